/** Exact: entries of the answers in arbitrary precision, from the oracle of the tests. */

import * as oracle from '../test/unit/oracle.ts';

export type ExactEntries = readonly (readonly [index: number, value: number])[];

type Value = ReturnType<typeof oracle.exact>;

/** The first, last and some other elements of an elementwise function. */
export function elements(count: number, at: (index: number) => Value): ExactEntries {
  return [0, 1, 2, Math.floor(count / 2), count - 1].map((index) => [index, oracle.nearest(at(index))]);
}

export const exp = (x: number) => oracle.exact(x).exp();
export const log = (x: number) => oracle.exact(x).ln();
export const sigmoid = (x: number) => oracle.sigmoid(x);
export const softplus = (x: number) => oracle.softplus(x);
export const selfInformation = (p: number) => oracle.exact(p).ln().negated();
export const binaryCrossEntropy = (p: number, label: number) => oracle.binaryCrossEntropy(p, label);
export const sigmoidCrossEntropy = (x: number, label: number) => oracle.binaryCrossEntropy(sigmoid(x), label);
export const binaryFocal = (x: number, label: number, gamma: number) => oracle.binaryFocal(sigmoid(x), label, gamma);

/** Longer rows take too long in arbitrary precision; they are only held against the plain loop. */
const longest = 100;

/** One number a row: that of the first row. */
export function ofFirstRow(classes: number, value: (row: (values: Float64Array) => number[]) => Value): ExactEntries {
  if (classes > longest) return [];
  return [[0, oracle.nearest(value((values) => [...values.subarray(0, classes)]))]];
}

/** One number an entry: those of the first row. */
export function entriesOfFirstRow(
  classes: number,
  values: (row: (values: Float64Array) => number[]) => readonly Value[],
): ExactEntries {
  if (classes > longest) return [];
  return values((all) => [...all.subarray(0, classes)]).map((value, k) => [k, oracle.nearest(value)]);
}

export const softmax = (row: readonly number[]) => oracle.softmax(row);
export const logSoftmax = (row: readonly number[]) => oracle.softmax(row).map((share) => share.ln());
export const logSumExp = (row: readonly number[]) => oracle.logSumExp(row);
export const entropy = (p: readonly number[]) => oracle.entropy(p);
export const crossEntropy = (p: readonly number[], q: readonly number[]) => oracle.crossEntropy(p, q);
export const klDivergence = (p: readonly number[], q: readonly number[]) => oracle.klDivergence(p, q);
export const jensenShannonDivergence = (p: number[], q: number[]) => oracle.jensenShannonDivergence(p, q);

/** −Σ yₖ·log softmaxₖ. */
export const softCrossEntropy = (row: readonly number[], labels: readonly number[]) =>
  oracle.crossEntropy(labels, oracle.softmax(row));

/** softmax·Σy − y. */
export function gradient(row: readonly number[], labels: readonly number[]): Value[] {
  const total = labels.reduce((sum, label) => sum.plus(oracle.exact(label)), oracle.exact(0));
  return oracle.softmax(row).map((share, k) => share.times(total).minus(oracle.exact(labels[k])));
}

/** Labels 0 except a 1 at the class. */
export const oneHot = (classes: number, label: number) =>
  Array.from({ length: classes }, (_, k) => (k === label ? 1 : 0));
