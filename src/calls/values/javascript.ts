/** JavaScript's own way with values: one type of numbers, nothing raises where Python would. */

import { type ListValue, missing, notFollowed, type Operator, type Value } from '../../frameworks/index.ts';
import { builtin, constant, listOf, number, numberFunction } from './javascriptBuiltins.ts';
import type { Language } from './language.ts';

export const javascript: Language = {
  constant,
  builtin,
  operate,
  signed: (operator, value) => {
    const operand = numberIn(value) ?? notFollowed(operator);
    return number(operator === '-' ? -operand : operand);
  },
  itemOf: ({ items }, place) => {
    if (!Number.isInteger(place) || place < 0) return notFollowed('this index');
    return items[place] ?? missing;
  },
  missingEntry: () => notFollowed('a key that is not written'),
  memberOf,
  method: (object, name, argumentsOf) => {
    if (object.kind !== 'list') return undefined;
    return methodsOfLists[name]?.(object, argumentsOf().positional);
  },
  indexesArrays: false,
  bindsMethods: false,
};

const arithmetic: Readonly<Partial<Record<Operator, (a: number, b: number) => number>>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
};

const comparisons: Readonly<Partial<Record<Operator, (a: number, b: number) => boolean>>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

function operate(operator: Operator, left: Value, right: Value): Value {
  if (left.kind === 'string' && right.kind === 'string' && operator === '+') {
    return { kind: 'string', value: left.value + right.value };
  }
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a === undefined || b === undefined) return notFollowed(operator);
  const compare = comparisons[operator];
  if (compare) return left.kind === right.kind ? { kind: 'flag', value: compare(a, b) } : notFollowed(operator);
  return number((arithmetic[operator] ?? notFollowed(operator))(a, b));
}

function numberIn(value: Value): number | undefined {
  if (value.kind === 'flag') return value.value ? 1 : 0;
  return value.kind === 'number' ? value.value : undefined;
}

function memberOf(object: Value, name: string): Value | undefined {
  switch (object.kind) {
    case 'list':
      return name === 'length' ? number(object.items.length) : undefined;
    case 'string':
      return name === 'length' ? number(object.value.length) : undefined;
    case 'dictionary':
      return object.entries.get(name) ?? notFollowed('a key that is not written');
    case 'array':
      return memberOfTensor(object.held.shape, object.type, name);
    default:
      return undefined;
  }
}

function memberOfTensor(shape: readonly number[], type: string, name: string): Value | undefined {
  if (name === 'shape') return listOf(shape.map(number));
  if (name === 'rank') return number(shape.length);
  if (name === 'size') return number(shape.reduce((product, size) => product * size, 1));
  return name === 'dtype' ? { kind: 'string', value: type } : undefined;
}

type Method = (list: ListValue, given: readonly Value[]) => Value;

/** Methods that leave their list as it is, and `fill`, after which the list is what it gives. */
const methodsOfLists: Readonly<Record<string, Method | undefined>> = {
  slice: (list, [start, stop]) => ({ ...list, items: list.items.slice(wholeIn(start), wholeIn(stop)) }),
  concat: (list, given) => {
    if (list.elements) return notFollowed('.concat()');
    const parts = given.map((part) => {
      if (part.kind === 'list') return part.elements ? notFollowed('.concat()') : part.items;
      return part.kind === 'number' ? [part] : notFollowed('.concat()');
    });
    return listOf([...list.items, ...parts.flat()]);
  },
  flat: (list, given) => {
    if (given.length > 0 || list.elements) return notFollowed('.flat()');
    return listOf(list.items.flatMap((item) => (item.kind === 'list' && !item.elements ? item.items : [item])));
  },
  fill: (list, [value, ...others]) => {
    if (value?.kind !== 'number' || others.length > 0) return notFollowed('.fill()');
    const item = list.elements ? number(list.elements(value.value)) : value;
    return { ...list, items: list.items.map(() => item) };
  },
  map: (list, [change, ...others]) => {
    const run = change?.kind === 'path' ? numberFunction(change.path) : undefined;
    if (!run || others.length > 0) return notFollowed('.map()');
    const { elements = (value: number) => value } = list;
    const items = list.items.map((item) =>
      item.kind === 'number' ? number(elements(run(item.value))) : notFollowed('.map()'),
    );
    return { ...list, items };
  },
  at: ({ items }, [place]) => items.at(wholeIn(place) ?? 0) ?? missing,
};

function wholeIn(value: Value | undefined): number | undefined {
  if (value === undefined || value === missing) return undefined;
  return value.kind === 'number' && Number.isInteger(value.value) ? value.value : notFollowed('this slice');
}
