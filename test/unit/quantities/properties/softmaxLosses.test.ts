/**
 * Properties of the softmax cross entropies: forms of the same loss agree to the bit, value and gradient, and options that
 * say nothing change nothing.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { scalar, tensor } from '../../../../src/core/index.ts';
import { evaluate, type QuantityId, type QuantityOptions } from '../../../../src/quantities/index.ts';
import { add, exactSum, fromDouble, multiply } from '../../../oracle/bigFloat.ts';
import { reference } from '../../../oracle/quantities.ts';
import {
  amountOf,
  assertSame,
  assertSameAnswer,
  assertWithinUlps,
  base,
  labelled,
  logitsOf,
  ofIndex,
  oneHot,
  settings,
  short,
  shortRow,
  soft,
  withLabels,
} from './arbitraries.ts';

const dense = 'softmaxCrossEntropyWithLogits';
const sparse = 'sparseSoftmaxCrossEntropyWithLogits';
const binary = 'sigmoidCrossEntropyWithLogits';
const hard = fc.constantFrom(0, 1);
const withWeights = labelled.chain(([logits, index]) =>
  fc.tuple(
    fc.constant(logits),
    fc.constant(index),
    fc.array(fc.double({ min: 0.1, max: 4, noNaN: true }), { minLength: logits.length, maxLength: logits.length }),
  ),
);

describe('a softmax cross entropy', () => {
  it('of an index has the bits of the one-hot row, value and gradient', () => {
    fc.assert(
      fc.property(labelled, settings, ([logits, index], options) => {
        const labels = oneHot(logits.length, index);
        assertSameAnswer([sparse, ofIndex(logits, index), options], [dense, withLabels(logits, labels), options]);
      }),
    );
  });

  it('of an index has the bits of the one-hot row, smoothed and with class weights, too', () => {
    fc.assert(
      fc.property(
        withWeights,
        settings,
        fc.constantFrom(0, 0.1, 1),
        ([logits, index, classWeights], rest, labelSmoothing) => {
          // a mean over indices divides by the weights of the labels, one over distributions does not
          const options: QuantityOptions = { ...rest, classWeights, labelSmoothing, reduction: 'sum' };
          const labels = oneHot(logits.length, index);
          assertSameAnswer([sparse, ofIndex(logits, index), options], [dense, withLabels(logits, labels), options]);
        },
      ),
    );
  });

  it('of probabilities, by an index, has the bits of the one-hot row, too', () => {
    fc.assert(
      fc.property(labelled, base, fc.constantFrom(0, 0.1), ([logits, index], unit, labelSmoothing) => {
        const probabilities = evaluate('softmax', logitsOf(...logits)).value;
        const options = { base: unit, labelSmoothing };
        const labels = tensor(oneHot(logits.length, index));
        assertSameAnswer(
          ['sparseCategoricalCrossEntropy', { probabilities, labels: scalar(index) }, options],
          ['categoricalCrossEntropy', { probabilities, labels }, options],
        );
      }),
    );
  });

  it('of a confident row has the same gradient from a one-hot row as from its index', () => {
    // p − 1 of the dense form lost five digits here
    const logits = [13.431701493148953, 0];
    assertSameAnswer([dense, withLabels(logits, [1, 0]), { base: 2 }], [sparse, ofIndex(logits, 0), { base: 2 }]);
  });

  it('keeps its digits, and its gradient, for a confident row', () => {
    const { value, gradients } = evaluate(sparse, ofIndex([40, 0], 0));
    assert.deepEqual([...value.data], [4.248354255291589e-18]);
    assert.deepEqual([...(gradients?.logits?.data ?? [])], [-4.248354255291589e-18, 4.248354255291589e-18]);
  });

  it('is finite where a masked class has label 0, and at logits of ±1e308', () => {
    assert.equal(amountOf(dense, withLabels([1, Number.NEGATIVE_INFINITY], [1, 0])), 0);
    assert.equal(amountOf(dense, withLabels([1e308, -1e308], [0.5, 0.5])), 1e308);
  });

  it('is −log p: the bits of the negative log-likelihood of its own log-softmax, within the rounding of both', () => {
    fc.assert(
      fc.property(labelled, ([logits, index]) => {
        const logProbabilities = evaluate('logSoftmax', logitsOf(...logits)).value;
        const loss = amountOf('negativeLogLikelihood', { logProbabilities, labels: scalar(index) });
        assertSame([amountOf(sparse, ofIndex(logits, index))], [loss]);
      }),
    );
  });

  it('does not change by a bit when all logits move by the same exact amount', () => {
    fc.assert(
      fc.property(shortRow, short, fc.nat(), (logits, shift, place) => {
        const moved = logits.map((value) => value + shift);
        const index = place % logits.length;
        assertSameAnswer([sparse, ofIndex(moved, index)], [sparse, ofIndex(logits, index)]);
        const labels = logits.map((_, k) => (k === index ? 0.75 : 0.25 / (logits.length - 1)));
        assertSameAnswer([dense, withLabels(moved, labels)], [dense, withLabels(logits, labels)]);
      }),
    );
  });

  it('does not depend on the order of the classes, to one unit', () => {
    fc.assert(
      fc.property(soft, ([logits, labels]) => {
        const back = withLabels([...logits].reverse(), [...labels].reverse());
        assertWithinUlps(amountOf(dense, withLabels(logits, labels)), amountOf(dense, back), 1);
      }),
    );
  });

  it('at a temperature has the bits of the divided logits where the quotients are exact', () => {
    fc.assert(
      fc.property(soft, fc.constantFrom(0.25, 2, 8), ([logits, labels], temperature) => {
        const divided = withLabels(
          logits.map((value) => value / temperature),
          labels,
        );
        const [given, other] = [evaluate(dense, withLabels(logits, labels), { temperature }), evaluate(dense, divided)];
        assertSame(given.value.data, other.value.data);
        const slopes = Array.from(other.gradients?.logits?.data ?? [], (slope) => slope / temperature);
        assertSame(given.gradients?.logits?.data ?? [], slopes);
      }),
    );
  });

  it('is linear in the amount of smoothing', () => {
    fc.assert(
      fc.property(labelled, fc.constantFrom(0.125, 0.25, 0.5, 0.75), ([logits, index], labelSmoothing) => {
        const labels = oneHot(logits.length, index);
        const [plain] = reference(dense, [{ logits, labels }]).values;
        const [uniform] = reference(dense, [{ logits, labels }], { labelSmoothing: 1 }).values;
        const exact = add(
          multiply(fromDouble(1 - labelSmoothing), plain, exactSum),
          multiply(fromDouble(labelSmoothing), uniform, exactSum),
          exactSum,
        );
        assertWithinUlps(amountOf(dense, withLabels(logits, labels), { labelSmoothing }), exact, 0.51);
        assertWithinUlps(amountOf(sparse, ofIndex(logits, index), { labelSmoothing }), exact, 0.51);
      }),
    );
  });

  it('of two classes is the sigmoid cross entropy of their exact difference, to one unit', () => {
    fc.assert(
      fc.property(short, short, hard, (a, b, label) => {
        const two = amountOf(sparse, ofIndex([a, b], 1 - label));
        assertWithinUlps(two, amountOf(binary, withLabels([a - b], [label])), 1);
      }),
    );
  });
});

describe('class weights and sample weights of 1', () => {
  const lossIds: readonly QuantityId[] = [dense, 'categoricalCrossEntropy'];

  it('are none at all, bit for bit', () => {
    fc.assert(
      fc.property(soft, settings, ([logits, labels], options) => {
        const ones = logits.map(() => 1);
        for (const id of lossIds) {
          const probabilities = evaluate('softmax', logitsOf(...logits)).value;
          const { temperature: _, ...rest } = options;
          const [inputs, given] =
            id === dense ? [withLabels(logits, labels), options] : [{ probabilities, labels: tensor(labels) }, rest];
          assertSameAnswer([id, inputs, { ...given, classWeights: ones }], [id, inputs, given]);
          assertSameAnswer([id, inputs, { ...given, sampleWeights: tensor([1], []) }], [id, inputs, given]);
        }
      }),
    );
    fc.assert(
      fc.property(labelled, settings, ([logits, index], options) => {
        const inputs = ofIndex(logits, index);
        assertSameAnswer(
          [sparse, inputs, { ...options, classWeights: logits.map(() => 1) }],
          [sparse, inputs, options],
        );
      }),
    );
  });
});
