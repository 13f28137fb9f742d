/** What TensorFlow.js makes a tensor of: numbers, lists of them and typed arrays; and in which words it refuses others. */

import { library, raise } from './tfjsOperations.ts';
import { type ArrayValue, arrayOf, type ElementType, type Given, missing, notFollowed, type Value } from './values.ts';

/** The type that the first number of a value has; text is none of ours. */
export function inferredType(value: Value | undefined): ElementType | 'string' {
  switch (value?.kind) {
    case 'list':
      if (value.typeName === undefined) return inferredType(value.items[0]);
      if (value.typeName === 'Float32Array') return 'float32';
      return value.typeName === 'Float64Array' ? notFollowed(value.typeName) : 'int32';
    case 'flag':
      return 'bool';
    case 'string':
      return 'string';
    default:
      return 'float32';
  }
}

/** The lengths of lists in lists, by the first of each. */
export function inferredShape(value: Value): number[] {
  const shape: number[] = [];
  for (let each: Value | undefined = value; each?.kind === 'list'; each = each.items[0]) shape.push(each.items.length);
  requireShape(value, shape);
  return shape;
}

/** Lists of several lengths become a tensor that holds another number of elements than it says. */
function requireShape(value: Value, [length, ...rest]: readonly number[]): void {
  const found = value.kind === 'list' ? value.items.length : undefined;
  if (found !== length) notFollowed('lists of several lengths');
  if (value.kind === 'list') for (const item of value.items) requireShape(item, rest);
}

function leavesOf(value: Value): readonly number[] {
  switch (value.kind) {
    case 'list':
      return value.items.flatMap(leavesOf);
    case 'number':
      return [value.value];
    case 'flag':
      return [value.value ? 1 : 0];
    default:
      return notFollowed('a tensor of something else than numbers');
  }
}

/** A tensor of the numbers in a value. */
export function tensorOf(value: Value, type: ElementType, shape = inferredShape(value)): ArrayValue {
  const data = Float64Array.from(leavesOf(value));
  const inType = type === 'int32' ? data.map((each) => Int32Array.of(each)[0]) : data;
  if (type === 'bool' && data.some((each) => each !== 0 && each !== 1)) return notFollowed('flags of other numbers');
  return arrayOf(library, type, { shape, data: inType });
}

/** What an argument must be: numbers of any type, or of this one. */
type Wanted = 'numeric' | 'float32' | 'int32';

/** The tensor that a function takes for an argument. @throws Raised as it does for what it can't take */
export function tensorIn(given: Given, name: string, called: string, wanted: Wanted = 'numeric'): ArrayValue {
  return tensorFrom(given[name] ?? missing, name, called, wanted);
}

export function tensorFrom(value: Value, name: string, called: string, wanted: Wanted = 'numeric'): ArrayValue {
  const argument = `Argument '${name}' passed to '${called}' must be`;
  if (value.kind === 'array') {
    if (value.library !== library) return notFollowed('an array of another library');
    if (wanted !== 'numeric' && value.type !== wanted) {
      raise(`${argument} ${wanted} tensor, but got ${value.type} tensor`);
    }
    return value;
  }
  const own = inferredType(value);
  if (own === 'string') raise(`${argument} ${wanted} tensor, but got string tensor`);
  if (wanted !== 'numeric' || value.kind === 'number' || value.kind === 'flag' || value.kind === 'list') {
    if (value.kind === 'number' || value.kind === 'flag' || value.kind === 'list') {
      return tensorOf(value, wanted === 'numeric' ? own : wanted);
    }
  }
  if (value.kind === 'nothing' || value === missing) raise(`${argument} a Tensor or TensorLike, but got 'null'`);
  return notFollowed(name);
}

/** A list of tensors. */
export function tensorsIn(given: Given, name: string, called: string): readonly ArrayValue[] {
  const value = given[name];
  if (value?.kind !== 'list' || value.typeName !== undefined) {
    return raise(`Argument ${name} passed to ${called} must be a \`Tensor[]\` or \`TensorLike[]\``);
  }
  return value.items.map((item, order) => tensorFrom(item, `${name}[${order}]`, called));
}

/** Whether nothing was given, or null. */
export function isAbsent(value: Value | undefined): boolean {
  return value === undefined || value === missing || value.kind === 'nothing';
}

/** A type by its name. */
export function typeIn(given: Given, name = 'dtype'): ElementType | undefined {
  const value = given[name];
  if (isAbsent(value)) return undefined;
  const text = value?.kind === 'string' ? value.value : notFollowed('this dtype');
  return text === 'float32' || text === 'int32' || text === 'bool' ? text : notFollowed(text);
}

/** Sizes that were given as a list; undefined where none was. */
export function shapeIn(given: Given, name = 'shape'): number[] | undefined {
  const value = given[name];
  if (isAbsent(value)) return undefined;
  if (value?.kind !== 'list') return notFollowed('this shape');
  return value.items.map((item) =>
    item.kind === 'number' && Number.isInteger(item.value) ? item.value : notFollowed('this shape'),
  );
}
