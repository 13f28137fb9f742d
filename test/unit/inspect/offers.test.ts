/** What an array may be flipped to, what else may be computed from it, and the row that was pointed at. */

import assert from 'node:assert/strict';
import { fill } from '../../../src/core/index.ts';
import { findArrays } from '../../../src/finder/index.ts';
import {
  type ArrayRole,
  elementAt,
  type Inspection,
  inspectArray,
  inspectOffer,
  quantitiesFor,
  rolesToOffer,
} from '../../../src/inspect/index.ts';
import { focusedResult, summarize, translator } from '../../../src/present/index.ts';
import r from '../finder/printed/r.json';

const wording = { translate: translator(undefined), significantDigits: 8 };

function inspectIn(text: string, asked = 0, element?: number): Inspection {
  const arrays = findArrays(text, 'python');
  return inspectArray(arrays[asked], arrays, element === undefined ? {} : { element });
}

describe('roles to offer', () => {
  const cases: readonly (readonly [text: string, first: readonly ArrayRole[], never: readonly ArrayRole[]])[] = [
    ['x = [0.7, 0.2, 0.1]', ['logits'], ['oneHot', 'classIndices', 'logProbabilities', 'counts']],
    ['y_pred = [0.65, 0.25, 0.1]', ['logits'], ['classIndices']],
    ['a = [0.2, 0.6]', ['logits', 'probabilities'], ['classIndices', 'binaryLabels']],
    ['a = [3, 1, 2]', ['classIndices', 'counts'], ['probabilities', 'oneHot']],
    ['labels = [0, 1]', ['oneHot', 'classIndices'], []],
    ['a = [0, 0, 1]', ['classIndices', 'binaryLabels'], []],
    ['a = [2.5, -1.0]', [], ['probabilities', 'weights', 'counts', 'logProbabilities']],
    ['a = [0.9, 0.05, 0.05]', ['probabilities'], ['oneHot']],
    ['a = [-2.4076, -1.4076, -0.4076]', ['logits'], ['probabilities', 'weights']],
  ];
  for (const [text, first, never] of cases) {
    it(`${text}: ${first.join(', ') || 'nothing else'} first`, () => {
      const [array] = inspectIn(text).arrays;
      const offered = rolesToOffer(array);
      assert.deepEqual(offered.slice(0, first.length).toSorted(), first.toSorted());
      if (first.length === 0) assert.deepEqual(offered, []);
      assert.ok(!offered.includes(array.reading.role), 'the role it has is no offer');
      for (const role of never) assert.ok(!offered.includes(role), `${role} is impossible`);
    });
  }
});

describe('quantities to offer', () => {
  const cases: readonly (readonly [text: string, first: readonly string[]])[] = [
    ['probabilities = [0.7, 0.2, 0.1]', ['entropy', 'selfInformation', 'perplexity']],
    ['logits = [2.0, 1.0, 0.1]', ['softmax', 'logSoftmax', 'logSumExp', 'sigmoid', 'logSigmoid', 'softplus']],
    ['p = [0.5, 0.5]\nq = [0.9, 0.1]', ['klDivergence', 'crossEntropy', 'jensenShannonDivergence']],
    ['logits = [2.0, 1.0, 0.1]\nlabels = [0, 1, 0]', ['softmaxCrossEntropyWithLogits', 'categoricalFocalCrossEntropy']],
    ['counts = [3, 5, 2]', ['entropy']],
    ['labels = [3, 0, 9]', ['oneHot']],
    ['labels = [[1, 1], [0, 1]]', []],
  ];
  for (const [text, first] of cases) {
    it(`${text.replaceAll('\n', '⏎')}: ${first.join(', ')}`, () => {
      const complete = quantitiesFor(inspectIn(text)).filter(({ missing }) => missing.length === 0);
      const offered = complete.map(({ quantity }) => quantity);
      for (const quantity of first) assert.ok(offered.includes(quantity as never), `${quantity} in ${offered}`);
      if (first.length > 0) assert.equal(offered[0], first[0]);
      else assert.deepEqual(offered, []);
    });
  }

  it('name the input that another array would have to play', () => {
    const offers = quantitiesFor(inspectIn('probabilities = [0.7, 0.2, 0.1]'));
    const divergence = offers.find(({ quantity }) => quantity === 'klDivergence');
    assert.deepEqual([divergence?.inputs, divergence?.missing], [{ p: 0 }, ['q']]);
    const loss = offers.find(({ quantity }) => quantity === 'categoricalCrossEntropy');
    assert.deepEqual([loss?.inputs, loss?.missing], [{ probabilities: 0 }, ['labels']]);
    const labels = quantitiesFor(inspectIn('labels = [[1, 1], [0, 1]]'));
    assert.deepEqual(labels.find(({ quantity }) => quantity === 'sigmoidCrossEntropyWithLogits')?.missing, ['logits']);
  });

  it('are computed from the same arrays, whatever they are', () => {
    for (const text of [
      'probabilities = [[0.7, 0.3], [0.5, 0.5]]',
      'logits = [2.0, 1.0]\nlabels = [0, 1]',
      'p = [0.5, 0.5]\nq = [0.9, 0.1]',
      'counts = [[3, 5], [0, 1]]',
      'a = [[2.0, 1.0], [1.0, 3.0]]\nlabels = [0, 1]',
    ]) {
      const inspection = inspectIn(text);
      for (const offer of quantitiesFor(inspection)) {
        const { outcome, quantity } = inspectOffer(inspection, offer);
        assert.equal(quantity, offer.quantity);
        assert.equal(outcome.kind, offer.missing.length === 0 ? 'value' : 'problem', `${text}: ${quantity}`);
      }
    }
  });

  it('are none where numbers are missing', () => {
    for (const [text, language] of [
      ['logits = [0. 1. 2. ... 997. 998. 999.]', 'plaintext'],
      ['logits = [[1, 2], [3]]', 'python'],
    ] as const) {
      const arrays = findArrays(text, language);
      const inspection = inspectArray(arrays[0], arrays);
      assert.deepEqual(quantitiesFor(inspection), []);
      if (inspection.arrays[0].truncated) assert.deepEqual(rolesToOffer(inspection.arrays[0]), []);
    }
  });

  it('stay with the row that was pointed at', () => {
    const inspection = inspectIn('logits = [[1, 2], [0, 0]]', 0, 3);
    const logSoftmax = quantitiesFor(inspection).find(({ quantity }) => quantity === 'logSoftmax');
    assert.ok(logSoftmax);
    const offered = inspectOffer(inspection, logSoftmax);
    assert.deepEqual(offered.focus, { row: 1, of: 2 });
    // −ln 2
    assert.deepEqual([...(focusedResult(offered)?.data ?? [])], [-Math.LN2, -Math.LN2]);
  });

  it('count with SciPy where they divide counts', () => {
    // entropy of 3/10, 5/10, 2/10: Python's −sum(p·log(p))
    const { outcome, options } = inspectIn('counts = [3, 5, 2]');
    assert.equal(options.framework, 'scipy');
    assert.ok(outcome.kind === 'value' && Math.abs(outcome.value.data[0] - 1.0296530140645737) < 1e-14);
  });
});

describe('the row that was pointed at', () => {
  const batch = 'logits = [[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]]\nlabels = [0, 1]';

  it('is found from the place in the document', () => {
    const [logits] = findArrays(batch, 'python');
    const at = (character: number) => elementAt(logits, { line: 0, character });
    assert.deepEqual([9, 11, 12, 16, 27, 28, 42].map(at), [0, 0, 0, 1, 2, 3, 5]);
    const [ragged] = findArrays('x = [[1, 2], [3]]', 'python');
    assert.equal(elementAt(ragged, { line: 0, character: 6 }), undefined);
  });

  it('is found in what is printed in blocks of columns', () => {
    const printed = r.fixtures.find(({ code }) => code === 'matrix(rnorm(40), 2)');
    const [matrix] = findArrays(printed?.text.join('\n') ?? '', 'plaintext');
    const indices = Array.from({ length: 40 }, (_, index) => index);
    assert.deepEqual(
      indices.map((index) => elementAt(matrix, matrix.cell(index).start)),
      indices,
    );
  });

  // ln(1 + e^−1 + e^−1.9) and ln(1 + e^−2 + e^−2.2), in Python
  const losses = [0.41703001627783354, 0.22004952302053787];

  for (const [what, asked, element, row] of [
    ['an element of the logits', 0, 4, 1],
    ['an element of the first row', 0, 2, 0],
    ['a label', 1, 1, 1],
  ] as const) {
    it(`${what}: row ${row} of 2, and its loss`, () => {
      const inspection = inspectIn(batch, asked, element);
      assert.deepEqual(inspection.focus, { row, of: 2 });
      const own = focusedResult(inspection);
      assert.ok(own && Math.abs(own.data[0] - losses[row]) < 1e-15, String(own?.data));
      assert.match(
        summarize(inspection, wording).focus ?? '',
        row === 1 ? /row 1 .* 0\.22004952 nats/i : /row 0 .* 0\.41703002 nats/i,
      );
    });
  }

  it('has its own probabilities, its own entropy, its own one-hot row', () => {
    const softmax = focusedResult(inspectIn('logits = [[1, 2], [0, 0]]', 0, 3));
    assert.deepEqual([...(softmax?.data ?? [])], [0.5, 0.5]);
    const entropy = inspectIn('probabilities = [[0.5, 0.5], [1.0, 0.0]]', 0, 2);
    assert.deepEqual([...(focusedResult(entropy)?.data ?? [])], [0]);
    const oneHot = inspectIn('labels = [2, 0]', 0, 1);
    assert.deepEqual([oneHot.focus, ...(focusedResult(oneHot)?.data ?? [])], [{ row: 1, of: 2 }, 1, 0, 0]);
  });

  it('is none where there is only one, or none was pointed at', () => {
    assert.equal(inspectIn('logits = [2.0, 1.0, 0.1]', 0, 1).focus, undefined);
    assert.equal(inspectIn(batch, 0).focus, undefined);
    assert.equal(inspectIn(batch, 0, 99).focus, undefined);
    assert.equal(summarize(inspectIn(batch), wording).focus, undefined);
  });
});

describe('notes', () => {
  const cases: readonly (readonly [text: string, says: RegExp | undefined])[] = [
    // ½·10⁻² / 0.33 = 0.01515…
    ['probabilities = [0.33, 0.33, 0.33]', /^Sums to 0\.99: .* 2 decimals, so −ln 0\.33 may be off by up to 0\.015\.$/],
    // ½·10⁻⁴ / 0.09 = 0.000555…
    [
      'probabilities = [0.0900, 0.2447, 0.6652]',
      /^Sums to 0\.9999: .* 4 decimals, so −ln 0\.09 may be off by up to 0\.00056\.$/,
    ],
    ['probabilities = [[0.5, 0.5], [0.34, 0.65]]', /^Row 1 sums to 0\.99: /],
    ['probabilities = [0.7, 0.2, 0.1]', undefined],
    // a float32 softmax: nothing that anybody could see
    ['probabilities = [0.09003057, 0.24472848, 0.66524098]', undefined],
  ];
  for (const [text, says] of cases) {
    it(`${text}: ${says ?? 'none'}`, () => {
      const { notes, warnings } = inspectIn(text);
      assert.deepEqual(warnings, [], 'what is explained is no warning');
      if (says) assert.match(fill(notes[0]?.text ?? '', notes[0]?.args ?? []), says);
      else assert.deepEqual(notes, []);
    });
  }

  it('tell what only the reader’s tolerance lets pass', () => {
    const arrays = findArrays('probabilities = [0.6, 0.3]', 'python');
    const { notes, warnings } = inspectArray(arrays[0], arrays, { tolerance: 0.2 });
    assert.deepEqual(warnings, []);
    assert.match(fill(notes[0].text, notes[0].args), /0\.9 is taken for 1/);
  });

  it('stay warnings where one input is off and the other only rounded', () => {
    const { notes, warnings } = inspectIn('p = [0.33, 0.33, 0.33]\nq = [0.7, 0.2, 0.2]');
    assert.equal(notes.length, 1);
    assert.match(warnings.map(({ text, args }) => fill(text, args)).join(' '), /^q sums to 1\.1, not 1\.$/);
  });
});
