/**
 * Reductions of losses that came with what rounding took from them: sums and means of any size, rounded once.
 */

import { strict as assert } from 'node:assert';
import {
  alongAxis,
  averageRows,
  type Pair,
  PairTensor,
  type ReductionOptions,
  reduceLosses,
} from '../../../src/core/index.ts';
import { BigFloat } from '../../../src/core/scalar/bigFloat.ts';
import { normalised } from '../../../src/core/scalar/pair.ts';
import { add, divide, type BigFloat as Exact, exactSum, fromDouble, multiply, zero } from '../../oracle/bigFloat.ts';
import { exactPair, Roundings, randomOf } from './exactness.ts';

const { MIN_VALUE: smallest, MAX_VALUE: largest, POSITIVE_INFINITY: infinity, NaN: nan } = Number;
const nats: Pair = { high: 1, low: 0 };
const mean: ReductionOptions = { reduction: 'mean', normalization: 'batchSize', unit: nats };

type Loss = number | Pair | BigFloat;

function lossesOf(...values: readonly Loss[]): PairTensor {
  const result = new PairTensor([values.length]);
  values.forEach((value, index) => {
    if (typeof value === 'number' || value instanceof BigFloat) result.setAny(index, value);
    else result.set(index, value.high, value.low);
  });
  return result;
}

const reduced = (options: Partial<ReductionOptions>, ...losses: readonly Loss[]) =>
  reduceLosses(lossesOf(...losses), { ...mean, ...options });
const valuesOf = (options: Partial<ReductionOptions>, ...losses: readonly Loss[]) => [
  ...reduced(options, ...losses).value.data,
];

describe('a reduction', () => {
  const cases: readonly (readonly [string, Partial<ReductionOptions>, readonly Loss[], readonly number[]])[] = [
    ['the mean of losses near the largest double', {}, [1e308, 1e308, 1e308], [1e308]],
    ['the mean of the largest double', {}, Array<number>(5).fill(largest), [largest]],
    ['their sum', { reduction: 'sum' }, [1e308, 1e308], [infinity]],
    ['a sum that overflows only on its way', { reduction: 'sum' }, [1e308, 1e308, -1e308], [1e308]],
    ['the sum of subnormals', { reduction: 'sum' }, [smallest, 3 * smallest], [4 * smallest]],
    ['the mean of subnormals', {}, [smallest, smallest], [smallest]],
    ['the mean of subnormals, a tie', {}, [smallest, 0], [0]],
    ['the mean of subnormals that is not whole', {}, [smallest, 2 * smallest], [2 * smallest]],
    ['a sum of losses below every double', { reduction: 'sum' }, tiny(2 ** -2, 4), [smallest]],
    ['a tail that decides', { reduction: 'sum' }, [pair(1, 2 ** -54), pair(0, 2 ** -54), 2 ** -80], [1 + 2 ** -52]],
    [
      'a tail of the mean that decides',
      {},
      [pair(2, 2 ** -53), pair(2 ** -53, 0), 2 ** -53, 2 ** -53],
      [0.5 + 2 ** -53],
    ],
    ['losses with the unit of their base', { reduction: 'none', unit: pair(1, 2 ** -54) }, [pair(1, 2 ** -54)], [1]],
    ['a unit whose low half decides', { unit: pair(1, 2 ** -54 + 2 ** -70) }, [pair(1, 2 ** -54)], [1 + 2 ** -52]],
    ['a sum in a unit', { reduction: 'sum', unit: pair(0.5, 0) }, [3, 4], [3.5]],
    ['an infinite loss', {}, [infinity, 1], [infinity]],
    ['both infinities', {}, [infinity, -infinity], [nan]],
    ['NaN', { reduction: 'sum' }, [nan, 1], [nan]],
    ['the losses themselves', { reduction: 'none' }, [1, nan, infinity], [1, nan, infinity]],
    ['nothing', {}, [], [nan]],
    ['nothing, where its mean is 0', { emptyMean: 0 }, [], [0]],
    ['the sum of nothing', { reduction: 'sum' }, [], [0]],
    ['a batch mean', { reduction: 'batchmean', firstDimension: 2 }, [1, 2, 3, 4], [5]],
    ['all elements', { normalization: 'allElements', elementsPerLoss: 3 }, [9, 9], [3]],
  ];
  for (const [what, options, losses, expected] of cases) {
    it(`of ${what} is ${expected}`, () => assert.deepEqual(valuesOf(options, ...losses), expected));
  }

  const weights = Float64Array.of(2, 0, 6);
  const weightCases: readonly (readonly [string, Partial<ReductionOptions>, readonly Loss[], readonly number[]])[] = [
    ['none', { reduction: 'none' }, [1, 5, 2], [2, 0, 12]],
    ['sum', { reduction: 'sum' }, [1, 5, 2], [14]],
    ['mean over the batch', {}, [1, 5, 4], [26 / 3]],
    ['mean over the weights', { normalization: 'sumOfWeights' }, [1, 5, 3], [2.5]],
    ['mean over the weights that count', { normalization: 'nonzeroWeights' }, [1, 5, 2], [7]],
    ['a weight of 0 does not silence NaN', { reduction: 'none' }, [1, nan, 2], [2, nan, 12]],
    ['a weight of 0 does not silence infinity', { reduction: 'sum' }, [1, infinity, 2], [nan]],
  ];
  for (const [what, options, losses, expected] of weightCases) {
    it(`with weights, ${what}: ${expected}`, () => {
      assert.deepEqual(valuesOf({ sampleWeights: weights, ...options }, ...losses), expected);
    });
  }

  it('by class weights divides by those that were picked', () => {
    const picked = { pickedWeights: Float64Array.of(1, 3) };
    assert.deepEqual(valuesOf({ ...picked, normalization: 'pickedWeights' }, 2, 6), [2]);
    assert.deepEqual(valuesOf({ ...picked, normalization: 'batchSize' }, 2, 6), [4]);
    const both = { ...picked, sampleWeights: Float64Array.of(2, 2), normalization: 'sumOfWeights' } as const;
    assert.deepEqual(valuesOf(both, 2, 6), [2]);
    assert.deepEqual(valuesOf({ ...both, normalization: 'pickedWeights' }, 2, 6), [4]);
  });

  it('of weights that are all 0 is not a number', () => {
    const none = { sampleWeights: Float64Array.of(0, 0), normalization: 'sumOfWeights' } as const;
    assert.deepEqual(valuesOf(none, 1, 2), [nan]);
    assert.deepEqual(valuesOf({ ...none, emptyMean: 0 }, 1, 2), [0]);
  });

  it('divides by a sum of weights with what its rounding took', () => {
    const sampleWeights = Float64Array.of(1, 2 ** -53, 2 ** -53);
    const { value, denominator } = reduced({ sampleWeights, normalization: 'sumOfWeights' }, 1 + 2 ** -52, 0, 0);
    assert.equal(denominator, 1 + 2 ** -52);
    assert.deepEqual([...value.data], [1]);
  });

  it('leaves ignored losses out, and gives them no slope', () => {
    const ignored = Uint8Array.of(0, 1, 0);
    const { value, denominator, factorOf } = reduced({ ignored, sampleWeights: Float64Array.of(1, 7, 2) }, 3, 0, 4);
    assert.deepEqual([...value.data], [5.5]);
    assert.equal(denominator, 2);
    assert.deepEqual(
      [0, 1, 2].map((index) => factorOf(index)),
      [
        { high: 0.5, low: 0 },
        { high: 0, low: 0 },
        { high: 1, low: 0 },
      ],
    );
  });

  it('says what a loss weighs in the result', () => {
    const { factorOf } = reduced({ unit: { high: 1 / 3, low: 2 ** -56 / 3 } }, 1, 2, 3);
    const third = factorOf(1);
    assert.equal(third.high + third.low, third.high);
    const exact = divide(exactPair({ high: 1 / 3, low: 2 ** -56 / 3 }), fromDouble(3));
    const roundings = new Roundings();
    roundings.add(third.high, exact);
    roundings.add(third.low, add(exact, fromDouble(-third.high), exactSum));
    roundings.assertWithin(2 ** 10, 0.5);
    const silent = reduced({ emptyMean: 0, sampleWeights: Float64Array.of(0), normalization: 'sumOfWeights' }, 1);
    assert.deepEqual(silent.factorOf(0), { high: 0, low: 0 });
  });

  it('of random pairs is the exact weighted mean, rounded once', () => {
    const random = randomOf('reduction');
    const roundings = new Roundings();
    for (let count = 0; count < 800; count += 1) {
      const length = 1 + random.below(12);
      const losses = random.list(length, () => {
        const high = random.ofAnySize(-20, 8);
        return normalised(high, high * random.between(-1, 1) * 2 ** -54);
      });
      const sampleWeights = Float64Array.from(losses, () => random.between(0.1, 3));
      const products = losses.map((loss, index) =>
        multiply(exactPair(loss), fromDouble(sampleWeights[index]), exactSum),
      );
      const sum = total(products);
      const divisor = total([...sampleWeights].map(fromDouble));
      const [plain] = valuesOf({ reduction: 'sum' }, ...losses);
      roundings.add(plain, total(losses.map(exactPair)), count);
      const [weighted] = valuesOf({ reduction: 'sum', sampleWeights }, ...losses);
      roundings.add(weighted, sum, count);
      const [average] = valuesOf({ sampleWeights, normalization: 'sumOfWeights' }, ...losses);
      roundings.add(average, divide(sum, divisor), count);
      losses.forEach((_, index) => {
        const entry = valuesOf({ reduction: 'none', sampleWeights }, ...losses)[index];
        roundings.add(entry, products[index], count);
      });
    }
    roundings.assertWithin(0.5001, 0.9995);
  });

  it('divides by the exact sum of the products of class weights and sample weights', () => {
    const random = randomOf('products of weights');
    const roundings = new Roundings();
    for (let count = 0; count < 600; count += 1) {
      const [pickedWeights, sampleWeights] = [0, 0].map(() => Float64Array.from([1, 2], () => random.between(0.1, 3)));
      const options = { pickedWeights, sampleWeights, normalization: 'sumOfWeights' } as const;
      const [average] = valuesOf(options, 1, 0);
      const products = [...pickedWeights].map((picked, index) =>
        multiply(fromDouble(picked), fromDouble(sampleWeights[index]), exactSum),
      );
      roundings.add(average, divide(fromDouble(sampleWeights[0]), total(products)), count);
    }
    roundings.assertWithin(0.5001, 0.999);
  });
});

describe('the means of rows', () => {
  it('are rounded once, of any size', () => {
    const losses = lossesOf(pair(1, 2 ** -54), pair(1 + 2 ** -51, 0), 1e308, 1e308, smallest, 2 * smallest);
    const rows = averageRows(losses, alongAxis([3, 2], 1));
    assert.deepEqual([...rows.data], [1 + 2 ** -52, 1e308, 2 * smallest]);
    assert.deepEqual(rows.shape, [3]);
    assert.equal(rows.tails[0], 2 ** -55);
  });

  it('along another axis take every second element', () => {
    const rows = averageRows(lossesOf(1, 2, 3, 4, 5, 7), alongAxis([3, 2], 0));
    assert.deepEqual([...rows.data], [3, 13 / 3]);
  });
});

function pair(high: number, low: number): Pair {
  return { high, low };
}

/** A number of losses that are a fraction of the smallest double. */
function tiny(fraction: number, count: number): readonly BigFloat[] {
  return Array.from({ length: count }, () => BigFloat.of(smallest).times(BigFloat.of(fraction)));
}

function total(values: readonly Exact[]): Exact {
  return values.reduce((left, right) => add(left, right, exactSum), zero);
}
