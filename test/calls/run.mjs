// @ts-check
/**
 * Runs programs for tfjs: JSON on standard input, `folder` with the node_modules and `programs` as CommonJS texts; on standard
 * output JSON with what each one's marked call gave. A marked call is written `__record__(__begin__(), call)`, so that an
 * error inside of it is told from one outside.
 */

import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';

/** @typedef {{ shape: number[], dtype: string, dataSync(): Iterable<number>, toString(): string }} Tensor */

/** @type {{ folder: string, programs: string[] }} */
const { folder, programs } = JSON.parse(fs.readFileSync(0, 'utf8'));
const require = createRequire(path.join(path.resolve(folder), 'program.cjs'));

// What programs print is not asked for, and standard output is for the answers.
console.log = console.info = console.warn = () => {};

/** @type {unknown} the error of a promise that nobody waited for */
let rejected;
process.on('unhandledRejection', (error) => {
  rejected = error;
});

const tfjs = libraryOf('@tensorflow/tfjs');
const answers = [];
for (const program of programs) answers.push(await run(program));
const versions = { node: process.versions.node, tfjs: tfjs.version.tfjs };
fs.writeFileSync(1, JSON.stringify({ versions, answers }));

/** The library, if it is there; exits with 3 if not, as run.py does. @param {string} name */
function libraryOf(name) {
  try {
    return require(name);
  } catch (error) {
    console.error(error);
    process.exit(3);
  }
}

/** @param {string} text */
async function run(text) {
  let inside = false;
  /** @type {unknown[]} */
  const values = [];
  const begin = () => {
    inside = true;
  };
  /** @param {unknown} _ @param {unknown} value */
  const record = (_, value) => {
    inside = false;
    values.push(described(value));
    return value;
  };
  rejected = undefined;
  try {
    const module = { exports: {} };
    const body = new Function('require', 'module', 'exports', '__begin__', '__record__', text);
    body(require, module, module.exports, begin, record);
    // Programs with `await` in a function go on after this turn.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (rejected !== undefined) throw rejected;
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    const line = message.split('\n').find((part) => part.trim() !== '') ?? '';
    return { error: `${name}: ${line.trim()}`, inside, values };
  }
  return { values };
}

/** @param {unknown} value */
function described(value) {
  if (typeof value === 'number') {
    return { kind: 'value', shape: [], dtype: 'float64', data: [written(value)], printed: String(value) };
  }
  const tensor = /** @type {Tensor} */ (value);
  if (typeof tensor?.dataSync !== 'function') return { type: typeof value };
  const data = Array.from(tensor.dataSync(), written);
  return { kind: 'value', shape: tensor.shape, dtype: tensor.dtype, data, printed: tensor.toString() };
}

/** @param {number} number */
function written(number) {
  return Number.isFinite(number) ? number : String(number);
}
