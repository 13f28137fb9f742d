/** Code lengths and the lens of binary losses: yes-or-no questions, each with its own two answers. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Inspection } from '../../../../src/inspect/index.ts';
import {
  type CodeLengths,
  codeLengthsOf,
  type LossLens,
  lossLensOf,
  picturesOf,
  translator,
} from '../../../../src/present/index.ts';
import {
  evaluate,
  type FrameworkName,
  type QuantityId,
  type QuantityOptions,
} from '../../../../src/quantities/index.ts';
import { inspectionOf } from '../inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

function lengthsOf(inspection: Inspection, row = 0): CodeLengths {
  const picture = codeLengthsOf(inspection, row, wording);
  assert.ok(picture);
  return picture;
}

function lensOf(inspection: Inspection, row = 0): LossLens {
  const lens = lossLensOf(inspection, row, wording);
  assert.ok(lens);
  return lens;
}

function near(actual: number | undefined, expected: number): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  );
}

const onProbabilities = inspectionOf(
  'binaryCrossEntropy',
  { probabilities: ['p', [0.25, 0.5, 0.875]], labels: ['y', [1, 0, 0]] },
  { base: 2 },
);
/** log(1 + e^−2) = 0.1269280110429726 and log(1 + e^1) = 1.3132616875182228, by Python's math */
const multiLabel = inspectionOf('sigmoidCrossEntropyWithLogits', {
  logits: [
    'z',
    [
      [2, 1],
      [0, 0],
    ],
  ],
  labels: [
    'y',
    [
      [1, 0],
      [0, 1],
    ],
  ],
});

describe('code lengths of a binary loss', () => {
  it('are one rectangle an entry where labels are sure', () => {
    const { rows, sentence, note, lengthName, heightName } = lengthsOf(onProbabilities);
    // −log2 of 1/4, of 1 − 1/2, of 1 − 7/8
    assert.deepEqual(
      rows.map(({ name, height, length, printed, place }) => [name, height, length, printed, place?.index]),
      [
        ['yes to class 0', 1, 2, '2', 0],
        ['no to class 1', 1, 1, '1', 1],
        ['no to class 2', 1, 3, '3', 2],
      ],
    );
    assert.deepEqual([sentence, note], ['All areas: 6 = 0 that it must be + 6 too long', undefined]);
    assert.deepEqual([heightName, lengthName], ['y, 1 − y', '−log of its probability in bits']);
  });

  it('are those of the logits of a row of several labels', () => {
    assert.deepEqual(
      lengthsOf(multiLabel).rows.map(({ name, printed }) => [name, printed]),
      [
        ['yes to class 0', '0.12692801'],
        ['no to class 1', '1.3132617'],
      ],
    );
    assert.deepEqual(
      lengthsOf(multiLabel, 1).rows.map(({ printed }) => printed),
      ['0.69314718', '0.69314718'],
    );
  });

  it('have both answers of a label that is unsure', () => {
    const soft = inspectionOf(
      'binaryCrossEntropy',
      { probabilities: ['p', [0.5]], labels: ['y', [0.25]] },
      { base: 2 },
    );
    assert.deepEqual(
      lengthsOf(soft).rows.map(({ name, height, area }) => [name, height, area]),
      [
        ['yes to class 0', 0.25, 0.25],
        ['no to class 0', 0.75, 0.75],
      ],
    );
  });

  it('count yes as its weight says', () => {
    const weighted = inspectionOf(
      'weightedCrossEntropyWithLogits',
      { logits: ['z', [0, 0]], labels: ['y', [1, 0]] },
      { posWeight: 3, base: 2 },
    );
    const { rows, parts } = lengthsOf(weighted);
    assert.deepEqual(
      rows.map(({ height, area, ownLength }) => [height, area, ownLength]),
      [
        [3, 3, undefined],
        [1, 1, undefined],
      ],
    );
    assert.deepEqual(
      parts.map(({ part }) => part),
      ['cost'],
    );
  });

  it('see an answer that is impossible, one that a framework bounds, and NaN', () => {
    const inputs = { probabilities: ['p', [0, 1]], labels: ['y', [1, 1]] } as const;
    assert.deepEqual(
      lengthsOf(inspectionOf('binaryCrossEntropy', inputs)).rows.map(({ length }) => length),
      [Number.POSITIVE_INFINITY, 0],
    );
    // PyTorch's logarithm ends at −100
    assert.deepEqual(
      lengthsOf(inspectionOf('binaryCrossEntropy', inputs, { framework: 'torch' })).rows.map(({ printed }) => printed),
      ['100', '0'],
    );
    const lost = inspectionOf('sigmoidCrossEntropyWithLogits', { logits: ['z', [Number.NaN]], labels: ['y', [1]] });
    assert.deepEqual(
      lengthsOf(lost).rows.map(({ printed }) => printed),
      ['NaN'],
    );
  });
});

describe('the lens of a binary loss', () => {
  it('stands on the entry that costs the most, with the others as points', () => {
    const lens = lensOf(onProbabilities);
    assert.deepEqual([lens.title, lens.point.share, lens.point.loss], ['Loss and gradient of class 2', 0.875, 3]);
    // d/dp of −log2(1 − p) at 7/8: 8/ln 2
    near(lens.point.slope, 8 / Math.LN2);
    assert.deepEqual(
      lens.others?.map(({ share, loss, isYes }) => [share, loss, isYes]),
      [
        [0.25, 2, true],
        [0.5, 1, false],
      ],
    );
    assert.deepEqual(
      lens.bars.map(({ value }) => value),
      [-0.75, 0.5, 0.875],
    );
    assert.deepEqual(lens.numbers.rows[2].cells, ['0', '0.875', '3', '0.875']);
    assert.deepEqual(
      lens.curves.map(({ name }) => name),
      ['label 1', 'label 0'],
    );
  });

  it('shows the gradient of the logits', () => {
    const lens = lensOf(multiLabel);
    // sigmoid(2) − 1 and sigmoid(1), by Python: 1/(1 + math.exp(−x))
    near(lens.bars[0].value, 0.8807970779778823 - 1);
    near(lens.bars[1].value, 0.7310585786300049);
    assert.equal(lens.barsName, 'gradient of each logit');
  });

  it('has one curve for all that have the same label, and bounds that clip', () => {
    const clipped = inspectionOf(
      'binaryCrossEntropy',
      { probabilities: ['p', [0.05, 0.5]], labels: ['y', [1, 1]] },
      { epsilon: 0.125, base: 2 },
    );
    const lens = lensOf(clipped);
    assert.deepEqual([lens.curves.length, lens.point.loss, lens.point.slope, lens.clip], [1, 3, 0, [0.125, 0.875]]);
  });

  it('takes what is impossible, what is no number, and a single entry', () => {
    const impossible = inspectionOf('binaryCrossEntropy', { probabilities: ['p', [0]], labels: ['y', [1]] });
    const lens = lensOf(impossible);
    assert.deepEqual([lens.point.loss, lens.note], [Number.POSITIVE_INFINITY, undefined]);
    assert.ok(Number.isFinite(lens.highest));
    const lost = inspectionOf('sigmoidCrossEntropyWithLogits', {
      logits: ['z', [9, Number.NaN]],
      labels: ['y', [0, 1]],
    });
    assert.equal(lensOf(lost).title, 'Loss and gradient of class 1');
    assert.ok(Number.isNaN(lensOf(lost).point.loss));
  });

  it('is a picture of every binary loss but the focal one, whatever a framework averages', () => {
    const ids = (inspection: Inspection): readonly string[] => picturesOf(inspection).map(({ id }) => id);
    const inputs = { probabilities: ['p', [[0.5, 0.25]]], labels: ['y', [[1, 0]]] } as const;
    for (const framework of [undefined, 'keras'] as const) {
      const options: QuantityOptions = { reduction: 'none', ...(framework && { framework }) };
      const found = ids(inspectionOf('binaryCrossEntropy', inputs, options));
      assert.ok(found.includes('codeLengths') && found.includes('slope'), String(framework));
    }
    assert.ok(!ids(inspectionOf('binaryFocalCrossEntropy', inputs)).includes('slope'));
  });
});

describe('pictures of binary losses on random rows', () => {
  const frameworks: readonly (FrameworkName | undefined)[] = [undefined, 'torch', 'tensorflow', 'keras', 'tfjs'];
  const entry = fc.record({
    logit: fc.double({ min: -12, max: 12, noNaN: true }),
    label: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  });
  const rows = fc.array(entry, { minLength: 1, maxLength: 10 });
  const asked = fc.record({
    quantity: fc.constantFrom<QuantityId>(
      'binaryCrossEntropy',
      'sigmoidCrossEntropyWithLogits',
      'weightedCrossEntropyWithLogits',
    ),
    framework: fc.constantFrom(...frameworks),
    base: fc.constantFrom<'e' | 2>('e', 2),
    labelSmoothing: fc.constantFrom(0, 0.125),
    posWeight: fc.constantFrom(1, 2.5),
  });

  /** The losses of the entries, by the quantity itself. */
  const question = (
    row: readonly { logit: number; label: number }[],
    want: typeof asked extends fc.Arbitrary<infer T> ? T : never,
  ) => {
    const { quantity, framework, base, labelSmoothing, posWeight } = want;
    const isOnLogits = quantity !== 'binaryCrossEntropy';
    const known = isOnLogits && (framework === undefined || framework === 'torch' || framework === 'tensorflow');
    const options: QuantityOptions = {
      base,
      labelSmoothing,
      reduction: 'none',
      ...(isOnLogits && { posWeight }),
      ...((known || !isOnLogits) && framework && { framework }),
    };
    const values = row.map(({ logit }) => (isOnLogits ? logit : 1 / (1 + Math.exp(-logit))));
    const labels = row.map(({ label }) => label);
    const inspection = inspectionOf(
      quantity,
      isOnLogits
        ? { logits: ['z', values], labels: ['y', labels] }
        : { probabilities: ['p', values], labels: ['y', labels] },
      options,
    );
    const [input, label] = inspection.arrays;
    const inputs = isOnLogits
      ? { logits: input.tensor, labels: label.tensor }
      : { probabilities: input.tensor, labels: label.tensor };
    return { inspection, losses: evaluate(quantity, inputs, options).parts.elements?.data ?? new Float64Array(0) };
  };

  it('have areas that add up to the loss of each entry, and each number in the table', () => {
    void fc.assert(
      fc.property(rows, asked, (row, want) => {
        const { inspection, losses } = question(row, want);
        const { rows: marks, numbers } = lengthsOf(inspection);
        assert.deepEqual(
          numbers.rows.map(({ key }) => key),
          marks.map(({ key }) => key),
        );
        if (marks.some(({ isRest }) => isRest)) {
          near(
            marks.reduce((sum, { area }) => sum + area, 0),
            losses.reduce((sum, loss) => sum + loss, 0),
          );
          return;
        }
        for (const [k, loss] of losses.entries()) {
          const own = marks.filter(({ key }) => Number(key) >> 1 === k);
          near(
            own.reduce((sum, { area }) => sum + area, 0),
            loss,
          );
        }
      }),
    );
  });

  it('have the point on its curve, and a bar and a row of numbers for each entry', () => {
    void fc.assert(
      fc.property(rows, asked, (row, want) => {
        const { inspection, losses } = question(row, want);
        const lens = lensOf(inspection);
        near(
          lens.point.loss,
          losses.reduce((most, loss) => Math.max(most, loss), 0),
        );
        near(lens.own.at(lens.point.share), lens.point.loss);
        assert.equal(lens.bars.length, losses.length);
        assert.equal(lens.numbers.rows.length, losses.length);
        assert.equal((lens.others?.length ?? 0) + 1, losses.length);
        assert.ok(lens.highest >= lens.point.loss);
      }),
    );
  });
});
