/**
 * Binary: how the elementwise losses are evaluated, from losses and slopes of the entries to the reduced value.
 */

import { type AxisLayout, alongAxis, reduceRows, type Tensor } from '../../core/index.ts';
import type { Evaluation, QuantityOptions } from '../types.ts';
import { axisOf, conventionOf } from './conventions.ts';
import { inBase, type ReducedLoss, reduceEntries } from './reducing.ts';
import { scaleElements } from './scaling.ts';

/** An elementwise loss with all that its derivation shows. */
export interface BinaryLoss extends Evaluation {
  /** one loss an entry, in the base of the options */
  readonly elements: Tensor;
  /** the rows that a framework averages before the reduction; undefined: none */
  readonly averaged: AxisLayout | undefined;
  readonly loss: ReducedLoss;
  /** for each entry, the derivative of the value by its loss */
  readonly factors: Float64Array;
  /** the labels after smoothing */
  readonly labels: Tensor;
}

/** Reduces elementwise losses (in nats) under the options and the convention. @throws InputError `axis`, `shape` */
export function computeBinary(
  entries: { readonly losses: Tensor; readonly gradient?: Tensor; readonly labels: Tensor },
  parts: Readonly<Record<string, Tensor>>,
  options: QuantityOptions,
): BinaryLoss {
  const elements = inBase(entries.losses, options);
  const { shape } = elements;
  const averaged =
    conventionOf(options).averagesLastAxis && shape.length > 0 ? alongAxis(shape, axisOf(options)) : undefined;
  const losses = averaged ? reduceRows(elements, axisOf(options), mean) : elements;
  const loss = reduceEntries({ losses, predictionShape: shape }, options);
  const factors = new Float64Array(elements.data.length);
  if (averaged) spread(loss.reduced.factors, averaged, factors);
  else factors.set(loss.reduced.factors);
  return {
    value: loss.reduced.value,
    ...(entries.gradient && { gradients: { logits: scaleElements(entries.gradient, factors, options) } }),
    parts: { ...parts, ...loss.parts, elements, labels: entries.labels },
    warnings: loss.warnings,
    elements,
    averaged,
    loss,
    factors,
    labels: entries.labels,
  };
}

const mean = (row: Float64Array) => row.reduce((total, value) => total + value, 0) / row.length;

/** Every entry of a row gets an equal share of its row's factor. */
function spread(rowFactors: Float64Array, layout: AxisLayout, factors: Float64Array): void {
  for (let row = 0; row < layout.rowCount; row += 1) {
    for (let k = 0; k < layout.length; k += 1) {
      factors[layout.rowStart(row) + k * layout.stride] = rowFactors[row] / layout.length;
    }
  }
}
