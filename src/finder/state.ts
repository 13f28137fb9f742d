/**
 * What must be known at the start of a line to read it: a lexical mode, the open brackets, and a few facts about the
 * level. States are compared by what they say, so that an edit's effect ends at the first block of lines whose state
 * stays what it was.
 */

import type { BlockComment, Embedding, StringForm } from './dialects/dialect.ts';
import type { Lexicon } from './lexicon.ts';

/** What a line starts in. */
export type Mode =
  | { readonly kind: 'code' }
  | { readonly kind: 'comment'; readonly comment: BlockComment; readonly depth: number }
  | { readonly kind: 'string'; readonly form: StringForm; readonly close: string }
  | { readonly kind: 'textBlock'; readonly indentation: number };

export const code: Mode = { kind: 'code' };

/** Whether two modes of one dialect are the same. */
function sameMode(a: Mode, b: Mode): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'code':
      return b.kind === 'code';
    case 'comment':
      return b.kind === 'comment' && a.depth === b.depth && a.comment === b.comment;
    case 'string':
      return b.kind === 'string' && a.form === b.form && a.close === b.close;
    case 'textBlock':
      return b.kind === 'textBlock' && a.indentation === b.indentation;
  }
}

/** What an open bracket is for. */
export const Role = {
  /** subscript, call, or anything that holds no elements */
  other: 0,
  list: 1,
  matrix: 2,
  tuple: 3,
  group: 4,
  wrapper: 5,
  /** types and patterns: nothing in it is a value */
  inert: 6,
  object: 7,
  block: 8,
  /** the round bracket of `if (…)` */
  control: 9,
  /** `${…}` in a template */
  substitution: 10,
  printed: 11,
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/** Whether a bracket of this role may be, or be part of, an array. */
export function holdsElements(role: Role): boolean {
  return (
    role === Role.list || role === Role.matrix || role === Role.tuple || role === Role.group || role === Role.printed
  );
}

/** The last thing that stood on a level, as far as it decides what comes next. */
export const Before = {
  /** nothing: a statement, an element, an argument starts */
  start: 0,
  word: 1,
  value: 2,
  closed: 3,
  operator: 4,
  assignment: 5,
  colon: 6,
  keyword: 7,
  dot: 8,
  arrow: 9,
  /** `as`, `<`: a type follows */
  type: 10,
} as const;

/** The kind of statement on a level. */
export const Statement = { plain: 0, declaration: 1, typePending: 2, type: 3, pattern: 4, label: 5 } as const;

/** The facts about a level in one integer: Before in the low four bits, Statement in bits 8 to 10, open conditionals above. */
export const Level = {
  beforeMask: 15,
  /** something stood here that no array holds */
  dead: 1 << 4,
  annotation: 1 << 5,
  /** the line before goes on here, as a mark at its end said */
  joined: 1 << 6,
  statementShift: 8,
  statementMask: 7 << 8,
  /** how many `?` wait for their `:`, up to seven */
  ternary: 1 << 11,
  ternaryMask: 7 << 11,
} as const;

/** The opening angle bracket of a description around a printed form. */
export const description = 60;

/** A nesting deeper than this is no code: the outer brackets are forgotten. */
export const deepestNesting = 256;

/** An open bracket with those around it. */
export class Bracket {
  readonly parent: Bracket | undefined;
  readonly depth: number;
  /** character code of the opening bracket; 0 for the root */
  readonly opening: number;
  readonly role: Role;
  /** the level outside, as it was when the bracket opened */
  readonly outer: number;
  /** the mode to go back to when a substitution closes */
  readonly outerMode: Mode;
  /** how many of each kind are open, this one included, for closing brackets that match none */
  readonly openRound: number;
  readonly openSquare: number;
  readonly openCurly: number;

  constructor(parent: Bracket | undefined, opening: number, role: Role, outer: number, outerMode: Mode) {
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
    this.opening = opening;
    this.role = role;
    this.outer = outer;
    this.outerMode = outerMode;
    this.openRound = (parent?.openRound ?? 0) + (opening === 40 ? 1 : 0);
    this.openSquare = (parent?.openSquare ?? 0) + (opening === 91 ? 1 : 0);
    this.openCurly = (parent?.openCurly ?? 0) + (opening === 123 ? 1 : 0);
  }
}

/** No bracket is open. */
export const root = new Bracket(undefined, 0, Role.block, 0, code);

/** The bracket opened inside another; beyond the deepest nesting the root takes the other's place. */
export function openBracket(parent: Bracket, opening: number, role: Role, outer: number, outerMode: Mode): Bracket {
  return new Bracket(parent.depth >= deepestNesting ? root : parent, opening, role, outer, outerMode);
}

/** The state at the start of a line, or at a seam of a long one. */
export interface LineState {
  readonly mode: Mode;
  readonly bracket: Bracket;
  readonly level: number;
  /** the language inside the document's own that is being read */
  readonly embedded: Embedded | undefined;
}

/** Text in another language inside a document. */
export interface Embedded {
  readonly embedding: Embedding;
  readonly lexicon: Lexicon;
  /** what closes it, where the outer language decides that */
  readonly close: RegExp | undefined;
}

/** States outside of all brackets and strings: most lines of most documents start in one of a few. */
const plainStates: LineState[] = [];

/** The state with these parts. */
export function stateOf(mode: Mode, bracket: Bracket, level: number, embedded?: Embedded): LineState {
  if (mode !== code || bracket !== root || embedded) return { mode, bracket, level, embedded };
  plainStates[level] ??= { mode, bracket, level, embedded };
  return plainStates[level];
}

/** The state a document starts in. */
export const documentStart: LineState = stateOf(code, root, Before.start);

/** Whether reading on from two states finds the same. */
export function sameState(a: LineState, b: LineState): boolean {
  if (a === b) return true;
  if (a.level !== b.level || !sameEmbedded(a.embedded, b.embedded)) return false;
  return sameMode(a.mode, b.mode) && sameBrackets(a.bracket, b.bracket);
}

function sameEmbedded(a: Embedded | undefined, b: Embedded | undefined): boolean {
  if (a === b) return true;
  return a?.embedding === b?.embedding && a?.lexicon === b?.lexicon && a?.close?.source === b?.close?.source;
}

function sameBrackets(a: Bracket, b: Bracket): boolean {
  if (a.depth !== b.depth) return false;
  let one: Bracket | undefined = a;
  let other: Bracket | undefined = b;
  // Stacks that grew from one another share their outer brackets.
  while (one !== other && one && other) {
    if (one.opening !== other.opening || one.role !== other.role || one.outer !== other.outer) return false;
    if (!sameMode(one.outerMode, other.outerMode)) return false;
    one = one.parent;
    other = other.parent;
  }
  return true;
}
