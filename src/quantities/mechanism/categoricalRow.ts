/**
 * Categorical row: one row of a categorical loss with the letters of its formulas.
 */

import type { Variable } from '../expression.ts';
import type { CategoricalLoss } from './categorical.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { entryLetter } from './reducing.ts';
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
}

/** Whether the row's label is the ignored index. */
export function isIgnored(row: ShownRow, computed: CategoricalLoss): boolean {
  return computed.indices?.[row.row] === -1;
}

/** Reads a row. */
export function lossRow(row: ShownRow, computed: CategoricalLoss, { inputs, options }: Question): LossRow {
  const u = new Float64Array(row.length);
  const kind = computed.targets.read(row.row, u);
  const target = typeof kind === 'number' ? kind : undefined;
  const plainLabels = !options.labelSmoothing && options.classWeights === undefined;
  const labels = given(inputs, 'labels');
  const isLogits = computed.prediction === 'logits';
  const source = given(inputs, computed.prediction);
  const isInput = !isLogits && computed.stages.length === 0;
  const name = computed.prediction === 'logProbabilities' ? 'x' : 'p';
  return {
    ...row,
    loss: row.own(entryLetter(options), computed.loss.losses.data[row.row]),
    target,
    u:
      computed.indices === undefined && plainLabels
        ? row.input('y', labels, 'labels')
        : row.own(plainLabels ? 'y' : 'u', u),
    weight: target === undefined ? 1 : u[target],
    predictions: isInput ? row.input(name, source, computed.prediction) : row.derived(name, computed.predictions),
    softmax: isLogits ? softmaxRow(row, row.input('z', source, 'logits'), options.temperature ?? 1) : undefined,
  };
}
