/**
 * Binary cross entropy on probabilities: every entry is a yes-or-no question of its own.
 */

import {
  binaryCrossEntropy as binaryCrossEntropyOf,
  binaryLabels as binaryLabelsOf,
  clip,
  clippingRange,
  type LogarithmGuard,
  type Message,
  message,
  requireZeroToOne,
  type Tensor,
} from '../core/index.ts';
import type { Expression, Variable } from './expression.ts';
import { type BinaryLoss, computeBinary } from './mechanism/binary.ts';
import {
  asideStep,
  type BinaryLetters,
  binaryLetters,
  binaryReductionSteps,
  flatInput,
  mixed,
  natsInBase,
  smoothingSteps,
} from './mechanism/binarySteps.ts';
import { conventionOf } from './mechanism/conventions.ts';
import { defineQuantity, type Question } from './mechanism/define.ts';
import { binaryCrossEntropyInFloat32 } from './mechanism/float32Binary.ts';
import { given } from './mechanism/inputs.ts';
import {
  apply,
  at,
  exp,
  isAscending,
  letter,
  list,
  logarithm,
  logOneMinus,
  minus,
  negative,
  number,
  over,
  plus,
  type Show,
  times,
  weigh,
} from './mechanism/notation.ts';
import {
  axis,
  base,
  epsilon,
  framework,
  labelSmoothing,
  reduction,
  sampleWeights,
  weightNormalization,
} from './mechanism/options.ts';
import { clippedProbability, isMoved } from './mechanism/preparationSteps.ts';
import { baseOf, entryTailsFor } from './mechanism/reducing.ts';
import { binaryLabels, separateProbabilities } from './mechanism/roles.ts';
import { step } from './mechanism/rows.ts';
import { reasons, titles } from './mechanism/words.ts';
import type { DerivationLimits, QuantityOptions, Step } from './types.ts';

export const binaryCrossEntropy = defineQuantity({
  id: 'binaryCrossEntropy',
  title: message('Binary cross entropy'),
  summary: message('How surprising is each label to its predicted probability?'),
  inputs: [separateProbabilities, binaryLabels],
  options: [
    reduction,
    axis,
    base,
    labelSmoothing,
    sampleWeights,
    weightNormalization,
    epsilon,
    framework('torch', 'tensorflow', 'keras', 'sklearn', 'tfjs'),
  ],
  unit: 'information',
  loss: true,
  compute,
  inFloat32: (question, exact) => binaryCrossEntropyInFloat32(question, exact, guards(question.options)),
  explain,
});

/** ε where it clips, and what guards the logarithms. */
function guards(options: QuantityOptions): { readonly clipping: number; readonly guard: LogarithmGuard } {
  const { epsilon: conventional, binaryGuard, logarithmFloor } = conventionOf(options);
  const value = options.epsilon ?? conventional;
  const isOffset = binaryGuard === 'offset';
  return { clipping: isOffset ? 0 : value, guard: { offset: isOffset ? value : 0, floor: logarithmFloor } };
}

function compute({ inputs, options }: Question): BinaryLoss {
  const source = given(inputs, 'probabilities');
  const { anyLabels, anyProbabilities } = conventionOf(options);
  const labels = binaryLabelsOf(given(inputs, 'labels'), source.shape, {
    labelSmoothing: options.labelSmoothing ?? 0,
    anyLabels,
  });
  if (!anyProbabilities) requireZeroToOne('probabilities', source);
  const { clipping, guard } = guards(options);
  const probabilities: Tensor = clipping > 0 ? clip(source, ...clippingRange(clipping)) : source;
  return computeBinary(
    { losses: binaryCrossEntropyOf(probabilities, labels, guard, entryTailsFor(options)), labels },
    { probabilities },
    options,
  );
}

function explain(computed: BinaryLoss, question: Question, limits: DerivationLimits): Step[] {
  const { inputs, options } = question;
  const letters = binaryLetters(computed, question, limits);
  const { entries, entryList, count, shown } = letters;
  const source = given(inputs, 'probabilities');
  const { clipping, guard } = guards(options);
  const asGiven = flatInput(clipping > 0 ? 'a' : 'p', source, 'probabilities');
  const p = clipping > 0 ? letter('p', computed.parts.probabilities.data) : asGiven;
  const clipped = list('i', count, clippedProbability(at(asGiven, 'i', 'value'), clipping), shown);
  const definition = entryList(entryOf(letters, p, guard, 'symbol'), false);
  const numbers = entryList(entryOf(letters, p, guard, 'value'), true);
  return [
    ...(clipping > 0 ? [step('clipping', titles.clipping, p, clipped, reasons.clipped)] : []),
    ...smoothingSteps(letters, question),
    step('definition', titles.definition, entries, definition, reasonOfGuard(guard)),
    step('numbers', titles.numbers, entries, numbers, reasonOfNumbers(letters)),
    ...binaryReductionSteps(computed, question, limits),
    ...checkSteps(letters, { asGiven, p, clipping }, guard, options),
  ];
}

function reasonOfGuard({ offset = 0, floor = Number.NEGATIVE_INFINITY }: LogarithmGuard): Message | undefined {
  if (offset !== 0) return reasons.offset;
  return floor === Number.NEGATIVE_INFINITY ? undefined : reasons.floor;
}

function reasonOfNumbers({ y, entries }: BinaryLetters): Message {
  if (entries.value.data.includes(Number.POSITIVE_INFINITY)) return reasons.impossibleEvent;
  return y.value.data.some((label) => label === 0 || label === 1) ? reasons.zeroWeight : reasons.substitute;
}

/** y·(−log p) + (1 − y)·(−log(1 − p)). */
function entryOf({ y }: BinaryLetters, p: Variable, guard: LogarithmGuard, show: Show): Expression {
  const [share, label] = [at(p, 'i', show), at(y, 'i', show)];
  return plus(
    weigh(label, negative(guarded(share, guard))),
    weigh(minus(number(1), label), negative(guardedOpposite(share, guard))),
  );
}

/** The entries without the framework's guards, and by the logits of their probabilities. */
function checkSteps(
  letters: BinaryLetters,
  { asGiven, p, clipping }: { readonly asGiven: Variable; readonly p: Variable; readonly clipping: number },
  { offset = 0, floor = Number.NEGATIVE_INFINITY }: LogarithmGuard,
  options: QuantityOptions,
): Step[] {
  const { entries, entryList, y, count, shown } = letters;
  const isFloored = asGiven.value.data.some((share) => Math.log(Math.min(share, 1 - share)) < floor);
  const isGuarded = offset !== 0 || isFloored || isMoved(asGiven.value, p.value);
  const without = [
    ...boundSteps(letters, clipping || offset, options),
    ...(isGuarded ? [unguardedStep(letters, asGiven, options)] : []),
  ];
  const isInside = p.value.data.every((share) => share > 0 && share < 1);
  if (offset !== 0 || isFloored || !isInside || count === 0) return without;
  const share = at(p, 'i', 'value');
  const odds = list('i', count, apply('log', over(share, minus(number(1), share))), shown);
  // of 1 − ε the double next to it leaves 1 − p with few digits; its logit is that of ε with the sign turned
  const logits = p.value.data.map((near, i) => (asGiven.value.data[i] > near ? -logitOf(clipping) : logitOf(near)));
  const x = letter('x', logits);
  const logit = at(x, 'i', 'value');
  const linear = minus(apply('max', logit, number(0)), times(logit, at(y, 'i', 'value')));
  const logistic = plus(linear, apply('log1p', exp(negative(apply('abs', logit)))));
  return [
    ...without,
    step('logits', titles.logits, x, odds, reasons.logitsOfProbabilities),
    step('logistic', titles.check, entries, entryList(logistic, true), reasons.merged),
  ];
}

/** −log ε: what clipping leaves of the loss of an impossible label. */
function boundSteps({ y }: BinaryLetters, epsilon: number, options: QuantityOptions): Step[] {
  const base = baseOf(options);
  const isShare = y.value.data.every((label) => label >= 0 && label <= 1);
  if (epsilon === 0 || !isShare || !isAscending(base)) return [];
  const bound = negative(logarithm(base, number(epsilon)));
  return [step('at-most', titles.atMost, bound, number(bound.evaluate().data[0]), reasons.clippingBounds)];
}

/** The entries without what a framework does to keep them finite. */
function unguardedStep(letters: BinaryLetters, p: Variable, options: QuantityOptions): Step {
  const { y, entryList } = letters;
  const values = p.value.data.map((share, i) => mixed(y.value.data[i], -Math.log(share), -Math.log1p(-share)));
  const aside = { id: 'without-clipping', title: titles.withoutClipping, reason: reasons.withoutClipping };
  return asideStep(letters, aside, entryList(entryOf(letters, p, {}, 'value'), true), natsInBase(values, options));
}

/** log(p/(1 − p)) */
const logitOf = (share: number) => Math.log(share) - Math.log1p(-share);

/** log p with what the framework does to keep it finite. */
function guarded(p: Expression, { offset = 0, floor }: LogarithmGuard): Expression {
  return floored(apply('log', offset === 0 ? p : plus(p, number(offset))), floor);
}

/** log(1 − p) with what the framework does to keep it finite. */
function guardedOpposite(p: Expression, { offset = 0, floor }: LogarithmGuard): Expression {
  return floored(offset === 0 ? logOneMinus(p) : apply('log', plus(minus(number(1), p), number(offset))), floor);
}

function floored(logarithm: Expression, floor = Number.NEGATIVE_INFINITY): Expression {
  return floor === Number.NEGATIVE_INFINITY ? logarithm : apply('max', logarithm, number(floor));
}
