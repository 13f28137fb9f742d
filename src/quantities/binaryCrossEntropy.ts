/**
 * Binary cross entropy on probabilities: every entry is a yes-or-no question of its own.
 */

import {
  binaryCrossEntropy as binaryCrossEntropyOf,
  binaryLabels as binaryLabelsOf,
  clip,
  type LogarithmGuard,
  message,
  requireZeroToOne,
  type Tensor,
} from '../core/index.ts';
import type { Expression, Variable } from './expression.ts';
import { type BinaryLoss, computeBinary } from './mechanism/binary.ts';
import { binaryLetters, binaryReductionSteps, flatInput, smoothingSteps } from './mechanism/binarySteps.ts';
import { conventionOf } from './mechanism/conventions.ts';
import { defineQuantity, type Question } from './mechanism/define.ts';
import { given } from './mechanism/inputs.ts';
import { apply, at, letter, list, minus, negative, number, plus, type Show, weigh } from './mechanism/notation.ts';
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
  const probabilities: Tensor = clipping > 0 ? clip(source, clipping, 1 - clipping) : source;
  return computeBinary(
    { losses: binaryCrossEntropyOf(probabilities, labels, guard), labels },
    { probabilities },
    options,
  );
}

function explain(computed: BinaryLoss, question: Question, limits: DerivationLimits): Step[] {
  const { inputs, options } = question;
  const letters = binaryLetters(computed, question, limits);
  const { entries, entryList, y, shown } = letters;
  const source = given(inputs, 'probabilities');
  const { clipping, guard } = guards(options);
  const asGiven = flatInput(clipping > 0 ? 'a' : 'p', source, 'probabilities');
  const p = clipping > 0 ? letter('p', computed.parts.probabilities.data) : asGiven;
  const formula = (show: Show) =>
    plus(
      weigh(at(y, 'i', show), negative(guarded(at(p, 'i', show), guard))),
      weigh(minus(number(1), at(y, 'i', show)), negative(guarded(minus(number(1), at(p, 'i', show)), guard))),
    );
  return [
    ...(clipping > 0 ? [clippingStep(asGiven, p, clipping, shown)] : []),
    ...smoothingSteps(letters, question),
    step('definition', titles.definition, entries, entryList(formula('symbol'), false)),
    step('numbers', titles.numbers, entries, entryList(formula('value'), true), reasons.zeroWeight),
    ...binaryReductionSteps(computed, question, limits),
  ];
}

function clippingStep(before: Variable, after: Variable, clipping: number, shown: readonly number[]): Step {
  const inner = apply('min', number(1 - clipping), at(before, 'i', 'value'));
  const right = list('i', after.value.data.length, apply('max', number(clipping), inner), shown);
  return step('clipping', titles.clipping, after, right, reasons.clipped);
}

/** log p with what the framework does to keep it finite. */
function guarded(p: Expression, { offset = 0, floor = Number.NEGATIVE_INFINITY }: LogarithmGuard): Expression {
  const logarithm = apply('log', offset === 0 ? p : plus(p, number(offset)));
  return floor === Number.NEGATIVE_INFINITY ? logarithm : apply('max', logarithm, number(floor));
}
