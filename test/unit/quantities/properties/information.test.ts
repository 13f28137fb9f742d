/**
 * Properties of information: identities between entropies and divergences, inequalities, and units.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { tensor } from '../../../../src/core/index.ts';
import { evaluate, type Inputs, type QuantityId } from '../../../../src/quantities/index.ts';
import { stepped } from '../../../accuracy/random.ts';
import { arithmeticOf } from '../../../oracle/arithmetic.ts';
import { add, exactSum, fromDouble, multiply, toDouble } from '../../../oracle/bigFloat.ts';
import { reference } from '../../../oracle/quantities.ts';
import {
  amountOf,
  assertSame,
  assertWithinUlps,
  base,
  exactDistribution,
  oneDistribution,
  twoDistributions,
} from './arbitraries.ts';

const pairOf = (p: readonly number[], q: readonly number[]): Inputs => ({ p: tensor(p), q: tensor(q) });
const exactTwo = fc
  .integer({ min: 2, max: 6 })
  .chain((length) => fc.tuple(exactDistribution(length), exactDistribution(length)));
const arithmetic = arithmeticOf();
const ofTwo: readonly QuantityId[] = ['crossEntropy', 'klDivergence', 'jensenShannonDivergence', 'perplexity'];

describe('information', () => {
  it('adds up: cross entropy is entropy plus divergence, within the rounding of the three', () => {
    fc.assert(
      fc.property(twoDistributions, base, ([p, q], unit) => {
        const options = { base: unit };
        const [entropy] = reference('entropy', [{ p }], options).values;
        const [divergence] = reference('klDivergence', [{ p, q }], options).values;
        assertWithinUlps(amountOf('crossEntropy', pairOf(p, q), options), add(entropy, divergence, exactSum), 0.56);
        const parts = [amountOf('entropy', { p: tensor(p) }, options), amountOf('klDivergence', pairOf(p, q), options)];
        const size = parts.reduce((total, part) => total + Math.abs(part), 0);
        const sum = toDouble(add(fromDouble(parts[0]), fromDouble(parts[1]), exactSum));
        const direct = amountOf('crossEntropy', pairOf(p, q), options);
        assert.ok(Math.abs(sum - direct) <= 2 ** -52 * size, `${sum} is not ${direct}`);
      }),
    );
  });

  it('follows Gibbs: of distributions that sum to exactly 1 no divergence is below 0', () => {
    fc.assert(
      fc.property(exactTwo, ([p, q]) => {
        const divergence = amountOf('klDivergence', pairOf(p, q));
        const isEqual = p.every((share, k) => share === q[k]);
        assert.ok(isEqual ? divergence === 0 : divergence > 0, `${divergence}`);
        assert.ok(amountOf('crossEntropy', pairOf(p, q)) >= amountOf('entropy', { p: tensor(p) }));
      }),
    );
  });

  it('of equal distributions has the divergence 0, whatever they are', () => {
    fc.assert(
      fc.property(oneDistribution, (p) => {
        assertSame([amountOf('klDivergence', pairOf(p, p))], [0]);
        assertSame([amountOf('jensenShannonDivergence', pairOf(p, p))], [0]);
        assertSame([amountOf('crossEntropy', pairOf(p, p))], [amountOf('entropy', { p: tensor(p) })]);
      }),
    );
  });

  it('of distributions some ulps apart is still above 0', () => {
    fc.assert(
      fc.property(exactTwo, fc.integer({ min: 1, max: 50 }), ([p], steps) => {
        const from = p.findIndex((share) => share >= 0.25 && share < 1);
        fc.pre(from >= 0);
        // moves an amount that both can hold, so that the sum stays 1
        const to = p.findIndex((share, k) => k !== from && share > 0 && share <= 0.75);
        fc.pre(to >= 0);
        const amount = steps * 2 ** -50;
        const q = p.map((share, k) => share - (k === from ? amount : 0) + (k === to ? amount : 0));
        const divergence = amountOf('klDivergence', pairOf(p, q));
        assert.ok(divergence > 0, `${divergence}`);
        assertWithinUlps(divergence, reference('klDivergence', [{ p, q }]).values[0], 0.56);
        assert.ok(amountOf('jensenShannonDivergence', pairOf(p, q)) > 0);
      }),
    );
  });

  it('of Jensen and Shannon is symmetric bit for bit, and from 0 to log 2', () => {
    fc.assert(
      fc.property(twoDistributions, ([p, q]) => {
        const forward = amountOf('jensenShannonDivergence', pairOf(p, q));
        assertSame([forward], [amountOf('jensenShannonDivergence', pairOf(q, p))]);
        assert.ok(forward >= 0);
      }),
    );
    fc.assert(
      fc.property(exactTwo, ([p, q]) => {
        assert.ok(amountOf('jensenShannonDivergence', pairOf(p, q)) <= Math.LN2);
        assert.ok(amountOf('jensenShannonDivergence', pairOf(p, q), { base: 2 }) <= 1);
      }),
    );
  });

  it('does not depend on the order of the events, to one unit', () => {
    fc.assert(
      fc.property(twoDistributions, base, ([p, q], unit) => {
        const [back, other] = [[...p].reverse(), [...q].reverse()];
        for (const id of ofTwo) {
          const forward = amountOf(id, pairOf(p, q), { base: unit });
          assertWithinUlps(forward, amountOf(id, pairOf(back, other), { base: unit }), 1, id);
        }
        assertWithinUlps(amountOf('entropy', { p: tensor(p) }), amountOf('entropy', { p: tensor(back) }), 1);
      }),
    );
  });

  it('is not changed by events that are impossible on both sides', () => {
    fc.assert(
      fc.property(twoDistributions, ([p, q]) => {
        for (const id of ofTwo) {
          assertSame([amountOf(id, pairOf([...p, 0], [...q, 0]))], [amountOf(id, pairOf(p, q))], id);
        }
      }),
    );
  });

  it('in bits times log 2 is the amount in nats, within the rounding of both', () => {
    fc.assert(
      fc.property(twoDistributions, ([p, q]) => {
        for (const id of ['crossEntropy', 'klDivergence', 'jensenShannonDivergence'] as const) {
          const bits = amountOf(id, pairOf(p, q), { base: 2 });
          const nats = amountOf(id, pairOf(p, q));
          const back = multiply(fromDouble(bits), arithmetic.log(fromDouble(2)));
          // half a unit of the bits may be a whole one of the nats
          assertWithinUlps(nats, back, 1.6, id);
        }
      }),
    );
  });

  it('of a fair choice among 2ⁿ options is n bits exactly', () => {
    for (let n = 0; n <= 10; n += 1) {
      const p = tensor(Array<number>(2 ** n).fill(2 ** -n));
      assertSame([amountOf('entropy', { p }, { base: 2 })], [n]);
      assertSame([amountOf('perplexity', { p })], [2 ** n]);
    }
  });

  it('has the same perplexity in every base, bit for bit', () => {
    fc.assert(
      fc.property(twoDistributions, base, ([p, q], unit) => {
        assertSame([amountOf('perplexity', pairOf(p, q), { base: unit })], [amountOf('perplexity', pairOf(p, q))]);
      }),
    );
  });

  it('is at most the logarithm of the number of events', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }).chain(exactDistribution), (p) => {
        const [exact] = reference('logSumExp', [{ logits: p.map(() => 0) }]).values;
        const entropy = amountOf('entropy', { p: tensor(p) });
        assert.ok(entropy >= 0 && entropy <= toDouble(exact));
      }),
    );
  });

  it('of one event falls as its probability grows', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1000 }), (p, steps) => {
        const larger = Math.min(1, stepped(p, steps));
        const [low, high] = evaluate('selfInformation', { p: tensor([p, larger]) }).value.data;
        assert.ok(low >= high && high >= 0);
      }),
    );
  });
});
