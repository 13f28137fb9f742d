/** What a loss expects of its prediction: raw logits, probabilities, or their logarithms. */

import type { Expression } from '../syntax/tree.ts';
import type { CallView } from './rule.ts';

export type Expected = 'logits of softmax' | 'logits of sigmoid' | 'log-probabilities' | 'probabilities';

/** The names that libraries give the parameter for the prediction. */
const names = ['input', 'logits', 'y_pred', 'output', 'preds', 'predictions', 'log_predictions', 'ŷ'];

/** The prediction that a loss is given, and what it takes it for; undefined for what is no such loss. */
export function predictionOf(
  view: CallView,
): { readonly prediction: Expression; readonly expected: Expected } | undefined {
  const { entry } = view;
  const parameter = names.find((name) => entry.parameters.some((each) => each.name === name));
  const prediction = parameter === undefined ? undefined : view.argument(parameter);
  const expected = expectedBy(view);
  return prediction && expected && { prediction, expected };
}

function expectedBy(view: CallView): Expected | undefined {
  const { entry } = view;
  const fromLogits = view.given('from_logits');
  const takesLogits = fromLogits?.kind === 'flag' ? fromLogits.value : undefined;
  switch (entry.quantity) {
    case 'softmaxCrossEntropyWithLogits':
    case 'sparseSoftmaxCrossEntropyWithLogits':
      return 'logits of softmax';
    case 'categoricalCrossEntropy':
    case 'sparseCategoricalCrossEntropy':
      return takesLogits === true ? 'logits of softmax' : 'probabilities';
    case 'sigmoidCrossEntropyWithLogits':
    case 'weightedCrossEntropyWithLogits':
      return 'logits of sigmoid';
    case 'binaryCrossEntropy':
      return takesLogits === true ? 'logits of sigmoid' : 'probabilities';
    case 'negativeLogLikelihood':
      return 'log-probabilities';
    case 'klDivergenceLoss':
      return entry.name.startsWith('keras.') ? 'probabilities' : 'log-probabilities';
    default:
      return undefined;
  }
}
