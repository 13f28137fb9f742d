/**
 * What an array can be turned into where it stands: its softmax, its rows normalised, one-hot rows of its indices, the
 * indices of its one-hot rows. The values come from the quantities; who writes them back is another's concern.
 */

import {
  alongAxis,
  elementCount,
  InputError,
  type Message,
  message,
  readRow,
  rescaleRows,
  type Tensor,
  tensor,
} from '../core/index.ts';
import type { NumericArray } from '../finder/index.ts';
import { evaluate, type QuantityId } from '../quantities/index.ts';
import { readValues, type ValueFacts } from './values.ts';

/** One thing that an array can be turned into. */
export interface Transformation {
  readonly title: Message;
  /** whole numbers, as class indices and one-hot rows are; all others are written with a point */
  readonly isWhole: boolean;
  /** the new values, or the sentence that says why there are none */
  apply(): Tensor | Message;
}

/** More numbers than this are not written into anybody's document. */
const mostWritten = 100_000;

/** What an array can be turned into, the likeliest first. */
export function transformationsOf({ data, shape }: NumericArray): readonly Transformation[] {
  const values: Tensor = { data, shape };
  const facts = readValues(values);
  const indices = [ofQuantity(message('One-hot rows of these class indices'), 'oneHot', 'labels', values, true)];
  const probabilities = [
    { title: message('Rows normalised to sum to 1'), isWhole: false, apply: () => normalised(values) },
  ];
  const logits = [
    ofQuantity(message('Softmax of these logits'), 'softmax', 'logits', values),
    ofQuantity(message('Log-softmax of these logits'), 'logSoftmax', 'logits', values),
    ofQuantity(message('Sigmoid of each number'), 'sigmoid', 'x', values),
  ];
  const oneHot = [
    { title: message('Class indices of these one-hot rows'), isWhole: true, apply: () => largest(values) },
  ];
  if (facts.oneHot && shape.length > 0) return [...oneHot, ...logits];
  if (isIndices(facts)) return [...indices, ...logits, ...probabilities];
  return facts.nonNegative ? [...logits, ...probabilities] : logits;
}

function isIndices({ integers, nonNegative, largest: most }: ValueFacts): boolean {
  return integers && nonNegative && most < mostWritten;
}

function ofQuantity(
  title: Message,
  quantity: QuantityId,
  role: 'logits' | 'x' | 'labels',
  values: Tensor,
  isWhole = false,
): Transformation {
  return {
    title,
    isWhole,
    apply: () => {
      const size = elementCount(values.shape);
      const written = quantity === 'oneHot' ? size * (1 + values.data.reduce((a, b) => Math.max(a, b), 0)) : size;
      if (written > mostWritten) return tooMany(written);
      try {
        return evaluate(quantity, { [role]: values }, {}).value;
      } catch (error) {
        if (error instanceof InputError) return error.sentence;
        throw error;
      }
    },
  };
}

function normalised(values: Tensor): Tensor | Message {
  const layout = alongAxis(values.shape, -1);
  for (let row = 0; row < layout.rowCount; row++) {
    if (readRow(values, layout, row).every((value) => value === 0)) {
      return message('Row {0} holds only zeros: it cannot be normalised.', row);
    }
  }
  return rescaleRows(values, -1);
}

function largest(values: Tensor): Tensor {
  const layout = alongAxis(values.shape, -1);
  const indices = Float64Array.from({ length: layout.rowCount }, (_, row) => readRow(values, layout, row).indexOf(1));
  return tensor(indices, values.shape.slice(0, -1));
}

function tooMany(count: number): Message {
  return message('{0} numbers would be written: up to {1} are.', count, mostWritten);
}
