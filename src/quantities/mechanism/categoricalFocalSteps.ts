/**
 * Categorical focal steps: the derivation of the focal loss over classes.
 */

import { compensatedSum, type Tensor } from '../../core/index.ts';
import type { Expression, Variable } from '../expression.ts';
import type { DerivationLimits, Step } from '../types.ts';
import { type FocalLoss, focalSettings } from './categoricalFocal.ts';
import { stageSteps } from './categoricalSteps.ts';
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
  power,
  type Show,
  sum,
  times,
  weigh,
} from './notation.ts';
import { baseOf, entryLetter, inReduction, reductionSteps } from './reducing.ts';
import { type ShownRow, shownRows, step } from './rows.ts';
import {
  hasStableForm,
  logProbability,
  partitionSteps,
  probabilityStep,
  type SoftmaxRow,
  softmaxRow,
  stableSurprisal,
} from './softmaxSteps.ts';
import { reasons, titles } from './words.ts';

/** One row with its letters. */
interface FocalRow extends ShownRow {
  readonly p: Variable;
  readonly y: Variable;
  readonly softmax: SoftmaxRow | undefined;
  /** whether the probabilities are those of the softmax, untouched */
  readonly isExact: boolean;
}

/** The derivation: its first rows, the reduction, the gradient where there are logits. */
export function explainCategoricalFocal(computed: FocalLoss, question: Question, limits: DerivationLimits): Step[] {
  const rows = shownRows(computed.layout, limits).map((row) => focalRow(row, computed, question));
  return [
    ...rows.flatMap((row) => rowSteps(row, computed, question)),
    ...reductionSteps(computed.loss, question.options, limits, false),
    ...rows.flatMap((row) => gradientSteps(row, computed, question)),
  ];
}

function focalRow(row: ShownRow, computed: FocalLoss, { inputs, options }: Question): FocalRow {
  const { logits, probabilities } = inputs;
  const isInput = probabilities !== undefined && computed.stages.length === 0;
  const labels = given(inputs, 'labels');
  return {
    ...row,
    p: isInput ? row.input('p', probabilities, 'probabilities') : row.derived('p', computed.parts.probabilities),
    y: options.labelSmoothing ? row.derived('u', computed.labels) : row.input('y', labels, 'labels'),
    softmax: logits && softmaxRow(row, row.input('z', logits, 'logits'), options.temperature ?? 1),
    isExact: computed.stages.length === 0,
  };
}

/** −log pₖ: from p itself while a double holds it, else from the logits. */
function surprisal(row: FocalRow, show: Show): Expression {
  const { softmax, p, isExact } = row;
  if (softmax === undefined || !isExact || softmax.range === 'plain') return negative(apply('log', at(p, 'k', show)));
  return negative(logProbability(softmax, 'k', show));
}

/** Σₖ α·(1 − pₖ)^γ·yₖ·(−log pₖ). */
function formula(row: FocalRow, question: Question, show: Show): Expression {
  const { gamma, alpha } = focalSettings(question.options);
  const miss = power(minus(number(1), at(row.p, 'k', show)), number(gamma));
  const weight =
    alpha === undefined ? times(miss, at(row.y, 'k', show)) : times(number(alpha), miss, at(row.y, 'k', show));
  const shown = show === 'value' ? row.shown() : undefined;
  return perBase(baseOf(question.options), sum('k', row.length, weigh(weight, surprisal(row, show)), shown));
}

function rowSteps(row: FocalRow, computed: FocalLoss, question: Question): Step[] {
  const { softmax, isExact } = row;
  const loss = row.own(entryLetter(question.options), computed.loss.losses.data[row.row]);
  const probabilities = softmax ? softmaxSteps(row, softmax, computed) : sourceSteps(row, computed, question);
  return [
    ...probabilities,
    ...smoothingSteps(row, question),
    step(
      row.id('definition'),
      titles.definition,
      loss,
      formula(row, question, 'symbol'),
      softmax && isExact && softmax.range !== 'plain' ? reasons.overflow : reasons.focal,
    ),
    step(row.id('numbers'), titles.numbers, loss, formula(row, question, 'value'), reasons.zeroWeight),
  ];
}

function sourceSteps(row: FocalRow, computed: FocalLoss, { inputs }: Question): Step[] {
  return stageSteps(row, given(inputs, 'probabilities'), computed.stages);
}

/** m and S where they are needed, the softmax, and its clipping. */
function softmaxSteps(row: FocalRow, softmax: SoftmaxRow, computed: FocalLoss): Step[] {
  const source = row.derived(row.isExact ? 'p' : 'a', computed.source);
  const steps = softmax.range === 'plain' ? [] : partitionSteps(row, softmax);
  steps.push(probabilityStep(row, softmax, source));
  const clipping = computed.stages.at(-1);
  if (clipping?.range) steps.push(clippingStep(row, source, clipping.range, clipping.value));
  return steps;
}

function clippingStep(row: FocalRow, before: Variable, [lower, upper]: readonly [number, number], value: Tensor): Step {
  const inner = apply('min', number(upper), at(before, 'i', 'value'));
  const right = list('i', row.length, apply('max', number(lower), inner), row.shown());
  return step(row.id('clipping'), titles.clipping, row.derived('p', value), right, reasons.clipped);
}

function smoothingSteps(row: FocalRow, { inputs, options }: Question): Step[] {
  const { labelSmoothing } = options;
  if (!labelSmoothing) return [];
  const y = row.input('y', given(inputs, 'labels'), 'labels');
  const kept = times(at(y, 'k', 'value'), minus(number(1), number(labelSmoothing)));
  const right = list('k', row.length, plus(kept, over(number(labelSmoothing), number(row.length))), row.shown());
  return [step(row.id('smoothing'), titles.smoothing, row.y, right, reasons.labelsSpread)];
}

/** h = y·p·∂f/∂p of every class, and g = (h − p·Σh)/T: the chain rule through the softmax. */
function gradientSteps(row: FocalRow, computed: FocalLoss, question: Question): Step[] {
  const gradient = computed.gradients?.logits;
  const { softmax, isExact } = row;
  if (!gradient || !softmax || !isExact || !hasStableForm(softmax)) return [];
  const { options } = question;
  const { gamma, alpha = 1 } = focalSettings(options);
  const r = row.own('r', complements(row.p.value.data, softmax.maximumAt));
  const [p, miss, label] = [at(row.p, 'k', 'value'), at(r, 'k', 'value'), at(row.y, 'k', 'value')];
  const shown = row.shown(softmax.maximumAt);
  const amount = stableSurprisal(softmax, 'k', 'value', shown);
  const focusing = weigh(p, weigh(amount, times(number(gamma), power(miss, number(gamma - 1)))));
  const plain = power(miss, number(gamma));
  const pull = weigh(label, negative(times(number(alpha), gamma === 0 ? plain : plus(plain, focusing))));
  const pullList = list('k', row.length, pull, shown);
  const h = row.own('h', pullList.evaluate().data);
  const g = row.derived('g', gradient);
  const slope = minus(
    at(h, 'i', 'value'),
    times(at(row.p, 'i', 'value'), sum('j', row.length, at(h, 'j', 'value'), shown)),
  );
  const scaled = options.temperature === undefined ? slope : over(slope, number(options.temperature));
  const right = list('i', row.length, inReduction(computed.loss, row.row, perBase(baseOf(options), scaled)), shown);
  const steps = [
    step(row.id('complements'), titles.opposite, r, list('k', row.length, minus(number(1), p), shown)),
    step(row.id('pull'), titles.pull, h, pullList, reasons.chainRule),
    step(row.id('gradient'), titles.gradient, g, right, reasons.chainRule),
  ];
  if (!g.value.data.every(Number.isFinite)) return steps;
  const total = sum('i', row.length, at(g, 'i', 'value'), shown);
  return [...steps, step(row.id('gradient-sum'), titles.gradientSum, total, number(0), reasons.logSoftmaxSum)];
}

/** 1 − p of every class, for the largest one as the sum of the others. */
function complements(p: Float64Array, maximumAt: number): Float64Array {
  return p.map((share, k) => (k === maximumAt ? compensatedSum(p.filter((_, j) => j !== k)) : 1 - share));
}
