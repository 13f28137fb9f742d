/**
 * Properties of the gradients: their sums, and that they are the derivatives of the losses.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { evaluate, type QuantityId, type QuantityOptions } from '../../../../src/quantities/index.ts';
import { add, divide, exactSum, fromDouble, subtract, toDouble, zero } from '../../../oracle/bigFloat.ts';
import { reference } from '../../../oracle/quantities.ts';
import { assertWithinUlps, labelled, ofIndex, oneHot, row, settings, soft, withLabels } from './arbitraries.ts';

const dense = 'softmaxCrossEntropyWithLogits';
const sparse = 'sparseSoftmaxCrossEntropyWithLogits';
const binary = 'sigmoidCrossEntropyWithLogits';

describe('a gradient', () => {
  it('of a softmax cross entropy sums to 0 within the rounding of its elements', () => {
    fc.assert(
      fc.property(soft, settings, ([logits, labels], { temperature = 1, base: unit = 'e' }) => {
        const options = { temperature, base: unit };
        const inputs = withLabels(logits, labels);
        const slopes = [...(evaluate(dense, inputs, options).gradients?.logits?.data ?? [])];
        assert.equal(slopes.length, logits.length);
        const sum = slopes.reduce((total, slope) => add(total, fromDouble(slope), exactSum), zero);
        const { scale } = reference(dense, [{ logits, labels }], options);
        const bound = slopes.reduce(
          (total, slope, k) => total + 2 ** -53 * Math.abs(slope) + 2 ** -60 * toDouble(scale[k]),
          0,
        );
        assert.ok(Math.abs(toDouble(sum)) <= bound + logits.length * 2 ** -1074, `${toDouble(sum)}`);
      }),
    );
  });

  it('is the derivative of the loss that the oracle has', () => {
    const cases: readonly (readonly [QuantityId, QuantityOptions & { posWeight?: number }])[] = [
      [dense, {}],
      [dense, { temperature: 0.7, base: 2, labelSmoothing: 0.1 }],
      ['categoricalFocalCrossEntropy', { gamma: 2, alpha: 0.25 }],
      ['categoricalFocalCrossEntropy', { gamma: 0.5, alpha: 1 }],
      [binary, {}],
      ['weightedCrossEntropyWithLogits', { posWeight: 3.7 }],
      ['binaryFocalCrossEntropy', { gamma: 2, alpha: 0.25 }],
    ];
    fc.assert(
      fc.property(labelled, fc.constantFrom(...cases), ([logits, index], [id, options]) => {
        const labels = oneHot(logits.length, index);
        const { gradient, values, scale } = reference(id, [{ logits, labels }], options as object);
        const { value, gradients } = evaluate(id, withLabels(logits, labels), options);
        value.data.forEach((loss, k) => {
          assertWithinUlps(loss, values[k], 0.6, id);
        });
        const slopes = gradients?.logits?.data ?? [];
        assert.equal(slopes.length, gradient.length);
        gradient.forEach((exact, k) => {
          const isSoft = (options.labelSmoothing ?? 0) > 0;
          if (!isSoft) assertWithinUlps(slopes[k], exact, 0.6, `${id} gradient`);
          const error = Math.abs(toDouble(subtract(fromDouble(slopes[k]), exact, exactSum)));
          assert.ok(error <= 2 ** -53 * Math.abs(toDouble(exact)) + 2 ** -59 * toDouble(scale[k]) + 2 ** -1074);
        });
      }),
    );
  });

  it('is the slope between two losses near each other', () => {
    // independent of every formula for a derivative: a difference quotient of the oracle's losses
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 2, maxLength: 4 }),
        fc.nat(),
        (logits, place) => {
          const index = place % logits.length;
          const step = 2 ** -20;
          const lossAt = (amount: number) => {
            const moved = logits.map((value, k) => value + (k === index ? amount : 0));
            return reference(sparse, [{ logits: moved, labels: [0] }]).values[0];
          };
          const width = logits[index] + step - (logits[index] - step);
          const quotient = divide(subtract(lossAt(step), lossAt(-step)), fromDouble(width));
          const slope = evaluate(sparse, ofIndex(logits, 0)).gradients?.logits?.data[index] ?? Number.NaN;
          assert.ok(Math.abs(slope - toDouble(quotient)) < 2 ** -36, `${slope} is not ${toDouble(quotient)}`);
        },
      ),
    );
  });

  it('of a single label sees what rounding took from the label times its weight', () => {
    const part = fc.double({ min: 0.1, max: 1, noNaN: true });
    fc.assert(
      fc.property(labelled, part, part, ([logits, index], label, weight) => {
        const labels = logits.map((_, k) => (k === index ? label : 0));
        const options = { classWeights: logits.map(() => weight) };
        const slopes = evaluate(dense, withLabels(logits, labels), options).gradients?.logits?.data ?? [];
        const { gradient } = reference(dense, [{ logits, labels }], options);
        gradient.forEach((exact, k) => {
          assertWithinUlps(slopes[k], exact, 0.56);
        });
      }),
    );
  });

  it('in another base is that of the loss in the base', () => {
    fc.assert(
      fc.property(row, (logits) => {
        const inputs = ofIndex(logits, 0);
        const inBits = evaluate(sparse, inputs, { base: 2 }).gradients?.logits?.data ?? [];
        const { gradient } = reference(sparse, [{ logits, labels: [0] }], { base: 2 });
        gradient.forEach((exact, k) => {
          assertWithinUlps(inBits[k], exact, 0.56);
        });
      }),
    );
  });
});
