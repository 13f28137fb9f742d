/** What the calls of a file are, as the door gives them. */

import type { Message, Tensor } from '../core/index.ts';
import type { Position } from '../finder/index.ts';
import type { Inputs, QuantityId, QuantityOptions } from '../quantities/index.ts';

/** What a call would give under another version or setting than the assumed one. */
export interface Alternative {
  readonly when: Message;
  readonly result?: Tensor;
  readonly raises?: Message;
}

/** A call of a function that computes one of our quantities. */
export interface LossCall {
  /** the whole call expression, the end exclusive */
  readonly start: Position;
  readonly end: Position;
  /** the function by its full name, however it was imported: torch.nn.functional.cross_entropy */
  readonly callee: string;
  readonly quantity: QuantityId;
  /** the numbers as they are written; empty where they are not known */
  readonly inputs: Inputs;
  readonly options: QuantityOptions;
  readonly dtype: 'float32' | 'float64';
  /** what the framework returns, in its element type */
  readonly result?: Tensor;
  /** the same formula without its rounding */
  readonly exact?: Tensor;
  /** as the framework prints it */
  readonly printed?: string;
  /** the framework raises instead */
  readonly raises?: Message;
  /** why there is no result; empty where there is one, or an error */
  readonly unresolved: readonly Message[];
  /** the version or setting that was assumed */
  readonly assumes?: Message;
  readonly alternatives?: readonly Alternative[];
  readonly findings: readonly Finding[];
}

/** A mistake, or what is worth knowing, about a call. */
export interface Finding {
  /** XE001 */
  readonly rule: string;
  /** certain · very likely · information */
  readonly severity: 'error' | 'warning' | 'hint';
  readonly start: Position;
  readonly end: Position;
  readonly message: Message;
  /** the value as written, and after the fix */
  readonly now?: number;
  readonly fixed?: number;
  readonly fix?: readonly { readonly start: Position; readonly end: Position; readonly text: string }[];
}
