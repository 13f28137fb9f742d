/** JavaScript, TypeScript and JSON: what is an array there, and what only looks like one. */

import { tableOf } from './marked.ts';

/** What opens an expression in a template string; apart, so that it is none here. */
const hole = '${';

describe('finder: JavaScript', () => {
  tableOf('javascript', [
    ['const a = «[1, 2, -3.5e2]», f = (1, 2); b[0] = arr[1];', { data: [1, 2, -350], name: 'a' }],
    ['«[1, 2, ]»; [1, , 2]; [, 1, 2]; [...a, 1, 2]'],
    ['«[1n, 0x10n, 0b11, 0o17, 1_0, .5, 5.]»', { data: [1, 16, 3, 15, 10, 0.5, 5] }],
    ['«[NaN, -Infinity, Number.NaN]»', { data: [Number.NaN, -Infinity, Number.NaN], computed: false }],
    ['«[1 / 4, 1 << 3, 2 ** 3, (1 + 2) * 3, 7 % 4, -1 >>> 31]»', { data: [0.25, 8, 8, 9, 3, 1], computed: true }],
    ['[--1, 2]; [a, 1]; [1, "2"]; [1, `2`]; [/1/, 2]'],
    ['x = /[1, 2]/g; y = a / «[1, 2]» / 3; if (a) /[3, 4]/.test(b); «[5, 6]»'],
    ['x = /[/]1[/,] [1, 2]/ + «[3, 4]»'],
    ['a = b / c; «[1, 2]» / d'],
    [`\`[1, 2] ${hole}«[3, 4]»} [5, 6]\` + '[7, 8]' + "[9, 9]" // [1, 2]`],
    [`\`a${hole}\`b${hole}«[1, 2]»}\`}\n[9, 9]\`; «[3, 4]»`],
    ['/* [1, 2]\n[3, 4] */ «[5, 6]»'],
    ['a[1, 2]; f()[1, 2]; a?.[1, 2]; "s"[1, 2]; [3][1, 2]; x\n[1, 2]'],
    ['if (x) «[1, 2]».map(f); return «[3, 4]»; case «[5, 6]»: of «[7, 8]»'],
    ['const [p, q] = «[5, 6]»; [p = 1, q = 2] = «[3, 4]»', { name: null }, { name: null }],
    ['this.w = «[1, 2]»; o = { a: «[3, 4]», "b c": «[5, 6]» }', { name: 'this.w' }, { name: 'a' }, { name: 'b c' }],
    ['x = a ? b : «[1, 2]»; y = { a: c ? d : «[3, 4]» }', { name: null }, { name: null }],
    ['const t = new Float32Array(«[1, 2]»)', { name: 't', dtype: 'float32' }],
    ['const t = tf.tensor2d(«[[1, 2]]», undefined, "int32")', { name: 't', dtype: 'int' }],
    ['x = () => { y(«[1, 2]») }; z = () => ({ w: «[3, 4]» })', {}, { name: 'w' }],
    ['f(«[1, 2]», «[[1], [2]]»)', {}, { shape: [2, 1] }],
    // From here on: what real files and their compiler have taught.
    ['x = this.#in / 2; y = «[1, 2]»; z = a / b', { name: 'y' }],
    ['x = y++ / 2; z = «[1, 2]»; w = "a/b"; v = u-- / «[3, 4]» / 5', { name: 'z' }],
    ['x = «[-/* minus */1, - // one\n 2]»', { data: [-1, -2], computed: false }],
  ]);
});

describe('finder: TypeScript', () => {
  tableOf('typescript', [
    ['const w: number[] = «[0.25, 0.75]»', { name: 'w' }],
    ['let t: [1, 2] = «[3, 4]»', { name: 't' }],
    ['const m: Array<Array<number>> = «[[1, 2], [3, 4]]»', { name: 'm' }],
    ['type T = [1, 2]; type U =\n  [1, 2] | [3, 4];\nconst c = «[5, 6]»', { name: 'c' }],
    ['type = «[1, 2]»'],
    ['interface A { a: [1, 2]; b: { c: [3, 4] } }\nconst o = «[5, 6]»'],
    ['f(x as [1, 2], y satisfies [1, 2], <const>«[3, 4]», z as number[])'],
    ['function f(x: [1, 2], y = «[3, 4]»): [5, 6] { return «[7, 8]» }', { name: 'y' }],
    ['const f = async (x?: [1, 2]): Promise<Array<number>> => { g(«[3, 4]») }'],
    ['function f(): void { g(«[1, 2]») } function h(): Promise<void> { g(«[3, 4]») }'],
    ['const z = a ? b ? «[1, 2]» : c : «[3, 4]»'],
    ['class A { w: number[] = «[1, 2]»; static q = «[3, 4]» }', { name: 'w' }, { name: 'q' }],
    ['switch (x) { case 1: f(«[1, 2]»); default: g(«[3, 4]») }'],
    [
      'class A { f(): void { if (a) {} } g(y = «[1, 2]») { const z: [3, 4] = «[3, 4]»; } }',
      { name: 'y' },
      { name: 'z' },
    ],
    ['class A { f(): void { const z: [3, 4] = «[5, 6]»; } }', { name: 'z' }],
    ['class A extends B<C> { x: [1, 2] = «[3, 4]» } class D<E> extends F<G<E>> { x: [1, 2] = «[5, 6]» }'],
    ['x = { f(a: [1, 2]): [3, 4] { return «[5, 6]» }, get y(): [1, 2] { return «[7, 8]» }, z: «[9, 10]» }'],
    [`const s = \`${hole}f<[1, 2]>(x)}\`; const g = new Map<[1, 2], number>(«[[1, 2]]»)`],
  ]);
});

describe('finder: JSON', () => {
  tableOf('json', [
    ['{"a": «[1, 2]», "b": {"c": «[[1, 2], [3, 4]]»}}', { name: 'a' }, { name: 'c', shape: [2, 2] }],
    ['«[1,2]»\n«[3,4]»\n'],
    ['[{"x": «[1, 2]»}, [3, "a"], «[4, 5]»]', { name: 'x' }],
    ['{"a\\u0062": «[1e999, -0.0]»}', { name: 'ab', data: [Infinity, -0] }],
    ['{"a": «[NaN, -Infinity]», // [1, 2]\n /* [3, 4] */ "b": «[5, 6]»}'],
    ['["[1, 2]", "\\"[3, 4]"]'],
    ['[01, 2]'],
  ]);
});
