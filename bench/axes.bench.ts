/** Any axis: rows whose numbers do not stand side by side, against the plain strided loops. */

import type { Case } from './case.ts';
import { classIndices, distributions, logits } from './corpus.ts';
import type { ExactEntries } from './exact.ts';
import * as exact from './exact.ts';
import { inThisProcess } from './harness.ts';
import * as ours from './ours.ts';

/** An array of shape [outer, length, inner], worked along its middle axis. */
interface Strides {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

function plainLogSumExp(x: Float64Array, { outer, length, inner }: Strides): Float64Array {
  const result = new Float64Array(outer * inner);
  for (let i = 0; i < outer; i += 1) {
    for (let j = 0; j < inner; j += 1) {
      const start = i * length * inner + j;
      let maximum = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < length; k += 1) {
        if (x[start + k * inner] > maximum) maximum = x[start + k * inner];
      }
      let sum = 0;
      for (let k = 0; k < length; k += 1) sum += Math.exp(x[start + k * inner] - maximum);
      result[i * inner + j] = maximum + Math.log(sum);
    }
  }
  return result;
}

function plainSparseCrossEntropy(x: Float64Array, strides: Strides, labels: Float64Array): Float64Array {
  const { outer, length, inner } = strides;
  const result = plainLogSumExp(x, strides);
  for (let i = 0; i < outer; i += 1) {
    for (let j = 0; j < inner; j += 1) {
      const row = i * inner + j;
      result[row] -= x[i * length * inner + labels[row] * inner + j];
    }
  }
  return result;
}

function plainSoftmax(x: Float64Array, { outer, length, inner }: Strides): Float64Array {
  const result = new Float64Array(x.length);
  for (let i = 0; i < outer; i += 1) {
    for (let j = 0; j < inner; j += 1) {
      const start = i * length * inner + j;
      let maximum = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < length; k += 1) {
        if (x[start + k * inner] > maximum) maximum = x[start + k * inner];
      }
      let sum = 0;
      for (let k = 0; k < length; k += 1) {
        const exponential = Math.exp(x[start + k * inner] - maximum);
        result[start + k * inner] = exponential;
        sum += exponential;
      }
      for (let k = 0; k < length; k += 1) result[start + k * inner] /= sum;
    }
  }
  return result;
}

function plainLogSoftmax(x: Float64Array, strides: Strides): Float64Array {
  const { outer, length, inner } = strides;
  const normalizers = plainLogSumExp(x, strides);
  const result = new Float64Array(x.length);
  for (let i = 0; i < outer; i += 1) {
    for (let k = 0; k < length; k += 1) {
      const start = (i * length + k) * inner;
      for (let j = 0; j < inner; j += 1) result[start + j] = x[start + j] - normalizers[i * inner + j];
    }
  }
  return result;
}

function plainEntropy(p: Float64Array, { outer, length, inner }: Strides): Float64Array {
  const result = new Float64Array(outer * inner);
  for (let i = 0; i < outer; i += 1) {
    for (let j = 0; j < inner; j += 1) {
      const start = i * length * inner + j;
      let sum = 0;
      for (let k = 0; k < length; k += 1) {
        const share = p[start + k * inner];
        sum += share > 0 ? -share * Math.log(share) : 0;
      }
      result[i * inner + j] = sum;
    }
  }
  return result;
}

function plainKlDivergence(p: Float64Array, { outer, length, inner }: Strides, q: Float64Array): Float64Array {
  const result = new Float64Array(outer * inner);
  for (let i = 0; i < outer; i += 1) {
    for (let j = 0; j < inner; j += 1) {
      const start = i * length * inner + j;
      let sum = 0;
      for (let k = 0; k < length; k += 1) {
        const share = p[start + k * inner];
        sum += share > 0 ? share * Math.log(share / q[start + k * inner]) : 0;
      }
      result[i * inner + j] = sum;
    }
  }
  return result;
}

interface Inputs {
  readonly logits: Float64Array;
  readonly indices: Float64Array;
  readonly p: Float64Array;
  readonly q: Float64Array;
}

interface Row {
  readonly name: string;
  readonly ours: (inputs: Inputs, rows: (data: Float64Array) => ours.Rows) => Float64Array;
  readonly plain: (inputs: Inputs, strides: Strides) => Float64Array;
}

const table: readonly Row[] = [
  {
    name: 'log-sum-exp',
    ours: (i, rows) => ours.logSumExp(rows(i.logits)),
    plain: (i, strides) => plainLogSumExp(i.logits, strides),
  },
  {
    name: 'sparse cross entropy',
    ours: (i, rows) => ours.sparseCrossEntropy(rows(i.logits), i.indices),
    plain: (i, strides) => plainSparseCrossEntropy(i.logits, strides, i.indices),
  },
  {
    name: 'softmax',
    ours: (i, rows) => ours.softmax(rows(i.logits)),
    plain: (i, strides) => plainSoftmax(i.logits, strides),
  },
  {
    name: 'log-softmax',
    ours: (i, rows) => ours.logSoftmax(rows(i.logits)),
    plain: (i, strides) => plainLogSoftmax(i.logits, strides),
  },
  {
    name: 'entropy',
    ours: (i, rows) => ours.entropy(rows(i.p)),
    plain: (i, strides) => plainEntropy(i.p, strides),
  },
  {
    name: 'KL',
    ours: (i, rows) => ours.klDivergence(rows(i.p), rows(i.q)),
    plain: (i, strides) => plainKlDivergence(i.p, strides, i.q),
  },
];

/** Every result of the softmax family is also held against arbitrary precision where its row begins at 0. */
function exactEntries(name: string, { logits: x }: Inputs, { length, inner }: Strides): ExactEntries {
  const row = Array.from({ length }, (_, k) => x[k * inner]);
  if (name === 'log-sum-exp') return exact.ofFirstRow(length, () => exact.logSumExp(row));
  if (name !== 'softmax') return [];
  return exact.entriesOfFirstRow(length, () => exact.softmax(row)).map(([k, value]) => [k * inner, value]);
}

const layouts: readonly { readonly shape: readonly number[]; readonly axis: number; readonly strides: Strides }[] = [
  { shape: [1000, 100], axis: 0, strides: { outer: 1, length: 1000, inner: 100 } },
  { shape: [10, 100, 100], axis: 1, strides: { outer: 10, length: 100, inner: 100 } },
];

export function axisCases(): Case[] {
  return layouts.flatMap(({ shape, axis, strides }) =>
    table.map((row) => ({
      name: `${row.name}, [${shape.join(', ')}] along axis ${axis}`,
      count: 1e5,
      prepare() {
        const rowCount = strides.outer * strides.inner;
        const inputs: Inputs = {
          logits: logits(1e5),
          indices: classIndices(rowCount, strides.length),
          p: distributions(strides.outer, strides.length * strides.inner),
          q: distributions(strides.outer, strides.length * strides.inner, 8),
        };
        const rows = (data: Float64Array): ours.Rows => ({ data, shape, axis });
        return {
          ours: inThisProcess('ours', () => row.ours(inputs, rows)),
          rivals: [{ contestant: inThisProcess('plain strided loop', () => row.plain(inputs, strides)), goal: 1 }],
          exact: exactEntries(row.name, inputs, strides),
        };
      },
    })),
  );
}
