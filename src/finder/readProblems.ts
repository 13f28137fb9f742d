/** What is said about numbers that cannot be read: one sentence with the element and its place. */

import { type Message, message } from '../core/index.ts';
import type { Position } from './types.ts';

/** What stopped the reading. */
export class Problem {
  readonly sentence: Message;
  readonly start: Position | undefined;
  readonly length: number;
  constructor(sentence: Message, start?: Position, length = 1) {
    this.sentence = sentence;
    this.start = start;
    this.length = length;
  }
}

/** The place as people count: the character, with the line before it where there are several. */
function placeArguments({ line, character }: Position, lineCount: number): number[] {
  return lineCount > 1 ? [line + 1, character + 1] : [character + 1];
}

/** Text that is no number, or stands for numbers left out. */
export function notANumber(found: string, at: Position, lineCount: number): Message {
  if (/^(?:\.{3}|…)/.test(found)) return message('The numbers are shortened with “{0}”: give all of them.', found);
  const shown = found.length > 24 ? `${found.slice(0, 23)}…` : found;
  const [first, second] = placeArguments(at, lineCount);
  return second === undefined
    ? message('“{0}” at character {1} is not a number.', shown, first)
    : message('“{0}” on line {1}, character {2} is not a number.', shown, first, second);
}

/** A comma with nothing before it. */
export function missing(at: Position, lineCount: number): Message {
  const [first, second] = placeArguments(at, lineCount);
  return second === undefined
    ? message('A number is missing before the comma at character {0}.', first)
    : message('A number is missing before the comma on line {0}, character {1}.', first, second);
}

/** A closing bracket without its opening one. */
export function closesNothing(bracket: string, at: Position, lineCount: number): Message {
  const [first, second] = placeArguments(at, lineCount);
  return second === undefined
    ? message('The “{0}” at character {1} closes no bracket.', bracket, first)
    : message('The “{0}” on line {1}, character {2} closes no bracket.', bracket, first, second);
}

/** An opening bracket without its closing one. */
export function notClosed(at: Position, lineCount: number): Message {
  const [first, second] = placeArguments(at, lineCount);
  return second === undefined
    ? message('The bracket at character {0} is not closed.', first)
    : message('The bracket on line {0}, character {1} is not closed.', first, second);
}

/** Numbers and lists on one level. */
export function mixed(at: Position, lineCount: number): Message {
  const [first, second] = placeArguments(at, lineCount);
  return second === undefined
    ? message('At character {0}, numbers and lists of numbers stand side by side.', first)
    : message('On line {0}, character {1}, numbers and lists of numbers stand side by side.', first, second);
}

/** A row of another length than the first one. */
export function ragged(row: number, found: number, expected: number, axis: number): Message {
  if (axis > 0) return message('Block {0} has rows of {1}, block 1 has rows of {2}.', row, found, expected);
  return found === 1
    ? message('Row {0} has 1 number, row 1 has {1}.', row, expected)
    : message('Row {0} has {1} numbers, row 1 has {2}.', row, found, expected);
}

/** Rows of an array with a key that are not of one length. */
export function unevenRows(found: number, expected: number): Message {
  return message('One row has {0} numbers, the first one has {1}.', found, expected);
}
