/** Every rule, in the order of its number. One file a rule; a new one needs a line here and nothing else. */

import { doubleSigmoid } from './doubleSigmoid.ts';
import { doubleSoftmax } from './doubleSoftmax.ts';
import { probabilitiesInDivergence, probabilitiesInLikelihood } from './missingLogarithm.ts';
import { redundantLogSoftmax } from './redundantLogSoftmax.ts';
import type { Rule } from './rule.ts';

export type { CallView, Edit, Found, MadeBy, Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  doubleSoftmax,
  doubleSigmoid,
  probabilitiesInDivergence,
  probabilitiesInLikelihood,
  redundantLogSoftmax,
];
