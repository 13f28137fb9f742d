/**
 * Options of a quantity as they are typed and read: the value that a text stands for, what an option takes in words, and a
 * value as text. Made from the descriptions that the quantity gives, so that a new option needs nothing here.
 */

import { type Message, message } from '../core/index.ts';
import type { OptionDescription } from '../quantities/index.ts';

/** The value that was typed, or undefined where it is none that the option takes. */
export function parseOption(option: OptionDescription, text: string): number | readonly number[] | undefined {
  if (option.kind === 'numbers') {
    const values = text
      .split(/[\s,[\]]+/)
      .filter((part) => part !== '')
      .map(Number);
    return values.length > 0 && values.every(Number.isFinite) ? values : undefined;
  }
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && fits(option, value) ? value : undefined;
}

function fits(option: OptionDescription, value: number): boolean {
  if (option.kind === 'choice') {
    const { greaterThan, except } = option.otherNumbers ?? {};
    return greaterThan !== undefined && value > greaterThan && value !== except;
  }
  if (option.kind !== 'number' || (option.integer && !Number.isInteger(value))) return false;
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY, exclusiveMinimum } = option;
  return value <= maximum && value >= minimum && !(exclusiveMinimum && value === minimum);
}

/** What an option takes, in words. */
export function expectedOption(option: OptionDescription): Message {
  if (option.kind === 'numbers') return message('Numbers, separated by commas');
  if (option.kind === 'choice' && option.otherNumbers) {
    const { greaterThan, except } = option.otherNumbers;
    return message('a number above {0} other than {1}', greaterThan, except);
  }
  if (option.kind !== 'number') return message('a number');
  const { minimum, maximum } = option;
  if (minimum !== undefined && maximum !== undefined) {
    return message('a number from {0} to {1}', minimum, maximum);
  }
  if (minimum !== undefined) {
    return option.exclusiveMinimum ? message('a number above {0}', minimum) : message('a number from {0}', minimum);
  }
  return option.integer ? message('a whole number') : message('a number');
}

/** The value of an option as it can be typed again; nothing where it is left to its default. */
export function optionText(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'object' && value !== null) {
    const numbers: ArrayLike<unknown> = Array.isArray(value)
      ? value
      : 'data' in value
        ? (value.data as Float64Array)
        : [];
    return Array.from(numbers).join(', ');
  }
  return String(value);
}
