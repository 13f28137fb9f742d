/**
 * Float32: the digits that the frameworks give in single precision are found again, and none strays from the exact value
 * by more than single precision explains.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { InputError, scalar, type Tensor, tensor } from '../../../src/core/index.ts';
import {
  evaluate,
  evaluateInFloat32,
  type InputDescription,
  type Inputs,
  type QuantityId,
  type QuantityOptions,
  quantities,
} from '../../../src/quantities/index.ts';
import { isClose } from './closeness.ts';
import { lost, measured, vectorised } from './float32Examples.ts';
import { questions } from './questions.ts';

const logits = tensor([2, 1, 0.1]);
const p = tensor([0.7, 0.2, 0.1]);
const shares = tensor([0.9, 0.2, 0.6]);
const answers = tensor([1, 0, 1]);

/** How many float32 numbers apart two numbers of the same sign are. */
function unitsApart(one: number, other: number): number {
  const bits = new Int32Array(Float32Array.of(Math.abs(one), Math.abs(other)).buffer);
  return Math.abs(bits[0] - bits[1]);
}

/** Every element is the printed one, or so many float32 numbers or so small an amount away from it. */
function assertPrinted(actual: Tensor, expected: readonly number[], units: number, amount = 0): void {
  assert.equal(actual.data.length, expected.length);
  actual.data.forEach((value, index) => {
    const wanted = Math.fround(expected[index]);
    const isSame = Number.isNaN(wanted) ? Number.isNaN(value) : value === wanted;
    const isNear = value * wanted > 0 && (unitsApart(value, wanted) <= units || Math.abs(value - wanted) <= amount);
    assert.ok(isSame || isNear, `element ${index} is ${value}, expected ${wanted}`);
  });
}

describe('the float32 view', () => {
  for (const [call, id, inputs, options, expected] of measured) {
    it(`finds the digits of ${call}`, () => assertPrinted(evaluateInFloat32(id, inputs, options), expected, 2));
  }

  // Where terms cancel, the last digit of the terms is more than the last digit of their sum, and the vectorised
  // exponentials and logarithms of NumPy and TensorFlow round it in their own way.
  const lastDigitOfOne = 2 ** -23;
  for (const [call, id, inputs, options, expected] of vectorised) {
    it(`finds the digits of ${call}`, () =>
      assertPrinted(evaluateInFloat32(id, inputs, options), expected, 2, lastDigitOfOne));
  }

  for (const [call, id, inputs, options, expected] of lost) {
    it(`loses what is lost in ${call}`, () => assertPrinted(evaluateInFloat32(id, inputs, options), expected, 0));
  }
});

/** A float32 number of the kind that single precision handles well: no digit of 1 − p or of e^x is lost for good. */
function moderate(value: number, { role, elements }: InputDescription): number {
  if (role === 'labels' || elements === 'classIndex') return Math.fround(value);
  const [smallest, largest] = elements === 'real' ? [-4, 4] : elements === 'logProbability' ? [-20, 0] : [1e-3, 0.98];
  return Math.fround(Math.max(smallest, Math.min(largest, value)));
}

describe('single precision', () => {
  for (const definition of quantities.values()) {
    it(`of ${definition.id} is near the exact value, whatever the options are`, () => {
      fc.assert(
        fc.property(questions(definition), ({ inputs, options }) => {
          const moderated: Inputs = Object.fromEntries(
            definition.inputs.flatMap((description) => {
              const input = inputs[description.role];
              if (input === undefined) return [];
              return [
                [
                  description.role,
                  tensor(
                    input.data.map((value) => moderate(value, description)),
                    input.shape,
                  ),
                ],
              ];
            }),
          );
          const exact = evaluate(definition.id, moderated, options).value;
          const single = evaluateInFloat32(definition.id, moderated, options);
          assert.deepEqual([...single.shape], [...exact.shape]);
          single.data.forEach((value, index) => {
            assert.ok(Object.is(value, Math.fround(value)));
            assert.ok(isClose(value, exact.data[index], 1e-5, 1e-5), `${value} is far from ${exact.data[index]}`);
          });
        }),
        { numRuns: 150 },
      );
    });
  }

  it('refuses the same input with the same error', () => {
    const refused: readonly (readonly [QuantityId, Inputs, QuantityOptions])[] = [
      ['softmax', {}, {}],
      ['softmax', { logits }, { axis: 1 }],
      ['softmax', { logits }, { temperature: 0 }],
      ['entropy', { p: tensor([0.5, 1.5]) }, {}],
      ['sparseSoftmaxCrossEntropyWithLogits', { logits, labels: scalar(3) }, {}],
      ['sparseSoftmaxCrossEntropyWithLogits', { logits, labels: scalar(0) }, { classWeights: [1, 2] }],
      ['binaryCrossEntropy', { probabilities: shares, labels: answers }, { sampleWeights: [1, 2] }],
      ['klDivergenceLoss', { logProbabilities: p, labels: p }, { epsilon: 1e-7 }],
    ];
    for (const [id, inputs, options] of refused) {
      const errors = [evaluate, evaluateInFloat32].map((compute) => {
        try {
          compute(id, inputs, options);
        } catch (error) {
          assert.ok(error instanceof InputError);
          return error;
        }
        return assert.fail(`${id} was accepted`);
      });
      assert.deepEqual(errors[1], errors[0]);
    }
  });

  it('rounds the inputs first, and leaves them as they are', () => {
    const input = tensor([1e-46, 1e39]);
    assert.deepEqual(
      [...evaluateInFloat32('softplus', { x: input }).data],
      [Math.fround(Math.LN2), Number.POSITIVE_INFINITY],
    );
    assert.deepEqual([...input.data], [1e-46, 1e39]);
  });
});
