/** Delimited text: runs of numeric columns with exact cells, the same wherever reading begins. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { ArrayIndex, findArrays, type NumericArray } from '../../../src/finder/index.ts';
import { linesOf } from '../../../src/finder/textLines.ts';

const nan = Number.NaN;

/** What is given for a table: name, shape and numbers of each array, in order. */
type Expected = readonly (readonly [name: string | undefined, shape: readonly number[], data: readonly number[]])[];

function cellText(text: string, array: NumericArray, index: number): string {
  const { start, end } = array.cell(index);
  assert.equal(start.line, end.line);
  return linesOf(text).at(start.line).slice(start.character, end.character);
}

const tables: readonly (readonly [text: string, expected: Expected, languageId?: string])[] = [
  [
    'a,b\n1,2\n3,4',
    [
      [undefined, [2, 2], [1, 2, 3, 4]],
      ['a', [2], [1, 3]],
      ['b', [2], [2, 4]],
    ],
  ],
  ['x\n1\n2.5\n-3e2', [['x', [3], [1, 2.5, -300]]]],
  ['1\n2', [[undefined, [2], [1, 2]]]],
  ['1\n', []],
  ['', []],
  ['a,b,c', []],
  ['name,v\nx,1\ny,2', [['v', [2], [1, 2]]]],
  [
    'v,name,w\n1,x,3\n2,y,4',
    [
      ['v', [2], [1, 2]],
      ['w', [2], [3, 4]],
    ],
  ],
  ['name,v\n"a, b",1\n"say ""no""",2', [['v', [2], [1, 2]]]],
  ['name,v\n"two\nlines",1\nb,2', [['v', [2], [1, 2]]]],
  ['name,v\n"never closed,1\nb,2', [['v', [2], [1, 2]]]],
  ['"v"\n"1"\n"2.5"', [['v', [2], [1, 2.5]]]],
  [
    'a;b\n1,5;2\n2,5;3',
    [
      [undefined, [2, 2], [1.5, 2, 2.5, 3]],
      ['a', [2], [1.5, 2.5]],
      ['b', [2], [2, 3]],
    ],
  ],
  [
    'a\tb\n1\t2\n3\t4',
    [
      [undefined, [2, 2], [1, 2, 3, 4]],
      ['a', [2], [1, 3]],
      ['b', [2], [2, 4]],
    ],
    'tsv',
  ],
  ['a|b\n1|x\n3|y', [['a', [2], [1, 3]]]],
  ['v,w\n1,x\n,y\nNA,z\n4,q', [['v', [4], [1, nan, nan, 4]]]],
  ['v,w\n1,x\n,y\n,z', []],
  ['v\n1\ntext\n2', []],
  ['v\ninf\n-Infinity\n1', [['v', [3], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1]]]],
  ['# comment\nv\n1\n# 5\n2', [['v', [2], [1, 2]]]],
  [
    'v\n1\n2\n\nw\n3\n4',
    [
      ['v', [2], [1, 2]],
      ['w', [2], [3, 4]],
    ],
  ],
  ['v\r\n1\r\n2\r\n', [['v', [2], [1, 2]]]],
  ['v\r1\r2', [['v', [2], [1, 2]]]],
  [' v , w \n 1 , x\n 2\t, y', [['v', [2], [1, 2]]]],
  ['é,ü\n1,ö\n2,𝟙', [['é', [2], [1, 2]]]],
  ['v\n007\n+1', [['v', [2], [7, 1]]]],
  [
    '1,2\n3,4\n5',
    [
      [undefined, [2, 2], [1, 2, 3, 4]],
      [undefined, [2], [1, 3]],
      [undefined, [2], [2, 4]],
    ],
  ],
  ['1,2', [[undefined, [1, 2], [1, 2]]]],
  ['v\n2020-01-01\n2020-01-02', []],
  ['v\n0x10\n0x11', []],
  ['v,w\r\n1,x\r\n2,y\r\n-3.5,z', [['v', [3], [1, 2, -3.5]]]],
  ['v\r\n1\r\n\r\n', []],
  ['v\n.5\n-.5\n5.\n-0\n+1\n00.5', [['v', [6], [0.5, -0.5, 5, -0, 1, 0.5]]]],
  ['v\n1e3\n2.5E-2\n-1e400\n5.e1', [['v', [4], [1000, 0.025, Number.NEGATIVE_INFINITY, 50]]]],
  ['v\n1e\n2', []],
  ['v\n1.2.3\n2', []],
  ['v\n1 2\n3', []],
  [
    'v\n123456789\n1234567890\n99999999.5\n999999999.5\n0.000000001234\n123456789012345\n0.1234567890123456',
    [['v', [7], [123456789, 1234567890, 99999999.5, 999999999.5, 1.234e-9, 123456789012345, 0.1234567890123456]]],
  ],
  [
    'v\n9007199254740993\n12345678901234567\n123456789012345678\n-1234567890123456789\n0.00000000000000000000000125',
    [['v', [5], [9007199254740992, 12345678901234568, 123456789012345680, -1234567890123456800, 1.25e-24]]],
  ],
  [
    '1 , 2\n 3,4 \n\t5\t,\t6\t',
    [
      [undefined, [3, 2], [1, 2, 3, 4, 5, 6]],
      [undefined, [3], [1, 3, 5]],
      [undefined, [3], [2, 4, 6]],
    ],
  ],
  [
    '1,2,\n3,4,\n',
    [
      [undefined, [2, 2], [1, 2, 3, 4]],
      [undefined, [2], [1, 3]],
      [undefined, [2], [2, 4]],
    ],
  ],
  [
    '1,2\n3,4,5\n6,7',
    [
      [undefined, [1, 2], [1, 2]],
      [undefined, [1, 3], [3, 4, 5]],
      [undefined, [1, 2], [6, 7]],
    ],
  ],
  [
    'a\tb\n1\t\n\t2\n 3 \t 4 ',
    [
      [undefined, [3, 2], [1, nan, nan, 2, 3, 4]],
      ['a', [3], [1, nan, 3]],
      ['b', [3], [nan, 2, 4]],
    ],
    'tsv',
  ],
];

describe('finder: delimited text', () => {
  for (const [text, expected, languageId = 'csv'] of tables) {
    it(JSON.stringify(text).slice(1, -1), () => {
      const arrays = findArrays(text, languageId);
      const found = arrays.map(({ name, shape, data }) => [name, shape, Array.from(data)]);
      assert.deepEqual(found, expected);
      for (const array of arrays) {
        assert.equal(array.form, 'delimited');
        assert.deepEqual(array.start, array.cell(0).start);
        assert.deepEqual(array.end, array.cell(array.data.length - 1).end);
        for (const [index, value] of array.data.entries()) {
          const written = cellText(text, array, index).replace(',', '.');
          if (Number.isFinite(value)) assert.ok(Object.is(Number(written), value), written);
        }
      }
    });
  }

  it('gives the array that has a cell at a position', () => {
    const index = new ArrayIndex(linesOf('name,a,b,c,d\nx,1,2,y,3\nz,4,5,w,6'), 'csv');
    const at = (line: number, character: number) => index.at({ line, character })?.shape;
    assert.deepEqual(at(1, 2), [2, 2]);
    assert.deepEqual(at(2, 4), [2, 2]);
    assert.deepEqual(at(1, 8), [2]);
    assert.equal(index.at({ line: 1, character: 8 })?.name, 'd');
    assert.equal(at(1, 0), undefined);
    assert.equal(at(1, 6), undefined);
    assert.equal(at(0, 5), undefined);
  });

  it('reads what another parser reads', () => {
    const cell = fc.oneof(
      { weight: 6, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String) },
      fc.constantFrom('', 'x', 'a b', 'ü', 'say "no"', 'two\nlines', 'a,b', '12', '-0.5'),
    );
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 }),
      );
    void fc.assert(
      fc.property(table, (rows) => {
        const text = Papa.unparse([rows[0].map((_, column) => `c${column}`), ...rows], {
          delimiter: ',',
          newline: '\n',
        });
        const named = new Map(findArrays(text, 'csv').map((array) => [array.name, Array.from(array.data)]));
        rows[0].forEach((_, column) => {
          const cells = rows.map((row) => row[column]);
          const empty = cells.filter((content) => content === '').length;
          const isNumeric = cells.every((content) => content === '' || !Number.isNaN(Number(content)));
          const expected = isNumeric && empty * 2 <= cells.length;
          const values = cells.map((content) => (content === '' ? nan : Number(content)));
          assert.deepEqual(named.get(`c${column}`), expected ? values : undefined, text);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds in part what it finds in the whole, cutting long tables at fixed lines', () => {
    const lines = ['a,b', ...Array.from({ length: 70_000 }, (_, row) => `${row},${row / 4}`)];
    const document = { count: lines.length, at: (line: number) => lines[line] };
    const shapes = (from: number, to: number) =>
      new ArrayIndex(document, 'csv').within(from, to).map(({ shape, name, start }) => [shape, name, start.line]);
    const whole = shapes(0, lines.length);
    assert.deepEqual(whole, [
      [[65_535, 2], undefined, 1],
      [[65_535], 'a', 1],
      [[65_535], 'b', 1],
      [[4_465, 2], undefined, 65_536],
      [[4_465], 'a', 65_536],
      [[4_465], 'b', 65_536],
    ]);
    assert.deepEqual(shapes(66_000, 66_001), whole.slice(3));
    assert.deepEqual(shapes(3, 4), whole.slice(0, 3));
  });

  it('takes time in proportion to the text', () => {
    for (const piece of ['"a\n', '1,2\n1\n', '"",\n', 'x"",""\n', ',,,,,\n', '"\n""\n', ';\n,\n', '"a""b\n']) {
      const times = [4_000, 40_000].map((count) => {
        const start = performance.now();
        findArrays(piece.repeat(count), 'csv');
        return performance.now() - start;
      });
      assert.ok(times[1] < times[0] * 60 + 500, `${JSON.stringify(piece)}: ${times}`);
    }
  });

  it('reads two documents in turns', () => {
    const texts = [',', ';'].map((separator) => `a${separator}b\n${`1.5${separator}x\n`.repeat(200)}`);
    const indexes = texts.map((text) => new ArrayIndex(linesOf(text), 'csv'));
    const searches = indexes.map((index) => index.search(0, 300));
    for (let left = searches; left.length > 0; ) left = left.filter((search) => search.advance(() => true) !== 'done');
    for (const index of indexes) assert.deepEqual(index.within(0, 300)[0].shape, [200]);
  });

  it('reads a table of very many columns', () => {
    const row = '1,'.repeat(300_000);
    assert.equal(findArrays(`${row}2\n${row}3`, 'csv').length, 1 + 300_001);
  });

  it('breaks a text into lines as a regular expression does', () => {
    const parts = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'a', 'x'.repeat(95), 'y'.repeat(96), 'z'.repeat(200)), {
      maxLength: 12,
    });
    void fc.assert(
      fc.property(parts, (pieces) => {
        const text = pieces.join('');
        const lines = linesOf(text);
        assert.deepEqual(
          Array.from({ length: lines.count }, (_, line) => lines.at(line)),
          text.split(/\r\n|\n|\r/),
        );
        assert.equal(lines.joined(0, lines.count), text);
      }),
      { numRuns: 2_000 },
    );
  });
});
