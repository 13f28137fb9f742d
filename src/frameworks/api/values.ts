/**
 * Values of a framework's code as far as they can be known without running it. An array has its numbers twice: as the
 * framework holds them in its element type, and without that rounding.
 */

import { type Message, message, type Tensor } from '../../core/index.ts';

/** How numbers are held. */
export type ElementType = 'float16' | 'bfloat16' | 'float32' | 'float64' | 'int32' | 'int64' | 'uint8' | 'bool';

export type ArrayLibrary = 'torch' | 'tensorflow' | 'numpy' | 'jax' | 'tfjs';

export interface ArrayValue {
  readonly kind: 'array';
  readonly library: ArrayLibrary;
  readonly type: ElementType;
  /** rounded to the element type, as the framework has it after every operation; the very same as `exact` where nothing was rounded */
  readonly held: Tensor;
  /** from the numbers as they are written, in double precision */
  readonly exact: Tensor;
}

export interface ListValue {
  readonly kind: 'list';
  readonly form: 'list' | 'tuple';
  readonly items: readonly Value[];
  /** of a typed array of JavaScript: its name, and what an item becomes in it */
  readonly typeName?: string;
  readonly elements?: (value: number) => number;
}

export type Value =
  | ArrayValue
  | ListValue
  | { readonly kind: 'number'; readonly value: number; readonly isInteger: boolean }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, Value> }
  /** a module, a function or a class, by its full name */
  | { readonly kind: 'path'; readonly path: string }
  /** a method of a value */
  | { readonly kind: 'method'; readonly object: Value; readonly name: string }
  /** an object of one of the classes below, with what it was made from */
  | {
      readonly kind: 'instance';
      readonly path: string;
      readonly given: Given;
      /** why it can't be known what it was made from, or that it can't be made */
      readonly trouble?: Unresolved | Raised;
    };

/** The arguments of a call by the names of their parameters. */
export type Given = Readonly<Record<string, Value>>;

/** Thrown where a value can't be known from the text; whoever asked says why. */
export class Unresolved extends Error {
  readonly reason: Message;

  constructor(reason: Message) {
    super(reason.text);
    this.reason = reason;
  }
}

/** Thrown where the framework raises instead of giving a value. */
export class Raised extends Error {
  /** in the framework's words, the type first: "IndexError: Target 3 is out of bounds." */
  readonly error: string;

  constructor(error: string) {
    super(error);
    this.error = error;
  }
}

/** @throws Unresolved for what is known to be possible and not followed here */
export function notFollowed(what: string): never {
  throw new Unresolved(message('{0} is not followed here', what));
}

export const nothing: Value = { kind: 'nothing' };

/** JavaScript's undefined: what is not there, for which a default stands where there is one. */
export const missing: Value = { kind: 'path', path: 'undefined' };

const floats: ReadonlySet<ElementType> = new Set(['float16', 'bfloat16', 'float32', 'float64']);

/** Whether the elements may have a fraction. */
export function isFloating(type: ElementType): boolean {
  return floats.has(type);
}

/** A number as an element type holds it. */
export function heldAs(type: ElementType, value: number): number {
  switch (type) {
    case 'float32':
      return Math.fround(value);
    case 'float64':
      return value;
    case 'bool':
      return value === 0 ? 0 : 1;
    case 'int32':
    case 'int64':
    case 'uint8':
      return whole(value, wholeRanges[type]);
    default:
      return notFollowed(type);
  }
}

const wholeRanges = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  // beyond, a double does not hold every one
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  uint8: [0, 255],
} as const;

/** A whole number; what becomes of one that does not fit differs from library to library. */
function whole(value: number, [least, most]: readonly [number, number]): number {
  const cut = Math.trunc(value);
  return cut >= least && cut <= most ? cut : notFollowed(String(value));
}

/** An array from the numbers as they are written. */
export function arrayOf(library: ArrayLibrary, type: ElementType, exact: Tensor): ArrayValue {
  if (type === 'float64') return { kind: 'array', library, type, held: exact, exact };
  const held = { shape: exact.shape, data: exact.data.map((value) => heldAs(type, value)) };
  // whole numbers and flags are exact as they are held
  return { kind: 'array', library, type, held, exact: isFloating(type) ? exact : held };
}

/** The same computation on what is held, rounded after it, and on the exact numbers. */
export function mapArray(array: ArrayValue, change: (tensor: Tensor) => Tensor, type = array.type): ArrayValue {
  const exact = change(array.exact);
  if (type === 'float64' && array.held === array.exact) return { ...array, type, held: exact, exact };
  const { shape, data } = change(array.held);
  return { ...array, type, exact, held: { shape, data: data.map((value) => heldAs(type, value)) } };
}
