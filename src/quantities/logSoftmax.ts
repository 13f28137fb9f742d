/**
 * Log-softmax: logits become log-probabilities.
 */

import { alongAxis, float32, logSoftmax as logSoftmaxOf, message, type Tensor } from '../core/index.ts';
import type { Expression, Variable } from './expression.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { logitRowsInFloat32 } from './mechanism/float32Rows.ts';
import { given } from './mechanism/inputs.ts';
import { apply, at, type Base, exp, list, minus, number, perBase, power, sum } from './mechanism/notation.ts';
import { axis, base, temperature } from './mechanism/options.ts';
import { baseOf, inBase, tailsFor } from './mechanism/reducing.ts';
import { logits } from './mechanism/roles.ts';
import { type ShownRow, shownRows, step } from './mechanism/rows.ts';
import {
  definitionReason,
  hasStableForm,
  logProbability,
  partitionSteps,
  restStep,
  type SoftmaxRow,
  scaledLogit,
  shiftedLogit,
  softmaxRow,
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
    return {
      value: inBase(logSoftmaxOf(given(inputs, 'logits'), settings, tailsFor(options)), options),
      parts: {},
      warnings: [],
    };
  },
  inFloat32: logitRowsInFloat32(float32.logSoftmaxOfRow),
  explain({ value }, { inputs, options }, limits) {
    const source = given(inputs, 'logits');
    const rows = shownRows(alongAxis(source.shape, axisOf(options)), limits);
    return rows.flatMap((row) => rowSteps(row, source, value, options));
  },
});

function rowSteps(row: ShownRow, source: Tensor, value: Tensor, options: QuantityOptions): Step[] {
  const unit = baseOf(options);
  const softmax = softmaxRow(row, row.input('z', source, 'logits'), options.temperature ?? 1);
  const a = row.derived('a', value);
  const shown = row.shown(softmax.maximumAt);
  const entries = (body: Expression, written?: readonly number[]) =>
    list('i', row.length, perBase(unit, body), written);
  const definition = step(
    row.id('definition'),
    titles.definition,
    a,
    entries(logProbability(softmax, 'i')),
    definitionReason(softmax),
  );
  const first = row.isFirst ? [definition] : [];
  const result = step(row.id('result'), titles.result, a, list('i', row.length, at(a, 'i', 'value'), shown));
  if (softmax.hasNaN) return [...first, result];
  const difference = minus(shiftedLogit(softmax, 'i', 'value'), apply('log', softmax.S));
  const numbers = step(row.id('numbers'), titles.numbers, a, entries(difference, shown), reasons.logOfQuotient);
  return [
    ...(softmax.range === 'plain' ? first : []),
    ...partitionSteps(row, softmax),
    ...(softmax.range === 'plain' ? [] : first),
    numbers,
    ...(hasStableForm(softmax) ? stableSteps(row, softmax, a, entries) : []),
    result,
    ...checkSteps(row, softmax, a, unit),
  ];
}

/** R = log1p(Σ without the largest), and z − m − R: what is evaluated. */
function stableSteps(
  row: ShownRow,
  softmax: SoftmaxRow,
  a: Variable,
  entries: (body: Expression, written?: readonly number[]) => Expression,
): Step[] {
  const { R, step: rest } = restStep(row, softmax);
  const body = minus(shiftedLogit(softmax, 'i', 'value'), R);
  const stable = entries(body, row.shown(softmax.maximumAt));
  return [rest, step(row.id('stable'), titles.stable, a, stable)];
}

/** The sum of the probabilities, and for the first row the logits minus their log-sum-exp. */
function checkSteps(row: ShownRow, softmax: SoftmaxRow, a: Variable, unit: Base): Step[] {
  if (a.value.data.some(Number.isNaN) || row.length === 0) return [];
  const entry = at(a, 'i', 'value');
  const share = unit === 'e' ? exp(entry) : power(number(unit), entry);
  const total = sum('i', row.length, share, row.shown(softmax.maximumAt));
  const steps = [step(row.id('total'), titles.total, total, number(1), reasons.logSoftmaxSum)];
  if (!row.isFirst || softmax.range !== 'plain') return steps;
  const all = sum('j', row.length, exp(scaledLogit(softmax, 'j')));
  const difference = perBase(unit, minus(scaledLogit(softmax, 'i'), apply('log', all)));
  return [
    ...steps,
    step(row.id('logit-minus-total'), titles.check, a, list('i', row.length, difference), reasons.logitMinusTotal),
  ];
}
