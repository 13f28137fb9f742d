/**
 * What there is to know about a library's functions where they are called with its own defaults: how the call is written,
 * what is computed when nothing else is said, how the number is printed, and what it does not take.
 */

import type {
  FrameworkName,
  InputRole,
  Inputs,
  QuantityId,
  QuantityOptions,
  Reduction,
} from '../../quantities/index.ts';
import type { Parameter } from '../types.ts';

export type LibraryId = 'pytorch' | 'tensorflow' | 'keras' | 'jax' | 'sklearn' | 'scipy' | 'tfjs';

/** What a function does not take: an error, in the words of the library; or not a number, without a word. */
export interface Trouble {
  readonly when: TroubleCause;
  /** {0}, {1} are what `causes` found */
  readonly error: string;
  readonly silent?: true;
}

export type TroubleCause =
  /** a class index that names no class */
  | 'labelOutOfRange'
  | 'probabilityOutside'
  /** labels that are all the same */
  | 'oneClass'
  /** class indices that do not name every class */
  | 'missingClasses'
  | 'fractionalLabels'
  /** more axes than a batch of rows has */
  | 'thirdAxis';

/** A function as people call it, with nothing said that has a default. */
export interface LibraryFunction {
  /** {logits}, {labels}, … are the inputs, {posWeight} an option that must be given; all of them and no others */
  readonly code: string;
  /** how it is written for predictions of so many axes, where that differs */
  readonly codeByRank?: Readonly<Partial<Record<number, string>>>;
  readonly quantities: readonly QuantityId[];
  /** the question as the function understands it, where it is not the quantity's own: which role each input plays there */
  readonly asks?: { readonly quantity: QuantityId; readonly inputs: Readonly<Partial<Record<InputRole, InputRole>>> };
  /** where the defaults of the options come from */
  readonly parameters?: readonly Parameter[];
  /** of a loss whose function has no parameter for it; default none */
  readonly reduction?: Reduction;
  /** where the classes lie when nothing is said; absent: in the last axis */
  readonly axis?: 'first' | 'second' | 'whole';
  /** plain mathematics, without the library's conventions */
  readonly isPlain?: true;
  readonly result?: 'squareRoot';
  /** a negative class index counts from the end */
  readonly wrapsLabels?: true;
  readonly troubles?: readonly Trouble[];
}

export interface Library {
  readonly id: LibraryId;
  /** its own name, the same in all languages */
  readonly title: string;
  /** where these facts were seen */
  readonly versions: string;
  readonly conventions: FrameworkName;
  /** what its arrays hold where nothing is said */
  readonly precision: 'single' | 'double';
  readonly printing: 'torch' | 'numpy' | 'tfjs';
  readonly functions: readonly LibraryFunction[];
}

/** A question as our quantities take it. */
export interface LibraryQuestion {
  readonly quantity: QuantityId;
  readonly inputs: Inputs;
  readonly options: QuantityOptions;
}
