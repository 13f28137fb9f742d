/** What a row predicts, and how surprising each class is to it, after all that a framework does to it before. */

import { exp, mapElements, type Tensor, tensor, unitOf } from '../../core/index.ts';
import type { QuantityOptions } from '../../quantities/index.ts';
import { inputsOf } from '../formula.ts';
import { attempt, type RowQuestion, surprisalsOf } from './row.ts';

/** The prediction of a row class by class. */
export interface Prediction {
  readonly probabilities: Float64Array;
  /** −log of them, in the base of the options, with the digits that the probabilities themselves have lost */
  readonly surprisals: Float64Array;
}

/** The prediction of a loss; undefined where the quantity has none. */
export function predictionOf({ inspection, evaluation }: RowQuestion): Prediction | undefined {
  const { options } = inspection;
  const { logits, logProbabilities, probabilities } = inputsOf(inspection);
  if (logits) return ofLogits(logits, options);
  if (logProbabilities) return ofLogProbabilities(logProbabilities, options);
  const prepared = evaluation.parts.probabilities ?? probabilities;
  const surprisals = prepared && surprisalsOf(prepared.data, options);
  return prepared && surprisals && { probabilities: prepared.data, surprisals };
}

function ofLogits(logits: Tensor, { temperature = 1, base = 'e' }: QuantityOptions): Prediction | undefined {
  const probabilities = attempt('softmax', { logits }, { temperature });
  const logarithms = attempt('logSoftmax', { logits }, { temperature, base });
  if (!probabilities || !logarithms) return undefined;
  return { probabilities: probabilities.value.data, surprisals: logarithms.value.data.map((amount) => 0 - amount) };
}

function ofLogProbabilities(logarithms: Tensor, { base = 'e' }: QuantityOptions): Prediction {
  const perNat = unitOf(base).high;
  return {
    probabilities: exp(tensor(logarithms.data)).data,
    surprisals: mapElements(logarithms, (amount) => (0 - amount) * perNat).data,
  };
}
