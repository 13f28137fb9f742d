/**
 * Expression: the tree a derivation is made of. It holds numbers that know where they come from, names them with
 * the field's letters, and can say its value; TeX, Unicode, words and code are made from the same tree (src/present).
 */

import type { Element, Literal, Variable } from './expression/atoms.ts';
import type {
  Addition,
  Application,
  Division,
  Multiplication,
  Negation,
  Power,
  Weighting,
} from './expression/operations.ts';
import type { Series } from './expression/series.ts';

export { type Bindings, Element, Literal, type Origin, Variable } from './expression/atoms.ts';
export {
  Addition,
  Application,
  Division,
  type FunctionName,
  Multiplication,
  Negation,
  Power,
  Weighting,
} from './expression/operations.ts';
export { withOperands } from './expression/rebuilding.ts';
export { Series, shownTerms } from './expression/series.ts';
export { freeIndices, operandsOf } from './expression/structure.ts';

/** A node with all that is below it. */
export type Expression =
  | Literal
  | Variable
  | Element
  | Negation
  | Addition
  | Multiplication
  | Weighting
  | Division
  | Power
  | Application
  | Series;
