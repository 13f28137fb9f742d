/**
 * One-hot: class indices become rows with a single 1.
 */

import { alongAxis, message, oneHot as oneHotOf } from '../core/index.ts';
import { conventionOf } from './mechanism/conventions.ts';
import { defineQuantity } from './mechanism/define.ts';
import { given } from './mechanism/inputs.ts';
import { at, letter, list, number, sum, times } from './mechanism/notation.ts';
import { depth, framework } from './mechanism/options.ts';
import { indexLabels } from './mechanism/roles.ts';
import { shownRows, step } from './mechanism/rows.ts';
import { titles } from './mechanism/words.ts';

export const oneHot = defineQuantity({
  id: 'oneHot',
  title: message('One-hot labels'),
  summary: message('Which rows stand for these class indices?'),
  inputs: [indexLabels],
  options: [depth, framework('torch', 'tensorflow', 'keras', 'optax', 'tfjs')],
  unit: 'probability',
  loss: false,
  compute({ inputs, options }) {
    const value = oneHotOf(given(inputs, 'labels'), options.depth, conventionOf(options).outOfRange);
    return { value, parts: {}, warnings: [] };
  },
  inFloat32: (_, { value }) => value,
  explain({ value }, { inputs }, limits) {
    const labels = given(inputs, 'labels');
    return shownRows(alongAxis(value.shape, -1), limits).flatMap((row) => {
      const label = labels.data[row.row];
      const y = letter('y', label, { mark: row.mark, origin: { role: 'labels', offset: row.row, stride: 1 } });
      const e = row.derived('e', value);
      const shown = row.shown(label);
      const entry = at(e, 'i', 'value');
      const isClass = label >= 0 && label < row.length;
      const positions = letter(
        'i',
        Float64Array.from({ length: row.length }, (_, position) => position),
      );
      const pick = sum('i', row.length, times(at(positions, 'i', 'value'), entry), shown);
      return [
        step(row.id('numbers'), titles.numbers, e, list('i', row.length, entry, shown)),
        ...(isClass ? [step(row.id('pick'), titles.pick, y, pick)] : []),
        ...(isClass ? [step(row.id('total'), titles.total, sum('i', row.length, entry, shown), number(1))] : []),
      ];
    });
  },
});
