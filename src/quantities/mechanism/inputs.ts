/**
 * Inputs: whether all that a quantity needs was given, and what is worth saying about it beside the value.
 */

import {
  alongAxis,
  compensatedSum,
  InputError,
  type Message,
  message,
  readRow,
  showPlace,
  type Tensor,
} from '../../core/index.ts';
import type { InputDescription, InputRole, Inputs, QuantityOptions } from '../types.ts';
import { axisOf, conventionOf } from './conventions.ts';

/** A row may miss the sum 1 by this much before it is mentioned: what float32 and printed digits leave. */
const sumTolerance = 1e-6;

/** An input that has been checked to be there. */
export function given(inputs: Inputs, role: InputRole): Tensor {
  const input = inputs[role];
  if (input === undefined) {
    throw new InputError('shape', message('The input {0} is missing.', role), { argument: role, expected: 'an array' });
  }
  return input;
}

/**
 * Every input that is needed is there, exactly one of alternatives, and none that the quantity does not take.
 * @throws InputError `shape`
 */
export function checkInputs(quantity: string, descriptions: readonly InputDescription[], inputs: Inputs): void {
  for (const [role, input] of Object.entries(inputs)) {
    if (input === undefined || descriptions.some((description) => description.role === role)) continue;
    throw new InputError('shape', message('{0} takes no input {1}.', quantity, role), { argument: role });
  }
  for (const { role, alternative, optional } of descriptions) {
    if (optional || alternative !== undefined) continue;
    given(inputs, role);
  }
  const alternatives = new Set(descriptions.flatMap(({ alternative }) => alternative ?? []));
  for (const name of alternatives) {
    const roles = descriptions.filter(({ alternative }) => alternative === name).map(({ role }) => role);
    if (roles.filter((role) => inputs[role] !== undefined).length === 1) continue;
    const sentence = message('{0} needs exactly one of the inputs {1}.', quantity, roles.join(', '));
    throw new InputError('shape', sentence, { argument: roles.join(', '), expected: 'exactly one' });
  }
}

/** What is worth saying about the inputs: NaN and infinities, rows that do not sum to 1, log-probabilities above 0. */
export function observations(
  descriptions: readonly InputDescription[],
  inputs: Inputs,
  options: QuantityOptions,
): Message[] {
  return descriptions.flatMap((description) => {
    const input = inputs[description.role];
    if (input === undefined) return [];
    const { role } = description;
    const elements = role === 'labels' && options.logTarget ? 'logProbability' : description.elements;
    const rescaled = conventionOf(options).rescales && role !== 'labels';
    return [
      ...notFinite(role, input, elements),
      ...(elements === 'distribution' && !rescaled ? sumsOtherThanOne(role, input, axisOf(options)) : []),
      ...(elements === 'logProbability' ? aboveZero(role, input) : []),
    ];
  });
}

/**
 * One sentence for each kind of number that is not finite, with its first place. −∞ is not mentioned where it is how a
 * class is masked: among logits and log-probabilities.
 */
function notFinite(role: InputRole, { data, shape }: Tensor, elements: InputDescription['elements']): Message[] {
  if (holdsFinite(data)) return [];
  const masks = role === 'logits' || elements === 'logProbability';
  const kinds = [Number.NaN, Number.POSITIVE_INFINITY, ...(masks ? [] : [Number.NEGATIVE_INFINITY])];
  return kinds.flatMap((kind) => {
    const index = data.findIndex((value) => Object.is(value, kind));
    return index < 0 ? [] : [message('{0} holds {1} at {2}.', role, String(kind), showPlace(shape, index))];
  });
}

function holdsFinite(data: Float64Array): boolean {
  for (let index = 0; index < data.length; index += 1) {
    if (!Number.isFinite(data[index])) return false;
  }
  return true;
}

/** The first row whose sum is not 1, and how many more there are. */
function sumsOtherThanOne(role: InputRole, input: Tensor, axis: number): Message[] {
  const layout = alongAxis(input.shape, axis);
  const sums = Array.from({ length: layout.length === 0 ? 0 : layout.rowCount }, (_, row) =>
    compensatedSum(readRow(input, layout, row)),
  );
  const misses = (sum: number) => Number.isFinite(sum) && Math.abs(sum - 1) > sumTolerance;
  const first = sums.findIndex(misses);
  if (first < 0) return [];
  const sum = Number(sums[first].toPrecision(12));
  if (layout.rowCount === 1) return [message('{0} sums to {1}, not 1.', role, sum)];
  const others = sums.filter(misses).length - 1;
  if (others === 0) return [message('Row {0} of {1} sums to {2}, not 1.', first, role, sum)];
  return [message('Row {0} of {1} sums to {2}, not 1, and {3} more rows do not either.', first, role, sum, others)];
}

/** Whether a warning says that rows of this input do not sum to 1, for those who know why they need not. */
export function isAboutSum({ text, args }: Message, role: InputRole): boolean {
  return /^\{0\} sums to|^Row \{0\} of \{1\} sums to/.test(text) && args.slice(0, 2).includes(role);
}

function aboveZero(role: InputRole, { data, shape }: Tensor): Message[] {
  const index = data.findIndex((value) => value > sumTolerance);
  if (index < 0) return [];
  return [
    message('{0} is {1} at {2}, but a log-probability is at most 0.', role, data[index], showPlace(shape, index)),
  ];
}
