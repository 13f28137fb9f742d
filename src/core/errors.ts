/**
 * The one error of bad input. It is thrown by the lowest floor that can know what is wrong; faces turn its
 * `sentence` into one clear line and keep working.
 */

import { fill, type Message } from './message.ts';

/** Stable reasons: wrong shape, axis out of range, a label that names no class, a value outside its domain, a bad option. */
export type InputErrorCode = 'shape' | 'axis' | 'label' | 'domain' | 'option';

/** What was wrong and where, for programs: the argument's name, the flat index of the element, its value, what was expected. */
export interface InputErrorDetails {
  readonly argument?: string;
  readonly index?: number;
  readonly value?: unknown;
  readonly expected?: string;
}

/** Bad input. `message` is the English filling of `sentence`. */
export class InputError extends Error implements InputErrorDetails {
  override readonly name = 'InputError';
  readonly code: InputErrorCode;
  readonly sentence: Message;
  declare readonly argument?: string;
  declare readonly index?: number;
  declare readonly value?: unknown;
  declare readonly expected?: string;

  constructor(code: InputErrorCode, sentence: Message, details: InputErrorDetails = {}) {
    super(fill(sentence.text, sentence.args));
    this.code = code;
    this.sentence = sentence;
    Object.assign(this, details);
  }
}
