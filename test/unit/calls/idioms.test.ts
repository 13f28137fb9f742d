/** Formulas written by hand: which are recognised, what they give, and what only looks like one. Values by NumPy 2.4.6, Python 3.11. */

import assert from 'node:assert/strict';
import { findCalls } from '../../../src/calls/index.ts';
import { assertOutcome, lastCall, type Outcome, single } from './outcomes.ts';

const before = `import numpy as np, math
from scipy.special import xlogy
v = np.array([0.2, 0.8])
w = np.array([0.5, 0.5])
k = np.array([2.0, 8.0])
z = np.array([1.0, -2.0, 0.5])
Z = np.array([[1.0, 2.0, 0.1], [0.5, -1.0, 3.0]])
y = np.array([[1.0, 0.0, 0.0], [0.0, 0.5, 0.5]])
p = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])
d = np.array([0.1, 0.2, 0.7])
u = np.array([0.3, 0.3, 0.4])
o = np.array([1.0, 0.0, 0.0])
t = np.array([1.0, 0.0, 1.0])
s = np.array([0.9, 0.3, 0.6])
`;

const row: Outcome = {
  shape: [3],
  type: 'float64',
  data: [0.6037488961486257, 0.030058887569574023, 0.3661922162818002],
};
const rows: Outcome = {
  shape: [2, 3],
  type: 'float64',
  data: [
    0.2424329707047139, 0.6590011388859679, 0.09856589040931818, 0.07459555713221443, 0.016644518609272352,
    0.9087599242585132,
  ],
};
const logistic: Outcome = {
  shape: [3],
  type: 'float64',
  data: [0.7310585786300049, 0.11920292202211755, 0.6224593312018546],
};

/** The name, the formula, what it gives, and with which options it is a quantity; none where it is only like one. */
type Row = readonly [name: string, formula: string, wanted: Outcome, options?: Readonly<Record<string, unknown>>];

const formulas: readonly Row[] = [
  ['softmax', 'np.exp(z) / np.exp(z).sum()', row, {}],
  ['softmax', 'np.exp(z - z.max()) / np.exp(z - z.max()).sum()', row, {}],
  ['softmax', 'np.exp(Z) / np.sum(np.exp(Z), axis=1)[:, None]', rows, { axis: 1 }],
  ['softmax', 'np.exp(Z) / np.sum(np.exp(Z), axis=1).reshape(-1, 1)', rows, { axis: 1 }],
  ['softmax', 'np.divide(np.exp(z), np.sum(np.exp(z)))', row, {}],
  ['softmax', 'np.exp(Z) / np.expand_dims(np.sum(np.exp(Z), axis=-1), -1)', rows, { axis: -1 }],
  ['sigmoid', '1 / (1 + np.exp(-z))', logistic, {}],
  ['sigmoid', '1. / (1. + np.exp(-1 * z))', logistic, {}],
  ['sigmoid', '1 / (np.exp(-z) + 1)', logistic, {}],
  ['sigmoid', '1 / (1 + math.exp(-0.5))', single(0.6224593312018546), {}],
  [
    'cross_entropy',
    '-np.sum(y * np.log(p), axis=1).mean()',
    single(0.6070370789923479),
    { axis: 1, reduction: 'mean' },
  ],
  [
    'cross_entropy',
    'np.mean(-np.sum(y * np.log(p), axis=1))',
    single(0.6070370789923479),
    { axis: 1, reduction: 'mean' },
  ],
  ['cross_entropy', '-np.sum(y * np.log(np.clip(p, 1e-12, 1)))', single(1.2140741579846959), { reduction: 'sum' }],
  ['cross_entropy', '-np.sum(np.multiply(y, np.log(p)))', single(1.2140741579846959), { reduction: 'sum' }],
  ['cross_entropy', 'np.sum(-y * np.log(p)) / len(y)', single(0.6070370789923479), { reduction: 'mean' }],
  ['cross_entropy', '-1 / len(y) * np.sum(y * np.log(p))', single(0.6070370789923479), { reduction: 'mean' }],
  ['cross_entropy', '-np.dot(y[0], np.log(p[0]))', single(0.35667494393873245), { reduction: 'sum' }],
  ['cross_entropy', '-(y[0] @ np.log(p[0]))', single(0.35667494393873245), { reduction: 'sum' }],
  ['cross_entropy', '-np.sum(y * np.log(p)) / np.log(2)', single(1.7515387669959648), { base: 2, reduction: 'sum' }],
  ['cross_entropy', '-np.sum(y * np.log10(p))', single(0.5272657074340902), { base: 10, reduction: 'sum' }],
  ['cross_entropy', '-sum(a * math.log(b) for a, b in zip(y[0], p[0]))', single(0.35667494393873245)],
  ['cross_entropy', '-np.sum([a * np.log(b) for a, b in zip(y[0], p[0])])', single(0.35667494393873245)],
  ['cross_entropy', '-xlogy(y, p).sum()', single(1.2140741579846959), { reduction: 'sum' }],
  // an average over the elements is no average over the rows
  ['cross_entropy', '-np.mean(y * np.log(p))', single(0.2023456929974493)],
  ['entropy', '-np.sum(d * np.log(d))', single(0.8018185525433373), {}],
  ['entropy', '-sum(x * math.log(x, 2) for x in d if x > 0)', single(1.1567796494470395)],
  ['entropy', '-np.nansum(o * np.log(o))', single(0), {}],
  ['entropy', '-np.sum(o[o > 0] * np.log(o[o > 0]))', single(0), {}],
  ['entropy', '-np.sum(d * np.log(d + 1e-12))', single(0.8018185525403373)],
  ['entropy', '-(d[0] * np.log2(d[0]) + d[1] * np.log2(d[1]))', single(0.7965784284662087)],
  ['kl_divergence', 'np.sum(d * np.log(d / u))', single(0.20077680106635193), {}],
  ['kl_divergence', 'np.sum(d * (np.log(d) - np.log(u)))', single(0.20077680106635198), {}],
  ['kl_divergence', 'np.sum(d * np.log(d) - d * np.log(u))', single(0.20077680106635204), {}],
  ['kl_divergence', '-np.sum(d * np.log(u / d))', single(0.20077680106635196), {}],
  ['kl_divergence', 'np.sum(d * np.log((d + 1e-9) / (u + 1e-9)))', single(0.2007768013163519)],
  ['kl_divergence', 'np.dot(d, np.log(d / u))', single(0.20077680106635193), {}],
  ['kl_divergence', 'sum(a * math.log(a / b) for a, b in zip(d, u))', single(0.20077680106635193)],
  [
    'binary_cross_entropy',
    '-(t * np.log(s) + (1 - t) * np.log(1 - s)).mean()',
    single(0.3242870277875165),
    { reduction: 'mean' },
  ],
  [
    'binary_cross_entropy',
    '-np.mean(t * np.log(s + 1e-9) + (1 - t) * np.log(1 - s + 1e-9))',
    single(0.32428702638540013),
  ],
  [
    'binary_cross_entropy',
    'np.mean(-t * np.log(s) - (1 - t) * np.log(1 - s))',
    single(0.3242870277875165),
    { reduction: 'mean' },
  ],
  [
    'binary_cross_entropy',
    '-(np.dot(t, np.log(s)) + np.dot(1 - t, np.log(1 - s))) / len(t)',
    single(0.3242870277875165),
    { reduction: 'mean' },
  ],
  [
    'binary_cross_entropy',
    '-np.mean(t * np.log(s) + (1 - t) * np.log1p(-s))',
    single(0.32428702778751645),
    { reduction: 'mean' },
  ],
  [
    'binary_cross_entropy',
    '-t * np.log(s) - (1 - t) * np.log(1 - s)',
    { shape: [3], type: 'float64', data: [0.10536051565782628, 0.35667494393873245, 0.5108256237659907] },
    { reduction: 'none' },
  ],
  [
    'binary_cross_entropy',
    '-(np.sum(t * np.log(s)) + np.sum((1 - t) * np.log(1 - s)))',
    single(0.9728610833625495),
    { reduction: 'sum' },
  ],
  [
    'binary_cross_entropy',
    '-1/3 * np.sum(t * np.log(s) + (1 - t) * np.log(1 - s))',
    single(0.3242870277875165),
    { reduction: 'mean' },
  ],
  ['nll', '-np.log(p[np.arange(2), [0, 1]]).mean()', single(0.7803238741323343), { reduction: 'mean' }],
  ['nll', '-np.log(p)[np.arange(2), [0, 1]].mean()', single(0.7803238741323343), { reduction: 'mean' }],
  ['nll', '-np.mean(np.log(p[[0, 1], [0, 1]] + 1e-7))', single(0.7803236360371291)],
  ['nll', '-np.log(p[0, 1])', single(1.6094379124341003), {}],
  ['nll', '-np.sum(np.log(p[np.arange(2), [0, 1]])) / 2', single(0.7803238741323343), { reduction: 'mean' }],
  ['nll', '-np.log(np.take_along_axis(p, np.array([[0], [1]]), axis=1)).mean()', single(0.7803238741323343)],
  ['nll', '-np.log2(d[1])', single(2.321928094887362), { base: 2 }],
];

/** What is made of the same pieces and is none of them. */
const others: readonly string[] = [
  'np.exp(np.mean(np.log(v)))',
  'np.sum(np.log(v))',
  'v / np.sum(v)',
  'np.log(1 + np.exp(v))',
  '1 / (1 + v)',
  'np.exp(v) / np.sum(v)',
  'np.exp(v) / np.sum(np.exp(w))',
  'np.sum(v * np.log(w))',
  // no probabilities
  '-np.sum(v * np.log(k))',
  '-np.log(k[0])',
  '-np.mean(np.log(v))',
  'np.exp(-v ** 2 / 2) / np.sqrt(2 * np.pi)',
  'v * np.log(v)',
  '1 / np.exp(-v)',
  '(np.exp(v) - np.exp(-v)) / (np.exp(v) + np.exp(-v))',
  'np.log(v) / np.log(2)',
  '-np.sum((v - w) ** 2)',
  'model.log(v) / np.sum(v)',
  'np.mean(v * np.log(v) - w)',
];

const unknown: readonly (readonly [title: string, program: string, name: string, reason: string])[] = [
  ['a parameter', 'def softmax(x):\n    return np.exp(x) / np.sum(np.exp(x))\n', 'softmax', 'parameter'],
  ['a lambda', 'sigmoid = lambda x: 1 / (1 + np.exp(-x))\n', 'sigmoid', 'parameter'],
  ['random numbers', 'r = np.random.rand(3)\nh = -np.sum(r * np.log(r))\n', 'entropy', 'numpy.random.rand'],
];

const raising: readonly (readonly [title: string, formula: string, error: string])[] = [
  ['shapes that do not go together', '-np.sum(v * np.log(d))', 'ValueError: operands could not be broadcast'],
  ['a label that names no class', '-np.log(p[np.arange(1), [3]])', 'IndexError: index 3 is out of bounds'],
  ['a logarithm of 0 by the math module', '-math.log(o[1])', 'ValueError: math domain error'],
];

describe('Formulas written by hand', () => {
  for (const [name, formula, wanted, options] of formulas) {
    it(formula, () => {
      const call = lastCall(`${before}r = ${formula}\n`, `idiom:${name}`);
      assertOutcome(call, wanted);
      const found = findCalls(`${before}r = ${formula}\n`, 'python').filter(({ callee }) =>
        callee.startsWith('idiom:'),
      );
      assert.equal(found.length, 1);
      assert.deepEqual(call?.end.character, `r = ${formula}`.length);
      assert.deepEqual(call?.options, options ?? {});
      assert.equal(Object.keys(call?.inputs ?? {}).length > 0, options !== undefined);
    });
  }

  for (const formula of others) {
    it(`${formula} is none`, () => {
      assert.deepEqual(
        findCalls(`${before}r = ${formula}\n`, 'python').map(({ callee }) => callee),
        [],
      );
    });
  }

  for (const [title, program, name, unresolved] of unknown) {
    it(`of ${title} it is not known`, () => {
      assertOutcome(lastCall(before + program, `idiom:${name}`), { unresolved });
    });
  }

  for (const [title, formula, raises] of raising) {
    it(`${title}: it raises`, () => assertOutcome(lastCall(`${before}r = ${formula}\n`), { raises }));
  }

  it('what fails by rounding is told as it comes out, and exactly', () => {
    const call = lastCall('import numpy as np\na = np.array([1010., 1000.])\nr = np.exp(a) / np.sum(np.exp(a))\n');
    assert.deepEqual([...(call?.result?.data ?? [])], [Number.NaN, Number.NaN]);
    // 1 / (1 + e^-10) and 1 / (1 + e^10)
    assert.deepEqual([...(call?.exact?.data ?? [])], [0.9999546021312976, 0.000045397868702434395]);
    assertOutcome(lastCall(`${before}h = -np.sum(o * np.log(o))\n`), single(Number.NaN));
    assert.deepEqual([...(lastCall(`${before}h = -np.sum(o * np.log(o))\n`)?.exact?.data ?? [])], [0]);
  });

  it('names stand for what they were given', () => {
    const program = `${before}e = np.exp(Z - Z.max(axis=1, keepdims=True))\ns = e.sum(axis=1, keepdims=True)\nr = e / s\n`;
    assertOutcome(lastCall(program, 'idiom:softmax'), rows);
  });

  it('a name of a comprehension is no name outside of it', () => {
    const program = 'import math\np = 3\nq = [0.9, 0.1]\nh = -sum(p * math.log2(p) for p in q)\n';
    assertOutcome(lastCall(program, 'idiom:entropy'), single(0.4689955935892812));
  });

  it('names that lead to names without end are given up', () => {
    const doubled = Array.from({ length: 40 }, (_, at) => `a${at + 1} = a${at} * a${at} + a${at}`).join('\n');
    const program = `import numpy as np\na0 = np.log(x)\n${doubled}\nr = -np.sum(a40 * np.log(a40 / a39)) / a40\n`;
    const started = performance.now();
    findCalls(program, 'python');
    assert.ok(performance.now() - started < 2_000);
  });
});
