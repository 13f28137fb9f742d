/** What if: changes laid over an inspection, one after the other and over its next version. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import {
  applyWhatIf,
  carriedOver,
  type Inspection,
  inspectArray,
  quantitiesFor,
  type WhatIf,
  withClassName,
  withNumber,
  withOption,
  withQuantity,
  withRole,
} from '../../../src/inspect/index.ts';
import { inspectionOf, numericArray } from '../present/inspections.ts';

const entropy = inspectionOf('entropy', { p: ['p', [0.5, 0.25, 0.25]] });
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

function firstValue({ outcome }: Inspection): number {
  assert.equal(outcome.kind, 'value');
  return outcome.kind === 'value' ? outcome.value.data[0] : Number.NaN;
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-11, `${actual} is not ${expected}`);
}

describe('what if', () => {
  it('is the inspection itself where nothing is changed', () => {
    assert.equal(applyWhatIf(loss, {}), loss);
  });

  // Values by Python's decimal with 30 digits: sum(v.exp() for v in row).ln() − row[label].
  const table: readonly [what: string, change: WhatIf, expected: number][] = [
    ['another reduction', withOption(loss, {}, 'reduction', 'sum'), 0.63707953929837],
    ['a temperature', withOption(loss, {}, 'temperature', 2), 0.61042349474636],
    ['a number', withNumber({}, 0, 1, 2), (Math.LN2 + Math.log1p(Math.exp(-1.9) / 2) + 0.22004952302053) / 2],
    ['an option taken back', withOption(loss, withOption(loss, {}, 'base', 2), 'base', undefined), 0.31853976964918],
  ];
  for (const [what, change, expected] of table) {
    it(`has the value of ${what}`, () => near(firstValue(applyWhatIf(loss, change)), expected));
  }

  it('leaves what it is about as it was', () => {
    const before = JSON.stringify(loss);
    applyWhatIf(loss, withNumber(withOption(loss, {}, 'reduction', 'sum'), 0, 0, 9));
    assert.equal(JSON.stringify(loss), before);
  });

  it('has a sentence where nothing can be computed', () => {
    const { outcome } = applyWhatIf(loss, withNumber({}, 1, 0, 7));
    assert.equal(outcome.kind, 'problem');
  });

  it('chooses with a role the quantity that takes it, and keeps the array', () => {
    const flipped = withRole(entropy, {}, 0, 'logits');
    assert.ok(flipped);
    const now = applyWhatIf(entropy, flipped);
    assert.equal(now.quantity, 'softmax');
    assert.equal(now.arrays[0].reading.role, 'logits');
    assert.equal(now.arrays[0].tensor, entropy.arrays[0].tensor);
  });

  it('keeps of the options what the next quantity has too', () => {
    const inBits = withOption(entropy, {}, 'base', 2);
    const offer = quantitiesFor(applyWhatIf(entropy, inBits)).find(({ quantity }) => quantity === 'selfInformation');
    assert.ok(offer);
    const now = applyWhatIf(entropy, withQuantity(entropy, inBits, offer));
    assert.deepEqual([now.quantity, now.options.base, firstValue(now)], ['selfInformation', 2, 1]);
  });

  it('gives no warning that the printed digits explained before', () => {
    const rounded = inspectArray(numericArray('probs', [0.333, 0.333, 0.333]), []);
    assert.deepEqual(rounded.warnings, []);
    assert.deepEqual(applyWhatIf(rounded, withOption(rounded, {}, 'base', 2)).warnings, []);
    assert.equal(applyWhatIf(rounded, withNumber({}, 0, 0, 0.5)).warnings.length, 1);
  });

  it('never throws, whatever is changed', () => {
    void fc.assert(
      fc.property(
        fc.constantFrom(entropy, loss),
        fc.nat(3),
        fc.nat(8),
        fc.double(),
        fc.constantFrom('base', 'temperature', 'axis', 'reduction', 'labelSmoothing', 'ignoreIndex'),
        fc.oneof(fc.double(), fc.string(), fc.constant(undefined)),
        (inspection, array, index, value, name, option) => {
          const change = withNumber(withOption(inspection, {}, name as 'base', option), array, index, value);
          assert.ok(applyWhatIf(inspection, change).outcome);
        },
      ),
    );
  });
});

describe('names of classes', () => {
  const table: readonly [what: string, change: WhatIf, expected: WhatIf][] = [
    ['a name', withClassName({}, 1, 'cat'), { classNames: { 1: 'cat' } }],
    ['one line', withClassName({}, 0, '  a\n\tb '), { classNames: { 0: 'a b' } }],
    ['so many characters', withClassName({}, 0, '🐈'.repeat(50)), { classNames: { 0: '🐈'.repeat(40) } }],
    ['none again', withClassName(withClassName({}, 1, 'cat'), 1, ' '), {}],
    [
      'another beside it',
      withClassName({ classNames: { 0: 'dog' } }, 1, 'cat'),
      { classNames: { 0: 'dog', 1: 'cat' } },
    ],
    ['what else was changed', withClassName({ roles: { 0: 'logits' } }, 0, ''), { roles: { 0: 'logits' } }],
  ];
  for (const [what, change, expected] of table) {
    it(`are kept: ${what}`, () => assert.deepEqual(change, expected));
  }

  it('change no number, and stand over those that were sent', () => {
    const sent: Inspection = { ...loss, classNames: { 0: 'dog', 1: 'bird' } };
    const now = applyWhatIf(sent, withClassName({}, 1, 'cat'));
    assert.deepEqual(now, { ...loss, classNames: { 0: 'dog', 1: 'cat' } });
    assert.equal(now.outcome, loss.outcome);
  });

  it('stay with another option and after the document was edited', () => {
    const change = withOption(loss, withClassName({}, 0, 'cat'), 'reduction', 'sum');
    assert.equal(applyWhatIf(loss, change).classNames?.[0], 'cat');
    assert.equal(carriedOver(change, loss, loss).classNames?.[0], 'cat');
  });
});

describe('what if, after the document was edited', () => {
  const next = inspectionOf('entropy', { p: ['p', [0.5, 0.125, 0.375]] });
  const table: readonly [what: string, change: WhatIf, now: Inspection, expected: WhatIf][] = [
    ['keeps what the document does not say', withNumber({}, 0, 1, 0.3), next, { values: { 0: { 1: 0.3 } } }],
    ['drops what the document says by now', withNumber({}, 0, 1, 0.125), next, {}],
    [
      'drops numbers of an array of another shape',
      withNumber({}, 0, 1, 1),
      inspectionOf('entropy', { p: ['p', [0.5, 0.5]] }),
      {},
    ],
    ['drops everything where other arrays take part', { roles: { 0: 'logits' } }, loss, {}],
    ['keeps roles', { roles: { 0: 'logits' } }, next, { roles: { 0: 'logits' } }],
  ];
  for (const [what, change, now, expected] of table) {
    it(what, () => assert.deepEqual(carriedOver(change, entropy, now), expected));
  }
});
