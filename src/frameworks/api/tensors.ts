/** What TensorFlow makes of the values that it is given, and what it refuses. */

import { arrayFrom } from './arithmetic.ts';
import { typeNamed } from './elementTypes.ts';
import {
  type ArrayValue,
  type ElementType,
  type Given,
  isFloating,
  notFollowed,
  Raised,
  type Value,
} from './values.ts';
import { tensorflowTypeNames } from './words.ts';

const library = 'tensorflow';
const plainTypes = { float: 'float32', int: 'int32' } as const;

/** The element type that was asked for. */
export const tensorTypeIn = (given: Given, name = 'dtype'): ElementType | undefined =>
  typeNamed(given[name], plainTypes);

/** A tensor from what was given. @throws Raised where TensorFlow makes none of it */
export function tensorIn(given: Given, name: string, wanted?: ElementType): ArrayValue {
  return tensorFrom(given[name], wanted);
}

/** A tensor from a value, in the element type that was asked for. @throws Raised, Unresolved */
export function tensorFrom(value: Value, wanted?: ElementType): ArrayValue {
  if (value.kind === 'array') return fromArray(value, wanted);
  if (value.kind === 'nothing') {
    throw new Raised(
      "ValueError: Attempt to convert a value (None) with an unsupported type (<class 'NoneType'>) to a Tensor.",
    );
  }
  const leaves = leavesOf(value);
  const types = new Set(leaves.flatMap((leaf) => (leaf.kind === 'array' ? leaf.type : [])));
  if (types.size > 1) return notFollowed('tensors of several types');
  const [own] = types;
  if (own !== undefined && wanted !== undefined && wanted !== own) return notFollowed('tensors in another dtype');
  if (own === undefined) checkNumbers(leaves, wanted);
  const hasLarge = leaves.some((leaf) => leaf.kind === 'number' && leaf.isInteger && Math.abs(leaf.value) >= 2 ** 31);
  const isWhole = leaves.every((leaf) => leaf.kind === 'number' && leaf.isInteger);
  return arrayFrom(value, library, wanted ?? own ?? (hasLarge && isWhole ? 'int64' : undefined));
}

function fromArray(array: ArrayValue, wanted: ElementType | undefined): ArrayValue {
  if (array.library === 'numpy') return arrayFrom({ ...array, library }, library, wanted);
  if (array.library !== library) return notFollowed('an array of another library');
  if (wanted !== undefined && wanted !== array.type) {
    throw new Raised(`ValueError: Tensor conversion requested dtype ${wanted} for Tensor with dtype ${array.type}`);
  }
  return array;
}

/** The numbers and arrays in lists of lists. */
export function leavesOf(value: Value): Value[] {
  return value.kind === 'list' ? value.items.flatMap(leavesOf) : [value];
}

function checkNumbers(leaves: readonly Value[], wanted: ElementType | undefined): void {
  const flags = leaves.filter(({ kind }) => kind === 'flag').length;
  if (flags > 0 && flags < leaves.length) {
    throw new Raised("ValueError: Can't convert Python sequence with mixed types to Tensor.");
  }
  const hasFraction = leaves.some((leaf) => leaf.kind === 'number' && !leaf.isInteger);
  if (hasFraction && wanted !== undefined && !isFloating(wanted)) {
    throw new Raised(`TypeError: Cannot convert the given values to EagerTensor of dtype ${wanted}`);
  }
}

export const floats = 'half, bfloat16, float, double';
export const complexFloats = 'bfloat16, half, float, double, complex64, complex128';

/** @throws Raised where the elements are no fractions */
export function requireFloats(array: ArrayValue, allowed: string): ArrayValue {
  if (isFloating(array.type)) return array;
  throw new Raised(
    `InvalidArgumentError: Value for attr 'T' of ${tensorflowTypeNames[array.type]} is not in the list of allowed values: ${allowed}`,
  );
}

/** An axis of a reduction, counted from the front; undefined for all of them. @throws Raised where there is none */
export function reducedAxis(given: Given, { exact: { shape } }: ArrayValue, name = 'axis'): number | undefined {
  const value = given[name];
  if (value === undefined || value.kind === 'nothing') return undefined;
  const axes = (value.kind === 'list' ? value.items : [value]).map((item) =>
    item.kind === 'number' ? item.value : notFollowed(name),
  );
  for (const axis of axes) checkAxis(axis, shape.length);
  const fromFront = [...new Set(axes.map((axis) => (axis < 0 ? axis + shape.length : axis)))];
  if (fromFront.length === 1) return fromFront[0];
  return fromFront.length === shape.length && shape.length > 0 ? undefined : notFollowed('several axes');
}

/** @throws Raised where an array of this many axes has none such */
export function checkAxis(axis: number, rank: number): void {
  if (axis >= -rank && axis < rank) return;
  throw new Raised(`InvalidArgumentError: Invalid reduction dimension (${axis} for input with ${rank} dimension(s)`);
}
