/**
 * Inspection: the one immutable value that every face draws. It says which arrays were looked at, what they were taken
 * for and why, which quantity was chosen with which options, and what came out. The derivation follows from it by
 * `derive(quantity, inputs, options)`, the same in host and webview, so it is never sent.
 */

import type { InputErrorCode, Message, Tensor } from '../core/index.ts';
import type { ElementType, NumericArray, Range } from '../finder/index.ts';
import type { InputRole, QuantityId, QuantityOptions } from '../quantities/index.ts';

/** What an array is taken for. */
export type ArrayRole =
  | 'logits'
  | 'probabilities'
  | 'logProbabilities'
  | 'bernoulliProbabilities'
  | 'oneHot'
  | 'multiHot'
  | 'classIndices'
  | 'binaryLabels'
  /** distributions as labels: smoothed one-hot rows, a teacher's probabilities */
  | 'softLabels'
  /** how often each class was met: a distribution that is not normalised */
  | 'counts'
  /** of classes or of samples: an option of a loss, never its input */
  | 'weights';

export type Confidence = 'high' | 'medium' | 'low';

/** A role with what speaks for it. */
export interface RoleReading {
  readonly role: ArrayRole;
  readonly confidence: Confidence;
  /** why, strongest reason first; never empty */
  readonly reasons: readonly Message[];
}

/** An array that takes part, with its place in the document; without a place it was typed in. */
export interface InspectedArray {
  readonly name?: string;
  readonly place?: Range;
  readonly tensor: Tensor;
  readonly dtype?: ElementType;
  readonly form: NumericArray['form'] | 'typed';
  readonly truncated: boolean;
  readonly computed: boolean;
  readonly reading: RoleReading;
}

/** Another array that the one asked about may be compared with. */
export interface PartnerCandidate {
  readonly name?: string;
  readonly place: Range;
  /** from 5 on a pair is offered by itself */
  readonly score: number;
  /** what the score is made of; never empty */
  readonly reasons: readonly Message[];
}

/** The value, or why there is none. */
export type Outcome =
  | {
      readonly kind: 'value';
      /** with the reduction of the options */
      readonly value: Tensor;
      /** one entry a row (or element), before the reduction; absent where nothing was reduced */
      readonly entries?: Tensor;
      readonly gradients: Readonly<Partial<Record<InputRole, Tensor>>>;
    }
  | {
      readonly kind: 'problem';
      readonly code: InputErrorCode | 'ragged' | 'empty' | 'truncated' | 'partner' | 'size';
      readonly sentence: Message;
    };

/** Names of classes, by their places. They are the words of a document or of a reader: plain text, whatever they hold. */
export type ClassNames = Readonly<Partial<Record<number, string>>>;

export interface Inspection {
  /** the first is the one that was asked about */
  readonly arrays: readonly InspectedArray[];
  readonly quantity: QuantityId;
  /** which of `arrays` plays which input of the quantity */
  readonly inputs: Readonly<Partial<Record<InputRole, number>>>;
  readonly options: QuantityOptions;
  readonly outcome: Outcome;
  /** said beside the value: NaN met, a row that does not sum to 1, a name that contradicts the values */
  readonly warnings: readonly Message[];
  /** worth knowing, and nothing is wrong: values that were rounded, labels that are left out */
  readonly notes: readonly Message[];
  /** what else the array asked about may be compared with, best first */
  readonly candidates: readonly PartnerCandidate[];
  /** the row that was asked about, of so many; rows are counted from 0 */
  readonly focus?: { readonly row: number; readonly of: number };
  /** what classes are called, by their place along the axis of the classes; the others by that place alone */
  readonly classNames?: ClassNames;
}
