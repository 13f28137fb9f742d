/** Arithmetic of numbers and arrays as each library does it: which element type comes out, and what is rounded to it. */

import { mapElements, type Tensor } from '../../core/index.ts';
import { combined, indexed, stacked } from './shapes.ts';
import {
  type ArrayLibrary,
  type ArrayValue,
  arrayOf,
  type ElementType,
  heldAs,
  isFloating,
  notFollowed,
  Raised,
  type Value,
} from './values.ts';
import { mixedOperands, pythonFraction, requireFit } from './words.ts';

export type Operator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | Comparison;
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

type Combine = (a: number, b: number) => number;

const operations: Readonly<Record<Exclude<Operator, '@' | Comparison>, Combine>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': quotient,
  '%': remainder,
  '**': (a, b) => a ** b,
};

const comparisons: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/** A division without its fraction. What is left is taken away first: 1 // 0.1 is 9. */
function quotient(a: number, b: number): number {
  if (b === 0 || Number.isNaN(b)) return a / b;
  if (!Number.isFinite(b)) return a !== 0 && a < 0 !== b < 0 ? -1 : 0 * a;
  return Math.round((a - remainder(a, b)) / b);
}

/** What is left of a division; its sign is that of the divisor. */
function remainder(a: number, b: number): number {
  const left = a % b;
  return left !== 0 && left < 0 !== b < 0 ? left + b : left;
}

function isComparison(operator: Operator): operator is Comparison {
  return Object.hasOwn(comparisons, operator);
}

const largestWhole = Number.MAX_SAFE_INTEGER;

/** The value of an operation. @throws Raised, Unresolved */
export function operate(operator: Operator, left: Value, right: Value): Value {
  if (left.kind === 'array' || right.kind === 'array') return ofArrays(operator, left, right);
  const [a, b] = [plainNumber(left), plainNumber(right)];
  if (a && b && isComparison(operator)) return { kind: 'flag', value: comparisons[operator](a.value, b.value) };
  if (a && b && operator !== '@' && !isComparison(operator)) return ofNumbers(operator, a, b);
  if (left.kind === 'list' && right.kind === 'list' && operator === '+') {
    return { ...left, items: [...left.items, ...right.items] };
  }
  if (left.kind === 'list' && right.kind === 'number' && operator === '*' && right.value <= longestRepeat) {
    if (!right.isInteger) throw new Raised("TypeError: can't multiply sequence by non-int of type 'float'");
    return { ...left, items: Array.from({ length: Math.max(0, right.value) }, () => left.items).flat() };
  }
  return notFollowed(operator);
}

const longestRepeat = 1_000;

interface PlainNumber {
  readonly value: number;
  readonly isInteger: boolean;
}

function plainNumber(value: Value): PlainNumber | undefined {
  if (value.kind === 'number') return value;
  return value.kind === 'flag' ? { value: value.value ? 1 : 0, isInteger: true } : undefined;
}

function ofNumbers(operator: keyof typeof operations, a: PlainNumber, b: PlainNumber): Value {
  if (b.value === 0 && (operator === '/' || operator === '//' || operator === '%')) {
    throw new Raised('ZeroDivisionError: division by zero');
  }
  const value = operations[operator](a.value, b.value);
  if (operator === '**') checkPower(a.value, b.value, value);
  const isInteger = a.isInteger && b.isInteger && operator !== '/' && !(operator === '**' && b.value < 0);
  // Python's whole numbers have no end
  if (isInteger && Math.abs(value) > largestWhole) return notFollowed('a whole number beyond 2^53');
  return { kind: 'number', value, isInteger };
}

/** @throws Raised where the power is too large, Unresolved where it is no real number */
function checkPower(base: number, exponent: number, power: number): void {
  if (!Number.isFinite(base) || !Number.isFinite(exponent)) return;
  if (base === 0 && exponent < 0) throw new Raised('ZeroDivisionError: 0.0 cannot be raised to a negative power');
  if (Number.isNaN(power)) notFollowed('a complex number');
  if (!Number.isFinite(power)) throw new Raised("OverflowError: (34, 'Numerical result out of range')");
}

function ofArrays(operator: Operator, left: Value, right: Value): Value {
  const [a, b] = operandsOf(left, right, operator);
  if (operator === '@') return matrixProduct(a, b);
  const { library } = a;
  const type = typeOf(operator, left, right, a, b);
  requireFit(library, operator, a.exact, b.exact);
  if (isComparison(operator)) {
    const compare = comparisons[operator];
    const held = combined(inType(a, type), inType(b, type), (x, y) => (compare(x, y) ? 1 : 0));
    return arrayOf(library, 'bool', held);
  }
  if (library === 'numpy') refuseInNumpy(operator, type, [a, b]);
  if (operator === '**' && !isFloating(type) && b.held.data.some((exponent) => exponent < 0)) {
    return notFollowed('a negative power of whole numbers');
  }
  return combinedInType(a, b, type, operations[operator]);
}

/** What NumPy does otherwise with flags and whole numbers. */
function refuseInNumpy(operator: Operator, type: ElementType, [a, b]: readonly [ArrayValue, ArrayValue]): void {
  if (a.type === 'bool' && b.type === 'bool') {
    if (operator !== '-') notFollowed('arithmetic of flags');
    throw new Raised('TypeError: numpy boolean subtract, the `-` operator, is not supported');
  }
  if (operator === '**' && !isFloating(type) && b.held.data.some((exponent) => exponent < 0)) {
    throw new Raised('ValueError: Integers to negative integer powers are not allowed.');
  }
}

/** Two values of which one is an array, or a list that becomes one, element by element. @throws Raised, Unresolved */
export function combinedValues(left: Value, right: Value, library: ArrayLibrary, combine: Combine): ArrayValue {
  const [a, b] = [operandOf(left, library, floatOf[library]), operandOf(right, library, floatOf[library])];
  return combinedInType(a, b, typeOf('+', left, right, a, b), combine);
}

function combinedInType(a: ArrayValue, b: ArrayValue, type: ElementType, combine: Combine): ArrayValue {
  const { library } = a;
  const isUnrounded = a.held === a.exact && b.held === b.exact;
  if (!isFloating(type)) return arrayOf(library, type, combined(a.held, b.held, combine));
  const exact = combined(a.exact, b.exact, combine);
  if (type === 'float64' && isUnrounded) return arrayOf(library, type, exact);
  const held = combined(inType(a, type), inType(b, type), (x, y) => heldAs(type, combine(x, y)));
  return { kind: 'array', library, type, held, exact };
}

/** A plain number is rounded to the array's element type first. */
function inType({ held }: ArrayValue, type: ElementType): Tensor {
  return isFloating(type) ? mapElements(held, (value) => heldAs(type, value)) : held;
}

/** Both operands as arrays of one library: TensorFlow and JAX take NumPy's arrays as their own. */
function operandsOf(left: Value, right: Value, operator: Operator): readonly [ArrayValue, ArrayValue] {
  const libraries = [left, right].flatMap((value) => (value.kind === 'array' ? value.library : []));
  const library = libraries.find((each) => each !== 'numpy') ?? libraries[0] ?? notFollowed(operator);
  if (libraries.some((each) => each !== library && (each !== 'numpy' || !takesNumpy.has(library)))) {
    return notFollowed('arithmetic across libraries');
  }
  const typeBeside = (other: Value): ElementType => (other.kind === 'array' ? other.type : floatOf[library]);
  return [operandOf(left, library, typeBeside(right)), operandOf(right, library, typeBeside(left))];
}

const takesNumpy: ReadonlySet<ArrayLibrary> = new Set(['tensorflow', 'jax']);

function operandOf(value: Value, library: ArrayLibrary, beside: ElementType): ArrayValue {
  if (value.kind === 'array') {
    if (value.library === library) return value;
    if (library === 'jax') return arrayFrom(value, library, isWide(beside) ? value.type : narrowed(value.type));
    // TensorFlow converts it to the type of the tensor
    return isFloating(beside) ? arrayFrom(value, library, beside) : notFollowed('whole numbers with an array of NumPy');
  }
  const number = plainNumber(value);
  if (number) return arrayOf(library, 'float64', { shape: [], data: Float64Array.of(number.value) });
  if (value.kind === 'list' && library === 'numpy') return arrayFrom(value, 'numpy');
  if (value.kind === 'list' && library === 'tensorflow' && isFloating(beside)) return arrayFrom(value, library, beside);
  return notFollowed('arithmetic of an array and something else');
}

const isWide = (type: ElementType): boolean => type === 'float64' || type === 'int64';

/** What JAX makes of an element type where 64 bits are not enabled. */
export function narrowed(type: ElementType): ElementType {
  if (type === 'float64') return 'float32';
  return type === 'int64' ? 'int32' : type;
}

/** The element type of a result. Plain numbers take that of the array beside them, as far as they fit. */
function typeOf(operator: Operator, left: Value, right: Value, a: ArrayValue, b: ArrayValue): ElementType {
  const { library } = a;
  const types = [
    left.kind === 'array' || left.kind === 'list' ? a.type : undefined,
    right.kind === 'array' || right.kind === 'list' ? b.type : undefined,
  ];
  const [first = 'bool', second = first] = types.filter((type) => type !== undefined);
  const hasFraction = [left, right].some((value) => value.kind === 'number' && !value.isInteger);
  const common = commonType(first, second, library, operator);
  if (isFloating(common)) return common;
  if (common === 'bool' && library === 'tensorflow') return notFollowed('arithmetic of flags');
  if (hasFraction && library === 'tensorflow') {
    const fraction = [left, right].find((value) => value.kind === 'number');
    throw new Raised(
      `TypeError: Cannot convert ${fraction?.kind === 'number' ? pythonFraction(fraction.value) : ''} to EagerTensor of dtype ${common}`,
    );
  }
  if (hasFraction || operator === '/') {
    const isDouble = library === 'numpy' || library === 'tensorflow' || (library === 'jax' && isWide(common));
    return isDouble ? 'float64' : 'float32';
  }
  if (common !== 'bool') return common;
  return library === 'jax' ? 'int32' : 'int64';
}

const order: readonly ElementType[] = ['bool', 'uint8', 'int32', 'int64', 'float16', 'float32', 'float64'];

/** The element type that holds both. */
export function commonType(
  one: ElementType,
  other: ElementType,
  library: ArrayLibrary,
  operator: Operator = '+',
): ElementType {
  if (one === other) return one;
  if (library === 'tensorflow') throw new Raised(mixedOperands(operator, one, other));
  const larger = order.indexOf(one) > order.indexOf(other) ? one : other;
  const hasWhole = !isFloating(one) || !isFloating(other);
  const isSmall = [one, other].some((type) => type === 'bool' || type === 'uint8');
  // NumPy has no float32 that holds every whole number
  if (library === 'numpy' && hasWhole && isFloating(larger) && !isSmall) return 'float64';
  return larger;
}

function matrixProduct(a: ArrayValue, b: ArrayValue): Value {
  const type = commonType(a.type, b.type, a.library);
  const [one, other] = [a.held.shape, b.held.shape];
  const rank = Math.max(one.length, other.length);
  if (rank > 3 || (rank === 3 && (one.length !== 3 || other.length !== 3 || one[0] !== other[0]))) {
    return notFollowed('a product of so many axes');
  }
  const inner = one[one.length - 1];
  if (inner === undefined || inner !== other[rank === 3 ? 1 : 0]) throw new Raised(productError(a, b));
  if (inner === 0) return notFollowed('a product of empty arrays');
  const product = (left: Tensor, right: Tensor, held: ElementType): Tensor => {
    if (rank < 3) return productOf(left, right, held);
    // as many matrices on both sides
    const each = Array.from({ length: one[0] }, (_, place) => {
      const [matrix, beside] = [left, right].map((all) => indexed(all, [{ kind: 'place', place }]));
      return productOf(matrix, beside, held);
    });
    return stacked(each, 0);
  };
  const held = product(a.held, b.held, type);
  if (!isFloating(type)) return arrayOf(a.library, type, held);
  return { ...a, type, held, exact: product(a.exact, b.exact, 'float64') };
}

/** Of two matrices, or with a vector on one side. */
function productOf(one: Tensor, other: Tensor, held: ElementType): Tensor {
  const inner = one.shape[one.shape.length - 1];
  const columns = other.shape[1] ?? 1;
  const data = Float64Array.from({ length: (one.data.length / inner) * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    let sum = 0;
    for (let k = 0; k < inner; k += 1) sum += one.data[row * inner + k] * other.data[k * columns + column];
    return heldAs(held, sum);
  });
  return { shape: [...one.shape.slice(0, -1), ...other.shape.slice(1)], data };
}

function productError({ library, held: { shape: one } }: ArrayValue, { held: { shape: other } }: ArrayValue): string {
  if (library !== 'numpy') {
    return `RuntimeError: mat1 and mat2 shapes cannot be multiplied (${one.join('x')} and ${other.join('x')})`;
  }
  const scalarAt = [one, other].findIndex(({ length }) => length === 0);
  if (scalarAt >= 0) return `ValueError: matmul: Input operand ${scalarAt} does not have enough dimensions (has 0)`;
  return `ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size ${other[0]} is different from ${one[one.length - 1]})`;
}

/** What a list of numbers becomes where an array is expected. @throws Raised where it is ragged */
export function arrayFrom(value: Value, library: ArrayLibrary, wanted?: ElementType): ArrayValue {
  if (value.kind === 'array') {
    const type = wanted ?? value.type;
    if (type === value.type) return { ...value, library };
    // what was rounded once stays so
    return {
      ...arrayOf(library, type, value.held),
      exact: isFloating(type) ? value.exact : arrayOf(library, type, value.held).exact,
    };
  }
  const together = value.kind === 'list' ? stackedArrays(value.items) : undefined;
  if (together) return arrayFrom({ ...together, library }, library, wanted);
  const leaves: PlainNumber[] = [];
  let hasFlagsOnly = true;
  const gather = (each: Value, depth: number): readonly number[] => {
    if (each.kind === 'array') {
      hasFlagsOnly &&= each.type === 'bool';
      for (const number of each.exact.data) leaves.push({ value: number, isInteger: !isFloating(each.type) });
      return each.exact.shape;
    }
    if (each.kind !== 'list') {
      const number = plainNumber(each) ?? notFollowed('a list of something else than numbers');
      hasFlagsOnly &&= each.kind === 'flag';
      leaves.push(number);
      return [];
    }
    const shapes = each.items.map((item) => gather(item, depth + 1));
    const [first = []] = shapes;
    if (shapes.some((shape) => shape.join() !== first.join())) throw new Raised(raggedErrors[library]);
    return [each.items.length, ...first];
  };
  const shape = gather(value, 0);
  const isWhole = leaves.every(({ isInteger }) => isInteger);
  const own: ElementType =
    leaves.length === 0 || !isWhole ? floatOf[library] : hasFlagsOnly ? 'bool' : wholeOf[library];
  return arrayOf(library, wanted ?? own, { shape, data: Float64Array.from(leaves, (leaf) => leaf.value) });
}

/** Arrays of one type and shape in a list, as one; each keeps what it holds. */
function stackedArrays(items: readonly Value[]): ArrayValue | undefined {
  const arrays = items.flatMap((item) => (item.kind === 'array' ? item : []));
  const [first] = arrays;
  const isAlike = ({ type, exact }: ArrayValue): boolean =>
    type === first.type && exact.shape.join() === first.exact.shape.join();
  if (!first || arrays.length < items.length || !arrays.every(isAlike)) return undefined;
  const of = (tensor: (array: ArrayValue) => Tensor): Tensor => stacked(arrays.map(tensor), 0);
  const exact = of((array) => array.exact);
  const isUnrounded = arrays.every((array) => array.held === array.exact);
  return { ...first, exact, held: isUnrounded ? exact : of((array) => array.held) };
}

const floatOf: Readonly<Record<ArrayLibrary, ElementType>> = {
  torch: 'float32',
  tensorflow: 'float32',
  numpy: 'float64',
  jax: 'float32',
  tfjs: 'float32',
};

const wholeOf: Readonly<Record<ArrayLibrary, ElementType>> = {
  torch: 'int64',
  tensorflow: 'int32',
  numpy: 'int64',
  jax: 'int32',
  tfjs: 'float32',
};

const raggedErrors: Readonly<Record<ArrayLibrary, string>> = {
  torch: 'ValueError: expected sequence of equal length at every dim',
  tensorflow: "ValueError: Can't convert non-rectangular Python sequence to Tensor.",
  numpy: 'ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape.',
  jax: 'ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape.',
  tfjs: 'Error: Element arr should have equal lengths.',
};

/** The sign of a number or of every element. */
export function negated(value: Value): Value {
  if (value.kind === 'list') throw new Raised(`TypeError: bad operand type for unary -: '${value.form}'`);
  if (value.kind === 'array' && value.library === 'numpy' && value.type === 'bool') {
    throw new Raised('TypeError: The numpy boolean negative, the `-` operator, is not supported');
  }
  return operate('*', value.kind === 'flag' ? { kind: 'number', value: value.value ? 1 : 0, isInteger: true } : value, {
    kind: 'number',
    value: -1,
    isInteger: true,
  });
}
