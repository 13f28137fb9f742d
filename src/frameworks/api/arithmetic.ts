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

export type Operator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | Comparison;
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

const comparisons: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function isComparison(operator: Operator): operator is Comparison {
  return Object.hasOwn(comparisons, operator);
}

type Arithmetic = Exclude<Operator, '@' | Comparison>;

const operations: Readonly<Record<Arithmetic, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '%': (a, b) => a - b * Math.floor(a / b),
  '**': (a, b) => a ** b,
};

const largestWhole = Number.MAX_SAFE_INTEGER;

/** The value of an operation. @throws Raised, Unresolved */
export function operate(operator: Operator, left: Value, right: Value): Value {
  if (isComparison(operator)) return compared(operator, left, right);
  if (left.kind === 'array' || right.kind === 'array') return ofArrays(operator, left, right);
  const [a, b] = [plainNumber(left), plainNumber(right)];
  if (a && b && operator !== '@') return ofNumbers(operator, a, b);
  if (left.kind === 'list' && right.kind === 'list' && operator === '+') {
    return { ...left, items: [...left.items, ...right.items] };
  }
  if (left.kind === 'list' && right.kind === 'number' && operator === '*' && right.value <= longestRepeat) {
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

function ofNumbers(operator: Arithmetic, a: PlainNumber, b: PlainNumber): Value {
  if (b.value === 0 && (operator === '/' || operator === '//' || operator === '%')) {
    throw new Raised('ZeroDivisionError: division by zero');
  }
  const value = operations[operator](a.value, b.value);
  const isInteger = a.isInteger && b.isInteger && operator !== '/' && !(operator === '**' && b.value < 0);
  // Python's whole numbers have no end
  if (isInteger && Math.abs(value) > largestWhole) return notFollowed('a whole number beyond 2^53');
  return { kind: 'number', value, isInteger };
}

function ofArrays(operator: Arithmetic | '@', left: Value, right: Value): Value {
  const library = left.kind === 'array' ? left.library : right.kind === 'array' ? right.library : notFollowed(operator);
  const [a, b] = [operandOf(left, library), operandOf(right, library)];
  if (a.library !== b.library) return notFollowed('arithmetic across libraries');
  if (operator === '@') return matrixProduct(a, b);
  const type = typeOf(operator, left, right, a, b);
  const combine = operations[operator];
  const exact = combined(a.exact, b.exact, combine);
  const isUnrounded = a.held === a.exact && b.held === b.exact;
  if ((type === 'float64' && isUnrounded) || !isFloating(type)) return arrayOf(library, type, exact);
  // a plain number is rounded to the array's element type first
  const rounded = (tensor: Tensor): Tensor => mapElements(tensor, (value) => heldAs(type, value));
  const held = combined(rounded(a.held), rounded(b.held), (x, y) => heldAs(type, combine(x, y)));
  return { kind: 'array', library, type, held, exact };
}

/** Flags, from the numbers as they are held. */
function compared(operator: Comparison, left: Value, right: Value): Value {
  const compare = comparisons[operator];
  if (left.kind !== 'array' && right.kind !== 'array') {
    const [a, b] = [plainNumber(left), plainNumber(right)];
    return a && b ? { kind: 'flag', value: compare(a.value, b.value) } : notFollowed(operator);
  }
  const library = left.kind === 'array' ? left.library : right.kind === 'array' ? right.library : notFollowed(operator);
  const [a, b] = [operandOf(left, library), operandOf(right, library)];
  if (a.library !== b.library) return notFollowed('arithmetic across libraries');
  const type = left.kind === 'array' ? a.type : b.type;
  const inType = ({ held }: ArrayValue): Tensor =>
    isFloating(type) ? mapElements(held, (value) => heldAs(type, value)) : held;
  return arrayOf(
    library,
    'bool',
    combined(inType(a), inType(b), (x, y) => (compare(x, y) ? 1 : 0)),
  );
}

function operandOf(value: Value, library: ArrayLibrary): ArrayValue {
  if (value.kind === 'array') return value;
  const number = plainNumber(value);
  if (number) return arrayOf(library, 'float64', { shape: [], data: Float64Array.of(number.value) });
  if (value.kind === 'list' && library === 'numpy') return arrayFrom(value, 'numpy');
  return notFollowed('arithmetic of an array and something else');
}

/** The element type of a result. Plain numbers take that of the array beside them, as far as they fit. */
function typeOf(operator: Arithmetic, left: Value, right: Value, a: ArrayValue, b: ArrayValue): ElementType {
  const { library } = a;
  const types = [
    left.kind === 'array' || left.kind === 'list' ? a.type : undefined,
    right.kind === 'array' || right.kind === 'list' ? b.type : undefined,
  ];
  const [first = 'bool', second = first] = types.filter((type) => type !== undefined);
  const hasFraction = [left, right].some((value) => value.kind === 'number' && !value.isInteger);
  const common = commonType(first, second, library);
  if (isFloating(common)) return common;
  if (hasFraction || operator === '/')
    return library === 'numpy'
      ? 'float64'
      : library === 'tensorflow'
        ? notFollowed('whole numbers in arithmetic of TensorFlow')
        : 'float32';
  return common === 'bool' ? 'int64' : common;
}

const order: readonly ElementType[] = ['bool', 'uint8', 'int32', 'int64', 'float16', 'float32', 'float64'];

/** The element type that holds both. */
export function commonType(one: ElementType, other: ElementType, library: ArrayLibrary): ElementType {
  if (one === other) return one;
  if (library === 'tensorflow') {
    throw new Raised(
      `InvalidArgumentError: cannot compute, as input #1 was expected to be a ${one} tensor but is a ${other} tensor`,
    );
  }
  const larger = order.indexOf(one) > order.indexOf(other) ? one : other;
  const hasWhole = !isFloating(one) || !isFloating(other);
  // NumPy has no float32 that holds every whole number
  if (library === 'numpy' && hasWhole && isFloating(larger) && ![one, other].includes('bool')) return 'float64';
  return larger;
}

function matrixProduct(a: ArrayValue, b: ArrayValue): Value {
  const type = commonType(a.type, b.type, a.library);
  const product = (one: Tensor, other: Tensor): Tensor => productOf(one, other, (sum) => heldAs(type, sum));
  return { ...a, type, exact: productOf(a.exact, b.exact, (sum) => sum), held: product(a.held, b.held) };
}

/** Of matrices, of lists of as many matrices, or with a vector on one side. */
function productOf(one: Tensor, other: Tensor, round: (sum: number) => number): Tensor {
  const rank = Math.max(one.shape.length, other.shape.length);
  const inner = one.shape[one.shape.length - 1];
  if (rank <= 2) {
    if (inner === undefined || inner !== other.shape[0]) {
      throw new Raised(
        `RuntimeError: mat1 and mat2 shapes cannot be multiplied (${one.shape.join('x')} and ${other.shape.join('x')})`,
      );
    }
    const columns = other.shape[1] ?? 1;
    const data = Float64Array.from({ length: (one.data.length / inner) * columns }, (_, index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      let sum = 0;
      for (let k = 0; k < inner; k += 1) sum += one.data[row * inner + k] * other.data[k * columns + column];
      return round(sum);
    });
    return { shape: [...one.shape.slice(0, -1), ...other.shape.slice(1)], data };
  }
  if (one.shape.slice(0, -2).join() !== other.shape.slice(0, -2).join() || rank > 3) {
    return notFollowed('a product of so many axes');
  }
  const each = Array.from({ length: one.shape[0] }, (_, place) =>
    productOf(indexed(one, [{ kind: 'place', place }]), indexed(other, [{ kind: 'place', place }]), round),
  );
  return stacked(each, 0);
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
  return operate('*', value.kind === 'flag' ? { kind: 'number', value: value.value ? 1 : 0, isInteger: true } : value, {
    kind: 'number',
    value: -1,
    isInteger: true,
  });
}
