/** YAML's block sequences: what is an array, its range from the first hyphen to the end of the last element, its key. */

import { tableOf } from './marked.ts';

describe('finder: YAML block sequences', () => {
  tableOf('yaml', [
    ['w:\n  «- 0.7\n  - 0.2\n  - 0.1»\n', { name: 'w', data: [0.7, 0.2, 0.1], shape: [3], form: 'literal' }],
    ['w:\n«- 1\n- 2»\nx: 3', { name: 'w', data: [1, 2] }],
    ['«- 1\n- 2»', { name: null, shape: [2] }],
    [
      'a:\n  b-c:   # why\n    «- 1 # one\n    # [3, 4]\n\n    - 2 # two»'.replace(' # two»', '» # two'),
      { name: 'b-c', data: [1, 2] },
    ],
    ['m:\n  «- - 1\n    - 2\n  - - 3\n    - 4»', { name: 'm', shape: [2, 2], data: [1, 2, 3, 4] }],
    ['m:\n  «-\n    - 1\n    - 2\n  -\n    - 3\n    - 4»', { name: 'm', shape: [2, 2] }],
    ['m:\n  «- [1, 2]\n  - [3, 4]»', { name: 'm', shape: [2, 2], data: [1, 2, 3, 4] }],
    ['m:\n  «- - [1, 2]\n    - [3, 4]\n  - - [5, 6]\n    - [7, 8]»', { shape: [2, 2, 2] }],
    ['m:\n  «- [[1], [2]]\n  - [[3], [4]]»', { shape: [2, 2, 1] }],
    ['«- 1\n- +2\n- -3\n- 1e3\n- .5\n- 5.\n- 0x1F\n- 0o17\n- 010»', { data: [1, 2, -3, 1000, 0.5, 5, 31, 15, 10] }],
    ['«- .nan\n- .inf\n- -.inf\n- +.INF»', { data: [Number.NaN, Infinity, -Infinity, Infinity] }],
    ['- 1\n- foo\n- 2\n'],
    ['- 1\n- "2"\n- 3'],
    ['- 1\n- true\n'],
    ['- 1_000\n- 2\n'],
    ['- 1\n-\n- 2\n'],
    ['- 1'],
    ['- a: 1\n  b: «[1, 2]»\n- 3\n- 4', { name: 'b' }],
    ['- name: x\n  values:\n    «- 1\n    - 2»\n- name: y\n  values: «[3, 4]»', { name: 'values' }, { name: 'values' }],
    ['- values:\n    «- 1\n    - 2»\n- values:\n  «- 3\n  - 4»', { name: 'values' }, { name: 'values' }],
    ['- foo\n- «- 1\n  - 2»\n- «- 3\n  - 4»', { name: null }, {}],
    ['- foo\n- «[1, 2]»\n- 3'],
    ['- - 1\n  - x\n- «- 3\n  - 4»'],
    ['r:\n  «- «- 1\n    - 2»\n  - - 3»', { name: 'r', ragged: [2, 1], data: [1, 2, 3] }, { name: null }],
    ['r:\n  «- «[1, 2]»\n  - [3]\n  - «[4, 5]»»', { ragged: [2, 1] }, { data: [1, 2] }, { data: [4, 5] }],
    ['- «- 1\n  - 2»\n- 3'],
    ['- 1\n- «[2, 3]»'],
    ['text: |\n  - 1\n  - 2\nw:\n  «- 3\n  - 4»', { name: 'w' }],
    ['text: "a\n  - 1\n  - 2"\nw:\n  «- 3\n  - 4»', { name: 'w' }],
    ['a: b\n  - 1\n  - 2\n'],
    ['- 1\n  - 2\n'],
    ['- 1\n- 2\n  more\n- 3\n'],
    ['---\n«- 1\n- 2»\n---\n«- 3\n- 4»\n...\n', { data: [1, 2] }, { data: [3, 4] }],
    ['w: &anchor\n  «- 1\n  - 2»\nv: !!seq\n  «- 3\n  - 4»', { name: 'w' }, { name: 'v' }],
    ['"a b":\n  «- 1\n  - 2»\n\'c\':\n  «- 3\n  - 4»', { name: 'a b' }, { name: 'c' }],
    ['w:\r\n  «- 1\r\n  - 2»\r\n'.replaceAll('\r', ''), { name: 'w' }],
    [
      'w: «[1,\n  2]»\nx:\n  - [1,\n    2]\n'.replace('- [1,\n    2]', '- «[1,\n    2]»'),
      { name: 'w' },
      { data: [1, 2] },
    ],
    ['-1\n-2\n- 2026-01-01\n- 12:30\n- 1.2.3\n- 4 5\n- 6,'],
    ['learning-rate: «[1, 2]»', { name: 'learning-rate' }],
  ]);
});
