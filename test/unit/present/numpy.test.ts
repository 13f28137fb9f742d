/**
 * Steps as NumPy code. What the code looks like is held here against what was run: `npm run snippets -- --derivations 60`
 * runs the derivations of random questions of all quantities with the real library.
 */

import assert from 'node:assert/strict';
import { tensor } from '../../../src/core/index.ts';
import { copySteps, translator } from '../../../src/present/index.ts';
import {
  Addition,
  Application,
  Division,
  Element,
  type Expression,
  Literal,
  Multiplication,
  Negation,
  Power,
  Series,
  type Step,
  Variable,
  Weighting,
} from '../../../src/quantities/index.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

const z = new Variable('z', tensor([1, 2, 4]));
const L = new Variable('L', tensor([0.5], []));
const at = (index: string | number, of = z) => new Element(of, index);
const number = (value: number) => new Literal(value);
const sum = (index: string, body: Expression, except?: number) => new Series('sum', index, 3, body, undefined, except);
const exp = (operand: Expression) => new Application('exp', [operand]);

function step(left: Expression, right: Expression): Step {
  return { id: 'one', title: { text: 'One "line"', args: [] }, left, right };
}

function codeOf(...steps: readonly Step[]): string {
  const copied = copySteps(steps, 'numpy', wording);
  assert.equal(copied.kind, 'text');
  return copied.kind === 'text' ? copied.text : '';
}

/** The right side of a step, which stands on the line before the last. */
function written(expression: Expression): string {
  const lines = codeOf(step(L, expression)).trimEnd().split('\n');
  return lines[lines.length - 2].trim().replace(/,$/, '');
}

const shifted = new Addition([at('j'), new Negation(at('i'))]);

const cases: readonly (readonly [what: string, expression: Expression, code: string])[] = [
  ['a number with all its digits', number(0.1 + 0.2), '0.30000000000000004'],
  ['a whole number as a float', number(3), '3.0'],
  ['a negative number', new Negation(number(-3)), '-(-3.0)'],
  ['NaN', number(Number.NaN), 'np.nan'],
  ['infinity', new Negation(number(Number.POSITIVE_INFINITY)), '-np.inf'],
  ['an element', at(2), 'z[2]'],
  ['a difference of a difference', new Addition([L, new Negation(new Addition([at(0), at(1)]))]), 'L - (z[0] + z[1])'],
  ['a product of a sum', new Multiplication([number(2), new Addition([at(0), at(1)])]), '2.0 * (z[0] + z[1])'],
  ['a quotient under a quotient', new Division(L, new Division(at(0), at(1))), 'L / (z[0] / z[1])'],
  ['a quotient of plain numbers, which Python would refuse', new Division(number(0), number(0)), 'np.divide(0.0, 0.0)'],
  ['a power', new Power(new Addition([L, number(1)]), number(2)), '(L + 1.0) ** 2.0'],
  ['a power of a plain number', new Power(number(2), L), 'np.power(2.0, L)'],
  ['a minus sign before a power', new Negation(new Power(L, number(2))), '-L ** 2.0'],
  ['a whole sum', sum('j', exp(at('j'))), 'np.sum(np.exp(z))'],
  ['a sum that leaves one out', sum('j', exp(at('j')), 1), 'np.sum(np.delete(np.exp(z), 1))'],
  ['a sum of a constant', sum('j', number(2)), 'np.sum(np.array([2.0 for j in range(3)]))'],
  [
    'a list with a sum of its own',
    new Series('list', 'i', 3, new Division(at('i'), sum('j', at('j')))),
    'z / np.sum(z)',
  ],
  [
    'a list whose sums depend on its index',
    new Series('list', 'i', 3, sum('j', shifted)),
    'np.array([np.sum(z - z[i]) for i in range(3)])',
  ],
  ['the largest', new Series('maximum', 'j', 3, at('j')), 'np.max(z)'],
  ['the larger of two', new Application('max', [L, number(0)]), 'np.maximum(L, 0.0)'],
  ['softplus', new Application('softplus', [L]), 'np.logaddexp(0.0, L)'],
  ['weights', sum('j', new Weighting(at('j'), at('j'))), 'np.sum(weighted(z, z))'],
];

describe('NumPy code', () => {
  for (const [what, expression, code] of cases) {
    it(`of ${what}`, () => assert.equal(written(expression), code));
  }

  it('is a program that names each letter once, and other numbers otherwise', () => {
    const other = new Variable('L', tensor([0.25], []), { mark: '0' });
    const scaled = new Variable('L', tensor([1], []));
    const text = codeOf(step(L, number(0.5)), step(other, new Application('sigmoid', [L])), step(scaled, number(1)));
    assert.equal(
      text,
      `import numpy as np

np.seterr(all="ignore")  # infinities and what is undefined are numbers here too


def sigmoid(x):
    return np.exp(-np.logaddexp(0.0, -x))


def show(title, left, right):
    print(title)
    print("  left: ", np.asarray(left).tolist())
    print("  right:", np.asarray(right).tolist())


L = np.float64(0.5)
show(
    "1. One \\"line\\"",
    L,
    0.5,
)

L_0 = np.float64(0.25)
show(
    "2. One \\"line\\"",
    L_0,
    sigmoid(L),
)

L_2 = np.float64(1.0)
show(
    "3. One \\"line\\"",
    L_2,
    1.0,
)
`,
    );
  });

  it('spells letters that are no names in Python', () => {
    const names = ['ℓ', 'ŷ', 'p̂', 'λ', 'D(p‖q)', 'k'];
    const variables = names.map((name) => new Variable(name, tensor([2], [])));
    assert.equal(written(new Addition(variables)), 'l + y_hat + p_hat + lam + D_p_q + k_2');
  });

  it('is refused where nobody could paste it', () => {
    const huge = new Variable('z', tensor(new Float64Array(200_000).fill(1 / 3)));
    const copied = copySteps([step(L, new Application('sumOf', [huge]))], 'numpy', wording);
    assert.equal(copied.kind, 'none');
  });
});

describe('a step as text', () => {
  const one = step(L, sum('j', exp(at('j'))));
  const textOf = (form: 'latex' | 'markdown' | 'unicode', ...steps: readonly Step[]): string => {
    const copied = copySteps(steps, form, wording);
    return copied.kind === 'text' ? copied.text : '';
  };

  it('is one line in LaTeX and in plain text', () => {
    assert.equal(textOf('latex', one), 'L = \\sum_{j=0}^{2} e^{z_{j}}');
    assert.equal(textOf('unicode', one), 'L = Σⱼ e^zⱼ');
  });

  it('is a formula with its title and its check in Markdown', () => {
    assert.equal(
      textOf('markdown', step(L, number(0.5))),
      '**One "line"**\n\n$$\nL = 0.5\n$$\n\n✓ Both sides are the same number.\n',
    );
  });

  it('is numbered among others', () => {
    const two = step(L, number(0.5));
    assert.equal(textOf('unicode', two, two), '1. One "line"\nL = 0.5\n\n2. One "line"\nL = 0.5\n');
    assert.equal(textOf('latex', two, two), '\\begin{gathered}\n  L = 0.5 \\\\\n  L = 0.5\n\\end{gathered}');
  });
});
