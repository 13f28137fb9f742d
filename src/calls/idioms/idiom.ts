/** What a formula that somebody wrote by hand is found to be. */

import type { QuantityId, QuantityOptions } from '../../quantities/index.ts';
import type { Seen } from './sight.ts';

export type IdiomName =
  | 'softmax'
  | 'sigmoid'
  | 'cross_entropy'
  | 'binary_cross_entropy'
  | 'nll'
  | 'entropy'
  | 'kl_divergence';

/** The parts of a formula by the roles that they play in a quantity; their values are asked for later. */
export interface IdiomQuestion {
  readonly quantity: QuantityId;
  readonly inputs: Readonly<Partial<Record<'logits' | 'x' | 'p' | 'q' | 'probabilities' | 'labels', Seen>>>;
  /** what is turned round: the x of exp(x) where the formula has exp(−x) */
  readonly negated?: true;
  /** the axis as it is written; absent: all of them */
  readonly axis?: Seen;
  readonly options: QuantityOptions;
}

export interface Idiom {
  readonly name: IdiomName;
  readonly quantity: QuantityId;
  /** what it is in the words of a quantity, if its parts are as they seem */
  readonly questions: readonly IdiomQuestion[];
  /** of what a logarithm is taken: no probability where it is more than 1 */
  readonly probabilities: readonly Seen[];
}
