/** Inspections and messages travel without loss, and nothing that is not one gets through. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { message, tensor } from '../../../src/core/index.ts';
import type { Inspection } from '../../../src/inspect/index.ts';
import {
  encodeToPanel,
  parseFromPanel,
  parseToPanel,
  type ShowMessage,
  type ToPanel,
} from '../../../src/protocol/index.ts';
import { isQuantityId } from '../../../src/quantities/index.ts';

const inspection: Inspection = {
  arrays: [
    {
      name: 'logits',
      place: { start: { line: 0, character: 9 }, end: { line: 0, character: 24 } },
      tensor: tensor([1, -0, Number.NaN, Number.NEGATIVE_INFINITY]),
      dtype: 'float32',
      form: 'literal',
      truncated: false,
      computed: true,
      reading: { role: 'logits', confidence: 'high', reasons: [message('named “{0}”', 'logits')] },
    },
  ],
  quantity: 'softmax',
  inputs: { logits: 0 },
  options: { temperature: 2, base: 'e', classWeights: [1, 2], sampleWeights: tensor([1, Number.POSITIVE_INFINITY]) },
  outcome: {
    kind: 'value',
    value: tensor([0.25, 0.75], [1, 2]),
    entries: tensor([1]),
    gradients: { logits: tensor([0]) },
  },
  warnings: [message('NaN at {0}', 2)],
  notes: [message('Sums to {0}', 0.99)],
  candidates: [
    {
      name: 'labels',
      place: { start: { line: 2, character: 9 }, end: { line: 2, character: 18 } },
      score: 4,
      reasons: [message('their shapes fit')],
    },
  ],
  focus: { row: 1, of: 3 },
};

const show: ShowMessage = {
  type: 'show',
  inspection,
  language: { locale: 'zh-cn', bundle: { 'NaN at {0}': '{0} 处为 NaN' } },
  significantDigits: 8,
  source: 'file:///a.py',
};

/** As the message travels: through JSON. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('messages to the panel', () => {
  it('arrive as they were sent, NaN, infinities and −0 included', () => {
    assert.deepStrictEqual(parseToPanel(sent(encodeToPanel(show)), isQuantityId), show);
  });

  it('arrive with a problem in place of the value', () => {
    const problem: ShowMessage = {
      ...show,
      inspection: { ...inspection, outcome: { kind: 'problem', code: 'ragged', sentence: message('ragged') } },
    };
    assert.deepStrictEqual(parseToPanel(sent(encodeToPanel(problem)), isQuantityId), problem);
  });

  it('arrive with what the inspector is sent beside the inspection', () => {
    const noted: ShowMessage = { ...show, note: message('line {0}', 3), row: 1 };
    assert.deepStrictEqual(parseToPanel(sent(encodeToPanel(noted)), isQuantityId), noted);
    const { language } = show;
    const sentence: ToPanel = { type: 'sentence', sentence: message('nothing in {0}', 'a.py'), language, opens: true };
    assert.deepStrictEqual(parseToPanel(sent(encodeToPanel(sentence)), isQuantityId), sentence);
    for (const spoilt of [{ opens: undefined }, { sentence: 'nothing' }, { language: {} }]) {
      assert.equal(parseToPanel(sent({ ...encodeToPanel(sentence), ...spoilt }), isQuantityId), undefined);
    }
  });

  it('arrive with the words of numbers that JSON does not know', () => {
    const sentence = message('{0} is {1}, but a class index is a whole number.', 'labels[0]', Number.NaN);
    const problem: ShowMessage = {
      ...show,
      inspection: { ...inspection, outcome: { kind: 'problem', code: 'label', sentence } },
    };
    const parsed = parseToPanel(sent(encodeToPanel(problem)), isQuantityId);
    const outcome = parsed?.type === 'show' ? parsed.inspection.outcome : undefined;
    assert.deepEqual(outcome?.kind === 'problem' && outcome.sentence.args, ['labels[0]', 'NaN']);
  });

  it('are dropped when any part is missing or of another kind', () => {
    type Loose = Record<string, never> & { inspection: { arrays: object[] } };
    const whole = sent(encodeToPanel(show)) as Loose;
    const broken: readonly ((copy: Loose) => void)[] = [
      (copy) => Object.assign(copy, { type: 'other' }),
      (copy) => Object.assign(copy, { significantDigits: 0 }),
      (copy) => Object.assign(copy, { language: { locale: 'en' } }),
      (copy) => Object.assign(copy.inspection, { quantity: 'nonsense' }),
      (copy) => Object.assign(copy.inspection, { inputs: { logits: 1 } }),
      (copy) => Object.assign(copy.inspection, { options: { surprise: 1 } }),
      (copy) => Object.assign(copy.inspection, { outcome: { kind: 'value' } }),
      (copy) => Object.assign(copy.inspection.arrays[0], { tensor: { shape: [5], data: [1] } }),
      (copy) => Object.assign(copy.inspection.arrays[0], { reading: {} }),
      (copy) => Object.assign(copy.inspection, { notes: ['text'] }),
      (copy) => Object.assign(copy.inspection, { notes: undefined }),
      (copy) => Object.assign(copy.inspection, { candidates: [{ score: 5 }] }),
    ];
    for (const spoil of broken) {
      const copy = structuredClone(whole);
      spoil(copy);
      assert.equal(parseToPanel(copy, isQuantityId), undefined, spoil.toString());
    }
  });

  it('lose a focus that is none', () => {
    for (const focus of [{ row: 3, of: 3 }, { row: -1, of: 3 }, { row: 0.5, of: 3 }, {}, 'row']) {
      const encoded = sent(encodeToPanel(show)) as { inspection: object };
      const parsed = parseToPanel({ ...encoded, inspection: { ...encoded.inspection, focus } }, isQuantityId);
      assert.ok(parsed?.type === 'show');
      assert.equal(parsed.inspection.focus, undefined, JSON.stringify(focus));
    }
  });

  it('are never guessed from noise', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(parseToPanel(value, isQuantityId), undefined);
      }),
    );
  });
});

describe('messages from the panel', () => {
  const cases: readonly (readonly [value: unknown, accepted: boolean])[] = [
    [{ type: 'ready' }, true],
    [{ type: 'open' }, true],
    [{ type: 'reveal', array: 0 }, true],
    [{ type: 'reveal', array: 1, index: 12 }, true],
    [{ type: 'reveal', array: -1 }, false],
    [{ type: 'reveal', array: 0, index: 0.5 }, false],
    [{ type: 'reveal' }, false],
    [{ type: 'copy', text: '0.5108256237659907' }, true],
    [{ type: 'copy', text: 12 }, false],
    [{ type: 'copy', text: 'x'.repeat(1_000_001) }, false],
    [{ type: 'save', name: 'classes.svg', mediaType: 'image/svg+xml', content: '<svg/>' }, true],
    [{ type: 'save', name: 'classes.png', mediaType: 'image/png', content: 'iVBORw0KGgo=' }, true],
    [{ type: 'save', name: 'no.png', mediaType: 'image/png', content: 'not base64!' }, false],
    [{ type: 'save', name: '../../up.svg', mediaType: 'image/svg+xml', content: '' }, false],
    [{ type: 'save', name: '.hidden', mediaType: 'image/svg+xml', content: '' }, false],
    [{ type: 'save', name: 'page.html', mediaType: 'text/html', content: '' }, false],
    [{ type: 'save', name: 'huge.svg', mediaType: 'image/svg+xml', content: 'x'.repeat(20_000_001) }, false],
    [{ type: 'run', command: 'rm' }, false],
    [null, false],
    ['ready', false],
  ];
  for (const [value, accepted] of cases) {
    it(`${JSON.stringify(value)?.slice(0, 60)} is ${accepted ? 'taken' : 'dropped'}`, () => {
      const parsed = parseFromPanel(value);
      if (accepted) assert.deepEqual(parsed, value);
      else assert.equal(parsed, undefined);
    });
  }
});
