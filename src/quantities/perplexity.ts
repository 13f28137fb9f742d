/**
 * Perplexity: the number of equally likely options that would be as uncertain.
 */

import { alongAxis, message, perplexity as perplexityOf } from '../core/index.ts';
import { axisOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { perplexityInFloat32 } from './mechanism/float32Rows.ts';
import { crossEntropyOf, reasonOfTerms } from './mechanism/informationSteps.ts';
import { given } from './mechanism/inputs.ts';
import { exp, number, power } from './mechanism/notation.ts';
import { axis, base } from './mechanism/options.ts';
import { baseOf } from './mechanism/reducing.ts';
import { p, q } from './mechanism/roles.ts';
import { resultStep, type ShownRow, shownRows, step } from './mechanism/rows.ts';
import { reasons, titles } from './mechanism/words.ts';
import type { Inputs, QuantityOptions, Step } from './types.ts';

/** Source: F. Jelinek et al., Perplexity – a measure of the difficulty of speech recognition tasks, 1977. */
export const perplexity = defineQuantity({
  id: 'perplexity',
  title: message('Perplexity'),
  summary: message('Among how many equally likely options would the choice be as hard?'),
  inputs: [p, { ...q, optional: true }],
  options: [axis, base],
  unit: 'none',
  loss: false,
  compute({ inputs, options }) {
    return { value: perplexityOf(given(inputs, 'p'), inputs.q, axisOf(options)), parts: {}, warnings: [] };
  },
  inFloat32: perplexityInFloat32,
  explain({ value }, { inputs, options }, limits) {
    const rows = shownRows(alongAxis(given(inputs, 'p').shape, axisOf(options)), limits);
    const steps = rows.flatMap((row) => rowSteps(row, inputs, value.data[row.row], options));
    const checks = rows.slice(0, 1).flatMap((row) => checkSteps(row, inputs, value.data[row.row], options));
    return [...steps, resultStep('PP', value, limits), ...checks];
  },
});

function rowSteps(row: ShownRow, inputs: Inputs, value: number, options: QuantityOptions): Step[] {
  const unit = baseOf(options);
  const above = row.input('p', given(inputs, 'p'), 'p');
  const below = inputs.q ? row.input('q', inputs.q, 'q') : above;
  const left = row.own('PP', value);
  const information = crossEntropyOf(unit, above, below);
  const H = row.own('H', information.evaluate().data[0]);
  const inBase = unit === 'e' ? exp(information) : power(number(unit), information);
  return [
    ...(row.isFirst ? [step(row.id('definition'), titles.definition, left, inBase, reasons.asManyOptions)] : []),
    step(
      row.id('numbers'),
      titles.numbers,
      H,
      crossEntropyOf(unit, above, below, 'value', row.shown()),
      H.value.data[0] === Number.POSITIVE_INFINITY ? reasons.impossibleEvent : reasonOfTerms(above),
    ),
    step(row.id('value'), titles.perplexity, left, unit === 'e' ? exp(H) : power(number(unit), H)),
  ];
}

/** 2 to the power of the same amount in bits. */
function checkSteps(row: ShownRow, inputs: Inputs, value: number, options: QuantityOptions): Step[] {
  if (baseOf(options) === 2) return [];
  const above = row.input('p', given(inputs, 'p'), 'p');
  const below = inputs.q ? row.input('q', inputs.q, 'q') : above;
  const inBits = power(number(2), crossEntropyOf(2, above, below));
  return [step(row.id('check'), titles.check, row.own('PP', value), inBits, reasons.anyBase)];
}
