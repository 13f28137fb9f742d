/** Tasks: what the peers are asked to compute, and on which inputs. */

import { classIndices, coins, distributions, logits, positives, probabilities } from '../corpus.ts';

/** The inputs of one size: elementwise ones of `count` numbers, and rows of 10. */
export interface TaskInputs {
  readonly count: number;
  readonly rows: number;
  readonly classes: number;
  readonly logits: Float64Array;
  readonly positives: Float64Array;
  readonly probabilities: Float64Array;
  readonly coins: Float64Array;
  readonly indices: Float64Array;
  readonly p: Float64Array;
  readonly q: Float64Array;
}

export const taskNames = [
  'exp',
  'log',
  'sigmoid',
  'softplus',
  'binaryCrossEntropy',
  'sigmoidCrossEntropy',
  'binaryFocal',
  'logSumExp',
  'softmax',
  'logSoftmax',
  'sparseCrossEntropy',
  'sparseGradient',
  'softCrossEntropy',
  'entropy',
  'crossEntropy',
  'klDivergence',
  'jensenShannonDivergence',
] as const;

export type TaskName = (typeof taskNames)[number];

export function taskInputs(count: number): TaskInputs {
  const classes = 10;
  const rows = count / classes;
  return {
    count,
    rows,
    classes,
    logits: logits(count),
    positives: positives(count),
    probabilities: probabilities(count),
    coins: coins(count),
    indices: classIndices(rows, classes),
    p: distributions(rows, classes),
    q: distributions(rows, classes, 8),
  };
}

/** Rows as nested arrays, as libraries for arrays of arrays take them. */
export function nested({ rows, classes }: TaskInputs, values: Float64Array): number[][] {
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * classes, (row + 1) * classes)]);
}
