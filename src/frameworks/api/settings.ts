/** What a program sets for everything that a library computes after it. */

import type { ApiParameter } from './signature.ts';
import type { Value } from './values.ts';

export interface Settings {
  /** Keras: the ε of its clipping, and the element type in which its loss objects compute */
  readonly epsilon: number;
  readonly floatType: 'float32' | 'float64';
  /** JAX: whether numbers may have 64 bits */
  readonly isWide: boolean;
}

/** Where a program sets nothing. */
export const usualSettings: Settings = { epsilon: 1e-7, floatType: 'float32', isWide: false };

/** A function that changes them. */
export interface ApiSetting {
  /** the full name, however it was imported */
  readonly name: string;
  readonly parameters: readonly ApiParameter[];
  /** what the full names of the functions begin with that compute otherwise after it */
  readonly affects: readonly string[];
  /**
   * What it changes; `argument` gives the value of a parameter.
   * @throws Unresolved where that can't be known
   */
  readonly read: (argument: (parameter: string) => Value) => Partial<Settings>;
}

/** A text that says of a file that a library computes otherwise in it, in a way that is not followed. */
export interface ForeignSetting {
  readonly text: RegExp;
  readonly what: string;
  readonly affects: readonly string[];
}
