/**
 * Array operations: the words in which a snippet is thought, and what double precision makes of each. The value of a
 * program is known by them before it is handed out, so that none is handed out that would print another number.
 */

import { alongAxis, broadcastWeights, mapElements, mapRows, reduceRows, type Tensor } from '../../core/index.ts';

export type OperationName =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power'
  | 'equal'
  | 'unequal'
  | 'less'
  | 'negative'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'abs'
  | 'atLeast'
  | 'atMost'
  | 'clip'
  | 'where'
  | 'toFloat'
  | 'sum'
  | 'mean'
  | 'largest'
  | 'softmax'
  | 'logSoftmax'
  | 'logSumExp'
  | 'sigmoid'
  | 'logSigmoid'
  | 'softplus'
  | 'xlogy'
  | 'xlog1py'
  | 'entropyTerms'
  | 'relativeEntropyTerms'
  | 'entry'
  | 'entryOfRows'
  | 'entryAlongAxis'
  | 'lookup'
  | 'oneHot'
  | 'oneHotOrZeros'
  | 'moveLastAxis';

/** What an operation is told beside its operands. */
export interface Settings {
  /** reductions without an axis take all elements together */
  readonly axis?: number;
  /** a reduced axis stays, with the size 1 */
  readonly keepsAxis?: boolean;
  /** of one-hot rows */
  readonly depth?: number;
}

type Compute = (operands: readonly Tensor[], settings: Settings) => Tensor;

/** What the operations compute, in doubles, as plainly as the frameworks do. */
const computations: Readonly<Record<OperationName, Compute>> = {
  add: pairwise((a, b) => a + b),
  subtract: pairwise((a, b) => a - b),
  multiply: pairwise((a, b) => a * b),
  divide: pairwise((a, b) => a / b),
  power: pairwise((a, b) => a ** b),
  equal: pairwise((a, b) => Number(a === b)),
  unequal: pairwise((a, b) => Number(a !== b)),
  less: pairwise((a, b) => Number(a < b)),
  negative: single((a) => -a),
  exp: single(Math.exp),
  expm1: single(Math.expm1),
  log: single(Math.log),
  log1p: single(Math.log1p),
  abs: single(Math.abs),
  atLeast: pairwise((a, bound) => Math.max(a, bound)),
  atMost: pairwise((a, bound) => Math.min(a, bound)),
  clip: ([a, lower, upper]) => elementwise([a, lower, upper], ([x, low, high]) => Math.min(Math.max(x, low), high)),
  where: (operands) => elementwise(operands, ([condition, yes, no]) => (condition === 0 ? no : yes)),
  toFloat: single((a) => a),
  sum: reduction(sum),
  mean: reduction((row) => sum(row) / row.length),
  largest: reduction(largestOf),
  softmax: rows((row) => {
    const total = sum(exponentials(row));
    return exponentials(row).map((each) => each / total);
  }),
  logSoftmax: rows((row) => {
    const largest = largestOf(row);
    const logarithm = Math.log(sum(exponentials(row)));
    return row.map((each) => each - largest - logarithm);
  }),
  logSumExp: reduction((row) => {
    const largest = largestOf(row);
    return Number.isFinite(largest) ? largest + Math.log(sum(exponentials(row))) : largest;
  }),
  sigmoid: single((x) => Math.exp(Math.min(x, 0)) / (1 + Math.exp(-Math.abs(x)))),
  logSigmoid: single((x) => -softplus(-x)),
  softplus: single(softplus),
  xlogy: pairwise((x, y) => (x === 0 && !Number.isNaN(y) ? 0 : x * Math.log(y))),
  xlog1py: pairwise((x, y) => (x === 0 && !Number.isNaN(y) ? 0 : x * Math.log1p(y))),
  entropyTerms: single((p) => (p === 0 ? 0 : -p * Math.log(p))),
  relativeEntropyTerms: pairwise(relativeEntropy),
  entry: ([vector, index]) => ({ data: Float64Array.of(vector.data[index.data[0]]), shape: [] }),
  entryOfRows: ([matrix, indices]) => entriesAlong(matrix, indices, 1),
  entryAlongAxis: ([array, indices], { axis = -1 }) => entriesAlong(array, indices, axis),
  lookup: ([table, indices]) => mapElements(indices, (index) => table.data[index] ?? Number.NaN),
  // an index that names no class raises in some frameworks
  oneHot: ([indices], settings) => oneHotRows(indices, settings, Number.NaN),
  oneHotOrZeros: ([indices], settings) => oneHotRows(indices, settings, 0),
  moveLastAxis: ([array], { axis = -1 }) => withLastAxisAt(array, axis),
};

/**
 * What an operation makes of its operands.
 * @throws InputError `axis`, `shape` where they do not fit
 */
export function compute(operation: OperationName, operands: readonly Tensor[], settings: Settings): Tensor {
  return computations[operation](operands, settings);
}

/** What all libraries round alike, or need not round at all. */
const exactOperations: ReadonlySet<OperationName> = new Set<OperationName>([
  'add',
  'subtract',
  'multiply',
  'equal',
  'unequal',
  'less',
  'negative',
  'abs',
  'atLeast',
  'atMost',
  'clip',
  'where',
  'toFloat',
  'largest',
  'entry',
  'entryOfRows',
  'entryAlongAxis',
  'lookup',
  'oneHot',
  'oneHotOrZeros',
  'moveLastAxis',
]);

const sumOtherwise = reduction(roughSum);

/**
 * The same by a library that rounds otherwise: each result that may have been rounded is off by another last place. A
 * program that gives the same number both ways does not owe it to luck.
 * @throws InputError `axis`, `shape`
 */
export function computeOtherwise(operation: OperationName, operands: readonly Tensor[], settings: Settings): Tensor {
  if (operation === 'sum') return sumOtherwise(operands, settings);
  const computed = compute(operation, operands, settings);
  if (exactOperations.has(operation)) return computed;
  return mapElements(computed, (value, index) =>
    Number.isInteger(value) ? value : offByOnePlace(value, index % 2 === 0),
  );
}

function offByOnePlace(value: number, isUp: boolean): number {
  return value * (isUp ? 1 + 2 ** -52 : 1 - 2 ** -52);
}

/** The sum, off by a place where the order of its terms shows. */
function roughSum(row: Float64Array): number {
  let total = 0;
  let isRounded = false;
  for (const each of row) {
    const next = total + each;
    isRounded ||= next - total !== each || next - each !== total;
    total = next;
  }
  return isRounded ? offByOnePlace(total, true) : total;
}

function single(image: (value: number) => number): Compute {
  return ([operand]) => mapElements(operand, (value) => image(value));
}

function pairwise(image: (a: number, b: number) => number): Compute {
  return (operands) => elementwise(operands, ([a, b]) => image(a, b));
}

/** Operands stretched to one shape, as NumPy broadcasts, and taken element by element. */
function elementwise(operands: readonly Tensor[], image: (elements: readonly number[]) => number): Tensor {
  const rank = Math.max(...operands.map(({ shape }) => shape.length));
  const shape = Array.from({ length: rank }, (_, axis) =>
    operands.reduce((size, { shape: own }) => {
      const given = own[axis - (rank - own.length)] ?? 1;
      return size === 1 ? given : size;
    }, 1),
  );
  const [first, ...others] = operands.map((operand) => broadcastWeights('operand', operand, shape));
  return mapElements(first, (value, index) => image([value, ...others.map(({ data }) => data[index])]));
}

function rows(image: (row: Float64Array) => Float64Array): Compute {
  return ([operand], { axis = -1 }) => mapRows(operand, axis, image);
}

function reduction(reduce: (row: Float64Array) => number): Compute {
  return ([operand], { axis, keepsAxis }) => {
    if (axis === undefined) return { data: Float64Array.of(reduce(operand.data)), shape: [] };
    const reduced = reduceRows(operand, axis, reduce);
    if (!keepsAxis) return reduced;
    const at = alongAxis(operand.shape, axis).axis;
    return { data: reduced.data, shape: operand.shape.map((size, position) => (position === at ? 1 : size)) };
  };
}

function sum(row: Float64Array): number {
  return row.reduce((total, each) => total + each, 0);
}

function largestOf(row: Float64Array): number {
  return row.reduce((a, b) => (b > a || Number.isNaN(b) ? b : a), Number.NEGATIVE_INFINITY);
}

function exponentials(row: Float64Array): Float64Array {
  const largest = largestOf(row);
  return row.map((each) => Math.exp(each - largest));
}

function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** As SciPy defines it: infinite outside of p, q ≥ 0, and for NaN. */
function relativeEntropy(p: number, q: number): number {
  if (p > 0 && q > 0) return p * Math.log(p / q);
  return p === 0 && q >= 0 ? 0 : Number.POSITIVE_INFINITY;
}

function entriesAlong(array: Tensor, indices: Tensor, axis: number): Tensor {
  const layout = alongAxis(array.shape, axis);
  return mapElements(indices, (index, row) => {
    const isThere = index >= 0 && index < layout.length;
    return isThere ? array.data[layout.rowStart(row) + index * layout.stride] : Number.NaN;
  });
}

function oneHotRows(indices: Tensor, { depth = 0 }: Settings, elsewhere: number): Tensor {
  const data = new Float64Array(indices.data.length * depth);
  indices.data.forEach((index, row) => {
    const isClass = index >= 0 && index < depth;
    if (isClass) data[row * depth + index] = 1;
    else data.fill(elsewhere, row * depth, (row + 1) * depth);
  });
  return { data, shape: [...indices.shape, depth] };
}

function withLastAxisAt({ data, shape }: Tensor, axis: number): Tensor {
  const size = shape.at(-1) ?? 1;
  const outer = shape.slice(0, -1);
  const moved = [...outer.slice(0, axis), size, ...outer.slice(axis)];
  const layout = alongAxis(moved, axis);
  const result = new Float64Array(data.length);
  data.forEach((value, index) => {
    result[layout.rowStart(Math.floor(index / size)) + (index % size) * layout.stride] = value;
  });
  return { data: result, shape: moved };
}
