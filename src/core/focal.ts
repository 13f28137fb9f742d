/**
 * Focal losses: cross entropies that count less where the prediction is already good.
 * Source: T.-Y. Lin et al., Focal loss for dense object detection, 2017.
 */

import { binaryCrossEntropyOf, sigmoidCrossEntropyOf, sigmoidCrossEntropySlope } from './binaryCrossEntropy.ts';
import { surprisalOfProbability, weighted } from './information.ts';
import { sigmoidOf } from './logistic.ts';
import { readRow } from './rows.ts';
import { rowStatistics, shareOfOthers, surprisalOf } from './softmax.ts';
import { Accumulator } from './summation.ts';
import { alongAxis, type Tensor } from './tensor.ts';

/** γ ≥ 0 (0: the plain cross entropy) and α, the weight of the positive class; absent: no balancing. */
export interface FocalOptions {
  readonly gamma: number;
  readonly alpha?: number | undefined;
  /** clips the probabilities to [ε, 1 − ε] in the cross entropy, as Keras does; 0: none */
  readonly epsilon?: number;
}

interface LossAndSlope {
  readonly losses: Tensor;
  /** the derivative of the losses' sum; only for logits */
  readonly gradient: Tensor;
}

/** y·α + (1 − y)·(1 − α), or 1 without α. */
function balance(label: number, alpha: number | undefined): number {
  return alpha === undefined ? 1 : label * alpha + (1 - label) * (1 - alpha);
}

const clipOne = (p: number, epsilon: number) => Math.max(epsilon, Math.min(1 - epsilon, p));

/** The binary focal loss (1 − p_t)^γ·BCE(y, p) of every element, in nats, where 1 − p_t = y·(1 − p) + (1 − y)·p. */
export function binaryFocalCrossEntropy(probabilities: Tensor, labels: Tensor, options: FocalOptions): Tensor {
  const { gamma, alpha, epsilon = 0 } = options;
  const losses = probabilities.data.map((p, index) => {
    const label = labels.data[index];
    const miss = label * (1 - p) + (1 - label) * p;
    const loss = weighted(miss ** gamma, binaryCrossEntropyOf(clipOne(p, epsilon), label));
    return weighted(balance(label, alpha), loss);
  });
  return { data: losses, shape: probabilities.shape };
}

/**
 * The same on logits, with its derivative
 * a·(γ·(1 − p_t)^{γ−1}·(1 − 2y)·σ(x)σ(−x)·BCE + (1 − p_t)^γ·BCE′).
 */
export function binaryFocalCrossEntropyWithLogits(logits: Tensor, labels: Tensor, options: FocalOptions): LossAndSlope {
  const { gamma, alpha, epsilon = 0 } = options;
  const losses = new Float64Array(logits.data.length);
  const gradient = new Float64Array(logits.data.length);
  logits.data.forEach((x, index) => {
    const label = labels.data[index];
    const p = sigmoidOf(x);
    const opposite = sigmoidOf(-x);
    const miss = weighted(label, opposite) + weighted(1 - label, p);
    const clipped = epsilon > 0 && clipOne(p, epsilon) !== p;
    const entropy = epsilon > 0 ? binaryCrossEntropyOf(clipOne(p, epsilon), label) : sigmoidCrossEntropyOf(x, label);
    const scale = balance(label, alpha);
    losses[index] = weighted(scale, weighted(miss ** gamma, entropy));
    const variance = p * opposite;
    const focusing =
      gamma === 0 || variance === 0 ? 0 : gamma * miss ** (gamma - 1) * (1 - 2 * label) * variance * entropy;
    const slope = clipped ? 0 : sigmoidCrossEntropySlope(x, label);
    gradient[index] = scale * (focusing + miss ** gamma * slope);
  });
  return { losses: { data: losses, shape: logits.shape }, gradient: { data: gradient, shape: logits.shape } };
}

/** The categorical focal loss Σₖ α·(1 − pₖ)^γ·(−yₖ·log pₖ) a row, in nats. @throws InputError `axis` */
export function categoricalFocalCrossEntropy(
  probabilities: Tensor,
  labels: Tensor,
  options: FocalOptions,
  axis = -1,
): Tensor {
  const { gamma, alpha = 1, epsilon = 0 } = options;
  const layout = alongAxis(probabilities.shape, axis);
  const losses = new Float64Array(layout.rowCount);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const label = readRow(labels, layout, row);
    const sum = new Accumulator();
    readRow(probabilities, layout, row).forEach((value, k) => {
      const p = clipOne(value, epsilon);
      sum.add(weighted(alpha * (1 - p) ** gamma * label[k], surprisalOfProbability(p)));
    });
    losses[row] = sum.total;
  }
  return { data: losses, shape: layout.outerShape };
}

/**
 * The same on logits, p = softmax(z/T), with its gradient: with hₖ = −α·((1 − pₖ)^γ + γ·pₖ·(1 − pₖ)^{γ−1}·(−log pₖ)),
 * which is pₖ·∂f/∂pₖ, ∂/∂zₖ = (yₖ·hₖ − pₖ·Σⱼ yⱼ·hⱼ)/T.
 * @throws InputError `axis`
 */
export function categoricalFocalCrossEntropyWithLogits(
  logits: Tensor,
  labels: Tensor,
  options: FocalOptions & { readonly temperature?: number },
  axis = -1,
): LossAndSlope {
  const { temperature = 1 } = options;
  const layout = alongAxis(logits.shape, axis);
  const losses = new Float64Array(layout.rowCount);
  const gradient = new Float64Array(logits.data.length);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const start = layout.rowStart(row);
    const label = readRow(labels, layout, row);
    const { loss, pull, probabilities } = focalRow(readRow(logits, layout, row), label, options);
    losses[row] = loss;
    const total = pull.reduce((sum, value) => sum + value, 0);
    probabilities.forEach((p, k) => {
      gradient[start + k * layout.stride] = (pull[k] - p * total) / temperature;
    });
  }
  return { losses: { data: losses, shape: layout.outerShape }, gradient: { data: gradient, shape: logits.shape } };
}

/** Of one row: its loss, its probabilities and yₖ·hₖ. */
function focalRow(
  logits: Float64Array,
  label: Float64Array,
  options: FocalOptions & { readonly temperature?: number },
) {
  const { gamma, alpha = 1, epsilon = 0, temperature = 1 } = options;
  const statistics = rowStatistics(logits, temperature);
  const probabilities = statistics.exponentials.map((exponential) => exponential / statistics.total);
  const pull = new Float64Array(logits.length);
  const sum = new Accumulator();
  for (let k = 0; k < logits.length; k += 1) {
    const p = clipOne(probabilities[k], epsilon);
    const clipped = epsilon > 0 && p !== probabilities[k];
    const miss = epsilon > 0 ? 1 - p : shareOfOthers(statistics, k);
    const surprisal = epsilon > 0 ? surprisalOfProbability(p) : surprisalOf(logits, statistics, k, temperature);
    sum.add(weighted(alpha * miss ** gamma * label[k], surprisal));
    // p·(−log p) is 0 at p = 0 although the surprisal is infinite; miss^{γ−1}·surprisal tends to miss^γ at miss = 0
    const focusing = gamma === 0 || miss === 0 ? 0 : gamma * miss ** (gamma - 1) * weighted(p, surprisal);
    pull[k] = clipped ? 0 : weighted(label[k], -alpha * (miss ** gamma + focusing));
  }
  return { loss: sum.total, pull, probabilities };
}
