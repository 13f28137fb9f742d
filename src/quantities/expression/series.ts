/**
 * Series: one node for all the terms of a sum, a maximum or a list. It knows all of them and which of them to show, so
 * an elided line is never a false one.
 */

import { compensatedSum, scalar, type Tensor, tensor } from '../../core/index.ts';
import { largest } from '../arithmetic.ts';
import type { Expression } from '../expression.ts';
import { type Bindings, Node, unbound } from './atoms.ts';
import { forAll } from './rebuilding.ts';
import { freeIndices } from './structure.ts';

/**
 * The body for every value of an index, 0 ≤ index < count: added up, the largest of them, or listed.
 * Shown as Σ with its index, or term by term with the terms `shown` names and an ellipsis for the others.
 * A sum may leave one position out (`except`, set as j ≠ k under the Σ); `shown` never names it.
 */
export class Series extends Node {
  readonly kind = 'series';
  readonly operation: 'sum' | 'maximum' | 'list';
  readonly index: string;
  readonly count: number;
  readonly body: Expression;
  /** the terms to write out, ascending; undefined: the Σ form */
  readonly shown: readonly number[] | undefined;
  /** of a sum: the one position that is left out */
  readonly except: number | undefined;
  #closedValue: Tensor | undefined;
  constructor(
    operation: 'sum' | 'maximum' | 'list',
    index: string,
    count: number,
    body: Expression,
    shown?: readonly number[],
    except?: number,
  ) {
    super();
    this.operation = operation;
    this.index = index;
    this.count = count;
    this.body = body;
    this.shown = shown;
    this.except = except;
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    // a series without free indices has one value; kept, so that a series inside a series costs one pass, not many
    if (this.#closedValue) return this.#closedValue;
    const value = this.walk(bindings);
    if (freeIndices(this).size === 0) this.#closedValue = value;
    return value;
  }
  private walk(bindings: Bindings): Tensor {
    const values = this.#together(bindings) ?? this.#oneByOne(bindings);
    if (this.operation === 'list') return tensor(values);
    return scalar(this.operation === 'sum' ? compensatedSum(values) : largest(values));
  }
  /** All terms in one pass over their variables: the same operations on the same numbers, without a walk for each term. */
  #together(bindings: Bindings): Float64Array | undefined {
    const { data, shape } = forAll(this.body, this.index, this.count)?.evaluate(bindings) ?? {};
    if (!data || !shape) return undefined;
    const values = shape.length === 0 ? new Float64Array(this.count).fill(data[0]) : data.slice();
    if (this.except !== undefined) values[this.except] = 0;
    return values;
  }
  #oneByOne(bindings: Bindings): Float64Array {
    const values = new Float64Array(this.count);
    for (let position = 0; position < this.count; position += 1) {
      if (position === this.except) continue;
      values[position] = this.body.evaluate({ ...bindings, [this.index]: position }).data[0];
    }
    return values;
  }
}

/**
 * Which of `count` terms to write out when at most `limit` may be shown: the first ones, the last three, and the target,
 * wherever it is.
 */
export function shownTerms(count: number, limit: number, target?: number): readonly number[] {
  if (count <= limit) return Array.from({ length: count }, (_, position) => position);
  const last = Math.min(3, Math.max(1, Math.floor(limit / 4)));
  const chosen = new Set<number>();
  for (let position = count - last; position < count; position += 1) chosen.add(position);
  if (target !== undefined && target >= 0 && target < count) chosen.add(target);
  for (let position = 0; chosen.size < limit; position += 1) chosen.add(position);
  return [...chosen].sort((a, b) => a - b);
}
