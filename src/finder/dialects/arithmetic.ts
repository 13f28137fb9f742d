/** The operators that languages share, with how strongly they bind. */

import type { Arithmetic } from './dialect.ts';

const sum = {
  '+': { name: 'add', strength: 10 },
  '-': { name: 'subtract', strength: 10 },
  '*': { name: 'multiply', strength: 11 },
  '/': { name: 'divide', strength: 11 },
} as const;

const bits = {
  '|': { name: 'or', strength: 5 },
  '^': { name: 'xor', strength: 6 },
  '&': { name: 'and', strength: 7 },
  '<<': { name: 'shiftLeft', strength: 8 },
  '>>': { name: 'shiftRight', strength: 8 },
} as const;

const remainder = { '%': { name: 'remainder', strength: 11 } } as const;

/** C and its family, with integer division. */
export const cArithmetic: Arithmetic = {
  operators: { ...sum, ...bits, ...remainder },
  truncatesIntegers: true,
  integerBits: 32,
  integerTypes: true,
  increments: true,
};

export const javaArithmetic: Arithmetic = {
  ...cArithmetic,
  operators: { ...cArithmetic.operators, '>>>': { name: 'shiftRightUnsigned', strength: 8 } },
};

export const javascriptArithmetic: Arithmetic = {
  operators: { ...javaArithmetic.operators, '**': { name: 'power', strength: 13 } },
  truncatesIntegers: false,
  integerBits: 32,
  increments: true,
};

export const pythonArithmetic: Arithmetic = {
  operators: {
    ...sum,
    '|': { name: 'or', strength: 5 },
    '^': { name: 'xor', strength: 6 },
    '&': { name: 'and', strength: 7 },
    '<<': { name: 'shiftLeft', strength: 8 },
    '>>': { name: 'shiftRight', strength: 8 },
    '//': { name: 'floorDivide', strength: 11 },
    '%': { name: 'modulo', strength: 11 },
    '**': { name: 'power', strength: 13 },
  },
  truncatesIntegers: false,
  integerBits: 0,
  increments: false,
};

/** Go: shifts and & bind like products, | and ^ like sums. */
export const goArithmetic: Arithmetic = {
  operators: {
    ...sum,
    ...remainder,
    '|': { name: 'or', strength: 10 },
    '^': { name: 'xor', strength: 10 },
    '&': { name: 'and', strength: 11 },
    '<<': { name: 'shiftLeft', strength: 11 },
    '>>': { name: 'shiftRight', strength: 11 },
  },
  truncatesIntegers: true,
  integerBits: 0,
  increments: true,
};

export const rustArithmetic: Arithmetic = { ...cArithmetic, integerBits: 0, increments: false };

/** R, MATLAB: ^ is the power. */
export const powerArithmetic: Arithmetic = {
  operators: { ...sum, '^': { name: 'power', strength: 13 } },
  truncatesIntegers: false,
  integerBits: 0,
  increments: false,
};

export const juliaArithmetic: Arithmetic = {
  ...powerArithmetic,
  operators: { ...powerArithmetic.operators, ...remainder, '<<': { name: 'shiftLeft', strength: 12 } },
};

/** Kotlin: the operators on bits are words. */
export const wordOperatorArithmetic: Arithmetic = {
  operators: { ...sum, ...remainder },
  truncatesIntegers: true,
  integerBits: 32,
  increments: true,
};

export const powershellArithmetic: Arithmetic = { ...wordOperatorArithmetic, truncatesIntegers: false };

/** `%` with the sign of the divisor. */
const modulo = { '%': { name: 'modulo', strength: 11 } } as const;

const doubleStarPower = { '**': { name: 'power', strength: 13 } } as const;

export const rubyArithmetic: Arithmetic = {
  operators: { ...sum, ...bits, ...modulo, ...doubleStarPower },
  truncatesIntegers: true,
  floorsIntegers: true,
  integerBits: 0,
  increments: false,
};

export const perlArithmetic: Arithmetic = {
  operators: { ...sum, ...bits, ...modulo, ...doubleStarPower },
  truncatesIntegers: false,
  integerBits: 64,
  increments: true,
};

export const phpArithmetic: Arithmetic = {
  operators: { ...sum, ...bits, ...remainder, ...doubleStarPower },
  truncatesIntegers: false,
  integerBits: 64,
  increments: true,
};

export const dartArithmetic: Arithmetic = {
  operators: { ...sum, ...bits, ...modulo },
  truncatesIntegers: false,
  integerBits: 64,
  increments: true,
};

/** Lua: ^ is the power, ~ between numbers is left out. */
export const luaArithmetic: Arithmetic = {
  operators: {
    ...sum,
    '|': { name: 'or', strength: 5 },
    '&': { name: 'and', strength: 7 },
    '<<': { name: 'shiftLeft', strength: 8 },
    '>>': { name: 'shiftRight', strength: 8 },
    '//': { name: 'floorDivide', strength: 11 },
    ...modulo,
    '^': { name: 'power', strength: 13 },
  },
  truncatesIntegers: false,
  integerBits: 64,
  increments: false,
};

/** Mathematics as it is set: sums, products and quotients. */
export const fractionArithmetic: Arithmetic = {
  operators: sum,
  truncatesIntegers: false,
  integerBits: 0,
  increments: false,
};
