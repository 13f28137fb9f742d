/** The core keeps its own rules: short functions, documented doors, arithmetic that has the same bits on every engine. */

import * as assert from 'node:assert/strict';
import { documentationComplaints, inexactArithmetic, lengthComplaints, openingComplaints } from './coreRules.ts';
import { readSources, type SourceFile } from './project.ts';

const door = 'src/core/index.ts';
const mostLines = 60;

describe('the core', () => {
  const sources = readSources('src/core');
  // single precision shows what frameworks print, whose elementary functions are the engine's
  const kernels = sources.filter(({ file }) => !file.startsWith('src/core/float32/'));

  it('is found', () => assert.ok(kernels.length > 20 && sources.length > kernels.length));

  it('says in the first lines of every file what it is', () => assert.deepEqual(openingComplaints(sources), []));

  it(`has no function of more than ${mostLines} lines`, () => {
    assert.deepEqual(lengthComplaints(sources, mostLines), []);
  });

  it('computes with nothing whose bits differ from engine to engine', () => {
    assert.deepEqual(inexactArithmetic(kernels), []);
  });

  it('has a docstring at every function it lets out, with @throws where bad input is an error', () => {
    assert.deepEqual(documentationComplaints(sources, door), []);
  });
});

const file = (text: string, name = 'src/core/a.ts'): SourceFile => ({ file: name, text });

describe('the check of the core', () => {
  it('asks for an opening of the file itself', () => {
    const find = (text: string) => openingComplaints([file(text)]).length;
    assert.equal(find('/** Rows: the elements along an axis. */\n\nimport x;'), 0);
    assert.equal(find('/**\n * Rows: the elements\n * along an axis.\n */\n\nexport const a = 1;'), 0);
    assert.equal(find('/** The docstring of a function. */\nexport function a() {}'), 1);
    assert.equal(find('/** Rows */\n\nexport const a = 1;'), 1);
    assert.equal(find('export const a = 1;'), 1);
  });

  it('counts the lines of functions of every kind, without their docstrings', () => {
    const body = (lines: number) => '{\n'.concat(';\n'.repeat(lines - 2), '}');
    const kinds: readonly ((lines: number) => string)[] = [
      (lines) => `/**\n * Says\n * much.\n */\nfunction f() ${body(lines)}`,
      (lines) => `const f = () => ${body(lines)}`,
      (lines) => `class A { f() ${body(lines)} }`,
      (lines) => `class A { constructor() ${body(lines)} }`,
      (lines) => `class A { get f() ${body(lines)} }`,
    ];
    for (const kind of kinds) {
      assert.equal(lengthComplaints([file(kind(5))], 5).length, 0);
      assert.equal(lengthComplaints([file(kind(6))], 5).length, 1, kind(6));
    }
  });

  it('finds arithmetic that is left to the engine, and nothing in comments and strings', () => {
    const fine = [
      'Math.abs(x) + Math.fround(y) / Math.max(1, 2)',
      "'Math.exp(x) ** 2' // Math.exp(x) ** 2",
      'module.Math',
      '/** 2 ** 3 */ a * b',
    ];
    const bad = [
      'Math.exp(x)',
      'Math.sqrt(x)',
      'Math.LN2',
      '2 ** n',
      'x **= 2',
      'const { exp } = Math',
      "Math['exp'](x)",
    ];
    for (const text of fine) assert.deepEqual(inexactArithmetic([file(text)]), []);
    for (const text of bad) assert.equal(inexactArithmetic([file(text)]).length, 1, text);
  });

  it('asks for docstrings and @throws at what the door lets out, and nowhere else', () => {
    const find = (text: string, others: readonly SourceFile[] = []) => {
      const doors = [file("export { f } from './a.ts';\nexport * as inner from './inner/index.ts';", door)];
      return documentationComplaints([...doors, file(text), ...others], door).length;
    };
    const check = file('function f() { throw new InputError(); }\nexport { f };', 'src/core/check.ts');
    const imported = "import { f as check } from './check.ts';\n";
    assert.equal(find('/** Does. */\nexport function f() {}\nfunction g() {}'), 0);
    assert.equal(find('export function f() {}'), 1);
    assert.equal(find('export const f = () => 1;'), 1);
    assert.equal(find('/** The file. */\n\nexport function f() {}'), 1);
    assert.equal(find('/** Does. */\nexport function f() { throw new InputError(); }'), 1);
    assert.equal(find('/** Does. @throws InputError */\nexport function f() { throw new InputError(); }'), 0);
    assert.equal(find('/** Does. */\nexport function f() { throw new RangeError(); }'), 0);
    assert.equal(find('/** Does. */\nexport function f() { return g(); }\nfunction g() { throw made(); }'), 1);
    assert.equal(find(`${imported}/** Does. */\nexport function f(rows) { rows.map(check); }`, [check]), 1);
    assert.equal(find(`${imported}/** Does.\n * @throws InputError */\nexport const f = () => check();`, [check]), 0);
    const inner = [
      file("export { g } from './g.ts';", 'src/core/inner/index.ts'),
      file('export function g() {}', 'src/core/inner/g.ts'),
    ];
    assert.equal(find('', inner), 1);
  });
});
