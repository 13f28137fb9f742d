/**
 * SciPy: special functions, entropy and distances, step by step as SciPy computes them, so that infinities and NaN come out
 * as there; the exact value of the quantity stands beside it where it is the same thing. As of SciPy 1.10 to 1.17.
 */

import { exp, log, mapElements, type Tensor } from '../../core/index.ts';
import type { QuantityId, QuantityOptions } from '../../quantities/index.ts';
import { combinedValues, operate } from './arithmetic.ts';
import { largestOf, summed, withShape } from './common.ts';
import { arrayIn, numpyArray } from './numpyArrays.ts';
import { numpyAxes, withFractions } from './numpyFunctions.ts';
import { broadcastShape, broadcastTo } from './shapes.ts';
import { flagIn, optionalNumberIn } from './signature.ts';
import type { ApiFunction, Catalogue, Result } from './types.ts';
import { type ArrayValue, type Given, isFloating, mapArray, notFollowed, Raised, type Value } from './values.ts';
import { answer, confirmed, define, defineQuantity, type Question } from './writing.ts';

const plainNumber = (value: number): Value => ({ kind: 'number', value, isInteger: Number.isInteger(value) });

function calculated(operator: '+' | '-' | '*' | '/', one: Value, other: Value): ArrayValue {
  const value = operate(operator, one, other);
  return value.kind === 'array' ? value : notFollowed('arithmetic without an array');
}

/** An axis that was asked for as all of it: one axis, several, or the whole array. */
interface Along {
  readonly fold: (array: ArrayValue, run: typeof summed) => ArrayValue;
  /** the one axis, counted from the front; undefined for the whole array; absent for several */
  readonly axis?: { readonly only: number | undefined };
}

function alongIn(value: Value | undefined, rank: number): Along {
  const axes = numpyAxes(value, rank);
  if (axes === undefined) return { axis: { only: undefined }, fold: (array, run) => run(array, undefined, true) };
  const fold = (array: ArrayValue, run: typeof summed): ArrayValue =>
    axes.reduce((rest, axis) => run(rest, axis, true), array);
  return axes.length === 1 ? { fold, axis: { only: axes[0] } } : { fold };
}

/** Without the axes that were folded. */
function dropped(array: ArrayValue, given: Value | undefined): ArrayValue {
  const { shape } = array.exact;
  const axes = numpyAxes(given, shape.length);
  return withShape(
    array,
    axes
      ? shape.filter((_, axis) => !axes.includes(axis))
      : shape.length === 0
        ? []
        : shape.filter((_, axis) => axis < 0),
  );
}

/** A value with its quantity, whose whole array stands as one row where no axis was named. */
function confirmedAlong(value: ArrayValue, { axis }: Along, question: Question): Result {
  if (!axis) return { value };
  if (axis.only !== undefined) {
    return confirmed(value, { ...question, options: { ...question.options, axis: axis.only } });
  }
  const flat = Object.fromEntries(
    Object.entries(question.inputs).map(([role, array]) => [role, withShape(array, [array.exact.data.length])]),
  );
  const keepsElements = value.exact.data.length > 1 || value.exact.shape.length > 0;
  const row = withShape(value, keepsElements ? [value.exact.data.length] : []);
  const result = confirmed(row, { ...question, inputs: flat, options: { ...question.options, axis: 0 } });
  return result.value.kind === 'array'
    ? { ...result, value: withShape(result.value, value.exact.shape) }
    : notFollowed('this value');
}

function logitsIn(given: Given, name: string): ArrayValue {
  const logits = arrayIn(given, name);
  if (logits.type === 'bool') {
    throw new Raised('TypeError: numpy boolean subtract, the `-` operator, is not supported');
  }
  return withFractions(logits);
}

function requireElements(array: ArrayValue): void {
  if (array.exact.data.length > 0) return;
  throw new Raised('ValueError: zero-size array to reduction operation maximum which has no identity');
}

function softmax(given: Given): Result {
  const logits = logitsIn(given, 'x');
  const along = alongIn(given.axis, logits.exact.shape.length);
  requireElements(logits);
  const powers = mapArray(calculated('-', logits, along.fold(logits, largestOf)), exp);
  const value = calculated('/', powers, along.fold(powers, summed));
  return confirmedAlong(value, along, { quantity: 'softmax', inputs: { logits } });
}

/** scikit-learn's own, of the rows of a matrix; computed in the same steps. */
export const softmaxOfRows = defineQuantity('softmax', 'sklearn.utils.extmath.softmax', 'X, copy=True', (given) => {
  if (arrayIn(given, 'X').exact.shape.length !== 2) return notFollowed('a softmax of other than rows');
  return softmax({ x: given.X, axis: { kind: 'number', value: 1, isInteger: true } });
});

const finiteOr0 = (tensor: Tensor): Tensor => mapElements(tensor, (value) => (Number.isFinite(value) ? value : 0));

function logSoftmax(given: Given): Result {
  const logits = logitsIn(given, 'x');
  const along = alongIn(given.axis, logits.exact.shape.length);
  requireElements(logits);
  const shifted = calculated('-', logits, mapArray(along.fold(logits, largestOf), finiteOr0));
  const sums = mapArray(along.fold(mapArray(shifted, exp), summed), log);
  return confirmedAlong(calculated('-', shifted, sums), along, { quantity: 'logSoftmax', inputs: { logits } });
}

function logSumExp(given: Given): Result {
  if (flagIn(given, 'return_sign')) return notFollowed('return_sign');
  const terms = withFractions(arrayIn(given, 'a'));
  const { axis, b } = given;
  const keeps = flagIn(given, 'keepdims');
  const end = (value: ArrayValue): ArrayValue => (keeps ? value : dropped(value, axis));
  if (b.kind !== 'nothing') return { value: end(weightedSum(terms, numpyArray(b), axis)) };
  const along = alongIn(axis, terms.exact.shape.length);
  if (terms.exact.data.length === 0) return notFollowed('logsumexp of nothing');
  const value = dropped(weightedSum(terms, undefined, axis), axis);
  const result = confirmedAlong(value, along, { quantity: 'logSumExp', inputs: { logits: terms } });
  if (!keeps || result.value.kind !== 'array') return result;
  const shape = along.fold(terms, summed).exact.shape;
  return { ...result, value: withShape(result.value, shape) };
}

/** log Σ b·eᵃ, about the largest; the folded axes are kept. */
function weightedSum(terms: ArrayValue, weights: ArrayValue | undefined, axis: Value): ArrayValue {
  const shape = weights ? broadcastShape(terms.exact.shape, weights.exact.shape) : terms.exact.shape;
  const stretched = mapArray(terms, (tensor) => broadcastTo(tensor, shape));
  const along = alongIn(axis, shape.length);
  // what has no weight counts for nothing, however large it is
  const counted = weights
    ? combinedValues(stretched, weights, 'numpy', (term, weight) => (weight === 0 ? Number.NEGATIVE_INFINITY : term))
    : stretched;
  const largest = mapArray(along.fold(counted, largestOf), finiteOr0);
  const powers = mapArray(calculated('-', counted, largest), exp);
  const sums = along.fold(weights ? calculated('*', powers, weights) : powers, summed);
  return calculated('+', mapArray(sums, log), largest);
}

/** A function of each element of one array that is one of our quantities. */
function ofEach(name: string, quantity: 'sigmoid' | 'logSigmoid' | 'softplus'): ApiFunction {
  return defineQuantity(quantity, `scipy.special.${name}`, 'x, /, out=None, *, where=True, dtype=None', (given) => {
    requirePlain(given);
    const x = arrayIn(given, 'x');
    return answer({ quantity, inputs: { x: withFractions(x) } });
  });
}

function requirePlain({ out, where, dtype }: Given): void {
  if ([out, dtype].some((value) => value?.kind !== 'nothing')) notFollowed('out');
  if (!(where?.kind === 'flag' && where.value)) notFollowed('where');
}

/** A function of each element that is asked for its values alone. */
function elementwise(name: string, change: (x: number) => number, quantity?: QuantityId): ApiFunction {
  const run = (given: Given): Result => {
    requirePlain(given);
    const apply = (tensor: Tensor): Tensor => mapElements(tensor, change);
    return { value: mapArray(withFractions(arrayIn(given, 'x')), apply) };
  };
  const signature = 'x, /, out=None, *, where=True, dtype=None';
  return quantity
    ? defineQuantity(quantity, `scipy.special.${name}`, signature, run)
    : define(`scipy.special.${name}`, signature, run);
}

/** The same of two arrays. */
function pairwise(name: string, quantity: QuantityId, combine: (x: number, y: number) => number): ApiFunction {
  const signature = 'x, y, /, out=None, *, where=True, dtype=None';
  return defineQuantity(quantity, `scipy.special.${name}`, signature, (given) => {
    requirePlain(given);
    const isAlone = [given.x, given.y].every(({ kind }) => kind === 'number');
    // a plain number takes the type of the array beside it
    const [x, y] = [given.x, given.y].map((value) =>
      value.kind === 'number' && !isAlone ? value : withFractions(numpyArray(value)),
    );
    return { value: combinedValues(x, y, 'numpy', combine) };
  });
}

const logOf = (x: number): number => log({ shape: [], data: Float64Array.of(x) }).data[0];

/** log(x/(1 − x)), where it is near 0 by way of the area tangent, which loses no digits there. */
function logitOf(x: number): number {
  return x > 0.25 && x < 0.75 ? 2 * Math.atanh(2 * x - 1) : logOf(x) - Math.log1p(-x);
}

/** −x·log x. */
const entropyOf = (x: number): number => (x > 0 ? -x * logOf(x) : x === 0 ? 0 : x < 0 ? Number.NEGATIVE_INFINITY : x);

/** x·log(x/y). */
function relativeEntropyOf(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x > 0 && y > 0) {
    const ratio = x / y;
    if (ratio > 0.5 && ratio < 2) return x * Math.log1p((x - y) / y);
    // a ratio that leaves the range of doubles
    return ratio > 0 && Number.isFinite(ratio) ? x * logOf(ratio) : x * (logOf(x) - logOf(y));
  }
  return x === 0 && y >= 0 ? 0 : Number.POSITIVE_INFINITY;
}

function divergenceOf(x: number, y: number): number {
  const relative = relativeEntropyOf(x, y);
  return Number.isFinite(relative) ? relative - x + y : relative;
}

const timesLog =
  (shift: (y: number) => number) =>
  (x: number, y: number): number =>
    x === 0 && !Number.isNaN(y) ? 0 : x * shift(y);

/** Both with the shape that they have together. */
function broadcastTogether(one: ArrayValue, other: ArrayValue): [ArrayValue, ArrayValue] {
  const shape = broadcastShape(one.exact.shape, other.exact.shape);
  const [a, b] = [one, other].map((array) => mapArray(array, (tensor) => broadcastTo(tensor, shape)));
  return [a, b];
}

/** The distribution that counts or weights stand for. */
function shares(array: ArrayValue, along: Along): ArrayValue {
  return calculated('/', array, along.fold(array, summed));
}

/** In units of another logarithm. */
function inBase(value: ArrayValue, base: number | undefined): ArrayValue {
  return base === undefined ? value : calculated('/', value, plainNumber(logOf(base)));
}

/** The option of a base, where it is one of ours. */
function baseOption(base: number | undefined): QuantityOptions {
  return base === undefined ? {} : { base };
}

function baseIn(given: Given): number | undefined {
  return optionalNumberIn(given, 'base');
}

function distributionIn(given: Given, name: string): ArrayValue {
  const array = arrayIn(given, name);
  if (array.exact.shape.length === 0 || array.exact.data.length === 0) return notFollowed('a distribution of nothing');
  // flags are counted
  return isFloating(array.type) ? array : mapArray(array, (tensor) => tensor, 'float64');
}

function entropy(given: Given): Result {
  const base = baseIn(given);
  if (base !== undefined && base <= 0) throw new Raised('ValueError: `base` must be a positive number or `None`.');
  if (given.nan_policy.kind !== 'string' || given.nan_policy.value !== 'propagate') return notFollowed('nan_policy');
  const first = distributionIn(given, 'pk');
  if (given.qk.kind === 'nothing') {
    const along = alongIn(given.axis, first.exact.shape.length);
    const surprisals = mapArray(shares(first, along), (tensor) => mapElements(tensor, entropyOf));
    const question = { quantity: 'entropy', inputs: { p: first } } as const;
    return finished(inBase(along.fold(surprisals, summed), base), along, given, question);
  }
  const [p, q] = broadcastTogether(first, distributionIn(given, 'qk'));
  const along = alongIn(given.axis, p.exact.shape.length);
  const gaps = combinedValues(shares(p, along), shares(q, along), 'numpy', relativeEntropyOf);
  const question = { quantity: 'klDivergence', inputs: { p, q } } as const;
  return finished(inBase(along.fold(gaps, summed), base), along, given, question);
}

/** The folded axes dropped or kept, and the quantity beside it. */
function finished(
  kept: ArrayValue,
  along: Along,
  given: Given,
  question: Pick<Question, 'quantity' | 'inputs'>,
  change: (exact: Tensor) => Tensor = (exact) => exact,
): Result {
  const options = baseOption(baseIn(given));
  const result = confirmedAlong(dropped(kept, given.axis), along, { ...question, options, framework: 'scipy' });
  if (result.value.kind !== 'array') return result;
  const value = mapArray(result.value, change);
  return { ...result, value: flagIn(given, 'keepdims') ? withShape(value, kept.exact.shape) : value };
}

function jensenShannon(given: Given): Result {
  const [one, other] = [distributionIn(given, 'p'), distributionIn(given, 'q')];
  if (one.exact.shape.length !== other.exact.shape.length) return notFollowed('distributions of several ranks');
  const along = alongIn(given.axis, one.exact.shape.length);
  const [p, q] = [shares(one, along), shares(other, along)];
  const middle = calculated('/', calculated('+', p, q), plainNumber(2));
  const apart = (share: ArrayValue): ArrayValue =>
    along.fold(combinedValues(share, middle, 'numpy', relativeEntropyOf), summed);
  const sum = calculated('+', apart(p), apart(q));
  const base = baseIn(given);
  const divergence = calculated('/', inBase(sum, base), plainNumber(2));
  // what is returned is the distance: the root of the divergence
  const root = (tensor: Tensor): Tensor => mapElements(tensor, Math.sqrt);
  return finished(
    divergence,
    along,
    given,
    { quantity: 'jensenShannonDivergence', inputs: { p: one, q: other } },
    root,
  );
}

const functions: readonly ApiFunction[] = [
  defineQuantity('softmax', 'scipy.special.softmax', 'x, axis=None', softmax),
  defineQuantity('logSoftmax', 'scipy.special.log_softmax', 'x, axis=None', logSoftmax),
  defineQuantity(
    'logSumExp',
    'scipy.special.logsumexp',
    'a, axis=None, b=None, keepdims=False, return_sign=False',
    logSumExp,
  ),
  ofEach('expit', 'sigmoid'),
  ofEach('log_expit', 'logSigmoid'),
  ofEach('softplus', 'softplus'),
  elementwise('logit', logitOf),
  elementwise('entr', entropyOf, 'entropy'),
  pairwise('rel_entr', 'klDivergence', relativeEntropyOf),
  pairwise('kl_div', 'klDivergence', divergenceOf),
  pairwise('xlogy', 'crossEntropy', timesLog(logOf)),
  pairwise('xlog1py', 'crossEntropy', timesLog(Math.log1p)),
  defineQuantity(
    'entropy',
    'scipy.stats.entropy',
    "pk, qk=None, base=None, axis=0, *, nan_policy='propagate', keepdims=False",
    entropy,
  ),
  defineQuantity(
    'jensenShannonDivergence',
    'scipy.spatial.distance.jensenshannon',
    'p, q, base=None, *, axis=0, keepdims=False',
    jensenShannon,
  ),
];

export const scipyApi: Catalogue = { functions, classes: [], constants: {} };
