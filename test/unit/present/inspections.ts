/** Inspections for the tests of what is shown, made from plain numbers by `inspectInputs`. */

import type { NumericArray } from '../../../src/finder/index.ts';
import { type Inspection, inspectInputs } from '../../../src/inspect/index.ts';
import type { InputRole, QuantityId, QuantityOptions } from '../../../src/quantities/index.ts';

export type Nested = readonly (number | Nested)[];

/** An array as the finder gives it, on a line of its own. */
export function numericArray(name: string | undefined, values: Nested, line = 0): NumericArray {
  const shape: number[] = [];
  for (let level: number | Nested = values; typeof level !== 'number'; level = level[0]) shape.push(level.length);
  const start = { line, character: 0 };
  const end = { line, character: 80 };
  return {
    start,
    end,
    shape,
    data: Float64Array.from((values as unknown[]).flat(Number.POSITIVE_INFINITY) as number[]),
    ...(name !== undefined && { name }),
    form: 'literal',
    truncated: false,
    computed: false,
    cell: () => ({ start, end }),
  };
}

/** The inspection of a quantity on named arrays: { labels: ['targets', [0, 1]] }. */
export function inspectionOf(
  quantity: QuantityId,
  inputs: Readonly<Partial<Record<InputRole, readonly [name: string | undefined, values: Nested]>>>,
  options: QuantityOptions = {},
): Inspection {
  const operands = Object.entries(inputs).map(([role, [name, values]], line) => [
    role,
    { array: numericArray(name, values, line), typed: false },
  ]);
  return inspectInputs(quantity, Object.fromEntries(operands), options);
}

/** Probabilities with a one-hot row. */
export const pair = inspectionOf('categoricalCrossEntropy', {
  probabilities: ['predictions', [0.1, 0.15, 0.05, 0.6, 0.1]],
  labels: ['labels', [0, 0, 0, 1, 0]],
});

/** Two rows of logits with their classes. */
export const batch = inspectionOf(
  'sparseSoftmaxCrossEntropyWithLogits',
  {
    logits: [
      'logits',
      [
        [2, 1, 0.1],
        [0.5, 2.5, 0.3],
      ],
    ],
    labels: ['labels', [0, 1]],
  },
  { reduction: 'mean' },
);
