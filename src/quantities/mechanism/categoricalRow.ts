/**
 * Categorical row: one row of a categorical loss with the letters of its formulas.
 */

import { targetWeights } from '../../core/index.ts';
import type { Variable } from '../expression.ts';
import type { CategoricalLoss } from './categorical.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { entryLetter } from './reducingSteps.ts';
import type { ShownRow } from './rows.ts';
import { type SoftmaxRow, softmaxRow } from './softmaxSteps.ts';

/** One row of a categorical loss with its letters. `target` is a class with the weight `weight`, or all count by `u`. */
export interface LossRow extends ShownRow {
  readonly loss: Variable;
  readonly target: number | undefined;
  readonly u: Variable;
  readonly weight: number;
  readonly predictions: Variable;
  readonly softmax: SoftmaxRow | undefined;
  readonly isIgnored: boolean;
  /** whether a probability made of logits is so close to 1 that its double says little about its surprisal */
  readonly isConfident: boolean;
}

/** Where a probability exceeds this, 1 − p has lost digits that the loss still has. */
const nearOne = 0.999;

/** Reads a row. */
export function lossRow(row: ShownRow, computed: CategoricalLoss, { inputs, options }: Question): LossRow {
  const counted = computed.targets.at(row.row);
  const u = targetWeights(counted, row.length);
  const plainLabels = !options.labelSmoothing && options.classWeights === undefined;
  const labels = given(inputs, 'labels');
  const isLogits = computed.prediction === 'logits';
  const source = given(inputs, computed.prediction);
  const isInput = !isLogits && computed.stages.length === 0;
  const name = computed.prediction === 'logProbabilities' ? 'x' : 'p';
  const predictions = isInput ? row.input(name, source, computed.prediction) : row.derived(name, computed.predictions);
  return {
    ...row,
    loss: row.own(entryLetter(options), computed.loss.losses.data[row.row]),
    target: counted.kind === 'class' ? counted.index : undefined,
    u:
      computed.indices === undefined && plainLabels
        ? row.input('y', labels, 'labels')
        : row.own(plainLabels ? 'y' : 'u', u),
    weight: counted.kind === 'class' ? counted.weight : 1,
    predictions,
    softmax: isLogits ? softmaxRow(row, row.input('z', source, 'logits'), options.temperature ?? 1) : undefined,
    isIgnored: counted.kind === 'ignored',
    isConfident: isLogits && predictions.value.data.some((share) => share > nearOne),
  };
}
