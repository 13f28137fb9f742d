/** The catalogues of all frameworks as one: functions, classes and constants by their full names, however they were imported. */

import { numpyApi } from './numpy.ts';
import { pytorchApi } from './pytorch.ts';
import { scipyApi } from './scipy.ts';
import { sklearnApi } from './sklearn.ts';
import { tfjsApi } from './tfjs.ts';
import type { ApiClass, ApiFunction, Catalogue } from './types.ts';
import type { ArrayLibrary, Value } from './values.ts';

const catalogues: readonly Catalogue[] = [pytorchApi, numpyApi, scipyApi, sklearnApi, tfjsApi];

const functions: ReadonlyMap<string, ApiFunction> = new Map(
  catalogues.flatMap((catalogue) => catalogue.functions.map((each) => [each.name, each] as const)),
);
const classes: ReadonlyMap<string, ApiClass> = new Map(
  catalogues.flatMap((catalogue) => catalogue.classes.map((each) => [each.name, each] as const)),
);
const constants: ReadonlyMap<string, Value> = new Map(
  catalogues.flatMap((catalogue) => Object.entries(catalogue.constants)),
);

/** Names that a library has for the same thing, the longer first. */
const aliases: readonly (readonly [from: string, to: string])[] = [
  ['torch.nn.modules.loss.', 'torch.nn.'],
  ['torch.nn.modules.activation.', 'torch.nn.'],
  ['tensorflow.compat.v2.', 'tensorflow.'],
  ['tensorflow.python.keras.', 'keras.'],
  ['tensorflow.keras.', 'keras.'],
  ['tensorflow.losses.', 'keras.losses.'],
  ['optax.losses.', 'optax.'],
  ...['-node-gpu', '-node', '-core', '-layers', '.default'].map(
    (ending) => [`@tensorflow/tfjs${ending}`, '@tensorflow/tfjs'] as const,
  ),
];

/** The name by which the catalogue has it. */
export function canonicalName(path: string): string {
  for (const [from, to] of aliases) {
    if (path.startsWith(from)) return canonicalName(to + path.slice(from.length));
  }
  return path;
}

export const apiFunction = (name: string): ApiFunction | undefined => functions.get(name);
export const apiClass = (name: string): ApiClass | undefined => classes.get(name);
export const apiConstant = (name: string): Value | undefined => constants.get(name);

/** The class that the arrays of a library belong to. */
export const arrayClasses: Readonly<Record<ArrayLibrary, string>> = {
  torch: 'torch.Tensor',
  tensorflow: 'tensorflow.Tensor',
  numpy: 'numpy.ndarray',
  jax: 'jax.Array',
  tfjs: '@tensorflow/tfjs.Tensor',
};

/** The short names of everything that computes a quantity, for a first look at a text. */
export const quantityNames: ReadonlySet<string> = new Set(
  [...functions.values(), ...classes.values()]
    .filter(({ quantity }) => quantity !== undefined)
    .map(({ name }) => name.slice(name.lastIndexOf('.') + 1)),
);
