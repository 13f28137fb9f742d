/**
 * Binary: how the elementwise losses are evaluated, from losses and slopes of the entries to the reduced value.
 */

import {
  type AxisLayout,
  alongAxis,
  averageRows,
  dividePairs,
  type Pair,
  type PairTensor,
  type Tensor,
  unitOf,
} from '../../core/index.ts';
import type { Evaluation, QuantityOptions } from '../types.ts';
import { axisOf, conventionOf } from './conventions.ts';
import { baseOf, inBase, type ReducedLoss, reduceEntries } from './reducing.ts';

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

/** Elementwise losses in nats, with the labels that count. */
export interface BinaryEntries {
  readonly losses: PairTensor;
  readonly labels: Tensor;
  /** the gradient by the logits where there are logits, from the derivative of the result by each entry's loss */
  readonly gradientOf?: (factorOf: (index: number) => Pair) => Tensor;
}

/** Reduces elementwise losses under the options and the convention. @throws InputError `axis`, `shape` */
export function computeBinary(
  entries: BinaryEntries,
  parts: Readonly<Record<string, Tensor>>,
  options: QuantityOptions,
): BinaryLoss {
  const elements = inBase(entries.losses, options);
  const { shape } = elements;
  const averaged =
    conventionOf(options).averagesLastAxis && shape.length > 0 ? alongAxis(shape, axisOf(options)) : undefined;
  const losses = averaged ? averageRows(entries.losses, averaged) : entries.losses;
  const loss = reduceEntries({ losses, predictionShape: shape }, options);
  const factorOf = factorsOf(loss, averaged);
  return {
    value: loss.reduced.value,
    ...(entries.gradientOf && { gradients: { logits: entries.gradientOf(factorOf) } }),
    parts: { ...parts, ...loss.parts, elements, labels: entries.labels },
    warnings: loss.warnings,
    elements,
    averaged,
    loss,
    factors: shares(elements.data.length, factorOf, options),
    labels: entries.labels,
  };
}

/** The derivative of the result by an entry's loss: every entry of an averaged row gets an equal share of its row's. */
function factorsOf(loss: ReducedLoss, averaged: AxisLayout | undefined): (index: number) => Pair {
  const { factorOf } = loss.reduced;
  if (averaged === undefined) return factorOf;
  const { length, stride } = averaged;
  const rowOf = (index: number) => Math.floor(index / (stride * length)) * stride + (index % stride);
  return (index) => dividePairs(factorOf(rowOf(index)), { high: length, low: 0 });
}

/** What each entry's slope is multiplied with in the unit of the losses, for the derivation. */
function shares(count: number, factorOf: (index: number) => Pair, options: QuantityOptions): Float64Array {
  const unit = unitOf(baseOf(options));
  return Float64Array.from({ length: count }, (_, index) => dividePairs(factorOf(index), unit).high);
}
