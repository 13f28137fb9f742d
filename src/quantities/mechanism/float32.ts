/**
 * Float32: what the quantities share where they are evaluated as a framework does it that computes in single precision.
 * Numbers that the frameworks make of options in double precision, such as 1 − s, are rounded when they meet a tensor.
 */

import { float32, mapElements, mapRows, type Tensor } from '../../core/index.ts';
import type { InputRole, Inputs, QuantityOptions } from '../types.ts';
import type { Stage } from './categorical.ts';
import { axisOf, conventionOf } from './conventions.ts';
import type { Question } from './define.ts';

/** The question as it arrives in a framework: every input rounded. */
export function roundedQuestion({ inputs, options }: Question): Question {
  const given = Object.entries(inputs) as [InputRole, Tensor | undefined][];
  const rounded: Inputs = Object.fromEntries(given.map(([role, input]) => [role, input && float32.roundTensor(input)]));
  return { inputs: rounded, options };
}

/** Amounts in nats, in the base of the options. */
export function inBaseInFloat32(nats: Tensor, { base = 'e' }: QuantityOptions): Tensor {
  return base === 'e' ? nats : mapElements(nats, (amount) => float32.perBase(amount, base));
}

/** z/T of every logit. */
export function dividedLogits(logits: Tensor, { temperature = 1 }: QuantityOptions): Tensor {
  const divisor = float32.round(temperature);
  return divisor === 1 ? logits : mapElements(logits, (logit) => float32.divide(logit, divisor));
}

/** y·(1 − s) + s/K of every label, 1 − s and s/K each one number. */
export function smoothedInFloat32(labels: Tensor, { labelSmoothing = 0 }: QuantityOptions, classCount: number): Tensor {
  if (labelSmoothing === 0) return labels;
  const kept = float32.round(1 - labelSmoothing);
  const spread = float32.round(labelSmoothing / classCount);
  return mapElements(labels, (label) => float32.add(float32.multiply(label, kept), spread));
}

/** The same stages between the probabilities as given and the logarithm, in single precision. */
export function preparedInFloat32(probabilities: Tensor, stages: readonly Stage[], options: QuantityOptions): Tensor {
  return stages.reduce(
    (current, { kind }) =>
      kind === 'rescaling' ? mapRows(current, axisOf(options), float32.rescaleRow) : clippedInFloat32(current, options),
    probabilities,
  );
}

/** Every element moved into [ε, 1 − ε]. scikit-learn's ε is that of the element type, unless the option says otherwise. */
export function clippedInFloat32(values: Tensor, options: QuantityOptions): Tensor {
  const conventional = options.framework === 'sklearn' ? 2 ** -23 : conventionOf(options).epsilon;
  const { epsilon = conventional } = options;
  const [smallest, largest] = [float32.round(epsilon), float32.round(1 - epsilon)];
  return mapElements(values, (value) => float32.clip(value, smallest, largest));
}
