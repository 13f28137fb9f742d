/**
 * What TensorFlow.js gives: numbers and errors of @tensorflow/tfjs 4.22.0 on its CPU backend under Node 20, each expression
 * run as it stands here (`dataSync()`, and the message of the error).
 */

import assert from 'node:assert/strict';
import { findCalls, type LossCall } from '../../../src/calls/index.ts';
import { fill } from '../../../src/core/index.ts';

const imports = "import * as tf from '@tensorflow/tfjs';\n";

function callOf(expression: string): LossCall {
  const call = findCalls(`${imports}${expression}`, 'javascript').find(
    ({ start, end }) => start.character === 0 && end.character === expression.length,
  );
  assert.ok(call, 'no call was found');
  return call;
}

describe("TensorFlow.js' numbers", () => {
  const rows: readonly (readonly [expression: string, shape: readonly number[], numbers: readonly number[]])[] = [
    ['tf.losses.softmaxCrossEntropy(tf.tensor2d([[0, 1]]), tf.tensor2d([[0.3, -1.7]]))', [], [2.1269280910491943]],
    [
      'tf.losses.softmaxCrossEntropy([[1, 0], [0, 1]], [[1, 2], [3, 5]], null, undefined, tf.Reduction.NONE)',
      [2],
      [1.3132617473602295, 0.12692785263061523],
    ],
    [
      'tf.losses.softmaxCrossEntropy([[1, 0], [0, 1]], [[1, 2], [3, 5]], 2, 0, tf.Reduction.MEAN)',
      [],
      [0.7200947999954224],
    ],
    [
      'tf.losses.softmaxCrossEntropy([[1, 0], [0, 1]], [[1, 2], [3, 5]], [1, 3], 0, tf.Reduction.MEAN)',
      [],
      [0.4235113263130188],
    ],
    ['tf.losses.softmaxCrossEntropy([[1, 0], [0, 1]], [[1, 2], [3, 5]], [0, 3])', [], [0.3807835578918457]],
    ['tf.losses.softmaxCrossEntropy([[1, 0], [0, 1]], [[1, 2], [3, 5]], [[1], [3]])', [], [1.4401895999908447]],
    ['tf.losses.softmaxCrossEntropy([[1, 0, 0]], [[1, 2, 3]], undefined, 0.3)', [], [2.1076059341430664]],
    ['tf.losses.softmaxCrossEntropy([[1, 0, 0]], [[1, 2, 3]], undefined, -0.3)', [], [2.4076058864593506]],
    ['tf.losses.softmaxCrossEntropy([0, 1], [1, 2])', [], [0.3132617473602295]],
    [
      'tf.losses.softmaxCrossEntropy([[[1, 0], [0, 1], [1, 0]]], [[[1, 2], [0, 1], [2, 1]]], undefined, 0.3)',
      [],
      [0.615268886089325],
    ],
    ['tf.losses.softmaxCrossEntropy([[1, 0]], [[1, 2]], [1, 2, 3])', [], [2.626523494720459]],
    ['tf.losses.softmaxCrossEntropy([[1, 0]], [[1000, -1000]])', [], [0]],
    [
      'tf.losses.sigmoidCrossEntropy([1, 0], [100, 100], undefined, 0, tf.Reduction.NONE)',
      [2],
      [3.783505853677006e-44, 100],
    ],
    [
      'tf.losses.sigmoidCrossEntropy([1, 0], [0.5, -0.5], tf.tensor1d([0, 2]), 0.1, tf.Reduction.SUM)',
      [],
      [0.9981539845466614],
    ],
    [
      'tf.losses.sigmoidCrossEntropy([[1, 0], [0, 1]], [[0.5, -0.5], [2, 3]], tf.tensor1d([1, 3]), 0, tf.Reduction.MEAN)',
      [],
      [0.5211247801780701],
    ],
    ['tf.losses.sigmoidCrossEntropy([1, 0], [0.5, -0.5], 0)', [], [NaN]],
    ['tf.losses.logLoss([1, 0], [1, 0])', [], [-1.1920928244535389e-7]],
    ['tf.losses.logLoss([1, 0], [0, 1], undefined, 0)', [], [Infinity]],
    ['tf.losses.logLoss([1], [0.3], undefined, 0.5)', [], [0.2231435328722]],
    ['tf.losses.logLoss([0.5], [0.3])', [], [0.7803236246109009]],
    ['tf.losses.logLoss([1], [1.5])', [], [NaN]],
    [
      'tf.metrics.binaryCrossentropy(tf.tensor2d([[1, 0], [0, 1]]), tf.tensor2d([[0.9, 0.2], [1, 0]]))',
      [2],
      [0.16425204277038574, 16.03023910522461],
    ],
    ['tf.metrics.categoricalCrossentropy(tf.tensor2d([[0, 1]]), tf.tensor2d([[3, 1]]))', [1], [1.3862943649291992]],
    ['tf.metrics.categoricalCrossentropy(tf.tensor2d([[0, 1]]), tf.tensor2d([[1, 0]]))', [1], [16.11809539794922]],
    ['tf.softmax([1, 2, 4])', [3], [0.04201006516814232, 0.11419519782066345, 0.8437947034835815]],
    [
      'tf.softmax(tf.tensor([[1, 2], [3, 4]]), -1)',
      [2, 2],
      [0.2689414322376251, 0.7310585975646973, 0.2689414322376251, 0.7310585975646973],
    ],
    [
      'tf.softmax(tf.tensor([[1, 2], [3, 4]]), 1)',
      [2, 2],
      [0.2689414322376251, 0.7310585975646973, 0.2689414322376251, 0.7310585975646973],
    ],
    ['tf.softmax([true, false])', [2], [0.7310585975646973, 0.2689414322376251]],
    ['tf.softmax([-Infinity, -Infinity])', [2], [NaN, NaN]],
    ['tf.logSoftmax([1, 2, 4])', [3], [-3.1698460578918457, -2.1698460578918457, -0.1698460429906845]],
    ['tf.logSumExp([[1, 2], [3, 5]])', [], [5.185182571411133]],
    ['tf.logSumExp([[1, 2], [3, 5]], 0, true)', [1, 2], [3.1269280910491943, 5.048587322235107]],
    ['tf.logSumExp([[1, 2], [3, 5]], [0, 1], true)', [1, 1], [5.185182571411133]],
    ['tf.sigmoid([0, 20, -100])', [3], [0.5, 1, 3.783505853677006e-44]],
    ['tf.softplus([-20, 0, 20])', [3], [2.06115369216775e-9, 0.6931471824645996, 20]],
    ['tf.logSigmoid([-20, 0, 20])', [3], [-20, -0.6931471824645996, -2.06115369216775e-9]],
    ['tf.oneHot([1, 3, -1], 3)', [3, 3], [0, 1, 0, 0, 0, 0, 0, 0, 0]],
    ['tf.oneHot([1], 2, 5, -1)', [1, 2], [-1, 5]],
    ['tf.sigmoid(tf.linspace(0, 1, 4))', [4], [0.5, 0.5825701951980591, 0.6607563495635986, 0.7310585975646973]],
    ['tf.sigmoid(tf.range(0, 1, 0.3))', [4], [0.5, 0.5744425058364868, 0.6456562876701355, 0.7109494805335999]],
    ['tf.sigmoid(tf.range(2, 0))', [2], [0.8807970881462097, 0.7310585975646973]],
    ['tf.sigmoid(tf.fill([2], 0.3))', [2], [0.5744425058364868, 0.5744425058364868]],
    ['tf.sigmoid(tf.eye(2).mul(3))', [2, 2], [0.9525741338729858, 0.5, 0.5, 0.9525741338729858]],
    ['tf.sigmoid(tf.tensor([[1, 2], [3, 4]]).slice(1).squeeze())', [2], [0.9525741338729858, 0.9820137619972229]],
    [
      'tf.sigmoid(tf.tensor([[1, 2], [3, 4]]).gather([1, 1]))',
      [2, 2],
      [0.9525741338729858, 0.9820137619972229, 0.9525741338729858, 0.9820137619972229],
    ],
    [
      'tf.sigmoid(tf.concat([[[1, 2]], [[3, 4]]], 1))',
      [1, 4],
      [0.7310585975646973, 0.8807970881462097, 0.9525741338729858, 0.9820137619972229],
    ],
    [
      'tf.sigmoid(tf.stack([[1, 2], [3, 4]], 1))',
      [2, 2],
      [0.7310585975646973, 0.9525741338729858, 0.8807970881462097, 0.9820137619972229],
    ],
    ['tf.sigmoid(tf.tensor([0.1, 0.2, 0.7]).mean())', [], [0.5825701951980591]],
    ['tf.sigmoid(tf.tensor([[0.1, 0.2], [0.7, 5]]).max(1, true))', [2, 1], [0.5498340129852295, 0.9933071732521057]],
    ['tf.sigmoid(tf.tensor([0.1, 0.9]).clipByValue(0.2, 0.5))', [2], [0.5498340129852295, 0.622459352016449]],
    ['tf.sigmoid(tf.tensor([1.7, -1.7]).toInt().toFloat())', [2], [0.7310585975646973, 0.2689414322376251]],
    [
      `tf.sigmoid(tf.div(tf.tensor1d([7, -7], 'int32'), tf.tensor1d([2, 2], 'int32')).toFloat())`,
      [2],
      [0.9525741338729858, 0.01798621006309986],
    ],
    ['tf.sigmoid(tf.tensor([[0.3, 0.2]]).argMax(1).toFloat())', [1], [0.5]],
    ['tf.sigmoid(tf.tensor([0.1]).arraySync()[0] * 3)', [], [0.5744425058364868]],
  ];
  for (const [expression, shape, numbers] of rows) {
    it(expression, () => {
      const { result, dtype, unresolved } = callOf(expression);
      assert.ok(result, JSON.stringify(unresolved));
      assert.equal(dtype, 'float32');
      assert.deepEqual(result.shape, shape);
      assert.equal(result.data.length, numbers.length);
      for (const [place, number] of numbers.entries()) assertNear(result.data[place], number);
    });
  }
});

/** Engines differ in the last digit of a logarithm. */
function assertNear(found: number, number: number): void {
  if (Object.is(found, number) || found === number) return;
  assert.ok(Math.abs(found - number) <= 1e-6 * Math.abs(number), `${found} is not ${number}`);
}

describe("TensorFlow.js' errors", () => {
  const rows: readonly (readonly [expression: string, error: string])[] = [
    [
      'tf.losses.softmaxCrossEntropy([0, 1], [1, 2], undefined, 0.1)',
      'Error: values passed to tensor(values) must be a number/boolean/string or an array of numbers/booleans/strings, or a TypedArray',
    ],
    ['tf.losses.softmaxCrossEntropy([[1, 0]], [[1, 2]], undefined, 0, 9)', 'Error: Unknown reduction: 9'],
    [
      'tf.losses.softmaxCrossEntropy(undefined, [[1, 2]])',
      "Error: Argument 'onehotLabels' passed to 'softmaxCrossEntropy' must be a Tensor or TensorLike, but got 'null'",
    ],
    [
      'tf.metrics.binaryCrossentropy(tf.tensor2d([[1]]), tf.tensor2d([[0.1, 0.2]]))',
      'Error: logits and labels must have the same shape, but got shapes [1,1] and [1,2]',
    ],
    [
      'tf.softmax(tf.tensor([[1, 2], [3, 4]]), [0])',
      'Error: Softmax along a non-last dimension is not yet supported. Logits was rank 2 and dim was 0',
    ],
    [
      'tf.softmax(tf.tensor([[1, 2], [3, 4]]), null)',
      'Error: Softmax along a non-last dimension is not yet supported. Logits was rank 2 and dim was null',
    ],
    ['tf.softmax(tf.scalar(3))', 'Error: All values in axis param must be in range [-0, 0) but got axis -1'],
    [
      `tf.softmax(tf.tensor1d([1, 2], 'int32'))`,
      "Error: Argument 'logits' passed to 'softmax' must be float32 tensor, but got int32 tensor",
    ],
    ['tf.softmax()', "Error: Argument 'logits' passed to 'softmax' must be a Tensor or TensorLike, but got 'null'"],
    [
      'tf.logSoftmax(tf.tensor([[1, 2], [3, 4]]), 0)',
      'Error: Log Softmax along a non-last dimension is not yet supported. Logits was rank 2 and axis was 0',
    ],
    ['tf.logSumExp([1, 2], 1)', 'Error: All values in axis param must be in range [-1, 1) but got axis 1'],
    ['tf.oneHot([1], 1)', 'Error: Error in oneHot: depth must be >=2, but it is 1'],
    [
      'tf.sigmoid(tf.tensor2d([1, 2]))',
      'Error: tensor2d() requires shape to be provided when `values` are a flat/TypedArray',
    ],
    [
      'tf.sigmoid(tf.tensor2d([1, 2, 3], [2, 2]))',
      'Error: Based on the provided shape, [2,2], the tensor should have 4 values but has 3',
    ],
    ['tf.sigmoid(tf.tensor2d([[1, 2]], [2]))', 'Error: tensor2d() requires shape to have two numbers'],
    ['tf.sigmoid(tf.tensor1d([[1]]))', 'Error: tensor1d() requires values to be a flat/TypedArray'],
    [
      'tf.sigmoid(tf.tensor([[1, 2, 3], [4, 5, 6]], [3, 2]))',
      'Error: Error creating a new Tensor. Inferred shape (2,3) does not match the provided shape (3,2).',
    ],
    [
      'tf.sigmoid(tf.scalar([1]))',
      'Error: Error creating a new Scalar: value must be a primitive (number|boolean|string)',
    ],
    [
      'tf.sigmoid(tf.tensor([1, 2]).add([1, 2, 3]))',
      'Error: Operands could not be broadcast together with shapes 2 and 3.',
    ],
    ['tf.sigmoid(tf.tensor([1, 2]).reshape([3]))', 'Error: Size(2) must match the product of shape 3'],
    [
      'tf.sigmoid(tf.tensor([[1, 2]]).transpose([0]))',
      'Error: Error in transpose: rank of input 2 must match length of perm 0.',
    ],
    ['tf.sigmoid(tf.tensor([[1, 2]]).squeeze([1]))', "Error: Can't squeeze axis 1 since its dim '2' is not 1"],
    [
      'tf.sigmoid(tf.tensor([[1, 2], [3, 4]]).slice([1, 0], [1, 3]))',
      'Error: Error in slice2D: begin[1] + size[1] (3) would overflow input.shape[1] (2)',
    ],
    [
      'tf.sigmoid(tf.tensor([1, 2]).stack(tf.tensor([1])))',
      'Error: All tensors passed to stack must have matching shapes Shapes 2 and 1 must match',
    ],
    [
      'tf.sigmoid(tf.tensor([0.1, 0.9]).clipByValue(0.5, 0.2))',
      'Error: Error in clip: min (0.5) must be less than or equal to max (0.2).',
    ],
  ];
  for (const [expression, error] of rows) {
    it(expression, () => {
      const { raises, result } = callOf(expression);
      assert.equal(result, undefined);
      assert.equal(raises && fill('{0}', raises.args).trim(), error);
    });
  }
});

describe('TensorFlow.js as it prints', () => {
  // `toString()` of the same version
  const rows: readonly (readonly [expression: string, printed: string])[] = [
    ['tf.logSumExp([1, 2])', 'Tensor\n    2.3132617473602295'],
    ['tf.softmax([1, 2])', 'Tensor\n    [0.2689414, 0.7310586]'],
    ['tf.softmax([[1, 2]])', 'Tensor\n     [[0.2689414, 0.7310586],]'],
    ['tf.softmax([[1, 1], [1, 2]])', 'Tensor\n    [[0.5      , 0.5      ],\n     [0.2689414, 0.7310586]]'],
    ['tf.oneHot([1, 0], 2)', 'Tensor\n    [[0, 1],\n     [1, 0]]'],
    [
      'tf.sigmoid([[[0, 1]], [[2, 3]]])',
      'Tensor\n    [ [[0.5      , 0.7310586],],\n\n      [[0.8807971, 0.9525741],]]',
    ],
  ];
  for (const [expression, printed] of rows) it(expression, () => assert.equal(callOf(expression).printed, printed));
});

describe('what a call of TensorFlow.js asks', () => {
  it('is told in the words of the quantities', () => {
    const { quantity, options, inputs } = callOf(
      'tf.losses.softmaxCrossEntropy([[1, 0]], [[1, 2]], [2], 0.1, tf.Reduction.MEAN)',
    );
    assert.equal(quantity, 'softmaxCrossEntropyWithLogits');
    assert.deepEqual([...(inputs.logits?.data ?? [])], [1, 2]);
    assert.deepEqual([...(inputs.labels?.data ?? [])], [1, 0]);
    assert.equal(options.labelSmoothing, 0.1);
    assert.equal(options.reduction, 'mean');
    assert.equal(options.weightNormalization, 'sumOfWeights');
  });

  it('has its value without rounding beside it', () => {
    // log(1 + e) by hand, in double precision: 1.3132616875182228
    const { result, exact } = callOf('tf.losses.softmaxCrossEntropy([[1, 0]], [[1, 2]])');
    assert.equal(result?.data[0], Math.fround(1.3132617473602295));
    assert.ok(Math.abs((exact?.data[0] ?? 0) - 1.3132616875182228) < 1e-15);
  });

  it('is not known of random numbers, variables and models', () => {
    for (const logits of ['tf.randomNormal([2])', 'tf.variable(tf.tensor1d([1, 2]))', 'model.predict([1])']) {
      const { result, unresolved } = callOf(`tf.softmax(${logits})`);
      assert.equal(result, undefined);
      assert.ok(unresolved.length > 0);
    }
  });
});
