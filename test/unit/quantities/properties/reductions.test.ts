/**
 * Properties of reductions: sums, means, weights and ignored labels of every loss.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { tensor } from '../../../../src/core/index.ts';
import { evaluate, type QuantityId, quantities } from '../../../../src/quantities/index.ts';
import { add, exactSum, fromDouble, multiply, toDouble, zero } from '../../../oracle/bigFloat.ts';
import { questions } from '../questions.ts';
import { assertSame, assertSameAnswer, assertWithinUlps, logit, only } from './arbitraries.ts';

const losses: readonly QuantityId[] = [...quantities.values()].filter(({ loss }) => loss).map(({ id }) => id);
const sparse = 'sparseSoftmaxCrossEntropyWithLogits';

/** The exact sum of doubles, and the sum of their sizes. */
function sumOf(values: ArrayLike<number>) {
  const list = Array.from(values);
  return {
    sum: list.reduce((total, value) => add(total, fromDouble(value), exactSum), zero),
    size: list.reduce((total, value) => total + Math.abs(value), 0),
  };
}

describe('a reduction', () => {
  for (const id of losses) {
    const definition = quantities.get(id);
    assert.ok(definition);
    it(`of ${id} is the sum of its entries, and the mean that sum divided`, () => {
      fc.assert(
        fc.property(questions(definition), ({ inputs, options }) => {
          const none = evaluate(id, inputs, { ...options, reduction: 'none' });
          const sum = evaluate(id, inputs, { ...options, reduction: 'sum' });
          const entries = sumOf(none.value.data);
          if (Number.isFinite(entries.size)) {
            // each entry is rounded by half a unit, and so is the sum
            const error = Math.abs(only(sum.value) - toDouble(entries.sum));
            assert.ok(error <= 2.1 * 2 ** -53 * entries.size + 2 ** -1073 * none.value.data.length, `off by ${error}`);
          }
          // the gradient of 'none' is that of the sum
          assertSame(sum.gradients?.logits?.data ?? [], none.gradients?.logits?.data ?? []);
          const mean = evaluate(id, inputs, { ...options, reduction: 'mean' });
          const { denominator } = mean.parts;
          // a mean next to the subnormals has fewer digits than the sum
          const isOrdinary = Number.isFinite(only(sum.value)) && Math.abs(only(mean.value)) > 2 ** -1000;
          if (!(only(denominator) > 0) || !isOrdinary) return;
          const product = multiply(fromDouble(only(mean.value)), fromDouble(only(denominator)), exactSum);
          assertWithinUlps(only(sum.value), product, 2.6);
        }),
      );
    });

    it(`of ${id} with sample weights of 1 is the one without, bit for bit`, () => {
      const isIndexed = id === sparse || id === 'sparseCategoricalCrossEntropy' || id === 'negativeLogLikelihood';
      fc.assert(
        fc.property(questions(definition), ({ inputs, options }) => {
          const { sampleWeights: _, weightNormalization: __, ...rest } = options;
          // where a framework's mean divides by the weights of the classes, weights of 1 for samples change nothing either
          fc.pre(!isIndexed || rest.classWeights === undefined);
          for (const reduction of ['none', 'sum', 'mean'] as const) {
            const given = { ...rest, reduction };
            assertSameAnswer([id, inputs, { ...given, sampleWeights: tensor([1], []) }], [id, inputs, given]);
          }
        }),
      );
    });
  }

  it('leaves out ignored labels as if their rows were not there', () => {
    const batch = fc.array(fc.tuple(fc.array(logit, { minLength: 3, maxLength: 3 }), fc.constantFrom(0, 1, 2, -100)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(batch, fc.constantFrom<'mean' | 'sum'>('mean', 'sum'), (rows, reduction) => {
        const kept = rows.filter(([, label]) => label >= 0);
        fc.pre(kept.length > 0);
        const inputsOf = (some: typeof rows) => ({
          logits: tensor(
            some.flatMap(([logits]) => logits),
            [some.length, 3],
          ),
          labels: tensor(some.map(([, label]) => label)),
        });
        const all = evaluate(sparse, inputsOf(rows), { ignoreIndex: -100, reduction });
        const left = evaluate(sparse, inputsOf(kept), { reduction });
        assertSame(all.value.data, left.value.data);
        const slopes = [...(all.gradients?.logits?.data ?? [])];
        const ofKept = rows.flatMap(([, label], index) => (label < 0 ? [] : slopes.slice(3 * index, 3 * index + 3)));
        assertSame(ofKept, left.gradients?.logits?.data ?? []);
        const ofIgnored = rows.flatMap(([, label], index) => (label < 0 ? slopes.slice(3 * index, 3 * index + 3) : []));
        assert.ok(ofIgnored.every((slope) => slope === 0));
      }),
    );
  });

  it('of n equal losses is n times one, and their mean is that one, bit for bit', () => {
    fc.assert(
      fc.property(fc.array(logit, { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 9 }), (row, count) => {
        const inputs = {
          logits: tensor(Array<number[]>(count).fill(row).flat(), [count, row.length]),
          labels: tensor(Array<number>(count).fill(1)),
        };
        const [one] = evaluate(sparse, inputs).value.data;
        assertSame(evaluate(sparse, inputs, { reduction: 'mean' }).value.data, [one]);
        const sum = only(evaluate(sparse, inputs, { reduction: 'sum' }).value);
        assert.ok(Math.abs(sum - count * one) <= count * 2 ** -52 * one + 2 ** -1070);
      }),
    );
  });
});
