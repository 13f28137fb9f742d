/** Binary losses, elementwise, against the plain loops. (The losses of rows are in rows.bench.ts.) */

import type { Case, Extent } from './case.ts';
import { coins, logits, probabilities } from './corpus.ts';
import * as exact from './exact.ts';
import { inThisProcess } from './harness.ts';
import * as ours from './ours.ts';

/** Hard labels: one logarithm an element, of the probability of what happened. */
function plainBinaryCrossEntropy(p: Float64Array, labels: Float64Array): Float64Array {
  const result = new Float64Array(p.length);
  for (let i = 0; i < p.length; i += 1) result[i] = -Math.log(labels[i] === 1 ? p[i] : 1 - p[i]);
  return result;
}

function plainSigmoidCrossEntropy(x: Float64Array, labels: Float64Array): Float64Array {
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) {
    result[i] = Math.max(x[i], 0) - x[i] * labels[i] + Math.log1p(Math.exp(-Math.abs(x[i])));
  }
  return result;
}

/** As torchvision's sigmoid_focal_loss composes it: a sigmoid, a stable cross entropy, and 1 − p_t squared. */
function plainBinaryFocal(x: Float64Array, labels: Float64Array): Float64Array {
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) {
    const p = 1 / (1 + Math.exp(-x[i]));
    const crossEntropy = Math.max(x[i], 0) - x[i] * labels[i] + Math.log1p(Math.exp(-Math.abs(x[i])));
    const miss = labels[i] * (1 - p) + (1 - labels[i]) * p;
    result[i] = miss * miss * crossEntropy;
  }
  return result;
}

interface Row {
  readonly name: string;
  readonly goal: number;
  readonly ours: (x: Float64Array, labels: Float64Array) => Float64Array;
  readonly plain: (x: Float64Array, labels: Float64Array) => Float64Array;
  readonly exact: (x: number, label: number) => ReturnType<typeof exact.exp>;
  readonly input: (count: number) => Float64Array;
  readonly labels: (count: number) => Float64Array;
}

const sigmoidCrossEntropy = {
  goal: 0.9,
  ours: ours.sigmoidCrossEntropy,
  plain: plainSigmoidCrossEntropy,
  exact: exact.sigmoidCrossEntropy,
  input: logits,
};

const table: readonly Row[] = [
  {
    name: 'binary cross entropy, hard labels',
    goal: 1.15,
    ours: ours.binaryCrossEntropy,
    plain: plainBinaryCrossEntropy,
    exact: exact.binaryCrossEntropy,
    input: probabilities,
    labels: coins,
  },
  { name: 'sigmoid cross entropy, hard labels', ...sigmoidCrossEntropy, labels: coins },
  { name: 'sigmoid cross entropy, soft labels', ...sigmoidCrossEntropy, labels: probabilities },
  {
    name: 'binary focal on logits, γ = 2',
    goal: 2,
    ours: (x, labels) => ours.binaryFocal(x, labels, 2),
    plain: plainBinaryFocal,
    exact: (x, label) => exact.binaryFocal(x, label, 2),
    input: logits,
    labels: coins,
  },
];

export function lossCases({ quick }: Extent): Case[] {
  return (quick ? [1e5] : [1e5, 1e6]).flatMap((count) =>
    table.map((row) => ({
      name: `${row.name}, ${count.toExponential(0).replace('+', '')} numbers`,
      count,
      prepare() {
        const input = row.input(count);
        const labels = row.labels(count);
        return {
          ours: inThisProcess('ours', () => row.ours(input, labels)),
          rivals: [{ contestant: inThisProcess('plain loop', () => row.plain(input, labels)), goal: row.goal }],
          exact: exact.elements(count, (index) => row.exact(input[index], labels[index])),
        };
      },
    })),
  );
}
