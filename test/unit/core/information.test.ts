/**
 * Surprisal, entropies and divergences: distributions on which digits are easily lost against the oracle, their limits, and
 * what they refuse.
 */

import { strict as assert } from 'node:assert';
import {
  crossEntropy,
  entropy,
  jensenShannonDivergence,
  klDivergence,
  log,
  perplexity,
  selfInformation,
  type Tensor,
  tensor,
} from '../../../src/core/index.ts';
import type { QuantityId } from '../../../src/quantities/index.ts';
import { type Random, stepped } from '../../accuracy/random.ts';
import { arithmeticOf } from '../../oracle/arithmetic.ts';
import { fromDouble } from '../../oracle/bigFloat.ts';
import { reference } from '../../oracle/quantities.ts';
import { Roundings, randomOf } from './exactness.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity, MIN_VALUE: smallest } = Number;
const value = (of: Tensor) => of.data[0];

type OfTwo = (p: Tensor, q: Tensor) => Tensor;
const ofTwo: readonly (readonly [QuantityId, OfTwo])[] = [
  ['crossEntropy', (p, q) => crossEntropy(p, q)],
  ['klDivergence', (p, q) => klDivergence(p, q)],
  ['jensenShannonDivergence', (p, q) => jensenShannonDivergence(p, q)],
  ['perplexity', (p, q) => perplexity(p, q)],
];

function normalised(row: readonly number[]): number[] {
  const sum = row.reduce((total, share) => total + share, 0);
  return row.map((share) => share / sum);
}

/** How the second distribution is made from the first. */
const pairs: Readonly<Record<string, (random: Random, p: readonly number[]) => number[]>> = {
  'that are independent': (random, p) => normalised(p.map(() => random.ofAnySize(-12, 0))),
  'some ulps apart': (random, p) => p.map((share) => Math.min(1, stepped(share, random.below(7) - 3))),
  '2⁻¹⁰ apart': (random, p) => p.map((share) => Math.min(1, share * (1 + random.between(-1, 1) * 2 ** -10))),
  '2⁻³⁰ apart': (random, p) => p.map((share) => Math.min(1, share * (1 + random.between(-1, 1) * 2 ** -30))),
  'as far apart as the series reaches': (random, p) =>
    p
      .map((share) => share * random.pick([0.76, 0.78, 0.88, 0.89, 1 / 0.89, 1 / 0.88]))
      .map((share) => Math.min(1, share)),
  'with lopsided shares': (random, p) => p.map((share) => share * random.pick([1, 0.02, 2 ** -7, 2 ** -30, 2 ** -210])),
  'with tiny shares': (random, p) => p.map((share, k) => (k === 0 ? share : random.ofAnySize(-1074, -440))),
};

describe('information', () => {
  for (const [regime, other] of Object.entries(pairs)) {
    it(`of distributions ${regime} is the oracle’s`, () => {
      const random = randomOf(`information ${regime}`);
      const all = ofTwo.map(([id]) => ({ id, roundings: new Roundings() }));
      for (let count = 0; count < 60; count += 1) {
        const p = normalised(random.list(1 + random.below(7), () => random.ofAnySize(-8, 0)));
        const q = other(random, p);
        const [a, b] = count % 2 === 0 ? [p, q] : [q, p];
        ofTwo.forEach(([id, ours], index) => {
          const [exact] = reference(id, [{ p: a, q: b }]).values;
          all[index].roundings.add(value(ours(tensor(a), tensor(b))), exact, id, `[${a}]`, `[${b}]`);
        });
      }
      for (const { roundings } of all) roundings.assertWithin(0.53, 0);
    });
  }

  it('of distributions of one sum is the oracle’s at the ends of the series', () => {
    const random = randomOf('ends of the series');
    const ends: readonly (readonly [QuantityId, OfTwo, number])[] = [
      // d/(2 − d) is 1/16 and 1/8
      ['klDivergence', (p, q) => klDivergence(p, q), 2 / 17],
      ['jensenShannonDivergence', (p, q) => jensenShannonDivergence(p, q), 2 / 9],
    ];
    for (const [id, ours, end] of ends) {
      const roundings = new Roundings();
      for (let count = 0; count < 600; count += 1) {
        const share = random.between(0.1, 0.5);
        const distance = end * random.between(0.97, 1);
        const [p, q] = [
          [share, share],
          [share * (1 + distance), share * (1 - distance)],
        ];
        roundings.add(value(ours(tensor(p), tensor(q))), reference(id, [{ p, q }]).values[0], id, share, distance);
      }
      roundings.assertWithin(0.55, 0.97);
    }
  });

  it('of single shares far apart, or subnormal, is the oracle’s', () => {
    const random = randomOf('single shares');
    const cases: readonly (readonly [QuantityId, OfTwo, (p: number) => number])[] = [
      ['jensenShannonDivergence', (p, q) => jensenShannonDivergence(p, q), (p) => p * random.between(0.02, 0.49)],
      ['klDivergence', (p, q) => klDivergence(p, q), (p) => p * random.between(0.02, 0.49)],
      ['crossEntropy', (p, q) => crossEntropy(p, q), () => random.ofAnySize(-1074, -1022)],
    ];
    for (const [id, ours, other] of cases) {
      const roundings = new Roundings();
      for (let count = 0; count < 600; count += 1) {
        const p = random.between(0.01, 1);
        const q = other(p);
        const [exact] = reference(id, [{ p: [p], q: [q] }]).values;
        roundings.add(value(ours(tensor([p]), tensor([q]))), exact, id, p, q);
      }
      roundings.assertWithin(0.51, 0.98);
    }
  });

  it('of one distribution is the oracle’s', () => {
    const random = randomOf('entropy');
    const roundings = new Roundings();
    const draws = [() => random.ofAnySize(-8, 0), () => random.ofAnySize(-1074, -900), () => random.ofAnySize(-400, 0)];
    for (let count = 0; count < 150; count += 1) {
      const p = random.list(1 + random.below(6), draws[count % 3]).map((share) => Math.min(share, 1));
      roundings.add(value(entropy(tensor(p))), reference('entropy', [{ p }]).values[0], `[${p}]`);
    }
    // −p·log p of a p that stands alone
    for (const p of [0.9990875428144436, 1 - 2 ** -53, 1 - 2 ** -40, smallest, 2 ** -1022, 0.36787944117144233]) {
      roundings.add(value(entropy(tensor([p]))), reference('entropy', [{ p: [p] }]).values[0], p);
    }
    roundings.assertWithin(0.51, 0.98);
  });

  it('of one probability is the oracle’s', () => {
    const random = randomOf('selfInformation');
    const arithmetic = arithmeticOf(176);
    const roundings = new Roundings();
    const near = random.list(1000, () => 1 - random.ofAnySize(-53, -3));
    const drawn = [
      ...near,
      ...random.list(1000, () => random.unit()),
      ...random.list(1000, () => random.ofAnySize(-1074, 0)),
    ];
    const amounts = selfInformation(tensor(drawn)).data;
    const logarithms = log(tensor(drawn)).data;
    drawn.forEach((p, index) => {
      const exact = arithmetic.log(fromDouble(p));
      roundings.add(logarithms[index], exact, 'log', p);
      roundings.add(-amounts[index], exact, '−log', p);
    });
    roundings.assertWithin(0.501, 0.999);
  });

  it('of a ratio beyond the doubles is finite', () => {
    assert.equal(value(klDivergence(tensor([1, 0]), tensor([smallest, 1]))), 744.4400719213812);
  });

  it('of the smallest probabilities has no logarithm of 0', () => {
    assert.equal(value(jensenShannonDivergence(tensor([0.5, smallest]), tensor([0, 0.5]))), Math.LN2 / 2);
  });

  const limits: readonly (readonly [string, number, number])[] = [
    ['entropy of certainty', value(entropy(tensor([1, 0, 0]))), 0],
    ['cross entropy with an impossible event', value(crossEntropy(tensor([0.5, 0.5]), tensor([1, 0]))), infinity],
    ['cross entropy, impossible on both sides', value(crossEntropy(tensor([1, 0]), tensor([1, 0]))), 0],
    ['cross entropy of an infinite weight', value(crossEntropy(tensor([infinity]), tensor([0.5]))), infinity],
    ['cross entropy, 0 against NaN', value(crossEntropy(tensor([0, 1]), tensor([nan, 1]))), nan],
    ['KL, q = 0 < p', value(klDivergence(tensor([0.7, 0.3]), tensor([1, 0]))), infinity],
    ['KL, p = q = 0', value(klDivergence(tensor([0, 1]), tensor([0, 1]))), 0],
    ['KL, p = 0 against NaN', value(klDivergence(tensor([0, 1]), tensor([nan, 1]))), nan],
    ['KL of equal distributions', value(klDivergence(tensor([0.1, 0.2, 0.7]), tensor([0.1, 0.2, 0.7]))), 0],
    ['KL of equal subnormals', value(klDivergence(tensor([smallest, 1]), tensor([smallest, 1]))), 0],
    ['KL of nothing', value(klDivergence(tensor([], [0]), tensor([], [0]))), 0],
    ['JS of disjoint distributions', value(jensenShannonDivergence(tensor([1, 0]), tensor([0, 1]))), Math.LN2],
    ['JS of equal distributions', value(jensenShannonDivergence(tensor([0.3, 0.7]), tensor([0.3, 0.7]))), 0],
    ['JS, NaN', value(jensenShannonDivergence(tensor([nan, 0.7]), tensor([0.3, 0.7]))), nan],
    ['JS, infinity', value(jensenShannonDivergence(tensor([0.3, 0.7]), tensor([infinity, 0.7]))), nan],
    ['surprisal of 0', value(selfInformation(tensor([0]))), infinity],
    ['surprisal of 1', value(selfInformation(tensor([1]))), 0],
    ['surprisal of NaN', value(selfInformation(tensor([nan]))), nan],
    ['entropy of NaN', value(entropy(tensor([nan, 0.5]))), nan],
    ['perplexity of an impossible event', value(perplexity(tensor([0.5, 0.5]), tensor([1, 0]))), infinity],
    ['perplexity of certainty', value(perplexity(tensor([1, 0]))), 1],
    ['entropy of nothing', value(entropy(tensor([], [0]))), 0],
  ];
  for (const [what, actual, expected] of limits) it(`${what} is ${expected}`, () => assert.equal(actual, expected));

  it('has no negative zeros', () => {
    for (const amount of [
      selfInformation(tensor([1])),
      entropy(tensor([1, 0])),
      crossEntropy(tensor([1, 0]), tensor([1, 0])),
      klDivergence(tensor([1]), tensor([1])),
      jensenShannonDivergence(tensor([1]), tensor([1])),
    ]) {
      assert.ok(Object.is(amount.data[0], 0));
    }
  });

  it('refuses what is no probability, and names it', () => {
    const outside = tensor([0.5, 0.5, 0.5, 1.5], [2, 2]);
    const fine = tensor([0.5, 0.5, 0.5, 0.5], [2, 2]);
    const named = { code: 'domain', argument: 'p', index: 3, value: 1.5 };
    const message = 'p[1, 1] is 1.5, but it must lie between 0 and 1.';
    assert.throws(() => entropy(outside), { ...named, message });
    assert.throws(() => selfInformation(outside), named);
    for (const [, ours] of ofTwo) {
      assert.throws(() => ours(outside, fine), named);
      assert.throws(() => ours(fine, outside), { ...named, argument: 'q' });
      assert.throws(() => ours(tensor([0.5, 0.5]), tensor([0.5, -0.1])), { code: 'domain', argument: 'q', index: 1 });
      assert.throws(() => ours(tensor([1]), tensor([0.5, 0.5])), { code: 'shape', argument: 'q' });
    }
  });
});
