/**
 * A row of a binary loss: every entry is a yes-or-no question of its own, with its label, what is predicted for yes, and how
 * long the words for yes and for no are, after all that a framework does to keep them finite.
 */

import { broadcastWeights, InputError, type Tensor } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import type { QuantityDefinition, QuantityOptions } from '../../quantities/index.ts';
import { inputsOf } from '../formula.ts';
import { quantityOf } from '../quantity.ts';
import { attempt, type RowQuestion } from './row.ts';

/** The entries of a row, each list as long as the row. */
export interface BinaryRow {
  /** after smoothing */
  readonly labels: Float64Array;
  /** how much yes counts */
  readonly positives: Float64Array;
  /** the probability of yes before anything is clipped */
  readonly shares: Float64Array;
  /** −log of the probability of yes, and of no, as the loss counts them */
  readonly yes: Float64Array;
  readonly no: Float64Array;
  readonly losses: Float64Array;
  /** by the logits, where there are logits */
  readonly gradient: Float64Array | undefined;
}

/** Whether a quantity asks of every entry by itself whether it is so, and its loss is a probability's surprisal. */
export function isBinaryLoss(definition: QuantityDefinition | undefined): boolean {
  return (
    definition?.loss === true &&
    definition.inputs.some(({ role, elements }) => role === 'labels' && elements === 'zeroToOne') &&
    !definition.options.some(({ name }) => name === 'gamma')
  );
}

/** The entries of a row; undefined where the quantity asks no such questions. */
export function binaryRowOf({ inspection, evaluation }: RowQuestion): BinaryRow | undefined {
  const { elements, labels } = evaluation.parts;
  if (!isBinaryLoss(quantityOf(inspection)) || !elements || !labels) return undefined;
  const shares = sharesOf(inspection);
  const yes = lengthsOf(inspection, labels, 1);
  const no = lengthsOf(inspection, labels, 0);
  const positives = positivesOf(inspection.options, labels);
  if (!shares || !yes || !no || !positives) return undefined;
  const gradient = evaluation.gradients?.logits?.data;
  return { labels: labels.data, positives, shares, yes, no, losses: elements.data, gradient };
}

function sharesOf(inspection: Inspection): Float64Array | undefined {
  const { logits, probabilities } = inputsOf(inspection);
  return logits ? attempt('sigmoid', { x: logits })?.value.data : probabilities?.data;
}

/** What every entry would cost with this label: the loss itself knows what is clipped, and where logarithms end. */
function lengthsOf(inspection: Inspection, { shape, data }: Tensor, label: 0 | 1): Float64Array | undefined {
  const { base, epsilon, framework } = inspection.options;
  const options: QuantityOptions = {
    ...(base !== undefined && { base }),
    ...(epsilon !== undefined && { epsilon }),
    ...(framework !== undefined && { framework }),
  };
  const labels = { shape, data: new Float64Array(data.length).fill(label) };
  return attempt(inspection.quantity, { ...inputsOf(inspection), labels }, options)?.parts.elements?.data;
}

function positivesOf({ posWeight = 1 }: QuantityOptions, { shape }: Tensor): Float64Array | undefined {
  try {
    return broadcastWeights('posWeight', posWeight, shape).data;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
