/** Expressions as TeX, as Unicode and in words: a table of the cases that go wrong, and a proof by reading back. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tensor } from '../../../src/core/index.ts';
import { speak, speakStep, stepToUnicode, toTex, toUnicode, translator } from '../../../src/present/index.ts';
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
  Variable,
  Weighting,
} from '../../../src/quantities/index.ts';

const row = [0.7, 0.2, 0.1, 1e-7, 0.5];
const p = new Variable('p', tensor(row), { origin: { role: 'p', offset: 10, stride: 2 } });
const y = new Variable('y', tensor([0, 0, 0, 1, 0]));
const n = (value: number) => new Literal(value);
const negated = (operand: Expression) => new Negation(operand);
const plus = (...terms: Expression[]) => new Addition(terms);
const times = (...factors: Expression[]) => new Multiplication(factors);
const ln = (operand: Expression) => new Application('log', [operand]);
const exp = (operand: Expression) => new Application('exp', [operand]);
const pj = new Element(p, 'j');
const yj = new Element(y, 'j');
const sum = (body: Expression, shown?: readonly number[]) => new Series('sum', 'j', 5, body, shown);

const cases: readonly (readonly [string, Expression, string, string])[] = [
  [
    'a sum whose first term is a sum',
    plus(plus(n(1), n(2)), plus(n(3), n(4))),
    '1 + 2 + (3 + 4)',
    '1 + 2 + \\left(3 + 4\\right)',
  ],
  ['a letter without a subscript form', new Element(p, 'c'), 'p[c]', 'p_{c}'],
  [
    'a negated sum of weighted logarithms',
    negated(sum(new Weighting(yj, ln(pj)))),
    '−Σⱼ yⱼ ln pⱼ',
    '-\\sum_{j=0}^{4} y_{j}\\,\\ln p_{j}',
  ],
  ['a negation of a negation', negated(negated(n(2))), '−(−2)', '-\\left(-2\\right)'],
  ['a negative literal that is negated', negated(n(-2)), '−(-2)', '-\\left(-2\\right)'],
  [
    'a difference of a difference',
    plus(n(1), negated(plus(n(2), negated(n(3))))),
    '1 − (2 − 3)',
    '1 - \\left(2 - 3\\right)',
  ],
  ['a sum with a negative term', plus(n(1), n(-2)), '1 + (-2)', '1 + \\left(-2\\right)'],
  ['a power of a sum', new Power(plus(n(1), negated(pj)), n(2)), '(1 − pⱼ)²', '{\\left(1 - p_{j}\\right)}^{2}'],
  ['a power of a negative number', new Power(n(-2), n(2)), '(-2)²', '{\\left(-2\\right)}^{2}'],
  ['a power of a power', new Power(new Power(n(2), n(3)), n(4)), '(2³)⁴', '{\\left({2}^{3}\\right)}^{4}'],
  [
    'products of sums',
    times(plus(n(1), n(2)), plus(n(3), n(4))),
    '(1 + 2) (3 + 4)',
    '\\left(1 + 2\\right)\\,\\left(3 + 4\\right)',
  ],
  ['negative factors', times(n(2), n(-3)), '2 · (-3)', '2 \\cdot \\left(-3\\right)'],
  ['a logarithm as a first factor', times(ln(pj), yj), '(ln pⱼ) yⱼ', '\\left(\\ln p_{j}\\right)\\,y_{j}'],
  ['a logarithm of a sum', ln(sum(exp(pj))), 'ln Σⱼ e^pⱼ', '\\ln \\sum_{j=0}^{4} e^{p_{j}}'],
  ['a logarithm of a product', ln(times(n(2), pj)), 'ln(2 · pⱼ)', '\\ln\\left(2 \\cdot p_{j}\\right)'],
  ['a quotient of sums', new Division(plus(n(1), n(2)), plus(n(3), n(4))), '(1 + 2) / (3 + 4)', '\\frac{1 + 2}{3 + 4}'],
  [
    'a quotient below a quotient',
    new Division(n(1), new Division(n(2), n(3))),
    '1 / (2 / 3)',
    '\\frac{1}{\\frac{2}{3}}',
  ],
  ['a sum whose body is a sum', sum(plus(pj, n(1))), 'Σⱼ (pⱼ + 1)', '\\sum_{j=0}^{4} \\left(p_{j} + 1\\right)'],
  [
    'written terms with a gap',
    sum(exp(new Element(p, 'j', 'value')), [0, 1, 4]),
    'e^0.7 + e^0.2 + ⋯ + e^0.5',
    'e^{0.7} + e^{0.2} + \\cdots + e^{0.5}',
  ],
  ['written terms that are subtracted', sum(negated(pj), [0, 1]), '−p₀ − p₁ + ⋯', '-p_{0} - p_{1} + \\cdots'],
  [
    'a list',
    new Series('list', 'j', 5, new Element(p, 'j', 'value'), [0, 3]),
    '[0.7, ⋯, 1e-7, ⋯]',
    '\\bigl[0.7,\\allowbreak\\, \\ldots,\\allowbreak\\, 1 \\times 10^{-7},\\allowbreak\\, \\ldots\\bigr]',
  ],
  ['a maximum', new Series('maximum', 'j', 5, pj), 'maxⱼ pⱼ', '\\max_{j} p_{j}'],
  ['two numbers below a letter', new Element(new Variable('L', tensor([1, 2]), { mark: '2' }), 1), 'L₂,₁', 'L_{2,1}'],
  [
    'log1p',
    new Application('log1p', [exp(negated(new Application('abs', [pj])))]),
    'ln(1 + e^(−|pⱼ|))',
    '\\ln\\left(1 + e^{-\\left|p_{j}\\right|}\\right)',
  ],
  ['log1p of a negation', new Application('log1p', [negated(pj)]), 'ln(1 − pⱼ)', '\\ln\\left(1 - p_{j}\\right)'],
  [
    'log1p of a negated sum',
    new Application('log1p', [negated(sum(pj, [0, 1, 2, 3, 4]))]),
    'ln(1 − (p₀ + p₁ + p₂ + p₃ + p₄))',
    '\\ln\\left(1 - \\left(p_{0} + p_{1} + p_{2} + p_{3} + p_{4}\\right)\\right)',
  ],
];

describe('expressions', () => {
  for (const [title, expression, unicode, tex] of cases) {
    it(`write ${title}: ${unicode}`, () => {
      assert.equal(toUnicode(expression), unicode);
      assert.equal(toTex(expression), tex);
    });
  }

  it('read aloud', () => {
    const wording = { translate: translator(undefined), significantDigits: 8 };
    assert.equal(
      speak(negated(sum(new Weighting(yj, ln(pj)))), wording),
      'minus the sum over j of y of j times the natural logarithm of p of j',
    );
    assert.equal(
      speakStep({ left: ln(n(1e-7)), right: n(-16.11809565095832) }, wording),
      'the natural logarithm of 1 times ten to the power of minus 7 is about minus 16.118096',
    );
  });

  it('read aloud in another language, in its own order', () => {
    const bundle = { 'the natural logarithm of {0}': '{0} 的自然对数', '{0} of {1}': '{0} 下标 {1}' };
    assert.equal(speak(ln(pj), { translate: translator(bundle), significantDigits: 8 }), 'p 下标 j 的自然对数');
  });

  it('link terms to the places they come from, when asked', () => {
    assert.equal(toTex(new Element(p, 2), { linkTerms: true }), '\\htmlData{role=p,index=14}{p_{2}}');
    assert.equal(toTex(new Element(p, 2, 'value'), { linkTerms: true }), '\\htmlData{role=p,index=14}{0.1}');
    assert.equal(toTex(new Element(y, 2), { linkTerms: true }), 'y_{2}');
  });

  it('say ≈ only where a shown number was rounded', () => {
    assert.equal(stepToUnicode({ left: ln(n(1)), right: n(0) }), 'ln 1 = 0');
    assert.equal(stepToUnicode({ left: negated(ln(n(0.6))), right: n(0.5108256237659907) }), '−ln 0.6 ≈ 0.51082562');
  });

  it('mean the same when they are read back', () => {
    fc.assert(
      fc.property(trees, (expression) => {
        const value = expression.evaluate().data[0];
        const text = toUnicode(expression, { significantDigits: 17 });
        const back = readBack(text);
        assert.ok(
          Object.is(value, back) || Math.abs(value - back) <= 1e-9 * Math.abs(value),
          `${text}: ${value}, ${back}`,
        );
      }),
      { numRuns: 500 },
    );
  });
});

const { tree: trees } = fc.letrec<{ tree: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.integer({ min: -9, max: 9 }).map((value) => new Literal(value === 0 ? 1 : value / 2)),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    tie('tree').map((operand) => new Negation(operand)),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((terms) => new Addition(terms)),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((factors) => new Multiplication(factors)),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => new Division(a, b)),
    tie('tree').map((base) => new Power(base, new Literal(2))),
    tie('tree').map((operand) => new Application('log1p', [new Application('abs', [operand])])),
    tie('tree').map((operand) => new Application('log', [new Application('abs', [operand])])),
  ),
}));

/** Reads a formula of numbers as a person would: powers before products, products before sums. */
function readBack(text: string): number {
  const tokens = text.match(/\d+(\.\d+)?(e-?\d+)?|NaN|∞|ln|[-−+·/()|²]/g) ?? [];
  let next = 0;
  const take = (token: string): boolean => {
    if (tokens[next] !== token) return false;
    next += 1;
    return true;
  };
  const readSum = (): number => {
    let value = take('−') || take('-') ? -readProduct() : readProduct();
    for (;;) {
      if (take('+')) value += readProduct();
      else if (take('−')) value -= readProduct();
      else return value;
    }
  };
  const readProduct = (): number => {
    let value = readPower();
    for (;;) {
      if (take('·')) value *= readPower();
      else if (take('/')) value /= readPower();
      else if (tokens[next] === '(' || tokens[next] === 'ln') value *= readPower();
      else return value;
    }
  };
  const readPower = (): number => {
    let value = readAtom();
    while (take('²')) value **= 2;
    return value;
  };
  const readAtom = (): number => {
    if (take('ln')) return Math.log(readAtom());
    if (take('(')) {
      const value = readSum();
      assert.ok(take(')'), text);
      return value;
    }
    if (take('|')) {
      const value = readSum();
      assert.ok(take('|'), text);
      return Math.abs(value);
    }
    const token = tokens[next];
    next += 1;
    return token === '∞' ? Number.POSITIVE_INFINITY : Number(token);
  };
  const value = readSum();
  assert.equal(next, tokens.length, text);
  return value;
}
