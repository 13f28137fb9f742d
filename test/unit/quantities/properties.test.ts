/**
 * Properties: what must hold between quantities, whatever the numbers are, and the losses and their gradients against
 * the oracle.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { scalar, type Tensor, tensor } from '../../../src/core/index.ts';
import { evaluate, type QuantityId, quantities } from '../../../src/quantities/index.ts';
import * as oracle from '../oracle.ts';
import { assertClose, isClose } from './closeness.ts';
import { questions } from './questions.ts';

const logit = fc.double({ min: -30, max: 30, noNaN: true });
const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1));
const row = fc.array(logit, { minLength: 2, maxLength: 5 });
const distribution = (length: number) =>
  fc.array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: length, maxLength: length }).map((weights) => {
    const sum = weights.reduce((total, value) => total + value, 0);
    return weights.map((value) => value / sum);
  });
const pair = fc.integer({ min: 1, max: 6 }).chain((length) => fc.tuple(distribution(length), distribution(length)));
const labelled = row.chain((logits) => fc.tuple(fc.constant(logits), fc.nat({ max: logits.length - 1 })));
const soft = row.chain((logits) => fc.tuple(fc.constant(logits), distribution(logits.length)));

const oneHot = (length: number, index: number) => Array.from({ length }, (_, k) => (k === index ? 1 : 0));
const only = ({ data }: Tensor) => data[0];
const value = (...question: Parameters<typeof evaluate>) => only(evaluate(...question).value);

describe('information', () => {
  it('adds up: cross entropy is entropy plus divergence, and the divergence is never negative', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom('e' as const, 2, 10, 3), ([p, q], base) => {
        const inputs = { p: tensor(p), q: tensor(q) };
        const divergence = value('klDivergence', inputs, { base });
        assert.ok(divergence >= -1e-15);
        const sum = value('entropy', { p: inputs.p }, { base }) + divergence;
        assert.ok(isClose(value('crossEntropy', inputs, { base }), sum, 1e-13, 1e-14));
      }),
    );
  });

  it('of Jensen and Shannon is symmetric and at most log 2', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const forward = value('jensenShannonDivergence', { p: tensor(p), q: tensor(q) });
        const backward = value('jensenShannonDivergence', { p: tensor(q), q: tensor(p) });
        assert.equal(forward, backward);
        assert.ok(forward >= 0 && forward <= Math.LN2 * (1 + 1e-15));
      }),
    );
  });

  it('has the same perplexity in every base', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const inputs = { p: tensor(p), q: tensor(q) };
        const inBits = 2 ** value('crossEntropy', inputs, { base: 2 });
        assert.ok(isClose(value('perplexity', inputs, { base: 10 }), inBits, 1e-12));
      }),
    );
  });
});

describe('softmax', () => {
  it('does not depend on the order of the classes', () => {
    fc.assert(
      fc.property(row, (logits) => {
        const forward = [...evaluate('softmax', { logits: tensor(logits) }).value.data];
        const backward = evaluate('softmax', { logits: tensor([...logits].reverse()) }).value;
        assertClose(tensor([...backward.data].reverse()), tensor(forward), 1e-15);
      }),
    );
  });

  it('of two classes is the sigmoid of their difference', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }), (a, b) => {
        const share = value('softmax', { logits: tensor([a, b]) });
        assert.ok(isClose(share, value('sigmoid', { x: scalar(a - b) }), 2e-15));
      }),
    );
  });
});

describe('a softmax cross entropy', () => {
  it('is the oracle’s, with its gradient', () => {
    fc.assert(
      fc.property(soft, ([logits, labels]) => {
        const inputs = { logits: tensor(logits), labels: tensor(labels) };
        const { value: loss, gradients } = evaluate('softmaxCrossEntropyWithLogits', inputs);
        const exactLoss = (z: Parameters<typeof oracle.logSoftmax>[0]) =>
          oracle
            .logSoftmax(z)
            .reduce((sum, logP, k) => sum.minus(logP.times(oracle.exact(labels[k]))), oracle.exact(0));
        assert.ok(isClose(only(loss), oracle.nearest(exactLoss(logits)), 4e-15));
        const slopes = logits.map((_, k) => oracle.slope(exactLoss, logits, k));
        assert.ok(gradients?.logits);
        assertClose(gradients.logits, tensor(slopes), 1e-13, 1e-15);
        assert.ok(Math.abs(gradients.logits.data.reduce((sum, slope) => sum + slope, 0)) < 1e-14);
      }),
      { numRuns: 40 },
    );
  });

  it('of an index is that of the one-hot row, with its gradient', () => {
    const options = fc.record({
      labelSmoothing: fc.constantFrom(0, 0.1, 1),
      temperature: fc.constantFrom(1, 0.5, 3),
      base: fc.constantFrom('e' as const, 2),
    });
    fc.assert(
      fc.property(labelled, options, ([logits, index], settings) => {
        const sparse = evaluate(
          'sparseSoftmaxCrossEntropyWithLogits',
          { logits: tensor(logits), labels: scalar(index) },
          settings,
        );
        const dense = evaluate(
          'softmaxCrossEntropyWithLogits',
          { logits: tensor(logits), labels: tensor(oneHot(logits.length, index)) },
          settings,
        );
        assertClose(sparse.value, dense.value, 1e-15);
        assert.ok(sparse.gradients?.logits && dense.gradients?.logits);
        assertClose(sparse.gradients.logits, dense.gradients.logits, 1e-14, 1e-16);
      }),
    );
  });

  it('has the same gradient from a one-hot row as from its index, for a confident row, too', () => {
    // p − 1 of the dense form lost five digits here; found by the property above
    const options = { base: 2 } as const;
    const logits = tensor([13.431701493148953, 0]);
    const dense = evaluate('softmaxCrossEntropyWithLogits', { logits, labels: tensor([1, 0]) }, options);
    const sparse = evaluate('sparseSoftmaxCrossEntropyWithLogits', { logits, labels: scalar(0) }, options);
    assert.ok(sparse.gradients?.logits && dense.gradients?.logits);
    assertClose(dense.gradients.logits, sparse.gradients.logits, 1e-15);
  });

  it('keeps its digits, and its gradient, for a confident row', () => {
    const inputs = { logits: tensor([40, 0]), labels: scalar(0) };
    const { value: loss, gradients } = evaluate('sparseSoftmaxCrossEntropyWithLogits', inputs);
    assert.ok(isClose(only(loss), 4.248354255291589e-18, 4e-16));
    assert.ok(gradients?.logits);
    assertClose(gradients.logits, tensor([-4.248354255291589e-18, 4.248354255291589e-18]), 4e-16);
  });

  it('is finite where a masked class has label 0, and at logits of ±1e308', () => {
    const masked = { logits: tensor([1, Number.NEGATIVE_INFINITY]), labels: tensor([1, 0]) };
    assert.equal(value('softmaxCrossEntropyWithLogits', masked), 0);
    const huge = { logits: tensor([1e308, -1e308]), labels: tensor([0.5, 0.5]) };
    assert.equal(value('softmaxCrossEntropyWithLogits', huge), 1e308);
  });
});

describe('an elementwise loss on logits', () => {
  const question = fc.record({
    x: logit,
    y: share,
    w: fc.double({ min: 0.125, max: 8, noNaN: true }),
    gamma: fc.constantFrom(0, 1, 2, 5),
    alpha: fc.constantFrom(undefined, 0.25, 0),
  });

  it('is the oracle’s, with its gradient', () => {
    fc.assert(
      fc.property(question, ({ x, y, w }) => {
        const inputs = { logits: tensor([x]), labels: tensor([y]) };
        const exactLoss = ([z]: readonly (number | oracle.Exact)[]) =>
          oracle.binaryCrossEntropy(oracle.sigmoid(z), y, w);
        const { value: loss, gradients } = evaluate('weightedCrossEntropyWithLogits', inputs, { posWeight: w });
        assert.ok(isClose(only(loss), oracle.nearest(exactLoss([x])), 4e-15));
        assert.ok(gradients?.logits);
        assert.ok(isClose(only(gradients.logits), oracle.slope(exactLoss, [x], 0), 1e-13, 1e-15));
      }),
      { numRuns: 60 },
    );
  });

  it('with a focal factor is the oracle’s, with its gradient', () => {
    fc.assert(
      fc.property(question, ({ x, y, gamma, alpha }) => {
        const inputs = { logits: tensor([x]), labels: tensor([y]) };
        const exactLoss = ([z]: readonly (number | oracle.Exact)[]) =>
          oracle.binaryFocal(oracle.sigmoid(z), y, gamma, alpha);
        const options = { gamma, ...(alpha !== undefined && { alpha }) };
        const { value: loss, gradients } = evaluate('binaryFocalCrossEntropy', inputs, options);
        assert.ok(isClose(only(loss), oracle.nearest(exactLoss([x])), 2e-14));
        assert.ok(gradients?.logits);
        assert.ok(isClose(only(gradients.logits), oracle.slope(exactLoss, [x], 0), 1e-12, 1e-14));
      }),
      { numRuns: 60 },
    );
  });

  it('is that of the probabilities behind the logits', () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), share, (x, y) => {
        const probabilities = evaluate('sigmoid', { x: tensor([x]) }).value;
        const labels = tensor([y]);
        const fromLogits = value('sigmoidCrossEntropyWithLogits', { logits: tensor([x]), labels });
        assert.ok(isClose(value('binaryCrossEntropy', { probabilities, labels }), fromLogits, 1e-12));
      }),
    );
  });
});

describe('a categorical focal loss on logits', () => {
  it('is the oracle’s, with its gradient', () => {
    fc.assert(
      fc.property(soft, fc.constantFrom(0, 1, 2, 3), ([logits, labels], gamma) => {
        const exactLoss = (z: readonly (number | oracle.Exact)[]) =>
          oracle.categoricalFocal(oracle.softmax(z), labels, gamma, 0.25);
        const inputs = { logits: tensor(logits), labels: tensor(labels) };
        const { value: loss, gradients } = evaluate('categoricalFocalCrossEntropy', inputs, { gamma, alpha: 0.25 });
        assert.ok(isClose(only(loss), oracle.nearest(exactLoss(logits)), 2e-14));
        const slopes = logits.map((_, k) => oracle.slope(exactLoss, logits, k));
        assert.ok(gradients?.logits);
        assertClose(gradients.logits, tensor(slopes), 1e-12, 1e-14);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a reduction', () => {
  const losses: readonly QuantityId[] = [...quantities.values()].filter(({ loss }) => loss).map(({ id }) => id);
  for (const id of losses) {
    const definition = quantities.get(id);
    assert.ok(definition);
    it(`of ${id} is the sum of its entries, and the mean that sum divided`, () => {
      fc.assert(
        fc.property(questions(definition), ({ inputs, options }) => {
          const { value: entries } = evaluate(id, inputs, { ...options, reduction: 'none' });
          const { value: sum, gradients } = evaluate(id, inputs, { ...options, reduction: 'sum' });
          const expected = entries.data.reduce((total, entry) => total + entry, 0);
          assert.ok(isClose(only(sum), expected, 1e-12, 1e-12), `${only(sum)} is not ${expected}`);
          const none = evaluate(id, inputs, { ...options, reduction: 'none' }).gradients;
          if (gradients?.logits && none?.logits) assertClose(gradients.logits, none.logits, 0);
          const mean = evaluate(id, inputs, { ...options, reduction: 'mean' });
          const { denominator } = mean.parts;
          if (only(denominator) > 0) {
            assert.ok(isClose(only(mean.value), only(sum) / only(denominator), 1e-13));
          }
        }),
        { numRuns: 60 },
      );
    });
  }
});
