/**
 * Softmax: logits become probabilities.
 */

import { alongAxis, message, softmax as softmaxOf, type Tensor } from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { given } from './mechanism/inputs.ts';
import { apply, at, list, minus, negative, number, sum } from './mechanism/notation.ts';
import { axis, temperature } from './mechanism/options.ts';
import { logits } from './mechanism/roles.ts';
import { type ShownRow, shownRows, step } from './mechanism/rows.ts';
import { partitionSteps, probability, probabilityStep, scaledLogit, softmaxRow } from './mechanism/softmaxSteps.ts';
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
  const definition = list('i', row.length, probability(softmaxed, 'i', 'symbol'));
  const why = softmaxed.range === 'plain' ? undefined : reasons.overflow;
  const entries = at(p, 'i', 'value');
  const meaning = [
    step(row.id('definition'), titles.definition, p, definition, why),
    { ...probabilityStep(row, softmaxed, p), id: row.id('numbers'), title: titles.numbers },
  ];
  // The plain definition needs no other letters; the shifted one is written with the maximum, which comes first then.
  const stable = partitionSteps(row, softmaxed);
  const steps = [
    ...(softmaxed.range === 'plain' ? [...meaning, ...stable] : [...stable, ...meaning]),
    step(row.id('result'), titles.result, p, list('i', row.length, entries, row.shown())),
  ];
  if (!p.value.data.every(Number.isFinite) || row.length === 0) return steps;
  steps.push(step(row.id('total'), titles.total, sum('i', row.length, entries, row.shown()), number(1)));
  if (row.length === 2 && row.isFirst && Number.isFinite(softmaxed.z.value.data[0])) {
    const difference = minus(scaledLogit(softmaxed, 1, 'value'), scaledLogit(softmaxed, 0, 'value'));
    const logistic = apply('sigmoid', negative(difference));
    steps.push(step(row.id('two-classes'), titles.check, at(p, 0), logistic, reasons.twoClasses));
  }
  return steps;
}
