/**
 * Softmax: logits become probabilities.
 */

import { alongAxis, float32, message, softmax as softmaxOf, type Tensor } from '../core/index.ts';
import type { Variable } from './expression.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { logitRowsInFloat32 } from './mechanism/float32Rows.ts';
import { given } from './mechanism/inputs.ts';
import { apply, at, list, minus, number, sum } from './mechanism/notation.ts';
import { axis, temperature } from './mechanism/options.ts';
import { logits } from './mechanism/roles.ts';
import { type ShownRow, shownRows, step } from './mechanism/rows.ts';
import {
  definitionReason,
  movedProbability,
  partitionSteps,
  probability,
  probabilityStep,
  type SoftmaxRow,
  scaledLogit,
  shiftedStep,
  softmaxRow,
} from './mechanism/softmaxSteps.ts';
import { reasons, titles } from './mechanism/words.ts';
import type { QuantityOptions, Step } from './types.ts';

/** Source: J. S. Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990. */
export const softmax = defineQuantity({
  id: 'softmax',
  title: message('Softmax'),
  summary: message('Which probabilities do these logits stand for?'),
  inputs: [logits],
  options: [axis, temperature],
  unit: 'probability',
  loss: false,
  compute({ inputs, options }) {
    const value = softmaxOf(given(inputs, 'logits'), settings(options));
    return { value, parts: {}, warnings: [] };
  },
  inFloat32: logitRowsInFloat32(float32.softmaxOfRow),
  explain({ value }, { inputs, options }, limits) {
    const source = given(inputs, 'logits');
    const rows = shownRows(alongAxis(source.shape, axisOf(options)), limits);
    return rows.flatMap((row) => rowSteps(row, source, value, options.temperature ?? 1));
  },
});

const settings = (options: QuantityOptions) => ({ axis: axisOf(options), temperature: options.temperature ?? 1 });

function rowSteps(row: ShownRow, source: Tensor, value: Tensor, divisor: number): Step[] {
  const softmaxed = softmaxRow(row, row.input('z', source, 'logits'), divisor);
  const p = row.derived('p', value);
  const isPlain = softmaxed.range === 'plain';
  const definition = list('i', row.length, probability(softmaxed, 'i', 'symbol'));
  const first = row.isFirst
    ? [step(row.id('definition'), titles.definition, p, definition, definitionReason(softmaxed))]
    : [];
  const numbers = { ...probabilityStep(row, softmaxed, p), id: row.id('numbers'), title: titles.numbers };
  const entries = at(p, 'i', 'value');
  const isExplained = row.isFirst && !softmaxed.hasNaN;
  const shifted = isExplained ? [...partitionSteps(row, softmaxed), shiftedStep(row, softmaxed, p)] : [];
  // The plain definition needs no other letters; the shifted one is written with the maximum, which comes first then.
  return [
    ...(isPlain ? [...first, numbers, ...shifted] : [...partitionSteps(row, softmaxed), ...first, numbers]),
    step(row.id('result'), titles.result, p, list('i', row.length, entries, row.shown())),
    ...checkSteps(row, softmaxed, p),
  ];
}

/** The sum, and for the first row: that only differences of logits count, and the logistic function for two classes. */
function checkSteps(row: ShownRow, softmaxed: SoftmaxRow, p: Variable): Step[] {
  if (!p.value.data.every(Number.isFinite) || row.length === 0) return [];
  const total = sum('i', row.length, at(p, 'i', 'value'), row.shown());
  const steps = [step(row.id('total'), titles.total, total, number(1))];
  if (!row.isFirst || !softmaxed.z.value.data.every(Number.isFinite)) return steps;
  if (softmaxed.range === 'plain') {
    steps.push(step(row.id('moved'), titles.check, p, movedProbability(softmaxed), reasons.movedLogits));
  }
  if (row.length === 2) {
    const difference = minus(scaledLogit(softmaxed, 0, 'value'), scaledLogit(softmaxed, 1, 'value'));
    steps.push(step(row.id('two-classes'), titles.check, at(p, 0), apply('sigmoid', difference), reasons.twoClasses));
  }
  return steps;
}
