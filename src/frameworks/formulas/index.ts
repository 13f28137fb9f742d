/** How each quantity is written in array operations. */

import type { QuantityId } from '../../quantities/index.ts';
import { binaryCrossEntropyFormula, logisticLossFormula } from './binary.ts';
import { categoricalFormula } from './categorical.ts';
import { divergenceLossFormula } from './divergenceLoss.ts';
import {
  logSigmoidFormula,
  logSoftmaxFormula,
  logSumExpFormula,
  oneHotFormula,
  selfInformationFormula,
  sigmoidFormula,
  softmaxFormula,
  softplusFormula,
} from './elementary.ts';
import { binaryFocalFormula, categoricalFocalFormula } from './focal.ts';
import {
  crossEntropyFormula,
  entropyFormula,
  jensenShannonDivergenceFormula,
  klDivergenceFormula,
  perplexityFormula,
} from './information.ts';
import type { Formula } from './question.ts';

/** A formula, and what its result is called in a program. */
export interface Writing {
  readonly formula: Formula;
  readonly result: string;
}

/** A quantity that is not here has no code. */
export const writings: Readonly<Partial<Record<QuantityId, Writing>>> = {
  softmax: { formula: softmaxFormula, result: 'probabilities' },
  logSoftmax: { formula: logSoftmaxFormula, result: 'log_probabilities' },
  logSumExp: { formula: logSumExpFormula, result: 'log_sum_exp' },
  sigmoid: { formula: sigmoidFormula, result: 'probabilities' },
  logSigmoid: { formula: logSigmoidFormula, result: 'log_probabilities' },
  softplus: { formula: softplusFormula, result: 'softplus' },
  selfInformation: { formula: selfInformationFormula, result: 'surprisals' },
  entropy: { formula: entropyFormula, result: 'entropy' },
  crossEntropy: { formula: crossEntropyFormula, result: 'cross_entropy' },
  klDivergence: { formula: klDivergenceFormula, result: 'divergence' },
  jensenShannonDivergence: { formula: jensenShannonDivergenceFormula, result: 'divergence' },
  perplexity: { formula: perplexityFormula, result: 'perplexity' },
  oneHot: { formula: oneHotFormula, result: 'one_hot' },
  softmaxCrossEntropyWithLogits: { formula: categoricalFormula('logits', 'distributions'), result: 'loss' },
  sparseSoftmaxCrossEntropyWithLogits: { formula: categoricalFormula('logits', 'indices'), result: 'loss' },
  categoricalCrossEntropy: { formula: categoricalFormula('probabilities', 'distributions'), result: 'loss' },
  sparseCategoricalCrossEntropy: { formula: categoricalFormula('probabilities', 'indices'), result: 'loss' },
  negativeLogLikelihood: { formula: categoricalFormula('logProbabilities', 'indices'), result: 'loss' },
  binaryCrossEntropy: { formula: binaryCrossEntropyFormula, result: 'loss' },
  sigmoidCrossEntropyWithLogits: { formula: logisticLossFormula, result: 'loss' },
  weightedCrossEntropyWithLogits: { formula: logisticLossFormula, result: 'loss' },
  binaryFocalCrossEntropy: { formula: binaryFocalFormula, result: 'loss' },
  categoricalFocalCrossEntropy: { formula: categoricalFocalFormula, result: 'loss' },
  klDivergenceLoss: { formula: divergenceLossFormula, result: 'loss' },
};
