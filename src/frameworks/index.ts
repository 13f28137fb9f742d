/**
 * The door of the frameworks: their registry, a number as a program in the words of each, and what each library gives for
 * the same inputs when it is called with its own defaults.
 */

import { jax } from './jax.ts';
import { numpy } from './numpy.ts';
import { pytorch } from './pytorch.ts';
import { type Computation, type Snippet, snippetIn } from './snippet.ts';
import { tensorflow } from './tensorflow.ts';
import type { Framework, FrameworkId } from './types.ts';

export { arrayFrom, negated, type Operator, operate } from './api/arithmetic.ts';
export { converted, replaced, transposed } from './api/common.ts';
export {
  apiClass,
  apiConstant,
  apiFunction,
  apiSetting,
  arrayClasses,
  canonicalName,
  foreignSettings,
  quantityNames,
  settingNames,
} from './api/index.ts';
export { indexedArray } from './api/indexing.ts';
export { type ApiSetting, type Settings, usualSettings } from './api/settings.ts';
export type { Selector } from './api/shapes.ts';
export { type Arguments, bind, bindLoosely } from './api/signature.ts';
export type { ApiClass, ApiFunction, Asked, Result } from './api/types.ts';
export {
  type ArrayValue,
  type Given,
  type ListValue,
  missing,
  notFollowed,
  Raised,
  Unresolved,
  type Value,
} from './api/values.ts';
export { confirmed, type Question } from './api/writing.ts';
export { mentionsKnownApi } from './knownNames.ts';
export type { Library, LibraryFunction, LibraryId, LibraryQuestion } from './libraries/types.ts';
export {
  answerOf,
  type InputNames,
  libraries,
  type UsualAnswer,
  type UsualCall,
  usualCalls,
} from './libraries/usual.ts';
export { printedArray } from './printing/array.ts';
export {
  formatAsNumPy,
  formatAsPyTorch,
  formatAsTensorFlowJs,
  formatFloat32,
  formatFloat64,
} from './printing/numbers.ts';
export { type Computation, mostNumbers, type Snippet } from './snippet.ts';
export type * from './types.ts';

/** Every framework, in the order in which faces list them. */
export const frameworks: readonly Framework[] = [numpy, pytorch, tensorflow, jax];

const byId: ReadonlyMap<FrameworkId, Framework> = new Map(frameworks.map((framework) => [framework.id, framework]));

/** The program that computes a number in a framework and prints it with all its digits; or why there is none. */
export function snippet(id: FrameworkId, computation: Computation): Snippet {
  const framework = byId.get(id);
  if (framework === undefined) throw new RangeError(`There is no framework ${id}.`);
  return snippetIn(framework, computation);
}
