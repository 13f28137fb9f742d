/**
 * What must be known at the start of a line to read it: a lexical mode, the open brackets, and a few facts about the
 * level. All of it is finite and interned, so that equal states are the same object and an edit's effect ends at the
 * first line whose state stays what it was.
 */

import type { BlockComment, StringForm } from './dialects/dialect.ts';

/** What a line starts in. */
export type Mode =
  | { readonly kind: 'code' }
  | { readonly kind: 'comment'; readonly comment: BlockComment; readonly depth: number }
  | { readonly kind: 'string'; readonly form: StringForm; readonly close: string }
  | { readonly kind: 'textBlock'; readonly indentation: number };

export const code: Mode = { kind: 'code' };

/** What tells modes of one dialect apart. */
function keyOf(mode: Mode): string {
  switch (mode.kind) {
    case 'code':
      return '';
    case 'comment':
      return `comment ${mode.depth} ${mode.comment.open}`;
    case 'string':
      return `string ${mode.form.open} ${mode.close}`;
    case 'textBlock':
      return `text ${mode.indentation}`;
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
  statementShift: 8,
  statementMask: 7 << 8,
  /** how many `?` wait for their `:`, up to seven */
  ternary: 1 << 11,
  ternaryMask: 7 << 11,
} as const;

/** The opening angle bracket of a description around a printed form. */
export const description = 60;

/** An open bracket with those around it. Nodes are interned per tree, so equal stacks are one object. */
export interface Bracket {
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
  readonly inner: Bracket[];
  readonly states: Map<Mode, LineState[]>;
}

/** The state at the start of a line. */
export interface LineState {
  readonly mode: Mode;
  readonly bracket: Bracket;
  readonly level: number;
}

/** A nesting deeper than this is no code: the outer brackets are forgotten. */
export const deepestNesting = 1000;

/** The interned states of one document. */
export class States {
  readonly root: Bracket = {
    ...{ parent: undefined, depth: 0, opening: 0, role: Role.block, outer: 0, outerMode: code },
    ...{ openRound: 0, openSquare: 0, openCurly: 0, inner: [], states: new Map() },
  };
  readonly start: LineState = this.at(code, this.root, Before.start);
  readonly #modes = new Map<string, Mode>();

  /** The one state with these parts. */
  at(mode: Mode, bracket: Bracket, level: number): LineState {
    const known = bracket.states.get(mode) ?? [];
    for (const state of known) if (state.level === level) return state;
    const state = { mode, bracket, level };
    known.push(state);
    bracket.states.set(mode, known);
    return state;
  }

  /** The one mode equal to this. */
  mode(mode: Mode): Mode {
    const key = keyOf(mode);
    const known = this.#modes.get(key);
    if (known) return known;
    this.#modes.set(key, mode);
    return mode;
  }

  /** The bracket opened inside another; beyond the deepest nesting the root takes the other's place. */
  open(parent: Bracket, opening: number, role: Role, outer: number, outerMode: Mode): Bracket {
    const outside = parent.depth >= deepestNesting ? this.root : parent;
    for (const known of outside.inner) {
      if (known.opening === opening && known.role === role && known.outer === outer && known.outerMode === outerMode) {
        return known;
      }
    }
    const bracket: Bracket = {
      ...{ parent: outside, depth: outside.depth + 1, opening, role, outer, outerMode },
      openRound: outside.openRound + (opening === 40 ? 1 : 0),
      openSquare: outside.openSquare + (opening === 91 ? 1 : 0),
      openCurly: outside.openCurly + (opening === 123 ? 1 : 0),
      inner: [],
      states: new Map(),
    };
    outside.inner.push(bracket);
    return bracket;
  }
}
