/** The score of the call finder: which answers count as exact, which as wrong, with answers made up here. */

import assert from 'node:assert/strict';
import { readPrograms, readSourceFile, readSources, type StoredProgram, unmark } from '../../calls/programs.ts';
import { judge, score, type Verdict } from '../../calls/score.ts';
import { isReached, reachedGoals, scoreTable } from '../../calls/scoreTable.ts';
import type { LossCall, Message } from '../../contract/doors.ts';

type Expected = StoredProgram['expected'];

const text = 'x = 1\nloss = ⟦f(x,\n  2)⟧ / 2\n';

function program(expected: Expected, callee = 'torch.nn.functional.cross_entropy'): StoredProgram {
  return {
    id: 'torch/made-up',
    languageId: 'python',
    framework: 'torch',
    callee,
    program: text,
    versions: {},
    expected,
  };
}

function value(data: readonly (number | 'NaN' | 'Infinity')[], dtype = 'float32', shape = [data.length]): Expected {
  return { kind: 'value', shape, dtype, data, printed: 'tensor(0.3185)', shown: 'shown' };
}

const raising: Expected = {
  kind: 'raises',
  error: 'IndexError: Target 3 is out of bounds.',
  words: 'Target 3 is out of bounds',
};
const unknowable: Expected = { kind: 'unknowable', why: 'random' };

const sentence = (words: string, ...args: readonly string[]): Message => ({ text: words, args });

function call(answer: Partial<LossCall>): LossCall {
  return {
    start: { line: 1, character: 7 },
    end: { line: 2, character: 4 },
    callee: 'torch.nn.functional.cross_entropy',
    quantity: 'sparseSoftmaxCrossEntropyWithLogits',
    inputs: {},
    options: {},
    dtype: 'float32',
    unresolved: [],
    findings: [],
    ...answer,
  };
}

function number(data: readonly number[], dtype: LossCall['dtype'] = 'float32', shape = [data.length]): LossCall {
  return call({ result: { data: Float64Array.from(data), shape }, dtype });
}

/** The float32 numbers next to 0.1, from C's nextafterf. */
const tenth = 0.10000000149011612;
const fourAbove = 0.10000003129243851;
const lastBelowSubnormal = 1.401298464324817e-45;

interface Row {
  readonly name: string;
  readonly expected: Expected;
  readonly said: LossCall | undefined;
  readonly verdict: Verdict;
  readonly callee?: string;
}

const rows: readonly Row[] = [
  { name: 'the same number', expected: value([tenth]), said: number([tenth]), verdict: 'exact' },
  { name: 'four units away', expected: value([tenth]), said: number([fourAbove]), verdict: 'exact' },
  { name: 'a millionth away', expected: value([2]), said: number([2.0000019]), verdict: 'exact' },
  { name: 'more than a millionth away', expected: value([2]), said: number([2.0000021]), verdict: 'wrongNumber' },
  { name: 'a subnormal next to 0', expected: value([0]), said: number([lastBelowSubnormal]), verdict: 'exact' },
  { name: 'a small number for 0', expected: value([0]), said: number([1e-30]), verdict: 'wrongNumber' },
  { name: 'a sum for a mean', expected: value([0.5]), said: number([1]), verdict: 'wrongNumber' },
  {
    name: 'doubles a trillionth away',
    expected: value([3], 'float64'),
    said: number([3 + 2e-12], 'float64'),
    verdict: 'exact',
  },
  {
    name: 'doubles further away',
    expected: value([3], 'float64'),
    said: number([3 + 4e-12], 'float64'),
    verdict: 'wrongNumber',
  },
  { name: 'float32 for float64', expected: value([3], 'float64'), said: number([3]), verdict: 'wrongNumber' },
  { name: 'float64 for float32', expected: value([3]), said: number([3], 'float64'), verdict: 'wrongNumber' },
  { name: 'class rows in any type', expected: value([1, 0], 'int64'), said: number([1, 0]), verdict: 'exact' },
  { name: 'NaN for NaN', expected: value(['NaN']), said: number([Number.NaN]), verdict: 'exact' },
  { name: 'NaN for a number', expected: value([1]), said: number([Number.NaN]), verdict: 'wrongNumber' },
  { name: 'a number for NaN', expected: value(['NaN']), said: number([1]), verdict: 'wrongNumber' },
  {
    name: 'infinity for infinity',
    expected: value(['Infinity']),
    said: number([Number.POSITIVE_INFINITY]),
    verdict: 'exact',
  },
  {
    name: 'the other infinity',
    expected: value(['Infinity']),
    said: number([Number.NEGATIVE_INFINITY]),
    verdict: 'wrongNumber',
  },
  {
    name: 'the largest float for infinity',
    expected: value(['Infinity']),
    said: number([3.4e38]),
    verdict: 'wrongNumber',
  },
  { name: 'another shape', expected: value([1], 'float32', []), said: number([1]), verdict: 'wrongNumber' },
  { name: 'a missing element', expected: value([1, 2]), said: number([1], 'float32', [2]), verdict: 'wrongNumber' },
  { name: 'no call', expected: value([1]), said: undefined, verdict: 'missing' },
  { name: 'unresolved', expected: value([1]), said: call({ unresolved: [sentence('?')] }), verdict: 'missing' },
  { name: 'an error', expected: value([1]), said: call({ raises: sentence('IndexError') }), verdict: 'wrongError' },
  {
    name: 'the reason',
    expected: raising,
    said: call({ raises: sentence('IndexError: target {0} is out of bounds', '3') }),
    verdict: 'reported',
  },
  {
    name: 'the reason without the type',
    expected: raising,
    said: call({ raises: sentence('Target 3 is out of bounds') }),
    verdict: 'otherError',
  },
  {
    name: 'another reason',
    expected: raising,
    said: call({ raises: sentence('IndexError: 4') }),
    verdict: 'otherError',
  },
  { name: 'a number where it raises', expected: raising, said: number([1]), verdict: 'wrongNumber' },
  { name: 'no word about the error', expected: raising, said: call({}), verdict: 'missing' },
  { name: 'why not', expected: unknowable, said: call({ unresolved: [sentence('?')] }), verdict: 'unresolved' },
  { name: 'no reason why not', expected: unknowable, said: call({}), verdict: 'missing' },
  { name: 'a guess', expected: unknowable, said: number([1]), verdict: 'wrongNumber' },
  {
    name: 'an error that is a guess',
    expected: unknowable,
    said: call({ raises: sentence('e') }),
    verdict: 'wrongError',
  },
  { name: 'an unseen call of a library', expected: unknowable, said: undefined, verdict: 'missing' },
  { name: 'silence about a user’s own', expected: unknowable, said: undefined, verdict: 'unresolved', callee: '-' },
];

describe('the score of the calls', () => {
  for (const { name, expected, said, verdict, callee } of rows) {
    it(`${expected.kind}, ${name}: ${verdict}`, () =>
      assert.equal(judge(program(expected, callee), said).verdict, verdict));
  }

  it('finds the call by the marks, over lines', () => {
    const right = number([1], 'float32', []);
    const inner = { ...number([7], 'float32', []), end: { line: 1, character: 11 } };
    const asked: string[] = [];
    const found = score(
      (unmarked, languageId) => {
        asked.push(unmarked, languageId);
        return [inner, right];
      },
      [program(value([1], 'float32', []))],
    );
    assert.equal(found[0].verdict, 'exact');
    assert.deepEqual(asked, ['x = 1\nloss = f(x,\n  2) / 2\n', 'python']);
  });

  it('counts a printed form only beside an exact value', () => {
    const printed = (said: string, data: readonly number[]) =>
      judge(program(value([1])), { ...number(data), printed: said }).printed;
    assert.equal(printed('tensor(0.3185)', [1]), true);
    assert.equal(printed('shown', [1]), true);
    assert.equal(printed('tensor(0.3186)', [1]), false);
    assert.equal(printed('tensor(0.3185)', [2]), false);
    assert.equal(judge(program(value([1])), number([1])).printed, false);
  });

  it('says whether the callee is the one meant', () => {
    const named = (callee: string, said: LossCall | undefined) => judge(program(unknowable, callee), said).named;
    assert.equal(named('torch.nn.functional.cross_entropy', call({})), true);
    assert.equal(named('torch.nn.CrossEntropyLoss', call({})), false);
    assert.equal(named('-', undefined), true);
    assert.equal(named('torch.softmax', undefined), false);
  });
});

describe('the table of the score', () => {
  const judged = (expected: Expected, said: LossCall | undefined) => judge(program(expected), said);
  const good = [
    judged(value([1]), number([1])),
    judged(raising, call({ raises: sentence('IndexError: Target 3 is out of bounds.') })),
    judged(unknowable, call({ unresolved: [sentence('?')] })),
  ];

  it('has a line for each framework, one for all, and the goals', () => {
    const lines = scoreTable(good);
    assert.match(lines[0], /^framework +exact +printed +raises +unresolved +wrong numbers +wrong errors +named$/);
    assert.match(lines[1], /^torch +1\/1 +0\/1 +1\/1 +1\/1 +0 +0 +3\/3$/);
    assert.match(lines[2], /^all +1\/1/);
    assert.equal(isReached(good), true);
  });

  it('names each miss', () => {
    const lines = scoreTable([...good, judged(value([1]), number([3]))]);
    assert.equal(lines.at(-1), 'torch/made-up: wrongNumber, off by 2.0e+0; said: float32 [1] 3; gives float32 [1] 1');
  });

  it('misses a goal by one wrong number among a thousand', () => {
    const many = Array.from({ length: 999 }, () => good[0]);
    assert.equal(isReached([...good, ...many]), true);
    const goals = reachedGoals([...good, ...many, judged(unknowable, number([1]))]);
    assert.deepEqual(
      goals.map(({ reached }) => reached),
      [true, false, false, true],
    );
  });

  it('forgives three missing values of a hundred, not four', () => {
    const values = (missing: number) =>
      Array.from({ length: 100 }, (_, index) => judged(value([1]), index < missing ? undefined : number([1])));
    assert.equal(isReached(values(3)), true);
    assert.equal(isReached(values(4)), false);
  });
});

describe('the programs with marked calls', () => {
  it('are those that were run', () => {
    const stored = new Map(readPrograms().map((one) => [one.id, one]));
    const sources = readSources();
    assert.equal(stored.size, sources.length, 'run them again: npm run calls -- --generate');
    for (const { id, program: source, callee, foretold } of sources) {
      const kept = stored.get(id);
      assert.ok(kept, `${id} was not run: npm run calls -- --generate`);
      assert.deepEqual([kept.program, kept.callee, kept.expected.kind], [source, callee, foretold.kind], id);
    }
  });

  it('are at least 450, most of them with a value', () => {
    const programs = readPrograms();
    assert.ok(programs.length >= 450, `${programs.length}`);
    assert.ok(programs.filter(({ expected }) => expected.kind === 'value').length >= 0.6 * programs.length);
  });

  it('are written with headings that say what comes out', () => {
    const file =
      '=== a | callee\n⟦f(1)⟧\n\n=== b | - | unknowable: loop\nx = ⟦g(2)⟧\n=== c | h | raises: no: way\n⟦h()⟧';
    assert.deepEqual(readSourceFile('torch.some.python.txt', file), [
      {
        id: 'torch/a',
        framework: 'torch',
        languageId: 'python',
        callee: 'callee',
        foretold: { kind: 'value' },
        program: '⟦f(1)⟧\n',
      },
      {
        id: 'torch/b',
        framework: 'torch',
        languageId: 'python',
        callee: '-',
        foretold: { kind: 'unknowable', why: 'loop' },
        program: 'x = ⟦g(2)⟧\n',
      },
      {
        id: 'torch/c',
        framework: 'torch',
        languageId: 'python',
        callee: 'h',
        foretold: { kind: 'raises', words: 'no: way' },
        program: '⟦h()⟧\n',
      },
    ]);
    assert.throws(() => readSourceFile('torch.a.python.txt', '=== a | f | perhaps: not\n⟦f()⟧'), /kind/);
    assert.throws(() => readSourceFile('torch.a.python.txt', '=== a\n⟦f()⟧'), /heading/);
  });

  for (const bad of ['f()', '⟦f()', '⟧f()⟦', '⟦f()⟧ ⟦g()⟧']) {
    it(`are refused with the marks of ${bad}`, () => assert.throws(() => unmark(bad), /One call/));
  }
});
