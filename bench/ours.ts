/**
 * Ours: each function of the core that is benchmarked, named in this one place and brought to one form: the inputs, and
 * an array of results.
 */

import * as core from '../src/core/index.ts';

type Elementwise = (x: Float64Array) => Float64Array;

export const exp: Elementwise = (x) => core.exp(core.tensor(x)).data;
export const log: Elementwise = (x) => core.log(core.tensor(x)).data;
export const sigmoid: Elementwise = (x) => core.sigmoid(core.tensor(x)).data;
export const softplus: Elementwise = (x) => core.softplus(core.tensor(x), 'dropped').data;
export const selfInformation: Elementwise = (p) => core.selfInformation(core.tensor(p), 'dropped').data;

export const binaryCrossEntropy = (p: Float64Array, labels: Float64Array) =>
  core.binaryCrossEntropy(core.tensor(p), core.binaryLabels(core.tensor(labels), [p.length]), {}, 'dropped').data;

export const sigmoidCrossEntropy = (x: Float64Array, labels: Float64Array) =>
  core.sigmoidCrossEntropy(core.tensor(x), core.binaryLabels(core.tensor(labels), [x.length]), 1, 'dropped').data;

export const binaryFocal = (x: Float64Array, labels: Float64Array, gamma: number) =>
  core.binaryFocalCrossEntropyWithLogits(core.tensor(x), core.binaryLabels(core.tensor(labels), [x.length]), { gamma })
    .data;

/** Values, their shape, and the axis that a function works along (default: the last one). */
export interface Rows {
  readonly data: Float64Array;
  readonly shape: readonly number[];
  readonly axis?: number;
}

export const softmax = (x: Rows) => core.softmax(x, { axis: axisOf(x) }).data;
export const logSoftmax = (x: Rows) => core.logSoftmax(x, { axis: axisOf(x) }, 'dropped').data;
export const logSumExp = (x: Rows) => core.logSumExp(x, { axis: axisOf(x) }).data;

export const entropy = (p: Rows) => core.entropy(p, axisOf(p)).data;
export const crossEntropy = (p: Rows, q: Rows) => core.crossEntropy(p, q, axisOf(p)).data;
export const klDivergence = (p: Rows, q: Rows) => core.klDivergence(p, q, axisOf(p)).data;
export const jensenShannonDivergence = (p: Rows, q: Rows) => core.jensenShannonDivergence(p, q, axisOf(p)).data;

/** From class indices, one a row. */
export const sparseCrossEntropy = (x: Rows, labels: Float64Array) =>
  core.softmaxCrossEntropy(x, indexTargets(x, labels), { axis: axisOf(x) }).data;
export const sparseGradient = (x: Rows, labels: Float64Array) =>
  core.softmaxGradient(x, indexTargets(x, labels), unreduced, { axis: axisOf(x) }).data;

/** From a distribution for each row. */
export const softCrossEntropy = (x: Rows, labels: Float64Array) =>
  core.softmaxCrossEntropy(x, distributionTargets(x, labels), { axis: axisOf(x) }).data;
export const softGradient = (x: Rows, labels: Float64Array) =>
  core.softmaxGradient(x, distributionTargets(x, labels), unreduced, { axis: axisOf(x) }).data;

function indexTargets(x: Rows, labels: Float64Array): core.Targets {
  const layout = core.alongAxis(x.shape, axisOf(x));
  return core.indexTargets({ data: labels, shape: layout.outerShape }, layout);
}

function distributionTargets(x: Rows, labels: Float64Array): core.Targets {
  const layout = core.alongAxis(x.shape, axisOf(x));
  return core.distributionTargets({ data: labels, shape: x.shape }, layout, x.shape);
}

const one = { high: 1, low: 0 };

/** The losses are added up: the gradient of each row is its own. */
const unreduced = () => one;

function axisOf({ axis = -1 }: Rows): number {
  return axis;
}
