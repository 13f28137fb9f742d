/**
 * What is in force where a call stands, in JavaScript and TypeScript: a table of small programs. Each asks for the softmax of
 * `x`, which is known or not; the numbers are those written in the program.
 */

import assert from 'node:assert/strict';
import { findCalls, type LossCall } from '../../../src/calls/index.ts';
import { fill } from '../../../src/core/index.ts';

const imports = "import * as tf from '@tensorflow/tfjs';\n";

/** The last call of a text, as what it was asked with. */
function lastOf(text: string, languageId: string): LossCall {
  const call = findCalls(text, languageId).at(-1);
  assert.ok(call, 'no call was found');
  return call;
}

function numbersIn(text: string, languageId = 'javascript'): readonly number[] | string {
  const { inputs, unresolved, raises } = lastOf(text, languageId);
  if (raises) return fill(raises.text, raises.args);
  if (unresolved.length > 0) return fill(unresolved[0].text, unresolved[0].args);
  return [...(inputs.logits?.data ?? [])];
}

const ask = 'tf.softmax(x)';

type Known = readonly (readonly [what: string, program: string, numbers: readonly number[]])[];
type Unknown = readonly (readonly [what: string, program: string, reason: RegExp])[];

const changed = /changed in place|may change it|several values/;

describe('names in JavaScript', () => {
  const known: Known = [
    ['a constant', `const x = [1, 2];\n${ask}`, [1, 2]],
    ['the last of several values', `let x = [1, 2];\nx = [3, 4];\n${ask};\nx = [5, 6];`, [3, 4]],
    ['a name of a block', `let x = [1, 2];\n{ let x = [3, 4]; ${ask}; }`, [3, 4]],
    ['a name beside that of a block', `let x = [1, 2];\n{ let x = [3, 4]; }\n${ask}`, [1, 2]],
    ['what a block gives a name around it', `let x = [1, 2];\n{ const v = [3, 4]; x = v; }\n${ask}`, [3, 4]],
    ['the value in its own block', `const v = [9, 9];\nlet x;\n{ const v = [3, 4]; x = v; }\n${ask}`, [3, 4]],
    ['var through blocks', `var x = [1, 2];\n{ var x = [3, 4]; }\n${ask}`, [3, 4]],
    ['a loop with names of its own', `let x = [1, 2];\nfor (let x = 0; x < 1; x++) {}\n${ask}`, [1, 2]],
    ['an array taken apart', `const [, x] = [[9], [1, 2]];\n${ask}`, [1, 2]],
    ['an object taken apart', `const { a: { b: x } } = { a: { b: [1, 2] } };\n${ask}`, [1, 2]],
    ['values that change places', `let x = [1, 2], y = [3, 4];\n[x, y] = [y, x];\n${ask}`, [3, 4]],
    ['an assignment in a row', `let x, y;\nx = y = [1, 2];\n${ask}`, [1, 2]],
    ['assignments behind commas', `let x;\nx = [1, 2], 0;\n${ask}`, [1, 2]],
    ['steps', `let k = 1;\nk++; k += 2; k *= 3; --k;\nconst x = [k, 0];\n${ask}`, [11, 0]],
    ['what comes last', `let x = [1, 2];\ntry { x = [3, 4]; } finally { x = [5, 6]; }\n${ask}`, [5, 6]],
    ['a branch of its own', `let x = [1, 2];\nif (y) { x = [3, 4]; ${ask}; }`, [3, 4]],
    ['a constant around a function', `const x = [1, 2];\nconst f = () => ${ask};`, [1, 2]],
    ['what a function begins with', `function f() { const x = [1, 2]; return ${ask}; }`, [1, 2]],
    ['an object', `const o = { x: [1, 2] };\nconst x = o.x;\n${ask}`, [1, 2]],
    ['keys in their spellings', "const o = { 'a b': [1, 2] };\nconst x = o[`a b`];\n".concat(ask), [1, 2]],
    ['the later of two keys', `const x = { a: [1, 2], a: [3, 4] }.a;\n${ask}`, [3, 4]],
    ['spread items', `const h = [1, 2];\nconst x = [...h, 3];\n${ask}`, [1, 2, 3]],
    ['a spread argument', `const x = [[1, 2]];\ntf.softmax(...x)`, [1, 2]],
    ['a copy that is sorted', `const x = [2, 1];\nconst y = [...x].sort();\n${ask}`, [2, 1]],
    ['a list that is only printed', `const x = [1, 2];\nconsole.log(x);\n${ask}`, [1, 2]],
    ['filled lists', `const x = new Array(2).fill(0.5);\n${ask}`, [0.5, 0.5]],
    ['a field', `class A { x = [1, 2]; f() { const { x } = { x: this.x }; ${ask}; } }`, [1, 2]],
    [
      'a field of the constructor',
      `class A { constructor() { this.x = [1, 2]; } f() { tf.softmax(this.x); } }`,
      [1, 2],
    ],
    ['a private field', `class A { #x = [1, 2]; f() { tf.softmax(this.#x); } }`, [1, 2]],
    ['this of an arrow', `class A { x = [1, 2]; f() { return () => tf.softmax(this.x); } }`, [1, 2]],
    // a typed array rounds: Math.fround(0.1), 1 of 1.9, 1 of 257
    ['typed arrays', `const d = new Float32Array([0.1]);\nconst x = [d[0], 0];\n${ask}`, [0.10000000149011612, 0]],
    [
      'whole numbers in typed arrays',
      `const x = [Int32Array.of(-1.9)[0], Uint8Array.from([257])[0]];\n${ask}`,
      [-1, 1],
    ],
    // 1/0 is Infinity, -7 % 3 is -1, 2 ** 0.5 is the square root
    ['arithmetic', `const x = [1 / 0, -7 % 3, 2 ** 3, true + 1];\n${ask}`, [Infinity, -1, 8, 2]],
    // powers are taken from the right
    ['powers', `const x = [2 ** 3 ** 0, (2 ** 3) ** 2, 2 ** -1];\n${ask}`, [2, 64, 0.5]],
    ['its own functions', `const x = [Math.max(1, 2), Math.abs(-3), Number.EPSILON];\n${ask}`, [2, 3, 2 ** -52]],
    ['numbers in their notations', `const x = [1., .5, 1e-1, 0x10, 1_0, 0b11];\n${ask}`, [1, 0.5, 0.1, 16, 10, 3]],
    ['an optional call', `const x = [1, 2];\ntf?.softmax?.(x)`, [1, 2]],
    ['a call in brackets', `const x = [1, 2];\n(0, tf.softmax)(x)`, [1, 2]],
    ['comments', `/* x = [9] */ const x = [1, /* 9 */ 2]; // x = [9]\n${ask}`, [1, 2]],
    ['what is awaited', `async function f() { const x = await tf.tensor1d([1, 2]).data(); ${ask}; }`, [1, 2]],
  ];
  for (const [what, program, numbers] of known) {
    it(`follow ${what}`, () => assert.deepEqual(numbersIn(imports + program), numbers));
  }

  const unknown: Unknown = [
    ['a parameter', `const f = (x) => ${ask};`, /parameter/],
    ['a parameter with a default', `function f(x = [1, 2]) { ${ask}; }`, /parameter/],
    ['a parameter taken apart', `const f = ({ x }) => ${ask};`, /parameter/],
    ['a parameter of catch', `const x = [1, 2];\ntry { f(); } catch (x) { ${ask}; }`, /parameter/],
    ['a loop', `for (const x of [[1, 2]]) ${ask};`, /turn of a loop/],
    ['a counter', `for (let k = 0; k < 3; k++) { const x = [k, 0]; ${ask}; }`, /turn of a loop/],
    ['one of two branches', `let x;\nif (y) x = [1, 2]; else x = [3, 4];\n${ask}`, /several values/],
    ['a condition', `const x = y ? [1, 2] : [3, 4];\n${ask}`, /not followed/],
    ['an assignment that may not come', `let x = [1, 2];\ny && (x = [3, 4]);\n${ask}`, /several values/],
    ['an assignment if there is nothing', `let x = [1, 2];\nx ??= [3, 4];\n${ask}`, /not followed|several/],
    [
      'a case that may go on',
      `let x = [1];\nswitch (y) { case 1: x = [2]; case 2: x = [3]; }\n${ask}`,
      /several values/,
    ],
    ['a block that is left', `let x = [1];\na: { if (y) break a; x = [2]; }\n${ask}`, /several values/],
    ['what may fail', `let x = [1, 2];\ntry { x = load(); } catch { }\n${ask}`, /several values/],
    ['the end of a loop', `let x = [1];\nwhile (y) { ${ask}; x = [2]; }`, /several values/],
    ['what a function assigns', `let x = [1, 2];\nf(() => { x = [3, 4]; });\n${ask}`, /several values/],
    ['two values around a function', `let x = [1];\nx = [2];\nconst f = () => ${ask};`, /several values/],
    ['a default in a pattern', `const { x = [1, 2] } = { x: [3, 4] };\n${ask}`, /not followed/],
    ['what is left over', `const [a, ...x] = [0, 1, 2];\n${ask}`, /not followed/],
    ['a function of the file', `function x() {}\n${ask}`, /defined in this file/],
    ['a name before its declaration', `const f = () => 0;\n${ask};\nlet x = [1, 2];`, /no value before/],
    ['an assignment to an item', `const x = [1, 2];\nx[0] = 3;\n${ask}`, changed],
    ['an item that is pushed', `const x = [1, 2];\nx.push(3);\n${ask}`, changed],
    ['a list that is sorted', `const x = [2, 1];\nconst y = x.sort();\n${ask}`, changed],
    ['a length that is set', `const x = [1, 2];\nx.length = 1;\n${ask}`, changed],
    ['a name for the same list', `const x = [1, 2];\nconst y = x;\nconst z = y;\nz[0] = 3;\n${ask}`, changed],
    ['a list in an object', `const x = [1, 2];\nconst o = { x };\no.x[0] = 3;\n${ask}`, changed],
    ['a list in a list', `const x = [1, 2];\nconst l = [];\nl.push(x);\nl[0][0] = 3;\n${ask}`, changed],
    ['lists that a loop changes', `const x = [1, 2];\nfor (const r of [x]) r[0] = 3;\n${ask}`, changed],
    ['lists that a callback changes', `const x = [[1, 2]];\nx.forEach((r) => { r[0] = 3; });\n${ask}`, changed],
    ['lists that a function changes', `const x = [[1, 2]];\nx.forEach(change);\n${ask}`, changed],
    ['a list that a function gets', `const x = [1, 2];\nchange(x);\n${ask}`, changed],
    ['a list that a function gives', `const x = [1, 2];\nconst f = () => x;\nf()[0] = 3;\n${ask}`, changed],
    ['a list that an object is made of', `const x = [1, 2];\nnew Thing(x);\n${ask}`, changed],
    [
      'numbers that a tensor shares',
      `const d = new Float32Array([1, 2]);\nconst x = tf.tensor1d(d);\nd[0] = 3;\n${ask}`,
      changed,
    ],
    [
      'numbers that come from a tensor',
      `const x = tf.tensor1d([1, 2]);\nconst d = x.dataSync();\nd[0] = 3;\n${ask}`,
      changed,
    ],
    [
      'another view of the same bytes',
      `const x = new Float32Array([1, 2]);\nconst y = new Float32Array(x.buffer);\ny[0] = 3;\n${ask}`,
      changed,
    ],
    [
      'a clone, which shares its numbers',
      `const x = tf.tensor1d([1, 2]);\nconst y = tf.clone(x).dataSync();\ny[0] = 3;\n${ask}`,
      changed,
    ],
    ['a tensor that is given back', `const x = tf.tensor1d([1, 2]);\nx.dispose();\n${ask}`, changed],
    [
      'a field that a method changes',
      `class A { x = [1, 2]; g() { this.x[0] = 3; } f() { tf.softmax(this.x); } }`,
      changed,
    ],
    [
      'a field that is written twice',
      `class A { x = [1, 2]; g() { this.x = []; } f() { tf.softmax(this.x); } }`,
      changed,
    ],
    [
      'a field of an object',
      `class A { x = [1, 2]; f() { tf.softmax(this.x); } }\nconst a = new A();\na.x = [3, 4];`,
      changed,
    ],
    [
      'an item of a field',
      `class A { x = [1, 2]; f() { tf.softmax(this.x); } }\nconst a = new A();\na.x[0] = 3;`,
      changed,
    ],
    [
      'all fields at once',
      `class A { x = [1, 2]; g(o) { Object.assign(this, o); } f() { tf.softmax(this.x); } }`,
      changed,
    ],
    ['another class', `class A { x = [1]; f() { tf.softmax(this.x); } }\nclass B extends A { x = [2]; }`, changed],
    ['a getter', `class A { get x() { return [1]; } f() { tf.softmax(this.x); } }`, /not written/],
    ['a static field', `class A { static x = [1]; f() { tf.softmax(this.x); } }`, /not written/],
    ['what a text says', `let x = [1, 2];\neval('x = [3]');\n${ask}`, /eval/],
    ['another object of names', `let x = [1, 2];\nwith (y) { ${ask}; }`, /with/],
    ['a function that is replaced', `const x = [1, 2];\ntf.softmax = f;\n${ask}`, /replaced/],
    ['a library that is replaced', `const x = [1, 2];\njest.spyOn(tf, 'softmax');\n${ask}`, /spyOn/],
    ['a library that is mocked', `jest.mock('@tensorflow/tfjs');\nconst x = [1, 2];\n${ask}`, /mock/],
    ['what is half typed', `let x = [1, 2];\n({ a: o.x, x } = y);\n${ask}`, changed],
    ['a name that is not there', `tf.softmax(nobody)`, /not known|bound nowhere|not followed/],
  ];
  for (const [what, program, reason] of unknown) {
    it(`do not follow ${what}`, () => {
      const text = imports + program;
      const call = findCalls(text, 'javascript').find(({ callee }) => callee.endsWith('softmax'));
      assert.equal(call?.result, undefined);
      assert.match(String(numbersIn(text)), reason);
    });
  }

  const nothing: readonly (readonly [what: string, program: string])[] = [
    ['a function of the file', `${imports}const softmax = (x) => x;\nsoftmax([1, 2])`],
    ['a method of an object', `${imports}const o = { softmax: f };\no.softmax([1, 2])`],
    ['a parameter', `${imports}const f = (tf) => tf.softmax([1, 2]);`],
    ['another library', "import * as tf from 'other';\ntf.softmax([1, 2])"],
    ['a type', "import type * as tf from '@tensorflow/tfjs';\ntf.softmax([1, 2])"],
    ['a text', `${imports}const s = 'tf.softmax([1, 2])';`],
    ['a comment', `${imports}// tf.softmax([1, 2])`],
    ['a method without its object', `${imports}const s = tf.tensor1d([1, 2]).softmax;\ns()`],
  ];
  for (const [what, program] of nothing) {
    it(`are not those of the library in ${what}`, () => {
      assert.ok(findCalls(program, 'javascript').every(({ result }) => result === undefined));
    });
  }
});

describe('the ways to a module', () => {
  const ways: readonly string[] = [
    "import * as tf from '@tensorflow/tfjs';\ntf.softmax([1, 2])",
    "import tf from '@tensorflow/tfjs';\ntf.softmax([1, 2])",
    "import { softmax } from '@tensorflow/tfjs-core';\nsoftmax([1, 2])",
    "import { softmax as s } from '@tensorflow/tfjs';\ns([1, 2])",
    "import * as tf from '@tensorflow/tfjs-node';\ntf.softmax([1, 2])",
    "const tf = require('@tensorflow/tfjs-node-gpu');\ntf.softmax([1, 2])",
    "const { softmax } = require('@tensorflow/tfjs');\nsoftmax([1, 2])",
    "const { softmax: s } = require('@tensorflow/tfjs');\ns([1, 2])",
    "const softmax = require('@tensorflow/tfjs').softmax;\nsoftmax([1, 2])",
    "async function f() { const tf = await import('@tensorflow/tfjs'); tf.softmax([1, 2]); }",
    "f();\nfunction f() { tf.softmax([1, 2]); }\nimport * as tf from '@tensorflow/tfjs';",
  ];
  for (const text of ways) {
    it(text.split('\n')[0], () => {
      const call = lastOf(text, 'javascript');
      assert.equal(call.callee, '@tensorflow/tfjs.softmax');
      assert.deepEqual([...(call.inputs.logits?.data ?? [])], [1, 2]);
    });
  }

  it('import tf = require(…) in TypeScript', () => {
    assert.deepEqual(numbersIn("import tf = require('@tensorflow/tfjs');\ntf.softmax([1, 2])", 'typescript'), [1, 2]);
  });
});

describe('names in TypeScript', () => {
  const known: Known = [
    ['types', `const x: number[] = [1, 2];\n${ask}`, [1, 2]],
    ['casts', `const x = [1, 2] as const satisfies unknown;\ntf.softmax(<any>x)`, [1, 2]],
    ['what is said to be there', `const x = [1, 2];\ntf.softmax(x!)`, [1, 2]],
    ['arguments of types', `const x = [1, 2];\ntf.softmax<tf.Tensor1D>(x)`, [1, 2]],
    ['fields', `class A { private readonly x: number[] = [1, 2]; f(): void { tf.softmax(this.x); } }`, [1, 2]],
    ['a name beside a type', `interface x { a: number }\nconst x = [1, 2];\n${ask}`, [1, 2]],
  ];
  for (const [what, program, numbers] of known) {
    it(`follow ${what}`, () => assert.deepEqual(numbersIn(imports + program, 'typescript'), numbers));
  }

  const unknown: Unknown = [
    [
      'a parameter that is a field',
      `class A { constructor(private x = [1]) {} f() { tf.softmax(this.x); } }`,
      /parameter/,
    ],
    ['a field that is decorated', `class A { @Input() x = [1]; f() { tf.softmax(this.x); } }`, /not followed/],
    ['what is declared elsewhere', `declare const x: number[];\n${ask}`, /defined/],
    ['an enumeration', `enum E { A = 1 }\nconst x = [E.A, 0];\n${ask}`, /defined/],
  ];
  for (const [what, program, reason] of unknown) {
    it(`do not follow ${what}`, () => assert.match(String(numbersIn(imports + program, 'typescript')), reason));
  }

  it('are followed beside elements of a page', () => {
    const text = `${imports}const V = () => { const x = [1, 2]; return <p a={x}>{${ask}}</p>; };`;
    assert.deepEqual(numbersIn(text, 'typescriptreact'), [1, 2]);
    assert.deepEqual(numbersIn(text, 'javascriptreact'), [1, 2]);
  });
});

describe('hostile JavaScript', () => {
  const deep = 100_000;
  const texts: readonly (readonly [what: string, text: string])[] = [
    ['nothing', ''],
    ['nested brackets', `${imports}tf.softmax(${'['.repeat(deep)}`],
    ['closed nested brackets', `${imports}tf.softmax(${'['.repeat(deep)}1${']'.repeat(deep)})`],
    ['nested calls', imports + 'tf.softmax('.repeat(20_000)],
    ['nested functions', `${imports}${'() => {'.repeat(5_000)}${ask}`],
    ['nested blocks', `${imports}let x = [1];\n${'{'.repeat(5_000)}x = [2];${'}'.repeat(5_000)}\n${ask}`],
    ['nested patterns', `${imports}const ${'['.repeat(3_000)}x${']'.repeat(3_000)} = y;\n${ask}`],
    ['a long chain', `${imports}tf.tensor1d([1, 2])${'.add(1)'.repeat(5_000)}.softmax()`],
    ['a half typed call', `${imports}tf.softmax([1, 2], `],
    ['a half typed list', `${imports}tf.softmax([1, , 2])`],
    ['a half typed object', `${imports}const x = { a: [1, 2], b: ;\ntf.softmax(x.a)`],
    ['a half typed class', `${imports}class A { x = [1, 2]; f() { tf.softmax(this.`],
    ['names that lead in circles', `${imports}let a = b, b = c, c = a;\ntf.softmax(a)`],
    ['names that are their own value', `${imports}var x = x;\n${ask}`],
    [
      'a chain of names',
      `${imports}const x0 = [1];\n${Array.from({ length: 5_000 }, (_, k) => `const x${k + 1} = x${k};`).join('\n')}\ntf.softmax(x5000)`,
    ],
    ['classes that extend themselves', `${imports}class A extends A { f() { tf.softmax(this.x); } }`],
    ['a lone surrogate', `${imports}const x = '\uD800';\n${ask}`],
    ['huge lists', `${imports}tf.softmax(new Array(1e9).fill(0))`],
    ['huge tensors', `${imports}tf.softmax(tf.zeros([1e6, 1e6]))`],
    ['names of the prototype', `${imports}tf.softmax({ a: 1 }.constructor)`],
    ['keys of the prototype', `${imports}tf.softmax(Math.constructor([1, 2]))`],
    ['a shebang and nothing else', '#!/usr/bin/env node\n'],
  ];
  for (const [what, text] of texts) {
    it(`gives no number and no exception for ${what}`, () => {
      // the longest take their time in the parser
      const languages = text.length > 10_000 ? ['typescriptreact'] : ['javascript', 'typescript', 'typescriptreact'];
      for (const languageId of languages) {
        assert.ok(findCalls(text, languageId).every(({ result }) => result === undefined));
      }
    });
  }
});
