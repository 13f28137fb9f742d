/** The calls of a document that changes are those of the document as it is, after any series of edits. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CallIndex, findCalls } from '../../../src/calls/index.ts';

const pieces = [
  'import torch',
  'import torch.nn.functional as F',
  'z = torch.tensor([[2.0, 1., 0.1]])',
  'y = torch.tensor([0])',
  'F.cross_entropy(z, y)',
  'F.cross_entropy(F.softmax(z, 1), y)',
  'def f(z):',
  '    F.nll_loss(z, y',
  '    """',
  'if z:',
  '        y = 2',
  '',
  ')',
  '# F.softmax(z)',
];

const edits = fc.array(
  fc.record({
    at: fc.nat(30),
    removed: fc.nat(3),
    put: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }),
    isAsked: fc.boolean(),
  }),
  { maxLength: 12 },
);

describe('the index of calls', () => {
  it('gives after any edits what the whole text gives', () => {
    fc.assert(
      fc.property(edits, (series) => {
        const lines = pieces.slice(0, 5);
        const index = new CallIndex(
          {
            get count() {
              return lines.length;
            },
            at: (line) => lines[line],
          },
          'python',
        );
        for (const { at, removed, put, isAsked } of series) {
          const start = Math.min(at, lines.length);
          const end = Math.min(start + removed, lines.length);
          lines.splice(start, end - start, ...put);
          index.edit(start, end, put.length);
          if (isAsked) index.all();
        }
        assert.deepEqual(index.all(), findCalls(lines.join('\n'), 'python'));
      }),
      { numRuns: 400 },
    );
  });
});
