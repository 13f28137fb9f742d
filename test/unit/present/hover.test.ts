/** The hover: what it says, in which order, and that a document can never write its Markdown. */

import assert from 'node:assert/strict';
import { type HoverDetail, hoverParts, translator } from '../../../src/present/index.ts';
import { inspectionOf } from './inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

function said(...inspection: Parameters<typeof inspectionOf>): string {
  return hoverParts(inspectionOf(...inspection), wording)
    .map(({ text }) => text)
    .join('');
}

describe('hover', () => {
  it('says value, role, formula and table', () => {
    assert.equal(
      said('entropy', { p: ['probabilities', [0.7, 0.2, 0.1]] }),
      [
        '**Entropy: 0.80181855 nats \\(1.1567796 bits\\)**',
        '',
        // 0.80181855 / ln 3 = 0.72984669, e^0.80181855 = 2.2295919 (Python's math)
        'Read as probabilities: every row sums to 1; named “probabilities”. · 73 % of the maximum for 3 classes; perplexity 2.2295919.',
        '',
        '`H = −Σᵢ pᵢ ln pᵢ ≈ 0.80181855`',
        '',
        '| class | &ensp;p | &ensp;−ln p | &ensp;−p ln p |',
        '| ---: | ---: | ---: | ---: |',
        '| 0 | &ensp;0.7 | &ensp;0.35667494 | &ensp;0.24967246 |',
        '| 1 | &ensp;0.2 | &ensp;1.6094379 | &ensp;0.32188758 |',
        '| 2 | &ensp;0.1 | &ensp;2.3025851 | &ensp;0.23025851 |',
      ].join('\n'),
    );
  });

  it('keeps everything that may come from the document out of Markdown', () => {
    const name = '[x](command:evil) **b** <img src=x>|`';
    const parts = hoverParts(
      inspectionOf('categoricalCrossEntropy', { probabilities: [name, [0.7, 0.2, 0.2]], labels: [name, [1, 0, 0]] }),
      wording,
    );
    for (const { kind, text } of parts) if (kind === 'markdown') assert.doesNotMatch(text, /command|img|evil/);
    assert.ok(parts.some(({ kind, text }) => kind === 'text' && text.includes(name)));
  });

  it('puts warnings beside the value', () => {
    assert.match(said('entropy', { p: ['p', [0.7, 0.2, 0.2]] }), /⚠ .*1\.1/);
  });

  it('says what is only rounded without a warning sign', () => {
    const text = said('entropy', { p: ['p', [0.33, 0.33, 0.33]] });
    assert.match(text, /\n\nSums to 0\.99: the values look rounded to 2 decimals/);
    assert.doesNotMatch(text, /⚠/);
  });

  it('says in full what single precision makes of the result, and nothing of it otherwise', () => {
    // torch: F.cross_entropy(T([[3., 1., 2.]]), T([0])) prints 0.4076, and its .numpy() 0.40760604
    const loss = inspectionOf('sparseSoftmaxCrossEntropyWithLogits', {
      logits: ['logits', [[3, 1, 2]]],
      labels: ['labels', [0]],
    });
    const saidIn = (detail: HoverDetail) =>
      hoverParts(loss, wording, { detail })
        .map(({ text }) => text)
        .join('');
    assert.match(saidIn('full'), /\n\nIn float32: 0\.40760604 nats · PyTorch prints 0\.4076\n\n/);
    for (const detail of ['brief', 'standard'] as const) assert.doesNotMatch(saidIn(detail), /float32|PyTorch/);
  });

  it('puts the links of the host above the table, also where there is no value', () => {
    const inspection = inspectionOf('entropy', { p: ['p', [0.75, 0.25]] });
    const text = hoverParts(inspection, wording, { links: '[Open](command:x)' })
      .map((part) => part.text)
      .join('');
    assert.match(text, /` · \[Open\]\(command:x\)\n\n\|/);
    const problem = inspectionOf('sparseCategoricalCrossEntropy', {
      probabilities: ['p', [[0.5, 0.5]]],
      labels: ['y', [7]],
    });
    assert.equal(hoverParts(problem, wording, { links: '[Open](command:x)' }).at(-1)?.text, '[Open](command:x)');
  });

  it('says the problem first, and no value', () => {
    const text = said('sparseCategoricalCrossEntropy', { probabilities: ['p', [[0.5, 0.5]]], labels: ['y', [7]] });
    assert.match(text, /^⚠ /);
    assert.doesNotMatch(text, /\|/);
  });

  it('stays small, however large the arrays and however long the names', () => {
    const wide = Array.from({ length: 64 }, () => Array.from({ length: 500 }, (_, column) => Math.sin(column) * 1e-7));
    for (const rows of [wide, wide.flat()]) {
      assert.ok(said('softmax', { logits: ['n'.repeat(10_000), rows] }).length < 4096);
    }
  });
});
