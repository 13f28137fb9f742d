/** Names of classes: wherever a class is named, it is named so, and the name is only ever text. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import type { Inspection } from '../../../src/inspect/index.ts';
import {
  classBarsOf,
  classesAlong,
  className,
  codeLengthsOf,
  copyForms,
  heatmapOf,
  lossLensOf,
  placeSentence,
  reportOf,
  rowTable,
  softmaxMachineOf,
  summarize,
  table,
  translator,
  type Wording,
} from '../../../src/present/index.ts';
import { inspectionOf } from './inspections.ts';

const wording: Wording = { translate: translator(undefined), significantDigits: 6 };
const classNames = { 0: 'cat', 1: 'dog', 2: 'newt' };

const loss = inspectionOf(
  'sparseSoftmaxCrossEntropyWithLogits',
  {
    logits: [
      'logits',
      [
        [2, 1, 0.1],
        [0.5, 2.5, 0.3],
      ],
    ],
    labels: ['labels', [0, 1]],
  },
  { reduction: 'mean' },
);
const one = inspectionOf('softmax', { logits: ['logits', [2, 1, 0.1]] });
const divergence = inspectionOf('klDivergence', { p: ['p', [0.5, 0.25, 0.25]], q: ['q', [0.2, 0.3, 0.5]] });
const mixture = inspectionOf('jensenShannonDivergence', {
  p: ['p', [0.5, 0.25, 0.25]],
  q: ['q', [0.2, 0.3, 0.5]],
});
const along = inspectionOf(
  'softmax',
  {
    logits: [
      'logits',
      [
        [2, 1],
        [0.5, 2.5],
        [1, 1],
      ],
    ],
  },
  { axis: 0 },
);
const elements = inspectionOf('sigmoid', { x: ['x', [2, 1, 0.1]] });

/** Everything that a face says of an inspection, as text. */
function saidOf(inspection: Inspection): string {
  const heatmap = heatmapOf(inspection, wording);
  return JSON.stringify([
    classBarsOf(inspection, 0, wording),
    codeLengthsOf(inspection, 0, wording),
    lossLensOf(inspection, 0, wording),
    softmaxMachineOf(inspection, 0, wording),
    heatmap?.numbers,
    heatmap?.markAt(1, 2),
    table(inspection, 10, wording),
    rowTable(inspection, 0, 10, wording),
    placeSentence(inspection, 0, 1, wording),
    summarize(inspection, wording),
    reportOf(inspection, wording),
  ]);
}

describe('names of classes', () => {
  for (const inspection of [loss, one, divergence, mixture]) {
    it(`stand in place of the number everywhere: ${inspection.quantity}`, () => {
      const before = saidOf(inspection);
      assert.match(before, /class 1/);
      const now = saidOf({ ...inspection, classNames });
      assert.doesNotMatch(now, /class \d/i);
      assert.match(now, /cat/);
      assert.match(now, /dog/);
    });
  }

  it('are headings of what is copied', () => {
    const expanded = inspectionOf('oneHot', { labels: ['labels', [0, 2]] });
    const csv = copyForms({ ...expanded, classNames: { 0: '=1+1', 1: 'a,b' } }, wording).find(({ id }) => id === 'csv');
    const copied = csv?.write();
    assert.equal(copied?.kind === 'text' && copied.text.split('\n')[0], `row,label,'=1+1,"a,b",class 2`);
  });

  it('are no names of elements that only have a place', () => {
    assert.doesNotMatch(saidOf({ ...elements, classNames }), /cat|dog|newt/);
    assert.equal(classesAlong(elements, 0), undefined);
  });

  it('stand over columns, or before rows where the classes run down', () => {
    assert.deepEqual(
      [classesAlong(loss, 0), classesAlong(loss, 1), classesAlong(along, 0), classesAlong(divergence, 1)],
      ['columns', undefined, 'rows', 'columns'],
    );
  });

  it('are shown on one line, cut, and never as anything but text', () => {
    void fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const shown = className(0, { ...one, classNames: { 0: name } }, wording);
        assert.ok(shown.length <= 41);
        assert.doesNotMatch(shown, /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
    const hostile = '| <img src=x onerror=alert(1)> [a](command:x)';
    const report = reportOf({ ...one, classNames: { 0: hostile } }, wording);
    assert.match(report, /\\<img/);
    assert.doesNotMatch(report, /(?<!\\)(?:<img|\[a)/);
  });
});
