/**
 * Atoms: what the leaves of an expression are. They hold the numbers, and know where in the inputs these come from.
 */

import { scalar, type Tensor } from '../../core/index.ts';
import type { InputRole } from '../types.ts';

/** Where an element of a variable stands in the input it was taken from: input.data[offset + k·stride]. */
export interface Origin {
  readonly role: InputRole;
  readonly offset: number;
  readonly stride: number;
  /** of a selection: where each element stands, instead of at a stride */
  readonly positions?: readonly number[];
}

/** Values of the index letters while a series is being walked. */
export type Bindings = Readonly<Record<string, number>>;

export const unbound: Bindings = {};

/** What every node can do. */
export abstract class Node {
  /** The value of this expression; indices are looked up in `bindings`. */
  abstract evaluate(bindings?: Bindings): Tensor;
}

/** A number as it stands, with its place in the input where it has one. */
export class Literal extends Node {
  readonly kind = 'literal';
  readonly value: number;
  readonly source: { readonly role: InputRole; readonly index: number } | undefined;
  constructor(value: number, source?: { readonly role: InputRole; readonly index: number }) {
    super();
    this.value = value;
    this.source = source;
  }
  override evaluate(): Tensor {
    return scalar(this.value);
  }
}

/** A letter that stands for a tensor: z, p, y, L. `mark` is a subscript that is part of the name, such as the row in L₂. */
export class Variable extends Node {
  readonly kind = 'variable';
  readonly name: string;
  readonly value: Tensor;
  readonly mark: string | undefined;
  readonly origin: Origin | undefined;
  constructor(name: string, value: Tensor, details: { readonly mark?: string; readonly origin?: Origin } = {}) {
    super();
    this.name = name;
    this.value = value;
    this.mark = details.mark;
    this.origin = details.origin;
  }
  override evaluate(): Tensor {
    return this.value;
  }
}

function placeOf({ offset, stride, positions }: Origin, position: number): number {
  return positions ? positions[position] : offset + position * stride;
}

/** One element of a variable: zⱼ with a letter or z₂ with a number as index; shown as its symbol or as its value. */
export class Element extends Node {
  readonly kind = 'element';
  readonly of: Variable;
  readonly index: string | number;
  readonly show: 'symbol' | 'value';
  constructor(of: Variable, index: string | number, show: 'symbol' | 'value' = 'symbol') {
    super();
    this.of = of;
    this.index = index;
    this.show = show;
  }
  /** The position along the variable under these bindings, or undefined while the index letter is free. */
  position(bindings: Bindings): number | undefined {
    return typeof this.index === 'number' ? this.index : bindings[this.index];
  }
  /** The element as a number that knows its place. */
  at(position: number): Literal {
    const { origin, value } = this.of;
    return new Literal(value.data[position], origin && { role: origin.role, index: placeOf(origin, position) });
  }
  override evaluate(bindings: Bindings = unbound): Tensor {
    const position = this.position(bindings);
    if (position === undefined || !(position >= 0 && position < this.of.value.data.length)) {
      throw new RangeError(`the index ${this.index} of ${this.of.name} is not bound to an element`);
    }
    return scalar(this.of.value.data[position]);
  }
}
