/**
 * Log-sum-exp: the logarithm of the softmax's denominator.
 */

import { alongAxis, float32, logSumExp as logSumExpOf, message, type Tensor } from '../core/index.ts';
import type { Variable } from './expression.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { reducedLogitsInFloat32 } from './mechanism/float32Rows.ts';
import { given } from './mechanism/inputs.ts';
import {
  apply,
  type Base,
  exp,
  isAscending,
  number,
  over,
  perBase,
  plus,
  type Show,
  sum,
} from './mechanism/notation.ts';
import { axis, base, temperature } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { logits } from './mechanism/roles.ts';
import { resultStep, type ShownRow, shownRows, step } from './mechanism/rows.ts';
import {
  definitionReason,
  hasStableForm,
  partitionSteps,
  restStep,
  type SoftmaxRow,
  scaledLogit,
  softmaxRow,
} from './mechanism/softmaxSteps.ts';
import { reasons, titles } from './mechanism/words.ts';
import type { QuantityOptions, Step } from './types.ts';

export const logSumExp = defineQuantity({
  id: 'logSumExp',
  title: message('Log-sum-exp'),
  summary: message('What is the smooth maximum of these logits?'),
  inputs: [logits],
  options: [axis, temperature, base],
  unit: 'information',
  loss: false,
  compute({ inputs, options }) {
    const settings = { axis: axisOf(options), temperature: options.temperature ?? 1 };
    return { value: inBase(logSumExpOf(given(inputs, 'logits'), settings), options), parts: {}, warnings: [] };
  },
  inFloat32: reducedLogitsInFloat32(float32.logSumExpOfRow),
  explain({ value }, { inputs, options }, limits) {
    const source = given(inputs, 'logits');
    const rows = shownRows(alongAxis(source.shape, axisOf(options)), limits);
    return [...rows.flatMap((row) => rowSteps(row, source, value, options)), resultStep('A', value, limits)];
  },
});

function rowSteps(row: ShownRow, source: Tensor, value: Tensor, options: QuantityOptions): Step[] {
  const unit = baseOf(options);
  const softmax = softmaxRow(row, row.input('z', source, 'logits'), options.temperature ?? 1);
  const A = row.own('A', value.data[row.row]);
  const shown = row.shown(softmax.maximumAt);
  const hasMaximum = Number.isFinite(softmax.m.value.data[0]);
  const total = (show: Show) =>
    sum('j', row.length, exp(scaledLogit(softmax, 'j', show)), show === 'value' ? shown : undefined);
  const plain = (show: Show) => perBase(unit, apply('log', total(show)));
  const why = softmax.range === 'plain' ? definitionReason(softmax) : undefined;
  const meaning =
    softmax.range === 'plain' || !hasMaximum
      ? [
          ...(row.isFirst ? [step(row.id('definition'), titles.definition, A, plain('symbol'), why)] : []),
          step(row.id('numbers'), titles.numbers, A, plain('value'), reasons.substitute),
        ]
      : [];
  return hasMaximum && (row.isFirst || meaning.length === 0)
    ? [...meaning, ...shiftedSteps(row, softmax, A, unit)]
    : meaning;
}

/** m + log S, m + log1p of the rest, and for the first row what the result can be at most. */
function shiftedSteps(row: ShownRow, softmax: SoftmaxRow, A: Variable, unit: Base): Step[] {
  const { m, S, temperature } = softmax;
  const isPlain = softmax.range === 'plain';
  const scaledMaximum = temperature === 1 ? m : over(m, number(temperature));
  const shifted = perBase(unit, plus(scaledMaximum, apply('log', S)));
  const title = isPlain ? titles.stable : titles.definition;
  const steps = [
    ...partitionSteps(row, softmax),
    step(
      row.id(isPlain ? 'shifted' : 'definition'),
      title,
      A,
      shifted,
      isPlain ? reasons.shift : definitionReason(softmax),
    ),
  ];
  if (hasStableForm(softmax)) {
    const { R, step: rest } = restStep(row, softmax);
    const stable = perBase(unit, plus(number(m.value.data[0] / temperature), R));
    steps.push(rest, step(row.id('stable'), titles.numbers, A, stable, reasons.substitute));
  }
  if (!row.isFirst || !isAscending(unit)) return steps;
  const bound = perBase(unit, plus(scaledMaximum, apply('log', number(row.length))));
  const most = number(bound.evaluate().data[0]);
  return [...steps, step(row.id('at-most'), titles.atMost, bound, most, reasons.atMostLogK)];
}
