/**
 * Log-sum-exp: the logarithm of the softmax's denominator.
 */

import { alongAxis, logSumExp as logSumExpOf, message, type Tensor } from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { given } from './mechanism/inputs.ts';
import { apply, exp, number, over, perBase, plus, sum } from './mechanism/notation.ts';
import { axis, base, temperature } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { logits } from './mechanism/roles.ts';
import { resultStep, type ShownRow, shownRows, step } from './mechanism/rows.ts';
import { hasStableForm, logOfRest, partitionSteps, scaledLogit, softmaxRow } from './mechanism/softmaxSteps.ts';
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
  explain({ value }, { inputs, options }, limits) {
    const source = given(inputs, 'logits');
    const rows = shownRows(alongAxis(source.shape, axisOf(options)), limits);
    return [...rows.flatMap((row) => rowSteps(row, source, value, options)), resultStep('A', value, limits)];
  },
});

function rowSteps(row: ShownRow, source: Tensor, value: Tensor, options: QuantityOptions): Step[] {
  const unit = baseOf(options);
  const softmax = softmaxRow(row, row.input('z', source, 'logits'), options.temperature ?? 1);
  const left = row.own('A', value.data[row.row]);
  const shown = row.shown(softmax.maximumAt);
  const hasMaximum = Number.isFinite(softmax.m.value.data[0]);
  const steps: Step[] = [];
  if (softmax.range === 'plain' || !hasMaximum) {
    const whole = (show: 'symbol' | 'value') =>
      sum('j', row.length, exp(scaledLogit(softmax, 'j', show)), show === 'value' ? shown : undefined);
    const definition = perBase(unit, apply('log', whole('symbol')));
    const numbers = perBase(unit, apply('log', whole('value')));
    steps.push(
      step(row.id('definition'), titles.definition, left, definition),
      step(row.id('numbers'), titles.numbers, left, numbers, reasons.substitute),
    );
  }
  if (!hasMaximum) return steps;
  const scaledMaximum = softmax.temperature === 1 ? softmax.m : over(softmax.m, number(softmax.temperature));
  const shifted = perBase(unit, plus(scaledMaximum, apply('log', softmax.S)));
  steps.push(
    ...partitionSteps(row, softmax),
    step(
      row.id('shifted'),
      softmax.range === 'plain' ? titles.stable : titles.definition,
      left,
      shifted,
      reasons.shift,
    ),
  );
  if (!hasStableForm(softmax)) return steps;
  const rest = logOfRest(softmax, 'value', shown, softmax.maximumAt);
  const stable = perBase(unit, plus(scaledMaximum, rest));
  return [...steps, step(row.id('stable'), titles.stable, left, stable, reasons.leaveOut)];
}
