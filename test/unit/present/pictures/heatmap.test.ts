/** The heatmap: which numbers, which place, and how many share a cell. */

import assert from 'node:assert/strict';
import { heatmapOf, picturesOf, translator } from '../../../../src/present/index.ts';
import { batch, inspectionOf, pair } from '../inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

describe('the heatmap', () => {
  it('shows what is predicted for every class of every row, and the label', () => {
    const map = heatmapOf(batch, wording);
    assert.deepEqual([map?.rows, map?.columns, [...(map?.targets ?? [])]], [2, 3, [0, 1]]);
    // softmax of the rows, by Python
    assert.ok(Math.abs((map?.cells[0] ?? 0) - 0.6590011388859679) < 1e-15);
    assert.deepEqual(map?.markAt(1, 2).place, { array: 0, index: 5 });
    assert.match(map?.markAt(0, 0).sentence ?? '', /^row 0, class 0: probability 0\.65900114$/);
  });

  it('lets cells stand for several numbers, with the largest of them', () => {
    const rows = Array.from({ length: 401 }, (_, row) => [row / 1000, 1 - row / 1000]);
    const map = heatmapOf(inspectionOf('entropy', { p: ['p', rows] }), wording);
    assert.deepEqual([map?.rows, map?.rowsPerCell, map?.columns], [134, 3, 2]);
    // rows 0 to 2: the largest are 0.002 and 1
    assert.deepEqual([...(map?.cells.subarray(0, 2) ?? [])], [0.002, 1]);
    assert.equal(map?.note, 'Each cell is the largest of 3 rows × 1 classes.');
    assert.equal(map?.markAt(1, 0).place, undefined);
  });

  it('keeps NaN apart from the range', () => {
    const map = heatmapOf(
      inspectionOf('softmax', {
        logits: [
          'z',
          [
            [0, 0],
            [1, Number.NaN],
          ],
        ],
      }),
      wording,
    );
    assert.deepEqual([map?.minimum, map?.maximum], [0, 0.5]);
  });

  it('needs several rows', () => assert.equal(heatmapOf(pair, wording), undefined));
});

describe('the list of pictures', () => {
  const names = (inspection: Parameters<typeof picturesOf>[0]) => picturesOf(inspection).map(({ id }) => id);

  it('holds those that say something', () => {
    assert.deepEqual(names(pair), ['classes', 'codeLengths', 'slope']);
    assert.deepEqual(names(batch), ['classes', 'codeLengths', 'softmax', 'contributions', 'slope', 'heatmap']);
    assert.deepEqual(names(inspectionOf('softmax', { logits: ['z', [1, 2]] })), ['classes', 'softmax']);
    assert.deepEqual(names(inspectionOf('entropy', { p: ['p', [0.5, 0.5]] })), ['classes', 'codeLengths']);
    const binary = inspectionOf('binaryCrossEntropy', { probabilities: ['p', [0.5, 0.25]], labels: ['y', [1, 0]] });
    assert.deepEqual(names(binary), ['classes', 'codeLengths', 'contributions', 'slope']);
    const focal = inspectionOf('categoricalFocalCrossEntropy', {
      probabilities: ['p', [0.5, 0.5]],
      labels: ['y', [1, 0]],
    });
    assert.deepEqual(names(focal), ['classes', 'slope']);
  });
});
