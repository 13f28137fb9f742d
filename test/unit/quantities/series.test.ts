/** Series whose terms are computed all at once give what they give one by one. */

import { strict as assert } from 'node:assert';
import {
  Addition,
  Application,
  Division,
  Element,
  type Expression,
  Literal,
  Negation,
  Series,
  Variable,
  Weighting,
} from '../../../src/quantities/index.ts';

const z = new Variable('z', { data: Float64Array.of(1, 2, 4), shape: [3] });
const longer = new Variable('w', { data: Float64Array.of(1, 2, 4, 8), shape: [4] });
const at = (index: string | number, of = z) => new Element(of, index);
const sum = (body: Expression, except?: number) => new Series('sum', 'j', 3, body, undefined, except);
const list = (body: Expression) => new Series('list', 'i', 3, body);

const cases: readonly (readonly [what: string, expression: Expression, values: readonly number[]])[] = [
  ['a sum of elements', sum(at('j')), [7]],
  ['a sum that leaves one out', sum(at('j'), 2), [3]],
  ['a sum of a constant', sum(new Literal(2)), [6]],
  ['a sum of a constant that leaves one out', sum(new Literal(2), 0), [4]],
  ['the first elements of a longer list', sum(at('j', longer)), [7]],
  ['an element at a fixed place beside one that is walked', sum(new Addition([at('j'), new Negation(at(0))])), [4]],
  ['a list divided by its sum', list(new Division(at('i'), sum(at('j')))), [1 / 7, 2 / 7, 4 / 7]],
  ['a sum inside a list that depends on its index', list(sum(new Addition([at('j'), at('i')]))), [10, 13, 19]],
  ['a sum whose index shadows that of a list', new Series('list', 'j', 3, sum(at('j'))), [7, 7, 7]],
  ['a function of the whole row', list(new Addition([at('i'), new Application('sumOf', [z])])), [8, 9, 11]],
  ['weights of 0 beside infinities', sum(new Weighting(new Literal(0), new Division(at('j'), new Literal(0)))), [0]],
  ['the largest', new Series('maximum', 'j', 3, new Negation(at('j'))), [-1]],
  ['nothing', new Series('sum', 'j', 0, at('j')), [0]],
];

describe('a series', () => {
  for (const [what, expression, values] of cases) {
    it(`of ${what}`, () => assert.deepEqual([...expression.evaluate().data], values));
  }

  it('complains about an index that nothing binds', () => {
    assert.throws(() => sum(at('k')).evaluate(), RangeError);
  });

  it('costs no more than a few passes over its numbers', () => {
    const count = 200_000;
    const x = new Variable('x', { data: new Float64Array(count).fill(0.5), shape: [count] });
    const total = new Series('sum', 'j', count, new Application('exp', [new Negation(new Element(x, 'j'))]));
    const start = performance.now();
    total.evaluate();
    const loop = performance.now();
    let sumOfExponentials = 0;
    for (const value of x.value.data) sumOfExponentials += Math.exp(-value);
    const plain = performance.now() - loop;
    assert.ok(sumOfExponentials > 0);
    // one by one it took a hundred times as long
    assert.ok(loop - start < 25 * plain + 20, `${loop - start} ms beside ${plain} ms`);
  });
});
