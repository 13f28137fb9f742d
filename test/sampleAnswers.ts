/**
 * The worked examples of samples/: what each array must answer, in the order in which the arrays stand in every one of
 * the files. The numbers are those of the field's textbooks, recomputed with Python's decimal module at 40 digits, e.g.
 * `(1 + (-Decimal('0.5')).exp()).ln()`, never our own.
 */

import type { ArrayRole } from '../src/inspect/index.ts';
import type { QuantityId } from '../src/quantities/index.ts';

export interface SampleAnswer {
  /** the position of the array among all arrays of the file */
  readonly array: number;
  readonly example: string;
  readonly role: ArrayRole;
  readonly quantity: QuantityId;
  /** the value, row-major */
  readonly value: readonly number[];
  /** the losses before their mean, row-major */
  readonly entries?: readonly number[];
  /** what a person must be able to read, in hover and panel alike */
  readonly shown: readonly string[];
}

export const sampleFiles = ['softmax_and_losses.py', 'softmaxAndLosses.ts', 'softmax_and_losses.json'] as const;

const indices = [3, 0, 9];
const oneHotOfIndices = indices.flatMap((index) =>
  Array.from({ length: 10 }, (_, column) => (column === index ? 1 : 0)),
);

export const sampleAnswers: readonly SampleAnswer[] = [
  {
    array: 0,
    example: 'softmax',
    role: 'logits',
    quantity: 'softmax',
    value: [0.09003057317038046, 0.24472847105479764, 0.6652409557748219],
    shown: ['0.090030573', '0.24472847', '0.66524096'],
  },
  {
    array: 2,
    example: 'the right class',
    role: 'probabilities',
    quantity: 'categoricalCrossEntropy',
    value: [0.5108256237659907],
    shown: ['0.51082562'],
  },
  {
    array: 4,
    example: 'the wrong class',
    role: 'probabilities',
    quantity: 'categoricalCrossEntropy',
    value: [2.302585092994046],
    shown: ['2.3025851'],
  },
  {
    array: 6,
    example: 'a batch with one-hot labels',
    role: 'probabilities',
    quantity: 'categoricalCrossEntropy',
    value: [0.3669845875401002],
    entries: [0.2231435513142097, 0.5108256237659907],
    shown: ['0.36698459', '0.22314355', '0.51082562'],
  },
  {
    array: 8,
    example: 'a batch with binary labels',
    role: 'bernoulliProbabilities',
    quantity: 'binaryCrossEntropy',
    value: [0.3669845875401002],
    entries: [0.2231435513142097, 0.5108256237659907],
    shown: ['0.36698459', '0.22314355', '0.51082562'],
  },
  {
    array: 10,
    example: 'sigmoid, all labels on',
    role: 'logits',
    quantity: 'sigmoidCrossEntropyWithLogits',
    value: [0.4570019479325915],
    entries: [
      0.4740769841801067, 0.4031860488854579, 0.5543552444685271, 0.37110066594777774, 0.5981388693815919,
      0.3411538747320878,
    ],
    shown: ['0.47407698', '0.40318605', '0.55435524', '0.37110067', '0.59813887', '0.34115387'],
  },
  {
    array: 12,
    example: 'sigmoid, all labels off',
    role: 'logits',
    quantity: 'sigmoidCrossEntropyWithLogits',
    value: [1.0236686145992582],
    entries: [
      0.9740769841801067, 1.103186048885458, 0.8543552444685271, 1.1711006659477776, 0.7981388693815918,
      1.2411538747320878,
    ],
    shown: ['0.97407698', '1.103186', '0.85435524', '1.1711007', '0.79813887', '1.2411539'],
  },
  {
    array: 13,
    example: 'entropy',
    role: 'probabilities',
    quantity: 'entropy',
    value: [0.8018185525433373],
    shown: ['0.80181855'],
  },
  {
    array: 15,
    example: 'divergence',
    role: 'probabilities',
    quantity: 'klDivergence',
    value: [0.35667494393873245],
    shown: ['0.35667494'],
  },
  {
    array: 16,
    example: 'class indices',
    role: 'classIndices',
    quantity: 'oneHot',
    value: oneHotOfIndices,
    shown: ['[3, 10]'],
  },
  {
    array: 17,
    example: 'the one-hot row of class 3',
    role: 'oneHot',
    quantity: 'entropy',
    value: [0],
    shown: ['class 3 of 10'],
  },
];
