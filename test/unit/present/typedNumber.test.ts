/** Numbers as they are typed into a field. */

import { strict as assert } from 'node:assert';
import { parseNumber } from '../../../src/present/index.ts';

describe('a typed number', () => {
  const table: readonly [text: string, expected: number | undefined][] = [
    ['1', 1],
    [' -2.5 ', -2.5],
    ['−0.25', -0.25],
    ['+.5e-3', 0.0005],
    ['1.', 1],
    ['1/4', 0.25],
    ['-1 / 8', -0.125],
    ['1/0', Number.POSITIVE_INFINITY],
    ['inf', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['−∞', Number.NEGATIVE_INFINITY],
    ['NaN', Number.NaN],
    ['1e999', Number.POSITIVE_INFINITY],
    ['-0', -0],
    ['', undefined],
    ['x', undefined],
    ['1/2/3', undefined],
    ['1/', undefined],
    ['0x10', undefined],
    ['1,5', undefined],
    ['--1', undefined],
    ['constructor', undefined],
  ];
  for (const [text, expected] of table) {
    it(`${JSON.stringify(text)} is ${expected}`, () => assert.ok(Object.is(parseNumber(text), expected)));
  }
});
