/**
 * Float32 rows: the quantities of rows and single elements in single precision, each made from the function of one row.
 */

import { alongAxis, float32, mapElements, mapRows, readRow, reduceRows, type Tensor } from '../../core/index.ts';
import type { InputRole } from '../types.ts';
import { axisOf, conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { dividedLogits, inBaseInFloat32 } from './float32.ts';
import { given } from './inputs.ts';

type InFloat32 = (question: Question) => Tensor;

/** Rows of logits become rows. */
export function logitRowsInFloat32(image: (row: Float64Array) => Float64Array): InFloat32 {
  return ({ inputs, options }) =>
    inBaseInFloat32(mapRows(dividedLogits(given(inputs, 'logits'), options), axisOf(options), image), options);
}

/** Rows of logits become one number each. */
export function reducedLogitsInFloat32(reduce: (row: Float64Array) => number): InFloat32 {
  return ({ inputs, options }) =>
    inBaseInFloat32(reduceRows(dividedLogits(given(inputs, 'logits'), options), axisOf(options), reduce), options);
}

/** Every element by itself. */
export function elementsInFloat32(role: InputRole, image: (value: number) => number): InFloat32 {
  return ({ inputs, options }) => inBaseInFloat32(mapElements(given(inputs, role), image), options);
}

/** Rows of two distributions, of p twice where only p is asked for, become one amount of information each. */
export function distributionsInFloat32(
  roles: readonly ['p'] | readonly ['p', 'q'],
  reduce: (p: Float64Array, q: Float64Array) => number,
): InFloat32 {
  return (question) => inBaseInFloat32(nats(question, roles, reduce), question.options);
}

/** e^H of the entropy, or of the cross entropy where there is a q. */
export function perplexityInFloat32(question: Question): Tensor {
  const roles = question.inputs.q === undefined ? (['p'] as const) : (['p', 'q'] as const);
  return mapElements(nats(question, roles, float32.weightedSurprisal), float32.exp);
}

function nats(
  { inputs, options }: Question,
  roles: readonly ['p'] | readonly ['p', 'q'],
  reduce: (p: Float64Array, q: Float64Array) => number,
): Tensor {
  const axis = axisOf(options);
  const { rescales } = conventionOf(options);
  const [p, q = p] = roles.map((role) =>
    rescales ? mapRows(given(inputs, role), axis, float32.rescaleRow) : given(inputs, role),
  );
  const layout = alongAxis(p.shape, axis);
  const data = Float64Array.from({ length: layout.rowCount }, (_, row) =>
    reduce(readRow(p, layout, row), readRow(q, layout, row)),
  );
  return { data, shape: layout.outerShape };
}
