/** Information of rows of probabilities: entropy, cross entropy, divergences, against the plain loops. */

import type { Case, Extent } from './case.ts';
import { distributions, nearby } from './corpus.ts';
import * as exact from './exact.ts';
import { inThisProcess } from './harness.ts';
import * as ours from './ours.ts';
import { type Goals, goalFor, rowLengths } from './rowLengths.ts';

function plainEntropy(p: Float64Array, rows: number, classes: number): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let i = row * classes; i < (row + 1) * classes; i += 1) sum += p[i] > 0 ? -p[i] * Math.log(p[i]) : 0;
    result[row] = sum;
  }
  return result;
}

function plainCrossEntropy(p: Float64Array, q: Float64Array, rows: number, classes: number): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let i = row * classes; i < (row + 1) * classes; i += 1) sum += p[i] > 0 ? -p[i] * Math.log(q[i]) : 0;
    result[row] = sum;
  }
  return result;
}

function plainKlDivergence(p: Float64Array, q: Float64Array, rows: number, classes: number): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let i = row * classes; i < (row + 1) * classes; i += 1) sum += p[i] > 0 ? p[i] * Math.log(p[i] / q[i]) : 0;
    result[row] = sum;
  }
  return result;
}

function plainJensenShannon(p: Float64Array, q: Float64Array, rows: number, classes: number): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let i = row * classes; i < (row + 1) * classes; i += 1) {
      const mean = (p[i] + q[i]) / 2;
      if (p[i] > 0) sum += p[i] * Math.log(p[i] / mean);
      if (q[i] > 0) sum += q[i] * Math.log(q[i] / mean);
    }
    result[row] = sum / 2;
  }
  return result;
}

type OfPair = (p: Float64Array, q: Float64Array, rows: number, classes: number) => Float64Array;

interface Row {
  readonly name: string;
  readonly goals: Goals;
  readonly ours: (p: ours.Rows, q: ours.Rows) => Float64Array;
  readonly plain: OfPair;
  readonly exact: (p: number[], q: number[]) => ReturnType<typeof exact.entropy>;
  /** q is p but for a thousandth */
  readonly close?: true;
}

const entropyGoals: Goals = { few: 1.5, ten: 1.4, many: 1.15 };
const crossEntropyGoals: Goals = { few: 1.5, ten: 1.4, many: 1.4 };
const divergenceGoals: Goals = { few: 1.6, ten: 1.6, many: 1.6 };

const kl = {
  goals: divergenceGoals,
  ours: ours.klDivergence,
  plain: plainKlDivergence,
  exact: exact.klDivergence,
};

const jensenShannon = {
  goals: divergenceGoals,
  ours: ours.jensenShannonDivergence,
  plain: plainJensenShannon,
  exact: exact.jensenShannonDivergence,
};

const table: readonly Row[] = [
  {
    name: 'entropy',
    goals: entropyGoals,
    ours: (p) => ours.entropy(p),
    plain: (p, _, rows, classes) => plainEntropy(p, rows, classes),
    exact: (p) => exact.entropy(p),
  },
  {
    name: 'H(p, q)',
    goals: crossEntropyGoals,
    ours: ours.crossEntropy,
    plain: plainCrossEntropy,
    exact: exact.crossEntropy,
  },
  { name: 'KL, independent', ...kl },
  { name: 'KL, close', ...kl, close: true },
  { name: 'Jensen–Shannon, independent', ...jensenShannon },
  { name: 'Jensen–Shannon, close', ...jensenShannon, close: true },
];

export function informationCases(extent: Extent): Case[] {
  return rowLengths(extent).flatMap((length) =>
    table.map((row) => ({
      name: `${row.name}, ${length.name}`,
      count: length.rows * length.classes,
      prepare() {
        const { rows, classes } = length;
        const p = distributions(rows, classes);
        const q = row.close ? nearby(p, classes) : distributions(rows, classes, 8);
        const shape = [rows, classes];
        return {
          ours: inThisProcess('ours', () => row.ours({ data: p, shape }, { data: q, shape })),
          rivals: [
            {
              contestant: inThisProcess('plain loop', () => row.plain(p, q, rows, classes)),
              goal: goalFor(row.goals, length),
              // The plain sums of nearly equal distributions cancel: of 16 digits some 10 are lost.
              ...(row.close && { tolerance: 1e-5 }),
            },
          ],
          exact: exact.ofFirstRow(classes, (values) => row.exact(values(p), values(q))),
        };
      },
    })),
  );
}
