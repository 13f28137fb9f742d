/** Elementwise functions of one argument, against the plain loop. */

import type { Case, Computation, Extent } from './case.ts';
import { logits, positives, probabilities } from './corpus.ts';
import * as exact from './exact.ts';
import { inThisProcess } from './harness.ts';
import * as ours from './ours.ts';

function plainExp(x: Float64Array): Float64Array {
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) result[i] = Math.exp(x[i]);
  return result;
}

function plainLog(x: Float64Array): Float64Array {
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) result[i] = Math.log(x[i]);
  return result;
}

function plainSigmoid(x: Float64Array): Float64Array {
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) result[i] = 1 / (1 + Math.exp(-x[i]));
  return result;
}

function plainSoftplus(x: Float64Array): Float64Array {
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) result[i] = Math.max(x[i], 0) + Math.log1p(Math.exp(-Math.abs(x[i])));
  return result;
}

function plainSelfInformation(p: Float64Array): Float64Array {
  const result = new Float64Array(p.length);
  for (let i = 0; i < p.length; i += 1) result[i] = -Math.log(p[i]);
  return result;
}

interface Row {
  readonly name: string;
  readonly goal: number;
  readonly ours: ((x: Float64Array) => Float64Array) | undefined;
  readonly plain: (x: Float64Array) => Float64Array;
  readonly exact: (x: number) => ReturnType<typeof exact.exp>;
  readonly input: (count: number) => Float64Array;
}

const table: readonly Row[] = [
  { name: 'exp', goal: 0.9, ours: ours.exp, plain: plainExp, exact: exact.exp, input: logits },
  { name: 'log', goal: 1.15, ours: ours.log, plain: plainLog, exact: exact.log, input: positives },
  { name: 'sigmoid', goal: 1.35, ours: ours.sigmoid, plain: plainSigmoid, exact: exact.sigmoid, input: logits },
  { name: 'softplus', goal: 0.9, ours: ours.softplus, plain: plainSoftplus, exact: exact.softplus, input: logits },
  {
    name: 'self-information',
    goal: 1.15,
    ours: ours.selfInformation,
    plain: plainSelfInformation,
    exact: exact.selfInformation,
    input: probabilities,
  },
];

export function elementwiseCases({ quick }: Extent): Case[] {
  return (quick ? [1e5] : [1e5, 1e6]).flatMap((count) =>
    table.map((row) => ({
      name: `${row.name}, ${count.toExponential(0).replace('+', '')} numbers`,
      count,
      prepare() {
        const input = row.input(count);
        const compute = row.ours;
        const own: Computation | undefined = compute && (() => compute(input));
        return {
          ours: own && inThisProcess('ours', own),
          rivals: [{ contestant: inThisProcess('plain loop', () => row.plain(input)), goal: row.goal }],
          exact: exact.elements(count, (index) => row.exact(input[index])),
        };
      },
    })),
  );
}
