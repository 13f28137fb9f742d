/**
 * Properties of the losses of single logits: mirrors, weights, and focal factors that say nothing.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { tensor } from '../../../../src/core/index.ts';
import { evaluate } from '../../../../src/quantities/index.ts';
import { reference } from '../../../oracle/quantities.ts';
import {
  amountOf,
  assertNearAnswer,
  assertSame,
  assertSameAnswer,
  assertWithinUlps,
  base,
  labelled,
  logit,
  oneHot,
  settings,
  share,
  soft,
  withLabels,
} from './arbitraries.ts';

const dense = 'softmaxCrossEntropyWithLogits';
const binary = 'sigmoidCrossEntropyWithLogits';
const hard = fc.constantFrom(0, 1);

describe('an elementwise loss on logits', () => {
  it('has the bits of the mirrored logit and label', () => {
    fc.assert(
      fc.property(logit, hard, base, (x, y, unit) => {
        const options = { base: unit };
        const [given, mirrored] = [
          evaluate(binary, withLabels([x], [y]), options),
          evaluate(binary, withLabels([-x], [1 - y]), options),
        ];
        assertSame(given.value.data, mirrored.value.data);
        assertSame(given.gradients?.logits?.data ?? [], [-(mirrored.gradients?.logits?.data[0] ?? Number.NaN)]);
      }),
    );
  });

  it('has the bits of softplus for hard labels', () => {
    fc.assert(
      fc.property(logit, (x) => {
        assertSame([amountOf(binary, withLabels([x], [0]))], [amountOf('softplus', { x: tensor([x]) })]);
        assertSame([amountOf(binary, withLabels([x], [1]))], [-amountOf('logSigmoid', { x: tensor([x]) })]);
      }),
    );
  });

  it('with a weight of 1 for the positive class is the plain one, bit for bit', () => {
    fc.assert(
      fc.property(logit, share, settings, (x, y, { base: unit = 'e', reduction = 'none' }) => {
        const options = { base: unit, reduction };
        const inputs = withLabels([x, -x, 3], [y, y, 0.25]);
        const weighted = 'weightedCrossEntropyWithLogits';
        assertSameAnswer([weighted, inputs, { ...options, posWeight: 1 }], [binary, inputs, options]);
        assertSameAnswer([weighted, inputs, { ...options, posWeight: [1, 1, 1] }], [binary, inputs, options]);
      }),
    );
  });

  it('with γ = 0 is the cross entropy, value and gradient, to one unit', () => {
    fc.assert(
      fc.property(logit, hard, base, (x, y, unit) => {
        const [inputs, options] = [withLabels([x], [y]), { base: unit }];
        assertNearAnswer(['binaryFocalCrossEntropy', inputs, { ...options, gamma: 0 }], [binary, inputs, options]);
      }),
    );
    fc.assert(
      fc.property(labelled, settings, ([logits, index], options) => {
        const inputs = withLabels(logits, oneHot(logits.length, index));
        const focal = { ...options, gamma: 0, alpha: 1 };
        assertNearAnswer(['categoricalFocalCrossEntropy', inputs, focal], [dense, inputs, options]);
      }),
    );
  });

  it('with γ = 0 is the cross entropy of soft labels to one unit', () => {
    fc.assert(
      fc.property(logit, share, (x, y) => {
        const inputs = withLabels([x], [y]);
        const focal = amountOf('binaryFocalCrossEntropy', inputs, { gamma: 0 });
        assertWithinUlps(focal, amountOf(binary, inputs), 1);
      }),
    );
    fc.assert(
      fc.property(soft, ([logits, labels]) => {
        const focal = amountOf('categoricalFocalCrossEntropy', withLabels(logits, labels), { gamma: 0, alpha: 1 });
        assertWithinUlps(focal, amountOf(dense, withLabels(logits, labels)), 1);
      }),
    );
  });

  it('with a focal factor is the oracle’s for every γ, value and gradient', () => {
    const gammas = fc.oneof(fc.constantFrom(1, 2, 3, 5, 7), fc.double({ min: 0.1, max: 6, noNaN: true }));
    const near = fc.array(fc.double({ min: -12, max: 12, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(near, hard, gammas, (logits, y, gamma) => {
        const labels = logits.map((_, k) => (k % 2 === 0 ? y : 1 - y));
        const { value, gradients } = evaluate('binaryFocalCrossEntropy', withLabels(logits, labels), { gamma });
        const exact = reference('binaryFocalCrossEntropy', [{ logits, labels }], { gamma });
        logits.forEach((_, k) => {
          assertWithinUlps(value.data[k], exact.values[k], 0.56);
          assertWithinUlps(gradients?.logits?.data[k] ?? Number.NaN, exact.gradient[k], 0.6);
        });
      }),
    );
  });

  it('with a focal factor is never above the cross entropy, and falls as γ grows', () => {
    fc.assert(
      fc.property(logit, hard, fc.constantFrom(0.5, 1, 2, 5), (x, y, gamma) => {
        const inputs = withLabels([x], [y]);
        const focal = amountOf('binaryFocalCrossEntropy', inputs, { gamma });
        assert.ok(focal >= 0 && focal <= amountOf(binary, inputs));
        assert.ok(amountOf('binaryFocalCrossEntropy', inputs, { gamma: 2 * gamma }) <= focal);
      }),
    );
  });
});
