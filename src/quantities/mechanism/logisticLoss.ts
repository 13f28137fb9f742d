/**
 * Logistic loss: the elementwise cross entropy with logits, with or without a weight of the positive class, from
 * evaluation to the steps of its derivation.
 */

import { binaryLabels, broadcastWeights, sigmoid, sigmoidCrossEntropy, type Tensor } from '../../core/index.ts';
import type { Expression, Variable } from '../expression.ts';
import type { DerivationLimits, Step } from '../types.ts';
import { type BinaryLoss, computeBinary } from './binary.ts';
import {
  type BinaryLetters,
  binaryGradientStep,
  binaryLetters,
  binaryReductionSteps,
  flatInput,
  smoothingSteps,
} from './binarySteps.ts';
import { conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { staysWithin } from './elementwise.ts';
import { given } from './inputs.ts';
import { apply, at, exp, letter, minus, negative, number, plus, type Show, times, weigh } from './notation.ts';
import { step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** Evaluates the loss. @throws InputError `shape`, `domain` */
export function computeLogisticLoss({ inputs, options }: Question): BinaryLoss {
  const logits = given(inputs, 'logits');
  const { anyLabels } = conventionOf(options);
  const { labelSmoothing = 0, posWeight = 1 } = options;
  const labels = binaryLabels(given(inputs, 'labels'), logits.shape, { labelSmoothing, anyLabels });
  const entries = sigmoidCrossEntropy(logits, labels, posWeight);
  return computeBinary({ ...entries, labels }, { probabilities: sigmoid(logits) }, options);
}

/** The letters of the formula: the logits x, the labels y, the positive weight where there is one. */
interface LogisticLetters extends BinaryLetters {
  readonly x: Variable;
  readonly weight: ((show: Show) => Expression) | undefined;
}

function lettersOf(computed: BinaryLoss, question: Question, limits: DerivationLimits): LogisticLetters {
  const { inputs, options } = question;
  const logits = given(inputs, 'logits');
  const { posWeight } = options;
  const weights =
    posWeight === undefined ? undefined : letter('w', broadcastWeights('posWeight', posWeight, logits.shape).data);
  const shared = typeof posWeight === 'number' ? number(posWeight) : undefined;
  return {
    ...binaryLetters(computed, question, limits),
    x: flatInput('x', logits, 'logits'),
    weight: weights && ((show) => shared ?? at(weights, 'i', show)),
  };
}

/** The positive and the negative term, each a label times an amount, from whatever stands for the two amounts. */
function twoTerms(letters: LogisticLetters, positive: Expression, negativeAmount: Expression, show: Show): Expression {
  const { y, weight } = letters;
  const label = at(y, 'i', show);
  const factor = weight ? times(weight(show), label) : label;
  return plus(weigh(factor, positive), weigh(minus(number(1), label), negativeAmount));
}

/** The derivation: definition, numbers, stable form, merged form, reduction, gradient. */
export function explainLogisticLoss(computed: BinaryLoss, question: Question, limits: DerivationLimits): Step[] {
  const letters = lettersOf(computed, question, limits);
  const logits = given(question.inputs, 'logits');
  const { entries, entryList, x } = letters;
  const surprisal = (show: Show, sign: 1 | -1) => {
    const argument = sign === 1 ? at(x, 'i', show) : negative(at(x, 'i', show));
    return negative(apply('log', apply('sigmoid', argument)));
  };
  const definition = (show: Show) => twoTerms(letters, surprisal(show, 1), surprisal(show, -1), show);
  const stable = (show: Show) => {
    const logit = at(x, 'i', show);
    return twoTerms(letters, apply('softplus', negative(logit)), apply('softplus', logit), show);
  };
  const isPlain = staysWithin(logits, 700);
  const steps = smoothingSteps(letters, question);
  if (isPlain) {
    steps.push(
      step('definition', titles.definition, entries, entryList(definition('symbol'), false)),
      step('numbers', titles.numbers, entries, entryList(definition('value'), true), reasons.substitute),
    );
  }
  steps.push(step('stable', titles.stable, entries, entryList(stable('value'), true), reasons.logisticShift));
  if (!letters.weight && mergesSafely(logits)) {
    steps.push(step('merged', titles.check, entries, entryList(mergedForm(letters), true), reasons.merged));
  }
  const slope = (show: Show) => slopeOf(letters, show);
  return [
    ...steps,
    ...binaryReductionSteps(computed, question, limits),
    ...binaryGradientStep(computed, letters, slope, question.options),
  ];
}

/** max(x, 0) − x·y + log1p(e^{−|x|}) cancels for huge logits and is ∞ − ∞ at infinite ones. */
function mergesSafely(logits: Tensor): boolean {
  return logits.data.every((value) => Math.abs(value) <= 1e4);
}

function mergedForm({ x, y }: LogisticLetters): Expression {
  const logit = at(x, 'i', 'value');
  const product = times(logit, at(y, 'i', 'value'));
  const tail = apply('log1p', exp(negative(apply('abs', logit))));
  return plus(minus(apply('max', logit, number(0)), product), tail);
}

/** σ(x) − y, or (1 − y)·σ(x) − w·y·σ(−x) with a weight of the positive class. */
function slopeOf(letters: LogisticLetters, show: Show): Expression {
  const { x, y, weight } = letters;
  const logit = at(x, 'i', show);
  const label = at(y, 'i', show);
  if (!weight) return minus(apply('sigmoid', logit), label);
  const pull = times(weight(show), label, apply('sigmoid', negative(logit)));
  return minus(times(minus(number(1), label), apply('sigmoid', logit)), pull);
}
