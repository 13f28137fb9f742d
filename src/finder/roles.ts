/** What an opening bracket is for, told from what stands before it. */

import type { BracketKind, BracketUse, Dialect } from './dialects/dialect.ts';
import type { Lexicon } from './lexicon.ts';
import { Before, type Bracket, description, Role, Statement } from './state.ts';

const factor = /\d[\d.]{0,20}(?:e[-+]?\d{1,4})? \*[ \t]*(?:\[|$)/y;

/** Where a bracket opens. */
export interface Place {
  /** its character code */
  readonly opening: number;
  readonly before: number;
  readonly afterValue: boolean;
  readonly inAnnotation: boolean;
  readonly statement: number;
  readonly outer: Bracket;
  readonly outerAlive: boolean;
  /** the dotted name before it, '' if none stands on the line */
  readonly callee: string;
  /** the last word of it */
  readonly word: string;
  /** where an array begins whose elements are the arguments of this callee; undefined if they are none */
  readonly listFrom: 'word' | 'bracket' | 'square' | undefined;
  readonly text: string;
  readonly at: number;
}

/** The role of the bracket that opens at a place. */
export function roleOf(place: Place, lexicon: Lexicon): Role {
  if (isInert(place)) return Role.inert;
  const { dialect } = lexicon;
  const kind = kindOf(place.opening);
  if (kind === 'round') {
    if (place.before === Before.keyword && lexicon.controlWords.has(place.word)) return Role.control;
    if (dialect.prose) return proseRole(place, lexicon);
  }
  if (!place.afterValue) return used(dialect.brackets[kind], place);
  if (place.before === Before.word && place.callee !== '') {
    if (place.listFrom && (place.listFrom !== 'square' || kind === 'square')) return listRole(kind, dialect);
    if (kind === 'round' && dialect.wrappers && Object.hasOwn(dialect.wrappers, place.callee)) return Role.wrapper;
  }
  const use = dialect.afterValue?.[kind];
  if (use) return used(use, place);
  return kind === 'curly' ? Role.block : Role.other;
}

/** A callee's list is one like those without a callee: a matrix where square brackets hold matrices. */
function listRole(kind: BracketKind, { brackets }: Dialect): Role {
  return kind === 'square' && brackets.square === 'matrix' ? Role.matrix : Role.list;
}

/** Types and patterns hold no values, and neither does what is inside them. */
function isInert({ opening, before, afterValue, inAnnotation, statement, outer }: Place): boolean {
  if (outer.role === Role.inert) return true;
  if (statement === Statement.type || statement === Statement.pattern) return true;
  if (before === Before.type) return opening !== 40;
  // After `): number` or `): void` a curly bracket is the function's body.
  return inAnnotation && !(opening === 123 && (afterValue || before === Before.keyword));
}

/** Round brackets in prose are brackets only inside a list, or as a printed tensor. */
function proseRole(place: Place, { dialect }: Lexicon): Role {
  const described = place.outer.opening === description;
  if (place.outer.role === Role.printed && place.before !== Before.start && !described) return Role.other;
  if (place.before === Before.word && place.afterValue) {
    const known = dialect.printed !== undefined && Object.hasOwn(dialect.printed, place.callee);
    return known && opensList(place) ? Role.printed : Role.other;
  }
  if (described) return Role.other;
  return place.outerAlive && !place.afterValue ? Role.list : Role.other;
}

function used(use: BracketUse, place: Place): Role {
  switch (use) {
    case 'list':
      return Role.list;
    case 'matrix':
      return Role.matrix;
    case 'tuple':
      return Role.tuple;
    case 'group':
      return Role.group;
    case 'object':
      return Role.object;
    case 'block':
      return Role.block;
    case 'blockOrObject':
      return isBlock(place) ? Role.block : Role.object;
    default:
      return Role.other;
  }
}

/**
 * Whether a curly bracket where a value may start holds statements: after an arrow, `else`, the type `void`, at a
 * statement's start.
 */
function isBlock({ before, word, outer, inAnnotation }: Place): boolean {
  if (before === Before.arrow || inAnnotation) return true;
  if (before === Before.keyword) return ['else', 'do', 'try', 'finally', 'catch'].includes(word);
  return before === Before.start && (outer.role === Role.block || outer.role === Role.substitution);
}

function kindOf(opening: number): BracketKind {
  return opening === 40 ? 'round' : opening === 91 ? 'square' : 'curly';
}

/** Whether the array begins at the callee, not at the bracket: R's `c(`, a printed `tensor(`. */
export function startsAtCallee(role: Role, { listFrom }: Place): boolean {
  return role === Role.printed || (role === Role.list && listFrom === 'word');
}

/** Whether a list comes next, perhaps after a factor; or the line ends before it. */
function opensList({ text, at: bracket }: Place): boolean {
  let at = bracket + 1;
  while (text.charCodeAt(at) === 32) at++;
  if (at >= text.length || text.charCodeAt(at) === 91) return true;
  factor.lastIndex = at;
  return factor.test(text);
}
