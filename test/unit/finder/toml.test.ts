/** TOML: arrays over lines, four kinds of strings, numbers without arithmetic; each row was read by a TOML parser. */

import { tableOf } from './marked.ts';

describe('finder: TOML', () => {
  tableOf('toml', [
    ['w = «[0.7, 0.2, 0.1]»', { name: 'w', data: [0.7, 0.2, 0.1], dtype: null }],
    ['a.b-c = «[1, 2]»\n"d e" = «[3, 4]»\n\'f\' = «[5, 6]»', { name: 'a.b-c' }, { name: 'd e' }, { name: 'f' }],
    ['m = «[\n  [1, 2], # [3, 4]\n  [3, 4],\n]»', { name: 'm', shape: [2, 2] }],
    ['m = «[ # [0, 0]\n\n  1,\n  2\n]»\nn = «[3, 4]»', { name: 'm' }, { name: 'n' }],
    ['[table]\nw = «[1, 2]»\n[[tables]]\nv = «[3, 4]»', { name: 'w' }, { name: 'v' }],
    ['[0.1]\nw = «[1, 2]»\n[1]\n', { name: 'w' }],
    ['t = { x = «[1, 2]», y = { z = «[3, 4]» } }', { name: 'x' }, { name: 'z' }],
    ['a = «[+nan, -inf, inf, nan]»', { data: [Number.NaN, -Infinity, Infinity, Number.NaN], computed: false }],
    ['a = «[1_000, 0x1F, 0o17, 0b11, -2, +5]»', { data: [1000, 31, 15, 3, -2, 5] }],
    ['a = «[1e3, 1.5E-2, -0.0, 6.6_2]»', { data: [1000, 0.015, -0, 6.62] }],
    ['a = [1979-05-27, 2]\nb = [07:32:00, 1]\nc = «[1, 2]»', { name: 'c' }],
    ['a = ["x", 1]\nb = [true, false]\nc = [{ x = 1 }, 2]\nd = [1]\ne = []'],
    ['a = "[1, 2]" # [3, 4]\nb = \'[5, 6]\'\nc = «[7, 8]»', { name: 'c' }],
    ['a = """\n[1, 2] "quoted" \\"""\n[3, 4]\n"""\nc = «[7, 8]»', { name: 'c' }],
    ["a = '''\n[1, 2] it's \\\n[3, 4]\\'''\nc = «[7, 8]»", { name: 'c' }],
    ["a = 'C:\\'\nc = «[7, 8]»", { name: 'c' }],
    ['r = «[«[1, 2]», [3]]»', { ragged: [2, 1], name: 'r' }, {}],
    ['x = [["a"], «[1, 2]»]'],
    ['x = [[1, "a"], «[[1, 2], [3, 4]]»]', { shape: [2, 2] }],
    ['weights.layer-1 = «[1, 2]»', { name: 'weights.layer-1' }],
    ['dependencies = ["a>=1", "b"]\nversions = «[\n1,2,3]»', { shape: [3], name: 'versions' }],
    ['a = [1 / 3, 2]\nb = [1 + 1, 2]\nc = [01, 2]\nd = [1., 2]\ne = [.5, 1]'],
    ['k = [ «[1, 2]», ["x"] ]'],
    ['unclosed = [1, 2\nnext = 3\n\nw = «[4, 5]»'.replace('unclosed = [1, 2\nnext = 3\n\n', '')],
    ['a = «[[[1], [2]], [[3], [4]]]»', { shape: [2, 2, 1] }],
  ]);
});
