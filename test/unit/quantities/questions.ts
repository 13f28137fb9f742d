/**
 * Questions: random inputs and options for any quantity, made from its own description, so that a new quantity or
 * option is tested without an edit here.
 */

import fc from 'fast-check';
import { type Tensor, tensor } from '../../../src/core/index.ts';
import type {
  InputDescription,
  InputRole,
  OptionDescription,
  OptionName,
  QuantityDefinition,
  QuantityOptions,
} from '../../../src/quantities/index.ts';

export interface Question {
  readonly inputs: Partial<Record<InputRole, Tensor>>;
  readonly options: QuantityOptions;
}

const shapes: readonly (readonly number[])[] = [
  [1],
  [2],
  [3],
  [5],
  [2, 2],
  [2, 3],
  [4, 3],
  [3, 1],
  [2, 3, 2],
  [20],
  [2, 17],
];

const logit = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -8, max: 8, noNaN: true }) },
  { weight: 2, arbitrary: fc.double({ min: -60, max: 60, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, -1, 40, -40, 250, -250, 800, -800) },
);

const share = fc.oneof(
  // products of shares below 1e-60 underflow in the plain formulas that a derivation shows
  { weight: 6, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (value < 1e-60 ? 0 : value)) },
  { weight: 2, arbitrary: fc.constantFrom(0, 0, 1, 0.5, 1e-9) },
);

function elements(description: InputDescription, options: QuantityOptions): fc.Arbitrary<number> {
  if (description.role === 'labels' && options.logTarget) return fc.double({ min: -12, max: 0, noNaN: true });
  switch (description.elements) {
    case 'real':
      return logit;
    case 'logProbability':
      return fc.double({ min: -20, max: 0, noNaN: true });
    case 'classIndex':
      return fc.nat();
    default:
      return share;
  }
}

/** Divides the rows by their sums, three times out of four. */
function normalised(data: number[], shape: readonly number[], axis: number, keep: boolean): number[] {
  if (keep) return data;
  const place = axis < 0 ? axis + shape.length : axis;
  const stride = shape.slice(place + 1).reduce((product, size) => product * size, 1);
  const row = (index: number) => Math.floor(index / (stride * shape[place])) * stride + (index % stride);
  const sums = new Map<number, number>();
  data.forEach((value, index) => {
    sums.set(row(index), (sums.get(row(index)) ?? 0) + value);
  });
  return data.map((value, index) => value / (sums.get(row(index)) || 1));
}

function axisIn(options: QuantityOptions): number {
  return options.axis ?? (options.framework === 'scipy' ? 0 : -1);
}

function inputArbitrary(
  description: InputDescription,
  shape: readonly number[],
  options: QuantityOptions,
): fc.Arbitrary<Tensor> {
  const axis = axisIn(options) < 0 ? axisIn(options) + shape.length : axisIn(options);
  if (description.elements === 'classIndex') {
    const outer = shape.filter((_, position) => position !== axis);
    const count = outer.reduce((product, size) => product * size, 1);
    const label = fc.nat({ max: shape[axis] - 1 });
    const ignored = options.ignoreIndex === undefined ? [] : [fc.constant(options.ignoreIndex)];
    return fc
      .array(fc.oneof({ weight: 4, arbitrary: label }, ...ignored.map((arbitrary) => ({ weight: 1, arbitrary }))), {
        minLength: count,
        maxLength: count,
      })
      .map((data) => tensor(data, outer));
  }
  const count = shape.reduce((product, size) => product * size, 1);
  const isDistribution =
    description.elements === 'distribution' && !(description.role === 'labels' && options.logTarget);
  const data = fc.array(elements(description, options), { minLength: count, maxLength: count });
  return fc
    .tuple(data, fc.nat({ max: 3 }))
    .map(([values, luck]) => tensor(isDistribution ? normalised(values, shape, axis, luck === 0) : values, shape));
}

const weight = fc.oneof(fc.double({ min: 0.1, max: 4, noNaN: true }), fc.constantFrom(0, 1));

function optionArbitrary(description: OptionDescription, shape: readonly number[]): fc.Arbitrary<unknown> {
  const last = shape[shape.length - 1];
  if (description.name === 'axis') return fc.integer({ min: -shape.length, max: shape.length - 1 });
  if (description.name === 'ignoreIndex') return fc.constant(-100);
  if (description.name === 'depth') return fc.integer({ min: last, max: last + 3 });
  if (description.name === 'epsilon') return fc.constantFrom(1e-7, 1e-3, 0);
  switch (description.kind) {
    case 'number': {
      const minimum = (description.minimum ?? -2) + (description.exclusiveMinimum ? 0.25 : 0);
      return fc
        .double({ min: minimum, max: description.maximum ?? minimum + 4, noNaN: true })
        .map((value) => Math.fround(value));
    }
    case 'numbers':
      return fc.array(weight, { minLength: last, maxLength: last });
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...description.choices, ...(description.otherNumbers ? [3, 0.5] : []));
  }
}

/** Class weights must fit the axis, sample weights the losses: both are cut to what fits. */
function fitted(options: QuantityOptions, shape: readonly number[], definition: QuantityDefinition): QuantityOptions {
  const axis = axisIn(options) < 0 ? axisIn(options) + shape.length : axisIn(options);
  const { classWeights, sampleWeights, ...rest } = options;
  const classes = Array.from({ length: shape[axis] }, (_, k) => (classWeights as number[] | undefined)?.[k] ?? 1.5);
  const isElementwise = definition.inputs.some(({ elements: kind }) => kind === 'zeroToOne');
  const averages = options.framework === 'keras' || options.framework === 'torch';
  const loseAxis = isElementwise
    ? averages && options.framework === 'keras'
    : !(definition.id === 'klDivergenceLoss' && averages && options.framework === 'torch');
  const lossShape = loseAxis ? shape.filter((_, position) => position !== axis) : shape;
  const samples = Array.from(
    { length: lossShape.at(-1) ?? 1 },
    (_, k) => (sampleWeights as number[] | undefined)?.[k] ?? 0.5,
  );
  return {
    ...rest,
    ...(classWeights && { classWeights: classes }),
    ...(sampleWeights && lossShape.length > 0 && { sampleWeights: samples }),
  };
}

/** A random question for a quantity: every described option is given about one time in three. */
export function questions(definition: QuantityDefinition): fc.Arbitrary<Question> {
  return fc.constantFrom(...shapes).chain((shape) => {
    const given = definition.options.map((description) =>
      fc
        .option(optionArbitrary(description, shape), { freq: 2, nil: undefined })
        .map((value) => [description.name, value] as const),
    );
    return fc.tuple(...given).chain((entries) => {
      const chosen = Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Partial<
        Record<OptionName, unknown>
      >;
      const options = fitted(chosen as QuantityOptions, shape, definition);
      if (options.epsilon !== undefined && options.logTarget) delete options.epsilon;
      return inputsFor(definition, shape, options).map((inputs) => {
        const { epsilon, ...others } = options;
        return { inputs, options: epsilon !== undefined && inputs.logProbabilities ? others : options };
      });
    });
  });
}

function inputsFor(
  definition: QuantityDefinition,
  shape: readonly number[],
  options: QuantityOptions,
): fc.Arbitrary<Question['inputs']> {
  return fc.tuple(fc.nat(), fc.nat({ max: 1 })).chain(([choice, optional]) => {
    const alternatives = definition.inputs.filter(({ alternative }) => alternative !== undefined);
    const chosen = definition.inputs.filter((description) => {
      if (description.alternative !== undefined) return description === alternatives[choice % alternatives.length];
      return !description.optional || optional === 1;
    });
    return fc
      .tuple(...chosen.map((description) => inputArbitrary(description, shape, options)))
      .map((tensors) => Object.fromEntries(chosen.map(({ role }, position) => [role, tensors[position]])));
  });
}
