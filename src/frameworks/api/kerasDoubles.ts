/**
 * Keras' losses of probabilities in double precision, step by step as it computes them: 1 − p is rounded, and the logarithm
 * of what is near 1 shows it. In single precision the core does the same.
 */

import { mapElements, rescaleRows, type Tensor } from '../../core/index.ts';
import { combined, folded } from './shapes.ts';

/** What a loss is asked with, as far as doubles show it. */
export interface DoubleQuestion {
  readonly labels: Tensor;
  readonly probabilities: Tensor;
  readonly axis: number;
  readonly epsilon: number;
  readonly labelSmoothing?: number | undefined;
  readonly gamma?: number;
  readonly alpha?: number | undefined;
}

const clipped = (tensor: Tensor, epsilon: number): Tensor =>
  mapElements(tensor, (p) => (Number.isNaN(p) ? p : Math.min(Math.max(p, epsilon), 1 - epsilon)));

function smoothed(labels: Tensor, share: number | undefined, classes: number): Tensor {
  return share === undefined ? labels : mapElements(labels, (y) => y * (1 - share) + share / classes);
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Of each element; with a focus if γ is given. */
export function binaryEntries({
  labels,
  probabilities,
  epsilon,
  labelSmoothing,
  gamma,
  alpha,
}: DoubleQuestion): Tensor {
  const targets = smoothed(labels, labelSmoothing, 2);
  const entropy = combined(
    clipped(probabilities, epsilon),
    targets,
    (p, y) => -(y * Math.log(p) + (1 - y) * Math.log(1 - p)),
  );
  if (gamma === undefined) return entropy;
  const focus = combined(probabilities, targets, (p, y) => (1 - (y * p + (1 - y) * (1 - p))) ** gamma);
  const focal = combined(focus, entropy, (factor, loss) => factor * loss);
  if (alpha === undefined) return focal;
  return combined(targets, focal, (y, loss) => (y * alpha + (1 - y) * (1 - alpha)) * loss);
}

/** One a sample: the mean along an axis. */
export function binaryDoubles(question: DoubleQuestion): Tensor {
  return folded(binaryEntries(question), question.axis, false, (values) => sum(values) / values.length);
}

/** One a sample, of classes along an axis; with a focus if γ is given. */
export function categoricalDoubles(question: DoubleQuestion): Tensor {
  const { labels, probabilities, axis, epsilon, labelSmoothing, gamma, alpha = 1 } = question;
  const targets = smoothed(labels, labelSmoothing, probabilities.shape[probabilities.shape.length - 1]);
  const shares = clipped(rescaleRows(probabilities, axis), epsilon);
  const entropy = combined(targets, shares, (y, p) => -y * Math.log(p));
  const terms = gamma === undefined ? entropy : combined(shares, entropy, (p, loss) => (1 - p) ** gamma * alpha * loss);
  return folded(terms, axis, false, sum);
}

/** One a sample, along the last axis. */
export function divergenceDoubles({ labels, probabilities, epsilon }: DoubleQuestion): Tensor {
  const clip = (value: number): number => (Number.isNaN(value) ? value : Math.min(Math.max(value, epsilon), 1));
  const terms = combined(labels, probabilities, (y, p) => clip(y) * Math.log(clip(y) / clip(p)));
  return folded(terms, -1, false, sum);
}
