/** The kernel of numbers: every value is what `Number()` gives, bit for bit. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { ByteWindow } from '../../../src/finder/decimals/byteWindow.ts';
import { DecimalReader } from '../../../src/finder/decimals/decimalReader.ts';

const window = new ByteWindow();
const values = new Float64Array(1);
/** No byte: one number is read. */
const nothing = -1;

/** Reads a number at a text's start: its end and value. */
function read(text: string, forms: { bareDot?: boolean; exponent?: boolean } = {}): [end: number, value: number] {
  const reader = new DecimalReader(window);
  reader.takesBareDot = forms.bareDot ?? false;
  reader.takesExponent = forms.exponent ?? true;
  window.fill(text, 0, text.length);
  const end = reader.read(0, nothing, values, 0, 1);
  return [end, values[0]];
}

function assertRead(text: string): void {
  const [end, value] = read(text);
  assert.equal(end, text.length, text);
  assert.ok(Object.is(value, Number(text)), `${text}: ${value} instead of ${Number(text)}`);
}

/** Two numbers of 32 bits are the bits of a double. */
const double = fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff)).map(([high, low]) => {
  return new Float64Array(new Uint32Array([low, high]).buffer)[0];
});
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{0,${length}}$`));

describe('finder: the number kernel', () => {
  for (const text of [
    ...['0', '-0', '0.0', '-0.000', '0e5', '0e-999', '1e999', '-1e999', '1e-400', '-1e-400', '5e-324', '4.9e-324'],
    ...['2.4703282292062327e-324', '2.4703282292062328e-324', '2.2250738585072011e-308', '1.7976931348623158e308'],
    ...['1e22', '1e23', '8.5e22', '9007199254740992', '9007199254740993', '9007199254740993.0', '9007199254740995e0'],
    ...['123456789', '1234567890', '123456789.5', '1234567890.5', '999999999999999999', '9999999999999999999'],
    ...['123456789012345678', '1234567890123456789', '0.00000000000000000000000000012345678901234567', '1E+5'],
    ...[`1${'0'.repeat(400)}`, `0.${'0'.repeat(400)}1`, `0.${'3'.repeat(800)}`, '0.1e1', '1e0000000000000000000005'],
  ]) {
    it(`reads ${text.slice(0, 40)}`, () => assertRead(text));
  }

  it('reads doubles as they are printed, at every precision', () => {
    void fc.assert(
      fc.property(double, fc.integer({ min: 1, max: 21 }), (value, precision) => {
        if (!Number.isFinite(value)) return;
        assertRead(String(value));
        assertRead(value.toPrecision(precision));
      }),
      { numRuns: 20_000 },
    );
  });

  it('reads decimals of any length with and without exponents', () => {
    const parts = [digits(21), fc.stringMatching(/^\d{1,21}$/), fc.integer({ min: -340, max: 320 })] as const;
    void fc.assert(
      fc.property(...parts, fc.boolean(), (whole, fraction, exponent, negative) => {
        const sign = negative ? '-' : '';
        for (const text of [whole, `${whole}.${fraction}`, `0.${fraction}`, `${whole}e${exponent}`])
          assertRead(sign + text);
        assertRead(`${sign}${whole}.${fraction}E${exponent}`);
      }),
      { numRuns: 5_000 },
    );
  });

  it('reads what lies halfway between two doubles, and next to it', () => {
    const odd = fc.bigInt({ min: 2n ** 53n, max: 2n ** 54n - 1n }).map((half) => 2n * half + 1n);
    void fc.assert(
      fc.property(odd, fc.integer({ min: 0, max: 12 }), (halfway, power) => {
        for (const near of [-1n, 0n, 1n]) {
          assertRead(String(halfway * 2n ** BigInt(power) + near));
          const fraction = String(halfway * 5n ** BigInt(power) + near).padStart(power + 1, '0');
          const point = fraction.length - power;
          if (power > 0) assertRead(`${fraction.slice(0, point)}.${fraction.slice(point)}`);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('stops at what is no plain decimal', () => {
    for (const text of [
      '',
      '-',
      '.',
      '-.',
      'x',
      '007',
      '00',
      '01.5',
      '1.',
      '.5',
      '1e',
      '1e+',
      '1.e5',
      '0000000001',
      '--1',
    ]) {
      assert.ok(read(text)[0] < 0, text);
    }
    for (const text of ['1.', '.5', '-.5', '1.e5', '12345678901.', '1234567890123456789012.']) {
      assert.deepEqual(read(text, { bareDot: true }), [text.length, Number(text)]);
    }
    for (const text of ['.', '-.', '.e5', '00.5']) assert.ok(read(text, { bareDot: true })[0] < 0, text);
    assert.ok(read('1e5', { exponent: false })[0] < 0);
    assert.deepEqual(read('1.5.5'), [3, 1.5]);
    assert.deepEqual(read('1.5e5e5'), [5, 1.5e5]);
    assert.deepEqual(read('12_0'), [2, 12]);
  });

  it('reads a row up to what is no number, no separator, or its last value', () => {
    const comma = 44;
    const tabulator = 9;
    const rows: readonly (readonly [
      text: string,
      end: number,
      begin: number,
      read: readonly number[],
      parts?: number,
    ])[] = [
      ['1,-2.5,3e2\n', 10, 7, [1, -2.5, 300]],
      [' 1, \t2 ,3', 6, 5, [1, 2]],
      ['1,2,3,4,5', 7, 6, [1, 2, 3, 4]],
      ['1,2,', ~4, 4, [1, 2]],
      ['1,,2', ~2, 2, [1]],
      ['1, x', ~3, 3, [1]],
      ['1,12345678901234567,3]', 21, 20, [1, 12345678901234568, 3]],
      ['1\t\t2', ~2, 2, [1], tabulator],
      ['1\t 2', 4, 3, [1, 2], tabulator],
    ];
    for (const [text, end, begin, numbers, separator = comma] of rows) {
      const reader = new DecimalReader(window);
      const row = new Float64Array(5).fill(Number.NaN);
      window.fill(text, 0, text.length);
      const name = JSON.stringify(text);
      assert.equal(reader.read(0, separator, row, 1, 5), end, name);
      assert.equal(reader.begin, begin, name);
      assert.deepEqual(Array.from(row.subarray(1, reader.index + (end < 0 ? 0 : 1))), numbers, name);
    }
  });
});
