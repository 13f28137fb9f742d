/** Arrays printed line by line: plain rows, what is not an array, edits, and hard texts. */

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { ArrayIndex, findArrays, type NumericArray } from '../../../../src/finder/index.ts';
import { tableOf } from '../marked.ts';
import { documented } from './documented.ts';
import type { Fixture } from './fixture.ts';
import numpy from './numpy.json';
import octave from './octave.json';
import pandas from './pandas.json';
import r from './r.json';
import tfjs from './tfjs.json';

describe('finder: plain rows of numbers', () => {
  tableOf('plaintext', [
    ['«0.1 0.2 0.7»', { shape: [3], form: 'printed', data: [0.1, 0.2, 0.7] }],
    ['loss\n  «1\t2\n  3\t4»\nend', { shape: [2, 2], data: [1, 2, 3, 4] }],
    ['«1 2\n3 4»\n\n«5 6»', { shape: [2, 2] }, { shape: [2] }],
    ['«1 2 3»\n«4 5\n6 7»', { shape: [3] }, { shape: [2, 2] }],
    ['«-1.5e-3 +2 .5 −3 nan inf -inf»', { data: [-0.0015, 2, 0.5, -3, Number.NaN, Infinity, -Infinity] }],
    ['«1 2 ... 9 10»', { shape: [], truncated: true, data: [1, 2, 9, 10] }],
    ['«1 2\n...\n9 10»\n...', { shape: [], truncated: true, data: [1, 2, 9, 10] }],
    ['5\n6\n7'],
    ['[unclosed\n«1 2»', { shape: [2] }],
    ['«[1, 2\n3 4\n5 6]»', { shape: [6], form: 'printed' }],
    ['x = «[1,\n2]» and\n«3 4»', { name: 'x' }, { shape: [2] }],
    ['«0 0\n0 1»', { shape: [2, 2] }],
  ]);
});

describe('finder: printed on one line', () => {
  tableOf('plaintext', [
    ['A = «[0.1 0.2; 0.3 0.4]» and «[1;2]»', { shape: [2, 2], name: 'A', form: 'printed' }, { shape: [2, 1] }],
    [
      '«Float32[0.5, -1.0]», «Bool[1 0; 0 1]» «[1.5, 2]»',
      { dtype: 'float32' },
      { dtype: 'bool', shape: [2, 2] },
      { dtype: null },
    ],
    ['«[1 2; 3]» [1 2; see] x[1; 2]', { ragged: [2, 1], shape: [] }],
  ]);
});

describe('finder: one printed form after another', () => {
  tableOf('plaintext', [
    ['«[1] 0.5 0.25»\n«[1] 1 2 3»', { shape: [2] }, { shape: [3] }],
    ['«a =\n\n   1   2»\n\n«b =\n\n   3   4\n   5   6»\n', { name: 'a', shape: [1, 2] }, { name: 'b', shape: [2, 2] }],
    ['«0    0.50\n1    0.25\ndtype: float64»\n«1 2»', { dtype: 'float64', shape: [2] }, { shape: [2] }],
    ['step  10\n«0    0.50\n1    0.25\nName: loss, dtype: float32»', { name: 'loss', dtype: 'float32' }],
    ['«Tensor\n    [1, 2]»\n«Tensor\n    [3.5, 4]»', { shape: [2] }, { dtype: 'float32' }],
    ['mean: «2-element Vector{Float64}:\n 2.0\n 2.5»\ncovariance: «1×2 Matrix{Float64}:\n 1.0  0.0»'],
    ['«3-element Vector{Int64}:\n 1\n 2»\nstopped', { truncated: true, shape: [] }],
    [' «Columns 9 through 10:\n\n   1   2»', { truncated: true, shape: [] }],
    ['(«<tf.Tensor: shape=(2,), dtype=float64, numpy=array([0.5, 1. ])>», «[1, 2]»)', { dtype: 'float64' }, {}],
    ['<tf.Tensor: shape=(), dtype=float32, numpy=0.5>\n«[1, 2]»', { form: 'literal' }],
    ['<tf.Tensor: shape=(2,), dtype=float32\n«[1, 2]» > 3', { form: 'literal' }],
    ['see array(\nfor more, or «[1, 2]»', { form: 'literal' }],
    ['[True, 1] [1, False] [«[True, False]», «[1, 2]»]', { dtype: 'bool' }],
  ]);
});

describe('finder: lines of a log that hold no array', () => {
  const lines = [
    ...['2024-05-01 12:30:01', '12:30:01 12:30:02', '10.0.0.1 192.168.0.1', '1.2.3 4.5.6', '2024 05 01', '0x1F 0x20'],
    ...['Epoch 1/10', 'epoch 3 loss 0.52 acc 0.91', 'step 100', '100', '-1', '50% 60%', '1e3x 2', '3 4 five', '$1 $2'],
    ...['[INFO] 12', '[12:30:01] 3 4', '[2] 5 6', '[1] "a" "b"', '[1] 0.5', '[1]', 'Columns 1 through 8:'],
    ...['dtype: float64', 'Name: x, dtype: float64', 'a    0.5', 'a =', '[5 rows x 3 columns]', '1.0e+03 *', 'Tensor'],
    ...['3-element Vector{Float64}:', '2×2 Matrix{Float64}:', '...', '⋮', '... ...', 'nan inf', 'NaN NaN', '1, 2, 3'],
    ...[
      '- 1 2',
      '1) 2 3',
      '1: 2 3',
      '  File "a.py", line 12',
      'at f (a.js:12:3)',
      '  12 | return 1',
      'took 1.25 s',
      '1 + 2',
    ],
    ...[
      'progress: 10 20 30 done',
      'shape (2, 3)',
      'x[0] y[1]',
      'v1.2 v1.3',
      '4/5 6/7',
      '1+2j 3-4j',
      '<1> <2>',
      '007 008',
    ],
    ...['00000010  48 65 6c 6c 6f', 'drwxr-xr-x 2 root root 4096 May  1 12:30 a', '[ reached nothing ]', '1 2 3 GPUs'],
    ...['True False', 'GET /a/b 200 512', '127.0.0.1 - - [01/May/2024] "GET /" 200 12', '\\', '  \\', '1 \\'],
  ];
  for (const line of lines) {
    it(JSON.stringify(line), () => {
      assert.deepEqual(findArrays(line, 'plaintext'), []);
      assert.deepEqual(findArrays(`before\n${line}\nafter`, 'plaintext'), []);
    });
  }

  it('holds none in many languages of code and prose', () => {
    for (const languageId of ['python', 'markdown', 'latex', 'yaml', 'csv']) {
      assert.deepEqual(findArrays('1 2 3\n4 5 6\n', languageId), []);
    }
  });
});

/** Documents put together of printed forms, parts of them and lines of a log. */
const all = [
  ...[numpy, octave, pandas, r, tfjs].flatMap(({ fixtures }) => fixtures),
  ...Object.values(documented).flat(),
];
const short = (all as readonly Fixture[]).filter(({ text }) => text.length < 14);
const log = fc.constantFrom(
  '',
  '',
  'INFO 12:30:01 loss 0.5',
  'step  10',
  '[',
  'x = [1,',
  '...',
  '1 2',
  '  a   b',
  '0    1',
);
const piece = fc.oneof(
  fc.constantFrom(...short).map(({ text }) => text),
  fc
    .tuple(fc.constantFrom(...short), fc.nat(13), fc.nat(13))
    .map(([{ text }, from, to]) => text.slice(Math.min(from, to), Math.max(from, to))),
  fc.array(log, { maxLength: 2 }),
);
const pieces = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.flat());
const edits = fc.array(fc.tuple(fc.nat(40), fc.nat(4), pieces, fc.nat(40), fc.nat(4)), { maxLength: 4 });

function facts(array: NumericArray): unknown {
  const { start, end, shape, form, truncated, name, dtype } = array;
  return { start, end, shape, form, truncated, name, dtype, data: Array.from(array.data) };
}

describe('finder: printed, but no array of numbers', () => {
  const texts: Readonly<Record<string, string>> = {
    'NumPy, complex': '[1.+2.j 3.-1.j]',
    'NumPy, complex, two axes': '[[1.+2.j 3.-1.j]\n [0.+0.j 1.+1.j]]',
    'NumPy, complex, repr': 'array([1.+0.j, 2.+1.j])',
    'NumPy, words': "['a' 'b']",
    'NumPy, nothing': 'array([], dtype=float64)',
    'PyTorch, complex': 'tensor([1.+2.j, 3.+0.j])',
    'PyTorch, a scalar': 'tensor(0.5000, grad_fn=<NllLossBackward0>)',
    'PyTorch, nothing': 'tensor([], size=(0, 3))',
    'R, complex': '[1] 1+2i 3-1i',
    'R, words': '[1] "a" "b" "c"',
    'R, a factor': '[1] x y x\nLevels: x y',
    'R, a table with words': '  a b\n1 1 x\n2 2 y',
    'Octave, complex': 'z =\n\n   1 + 2i   3 - 1i\n',
    'Octave, a scalar': 'x = 5\ny =\n\n   5\n',
    'Octave, nothing': 'x = [](0x3)',
    'pandas, words': '0    a\n1    b\nName: x, dtype: object',
    'pandas, a table with words': '   a  s\n0  1  q\n1 -2  r',
    'pandas, nothing': 'Series([], dtype: float64)',
    'pandas, one number': 'a    0.5\ndtype: float64',
    'Julia, complex': '2-element Vector{ComplexF64}:\n 1.0 + 2.0im\n 3.0 - 1.0im',
    'Julia, words': '2-element Vector{String}:\n "a"\n "b"',
    'Julia, nothing': 'Float64[]',
    'TensorFlow, words': "tf.Tensor([b'a' b'b'], shape=(2,), dtype=string)",
    'TensorFlow.js, a scalar': 'Tensor\n    3',
    'TensorFlow.js, words': "Tensor\n    ['a', 'b']",
    'Torch, nothing': '[torch.FloatTensor with no dimension]',
  };
  for (const [name, text] of Object.entries(texts)) {
    it(name, () => assert.deepEqual(findArrays(text, 'plaintext'), []));
  }
});

describe('finder: printed forms while a document is edited', () => {
  it('are what reading the whole text finds, everywhere and in part', () => {
    void fc.assert(
      fc.property(pieces, edits, (before, changes) => {
        const lines = before.length === 0 ? [''] : [...before];
        const document = {
          get count() {
            return lines.length;
          },
          at: (line: number) => lines[line],
        };
        const index = new ArrayIndex(document, 'log');
        for (const [start, removed, inserted, first, length] of changes) {
          const from = Math.min(start, lines.length);
          const to = Math.min(from + removed, lines.length);
          const added = inserted.length === 0 ? [''] : inserted;
          lines.splice(from, to - from, ...added);
          index.edit(from, to, added.length);
          const whole = findArrays(lines.join('\n'), 'log');
          const at = Math.min(first, lines.length - 1);
          const end = at + 1 + length;
          const touched = whole.filter((array) => array.start.line < end && array.end.line >= at);
          assert.deepEqual(index.within(at, end).map(facts), touched.map(facts));
          assert.deepEqual(index.within(0, lines.length).map(facts), whole.map(facts));
        }
      }),
    );
  });

  it('are found again in long regions, where unchanged lines are not read again', () => {
    const lines = Array.from({ length: 1200 }, (_, at) => (at < 600 ? `${at} 0.5` : `label${at}  0.5 1`));
    let reads = 0;
    const document = {
      get count() {
        return lines.length;
      },
      at: (line: number) => {
        reads++;
        return lines[line];
      },
    };
    const index = new ArrayIndex(document, 'log');
    index.within(0, lines.length);
    const changes: readonly (readonly [number, number, readonly string[]])[] = [
      [300, 1, ['300 0.5 1']],
      [300, 1, ['300 0.5']],
      [10, 0, ['1 2', '3 4']],
      [800, 2, ['   a  b', '0  1  2', '1  3  4']],
      [599, 5, []],
      [0, 1, ['[', '1 2']],
      [1, 1, ['] x']],
      [500, 0, ['not a row']],
    ];
    for (const [from, removed, inserted] of changes) {
      lines.splice(from, removed, ...inserted);
      index.edit(from, from + removed, inserted.length);
      const whole = findArrays(lines.join('\n'), 'log');
      const touched = whole.filter((array) => array.start.line < from + 5 && array.end.line >= from);
      reads = 0;
      assert.deepEqual(index.within(from, from + 5).map(facts), touched.map(facts));
      assert.ok(reads < 10_000, String(reads));
      assert.deepEqual(index.within(0, lines.length).map(facts), whole.map(facts));
    }
  });

  it('are looked for in slices', () => {
    const index = new ArrayIndex({ count: 20_000, at: () => '1 2 3 4 5 6 7 8 9' }, 'log');
    const search = index.search(10_000, 10_001);
    let slices = 1;
    while (search.advance(() => true) === 'later') slices++;
    assert.ok(slices > 20, String(slices));
    assert.deepEqual(
      index.within(10_000, 10_001).map(({ shape }) => shape),
      [[20_000, 9]],
    );
  });

  it('lie in order, apart from each other, with leaves inside', () => {
    void fc.assert(
      fc.property(pieces, (lines) => {
        const arrays = findArrays(lines.join('\n'), 'log').filter((array) => !array.ragged);
        let line = -1;
        for (const array of arrays.filter(({ form }) => form === 'printed')) {
          assert.ok(array.start.line >= line);
          line = array.end.line;
          assert.ok(array.data.length >= 2);
          for (let leaf = 0; leaf < array.data.length; leaf++) {
            const { start, end } = array.cell(leaf);
            assert.equal(start.line, end.line);
            assert.ok(start.line >= array.start.line && end.line <= array.end.line && start.character < end.character);
          }
          const product = array.shape.reduce((size, length) => size * length, 1);
          assert.equal(array.truncated ? 0 : product, array.truncated ? array.shape.length : array.data.length);
        }
      }),
    );
  });

  it('are bounded: a region ends at certain lines', () => {
    const text = '1 2\n'.repeat(70_000);
    const found = findArrays(text, 'log');
    assert.deepEqual(
      found.map(({ shape }) => shape),
      [
        [65_536, 2],
        [4_464, 2],
      ],
    );
  });
});

describe('finder: hard texts of printed forms', () => {
  const many = 30_000;
  const texts: Readonly<Record<string, string>> = {
    'first elements': '[1]\n'.repeat(many),
    'vectors of R': '[1] 1 2\n'.repeat(many),
    'vectors of R that break off': '[1] 1\n[2] 2\n[9] 3\n'.repeat(many / 3),
    'left out rows': '...\n'.repeat(many),
    'rows and left out rows': '1 2\n...\n...\n'.repeat(many / 3),
    'headings of columns': 'Columns 1 to 8\n'.repeat(many),
    'blocks of columns': Array.from({ length: many / 3 }, (_, at) => ` Columns ${at + 1} to ${at + 1}:\n\n 1\n`).join(
      '',
    ),
    'blocks without an end': Array.from({ length: many / 2 }, (_, at) => `Column ${at}\n 1 x\n`).join(''),
    names: 'a =\n'.repeat(many),
    'names with blank lines': 'a =\n\n\n'.repeat(many / 3),
    factors: '1.0e+03 *\n'.repeat(many),
    'rows with labels': 'a    1\n'.repeat(many),
    'rows with labels of all lengths': Array.from({ length: 400 }, (_, at) => `${'a'.repeat(at)}    1\n`)
      .join('')
      .repeat(20),
    'footers of series': 'dtype: float64\n'.repeat(many),
    'series without labels': '1\n'.repeat(many),
    'names above numbers': '  a  b\n  1  2\n'.repeat(many / 2),
    'tables of one row': '   a\n0  1\n'.repeat(many / 2),
    'tables that go on': '   a  \\\n0  1   \n\n'.repeat(many / 3),
    'headers of Julia': '9-element Vector{Int64}:\n 1\n'.repeat(many / 2),
    'slices of Julia': `2×2×9 Array{Int64, 3}:\n${'[:, :, 1] =\n 1  2\n\n'.repeat(many / 3)}`,
    'slices of Torch': '(0 ,.,.) = \n 1  2\n'.repeat(many / 2),
    'words Tensor': 'Tensor\n'.repeat(many),
    'lists after Tensor': 'Tensor\n    [[1,\n'.repeat(many / 2),
    'a list without an end after Tensor': `Tensor\n${'    [1,\n'.repeat(many)}`,
    'rows amid brackets': `[\n${'1 2\n'.repeat(many)}`,
    'rows of growing length': Array.from({ length: 600 }, (_, at) => `${'1 '.repeat(at)}\n`).join(''),
    'one long row': '1 '.repeat(10 * many),
    'one long line of spaces': `1 2${' '.repeat(10 * many)}x`,
    'one long word': `1 2 ${'x'.repeat(10 * many)}`,
    descriptions: '<tf.Tensor: numpy=\n'.repeat(many),
    'calls without a list': 'array(\n'.repeat(many),
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`reads ${name} in time`, () => {
      const begun = process.cpuUsage();
      for (const array of findArrays(text, 'plaintext').slice(0, 20)) assert.ok(array.data.length >= 2);
      // What is not linear takes minutes here. Time of this process, so that a busy machine does not count.
      const { user, system } = process.cpuUsage(begun);
      assert.ok((user + system) / 1000 < 2000, `${(user + system) / 1000} ms`);
    });
  }
});
