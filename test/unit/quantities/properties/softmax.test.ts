/**
 * Properties of softmax and what is made of it: shifts, orders, axes and temperatures, to the bit where mathematics allows.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { tensor } from '../../../../src/core/index.ts';
import { evaluate, type QuantityId } from '../../../../src/quantities/index.ts';
import { add, divide, exactSum, fromDouble, subtract, toDouble, zero } from '../../../oracle/bigFloat.ts';
import { reference } from '../../../oracle/quantities.ts';
import { amountOf, assertSame, assertWithinUlps, logitsOf, row, short, shortRow } from './arbitraries.ts';

const familyIds: readonly QuantityId[] = ['softmax', 'logSoftmax', 'logSumExp'];

/** Along every axis at once: [a, b, c] with the first axis moved to the end, and the same numbers in that order. */
function movedToEnd(data: readonly number[], [a, b, c]: readonly number[], axis: number) {
  const strides = [b * c, c, 1];
  const order = [0, 1, 2].filter((position) => position !== axis).concat(axis);
  const sizes = order.map((position) => [a, b, c][position]);
  const result: number[] = [];
  for (let i = 0; i < sizes[0]; i += 1) {
    for (let j = 0; j < sizes[1]; j += 1) {
      for (let k = 0; k < sizes[2]; k += 1) {
        result.push(data[i * strides[order[0]] + j * strides[order[1]] + k * strides[order[2]]]);
      }
    }
  }
  return { data: result, sizes };
}

describe('softmax', () => {
  it('does not change by a bit when all logits move by the same exact amount', () => {
    fc.assert(
      fc.property(shortRow, short, (logits, shift) => {
        const moved = logits.map((value) => value + shift);
        for (const id of ['softmax', 'logSoftmax'] as const) {
          assertSame(evaluate(id, logitsOf(...moved)).value.data, evaluate(id, logitsOf(...logits)).value.data);
        }
      }),
    );
  });

  it('moves its log-sum-exp by that amount, to one unit', () => {
    fc.assert(
      fc.property(shortRow, short, (logits, shift) => {
        const [exact] = reference('logSumExp', [{ logits }]).values;
        const moved = amountOf('logSumExp', logitsOf(...logits.map((value) => value + shift)));
        assertWithinUlps(moved, add(exact, fromDouble(shift), exactSum), 1);
      }),
    );
  });

  it('does not depend on the order of the classes, to one unit', () => {
    fc.assert(
      fc.property(row, fc.constantFrom(1, 0.7, 3), (logits, temperature) => {
        const reversed = logitsOf(...[...logits].reverse());
        for (const id of ['softmax', 'logSoftmax'] as const) {
          const forward = evaluate(id, logitsOf(...logits), { temperature }).value.data;
          const backward = evaluate(id, reversed, { temperature }).value.data;
          forward.forEach((value, k) => {
            assertWithinUlps(value, backward[logits.length - 1 - k], 1, id);
          });
        }
        const sum = amountOf('logSumExp', logitsOf(...logits), { temperature });
        assertWithinUlps(sum, amountOf('logSumExp', reversed, { temperature }), 1);
      }),
    );
  });

  it('along any axis has the bits of the same rows along the last one', () => {
    const shape = fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
    );
    const question = shape.chain(([a, b, c]) =>
      fc.tuple(fc.constant([a, b, c]), fc.array(short, { minLength: a * b * c, maxLength: a * b * c })),
    );
    fc.assert(
      fc.property(question, fc.constantFrom(0, 1, 2), ([sizes, data], axis) => {
        const { data: end, sizes: endSizes } = movedToEnd(data, sizes, axis);
        for (const id of familyIds) {
          const along = evaluate(id, { logits: tensor(data, sizes) }, { axis }).value;
          const last = evaluate(id, { logits: tensor(end, endSizes) }).value;
          const moved = id === 'logSumExp' ? [...along.data] : movedToEnd([...along.data], sizes, axis).data;
          assertSame(moved, last.data, id);
          const negative = evaluate(id, { logits: tensor(data, sizes) }, { axis: axis - 3 }).value;
          assertSame(along.data, negative.data);
        }
      }),
    );
  });

  it('sums to 1 within half a unit of each share', () => {
    fc.assert(
      fc.property(row, (logits) => {
        const shares = evaluate('softmax', logitsOf(...logits)).value.data;
        const sum = [...shares].reduce((total, value) => add(total, fromDouble(value), exactSum), zero);
        const error = Math.abs(toDouble(subtract(sum, fromDouble(1), exactSum)));
        // half a unit of a share below 1 is 2⁻⁵⁴, of 1 itself 2⁻⁵³
        assert.ok(error <= logits.length * 1.01 * 2 ** -54, `${logits}: ${error}`);
      }),
    );
  });

  it('of two classes is the sigmoid of their exact difference, to one unit', () => {
    fc.assert(
      fc.property(short, short, (a, b) => {
        const [first, second] = evaluate('softmax', logitsOf(a, b)).value.data;
        assertWithinUlps(first, amountOf('sigmoid', { x: tensor([a - b]) }), 1);
        assertWithinUlps(second, amountOf('sigmoid', { x: tensor([b - a]) }), 1);
        const [logarithm] = evaluate('logSoftmax', logitsOf(a, b)).value.data;
        assertWithinUlps(logarithm, amountOf('logSigmoid', { x: tensor([a - b]) }), 1);
      }),
    );
  });

  it('at a temperature has the bits of the divided logits where the quotients are exact', () => {
    fc.assert(
      fc.property(row, fc.constantFrom(0.25, 0.5, 2, 1024), (logits, temperature) => {
        const divided = logitsOf(...logits.map((value) => value / temperature));
        for (const id of familyIds) {
          const { value } = evaluate(id, logitsOf(...logits), { temperature });
          // a quotient of 1e-300 is exact, too
          assertSame(value.data, evaluate(id, divided).value.data, id);
        }
      }),
    );
  });

  it('at the temperature of a whole multiple has the bits of the multiplied logits undone', () => {
    fc.assert(
      fc.property(shortRow, fc.constantFrom(3, 7, 10), (logits, temperature) => {
        const multiplied = logitsOf(...logits.map((value) => value * temperature));
        for (const id of familyIds) {
          const { value } = evaluate(id, multiplied, { temperature });
          assertSame(value.data, evaluate(id, logitsOf(...logits)).value.data, id);
        }
      }),
    );
  });
});

describe('log-sum-exp', () => {
  it('of one class is the logit, and of n equal ones log n more', () => {
    fc.assert(
      fc.property(short, fc.integer({ min: 1, max: 9 }), (logit, count) => {
        assertSame([amountOf('logSumExp', logitsOf(logit))], [logit]);
        const [exact] = reference('logSumExp', [{ logits: Array<number>(count).fill(0) }]).values;
        const sum = amountOf('logSumExp', logitsOf(...Array<number>(count).fill(logit)));
        assertWithinUlps(sum, add(fromDouble(logit), exact, exactSum), 0.51);
      }),
    );
  });
});

describe('the logistic functions', () => {
  const number = fc.oneof(short, fc.double({ min: -800, max: 800, noNaN: true }), fc.double({ noNaN: true }));
  const at = (id: QuantityId, x: number, options = {}) => amountOf(id, { x: tensor([x]) }, options);

  it('mirror: log σ(x) = −softplus(−x), bit for bit', () => {
    fc.assert(
      fc.property(number, (x) => {
        assertSame([at('logSigmoid', x)], [-at('softplus', -x)]);
      }),
    );
  });

  it('mirror: σ(x) + σ(−x) = 1 within the rounding of both', () => {
    fc.assert(
      fc.property(number, (x) => {
        const sum = add(fromDouble(at('sigmoid', x)), fromDouble(at('sigmoid', -x)), exactSum);
        assert.ok(Math.abs(toDouble(subtract(sum, fromDouble(1), exactSum))) <= 1.01 * 2 ** -53);
      }),
    );
  });

  it('grow with their argument', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [lower, upper] = a < b ? [a, b] : [b, a];
        for (const id of ['sigmoid', 'softplus', 'logSigmoid'] as const) assert.ok(at(id, lower) <= at(id, upper), id);
      }),
    );
  });

  it('in another base are the amount in nats divided by log base, to one unit', () => {
    fc.assert(
      fc.property(short, fc.constantFrom(2, 10, 3), (x, base) => {
        const [exact] = reference('softplus', [{ x: [x] }]).values;
        const [unit] = reference('selfInformation', [{ p: [1 / 2] }]).values;
        if (base === 2) assertWithinUlps(at('softplus', x, { base }), divide(exact, unit), 0.51);
        assertWithinUlps(at('softplus', x, { base }), reference('softplus', [{ x: [x] }], { base }).values[0], 0.51);
      }),
    );
  });
});
