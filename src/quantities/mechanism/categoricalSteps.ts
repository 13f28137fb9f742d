/**
 * Categorical steps: the derivation of the losses that compare a row of predictions with a label.
 */

import { compensatedSum, type Tensor } from '../../core/index.ts';
import type { Expression } from '../expression.ts';
import type { DerivationLimits, Step } from '../types.ts';
import type { CategoricalLoss, Stage } from './categorical.ts';
import { checkSteps, gradientSteps } from './categoricalChecks.ts';
import { isIgnored, type LossRow, lossRow } from './categoricalRow.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import {
  apply,
  at,
  list,
  minus,
  negative,
  number,
  over,
  perBase,
  plus,
  type Show,
  sum,
  times,
  weigh,
} from './notation.ts';
import { baseOf, reductionSteps } from './reducing.ts';
import { type ShownRow, shownRows, step } from './rows.ts';
import {
  hasStableForm,
  logProbability,
  partitionSteps,
  probabilityStep,
  type SoftmaxRow,
  stableSurprisal,
} from './softmaxSteps.ts';
import { reasons, titles } from './words.ts';

/** The derivation of a categorical loss: its first rows, then the reduction over all rows. */
export function explainCategorical(computed: CategoricalLoss, question: Question, limits: DerivationLimits): Step[] {
  const rows = shownRows(computed.layout, limits);
  return [
    ...rows.flatMap((row) => rowSteps(row, computed, question)),
    ...reductionSteps(computed.loss, question.options, limits, true),
    ...rows.flatMap((row) => gradientSteps(lossRow(row, computed, question), computed, question)),
  ];
}

/** Σₖ uₖ·aₖ, or w·a_t for a single class, of any amounts a. */
function weightedSum(
  row: LossRow,
  amount: (k: string | number) => Expression,
  show: Show,
  numbers: boolean,
): Expression {
  if (row.target !== undefined) {
    const picked = amount(row.target);
    return row.weight === 1 ? picked : weigh(number(row.weight), picked);
  }
  return sum('k', row.length, weigh(at(row.u, 'k', show), amount('k')), numbers ? row.shown() : undefined);
}

/** −Σₖ uₖ·log pₖ, or −w·log p_t, from whatever stands for log p. */
function lossOf(row: LossRow, logP: (k: string | number) => Expression, show: Show, numbers: boolean): Expression {
  return negative(weightedSum(row, logP, show, numbers));
}

function rowSteps(shown: ShownRow, computed: CategoricalLoss, question: Question): Step[] {
  const row = lossRow(shown, computed, question);
  if (isIgnored(shown, computed)) {
    return [step(row.id('ignored'), titles.ignored, row.loss, number(0), reasons.ignored)];
  }
  const base = baseOf(question.options);
  return [
    ...targetSteps(row, computed, question),
    ...(row.softmax ? logitSteps(row, row.softmax, question) : directSteps(row, computed, question)),
    ...(row.isFirst ? checkSteps(row, computed, base) : []),
  ];
}

/** Where smoothing or class weights change the labels: uₖ = wₖ·(yₖ·(1 − s) + s/K). */
function targetSteps(row: LossRow, computed: CategoricalLoss, { inputs, options }: Question): Step[] {
  const { labelSmoothing = 0, classWeights } = options;
  if (row.target !== undefined || (labelSmoothing === 0 && classWeights === undefined)) return [];
  const index = computed.indices?.[row.row];
  const y =
    index === undefined
      ? row.input('y', given(inputs, 'labels'), 'labels')
      : row.own('y', oneHotRow(index, row.length));
  const label = at(y, 'k', 'value');
  const smoothed =
    labelSmoothing === 0
      ? label
      : plus(times(label, minus(number(1), number(labelSmoothing))), over(number(labelSmoothing), number(row.length)));
  const weights =
    classWeights && row.own('w', 'data' in classWeights ? classWeights.data : Float64Array.from(classWeights));
  const body = weights ? times(at(weights, 'k', 'value'), smoothed) : smoothed;
  const right = list('k', row.length, body, row.shown(index));
  return weights
    ? [step(row.id('targets'), titles.targets, row.u, right, reasons.classWeights)]
    : [step(row.id('smoothing'), titles.smoothing, row.u, right, reasons.labelsSpread)];
}

function oneHotRow(index: number, length: number): Float64Array {
  const row = new Float64Array(length);
  row[index] = 1;
  return row;
}

function logitSteps(row: LossRow, softmax: SoftmaxRow, { options }: Question): Step[] {
  const base = baseOf(options);
  const { loss } = row;
  if (softmax.range === 'huge') return hugeSteps(row, softmax, options.base);
  const plainReason = softmax.range === 'plain' ? undefined : reasons.overflow;
  const definition = perBase(
    base,
    lossOf(row, (k) => logProbability(softmax, k), 'symbol', false),
  );
  const steps: Step[] = [];
  if (softmax.range === 'shifted') steps.push(...partitionSteps(row, softmax));
  steps.push(step(row.id('definition'), titles.definition, loss, definition, plainReason));
  if (softmax.range === 'plain') {
    const numbers = lossOf(row, (k) => apply('log', at(row.predictions, k, 'value')), 'value', true);
    steps.push(
      probabilityStep(row, softmax, row.predictions, row.target),
      step(row.id('numbers'), titles.numbers, loss, perBase(base, numbers), reasons.zeroWeight),
    );
    if (row.isFirst) steps.push(...partitionSteps(row, softmax));
  }
  if (row.isFirst && hasStableForm(softmax)) {
    const surprisal = (k: string | number) => stableSurprisal(softmax, k, 'value', row.shown(softmax.maximumAt));
    const right = perBase(base, weightedSum(row, surprisal, 'value', true));
    steps.push(step(row.id('stable'), titles.stable, loss, right, reasons.leaveOut));
  }
  return steps;
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
  const isLog = computed.prediction === 'logProbabilities';
  const logP = (show: Show) => (k: string | number) => {
    const entry = at(predictions, k, show);
    return isLog ? entry : apply('log', entry);
  };
  const source = given(inputs, computed.prediction);
  return [
    ...stageSteps(row, source, computed.stages),
    step(row.id('definition'), titles.definition, loss, perBase(base, lossOf(row, logP('symbol'), 'symbol', false))),
    step(
      row.id('numbers'),
      titles.numbers,
      loss,
      perBase(base, lossOf(row, logP('value'), 'value', true)),
      isLog ? reasons.substitute : reasons.zeroWeight,
    ),
  ];
}

/** Each stage as a list made from the one before; the first is made from the input. */
export function stageSteps(row: ShownRow, source: Tensor, stages: readonly Stage[]): Step[] {
  const names = ['a', 'b', 'c'];
  return stages.map((stage, position) => {
    const before =
      position === 0
        ? row.input('a', source, 'probabilities')
        : row.derived(names[position], stages[position - 1].value);
    const isLast = position === stages.length - 1;
    const after = row.derived(isLast ? 'p' : names[position + 1], stage.value);
    const id = row.id(`${stage.kind}${position + 1}`);
    if (stage.range === undefined) {
      const right = over(at(before, 'i', 'value'), sum('j', row.length, at(before, 'j', 'value'), row.shown()));
      return step(id, titles.rescaling, after, list('i', row.length, right, row.shown()), reasons.rescaled);
    }
    const [lower, upper] = stage.range;
    const inner = apply('min', number(upper), at(before, 'i', 'value'));
    const right = list('i', row.length, apply('max', number(lower), inner), row.shown());
    return step(id, titles.clipping, after, right, reasons.clipped);
  });
}
