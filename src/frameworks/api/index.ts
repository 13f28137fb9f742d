/** The catalogues of all frameworks as one: functions, classes and constants by their full names, however they were imported. */

import { jaxApi } from './jax.ts';
import { kerasApi } from './keras.ts';
import { numpyApi } from './numpy.ts';
import { optaxApi } from './optax.ts';
import { pytorchApi } from './pytorch.ts';
import { scipyApi } from './scipy.ts';
import type { ApiSetting, ForeignSetting } from './settings.ts';
import { sklearnApi } from './sklearn.ts';
import { tensorflowApi } from './tensorflow.ts';
import { tensorflowV1Api } from './tensorflowV1.ts';
import { tfjsApi } from './tfjs.ts';
import type { ApiClass, ApiFunction, Catalogue } from './types.ts';
import type { ArrayLibrary, Value } from './values.ts';

const catalogues: readonly Catalogue[] = [
  pytorchApi,
  numpyApi,
  scipyApi,
  sklearnApi,
  tensorflowApi,
  tensorflowV1Api,
  kerasApi,
  jaxApi,
  optaxApi,
  tfjsApi,
];

const functions: ReadonlyMap<string, ApiFunction> = new Map(
  catalogues.flatMap((catalogue) => catalogue.functions.map((each) => [each.name, each] as const)),
);
const classes: ReadonlyMap<string, ApiClass> = new Map(
  catalogues.flatMap((catalogue) => catalogue.classes.map((each) => [each.name, each] as const)),
);
const constants: ReadonlyMap<string, Value> = new Map(
  catalogues.flatMap((catalogue) => Object.entries(catalogue.constants)),
);

const settings: ReadonlyMap<string, ApiSetting> = new Map(
  catalogues.flatMap((catalogue) => (catalogue.settings ?? []).map((each) => [each.name, each] as const)),
);

/** Everything that a known name begins with, such as `optax.losses`. */
const modules: ReadonlySet<string> = new Set(
  [...functions.keys(), ...classes.keys(), ...constants.keys()].flatMap((name) =>
    Array.from(name.matchAll(/\./g), ({ index }) => name.slice(0, index)),
  ),
);

/** Names that a library has for the same thing, the longer first. */
const aliases: readonly (readonly [from: string, to: string])[] = [
  ['torch.nn.modules.loss.', 'torch.nn.'],
  ['torch.nn.modules.activation.', 'torch.nn.'],
  ...catalogues.flatMap((catalogue) => Object.entries(catalogue.aliases ?? {})),
];

/** The name by which the catalogue has it. */
export function canonicalName(path: string): string {
  if (functions.has(path) || classes.has(path) || constants.has(path) || modules.has(path)) return path;
  for (const [from, to] of aliases) {
    if (path === from || (from.endsWith('.') && path.startsWith(from))) {
      return canonicalName(to + path.slice(from.length));
    }
  }
  return path;
}

export const apiFunction = (name: string): ApiFunction | undefined => functions.get(name);
export const apiClass = (name: string): ApiClass | undefined => classes.get(name);
export const apiConstant = (name: string): Value | undefined => constants.get(name);
export const apiSetting = (name: string): ApiSetting | undefined => settings.get(name);

/** The short names of the functions that set something, for a first look. */
export const settingNames: ReadonlySet<string> = new Set(
  Array.from(settings.keys(), (name) => name.slice(name.lastIndexOf('.') + 1)),
);
export const foreignSettings: readonly ForeignSetting[] = catalogues.flatMap(
  (catalogue) => catalogue.foreignSettings ?? [],
);

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
