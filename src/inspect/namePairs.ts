/**
 * Whether two names are known to belong together: predictions and their labels, or the two sides of a divergence. From
 * the pairs that are met most often in public code, the first of which are (y_true, y_pred), (logits, labels),
 * (logits, targets), (output, label), (y, y_pred), (preds, targets), (t, p), (p, q), (input, target).
 */

import { type Family, isFor } from './evidence/claim.ts';
import type { Evidence } from './evidence/gather.ts';

const predictionFamilies: readonly Family[] = [
  ...(['logits', 'probabilities', 'bernoulliProbabilities', 'logProbabilities', 'predictions', 'outputs'] as const),
  // p and q are predictions where labels stand beside them.
  ...(['trueDistribution', 'approximateDistribution'] as const),
];
const labelFamilies: readonly Family[] = ['labels', 'oneHot', 'indices'];

/** Names that only the other one of the pair makes clear; case and underscores between words make no difference. */
const lossPairs: readonly (readonly [predictions: string, labels: string])[] = [
  // TensorFlow 1: y is the prediction, y_ its label.
  ['y', 'y_'],
  ['y', 't'],
  ['input', 'target'],
];

const divergencePairs: readonly (readonly [p: string, q: string])[] = [['q', 'm']];

/** Words that mark the predictions, or the labels, of what the other words of a name say: `train_pred`, `train_true`. */
const predictionMarks: ReadonlySet<string> = new Set([
  ...['pred', 'preds', 'predicted', 'prediction', 'predictions', 'predict', 'hat', 'prob', 'probs', 'proba', 'logits'],
  ...['out', 'output', 'outputs', 'model', 'est', 'estimate'],
]);
const labelMarks: ReadonlySet<string> = new Set([
  ...['true', 'truth', 'label', 'labels', 'target', 'targets', 'gt', 'actual'],
]);

/** The words that no mark takes away; undefined where no word is a mark. */
function unmarked(words: readonly string[], marks: ReadonlySet<string>): string | undefined {
  const rest = words.filter((word) => !marks.has(word));
  return rest.length === words.length ? undefined : rest.join(' ');
}

/** Whether both are named by what means many other things, too: x and y are the places of points more often. */
export function areWeaklyNamed(a: Evidence, b: Evidence): boolean {
  return [a, b].every((evidence) => leading(evidence)?.weight === 'weak');
}

/** Whether `predictions` and `labels` are what their names, or the call they stand in, take them for. */
export function areNamedAsLoss(predictions: Evidence, labels: Evidence): boolean {
  if (isFor(leading(predictions), ...predictionFamilies) && isFor(leading(labels), ...labelFamilies)) return true;
  const [left, right] = [predictions.nameForms, labels.nameForms];
  if (lossPairs.some(([first, second]) => left.joined === first && right.joined === second)) return true;
  const stem = unmarked(left.words, predictionMarks);
  if (stem === undefined || stem === '') return false;
  return stem === (unmarked(right.words, labelMarks) ?? right.words.join(' '));
}

/** Whether p and q are the two sides of a divergence by their names, or by the call they stand in. */
export function areNamedAsDivergence(p: Evidence, q: Evidence): boolean {
  if (isFor(leading(p), 'trueDistribution') && isFor(leading(q), 'approximateDistribution')) return true;
  return divergencePairs.some(([first, second]) => p.nameForms.joined === first && q.nameForms.joined === second);
}

/** What an array is claimed to be most of all. */
function leading({ claims }: Evidence) {
  return (
    claims.find(({ weight }) => weight === 'outright') ?? claims.find(({ weight }) => weight === 'strong') ?? claims[0]
  );
}
