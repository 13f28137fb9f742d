// @ts-check
/** TensorFlow.js. Run: node tfjsPrints.mjs > ../tfjs.json */

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');

console.error = console.warn = () => {};

/** What a tensor's summary keeps along each axis, as places in its data. @param {readonly number[]} shape */
function keptPlaces(shape) {
  let places = [0];
  const size = shape.reduce((product, length) => product * length, 1);
  for (const length of shape) {
    const all = Array.from({ length }, (_, at) => at);
    const few = size > 20 && length > 20 ? [...all.slice(0, 3), ...all.slice(-3)] : all;
    places = places.flatMap((place) => few.map((at) => place * length + at));
  }
  return places;
}

/** @param {number} value @param {readonly number[]} tokens */
function nearest(value, tokens) {
  if (!Number.isFinite(value)) return String(value);
  let best = Number.NaN;
  for (const token of tokens) if (!(Math.abs(token - value) >= Math.abs(best - value))) best = token;
  return best;
}

/** @type {object[]} */
const fixtures = [];

/** @param {string} code @param {any} tensor @param {string | undefined} dtype */
function add(code, tensor, dtype, verbose = false) {
  const text = tensor.toString(verbose).split('\n');
  const list = text.slice(text.findIndex((/** @type {string} */ line) => /^\s+\[/.test(line))).join('\n');
  const tokens = (list.match(/-?\d[\d.]*(?:e[-+]?\d+)?|true|false/g) ?? []).map((/** @type {string} */ token) =>
    token === 'true' ? 1 : token === 'false' ? 0 : Number(token),
  );
  const values = Array.from(tensor.dataSync(), Number);
  const places = keptPlaces(tensor.shape);
  const truncated = places.length < values.length;
  const data = places.map((place) => nearest(values[place], tokens));
  const array = { shape: truncated ? [] : tensor.shape, data, truncated, ...(dtype && { dtype }) };
  fixtures.push({ code, text, array });
}

add(
  'tf.tensor([[0.1, 0.2], [0.3, -4]]).print()',
  tf.tensor([
    [0.1, 0.2],
    [0.3, -4],
  ]),
  'float32',
);
add('tf.tensor([1, 2, 3]).print()', tf.tensor([1, 2, 3]), undefined);
add(
  'tf.tensor([[0.1, 0.2], [0.3, -4]]).print(true)',
  tf.tensor([
    [0.1, 0.2],
    [0.3, -4],
  ]),
  'float32',
  true,
);
add('tf.tensor([1, 2], [2], "int32").print(true)', tf.tensor([1, 2], [2], 'int32'), 'int', true);
add('tf.tensor([true, false], [2], "bool").print()', tf.tensor([true, false], [2], 'bool'), 'bool');
add(
  'tf.tensor([[[1, 2], [3, 4]], [[5, 6], [7, NaN]]]).print()',
  tf.tensor([
    [
      [1, 2],
      [3, 4],
    ],
    [
      [5, 6],
      [7, Number.NaN],
    ],
  ]),
  undefined,
);
add('tf.tensor([1e-10, 1e10, Infinity]).print()', tf.tensor([1e-10, 1e10, Number.POSITIVE_INFINITY]), 'float32');
add('tf.tensor([[0.123456789, 12345.678]]).print()', tf.tensor([[0.123456789, 12345.678]]), 'float32');
add('tf.range(0, 100).print()', tf.range(0, 100), undefined);
add('tf.reshape(tf.range(0, 1000), [50, 20]).print()', tf.reshape(tf.range(0, 1000), [50, 20]), undefined);
add('tf.reshape(tf.range(0, 1000), [25, 40]).print()', tf.reshape(tf.range(0, 1000), [25, 40]), undefined);
add('tf.softmax(tf.tensor([2, 1, 0.1])).print()', tf.softmax(tf.tensor([2, 1, 0.1])), 'float32');

const made = { madeBy: 'node tfjsPrints.mjs > ../tfjs.json', version: `TensorFlow.js ${tf.version_core}`, fixtures };
console.log(JSON.stringify(made, undefined, 1));
