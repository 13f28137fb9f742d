/** JAX's activations and special functions, and what they refuse. Signatures and errors as in 0.10. */

import { log, mapElements, type Tensor } from '../../core/index.ts';
import type { QuantityId } from '../../quantities/index.ts';
import { logSumExpOf, ofElements, softmaxOf } from './asking.ts';
import { moved } from './common.ts';
import { jaxArrays, jaxConstants } from './jaxArrays.ts';
import { floating, floatType, jaxArrayIn, jaxAxisIn, jaxTypeIn, madeFrom } from './jaxMaking.ts';
import { madeArray } from './making.ts';
import type { Settings } from './settings.ts';
import { combined, folded, permuted } from './shapes.ts';
import { flagIn, numberIn, parametersIn } from './signature.ts';
import type { ApiFunction, Catalogue, Result } from './types.ts';
import { type ArrayValue, arrayOf, type Given, isFloating, mapArray, notFollowed, Raised } from './values.ts';
import { define, defineQuantity } from './writing.ts';

const nn = 'jax.nn';
const special = 'jax.scipy.special';

/** What a mask leaves out is as if it were −∞. */
function masked(x: ArrayValue, { where }: Given, axis: number | undefined): ArrayValue {
  if (where === undefined || where.kind === 'nothing') return x;
  if (where.kind !== 'array' || where.type !== 'bool') return notFollowed('where');
  if (where.exact.shape.join() !== x.exact.shape.join()) return notFollowed('a mask of another shape');
  const kept = folded(where.held, axis, false, (flags) => Math.max(...flags));
  if (kept.data.includes(0)) return notFollowed('a mask that leaves nothing');
  const hide = (tensor: Tensor): Tensor =>
    combined(tensor, where.held, (value, flag) => (flag === 0 ? Number.NEGATIVE_INFINITY : value));
  return { ...x, exact: hide(x.exact), held: hide(x.held) };
}

const softmax = (quantity: 'softmax' | 'logSoftmax') => (given: Given, settings: Settings) => {
  const x = floating(jaxArrayIn(given, 'x', quantity === 'softmax' ? 'max' : 'log_softmax', settings));
  const axis = jaxAxisIn(given, x);
  return softmaxOf(quantity, masked(x, given, axis), axis);
};

function logSumExp(given: Given, settings: Settings): Result {
  if (given.b.kind !== 'nothing' || flagIn(given, 'return_sign')) return notFollowed('log-sum-exp with weights');
  const a = floating(jaxArrayIn(given, 'a', 'logsumexp', settings));
  const axis = jaxAxisIn(given, a);
  return logSumExpOf(masked(a, given, axis), axis, flagIn(given, 'keepdims'));
}

/** Of each element; the words in which a list is refused differ. */
const each = (quantity: QuantityId, called: string) => (given: Given, settings: Settings) =>
  ofElements(quantity, floating(jaxArrayIn(given, 'x', called, settings)));

function sigmoid(given: Given, settings: Settings): Result {
  if (given.x.kind === 'list') {
    throw new Raised(
      `TypeError: Error interpreting argument to logistic as a JAX value. The problematic value is of type <class '${given.x.form}'> and was passed to logistic at position 0.`,
    );
  }
  const x = madeFrom(given.x, settings);
  if (!isFloating(x.type)) {
    throw new Raised(
      `TypeError: logistic does not accept dtype ${x.type}. Accepted dtypes are subtypes of floating, complexfloating.`,
    );
  }
  return ofElements('sigmoid', x);
}

/** A row of zeros for what names no class. */
function oneHot(given: Given, settings: Settings): Result {
  const labels = madeFrom(given.x, settings);
  const count = numberIn(given, 'num_classes');
  const { data, shape } = labels.held;
  const type = jaxTypeIn(given, settings) ?? floatType(settings);
  const rows = madeArray({ library: 'jax', type }, [...shape, count], (place) =>
    data[Math.floor(place / count)] === place % count ? 1 : 0,
  );
  const axis = numberIn(given, 'axis');
  if (axis !== -1 && axis !== shape.length) {
    if (axis < 0 || axis > shape.length) return notFollowed('this axis');
    const order = [...shape.keys()].toSpliced(axis, 0, shape.length);
    return { value: moved(rows, (tensor) => permuted(tensor, order)) };
  }
  const asked = { inputs: { labels: labels.exact }, options: { depth: count, framework: 'optax' as const } };
  return { value: rows, asked: { quantity: 'oneHot', ...asked } };
}

const activations: readonly ApiFunction[] = [
  defineQuantity('softmax', `${nn}.softmax`, 'x, axis=-1, where=None', softmax('softmax')),
  defineQuantity('logSoftmax', `${nn}.log_softmax`, 'x, axis=-1, where=None', softmax('logSoftmax')),
  defineQuantity('softmax', `${special}.softmax`, 'x, /, *, axis=None', softmax('softmax')),
  defineQuantity('logSoftmax', `${special}.log_softmax`, 'x, /, *, axis=None', softmax('logSoftmax')),
  ...[nn, special].map((path) =>
    defineQuantity(
      'logSumExp',
      `${path}.logsumexp`,
      'a, axis=None, b=None, keepdims=False, return_sign=False, where=None',
      logSumExp,
    ),
  ),
  defineQuantity('sigmoid', `${nn}.sigmoid`, 'x', sigmoid),
  defineQuantity('sigmoid', `${special}.expit`, 'x', each('sigmoid', 'expit')),
  defineQuantity('logSigmoid', `${nn}.log_sigmoid`, 'x', each('logSigmoid', 'log_sigmoid')),
  defineQuantity('softplus', `${nn}.softplus`, 'x', each('softplus', 'logaddexp')),
  defineQuantity('oneHot', `${nn}.one_hot`, 'x, num_classes, *, dtype=None, axis=-1', oneHot),
  define(`${nn}.relu`, 'x', (given, settings) =>
    mapArray(jaxArrayIn(given, 'x', 'relu', settings), (tensor) => mapElements(tensor, (x) => (x < 0 ? 0 : x))),
  ),
];

/** Two arrays in the floating type that both have. */
function floatPair(given: Given, settings: Settings, names: readonly [string, string], called: string) {
  const [one, other] = names.map((name) => floating(jaxArrayIn(given, name, called, settings)));
  return one.type === other.type ? ([one, other] as const) : notFollowed(`${called} of two types`);
}

/** A function of two arrays, by steps that are each rounded. */
function stepwise(
  [a, b]: readonly [ArrayValue, ArrayValue],
  step: (a: number, b: number, round: (value: number) => number) => number,
): ArrayValue {
  const exact = combined(a.exact, b.exact, (x, y) => step(x, y, (value) => value));
  if (a.type === 'float64') return arrayOf('jax', 'float64', exact);
  return { ...a, exact, held: combined(a.held, b.held, (x, y) => Math.fround(step(x, y, Math.fround))) };
}

type Round = (value: number) => number;
const xlogy = (x: number, y: number, round: Round): number =>
  x === 0 && !Number.isNaN(y) ? 0 : round(x * round(Math.log(y)));

function relativeEntropy(p: number, q: number, round: Round): number {
  if (p > 0 && q > 0) return round(xlogy(p, p, round) - xlogy(p, q, round));
  return p === 0 && q >= 0 ? 0 : Number.POSITIVE_INFINITY;
}

const ofPair = (
  name: string,
  parameters: readonly [string, string],
  step: Parameters<typeof stepwise>[1],
  quantity?: QuantityId,
): ApiFunction => {
  const run = (given: Given, settings: Settings): Result => ({
    value: stepwise(floatPair(given, settings, parameters, name), step),
  });
  const signature = parameters.join(', ');
  return quantity
    ? defineQuantity(quantity, `${special}.${name}`, signature, run)
    : define(`${special}.${name}`, signature, run);
};

const specials: readonly ApiFunction[] = [
  defineQuantity('entropy', `${special}.entr`, 'x', (given, settings) => {
    const x = floating(jaxArrayIn(given, 'x', 'entr', settings));
    return {
      value: stepwise([x, x], (p, _, round) => {
        if (p < 0) return Number.NEGATIVE_INFINITY;
        return p === 0 ? 0 : -xlogy(p, p, round);
      }),
    };
  }),
  ofPair('rel_entr', ['p', 'q'], relativeEntropy, 'klDivergence'),
  ofPair('kl_div', ['p', 'q'], (p, q, round) => round(round(relativeEntropy(p, q, round) - p) + q), 'klDivergence'),
  ofPair('xlogy', ['x', 'y'], xlogy),
  ofPair('xlog1py', ['x', 'y'], (x, y, round) => (x === 0 && !Number.isNaN(y) ? 0 : x * round(Math.log1p(y)))),
  define(`${special}.logit`, 'x', (given, settings) => {
    const x = floating(jaxArrayIn(given, 'x', 'logit', settings));
    return mapArray(
      stepwise([x, x], (p, _, round) => round(p / round(1 - p))),
      log,
    );
  }),
];

/** `jax.config.update('jax_enable_x64', True)` */
const affected = ['jax.', 'optax.'];

export const jaxApi: Catalogue = {
  functions: [...jaxArrays, ...activations, ...specials],
  classes: [],
  constants: jaxConstants,
  aliases: {
    'jax.config.config.': 'jax.config.',
    'jax.numpy.concat': 'jax.numpy.concatenate',
  },
  settings: [
    {
      name: 'jax.config.update',
      parameters: parametersIn('name, val'),
      affects: affected,
      read: (argument) => {
        const name = argument('name');
        if (name.kind !== 'string') return notFollowed('jax.config.update');
        if (name.value !== 'jax_enable_x64') return {};
        const value = argument('val');
        return value.kind === 'flag' ? { isWide: value.value } : notFollowed('jax.config.update');
      },
    },
    ...['jax.enable_x64', 'jax.experimental.enable_x64', 'jax.experimental.disable_x64'].map((name) => ({
      name,
      parameters: parametersIn('new_val=True'),
      affects: affected,
      read: () => notFollowed(name),
    })),
  ],
  foreignSettings: [
    { text: /JAX_ENABLE_X64|\bjax_enable_x64\s*=[^=]/, what: 'JAX_ENABLE_X64', affects: affected },
    {
      text: /jax_numpy_dtype_promotion|jax_numpy_rank_promotion|jax_debug_nans/,
      what: 'jax.config',
      affects: affected,
    },
  ],
};
