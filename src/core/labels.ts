/**
 * Labels of a classification: class indices or distributions, smoothed and weighted, as what each class's surprisal
 * counts in a row's loss.
 */

import { InputError } from './errors.ts';
import { message } from './message.ts';
import { multiplyPairs, type Pair } from './scalar/pair.ts';
import { smoothedPair } from './smoothing.ts';
import { type AxisLayout, elementCount, type Tensor } from './tensor.ts';
import { labelError, requireShape, requireZeroToOne } from './validation.ts';
import { type Weights, weightsOfClasses } from './weights.ts';

/** The target of a row that is left out. */
interface IgnoredTarget {
  readonly kind: 'ignored';
}

/** The target of a row with a single class, which counts with `weight`. */
class ClassTarget {
  readonly kind = 'class';
  index = 0;
  weight = 1;
}

/**
 * The target of a row where every class counts: class k with highs[start + k·stride] + lows[k], without lows where the
 * labels stand as they were given.
 */
class DistributionTarget {
  readonly kind = 'distribution';
  readonly highs: Float64Array;
  readonly lows: Float64Array | undefined;
  start = 0;
  readonly stride: number;

  constructor(highs: Float64Array, lows: Float64Array | undefined, stride: number) {
    this.highs = highs;
    this.lows = lows;
    this.stride = stride;
  }
}

/** The target of one row, to be read. */
export type RowTarget = IgnoredTarget | Readonly<ClassTarget> | Readonly<DistributionTarget>;

/**
 * The targets of a batch: the loss of row r is Σₖ uₖ·(−log pₖ). `at` gives the weights u of a row, valid until the next
 * call; `pickedWeights` holds the class weight of each row's label, where labels are indices and classes are weighted.
 */
export interface Targets {
  readonly pickedWeights: Float64Array | undefined;
  at(row: number): RowTarget;
}

export interface TargetOptions {
  /** s in [0, 1]: the label y becomes y·(1 − s) + s/K */
  readonly labelSmoothing?: number;
  readonly classWeights?: Weights;
}

/** The weights u of a row as plain doubles, one a class. */
export function targetWeights(target: RowTarget, classCount: number): Float64Array {
  const weights = new Float64Array(classCount);
  if (target.kind === 'class') weights[target.index] = target.weight;
  if (target.kind === 'distribution') {
    for (let k = 0; k < classCount; k += 1) weights[k] = target.highs[target.start + k * target.stride];
  }
  return weights;
}

/**
 * Checked class indices, one a row; −1 stands for an ignored row.
 * @throws InputError `shape` unless the labels have the shape without the class axis; `label` for a label that is not a
 * whole number of a class
 */
export function classIndices(labels: Tensor, layout: AxisLayout, ignoreIndex?: number): Int32Array {
  requireShape('labels', labels, layout.outerShape);
  const indices = new Int32Array(labels.data.length);
  for (let index = 0; index < indices.length; index += 1) {
    const label = labels.data[index];
    if (label === ignoreIndex) indices[index] = -1;
    else if (Number.isInteger(label) && label >= 0 && label < layout.length) indices[index] = label;
    else throw labelError(labels, index, layout.length);
  }
  return indices;
}

const ignored: RowTarget = { kind: 'ignored' };

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
  if (labelSmoothing === 0) {
    // one object for all rows
    const target = new ClassTarget();
    return {
      pickedWeights,
      at(row) {
        if (indices[row] < 0) return ignored;
        target.index = indices[row];
        if (pickedWeights !== undefined) target.weight = pickedWeights[row];
        return target;
      },
    };
  }
  const { length } = layout;
  const others = smoothedPair(0, labelSmoothing, length);
  const own = smoothedPair(1, labelSmoothing, length);
  const made = distributionOf(length, weights);
  return {
    pickedWeights,
    at: (row) => (indices[row] < 0 ? ignored : made((k) => (k === indices[row] ? own : others))),
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
  const { length, stride } = layout;
  const { data } = labels;
  if (labelSmoothing === 0 && weights === undefined) {
    const target = new DistributionTarget(data, undefined, stride);
    return {
      pickedWeights: undefined,
      at(row) {
        target.start = layout.rowStart(row);
        return target;
      },
    };
  }
  const made = distributionOf(length, weights);
  return {
    pickedWeights: undefined,
    at(row) {
      const start = layout.rowStart(row);
      return made((k) => smoothedPair(data[start + k * stride], labelSmoothing, length));
    },
  };
}

/** Makes distributions of pairs, times the class weights, in one place that is used again for every row. */
function distributionOf(length: number, weights: Float64Array | undefined): (label: (k: number) => Pair) => RowTarget {
  const highs = new Float64Array(length);
  const lows = new Float64Array(length);
  const target = new DistributionTarget(highs, lows, 1);
  return (label) => {
    for (let k = 0; k < length; k += 1) {
      const share = label(k);
      const { high, low } = weights === undefined ? share : multiplyPairs(share, { high: weights[k], low: 0 });
      highs[k] = high;
      lows[k] = low;
    }
    return target;
  };
}

/** How many numbers one-hot rows may hold in all. */
const largestOneHot = 1e7;

/** @throws InputError `option` */
function requireCount(shape: readonly number[]): void {
  const count = elementCount(shape);
  if (count <= largestOneHot) return;
  throw new InputError(
    'option',
    message('These one-hot rows would hold {0} numbers, but at most {1} are made.', count, largestOneHot),
    { argument: 'depth', value: shape.at(-1), expected: `at most ${largestOneHot} numbers` },
  );
}

/**
 * Rows of 0 with a 1 at the label's index: the labels' shape with a last axis of `depth` (default: largest label + 1).
 * `outOfRange` 'zero' gives such a label a row of zeros, as TensorFlow, Keras, JAX and TensorFlow.js do.
 * @throws InputError `label` for a label that is not a whole number from 0 to depth − 1; `option` for more numbers than
 * `largestOneHot`
 */
export function oneHot(labels: Tensor, depth?: number, outOfRange: 'error' | 'zero' = 'error'): Tensor {
  const columns = depth ?? 1 + labels.data.filter(Number.isInteger).reduce((a, b) => Math.max(a, b), -1);
  const shape = [...labels.shape, columns];
  requireCount(shape);
  const data = new Float64Array(elementCount(shape));
  labels.data.forEach((label, index) => {
    const isClass = Number.isInteger(label) && label >= 0 && label < columns;
    if (isClass) data[index * columns + label] = 1;
    else if (outOfRange === 'error' || !Number.isInteger(label)) throw labelError(labels, index, columns);
  });
  return { data, shape };
}
