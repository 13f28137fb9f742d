/** What each class's surprisal counts in a row's loss: the label, smoothed and weighted as the options say. */

import {
  alongAxis,
  distributionTargets,
  exp,
  InputError,
  indexTargets,
  targetWeights,
  tensor,
} from '../../core/index.ts';
import { conventionOf } from '../../quantities/index.ts';
import { inputsOf } from '../formula.ts';
import { quantityOf } from '../quantity.ts';
import type { RowQuestion } from './row.ts';

/** The weights u of a row. */
export interface RowLabels {
  /** one a class; all 0 for a row that is ignored */
  readonly weights: Float64Array;
  readonly isIgnored: boolean;
  /** whether the weights are a distribution, as they are without class weights */
  readonly isDistribution: boolean;
  /** the class that the label names, or the one that counts most; undefined where none does */
  readonly target: number | undefined;
}

/** The labels of a row of a categorical loss; undefined where there are none. */
export function labelsOf({ inspection }: RowQuestion, length: number): RowLabels | undefined {
  const { labels } = inputsOf(inspection);
  const definition = quantityOf(inspection);
  if (!labels || !definition) return undefined;
  const { labelSmoothing = 0, classWeights, ignoreIndex, logTarget } = inspection.options;
  const isIndex = definition.inputs.some(({ role, elements }) => role === 'labels' && elements === 'classIndex');
  const shape = [length];
  const layout = alongAxis(shape, 0);
  const shared = { labelSmoothing, ...(classWeights && { classWeights }) };
  try {
    const given = logTarget ? exp(tensor(labels.data)) : labels;
    const target = isIndex
      ? indexTargets(labels, layout, { ...shared, ignoreIndex }).at(0)
      : distributionTargets(given, layout, shape, {
          ...shared,
          anyLabels: conventionOf(inspection.options).anyLabels,
        }).at(0);
    const weights = targetWeights(target, length);
    return {
      weights,
      isIgnored: target.kind === 'ignored',
      isDistribution: classWeights === undefined,
      target: target.kind === 'ignored' ? undefined : isIndex ? labels.data[0] : heaviest(weights),
    };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function heaviest(weights: Float64Array): number | undefined {
  let best: number | undefined;
  for (let position = 0; position < weights.length; position += 1) {
    if (weights[position] > (best === undefined ? 0 : weights[best])) best = position;
  }
  return best;
}
