/**
 * Labels of a classification: class indices or distributions, smoothed and weighted, as what each class's surprisal
 * counts in a row's loss.
 */

import { readRow } from './rows.ts';
import { type AxisLayout, elementCount, type Tensor } from './tensor.ts';
import { labelError, requireShape, requireZeroToOne } from './validation.ts';
import { type Weights, weightsOfClasses } from './weights.ts';

/** A row's target: left out, a single class, or a weight for every class. */
export type RowTarget = 'ignored' | 'distribution' | number;

/**
 * The targets of a batch. The loss of row r is Σₖ uₖ·(−log pₖ); `read` writes its weights u and says what kind they are.
 * `pickedWeights` holds the class weight of each row's label, where labels are indices and classes are weighted.
 */
export interface Targets {
  readonly pickedWeights: Float64Array | undefined;
  read(row: number, weights: Float64Array): RowTarget;
}

export interface TargetOptions {
  /** s in [0, 1]: the label y becomes y·(1 − s) + s/K */
  readonly labelSmoothing?: number;
  readonly classWeights?: Weights;
}

/** y·(1 − s) + s/K. Source: C. Szegedy et al., Rethinking the inception architecture, 2016, section 7. */
export function smoothed(label: number, smoothing: number, classCount: number): number {
  return smoothing === 0 ? label : label * (1 - smoothing) + smoothing / classCount;
}

/**
 * Checked class indices, one a row; −1 stands for an ignored row.
 * @throws InputError `shape` unless the labels have the shape without the class axis; `label` for a label that is not a
 * whole number of a class
 */
export function classIndices(labels: Tensor, layout: AxisLayout, ignoreIndex?: number): Int32Array {
  requireShape('labels', labels, layout.outerShape);
  return Int32Array.from(labels.data, (label, index) => {
    if (label === ignoreIndex) return -1;
    if (!Number.isInteger(label) || label < 0 || label >= layout.length) throw labelError(labels, index, layout.length);
    return label;
  });
}

/**
 * Targets from class indices: u = w_y at the label y, or, smoothed, uₖ = wₖ·((1 − s)·[k = y] + s/K).
 * @throws InputError `shape`, `label`
 */
export function indexTargets(
  labels: Tensor,
  layout: AxisLayout,
  { labelSmoothing = 0, classWeights, ignoreIndex }: TargetOptions & { readonly ignoreIndex?: number | undefined } = {},
): Targets {
  const indices = classIndices(labels, layout, ignoreIndex);
  const weights = classWeights === undefined ? undefined : weightsOfClasses(classWeights, layout.length);
  const pickedWeights = weights && Float64Array.from(indices, (index) => (index < 0 ? 0 : weights[index]));
  return {
    pickedWeights,
    read(row, into) {
      const index = indices[row];
      into.fill(0);
      if (index < 0) return 'ignored';
      for (let k = 0; labelSmoothing > 0 && k < into.length; k += 1) {
        into[k] = (weights?.[k] ?? 1) * smoothed(k === index ? 1 : 0, labelSmoothing, into.length);
      }
      if (labelSmoothing > 0) return 'distribution';
      into[index] = weights?.[index] ?? 1;
      return index;
    },
  };
}

/**
 * Targets from distributions of the shape of the predictions: uₖ = wₖ·((1 − s)·yₖ + s/K).
 * `anyLabels` follows labels outside [0, 1] as the frameworks do.
 * @throws InputError `shape`, `domain`
 */
export function distributionTargets(
  labels: Tensor,
  layout: AxisLayout,
  shape: readonly number[],
  { labelSmoothing = 0, classWeights, anyLabels = false }: TargetOptions & { readonly anyLabels?: boolean } = {},
): Targets {
  requireShape('labels', labels, shape);
  if (!anyLabels) requireZeroToOne('labels', labels);
  const weights = classWeights === undefined ? undefined : weightsOfClasses(classWeights, layout.length);
  return {
    pickedWeights: undefined,
    read(row, into) {
      const label = readRow(labels, layout, row);
      for (let k = 0; k < into.length; k += 1) {
        into[k] = (weights?.[k] ?? 1) * smoothed(label[k], labelSmoothing, into.length);
      }
      return 'distribution';
    },
  };
}

/**
 * Rows of 0 with a 1 at the label's index: the labels' shape with a last axis of `depth` (default: largest label + 1).
 * `outOfRange` 'zero' gives such a label a row of zeros, as TensorFlow, Keras, JAX and TensorFlow.js do.
 * @throws InputError `label` for a label that is not a whole number from 0 to depth − 1
 */
export function oneHot(labels: Tensor, depth?: number, outOfRange: 'error' | 'zero' = 'error'): Tensor {
  const columns = depth ?? 1 + labels.data.filter(Number.isInteger).reduce((a, b) => Math.max(a, b), -1);
  const shape = [...labels.shape, columns];
  const data = new Float64Array(elementCount(shape));
  labels.data.forEach((label, index) => {
    const isClass = Number.isInteger(label) && label >= 0 && label < columns;
    if (isClass) data[index * columns + label] = 1;
    else if (outOfRange === 'error' || !Number.isInteger(label)) throw labelError(labels, index, columns);
  });
  return { data, shape };
}
