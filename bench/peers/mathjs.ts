/** mathjs: its functions on arrays of numbers and, for rows, on one array a row. */

import * as math from 'mathjs';
import type { Computation } from '../case.ts';
import { nested, type TaskInputs, type TaskName } from './tasks.ts';

const exps = (x: number[]): number[] => math.map(x, (value) => math.exp(value));
const logs = (x: number[]): number[] => math.map(x, (value) => math.log(value));
const shifted = (row: number[]) => math.subtract(row, math.max(row)) as unknown as number[];

function softmax(row: number[]): number[] {
  const exponentials = exps(shifted(row));
  return math.divide(exponentials, math.sum(exponentials)) as number[];
}

function logSumExp(row: number[]): number {
  return math.max(row) + math.log(math.sum(exps(shifted(row))));
}

const logSoftmax = (row: number[]) => math.subtract(row, logSumExp(row)) as unknown as number[];

/** Tasks that mathjs has a function for, or that are written in a line of its functions. */
export function ofMathjs(task: TaskName, inputs: TaskInputs): Computation | undefined {
  const x = [...inputs.logits];
  const rows = nested(inputs, inputs.logits);
  const p = nested(inputs, inputs.p);
  const q = nested(inputs, inputs.q);
  const computations: Partial<Record<TaskName, Computation>> = {
    exp: () => exps(x),
    log: () => logs([...inputs.positives]),
    sigmoid: () => math.dotDivide(1, math.add(1, exps(math.unaryMinus(x) as number[])) as number[]) as number[],
    softplus: () => math.map(x, (value) => math.max(value, 0) + math.log1p(math.exp(-math.abs(value)))),
    logSumExp: () => rows.map(logSumExp),
    softmax: () => rows.flatMap(softmax),
    logSoftmax: () => rows.flatMap(logSoftmax),
    sparseCrossEntropy: () => rows.map((row, index) => logSumExp(row) - row[inputs.indices[index]]),
    softCrossEntropy: () => rows.map((row, index) => -math.dot(p[index], logSoftmax(row))),
    entropy: () => p.map((row) => -math.dot(row, logs(row))),
    crossEntropy: () => p.map((row, index) => -math.dot(row, logs(q[index]))),
    klDivergence: () => p.map((row, index) => math.kldivergence(row, q[index])),
  };
  return computations[task];
}
