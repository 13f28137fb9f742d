/**
 * Derivations: no line may be false. Both sides of every step of every quantity are evaluated for random questions.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { tensor } from '../../../src/core/index.ts';
import { derive, type Expression, evaluate, operandsOf, quantities } from '../../../src/quantities/index.ts';
import { clearQuestions } from './clearQuestions.ts';
import { assertClose } from './closeness.ts';
import { assertSharp } from './sharpEvaluation.ts';

const relative = 1e-9;
/** where a line cancels, its rounding is of the size of its terms; what that leaves is checked by sharpEvaluation */
const absolute = 1e-9;

describe('every step of a derivation holds', () => {
  for (const [id, definition] of quantities) {
    it(`of ${id}`, () => {
      const limits = fc.record({
        maxTerms: fc.integer({ min: 1, max: 12 }),
        maxRows: fc.integer({ min: 1, max: 3 }),
        firstRow: fc.integer({ min: 0, max: 3 }),
      });
      fc.assert(
        fc.property(clearQuestions(definition), limits, ({ inputs, options }, shown) => {
          const { steps } = derive(id, inputs, options, shown);
          assert.ok(steps.length > 0);
          const ids = steps.map((step) => step.id);
          assert.equal(new Set(ids).size, ids.length, `ids repeat: ${ids.join(' ')}`);
          for (const step of steps) {
            assertClose(step.left.evaluate(), step.right.evaluate(), relative, absolute, step.id);
          }
          const result = steps.find((step) => step.id === 'result');
          const { value } = evaluate(id, inputs, options);
          if (result) assertClose({ ...result.right.evaluate(), shape: value.shape }, value, 0, 0, 'result');
          for (const { id: name, right } of steps) assert.ok(!turnsTwice(right), `${name} turns a sign twice`);
        }),
        { numRuns: 200 },
      );
    });
    it(`of ${id}, to the digits that its letters carry`, () => {
      const limits = { maxTerms: 3, maxRows: 2 };
      fc.assert(
        fc.property(clearQuestions(definition), ({ inputs, options }) => {
          assertSharp(id, derive(id, inputs, options, limits).steps, inputs, options);
        }),
        { numRuns: 40 },
      );
    });
  }
});

describe('the random questions', () => {
  for (const [id, definition] of quantities) {
    it(`of ${id} give every option, and every choice of it`, () => {
      const asked = fc.sample(clearQuestions(definition), { numRuns: 400, seed: 1 });
      for (const option of definition.options) {
        const given = asked.flatMap(({ options }) => options[option.name] ?? []);
        assert.ok(given.length > 0, option.name);
        const wanted = option.kind === 'choice' ? option.choices : option.kind === 'flag' ? [true, false] : [];
        for (const choice of wanted) assert.ok(given.includes(choice as never), `${option.name}: ${choice}`);
      }
      for (const { role } of definition.inputs)
        assert.ok(
          asked.some(({ inputs }) => inputs[role]),
          role,
        );
    });
  }
});

/** Whether a sign is turned and turned back: −(−…), which nobody would write. */
function turnsTwice(expression: Expression): boolean {
  const isTurned = (operand: Expression) =>
    operand.kind === 'negation' || (operand.kind === 'addition' && operand.terms[0].kind === 'negation');
  if (expression.kind === 'negation' && isTurned(expression.operand)) return true;
  return operandsOf(expression).some(turnsTwice);
}

/** The positions that the series of an expression write out. */
function shownPlaces(expression: Expression): readonly number[] {
  const own = expression.kind === 'series' ? (expression.shown ?? []) : [];
  return [...own, ...operandsOf(expression).flatMap(shownPlaces)];
}

describe('a derivation', () => {
  function nodes(expression: Expression): number {
    return 1 + operandsOf(expression).reduce((count, operand) => count + nodes(operand), 0);
  }
  const large = (count: number, width: number) => {
    const data = Float64Array.from({ length: count * width }, (_, index) => Math.sin(index));
    const labels = Float64Array.from({ length: count }, (_, row) => row % width);
    return { logits: tensor(data, [count, width]), labels: tensor(labels) };
  };

  it('has a size that depends on what is shown, not on the input', () => {
    const sizes = [large(5, 50), large(60, 400)].map((inputs) => {
      const { steps } = derive('sparseSoftmaxCrossEntropyWithLogits', inputs, {
        reduction: 'mean',
        labelSmoothing: 0.1,
      });
      return steps.reduce((count, { left, right }) => count + nodes(left) + nodes(right), 0);
    });
    assert.equal(sizes[0], sizes[1]);
  });

  it('shows as many rows as it may', () => {
    const { steps } = derive('sparseSoftmaxCrossEntropyWithLogits', large(5, 3), { reduction: 'mean' }, { maxRows: 2 });
    const rows = new Set(steps.flatMap(({ id }) => /^row\d+/.exec(id) ?? []));
    assert.deepEqual([...rows], ['row0', 'row1']);
  });

  it('begins with the row it is asked for, explained in full, and with the last one where there are fewer', () => {
    const rowsFrom = (firstRow: number) => {
      const limits = { maxRows: 2, firstRow };
      return derive('sparseSoftmaxCrossEntropyWithLogits', large(5, 3), { reduction: 'mean' }, limits).steps.filter(
        ({ id }) => id.endsWith('-definition'),
      );
    };
    for (const [firstRow, id] of [
      [0, 'row0-definition'],
      [3, 'row3-definition'],
      [4, 'row4-definition'],
      [9, 'row4-definition'],
    ] as const) {
      assert.deepEqual(
        rowsFrom(firstRow).map((step) => step.id),
        [id],
      );
    }
  });

  it('writes out what the row it is asked for adds to lists and sums of all', () => {
    const logits = tensor(
      Float64Array.from({ length: 40 }, (_, index) => index / 10),
      [20, 2],
    );
    const labels = tensor(new Float64Array(20));
    const limits = { maxTerms: 4, maxRows: 1, firstRow: 11 };
    const texts = [
      derive('softplus', { x: logits }, {}, limits),
      derive('sparseSoftmaxCrossEntropyWithLogits', { logits, labels }, { reduction: 'sum' }, limits),
    ].map(({ steps }) => steps.flatMap(({ right }) => shownPlaces(right)));
    // element 22 is the first of row 11
    assert.ok(texts[0].includes(22), String(texts[0]));
    assert.ok(texts[1].includes(11), String(texts[1]));
  });

  it('throws what evaluate throws', () => {
    const inputs = { logits: tensor([1, 2]), labels: tensor([2], []) };
    const expected = { name: 'InputError', code: 'label', argument: 'labels', index: 0, value: 2 };
    assert.throws(() => evaluate('sparseSoftmaxCrossEntropyWithLogits', inputs), expected);
    assert.throws(() => derive('sparseSoftmaxCrossEntropyWithLogits', inputs), expected);
  });

  it('links its numbers to the cells they came from', () => {
    const { steps } = derive('logSumExp', { logits: tensor([1, 2, 3, 4], [2, 2]) }, { axis: 0 });
    const numbers = steps.find(({ id }) => id === 'row1-numbers');
    assert.ok(numbers);
    const origins: unknown[] = [];
    const visit = (expression: Expression): void => {
      if (expression.kind === 'element') origins.push(expression.at(1).source);
      operandsOf(expression).forEach(visit);
    };
    visit(numbers.right);
    assert.deepEqual(origins, [{ role: 'logits', index: 3 }]);
  });
});
