/** What holds for any arrays, names and surroundings: nothing throws, what was flipped stays, pairs are mutual. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { elementCount } from '../../../src/core/index.ts';
import type { NumericArray } from '../../../src/finder/index.ts';
import {
  alone,
  decidePartnerOf,
  decideRoleOf,
  decisionKey,
  decisionsFor,
  type InspectionContext,
  inspectArray,
  inspectOffer,
  quantitiesFor,
  rolesToOffer,
  type Surroundings,
} from '../../../src/inspect/index.ts';
import { encodeToPanel, parseToPanel } from '../../../src/protocol/index.ts';
import { isQuantityId } from '../../../src/quantities/index.ts';

const number = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 1) },
  { weight: 3, arbitrary: fc.integer({ min: -2, max: 5 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 100 }).map((share) => share / 100) },
  { weight: 2, arbitrary: fc.double({ min: -5, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -100, 255, -0) },
);
const shape = fc.oneof(
  fc.constantFrom([2], [3], [2, 3], [3, 3], [2, 2, 2], [1, 3], [3, 1]),
  fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
);
const name = fc.option(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        ...['logits', 'labels', 'y_true', 'y_pred', 'y', 'y_', 'p', 'q', 'probs', 'log_probs', 'one_hot', 'targets'],
        ...['output', 'counts', 'class_weights', 'x', 'm', 't', 'ŷ'],
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  ),
  { nil: undefined },
);

/** Rows of numbers, some of which add up. */
const values = (count: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    fc.array(number, { minLength: count, maxLength: count }),
    fc.constantFrom(0, 1, 0.5).map((value) => Array.from({ length: count }, () => value)),
    fc.nat(count - 1).map((one) => Array.from({ length: count }, (_, index) => (index === one ? 1 : 0))),
  );

type Made = Omit<NumericArray, 'start' | 'end' | 'cell'> & { readonly gap: number };

const made: fc.Arbitrary<Made> = shape.chain((sizes) =>
  fc.record({ data: values(elementCount(sizes)), name, gap: fc.nat(3) }).map(({ data, name: given, gap }) => ({
    shape: sizes,
    data: Float64Array.from(data),
    ...(given !== undefined && { name: given }),
    form: 'literal' as const,
    truncated: false,
    computed: false,
    gap,
  })),
);

/** Arrays in the order of their document, each on a line of its own or beside the one before it. */
function laidOut(parts: readonly Made[]): NumericArray[] {
  let line = 0;
  return parts.map(({ gap, ...array }, index) => {
    line += gap;
    const start = { line, character: index * 10 };
    const end = { line, character: index * 10 + 8 };
    return { ...array, start, end, cell: () => ({ start, end }) };
  });
}

const scrap = fc.constantFrom(
  ...[
    'F.cross_entropy(',
    'torch.tensor(',
    'softmax(',
    'labels=',
    ')',
    '(',
    '[',
    '{',
    ',',
    ', ',
    '# one-hot\n',
    '"',
    "'",
  ],
  ...['\n', '>>> F.softmax(x)\n', '.log()', '.softmax(-1)', '\ud800', '// logits', 'criterion(', 'f(\n', '\\', '`'],
);
const prose = fc.array(scrap, { maxLength: 12 }).map((scraps) => scraps.join(''));
const surroundings: fc.Arbitrary<Surroundings> = fc.record({
  languageId: fc.constantFrom('python', 'typescript', 'r', 'plaintext', '__proto__'),
  before: prose,
  after: prose,
});

const document = fc.array(made, { minLength: 1, maxLength: 7 }).map(laidOut);

const context: fc.Arbitrary<InspectionContext> = fc.record(
  {
    surroundings: fc.func(fc.option(surroundings, { nil: undefined })),
    tolerance: fc.constantFrom(0, 0.1, 1, Number.NaN),
    pairing: fc.record({ enabled: fc.boolean(), distance: fc.constantFrom(0, 1, 5, 50) }),
    element: fc.integer({ min: -1, max: 20 }),
  },
  { requiredKeys: [] },
);

function partnerOf(asked: NumericArray, arrays: readonly NumericArray[], given: InspectionContext) {
  const place = inspectArray(asked, arrays, given).arrays[1]?.place;
  return arrays.find(({ start }) => start.line === place?.start.line && start.character === place.start.character);
}

describe('any arrays, names and surroundings', () => {
  it('have an inspection that travels as it is', () => {
    fc.assert(
      fc.property(document, context, (arrays, given) => {
        for (const array of arrays) {
          const inspection = inspectArray(array, arrays, given);
          assert.ok(inspection.candidates.length <= 5);
          for (const { reading } of inspection.arrays) assert.ok(reading.reasons.length > 0);
          for (const { reasons } of inspection.candidates) assert.ok(reasons.length > 0);
          const show = {
            type: 'show',
            inspection,
            language: { locale: 'en', bundle: {} },
            significantDigits: 8,
          } as const;
          const sent = JSON.stringify(encodeToPanel(show));
          const parsed = parseToPanel(JSON.parse(sent), isQuantityId);
          assert.equal(parsed && JSON.stringify(encodeToPanel(parsed)), sent);
        }
      }),
    );
  });

  it('keep a role that they are flipped to', () => {
    fc.assert(
      fc.property(document, (arrays) => {
        const [array] = arrays;
        const key = decisionKey(array, arrays);
        for (const role of rolesToOffer(inspectArray(array, arrays).arrays[0])) {
          const decisions = decisionsFor(decideRoleOf({}, key, role), arrays);
          const [{ reading }] = inspectArray(array, arrays, { decisions }).arrays;
          assert.equal(reading.role, role);
          assert.equal(reading.reasons[0].text, 'as you said');
        }
      }),
    );
  });

  it('compute every quantity that is offered, or say why not', () => {
    fc.assert(
      fc.property(document, (arrays) => {
        const inspection = inspectArray(arrays[0], arrays);
        for (const offer of quantitiesFor(inspection)) {
          assert.ok(Object.values(offer.inputs).includes(0), 'the array asked about takes part');
          inspectOffer(inspection, offer);
        }
      }),
    );
  });
});

describe('pairs', () => {
  it('of two arrays are the same from either side', () => {
    fc.assert(
      fc.property(made, made, (one, other) => {
        const arrays = laidOut([one, other]);
        const [first, second] = arrays.map((array) => inspectArray(array, arrays));
        assert.equal(first.arrays.length, second.arrays.length);
        if (first.arrays.length < 2) return;
        assert.equal(first.quantity, second.quantity);
        assert.deepEqual(first.options, second.options);
        assert.deepEqual(first.outcome, second.outcome);
        assert.deepEqual(first.arrays, second.arrays.toReversed());
      }),
      { numRuns: 1_000 },
    );
  });

  it('of many are mutual, unless one shares what is paired already', () => {
    fc.assert(
      fc.property(document, (arrays) => {
        for (const array of arrays) {
          const partner = partnerOf(array, arrays, {});
          const back = partner && partnerOf(partner, arrays, {});
          if (partner && back !== array)
            assert.equal(partnerOf(back ?? array, arrays, {}), partner, 'a pair of its own');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that were chosen are found from either side, and nobody finds who shall be alone', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.nat(), (arrays, one, other) => {
        const [first, second] = [arrays[one % arrays.length], arrays[other % arrays.length]];
        const keys = arrays.map((array) => decisionKey(array, arrays));
        if (new Set(keys).size < keys.length || first === second) return;
        const [key, partner] = [decisionKey(first, arrays), decisionKey(second, arrays)];
        const paired = { decisions: decisionsFor(decidePartnerOf({}, key, partner), arrays) };
        assert.equal(partnerOf(first, arrays, paired), second);
        assert.equal(partnerOf(second, arrays, paired), first);
        const single = { decisions: decisionsFor(decidePartnerOf({}, key, alone), arrays) };
        for (const array of arrays) assert.notEqual(partnerOf(array, arrays, single), first);
        assert.equal(partnerOf(first, arrays, single), undefined);
      }),
    );
  });
});
