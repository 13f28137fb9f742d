/**
 * Hostile inputs: whatever doubles the arrays hold and however extreme the options are, a quantity answers, or refuses with
 * an InputError. It never throws anything else, and never leaves without an answer.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { elementCount, InputError, type Tensor, tensor } from '../../../src/core/index.ts';
import {
  derive,
  type Evaluation,
  evaluate,
  evaluateInFloat32,
  type OptionName,
  type QuantityDefinition,
  type QuantityOptions,
  quantities,
} from '../../../src/quantities/index.ts';
import { type Question, questions } from './questions.ts';

const { MAX_VALUE: largest, MIN_VALUE: smallest, POSITIVE_INFINITY: infinity, NaN: nan } = Number;

const hostile = fc.constantFrom(
  ...[nan, infinity, -infinity, 0, -0, largest, -largest, smallest, -smallest, 1e-310, 1e-200, 1e308, -1e308],
  ...[1 - 2 ** -53, 1 + 2 ** -52, 0.5, 1, -1, 2, -745.2, 709.8, -1e5, 2 ** -1022],
);

/** Values that the description of an option allows, and that hardly anybody gives. */
const extremes: Readonly<Partial<Record<OptionName, fc.Arbitrary<unknown>>>> = {
  temperature: fc.constantFrom(1e-300, 1e300, smallest, largest, 1 + 2 ** -52),
  base: fc.constantFrom(1.0000000001, 1e-300, 1e300, smallest, largest, 1 - 2 ** -53, 1 + 2 ** -52),
  gamma: fc.constantFrom(0, 1e-9, 100, 1e6, 1e300, smallest, largest),
  alpha: fc.constantFrom(0, 1, smallest, 1 - 2 ** -53),
  epsilon: fc.constantFrom(0, 0.5, smallest, 1e-300, 0.499999),
  labelSmoothing: fc.constantFrom(0, 1, smallest, 1 - 2 ** -53),
};

/** Weights are lists of the length that `questions` gave them. */
const weightNames = ['classWeights', 'sampleWeights'] as const;
const weight = fc.constantFrom(0, -0, 1e-300, 1e300, nan, -1, infinity, smallest, largest, 1);
const posWeight = fc.constantFrom(0, 1e-300, 1e300, nan, -1, infinity, smallest, largest);

/** Replaces some elements: `places` says which, as fractions of the length. */
function attacked({ data, shape }: Tensor, attacks: readonly (readonly [number, number])[]): Tensor {
  const changed = Float64Array.from(data);
  if (changed.length > 0) for (const [place, value] of attacks) changed[Math.floor(place * changed.length)] = value;
  return tensor(changed, shape);
}

const attacks = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), hostile), { maxLength: 4 });

function extremeOptions(definition: QuantityDefinition, options: QuantityOptions): fc.Arbitrary<QuantityOptions> {
  const described = new Set(definition.options.map(({ name }) => name));
  const changes = Object.entries(extremes)
    .filter(([name]) => described.has(name as OptionName))
    .map(([name, arbitrary]) =>
      fc.option(arbitrary, { freq: 1, nil: undefined }).map((value) => (value === undefined ? {} : { [name]: value })),
    );
  const weights = weightNames.map((name) => {
    const given = options[name];
    if (given === undefined) return fc.constant({});
    const count = 'data' in given ? given.data.length : given.length;
    return fc.array(weight, { minLength: count, maxLength: count }).map((list) => ({ [name]: list }));
  });
  const positive = described.has('posWeight') ? [posWeight.map((value) => ({ posWeight: value }))] : [];
  return fc.tuple(...changes, ...weights, ...positive).map((all) => Object.assign({ ...options }, ...all));
}

/** A question with elements replaced, and now and then with extreme options. */
function hostileQuestions(definition: QuantityDefinition): fc.Arbitrary<Question> {
  return questions(definition).chain(({ inputs, options }) => {
    const roles = Object.keys(inputs) as (keyof typeof inputs)[];
    const isExtreme = fc
      .boolean()
      .chain((extreme) => (extreme ? extremeOptions(definition, options) : fc.constant(options)));
    return fc.tuple(isExtreme, ...roles.map(() => attacks)).map(([given, ...lists]) => ({
      inputs: Object.fromEntries(
        roles.map((role, index) => [role, attacked(inputs[role] ?? tensor([]), lists[index])]),
      ),
      options: given,
    }));
  });
}

/** The answer, or the error of bad input; any other error goes on. */
function answerOf<Answer>(ask: () => Answer): Answer | InputError {
  try {
    return ask();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

function assertWhole({ data, shape }: Tensor): void {
  assert.ok(data instanceof Float64Array);
  assert.equal(data.length, elementCount(shape));
  assert.ok(shape.every((size) => Number.isInteger(size) && size >= 0));
}

function assertAnswer({ value, gradients = {}, parts, warnings }: Evaluation, { inputs, options }: Question): void {
  assertWhole(value);
  if (options.reduction !== undefined && options.reduction !== 'none') assert.deepEqual(value.shape, []);
  for (const [role, gradient] of Object.entries(gradients)) {
    assertWhole(gradient);
    assert.deepEqual(gradient.shape, inputs[role as keyof typeof inputs]?.shape);
  }
  for (const part of Object.values(parts)) assertWhole(part);
  assert.ok(warnings.every(({ text }) => text.length > 0));
}

describe('a hostile input', () => {
  for (const definition of quantities.values()) {
    const { id } = definition;
    it(`of ${id} has an answer, or is refused`, () => {
      fc.assert(
        fc.property(hostileQuestions(definition), (question) => {
          const { inputs, options } = question;
          const answer = answerOf(() => evaluate(id, inputs, options));
          if (!(answer instanceof InputError)) assertAnswer(answer, question);
          const derivation = answerOf(() => derive(id, inputs, options));
          const single = answerOf(() => evaluateInFloat32(id, inputs, options));
          if (answer instanceof InputError) {
            assert.ok(answer.message.length > 0);
            for (const other of [derivation, single]) assert.equal((other as InputError).code, answer.code);
            return;
          }
          assert.ok(!(derivation instanceof InputError), 'the derivation is refused');
          assert.ok(!(single instanceof InputError), 'single precision is refused');
          assert.deepEqual(single.shape, answer.value.shape);
          for (const { left, right } of derivation.steps)
            for (const side of [left, right]) assertWhole(side.evaluate());
        }),
      );
    });
  }
});
