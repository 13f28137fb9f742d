/** The report: everything that the panel says of a result, as Markdown that no document can write into. */

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { reportOf, translator } from '../../../src/present/index.ts';
import { batch, inspectionOf } from './inspections.ts';

declare const PROJECT_ROOT: string;

const wording = { translate: translator(undefined), significantDigits: 8 };

function headings(report: string): readonly string[] {
  return report.split('\n').filter((line) => /^#+ /.test(line));
}

describe('a report', () => {
  it('has result, inputs, options, table and derivation', () => {
    const report = reportOf(batch, wording);
    assert.deepEqual(headings(report), [
      '# Sparse softmax cross entropy with logits',
      '## Inputs',
      '## Options',
      '## Table',
      '## Derivation',
    ]);
    // (log(e² + e¹ + e^0.1) − 2 + log(e^0.5 + e^2.5 + e^0.3) − 2.5)/2 = 0.31853977…
    assert.match(report, /0\\?\.31853977 nats/);
    assert.match(report, /```text\n\[\[2, 1, 0\.1\], \[0\.5, 2\.5, 0\.3\]\]\n```/);
    assert.match(report, /^- mean of 2 losses$/m);
    assert.match(report, /^\| row \| label \| prediction \| loss \|$/m);
    assert.match(report, /^\*\*1\. Definition\*\*\n\n\$\$\n\\ell _\{0\} = /m);
    assert.match(report, /^✓ Both sides agree to \d+ digits\.$/m);
    assert.equal((report.match(/^\$\$$/gm)?.length ?? 0) % 2, 0);
  });

  it('says what is wrong where there is no result', () => {
    const problem = inspectionOf('sparseCategoricalCrossEntropy', {
      probabilities: ['p', [[0.5, 0.5]]],
      labels: ['y', [7]],
    });
    const report = reportOf(problem, wording);
    assert.deepEqual(headings(report).slice(1), ['## Inputs']);
    assert.match(report, /^⚠ /m);
  });

  it('writes nothing that a document could have meant as Markdown', () => {
    const named = inspectionOf('entropy', { p: ['![x](http://example.com/x.png)\n# heading <b>', [0.5, 0.5]] });
    const report = reportOf(named, wording);
    assert.doesNotMatch(report, /(?<!\\)!\[|(?<!\\)\]\(|(?<!\\)<b>|^# heading/m);
  });

  it('stays readable, however large the arrays', () => {
    const values = Array.from({ length: 300 }, (_, row) => Array.from({ length: 20 }, (_, column) => row + column / 7));
    const report = reportOf(inspectionOf('softmax', { logits: ['z', values] }), wording);
    assert.match(report, /These 6000 numbers are too many/);
    assert.ok(report.length < 60_000, String(report.length));
  });

  it('speaks the language of its reader', () => {
    for (const locale of ['zh-cn', 'zh-tw']) {
      const file = path.join(PROJECT_ROOT, `l10n/bundle.l10n.${locale}.json`);
      const bundle = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
      const report = reportOf(batch, { ...wording, translate: translator(bundle) });
      const prose = report.replace(/```[\s\S]*?```|\$\$[\s\S]*?\$\$/g, '');
      assert.doesNotMatch(prose, /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}/, locale);
    }
  });
});
