/**
 * What a rule sees of a call, and what it says. A rule is a file of its own: it looks at one call, and gives what is wrong
 * with it; the numbers beside the message and the fix that leads from one to the other are added by `findings.ts`.
 */

import type { Message } from '../../core/index.ts';
import type { ApiFunction, Value } from '../../frameworks/index.ts';
import type { CallExpression, Expression, Span } from '../syntax/tree.ts';

/** A change of the text. */
export interface Edit extends Span {
  readonly text: string;
}

/** What a rule has found. */
export interface Found {
  readonly severity: 'error' | 'warning' | 'hint';
  /** what it is about */
  readonly span: Span;
  readonly message: Message;
  /** leaves code on which the rule is silent */
  readonly edits?: readonly Edit[];
}

/** A call as the rules see it. */
export interface CallView {
  readonly call: CallExpression;
  readonly entry: ApiFunction;
  /** the argument for a parameter, as it is written; undefined where it is left out or spread */
  argument(parameter: string): Expression | undefined;
  /** a value, or undefined where it can't be known */
  valueOf(expression: Expression): Value | undefined;
  /** the value of an argument, or of its default */
  given(parameter: string): Value | undefined;
  /**
   * What a value is made by: the call that stands there, or the one that the name there was given. `hops` counts the names
   * between: 0 where the call stands in the place itself.
   */
  madeBy(expression: Expression): MadeBy | undefined;
  textOf(span: Span): string;
}

export interface MadeBy {
  readonly call: CallExpression;
  readonly entry: ApiFunction;
  /** what it is made from */
  readonly from: Expression | undefined;
  readonly hops: number;
}

export interface Rule {
  /** XE001 */
  readonly id: string;
  check(view: CallView): readonly Found[];
}
