/** The sentences, the tables and the pictures of an inspection: what hover and panel both show. */

import assert from 'node:assert/strict';
import { tensor } from '../../../src/core/index.ts';
import {
  copyText,
  gridOf,
  information,
  informationText,
  rowTable,
  summarize,
  type Table,
  table,
  translator,
} from '../../../src/present/index.ts';
import { batch, inspectionOf, pair } from './inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

function lines(content: Table | undefined): string[] {
  assert.ok(content);
  return [content.headings.map(({ text }) => text), ...content.rows.map(({ cells }) => cells)].map((row) =>
    row.join(' | '),
  );
}

const entropy = inspectionOf('entropy', { p: ['probabilities', [0.7, 0.2, 0.1]] });
const sigmoid = inspectionOf(
  'sigmoidCrossEntropyWithLogits',
  {
    logits: [
      'logits',
      [
        [0.5, 0.7, 0.3],
        [0.8, 0.2, 0.9],
      ],
    ],
    labels: [
      'labels',
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
    ],
  },
  { reduction: 'mean' },
);
const divergence = inspectionOf('klDivergence', { p: ['p', [1, 0, 0]], q: ['q', [0.7, 0.2, 0.1]] });

describe('summary', () => {
  it('names the quantity, the value in both units and the role with its reason', () => {
    const summary = summarize(entropy, wording);
    assert.equal(summary.headline, 'Entropy: 0.80181855 nats (1.1567796 bits)');
    const { nats, bits, bans } = summary.information ?? {};
    // 0.80181855 / ln 2 and / ln 10
    assert.deepEqual([nats, bits, bans], ['0.80181855', '1.1567796', '0.34822537']);
    assert.equal(summary.arrays[0].sentence, 'Read as probabilities: every row sums to 1; named “probabilities”.');
  });

  it('says what was averaged, and names several arrays', () => {
    const summary = summarize(batch, wording);
    assert.match(summary.headline ?? '', /: 0\.31853977 nats \(.* bits\), mean of 2 losses$/);
    assert.deepEqual(
      summary.arrays.map(({ title, shape }) => `${title} ${shape}`),
      ['logits [2, 3]', 'labels [2]'],
    );
    assert.match(summary.arrays[1].sentence, /^“labels” read as /);
  });

  it('says the problem instead of a value', () => {
    const summary = summarize(
      inspectionOf('sparseCategoricalCrossEntropy', {
        probabilities: [undefined, [0.5, 0.5]],
        labels: [undefined, [0, 1, 1]],
      }),
      wording,
    );
    assert.ok(summary.problem);
    assert.equal(summary.result, undefined);
    assert.equal(summary.arrays[0].title, 'array 1');
  });

  it('counts information in the unit of its base', () => {
    assert.equal(informationText(information(1, 2, wording), wording), '1 bit (0.69314718 nats)');
    // 1 / log10(e) = 2.3025851 nats a ban
    assert.equal(informationText(information(1, 10, wording), wording), '1 ban (2.3025851 nats)');
    assert.equal(informationText(information(1, 'e', wording), wording), '1 nat (1.442695 bits)');
    assert.equal(informationText(information(0, 'e', wording), wording), '0 nats');
    assert.equal(informationText(information(Number.POSITIVE_INFINITY, 'e', wording), wording), '∞ nats');
  });

  it('speaks the language of its bundle', () => {
    const translate = translator({
      '{0}: {1}': '{0}：{1}',
      Entropy: '熵',
      '{0} nats': '{0} 奈特',
      '{0} bits': '{0} 比特',
      '{0} ({1})': '{0}（{1}）',
    });
    const summary = summarize(entropy, { translate, significantDigits: 3 });
    assert.equal(summary.headline, '熵：0.802 奈特（1.16 比特）');
  });
});

describe('summary of a row in focus', () => {
  // rows of 1/2, 1/2 and of 1/4, 3/4: ln 2 = 0.69314718…, ln 4 − 0.75 ln 3 = 0.56233514…
  const p = inspectionOf('entropy', {
    p: [
      'p',
      [
        [0.5, 0.5],
        [0.25, 0.75],
      ],
    ],
  });

  it('says which it is and what came out for it', () => {
    const { focus, row } = summarize({ ...p, focus: { row: 1, of: 2 } }, wording);
    assert.equal(focus, 'Entropy, row 1 of 2: 0.56233514 nats (0.81127812 bits)');
    assert.equal(row?.title, 'Row 1 of 2');
    assert.equal(row?.sentence, 'Row 1 of 2: 0.56233514 nats (0.81127812 bits)');
    assert.deepEqual(row?.value.shape, []);
    assert.equal(row?.information?.nats, '0.56233514');
  });

  it('is not there without one', () => assert.equal(summarize(p, wording).row, undefined));
});

describe('table', () => {
  it('of an entropy: surprisals and what each class adds', () => {
    assert.deepEqual(lines(table(entropy, 5, wording)), [
      'class | p | −ln p | −p ln p',
      '0 | 0.7 | 0.35667494 | 0.24967246',
      '1 | 0.2 | 1.6094379 | 0.32188758',
      '2 | 0.1 | 2.3025851 | 0.23025851',
    ]);
  });

  it('of a softmax: logits and probabilities', () => {
    assert.deepEqual(lines(table(inspectionOf('softmax', { logits: ['z', [1, 2, 3]] }), 2, wording)), [
      'class | z | Softmax',
      '0 | 1 | 0.090030573',
      '1 | 2 | 0.24472847',
    ]);
  });

  it('of a loss with one-hot labels', () => {
    assert.deepEqual(lines(table(pair, 5, wording)).slice(3, 5), [
      '2 | 0.05 | 0 | 2.9957323 | 0',
      '3 | 0.6 | 1 | 0.51082562 | 0.51082562',
    ]);
  });

  it('of a divergence, where p is 0', () => {
    const rows = lines(table(divergence, 5, wording));
    assert.equal(rows[0], 'class | p | q | −ln q | p ln(p / q)');
    assert.deepEqual(rows.slice(1), [
      '0 | 1 | 0.7 | 0.35667494 | 0.35667494',
      '1 | 0 | 0.2 | 1.6094379 | 0',
      '2 | 0 | 0.1 | 2.3025851 | 0',
    ]);
  });

  it('of a batch: label, prediction and loss of every row', () => {
    assert.deepEqual(lines(table(batch, 5, wording)), [
      'row | label | prediction | loss',
      '0 | 0 | 0.65900114 | 0.41703002',
      '1 | 1 | 0.80247906 | 0.22004952',
    ]);
    assert.equal(rowTable(batch, 1, 5, wording)?.rows[1].isTarget, true);
  });

  it('of losses entry by entry, as a grid', () => {
    assert.deepEqual(lines(table(sigmoid, 5, wording)), [
      'row | class 0 | class 1 | class 2',
      '0 | 0.47407698 | 0.40318605 | 0.55435524',
      '1 | 0.37110067 | 0.59813887 | 0.34115387',
    ]);
  });

  it('of class indices: the rows they stand for', () => {
    assert.equal(
      lines(table(inspectionOf('oneHot', { labels: ['labels', [3, 0]] }, { depth: 4 }), 5, wording))[1],
      '0 | 3 | 0 0 0 1',
    );
  });

  it('keeps the row of the label and says how many it left out', () => {
    const logits = Array.from({ length: 40 }, (_, index) => index / 10);
    const long = inspectionOf('sparseSoftmaxCrossEntropyWithLogits', { logits: ['z', [logits]], labels: ['y', [30]] });
    const content = table(long, 5, wording);
    assert.deepEqual(
      content?.rows.map(({ cells }) => cells[0]),
      ['0', '1', '2', '3', '30'],
    );
    assert.equal(content?.more, 'and 35 more');
  });

  it('leaves out terms that do not add up to the loss', () => {
    const smoothed = inspectionOf(
      'softmaxCrossEntropyWithLogits',
      { logits: ['z', [1, 2, 3]], labels: ['y', [0, 0, 1]] },
      { labelSmoothing: 0.1 },
    );
    assert.equal(lines(table(smoothed, 5, wording))[0], 'class | z | y | p | −ln p');
  });
});

describe('values', () => {
  it('lay an array out with its places', () => {
    const grid = gridOf(tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]), { maxRows: 3, maxColumns: 2 }, wording);
    assert.deepEqual(
      grid.rows.map(({ heading }) => heading),
      ['0, 0', '0, 1', '1, 0'],
    );
    assert.equal(grid.more, 'and 2 more');
  });

  it('are copied exactly', () => {
    assert.equal(copyText(tensor([0.1 + 0.2, -0, Number.NaN, 1], [2, 2])), '[[0.30000000000000004, -0], [NaN, 1]]');
    assert.equal(copyText(tensor([0.5], [])), '0.5');
  });
});
