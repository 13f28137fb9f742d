/**
 * What is in force where a call stands, in Python: a table of small programs. Each asks for the softmax of `x`, which is
 * known or not; the numbers are those written in the program.
 */

import assert from 'node:assert/strict';
import { findCalls, type LossCall } from '../../../src/calls/index.ts';
import { fill } from '../../../src/core/index.ts';

const imports = 'import torch\nimport torch.nn.functional as F\n';

/** The last call of a text, as what it was asked with. */
function lastOf(text: string): LossCall {
  const call = findCalls(text, 'python').at(-1);
  assert.ok(call, 'no call was found');
  return call;
}

function numbersIn(text: string): readonly number[] | string {
  const { inputs, unresolved, raises } = lastOf(text);
  if (raises) return fill(raises.text, raises.args);
  if (unresolved.length > 0) return fill(unresolved[0].text, unresolved[0].args);
  return [...(inputs.logits?.data ?? [])];
}

const ask = 'F.softmax(torch.tensor(x), dim=0)';

describe('names in Python', () => {
  const known: readonly (readonly [what: string, program: string, numbers: readonly number[]])[] = [
    ['a name', `x = [1.0, 2.0]\n${ask}`, [1, 2]],
    ['the last of several values', `x = [1.0, 2.0]\nx = [3.0, 4.0]\n${ask}\nx = [5.0, 6.0]`, [3, 4]],
    ['a value taken apart', `x, y = [1.0, 2.0], [3.0, 4.0]\n${ask}`, [1, 2]],
    ['a value taken apart twice', `(a, (b, x)) = (0, (1, [1.0, 2.0]))\n${ask}`, [1, 2]],
    ['the rest of a list', `a, *x, b = [0.0, 1.0, 2.0, 3.0]\n${ask}`, [1, 2]],
    ['two names for one value', `y = x = [1.0, 2.0]\n${ask}`, [1, 2]],
    ['a branch of its own', `x = [1.0, 2.0]\nif y:\n    x = [3.0, 4.0]\n    ${ask}`, [3, 4]],
    ['a branch that has no other value', `if y:\n    x = [1.0, 2.0]\n${ask}`, [1, 2]],
    ['what a script does', `if __name__ == "__main__":\n    x = [1.0, 2.0]\n    ${ask}`, [1, 2]],
    ['a with statement', `with torch.no_grad():\n    x = [1.0, 2.0]\n${ask}`, [1, 2]],
    ['a function with a value of its own', `x = [1.0, 2.0]\ndef f():\n    x = [3.0, 4.0]\n    return ${ask}`, [3, 4]],
    ['a function with the only value around it', `x = [1.0, 2.0]\ndef f():\n    return ${ask}`, [1, 2]],
    ['a value bound before each turn', `for i in y:\n    x = [1.0, 2.0]\n    ${ask}`, [1, 2]],
    ['an addition in place', `x = [1.0]\nx += [2.0]\n${ask}`, [1, 2]],
    ['an item that was replaced', `x = [1.0, 2.0]\nx[0] = 3.0\n${ask}`, [3, 2]],
    ['an item that was appended', `x = [1.0]\nx.append(2.0)\n${ask}`, [1, 2]],
    ['constants', `n = 2\nx = [1 / 4, -2 ** n, n * 0.5]\n${ask}`, [0.25, -4, 1]],
    ['a number that ends in a point', `x = [1., -1.e-1, +2., 1_0.]\n${ask}`, [1, -0.1, 2, 10]],
    ['infinity in its spellings', `x = [float('-inf'), -float("Infinity"), 0.0]\n${ask}`, [-Infinity, -Infinity, 0]],
    ['comments and lines that go on', `x = [1.0, # one\n  2.0,\n]\n${ask}`, [1, 2]],
    ['a dictionary', `d = {"x": [1.0, 2.0]}\nx = d["x"]\n${ask}`, [1, 2]],
    [
      'what a function gives a name around it',
      `def f():\n    global x\n    v = [3.0]\n    x = v\nv = [1.0]\n${ask}`,
      [3],
    ],
    ['a constant of a class', `class C:\n    x = [1.0, 2.0]\nx = C.x\n${ask}`, [1, 2]],
  ];
  for (const [what, program, numbers] of known) {
    it(`follow ${what}`, () => assert.deepEqual(numbersIn(imports + program), numbers));
  }

  const unknown: readonly (readonly [what: string, program: string, reason: RegExp])[] = [
    ['a parameter', `def f(x):\n    return ${ask}`, /parameter/],
    ['a parameter with a default', `def f(x=[1.0, 2.0]):\n    return ${ask}`, /parameter/],
    ['a parameter of a lambda', `f = lambda x: ${ask}`, /parameter/],
    ['a loop', `for x in [[1.0, 2.0]]:\n    ${ask}`, /turn of a loop/],
    ['a comprehension', `y = [${ask} for x in [[1.0, 2.0]]]`, /turn of a loop/],
    ['one of two branches', `if y:\n    x = [1.0, 2.0]\nelse:\n    x = [3.0, 4.0]\n${ask}`, /several values/],
    ['a branch that may not run', `x = [1.0, 2.0]\nif y:\n    x = [3.0, 4.0]\n${ask}`, /several values/],
    ['what the end of a loop leaves', `x = [1.0, 2.0]\nwhile y:\n    ${ask}\n    x = [3.0, 4.0]`, /several values/],
    ['what may fail', `x = [1.0, 2.0]\ntry:\n    x = load()\nexcept OSError:\n    pass\n${ask}`, /several values/],
    ['a name that a function changes', `x = [1.0, 2.0]\ndef f():\n    global x\n    x = []\n${ask}`, /several values/],
    ['two values around a function', `x = [1.0]\nx = [2.0]\ndef f():\n    return ${ask}`, /several values/],
    ['a call of an unknown function', `x = load()\n${ask}`, /load/],
    ['a value that leads back to itself', `x = x\n${ask}`, /no value before|leads back/],
    ['a list that another function gets', `x = [1.0, 2.0]\nchange(x)\n${ask}`, /changed in place/],
    ['a shuffled list', `import random\nx = [1.0, 2.0]\nrandom.shuffle(x)\n${ask}`, /changed in place/],
    ['a name for the same list', `x = [1.0, 2.0]\ny = x\ny[0] = 3.0\n${ask}`, /changed in place/],
    ['a list in a list', `r = [1.0, 2.0]\nx = [r, r]\nr[0] = 3.0\n${ask}`, /changed in place/],
    ['a name for a name for the same list', `x = [1.0, 2.0]\ny = x\nz = y\nz[0] = 3.0\n${ask}`, /changed in place/],
    [
      'a name for the same list in a function',
      `x = [1.0]\ndef f():\n    y = x\n    y[0] = 3.0\n${ask}`,
      /changed in place/,
    ],
    ['lists that a loop changes', `r = [1.0]\nfor i in [r]:\n    i[0] = 3.0\nx = r\n${ask}`, /changed in place/],
    [
      'a member that another method changes',
      `class C:\n    def __init__(self):\n        self.x = [1.0]\n    def g(self):\n        self.x[0] = 2.0\n    def f(self):\n        x = self.x\n        ${ask}`,
      /several values|changed in place/,
    ],
    [
      'a member that is written from outside',
      `class C:\n    def __init__(self):\n        self.x = [1.0]\n    def f(self):\n        x = self.x\n        ${ask}\nc = C()\nc.x = [3.0]`,
      /several values/,
    ],
    ['names from everywhere', `x = [1.0, 2.0]\nfrom settings import *\n${ask}`, /import of everything/],
    ['names that a text gives', `x = [1.0, 2.0]\nexec("x = [0.0]")\n${ask}`, /exec/],
    ['spread arguments', `x = [1.0, 2.0]\nF.softmax(*y)`, /spread/],
  ];
  for (const [what, program, reason] of unknown) {
    it(`do not follow ${what}`, () => assert.match(String(numbersIn(imports + program)), reason));
  }

  const nothing: readonly (readonly [what: string, program: string])[] = [
    ['a function of the file', `${imports}def softmax(x, dim):\n    return x\nsoftmax([1.0, 2.0], dim=0)`],
    ['a method of something else', 'import numpy as F\nF.softmax([1.0, 2.0])'],
    ['a name without an import', 'F.softmax([1.0, 2.0], dim=0)'],
    ['a call in a string', `${imports}x = "${ask}"`],
    ['a call in a comment', `${imports}# ${ask}`],
  ];
  for (const [what, program] of nothing) {
    it(`are not those of the library in ${what}`, () => {
      assert.ok(findCalls(program, 'python').every(({ result }) => result === undefined));
    });
  }

  it('are those of a library that the file does not change', () => {
    const call = lastOf(`${imports}F.softmax = print\nF.softmax(torch.tensor([1.0, 2.0]), dim=0)`);
    assert.equal(call.result, undefined);
    assert.equal(call.callee, 'torch.nn.functional.softmax');
  });
});

describe('hostile Python', () => {
  const deep = 100_000;
  const texts: readonly (readonly [what: string, text: string])[] = [
    ['nothing', ''],
    ['nested brackets', `x = ${'['.repeat(deep)}`],
    ['nested calls', `import torch\n${'torch.softmax('.repeat(20_000)}`],
    ['nested blocks', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}if x:`).join('\n')],
    ['a half typed call', `${imports}F.softmax(torch.tensor([1.0, 2.0], dim=`],
    ['a half typed list', `${imports}F.softmax(torch.tensor([1.0, , ]), dim=0)`],
    ['names that lead in circles', 'a = b\nb = c\nc = a\nimport torch\ntorch.softmax(a, dim=0)'],
    [
      'a chain of names',
      `${Array.from({ length: 5_000 }, (_, k) => `x${k + 1} = x${k}`).join('\n')}\nimport torch\ntorch.softmax(x5000, dim=0)`,
    ],
    ['a lone surrogate', `${imports}x = "\uD800"\n${ask}`],
    ['a huge range', `import torch\ntorch.softmax(torch.tensor(list(range(10 ** 12))), dim=0)`],
    ['a huge repetition', `import torch\ntorch.softmax(torch.tensor([1.0] * 10 ** 12), dim=0)`],
    ['a huge shape', `import torch\ntorch.softmax(torch.zeros(10 ** 6, 10 ** 6), dim=0)`],
    ['stars', `${imports}F.softmax(*, **)`],
  ];
  for (const [what, text] of texts) {
    it(`gives no number and no exception for ${what}`, () => {
      assert.ok(findCalls(text, 'python').every(({ result }) => result === undefined));
    });
  }
});
