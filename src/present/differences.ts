/** Differences: which of a library's defaults make its number another one than the panel's. */

import {
  alongAxis,
  compensatedSum,
  InputError,
  type Message,
  message,
  readRow,
  sameShape,
  type Tensor,
} from '../core/index.ts';
import type { LibraryQuestion, UsualCall } from '../frameworks/index.ts';
import {
  axisOf,
  type Convention,
  conventionOf,
  evaluate,
  type OptionDescription,
  type OptionName,
  type QuantityOptions,
  quantities,
} from '../quantities/index.ts';
import { formatNumber } from './numbers.ts';
import type { Wording } from './translate.ts';

/** More differences than these are not listed: a reader changes one thing at a time. */
const mostListed = 2;

/** The question that a panel answers, and its value. */
export interface Answered extends LibraryQuestion {
  readonly value: Tensor;
}

/** Whether two values are the same but for the rounding of their last digits. */
export function isSameValue(one: Tensor, other: Tensor): boolean {
  return sameShape(one.shape, other.shape) && one.data.every((value, k) => isNear(value, other.data[k]));
}

function isNear(one: number, other: number): boolean {
  if (Object.is(one, other) || one === other) return true;
  if (!Number.isFinite(one) || !Number.isFinite(other)) return false;
  return Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other));
}

/**
 * What a call does otherwise than the panel, in sentences: the one default that makes the whole difference where there is
 * one, else the first few that take part in it; none where the values are the same.
 */
export function differencesOf(call: UsualCall, exact: Tensor, panel: Answered, wording: Wording): string[] {
  if (isSameValue(exact, panel.value)) return [];
  const theirs = call.question;
  const everyOption = optionDifferences(theirs, exact, panel);
  const options = everyOption.filter(({ isIdle }) => !isIdle);
  const conventions = conventionDifferences(call, panel);
  const alone = options.find(({ changed }) => changed && isSameValue(changed, panel.value));
  if (alone) return [optionSentence(alone, wording)];
  const sentences = conventions.map(wording.translate);
  const plain = conventions.length > 0 ? withPanelsConventions(theirs, panel) : undefined;
  if (plain && isSameValue(plain, panel.value)) return sentences.slice(0, mostListed);
  const found = [...options.map((option) => optionSentence(option, wording)), ...sentences];
  if (found.length > 0) return found.slice(0, mostListed);
  const { framework } = panel.options;
  if (framework !== undefined && framework !== theirs.options.framework) {
    return [wording.translate(message('Without the conventions of {0}', framework))];
  }
  // none of them matters alone
  return everyOption.map((option) => optionSentence(option, wording)).slice(0, mostListed);
}

interface OptionDifference {
  readonly description: OptionDescription;
  readonly theirs: QuantityOptions[OptionName];
  readonly ours: QuantityOptions[OptionName];
  /** the call's value with the panel's option; absent where it has none */
  readonly changed: Tensor | undefined;
  /** by itself it changes nothing */
  readonly isIdle: boolean;
}

/** Options that say something about the mean or the conventions show in other sentences, or not at all. */
const notCompared: ReadonlySet<OptionName> = new Set(['framework', 'weightNormalization', 'depth']);

function optionDifferences(theirs: LibraryQuestion, exact: Tensor, panel: Answered): OptionDifference[] {
  const described = new Map<OptionName, OptionDescription>();
  for (const { quantity } of [theirs, panel]) {
    for (const description of quantities.get(quantity)?.options ?? []) described.set(description.name, description);
  }
  return [...described.values()].flatMap((description) => {
    const { name } = description;
    const [own, ours] = [theirs.options[name] ?? defaultOf(description), panel.options[name] ?? defaultOf(description)];
    if (notCompared.has(name) || isSameOption(own, ours)) return [];
    const changed = valueWith(theirs, { [name]: ours } as QuantityOptions);
    const isSame = changed !== undefined && isSameValue(changed, exact);
    return [{ description, theirs: own, ours, changed, isIdle: isSame && !isConventional(theirs, name, panel) }];
  });
}

/** Whether leaving an option out changes nothing only because the library's conventions put it in again. */
function isConventional(theirs: LibraryQuestion, name: OptionName, panel: Answered): boolean {
  const { [name]: _, ...rest } = theirs.options;
  if (panel.options[name] !== undefined || theirs.options[name] === undefined) return false;
  const [set, left] = [theirs, { ...theirs, options: rest }].map((each) => withPanelsConventions(each, panel));
  return set !== undefined && left !== undefined && !isSameValue(set, left);
}

function defaultOf(description: OptionDescription): QuantityOptions[OptionName] {
  if (description.name === 'labelSmoothing' || !('default' in description)) return undefined;
  return description.default as QuantityOptions[OptionName];
}

function isSameOption(one: QuantityOptions[OptionName], other: QuantityOptions[OptionName]): boolean {
  return one === other || JSON.stringify(one ?? 0) === JSON.stringify(other ?? 0);
}

function valueWith({ quantity, inputs, options }: LibraryQuestion, changes: QuantityOptions): Tensor | undefined {
  try {
    return evaluate(quantity, inputs, { ...options, ...changes }).value;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function withPanelsConventions(theirs: LibraryQuestion, { options: { framework } }: Answered): Tensor | undefined {
  const { framework: _, ...options } = theirs.options;
  return valueWith({ ...theirs, options }, framework === undefined ? {} : { framework });
}

/** "Reduction: mean instead of none" */
function optionSentence({ description, theirs, ours }: OptionDifference, wording: Wording): string {
  const [own, other] = [theirs, ours].map((value) => optionText(value, wording));
  const title = wording.translate(description.title);
  if (theirs === undefined) return wording.translate(message('{0}: not {1}', title, other));
  return wording.translate(
    ours === undefined ? message('{0}: {1}', title, own) : message('{0}: {1} instead of {2}', title, own, other),
  );
}

function optionText(value: QuantityOptions[OptionName], wording: Wording): string {
  if (typeof value === 'number') return formatNumber(value, wording);
  if (typeof value !== 'object') return String(value);
  const numbers = 'data' in value ? [...value.data] : value;
  return `[${numbers.map((each) => formatNumber(each, wording)).join(', ')}]`;
}

/** What the library's conventions do otherwise than the panel's, where these inputs show it. */
function conventionDifferences({ called, question, shape }: UsualCall, panel: Answered): Message[] {
  const [theirs, ours] = [conventionOf(question.options), conventionOf(panel.options)];
  const found: Message[] = [];
  if (called.result === 'squareRoot') found.push(message('The square root of the divergence'));
  if (called.axis === 'whole' && shape.length > 1) found.push(message('All elements are taken as one row'));
  if (theirs.rescales && !ours.rescales && rescalesSomething(question)) {
    found.push(message('Rows are rescaled to sum to 1'));
  }
  const guard = guardDifference(theirs, ours, question, panel);
  if (guard) found.push(guard);
  if (theirs.divergencePerEntry && question.quantity === 'klDivergenceLoss' && !ours.divergencePerEntry) {
    found.push(
      question.options.reduction === 'mean'
        ? message('One loss an entry: the mean divides by the number of entries')
        : message('One loss an entry, not one a row'),
    );
  }
  return found;
}

const predictionsOf = ({ inputs }: LibraryQuestion): Tensor[] =>
  [inputs.probabilities, inputs.p, inputs.q].filter((input) => input !== undefined);

/** Distributions are rescaled, probabilities of single events are not; the divergence loss takes them as they are. */
function rescalesSomething(question: LibraryQuestion): boolean {
  const described = quantities.get(question.quantity)?.inputs ?? [];
  const isOfRows = described.some(({ role, elements }) => role !== 'labels' && elements === 'distribution');
  if (!isOfRows || question.quantity === 'klDivergenceLoss') return false;
  return predictionsOf(question).some((input) => {
    const layout = alongAxis(input.shape, axisOf(question.options));
    return Array.from({ length: layout.rowCount }, (_, row) => compensatedSum(readRow(input, layout, row))).some(
      (sum) => !isNear(sum, 1),
    );
  });
}

/** What keeps logarithms of probabilities finite. */
function guardDifference(
  { epsilon, binaryGuard, logarithmFloor }: Convention,
  ours: Convention,
  question: LibraryQuestion,
  panel: Answered,
): Message | undefined {
  const ownEpsilon = panel.options.epsilon ?? ours.epsilon;
  const isBinary = question.quantity === 'binaryCrossEntropy';
  const shares = predictionsOf(question).flatMap(({ data }) => [...data]);
  if (isBinary && shares.some((p) => Math.log(Math.min(p, 1 - p)) < logarithmFloor)) {
    return message('No logarithm is below {0}', logarithmFloor);
  }
  if (epsilon === 0 || epsilon === ownEpsilon) return undefined;
  if (isBinary && binaryGuard === 'offset') return message('{0} is added inside the logarithms', String(epsilon));
  const isClipped = shares.some((p) => p < epsilon || p > 1 - epsilon);
  return isClipped ? message('Probabilities are clipped to [ε, 1 − ε], ε = {0}', shortEpsilon(epsilon)) : undefined;
}

/** 2^−52 is nobody's favourite decimal. */
const shortEpsilon = (epsilon: number): string => formatNumber(epsilon, { significantDigits: 2 });
