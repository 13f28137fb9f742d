/**
 * Binary steps: the derivation of elementwise losses. All entries are one list; the reduction follows.
 */

import type { Message, Tensor } from '../../core/index.ts';
import type { Expression, Variable } from '../expression.ts';
import type { DerivationLimits, InputRole, Step } from '../types.ts';
import type { BinaryLoss } from './binary.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { smoothedLabel } from './labelSteps.ts';
import { at, isConstant, letter, list, number, over, perBase, type Show, sum, times } from './notation.ts';
import { baseOf } from './reducing.ts';
import { entryLetter, reductionSteps } from './reducingSteps.ts';
import { shownElements, shownRows, step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** The letters of an elementwise loss: its entries ℓ, the labels that count, and which entries to write out. */
export interface BinaryLetters {
  readonly entries: Variable;
  readonly y: Variable;
  readonly shown: readonly number[];
  readonly count: number;
  /** a list over all entries, of amounts in nats shown in the base in force */
  entryList(body: Expression, numbers: boolean): Expression;
}

/** A letter for all elements of an input, in order. */
export function flatInput(name: string, source: Tensor, role: InputRole): Variable {
  return letter(name, source.data, { origin: { role, offset: 0, stride: 1 } });
}

/** The letters of a computed elementwise loss. */
export function binaryLetters(
  computed: BinaryLoss,
  { inputs, options }: Question,
  limits: DerivationLimits,
): BinaryLetters {
  const count = computed.elements.data.length;
  const shown = shownElements(computed.elements, limits);
  return {
    entries: letter(computed.averaged ? 'e' : entryLetter(options), computed.elements.data),
    y: options.labelSmoothing ? letter('u', computed.labels.data) : flatInput('y', given(inputs, 'labels'), 'labels'),
    shown,
    count,
    entryList: (body, numbers) => list('i', count, perBase(baseOf(options), body), numbers ? shown : undefined),
  };
}

/** Some entries of a letter for all of them, marked with what they have in common. */
export function selection(of: Variable, positions: readonly number[], mark: string): Variable {
  const values = Float64Array.from(positions, (position) => of.value.data[position]);
  const origin = of.origin && { ...of.origin, positions };
  return letter(of.name, values, { mark, origin });
}

/** Where smoothing changes the labels: u = y·(1 − s) + s/2. */
export function smoothingSteps(letters: BinaryLetters, { inputs, options }: Question): Step[] {
  const { labelSmoothing } = options;
  if (!labelSmoothing) return [];
  const y = at(flatInput('y', given(inputs, 'labels'), 'labels'), 'i', 'value');
  const right = list('i', letters.count, smoothedLabel(y, labelSmoothing, 2), letters.shown);
  return [step('smoothing', titles.smoothing, letters.y, right, reasons.labelsSpread)];
}

/** From the entries to the result: the average along the last axis where there is one, then the reduction. */
export function binaryReductionSteps(computed: BinaryLoss, { options }: Question, limits: DerivationLimits): Step[] {
  const { averaged, loss, elements } = computed;
  const averages = (averaged ? shownRows(averaged, limits) : []).map((row) => {
    const entries = row.derived('e', elements);
    const right = over(sum('k', row.length, at(entries, 'k', 'value'), row.shown()), number(row.length));
    const left = row.own(entryLetter(options), loss.losses.data[row.row]);
    return step(row.id('average'), titles.average, left, right);
  });
  return [...averages, ...reductionSteps(loss, options, limits, false)];
}

/** The gradient as a list of slopes, each with its share in the reduced result: in letters, and with the numbers. */
export function binaryGradientSteps(
  computed: BinaryLoss,
  letters: BinaryLetters,
  slope: (show: Show) => Expression,
  options: Question['options'],
  reason: Message,
): Step[] {
  const gradient = computed.gradients?.logits;
  if (gradient === undefined) return [];
  const { count, shown } = letters;
  const { share, steps } = shares(computed, letters);
  // + 0: a slope of −0 is written as 0
  const g = letter(
    'g',
    gradient.data.map((value) => value + 0),
  );
  const amount = (show: Show) => share(perBase(baseOf(options), slope(show)), show);
  return [
    ...steps,
    step('slope', titles.gradient, g, list('i', count, amount('symbol')), reason),
    step('gradient', titles.gradientNumbers, g, list('i', count, amount('value'), shown), reasons.substitute),
  ];
}

/** What the reduction makes of the slope of an entry, and the step that says so where it is not one number for all. */
function shares(
  { factors, averaged, loss }: BinaryLoss,
  { count, shown }: BinaryLetters,
): { readonly share: (amount: Expression, show: Show) => Expression; readonly steps: readonly Step[] } {
  const [first = 1] = factors;
  if (isConstant(factors)) {
    const inverse = 1 / first;
    if (first === 1) return { share: (amount) => amount, steps: [] };
    if (Number.isInteger(inverse)) return { share: (amount) => over(amount, number(inverse)), steps: [] };
    return { share: (amount) => times(number(first), amount), steps: [] };
  }
  const { sampleWeights, reduced } = loss;
  const { denominator } = reduced;
  if (averaged === undefined && sampleWeights && denominator !== 0) {
    const weights = letter('s', sampleWeights);
    const weighted = (amount: Expression, show: Show) => times(at(weights, 'i', show), amount);
    if (denominator === undefined || denominator === 1) return { share: weighted, steps: [] };
    return { share: (amount, show) => over(weighted(amount, show), number(denominator)), steps: [] };
  }
  const c = letter('c', factors);
  return {
    share: (amount, show) => times(at(c, 'i', show), amount),
    steps: [step('shares', titles.shares, c, list('i', count, at(c, 'i', 'value'), shown), reasons.shares)],
  };
}

/** y·a + (1 − y)·b, in which 0 · ∞ is 0. */
export function mixed(label: number, positive: number, otherwise: number): number {
  const weighted = (weight: number, amount: number) => (weight === 0 && !Number.isNaN(amount) ? 0 : weight * amount);
  return weighted(label, positive) + weighted(1 - label, otherwise);
}

/** Nats in the base of the options. */
export function natsInBase(nats: Float64Array, options: Question['options']): Float64Array {
  const base = baseOf(options);
  return base === 'e' ? nats : nats.map((amount) => amount / Math.log(base));
}

/** A list that is not a step of the way to the result, with its numbers. */
export function asideStep(
  { count, shown }: BinaryLetters,
  aside: Pick<Step, 'id' | 'title' | 'reason'>,
  left: Expression,
  values: Float64Array,
): Step {
  return { ...aside, left, right: list('i', count, at(letter('e', values), 'i', 'value'), shown) };
}
