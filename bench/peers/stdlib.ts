/** @stdlib: loops that people write over its scalar functions. */

import exp from '@stdlib/math-base-special-exp';
import expit from '@stdlib/math-base-special-expit';
import ln from '@stdlib/math-base-special-ln';
import log1p from '@stdlib/math-base-special-log1p';
import log1pexp from '@stdlib/math-base-special-log1pexp';
import xlogy from '@stdlib/math-base-special-xlogy';
import type { Computation } from '../case.ts';
import type { TaskInputs, TaskName } from './tasks.ts';

function each(count: number, value: (index: number) => number): Float64Array {
  const result = new Float64Array(count);
  for (let index = 0; index < count; index += 1) result[index] = value(index);
  return result;
}

/** Σ over each row. */
function sums({ rows, classes }: TaskInputs, term: (index: number) => number): Float64Array {
  return each(rows, (row) => {
    let sum = 0;
    for (let index = row * classes; index < (row + 1) * classes; index += 1) sum += term(index);
    return sum;
  });
}

function logSumExp({ rows, classes, logits }: TaskInputs): Float64Array {
  return each(rows, (row) => {
    let maximum = Number.NEGATIVE_INFINITY;
    for (let i = row * classes; i < (row + 1) * classes; i += 1) {
      if (logits[i] > maximum) maximum = logits[i];
    }
    let sum = 0;
    for (let i = row * classes; i < (row + 1) * classes; i += 1) sum += exp(logits[i] - maximum);
    return maximum + ln(sum);
  });
}

function softmax({ rows, classes, logits }: TaskInputs): Float64Array {
  const result = new Float64Array(logits.length);
  for (let start = 0; start < rows * classes; start += classes) {
    let maximum = Number.NEGATIVE_INFINITY;
    for (let i = start; i < start + classes; i += 1) {
      if (logits[i] > maximum) maximum = logits[i];
    }
    let sum = 0;
    for (let i = start; i < start + classes; i += 1) {
      const exponential = exp(logits[i] - maximum);
      result[i] = exponential;
      sum += exponential;
    }
    for (let i = start; i < start + classes; i += 1) result[i] /= sum;
  }
  return result;
}

function logSoftmax(inputs: TaskInputs): Float64Array {
  const normalizers = logSumExp(inputs);
  return each(inputs.count, (i) => inputs.logits[i] - normalizers[Math.floor(i / inputs.classes)]);
}

function sparseCrossEntropy(inputs: TaskInputs): Float64Array {
  const normalizers = logSumExp(inputs);
  return each(inputs.rows, (row) => normalizers[row] - inputs.logits[row * inputs.classes + inputs.indices[row]]);
}

function sparseGradient(inputs: TaskInputs): Float64Array {
  const result = softmax(inputs);
  for (let row = 0; row < inputs.rows; row += 1) result[row * inputs.classes + inputs.indices[row]] -= 1;
  return result;
}

const functions: Readonly<Record<TaskName, (inputs: TaskInputs) => Float64Array>> = {
  exp: (i) => each(i.count, (k) => exp(i.logits[k])),
  log: (i) => each(i.count, (k) => ln(i.positives[k])),
  sigmoid: (i) => each(i.count, (k) => expit(i.logits[k])),
  softplus: (i) => each(i.count, (k) => log1pexp(i.logits[k])),
  binaryCrossEntropy: (i) =>
    each(i.count, (k) => (i.coins[k] === 1 ? -ln(i.probabilities[k]) : -log1p(-i.probabilities[k]))),
  sigmoidCrossEntropy: (i) => each(i.count, (k) => log1pexp(i.coins[k] === 1 ? -i.logits[k] : i.logits[k])),
  binaryFocal: (i) =>
    each(i.count, (k) => {
      const x = i.coins[k] === 1 ? -i.logits[k] : i.logits[k];
      return expit(x) ** 2 * log1pexp(x);
    }),
  logSumExp,
  softmax,
  logSoftmax,
  sparseCrossEntropy,
  sparseGradient,
  softCrossEntropy: (i) => {
    const normalizers = logSumExp(i);
    return sums(i, (k) => i.p[k] * (normalizers[Math.floor(k / i.classes)] - i.logits[k]));
  },
  entropy: (i) => sums(i, (k) => -xlogy(i.p[k], i.p[k])),
  crossEntropy: (i) => sums(i, (k) => -xlogy(i.p[k], i.q[k])),
  klDivergence: (i) => sums(i, (k) => xlogy(i.p[k], i.p[k] / i.q[k])),
  jensenShannonDivergence: (i) =>
    sums(i, (k) => {
      const mean = (i.p[k] + i.q[k]) / 2;
      return (xlogy(i.p[k], i.p[k] / mean) + xlogy(i.q[k], i.q[k] / mean)) / 2;
    }),
};

export function ofStdlib(task: TaskName, inputs: TaskInputs): Computation {
  return () => functions[task](inputs);
}
