/**
 * Categorical steps: the derivation of the losses that compare a row of predictions with a label.
 */

import { compensatedSum, type Message } from '../../core/index.ts';
import type { Expression } from '../expression.ts';
import type { DerivationLimits, Step } from '../types.ts';
import type { CategoricalLoss } from './categorical.ts';
import { checkSteps, gradientSteps } from './categoricalChecks.ts';
import { type LossRow, lossRow } from './categoricalRow.ts';
import type { Question } from './define.ts';
import { reasonOfTerms } from './informationSteps.ts';
import { given } from './inputs.ts';
import { labelSteps, oneHotRow } from './labelSteps.ts';
import {
  apply,
  at,
  logarithm,
  minus,
  negative,
  number,
  over,
  perBase,
  plus,
  type Show,
  sum,
  sumExcept,
  times,
  weigh,
} from './notation.ts';
import { stageSteps } from './preparationSteps.ts';
import { baseOf } from './reducing.ts';
import { reductionSteps } from './reducingSteps.ts';
import { shownRows, step } from './rows.ts';
import {
  definitionReason,
  hasStableForm,
  partitionSteps,
  probability,
  probabilityStep,
  restStep,
  type SoftmaxRow,
  surprisalOfClass,
} from './softmaxSteps.ts';
import { reasons, titles } from './words.ts';

/**
 * The derivation of a categorical loss: its first rows, the reduction over all rows, the gradient, and second routes.
 * The first row that counts is explained in full.
 */
export function explainCategorical(computed: CategoricalLoss, question: Question, limits: DerivationLimits): Step[] {
  const read = shownRows(computed.layout, limits).map((row) => lossRow(row, computed, question));
  const explained = read.find((row) => !row.isIgnored);
  const rows = read.map((row) => ({ ...row, isFirst: row === explained }));
  return [
    ...rows.flatMap((row) => rowSteps(row, computed, question)),
    ...reductionSteps(computed.loss, question.options, limits, true),
    ...rows.flatMap((row) => gradientSteps(row, computed, question)),
    ...rows.filter((row) => row.isFirst).flatMap((row) => checkSteps(row, computed, question)),
  ];
}

type OfClass = (k: string | number) => Expression;

/** Σₖ uₖ·aₖ, or w·a_t for a single class, of any amounts a. */
function weightedSum(row: LossRow, amount: OfClass, show: Show): Expression {
  if (row.target !== undefined) {
    const picked = amount(row.target);
    return row.weight === 1 ? picked : weigh(number(row.weight), picked);
  }
  const shown = show === 'value' ? row.shown() : undefined;
  return sum('k', row.length, weigh(at(row.u, 'k', show), amount('k')), shown);
}

function rowSteps(row: LossRow, computed: CategoricalLoss, question: Question): Step[] {
  if (row.isIgnored) return [step(row.id('ignored'), titles.ignored, row.loss, number(0), reasons.ignored)];
  return [
    ...targetSteps(row, computed, question),
    ...(row.softmax ? logitSteps(row, row.softmax, question) : directSteps(row, computed, question)),
  ];
}

/** Where smoothing or class weights change the labels. */
function targetSteps(row: LossRow, computed: CategoricalLoss, { inputs, options }: Question): Step[] {
  if (row.target !== undefined) return [];
  const index = computed.indices?.[row.row];
  const y =
    index === undefined
      ? row.input('y', given(inputs, 'labels'), 'labels')
      : row.own('y', oneHotRow(index, row.length));
  return labelSteps(row, y, row.u, options, index);
}

function logitSteps(row: LossRow, softmax: SoftmaxRow, { options }: Question): Step[] {
  if (softmax.range === 'huge') return hugeSteps(row, softmax, options.base);
  const base = baseOf(options);
  const isPlain = softmax.range === 'plain';
  const shifted = perBase(
    base,
    weightedSum(row, (k) => surprisalOfClass(softmax, k, 'symbol', apply('log', softmax.S)), 'symbol'),
  );
  const meaning = isPlain
    ? negative(weightedSum(row, (k) => logarithm(base, probability(softmax, k, 'symbol')), 'symbol'))
    : shifted;
  const definition = step(row.id('definition'), titles.definition, row.loss, meaning, definitionReason(softmax));
  const isStable = hasStableForm(softmax);
  if (!isPlain) {
    const first = row.isFirst || !isStable ? [...partitionSteps(row, softmax), definition] : [];
    return [...first, ...(isStable ? stableSteps(row, softmax, base) : [])];
  }
  // a soft label of a probability near 1 is only seen in the stable form
  const hasNumbers = !row.isConfident || row.target !== undefined;
  return [
    ...(row.isFirst ? [definition] : []),
    probabilityStep(row, softmax, row.predictions, row.target),
    ...(hasNumbers ? [numbersStep(row, softmax, base)] : []),
    ...(row.isFirst && isStable
      ? [
          ...partitionSteps(row, softmax),
          step(row.id('shifted'), titles.fromLogSumExp, row.loss, shifted, reasons.logOfQuotient),
        ]
      : []),
    ...((row.isFirst || !hasNumbers) && isStable ? stableSteps(row, softmax, base) : []),
  ];
}

/** −log p with the probabilities; near 1 from all the others, which keep their digits. */
function numbersStep(row: LossRow, softmax: SoftmaxRow, base: number | 'e'): Step {
  const { target, predictions } = row;
  if (row.isConfident && target === softmax.maximumAt) {
    const others = sumExcept(target, 'j', row.length, at(predictions, 'j', 'value'), row.shown(target));
    const amount = () => perBase(base, apply('log1p', negative(others)));
    return step(
      row.id('numbers'),
      titles.numbers,
      row.loss,
      negative(weightedSum(row, amount, 'value')),
      reasons.nearOne,
    );
  }
  const right = negative(weightedSum(row, (k) => logarithm(base, at(predictions, k, 'value')), 'value'));
  return step(row.id('numbers'), titles.numbers, row.loss, right, reasonOfNumbers(row));
}

/** Why the numbers give what they give. */
function reasonOfNumbers(row: LossRow): Message {
  if (row.loss.value.data[0] === Number.POSITIVE_INFINITY) return reasons.impossibleEvent;
  return row.target === undefined ? reasonOfTerms(row.u) : reasons.substitute;
}

/** R, and the loss made with it: what is evaluated. */
function stableSteps(row: LossRow, softmax: SoftmaxRow, base: number | 'e'): Step[] {
  const { R, step: rest } = restStep(row, softmax);
  const right = perBase(
    base,
    weightedSum(row, (k) => surprisalOfClass(softmax, k, 'value', R), 'value'),
  );
  return [rest, step(row.id('stable'), titles.stable, row.loss, right, reasons.substitute)];
}

/** Where zₖ − m itself overflows: Σu·(m/T + log S) − Σ uₖ·zₖ/T. */
function hugeSteps(row: LossRow, softmax: SoftmaxRow, base: number | 'e' = 'e'): Step[] {
  const { m, S, z, temperature } = softmax;
  const scaled = (part: Expression) => (temperature === 1 ? part : over(part, number(temperature)));
  const total = plus(scaled(m), apply('log', S));
  const weightSum = number(compensatedSum(row.u.value.data));
  const terms = sum('k', row.length, weigh(at(row.u, 'k'), scaled(at(z, 'k'))));
  const right = perBase(base, minus(times(weightSum, total), terms));
  return [
    ...partitionSteps(row, softmax),
    step(row.id('definition'), titles.definition, row.loss, right, reasons.overflow),
  ];
}

/** Losses on probabilities or log-probabilities: what the framework does first, the definition, the numbers. */
function directSteps(row: LossRow, computed: CategoricalLoss, { inputs, options }: Question): Step[] {
  const { loss, predictions } = row;
  const base = baseOf(options);
  const isLogarithm = computed.prediction === 'logProbabilities';
  const why = isLogarithm ? reasons.givenLogarithms : undefined;
  const logP = (show: Show) => (k: string | number) => {
    const entry = at(predictions, k, show);
    return isLogarithm ? perBase(base, entry) : logarithm(base, entry);
  };
  const formula = (show: Show) => negative(weightedSum(row, logP(show), show));
  return [
    ...stageSteps(row, row.input('a', given(inputs, computed.prediction), computed.prediction), computed.stages),
    ...(row.isFirst ? [step(row.id('definition'), titles.definition, loss, formula('symbol'), why)] : []),
    step(row.id('numbers'), titles.numbers, loss, formula('value'), reasonOfNumbers(row)),
  ];
}
