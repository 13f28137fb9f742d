/**
 * Validation: what an input must be, and the one sentence for each way in which it is not.
 */

import { InputError } from './errors.ts';
import { message } from './message.ts';
import { sameShape, showShape, type Tensor } from './tensor.ts';

/** The place of an element as people write it: [1, 2] for the flat index 5 of a [2, 3] array, [] in a scalar. */
export function showPlace(shape: readonly number[], index: number): string {
  const place: number[] = [];
  let rest = index;
  for (const size of [...shape].reverse()) {
    place.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return showShape(place);
}

/** An element with its array's name: labels[1, 2]; the name alone for a scalar. */
export function showElement(argument: string, shape: readonly number[], index: number): string {
  return shape.length === 0 ? argument : `${argument}${showPlace(shape, index)}`;
}

/** @throws InputError `shape` unless the argument has exactly this shape */
export function requireShape(argument: string, given: Tensor, expected: readonly number[]): void {
  if (sameShape(given.shape, expected)) return;
  throw new InputError(
    'shape',
    message(
      '{0} must have the shape {1}, but its shape is {2}.',
      argument,
      showShape(expected),
      showShape(given.shape),
    ),
    { argument, value: given.shape, expected: showShape(expected) },
  );
}

/**
 * Every finite element must lie in [minimum, maximum]. NaN and infinities are let through: they follow their limits.
 * @throws InputError `domain` that names the first element outside
 */
export function requireBetween(argument: string, given: Tensor, minimum: number, maximum: number): void {
  const { data } = given;
  for (let index = 0; index < data.length; index += 1) {
    const value = data[index];
    if (!(value >= minimum && value <= maximum)) requireElementBetween(argument, given, index, minimum, maximum);
  }
}

/** The same for one element, for kernels that have seen that all others are fine. @throws InputError `domain` */
export function requireElementBetween(
  argument: string,
  { data, shape }: Tensor,
  index: number,
  minimum: number,
  maximum: number,
): void {
  const value = data[index];
  if ((value >= minimum && value <= maximum) || !Number.isFinite(value)) return;
  const expected = `${minimum} to ${maximum}`;
  const element = showElement(argument, shape, index);
  throw new InputError(
    'domain',
    maximum === Number.POSITIVE_INFINITY
      ? message('{0} is {1}, but it must be at least {2}.', element, value, minimum)
      : message('{0} is {1}, but it must lie between {2} and {3}.', element, value, minimum, maximum),
    { argument, index, value, expected },
  );
}

/** @throws InputError `domain` where a finite element lies outside [0, 1] */
export function requireZeroToOne(argument: string, given: Tensor): void {
  requireBetween(argument, given, 0, 1);
}

/**
 * The error of a label that is not a whole number or names no class.
 * `index` is the flat index of the label in `labels`.
 */
export function labelError(labels: Tensor, index: number, classCount: number): InputError {
  const value = labels.data[index];
  const element = showElement('labels', labels.shape, index);
  const details = { argument: 'labels', index, value, expected: `a whole number from 0 to ${classCount - 1}` };
  if (!Number.isInteger(value)) {
    return new InputError(
      'label',
      message('{0} is {1}, but a class index is a whole number.', element, value),
      details,
    );
  }
  if (classCount === 0) {
    return new InputError('label', message('{0} is {1}, but there are no classes.', element, value), details);
  }
  return new InputError(
    'label',
    message('{0} is {1}, but the classes are numbered from 0 to {2}.', element, value, classCount - 1),
    details,
  );
}

/** @throws InputError `shape` unless there is one class weight a class */
export function requireClassWeights(given: Tensor, classCount: number): void {
  if (given.data.length === classCount && given.shape.length <= 1) return;
  throw new InputError(
    'shape',
    message(
      'classWeights must hold one weight for each of the {0} classes, but its shape is {1}.',
      classCount,
      showShape(given.shape),
    ),
    { argument: 'classWeights', value: given.shape, expected: showShape([classCount]) },
  );
}

/** The error of weights whose shape does not stretch to the shape they belong to. */
export function broadcastError(argument: string, given: readonly number[], target: readonly number[]): InputError {
  return new InputError(
    'shape',
    message('{0} of shape {1} cannot be broadcast to the shape {2}.', argument, showShape(given), showShape(target)),
    { argument, value: given, expected: showShape(target) },
  );
}
