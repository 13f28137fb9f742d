/** The one number formatter: its forms, its rounding, and that nothing shown is false. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatExact, formatNumber, isRounded, numberToTex } from '../../../src/present/index.ts';

const forms: readonly (readonly [number, string])[] = [
  [0.4740769841801067, '0.47407698'],
  [Math.LN10, '2.3025851'],
  [1, '1'],
  [0, '0'],
  [-0, '-0'],
  [-3.5, '-3.5'],
  [0.1, '0.1'],
  [100, '100'],
  [1e8, '100000000'],
  [123456789, '123456789'],
  [123456789.4, '123456789'],
  [999999999.6, '1e9'],
  [1234567890, '1234567890'],
  [1e12, '1e12'],
  [9007199254740991, '9007199254740991'],
  [1e300, '1e300'],
  [0.0001, '0.0001'],
  [0.00009, '9e-5'],
  [0.000099999999999, '0.0001'],
  [1.9287498479639178e-22, '1.9287498e-22'],
  [-1.5e-7, '-1.5e-7'],
  [5e-324, '4.9406565e-324'],
  [0.999999999, '1'],
  [0.30000000000000004, '0.3'],
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NEGATIVE_INFINITY, '-∞'],
];

describe('numbers', () => {
  for (const [value, shown] of forms) {
    it(`shows ${value} as ${shown}`, () => assert.equal(formatNumber(value), shown));
  }

  it('follows the digits that are asked for', () => {
    assert.equal(formatNumber(Math.PI, { significantDigits: 3 }), '3.14');
    assert.equal(formatNumber(12345.678, { significantDigits: 3 }), '12346');
    assert.equal(formatNumber(0.1 + 0.2, { significantDigits: 17 }), '0.30000000000000004');
  });

  it('is correctly rounded: reading the text back is off by half a digit at most', () => {
    const number = fc.double({ noNaN: true, min: -1e307, max: 1e307 });
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 17 }), (value, significantDigits) => {
        const text = formatNumber(value, { significantDigits });
        const back = Number(text);
        assert.ok(Math.abs(back - value) <= 0.5000001 * 10 ** (1 - significantDigits) * Math.abs(value) + 5e-324, text);
        assert.equal(isRounded(value, { significantDigits }), back !== value);
        if (text.includes('.')) assert.doesNotMatch(text, /\.\d*0(e|$)/);
      }),
    );
  });

  it('says every double exactly when asked', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.ok(Object.is(Number(formatExact(value)), value));
      }),
    );
  });

  it('turns exponents into powers of ten for TeX', () => {
    assert.equal(numberToTex('1.93e-22'), '1.93 \\times 10^{-22}');
    assert.equal(numberToTex('-∞'), '-\\infty');
    assert.equal(numberToTex('NaN'), '\\mathrm{NaN}');
    assert.equal(numberToTex('0.5'), '0.5');
  });
});
