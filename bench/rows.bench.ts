/** Rows of logits: log-sum-exp, softmax, their losses and gradients, against the plain loops. */

import type { Case, Extent } from './case.ts';
import { classIndices, distributions, logits } from './corpus.ts';
import * as exact from './exact.ts';
import { inThisProcess } from './harness.ts';
import * as ours from './ours.ts';
import { type Goals, goalFor, rowLengths } from './rowLengths.ts';

function plainLogSumExp(x: Float64Array, rows: number, classes: number): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const start = row * classes;
    let maximum = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k += 1) {
      if (x[start + k] > maximum) maximum = x[start + k];
    }
    let sum = 0;
    for (let k = 0; k < classes; k += 1) sum += Math.exp(x[start + k] - maximum);
    result[row] = maximum + Math.log(sum);
  }
  return result;
}

function plainSparseCrossEntropy(x: Float64Array, labels: Float64Array, rows: number, classes: number): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const start = row * classes;
    let maximum = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k += 1) {
      if (x[start + k] > maximum) maximum = x[start + k];
    }
    let sum = 0;
    for (let k = 0; k < classes; k += 1) sum += Math.exp(x[start + k] - maximum);
    result[row] = maximum + Math.log(sum) - x[start + labels[row]];
  }
  return result;
}

function plainSoftCrossEntropy(x: Float64Array, labels: Float64Array, rows: number, classes: number): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const start = row * classes;
    let maximum = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k += 1) {
      if (x[start + k] > maximum) maximum = x[start + k];
    }
    let sum = 0;
    for (let k = 0; k < classes; k += 1) sum += Math.exp(x[start + k] - maximum);
    const normalizer = maximum + Math.log(sum);
    let loss = 0;
    for (let k = 0; k < classes; k += 1) loss += labels[start + k] * (normalizer - x[start + k]);
    result[row] = loss;
  }
  return result;
}

function plainSoftmax(x: Float64Array, rows: number, classes: number): Float64Array {
  const result = new Float64Array(x.length);
  for (let row = 0; row < rows; row += 1) {
    const start = row * classes;
    let maximum = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k += 1) {
      if (x[start + k] > maximum) maximum = x[start + k];
    }
    let sum = 0;
    for (let k = 0; k < classes; k += 1) {
      const exponential = Math.exp(x[start + k] - maximum);
      result[start + k] = exponential;
      sum += exponential;
    }
    for (let k = 0; k < classes; k += 1) result[start + k] /= sum;
  }
  return result;
}

function plainLogSoftmax(x: Float64Array, rows: number, classes: number): Float64Array {
  const result = new Float64Array(x.length);
  for (let row = 0; row < rows; row += 1) {
    const start = row * classes;
    let maximum = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k += 1) {
      if (x[start + k] > maximum) maximum = x[start + k];
    }
    let sum = 0;
    for (let k = 0; k < classes; k += 1) sum += Math.exp(x[start + k] - maximum);
    const normalizer = maximum + Math.log(sum);
    for (let k = 0; k < classes; k += 1) result[start + k] = x[start + k] - normalizer;
  }
  return result;
}

/** The gradient alone, softmax − one-hot, as a training step takes it. */
function plainSparseGradient(x: Float64Array, labels: Float64Array, rows: number, classes: number): Float64Array {
  const result = plainSoftmax(x, rows, classes);
  for (let row = 0; row < rows; row += 1) result[row * classes + labels[row]] -= 1;
  return result;
}

function plainSoftGradient(x: Float64Array, labels: Float64Array, rows: number, classes: number): Float64Array {
  const result = plainSoftmax(x, rows, classes);
  for (let i = 0; i < result.length; i += 1) result[i] -= labels[i];
  return result;
}

interface Inputs {
  readonly logits: Float64Array;
  readonly indices: Float64Array;
  readonly shares: Float64Array;
  readonly rows: number;
  readonly classes: number;
}

interface Row {
  readonly name: string;
  readonly goals: Goals;
  readonly ours: (inputs: Inputs, logits: ours.Rows) => Float64Array;
  readonly plain: (inputs: Inputs) => Float64Array;
  readonly exact: (inputs: Inputs) => exact.ExactEntries;
}

const reducing: Goals = { few: 1.5, ten: 1.1, many: 1 };
const mapping: Goals = { few: 1.5, ten: 1.3, many: 1.1 };
const soft: Goals = { few: 1.5, ten: 1.4, many: 1.4 };

const table: readonly Row[] = [
  {
    name: 'log-sum-exp',
    goals: reducing,
    ours: (_, x) => ours.logSumExp(x),
    plain: (i) => plainLogSumExp(i.logits, i.rows, i.classes),
    exact: (i) => exact.ofFirstRow(i.classes, (row) => exact.logSumExp(row(i.logits))),
  },
  {
    name: 'sparse cross entropy',
    goals: reducing,
    ours: (i, x) => ours.sparseCrossEntropy(x, i.indices),
    plain: (i) => plainSparseCrossEntropy(i.logits, i.indices, i.rows, i.classes),
    exact: (i) =>
      exact.ofFirstRow(i.classes, (row) =>
        exact.softCrossEntropy(row(i.logits), exact.oneHot(i.classes, i.indices[0])),
      ),
  },
  {
    name: 'softmax',
    goals: mapping,
    ours: (_, x) => ours.softmax(x),
    plain: (i) => plainSoftmax(i.logits, i.rows, i.classes),
    exact: (i) => exact.entriesOfFirstRow(i.classes, (row) => exact.softmax(row(i.logits))),
  },
  {
    name: 'log-softmax',
    goals: mapping,
    ours: (_, x) => ours.logSoftmax(x),
    plain: (i) => plainLogSoftmax(i.logits, i.rows, i.classes),
    exact: (i) => exact.entriesOfFirstRow(i.classes, (row) => exact.logSoftmax(row(i.logits))),
  },
  {
    name: 'gradient, hard labels',
    goals: mapping,
    ours: (i, x) => ours.sparseGradient(x, i.indices),
    plain: (i) => plainSparseGradient(i.logits, i.indices, i.rows, i.classes),
    exact: (i) =>
      exact.entriesOfFirstRow(i.classes, (row) => exact.gradient(row(i.logits), exact.oneHot(i.classes, i.indices[0]))),
  },
  {
    name: 'gradient, soft labels',
    goals: mapping,
    ours: (i, x) => ours.softGradient(x, i.shares),
    plain: (i) => plainSoftGradient(i.logits, i.shares, i.rows, i.classes),
    exact: (i) => exact.entriesOfFirstRow(i.classes, (row) => exact.gradient(row(i.logits), row(i.shares))),
  },
  {
    name: 'soft-label cross entropy',
    goals: soft,
    ours: (i, x) => ours.softCrossEntropy(x, i.shares),
    plain: (i) => plainSoftCrossEntropy(i.logits, i.shares, i.rows, i.classes),
    exact: (i) => exact.ofFirstRow(i.classes, (row) => exact.softCrossEntropy(row(i.logits), row(i.shares))),
  },
];

export function rowCases(extent: Extent): Case[] {
  return rowLengths(extent).flatMap((length) =>
    table.map((row) => ({
      name: `${row.name}, ${length.name}`,
      count: length.rows * length.classes,
      prepare() {
        const { rows, classes } = length;
        const inputs: Inputs = {
          logits: logits(rows * classes),
          indices: classIndices(rows, classes),
          shares: distributions(rows, classes),
          rows,
          classes,
        };
        const x: ours.Rows = { data: inputs.logits, shape: [rows, classes] };
        return {
          ours: inThisProcess('ours', () => row.ours(inputs, x)),
          rivals: [
            { contestant: inThisProcess('plain loop', () => row.plain(inputs)), goal: goalFor(row.goals, length) },
          ],
          exact: row.exact(inputs),
        };
      },
    })),
  );
}
