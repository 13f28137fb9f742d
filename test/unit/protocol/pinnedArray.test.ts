/** Pinned arrays come back from the workspace's state as they were kept, within bounds, and nothing else does. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Inspection } from '../../../src/inspect/index.ts';
import {
  decodeInspection,
  decodePins,
  encodeInspection,
  encodePins,
  type PinnedArray,
  parseArrayKey,
} from '../../../src/protocol/index.ts';
import { isQuantityId } from '../../../src/quantities/index.ts';
import { inspectionOf } from '../present/inspections.ts';

const entropy = travelled(inspectionOf('entropy', { p: ['p', [0.5, 0.25, 0.25]] }));

/** An inspection as it is after a journey: plain numbers, without the tails a value has where it was computed. */
function travelled(inspection: Inspection): Inspection {
  const decoded = decodeInspection(encodeInspection(inspection), isQuantityId);
  assert.ok(decoded);
  return decoded;
}

function pin(snapshot?: Inspection): PinnedArray {
  return {
    uri: 'file:///a.py',
    key: { name: 'p', ordinal: 2, shape: [3], digest: '0123456789abcdef' },
    position: { line: 4, character: 7 },
    ...(snapshot && { snapshot }),
  };
}

/** Softmax of square roots: nearly every number has as many digits as a double can have. */
function softmaxOf(length: number): Inspection {
  return travelled(
    inspectionOf('softmax', { logits: ['logits', Array.from({ length }, (_, index) => Math.sqrt(index))] }),
  );
}

/** As the state is kept: through JSON. */
function kept(pins: readonly PinnedArray[]): unknown {
  return JSON.parse(JSON.stringify(encodePins(pins)));
}

describe('pinned arrays', () => {
  it('come back as they were', () => {
    const { name, ...nameless } = pin().key;
    const pins = [pin(entropy), pin(), { ...pin(), key: nameless }];
    assert.deepStrictEqual(decodePins(kept(pins), isQuantityId), pins);
  });

  it('come back with a thousand numbers, and without what is larger', () => {
    const [small, large] = decodePins(kept([pin(softmaxOf(1_000)), pin(softmaxOf(10_000))]), isQuantityId);
    assert.deepStrictEqual(small, pin(softmaxOf(1_000)));
    assert.deepStrictEqual(large, pin());
  });

  it('are kept in half a megabyte, the first ones with their snapshots', () => {
    const pins = Array.from({ length: 100 }, () => pin(softmaxOf(1_000)));
    assert.ok(JSON.stringify(encodePins(pins)).length < 512 * 1024);
    const snapshots = decodePins(kept(pins), isQuantityId).map(({ snapshot }) => snapshot !== undefined);
    assert.equal(snapshots.length, 100);
    assert.deepEqual(
      snapshots,
      snapshots.toSorted((a, b) => Number(b) - Number(a)),
    );
  });

  const spoilt: readonly (readonly [what: string, change: Record<string, unknown>])[] = [
    ['no document', { uri: '' }],
    ['no position', { position: { line: -1, character: 0 } }],
    ['no key', { key: 'p' }],
    ['a key without an ordinal', { key: { shape: [3], digest: 'x' } }],
    ['a key of an impossible shape', { key: { ordinal: 0, shape: [0.5], digest: 'x' } }],
  ];
  for (const [what, change] of spoilt) {
    it(`are left out with ${what}, and the others stay`, () => {
      const encoded = [{ ...pin(), ...change }, ...encodePins([pin()])];
      assert.deepStrictEqual(decodePins(encoded, isQuantityId), [pin()]);
    });
  }

  it('stay without a snapshot that is none', () => {
    assert.deepStrictEqual(decodePins([{ ...pin(), snapshot: { arrays: 7 } }], isQuantityId), [pin()]);
  });

  it('are never guessed from noise', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(decodePins(value, isQuantityId), []);
        assert.equal(parseArrayKey(value), undefined);
      }),
    );
  });
});
