/**
 * The call whose argument an array is, found in the text before it: brackets are counted backwards over what stands
 * between. Calls that only turn a list into an array are passed through. Whatever is not plain to see says nothing.
 */

import type { Position } from '../../finder/index.ts';
import type { Surroundings } from '../surroundings.ts';
import { wrappers } from './callTable.ts';
import { codeOf, isTranspose } from './codeText.ts';

export interface CallSite {
  /** the dotted callee as it is written; of an object that is called, the call that made it */
  readonly callee: string;
  readonly argument: number;
  readonly keyword?: string;
  /** the array by itself is the argument, not an expression that holds it */
  readonly whole: boolean;
  /** where the call's bracket opens; the character is not known where the text before does not reach to its line's start */
  readonly opening: { readonly line: number; readonly character?: number };
}

/** The call around an array, and how many brackets of array-making calls are closed before it is. */
export interface Around {
  readonly site?: CallSite;
  readonly wrapperCount: number;
}

/** No more calls are passed through. */
const mostWrappers = 6;
const longestCallee = 80;

interface Opening {
  /** the index of the bracket */
  readonly at: number;
  readonly argument: number;
  /** where the argument begins */
  readonly argumentStart: number;
}

/** Finds the call around an array from the text before it. */
export function callAround({ before, languageId }: Surroundings, start: Position): Around {
  const text = codeOf(before, languageId);
  let end = text.length;
  for (let wrapperCount = 0; wrapperCount < mostWrappers; wrapperCount += 1) {
    const opening = openingBefore(text, end);
    const callee = opening && text[opening.at] === '(' ? calleeBefore(text, opening.at) : undefined;
    if (!opening || !callee) return { wrapperCount };
    const lead = leadOf(text.slice(opening.argumentStart, end));
    const wraps = wrappers.has(lastName(callee.name)) && opening.argument === 0 && lead !== undefined;
    if (!wraps)
      return {
        site: { ...siteOf(opening, callee.name, lead), opening: placeOf(text, opening.at, start) },
        wrapperCount,
      };
    end = callee.start;
  }
  return { wrapperCount: mostWrappers };
}

/** The last word of a dotted name. */
export function lastName(callee: string): string {
  return callee.split(/\.|::/).at(-1) ?? callee;
}

function siteOf({ argument }: Opening, callee: string, lead: Lead | undefined): Omit<CallSite, 'opening'> {
  const keyword = lead?.keyword;
  return { callee, argument, ...(keyword !== undefined && { keyword }), whole: lead !== undefined };
}

/** The place in the document of a character of the text that ends where the array starts. */
function placeOf(text: string, at: number, start: Position): CallSite['opening'] {
  const linesAbove = text.slice(at).split('\n').length - 1;
  const line = start.line - linesAbove;
  if (linesAbove === 0) return { line, character: start.character - (text.length - at) };
  const lineStart = text.lastIndexOf('\n', at) + 1;
  return lineStart === 0 ? { line } : { line, character: at - lineStart };
}

/** The bracket around what ends at `end`, and how many commas stand between. */
function openingBefore(text: string, end: number): Opening | undefined {
  let depth = 0;
  let argument = 0;
  let argumentStart: number | undefined;
  for (let at = end - 1; at >= 0; at -= 1) {
    const letter = text[at];
    if (letter === ')' || letter === ']' || letter === '}') depth += 1;
    else if (letter === '(' || letter === '[' || letter === '{') {
      if (depth === 0) return { at, argument, argumentStart: argumentStart ?? at + 1 };
      depth -= 1;
    } else if (letter === '"' || letter === '`' || (letter === "'" && !isTranspose(text, at))) {
      if (at === 0) return undefined;
      at = text.lastIndexOf(letter, at - 1);
    } else if (depth === 0 && (letter === ',' || letter === ';')) {
      argument += 1;
      argumentStart ??= at + 1;
    }
  }
  return undefined;
}

interface Callee {
  readonly name: string;
  readonly start: number;
}

const dottedName = /(?:[\p{L}_$][\p{L}\p{N}_$]{0,60}(?:\.|::)){0,6}[\p{L}_$][\p{L}\p{N}_$]{0,60}$/u;

/** The name that is called with the bracket at a place; of `Loss()(…)` it is Loss. */
function calleeBefore(text: string, bracket: number): Callee | undefined {
  let end = bracket;
  if (text[end - 1] === ')') {
    const made = openingBefore(text, end - 1);
    if (!made || text[made.at] !== '(') return undefined;
    end = made.at;
  }
  // Julia's dot calls element by element, TypeScript's angle brackets hold a type.
  const from = Math.max(0, end - longestCallee);
  const found = dottedName.exec(text.slice(from, end).replace(/(?:\.|!|<[\w, .]{0,40}>)$/, ''));
  return found ? { name: found[0], start: from + found.index } : undefined;
}

interface Lead {
  readonly keyword?: string;
}

/** What stands before the array in its argument: nothing or a keyword; undefined where it is part of an expression. */
function leadOf(text: string): Lead | undefined {
  const found = /^\s*(?:([\p{L}_][\p{L}\p{N}_]{0,60})\s*[=:]\s*)?(?:(?:new|await)\s+|&)?$/u.exec(text);
  return found ? (found[1] === undefined ? {} : { keyword: found[1] }) : undefined;
}

/** Whether two arrays are arguments of one call. */
export function isSameCall(a: CallSite | undefined, b: CallSite | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.callee !== b.callee || a.opening.line !== b.opening.line) return false;
  const [left, right] = [a.opening.character, b.opening.character];
  return left === undefined || right === undefined || left === right;
}
