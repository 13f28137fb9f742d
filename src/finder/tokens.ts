/** What the scanner says while it reads: tokens, and brackets with their roles. */

import type { NumberList } from './decimals/listReader.ts';
import type { Lexicon } from './lexicon.ts';
import type { Bracket, Role } from './state.ts';

export const Token = {
  integer: 0,
  float: 1,
  /** a name for NaN or an infinity */
  constant: 2,
  /** a sign or an operator of constant arithmetic */
  operator: 3,
  comma: 4,
  semicolon: 5,
  word: 6,
  keyword: 7,
  /** a string that stands on this line */
  string: 8,
  assignment: 9,
  colon: 10,
  dot: 11,
  ellipsis: 12,
  /** anything else; no element of an array */
  other: 13,
  /** a number written as a quotient */
  fraction: 15,
  /** a callee whose arguments are elements, with its type arguments; its bracket comes next */
  callee: 14,
} as const;
export type Token = (typeof Token)[keyof typeof Token];

/** Listens to a scanner. */
export interface TokenSink {
  /** the following calls are about this line */
  beginLine(line: number, text: string): void;
  token(token: Token, start: number, end: number): void;
  /** `start` is where an array in these brackets would begin: at the bracket, or at a callee that belongs to it */
  open(opening: number, role: Role, start: number, calleeStart: number): void;
  /**
   * The list just opened is of plain decimals only and closes on this line: they have been read in one go, and its closing
   * bracket comes next. Who does not take lists is told their tokens.
   */
  list?(list: NumberList): void;
  /** `matched` is false for a bracket given up because one around it was closed; `around` is the bracket one is in now */
  close(end: number, matched: boolean, around: Bracket): void;
  /** all open brackets are forgotten */
  reset(): void;
  /** the line ends in code; `fresh` when no name can reach over it */
  endLine(fresh: boolean): void;
  /** reading might have begun here: no name reaches over this place */
  seam(): void;
  /** the following calls are about text in this language; all open brackets are forgotten when it is another one */
  enter(lexicon: Lexicon): void;
}
