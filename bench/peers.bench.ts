/** Peers: our functions against other libraries, from a thousand numbers to a million; rows have 10 numbers. */

import type { Case, Extent, Rival } from './case.ts';
import { inThisProcess } from './harness.ts';
import * as ours from './ours.ts';
import { ofMathjs } from './peers/mathjs.ts';
import type { PythonWorker } from './peers/python.ts';
import { ofStdlib } from './peers/stdlib.ts';
import { type TaskInputs, type TaskName, taskInputs, taskNames } from './peers/tasks.ts';
import { ofTensorflow, startTensorflow } from './peers/tfjs.ts';

const rowsOf = (inputs: TaskInputs, data: Float64Array): ours.Rows => ({ data, shape: [inputs.rows, inputs.classes] });
const logitsOf = (inputs: TaskInputs) => rowsOf(inputs, inputs.logits);
const pOf = (inputs: TaskInputs) => rowsOf(inputs, inputs.p);
const qOf = (inputs: TaskInputs) => rowsOf(inputs, inputs.q);

type OfInputs = (inputs: TaskInputs) => Float64Array;

const own: Readonly<Record<TaskName, OfInputs | undefined>> = {
  exp: ofElements(ours.exp, (i) => i.logits),
  log: ofElements(ours.log, (i) => i.positives),
  sigmoid: (i) => ours.sigmoid(i.logits),
  softplus: (i) => ours.softplus(i.logits),
  binaryCrossEntropy: (i) => ours.binaryCrossEntropy(i.probabilities, i.coins),
  sigmoidCrossEntropy: (i) => ours.sigmoidCrossEntropy(i.logits, i.coins),
  binaryFocal: (i) => ours.binaryFocal(i.logits, i.coins, 2),
  logSumExp: (i) => ours.logSumExp(logitsOf(i)),
  softmax: (i) => ours.softmax(logitsOf(i)),
  logSoftmax: (i) => ours.logSoftmax(logitsOf(i)),
  sparseCrossEntropy: (i) => ours.sparseCrossEntropy(logitsOf(i), i.indices),
  sparseGradient: (i) => ours.sparseGradient(logitsOf(i), i.indices),
  softCrossEntropy: (i) => ours.softCrossEntropy(logitsOf(i), i.p),
  entropy: (i) => ours.entropy(pOf(i)),
  crossEntropy: (i) => ours.crossEntropy(pOf(i), qOf(i)),
  klDivergence: (i) => ours.klDivergence(pOf(i), qOf(i)),
  jensenShannonDivergence: (i) => ours.jensenShannonDivergence(pOf(i), qOf(i)),
};

function ofElements(compute: ((x: Float64Array) => Float64Array) | undefined, input: OfInputs): OfInputs | undefined {
  return compute && ((inputs) => compute(input(inputs)));
}

/** float32 has 7 digits, and tfjs adds 1e-7 inside the logarithms of its logLoss. */
const singlePrecision = 1e-2;

/** From this size on only what is quick enough to be repeated is measured. */
const large = 1e6;

/** The libraries in Python that are asked for, with or without an answer. */
export const pythonLibraries = ['numpy', 'scipy', 'torch'] as const;

async function rivalsOf(task: TaskName, inputs: TaskInputs, python: PythonWorker): Promise<Rival[]> {
  const rivals: Rival[] = [{ contestant: inThisProcess('@stdlib', ofStdlib(task, inputs)), goal: 1 }];
  if (inputs.count < large) {
    await startTensorflow();
    rivals.push({
      contestant: inThisProcess('tfjs', ofTensorflow(task, inputs)),
      goal: 1,
      tolerance: singlePrecision,
    });
    const mathjs = ofMathjs(task, inputs);
    if (mathjs !== undefined) rivals.push({ contestant: inThisProcess('mathjs', mathjs), goal: 1 });
  }
  for (const library of pythonLibraries) {
    const contestant = await python.contestant(library, task, inputs);
    if (contestant !== undefined) rivals.push({ contestant });
  }
  return rivals;
}

export function peerCases({ quick }: Extent, python: PythonWorker): Case[] {
  return (quick ? [1e4] : [1e3, 1e5, large]).flatMap((count) => {
    let inputs: TaskInputs | undefined;
    return taskNames.map((task) => ({
      name: `${task}, ${count.toExponential(0).replace('+', '')} numbers against peers`,
      count,
      async prepare() {
        inputs ??= taskInputs(count);
        const given = inputs;
        const compute = own[task];
        return {
          ours: compute && inThisProcess('ours', () => compute(given)),
          rivals: await rivalsOf(task, given, python),
          exact: [],
        };
      },
    }));
  });
}
