/**
 * Special values: table C5 of reference/numerics.md, row by row: our answer, and those frameworks' that an option
 * `framework` follows. Where reference/quantities.md says otherwise it stands: no reduction unless one is asked for, and a
 * mean over distributions divides by the rows.
 *
 * Numbers were computed with mpmath from the formula that stands beside them.
 */

import { strict as assert } from 'node:assert';
import { scalar, type Tensor, tensor } from '../../../src/core/index.ts';
import { evaluate, type Inputs, type QuantityId, type QuantityOptions } from '../../../src/quantities/index.ts';
import { isClose } from './closeness.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
/** −log 1e-7 */
const atKerasEpsilon = 16.11809565095832;
/** log(1 + e⁻⁴⁰) */
const confident = 4.248354255291589e-18;
/** log(1 + e⁻¹) */
const ahead = 0.3132616875182228;

const row = (...values: readonly number[]) => tensor(values);
const logits = (...values: readonly number[]): Inputs => ({ logits: row(...values) });
const dense = (z: readonly number[], y: readonly number[]): Inputs => ({ logits: tensor(z), labels: tensor(y) });
const sparse = (z: readonly number[], label: number): Inputs => ({ logits: tensor(z), labels: scalar(label) });
const chance = (p: number, y: number): Inputs => ({ probabilities: row(p), labels: row(y) });
const pair = (p: readonly number[], q: readonly number[]): Inputs => ({ p: tensor(p), q: tensor(q) });
const batch: Inputs = { logits: tensor([0, 0, 1, 0], [2, 2]), labels: row(0, 0) };

type Case = readonly [
  what: string,
  id: QuantityId,
  inputs: Inputs,
  options: QuantityOptions,
  expected: readonly number[],
  tolerance?: number,
];

const dense2 = 'softmaxCrossEntropyWithLogits';
const sparse2 = 'sparseSoftmaxCrossEntropyWithLogits';
const binary = 'sigmoidCrossEntropyWithLogits';

const softmaxCases: readonly Case[] = [
  ['a logit of −∞ among finite ones', 'softmax', logits(0, -infinity), {}, [1, 0]],
  ['a logit of −∞ among finite ones', 'logSoftmax', logits(0, -infinity), {}, [0, -infinity]],
  ['a logit of −∞ among finite ones', 'logSumExp', logits(0, -infinity), {}, [0]],
  ['nothing but −∞', 'softmax', logits(-infinity, -infinity), {}, [nan, nan]],
  ['nothing but −∞', sparse2, sparse([-infinity, -infinity], 0), {}, [nan]],
  ['nothing but −∞', 'logSumExp', logits(-infinity, -infinity), {}, [-infinity]],
  ['a logit of +∞', 'softmax', logits(infinity, 0), {}, [nan, nan]],
  ['a logit of +∞', 'logSoftmax', logits(infinity, 0), {}, [nan, nan]],
  ['a logit of +∞', sparse2, sparse([infinity, 0], 1), {}, [nan]],
  ['a logit of +∞', 'logSumExp', logits(infinity, 0), {}, [infinity]],
  ['NaN, which spoils its row only', 'softmax', { logits: tensor([nan, 0, 0, 0], [2, 2]) }, {}, [nan, nan, 0.5, 0.5]],
  ['NaN, which spoils its row only', 'logSumExp', { logits: tensor([nan, 0, 7, -infinity], [2, 2]) }, {}, [nan, 7]],
  ['±1.7e308', 'softmax', logits(1.7e308, -1.7e308), {}, [1, 0]],
  ['±1.7e308', 'logSoftmax', logits(1.7e308, -1.7e308), {}, [0, -infinity]],
  ['a label of 0 at a logit of −∞', dense2, dense([0, -infinity], [1, 0]), {}, [0]],
  ['a label above 0 at a logit of −∞', dense2, dense([0, -infinity], [0.5, 0.5]), {}, [infinity]],
  ['the label at a logit of −∞', sparse2, sparse([0, -infinity], 1), {}, [infinity]],
  ['a confident row', sparse2, sparse([0, -40], 0), {}, [confident]],
  ['a confident row', dense2, dense([0, -40], [1, 0]), {}, [confident]],
  ['an empty class axis', 'softmax', { logits: tensor([], [2, 0]) }, {}, []],
  ['an empty class axis', 'logSumExp', { logits: tensor([], [2, 0]) }, {}, [-infinity, -infinity]],
  ['a single class', 'softmax', logits(7), {}, [1]],
  ['a single class', sparse2, sparse([7], 0), {}, [0]],
  ['a single class', dense2, dense([7], [1]), {}, [0]],
];

const binaryCases: readonly Case[] = [
  ['x = +∞ for a label of 1', binary, dense([infinity], [1]), {}, [0]],
  ['x = −∞ for a label of 0', binary, dense([-infinity], [0]), {}, [0]],
  ['x = +∞ for a label below 1', binary, dense([infinity, infinity], [0, 0.5]), {}, [infinity, infinity]],
  ['x = −∞ for a label above 0', binary, dense([-infinity, -infinity], [1, 0.5]), {}, [infinity, infinity]],
  ['x = 40 for a label of 1', binary, dense([40], [1]), {}, [confident]],
  ['p = 0 for a label of 1', 'binaryCrossEntropy', chance(0, 1), {}, [infinity]],
  ['p = 0 for a label of 1 in PyTorch', 'binaryCrossEntropy', chance(0, 1), { framework: 'torch' }, [100]],
  ['p = 0 for a label of 1 in Keras', 'binaryCrossEntropy', chance(0, 1), { framework: 'keras' }, [atKerasEpsilon]],
  ['p = 0 for a label of 0', 'binaryCrossEntropy', chance(0, 0), {}, [0]],
  ['p = 1 for a label of 1', 'binaryCrossEntropy', chance(1, 1), {}, [0]],
  // −log(1 − 1e-7), where 1 − 1e-7 is a double
  ['p > 1 in Keras', 'binaryCrossEntropy', chance(1.5, 1), { framework: 'keras' }, [1.0000000500000033e-7], 1e-8],
  ['a label of 2 in PyTorch: log 2 − 0·2', binary, dense([0], [2]), { framework: 'torch' }, [Math.LN2]],
  ['softplus(20.5)', 'softplus', { x: row(20.5) }, {}, [20.500000001250154]],
  ['softplus far below', 'softplus', { x: row(-40, -infinity, infinity) }, {}, [confident, 0, infinity]],
];

const informationCases: readonly Case[] = [
  ['0 · log 0', 'entropy', { p: row(0, 1) }, {}, [0]],
  ['0 · log 0', 'crossEntropy', pair([0, 1], [0, 1]), {}, [0]],
  ['p = 0 and q = 0', 'klDivergence', pair([0, 1], [0, 1]), {}, [0]],
  ['p = 0', 'klDivergence', pair([0, 1], [0.5, 0.5]), {}, [Math.LN2]],
  ['p > 0 and q = 0', 'klDivergence', pair([0.5, 0.5], [1, 0]), {}, [infinity]],
  // ½·log(½/1) + ½·log(½/1e-7)
  [
    'p > 0 and q = 0 in Keras',
    'klDivergenceLoss',
    { probabilities: row(1, 0), labels: row(0.5, 0.5) },
    { framework: 'keras' },
    [7.365900644919215],
  ],
  ['log q = −∞ and p = 0', 'klDivergenceLoss', { logProbabilities: row(0, -infinity), labels: row(1, 0) }, {}, [0]],
  ['p that does not sum to 1', 'entropy', { p: row(1, 1) }, {}, [0]],
  ['p that does not sum to 1 in SciPy', 'entropy', { p: row(1, 1) }, { framework: 'scipy' }, [Math.LN2]],
  ['p that does not sum to 1: 2 log 2', 'klDivergence', pair([1, 1], [0.5, 0.5]), {}, [2 * Math.LN2]],
  ['p that does not sum to 1 in SciPy', 'klDivergence', pair([1, 1], [0.5, 0.5]), { framework: 'scipy' }, [0]],
  ['the divergence, not its root', 'jensenShannonDivergence', pair([1, 0], [0, 1]), {}, [Math.LN2]],
  ['0 · log NaN', 'crossEntropy', pair([0, 1], [nan, 1]), {}, [nan]],
  ['NaN among p', 'entropy', { p: row(nan, 0.5) }, {}, [nan]],
];

const noLogits: Inputs = { logits: tensor([], [0, 3]), labels: tensor([]) };
const allIgnored: Inputs = { ...batch, labels: row(9, 9) };
const weighted: QuantityOptions = { classWeights: [3, 1], reduction: 'mean' };
const weightedRows = tensor([0, 0, 0, 1], [2, 2]);

const reductionCases: readonly Case[] = [
  ['an empty batch', sparse2, noLogits, {}, []],
  ['an empty batch, summed', sparse2, noLogits, { reduction: 'sum' }, [0]],
  ['an empty batch, averaged', sparse2, noLogits, { reduction: 'mean' }, [nan]],
  // sum / 0, run with @tensorflow/tfjs 4.22.0; TensorFlow divides safely
  ...(['tfjs', 'tensorflow'] as const).map(
    (framework): Case => [
      `no weight at all, in ${framework}`,
      'softmaxCrossEntropyWithLogits',
      { logits: tensor([1, 2], [1, 2]), labels: tensor([1, 0], [1, 2]) },
      { reduction: 'mean', sampleWeights: [0], framework },
      [framework === 'tfjs' ? nan : 0],
    ],
  ),
  [
    'an ignored label leaves sum and divisor',
    sparse2,
    { ...batch, labels: row(9, 0) },
    { ignoreIndex: 9, reduction: 'mean' },
    [ahead],
  ],
  ['all ignored', sparse2, allIgnored, { ignoreIndex: 9 }, [0, 0]],
  ['all ignored, summed', sparse2, allIgnored, { ignoreIndex: 9, reduction: 'sum' }, [0]],
  ['all ignored, averaged', sparse2, allIgnored, { ignoreIndex: 9, reduction: 'mean' }, [nan]],
  ['all ignored in PyTorch', sparse2, allIgnored, { ignoreIndex: 9, reduction: 'mean', framework: 'torch' }, [nan]],
  ['all ignored in Keras', sparse2, allIgnored, { ignoreIndex: 9, reduction: 'mean', framework: 'keras' }, [0]],
  // (3·log 2 + log(1 + e⁻¹))/4 and /2
  [
    'class weights of indices divide the mean',
    sparse2,
    { logits: weightedRows, labels: row(0, 1) },
    weighted,
    [0.5981758072995147],
  ],
  [
    'class weights of distributions do not',
    dense2,
    { logits: weightedRows, labels: tensor([1, 0, 0, 1], [2, 2]) },
    weighted,
    [1.1963516145990294],
  ],
  // 0.8·log(1 + e⁻¹) + 0.1·(log(1 + e⁻¹) + log(1 + e))
  ['label smoothing', sparse2, sparse([1, 0], 0), { labelSmoothing: 0.2 }, [0.41326168751822284]],
  // −0.1·log ¼ − 0.9·log ¾
  ['binary label smoothing', 'binaryCrossEntropy', chance(0.25, 0), { labelSmoothing: 0.2 }, [0.3975433013185919]],
  ['no reduction unless it is asked for', sparse2, batch, {}, [Math.LN2, ahead]],
];

const refused: readonly (readonly [string, QuantityId, Inputs, QuantityOptions, string])[] = [
  ['p above 1', 'binaryCrossEntropy', chance(1.5, 1), {}, 'domain'],
  ['p below 0', 'binaryCrossEntropy', chance(-0.1, 1), {}, 'domain'],
  ['p above 1 in PyTorch', 'binaryCrossEntropy', chance(1.5, 1), { framework: 'torch' }, 'domain'],
  ['a binary label above 1', binary, dense([0], [1.5]), {}, 'domain'],
  ['a negative soft label', dense2, dense([0, 0], [1.5, -0.5]), {}, 'domain'],
  ['p below 0', 'entropy', { p: row(-0.1, 1) }, {}, 'domain'],
  ['p below 0', 'klDivergence', pair([-0.1, 1], [0.5, 0.5]), {}, 'domain'],
  ['q below 0', 'klDivergence', pair([0.5, 0.5], [-0.1, 1]), {}, 'domain'],
  ['a label where there are no classes', sparse2, { logits: tensor([], [1, 0]), labels: row(0) }, {}, 'label'],
  ['a label out of range', sparse2, sparse([0, 0, 0], 3), {}, 'label'],
  ['a label of −1', sparse2, sparse([0, 0, 0], -1), {}, 'label'],
  ['a label of −1', 'negativeLogLikelihood', { logProbabilities: row(0, 0), labels: scalar(-1) }, {}, 'label'],
  ['ignoreIndex beside distributions', dense2, dense([0, 0], [1, 0]), { ignoreIndex: 0 }, 'option'],
];

const gradients: readonly (readonly [string, QuantityId, Inputs, QuantityOptions, readonly number[]])[] = [
  ['labels that do not sum to 1: p·Σy − y', dense2, dense([0, 0], [1, 1]), {}, [0, 0]],
  ['the same in TensorFlow: p − y', dense2, dense([0, 0], [1, 1]), { framework: 'tensorflow' }, [-0.5, -0.5]],
  ['a logit of −∞', sparse2, sparse([0, 0, -infinity], 0), {}, [-0.5, 0.5, 0]],
  // −e⁻⁴⁰/(1 + e⁻⁴⁰) and its opposite
  ['a confident row', sparse2, sparse([0, -40], 0), {}, [-confident, confident]],
  [
    'NaN, which spoils its row only',
    sparse2,
    { ...batch, logits: tensor([nan, 0, 0, 0], [2, 2]) },
    {},
    [nan, nan, -0.5, 0.5],
  ],
  ['all ignored, averaged', sparse2, allIgnored, { ignoreIndex: 9, reduction: 'mean' }, [0, 0, 0, 0]],
  ['x = ±∞ for the right label', binary, dense([infinity, -infinity], [1, 0]), {}, [0, 0]],
  ['x = ±∞ for the wrong label', binary, dense([infinity, -infinity], [0, 1]), {}, [1, -1]],
];

/** The numbers are those; zeros, infinities and NaN exactly. */
function assertValues(actual: Tensor | undefined, expected: readonly number[], tolerance = 2.3e-16): void {
  const data = [...(actual?.data ?? [])];
  const same = data.every((value, index) =>
    expected[index] === 0 ? value === 0 : isClose(value, expected[index], tolerance),
  );
  assert.ok(data.length === expected.length && same, `[${data}] instead of [${expected}]`);
}

describe('a special value', () => {
  for (const [what, id, inputs, options, expected, tolerance] of [
    ...softmaxCases,
    ...binaryCases,
    ...informationCases,
    ...reductionCases,
  ]) {
    it(`of ${id}: ${what}`, () => {
      const { value } = evaluate(id, inputs, options);
      assertValues(value, expected, tolerance);
      assert.ok(!value.data.some((element) => Object.is(element, -0)), 'a negative zero');
    });
  }

  for (const [what, id, inputs, options, expected] of gradients) {
    it(`of the gradient of ${id}: ${what}`, () => {
      assertValues(evaluate(id, inputs, options).gradients?.logits, expected);
    });
  }

  for (const [what, id, inputs, options, code] of refused) {
    it(`is refused by ${id}: ${what}`, () => {
      assert.throws(() => evaluate(id, inputs, options), { code });
    });
  }

  it('in an empty batch leaves the losses’ shape', () => {
    assert.deepEqual(evaluate(sparse2, noLogits).value.shape, [0]);
    assert.deepEqual(evaluate('softmax', { logits: tensor([], [2, 0]) }).value.shape, [2, 0]);
  });

  it('is the same for indices as for their one-hot rows', () => {
    const oneHot = evaluate(dense2, { logits: weightedRows, labels: tensor([1, 0, 0, 1], [2, 2]) });
    const indices = evaluate(sparse2, { logits: weightedRows, labels: row(0, 1) });
    assert.deepEqual(oneHot.value, indices.value);
    assert.deepEqual(oneHot.gradients, indices.gradients);
  });
});
