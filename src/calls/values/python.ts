/** Python's own way with values. */

import {
  type ArrayValue,
  negated,
  notFollowed,
  operate,
  Raised,
  transposed,
  type Value,
} from '../../frameworks/index.ts';
import { builtin, pythonConstant } from './builtins.ts';
import type { Language } from './language.ts';

export const python: Language = {
  constant: pythonConstant,
  builtin,
  operate,
  signed: (operator, value) => {
    if (operator === '-') return value.kind === 'number' ? { ...value, value: -value.value } : negated(value);
    return value.kind === 'number' || value.kind === 'array' ? value : notFollowed(operator);
  },
  itemOf: ({ items }, place) => {
    const item = items.at(place);
    if (!item) throw new Raised('IndexError: list index out of range');
    return item;
  },
  missingEntry: (key) => {
    throw new Raised(`KeyError: '${key}'`);
  },
  memberOf: (object, name) => (object.kind === 'array' ? memberOfArray(object, name) : undefined),
  method: (object, name) => {
    if (object.kind !== 'list' || listMethods.has(name)) return undefined;
    throw new Raised(`AttributeError: '${object.form}' object has no attribute '${name}'`);
  },
  indexesArrays: true,
  bindsMethods: true,
};

/** What lists and tuples can do themselves. */
const listMethods: ReadonlySet<string> = new Set(
  'append clear copy count extend index insert pop remove reverse sort'.split(' '),
);

/** Libraries whose arrays have their number of elements as a member. */
const sized: ReadonlySet<ArrayValue['library']> = new Set(['numpy', 'jax']);

function memberOfArray(array: ArrayValue, name: string): Value | undefined {
  const { shape, data } = array.exact;
  if (name === 'T' && shape.length <= 2) {
    if (array.library !== 'tensorflow') return transposed(array);
    throw new Raised("AttributeError: EagerTensor object has no attribute 'T'.");
  }
  if (name === 'data') return array;
  if (name === 'shape') return { kind: 'list', form: 'tuple', items: shape.map(wholeNumber) };
  if (name === 'ndim') return wholeNumber(shape.length);
  if (name === 'size' && sized.has(array.library)) return wholeNumber(data.length);
  if (name === 'dtype' && array.library === 'numpy') return { kind: 'path', path: `numpy.${array.type}` };
  return undefined;
}

function wholeNumber(value: number): Value {
  return { kind: 'number', value, isInteger: true };
}
