/**
 * Log-softmax: logits become log-probabilities.
 */

import { alongAxis, logSoftmax as logSoftmaxOf, message, type Tensor } from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { given } from './mechanism/inputs.ts';
import { apply, at, exp, list, minus, negative, number, perBase, power, sum } from './mechanism/notation.ts';
import { axis, base, temperature } from './mechanism/options.ts';
import { baseOf, inBase } from './mechanism/reducing.ts';
import { logits } from './mechanism/roles.ts';
import { type ShownRow, shownRows, step } from './mechanism/rows.ts';
import {
  hasStableForm,
  logProbability,
  partitionSteps,
  shiftedLogit,
  softmaxRow,
  stableSurprisal,
} from './mechanism/softmaxSteps.ts';
import { reasons, titles } from './mechanism/words.ts';
import type { QuantityOptions, Step } from './types.ts';

export const logSoftmax = defineQuantity({
  id: 'logSoftmax',
  title: message('Log-softmax'),
  summary: message('Which log-probabilities do these logits stand for?'),
  inputs: [logits],
  options: [axis, temperature, base],
  unit: 'information',
  loss: false,
  compute({ inputs, options }) {
    const settings = { axis: axisOf(options), temperature: options.temperature ?? 1 };
    return { value: inBase(logSoftmaxOf(given(inputs, 'logits'), settings), options), parts: {}, warnings: [] };
  },
  explain({ value }, { inputs, options }, limits) {
    const source = given(inputs, 'logits');
    const rows = shownRows(alongAxis(source.shape, axisOf(options)), limits);
    return rows.flatMap((row) => rowSteps(row, source, value, options));
  },
});

function rowSteps(row: ShownRow, source: Tensor, value: Tensor, options: QuantityOptions): Step[] {
  const unit = baseOf(options);
  const softmax = softmaxRow(row, row.input('z', source, 'logits'), options.temperature ?? 1);
  const left = row.derived('a', value);
  const shown = row.shown(softmax.maximumAt);
  const definition = list('i', row.length, perBase(unit, logProbability(softmax, 'i')));
  const why = softmax.range === 'plain' ? undefined : reasons.overflow;
  const numbers = minus(shiftedLogit(softmax, 'i', 'value'), apply('log', softmax.S));
  const steps = [
    ...partitionSteps(row, softmax),
    step(row.id('definition'), titles.definition, left, definition, why),
    step(row.id('numbers'), titles.numbers, left, list('i', row.length, perBase(unit, numbers), shown), reasons.shift),
  ];
  if (hasStableForm(softmax)) {
    const body = perBase(unit, negative(stableSurprisal(softmax, 'i', 'value', shown)));
    steps.push(step(row.id('stable'), titles.stable, left, list('i', row.length, body, shown), reasons.leaveOut));
  }
  steps.push(step(row.id('result'), titles.result, left, list('i', row.length, at(left, 'i', 'value'), shown)));
  if (left.value.data.some(Number.isNaN) || row.length === 0) return steps;
  const entry = at(left, 'i', 'value');
  const share = unit === 'e' ? exp(entry) : power(number(unit), entry);
  return [
    ...steps,
    step(row.id('total'), titles.total, sum('i', row.length, share, shown), number(1), reasons.logSoftmaxSum),
  ];
}
