/**
 * What the text around an array says about it: the calls and objects it stands in, what it is assigned to, and the
 * words nearby. Read from a few hundred characters and without a grammar, so it is never sure: a bracket in a string is
 * taken for a bracket.
 */

import type { Surroundings } from '../surroundings.ts';
import { wordsOf } from './words.ts';

export interface Context {
  /** the calls around the array, innermost first: `torch.tensor`, then `F.cross_entropy` */
  readonly calls: readonly Call[];
  /** the words of what is written directly before the bracket, as in `Vec3 {`, `float[] {` */
  readonly type: readonly string[];
  /** the words of the names of the objects around it, as in `"bounds": { "first": [` */
  readonly owners: readonly string[];
  /** it stands in the brackets of a subscript, as in `x[[0, 2]]` */
  readonly isSubscript: boolean;
  /** a loop runs over it, or something is looked for in it */
  readonly isIterated: boolean;
  /** the words before it on its line */
  readonly line: readonly string[];
  /** the words of all that is known of the text around it */
  readonly nearby: ReadonlySet<string>;
}

export interface Call {
  readonly words: readonly string[];
  /** what its result is assigned to, or the key or keyword that it is the value of */
  readonly target: string | undefined;
}

/** Brackets farther out say little about an array. */
const mostBrackets = 6;

/** A dotted name with type arguments, where it ends: `np.array`, `Tensor::<2>::from_floats`, `vec!`. */
const trailingName = /[\p{L}\p{N}_$.!:]*(?:<[\p{L}\p{N}_, ]*>[\p{L}\p{N}_$.!:]*)*$/u;

/** What is assigned, or a key: `let logits: Vec<f32> = `, `p <- `, `"probs": `. */
const trailingTarget =
  /([\p{L}\p{N}_$.]+)["'`\]]{0,2}\s*(?::[^=:;(){}]{0,40})?(?::?=|<-|:|=>)\s*(?:(?:new|await|return|&)\s*)?$/u;

/** Before the brace of a block, not of an object or a list: what stands farther out is another statement. */
const blockStart = /(?:\)|=>|\b(?:else|do|try|then|begin)|[;{}])\s*$/u;

const iteration = /\b(?:in|for\b[^\n]{0,80}\bof|case)\s*\(?$/u;

/** Reads what stands around an array. */
export function readContext({ before, after }: Surroundings): Context {
  return {
    ...readBrackets(before),
    type: wordsOf(typeBefore(before)),
    isIterated: iteration.test(before),
    line: wordsOf(before.slice(before.lastIndexOf('\n') + 1)),
    nearby: new Set([...wordsOf(before), ...wordsOf(after)]),
  };
}

/**
 * What is written before a bracket on its line. `vec![` is a call, `std::vector<float>{` a list of anything, and `key: [`
 * a name.
 */
function typeBefore(before: string): string {
  const type = endOf(before.replace(/[ \t]+$/, ''), trailingName);
  return /[!:]$|</.test(type) ? '' : type;
}

function endOf(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[0] ?? '';
}

/** Follows the brackets that are open at the end of a text from the innermost to the outermost. */
function readBrackets(text: string): Pick<Context, 'calls' | 'owners' | 'isSubscript'> {
  const calls: Call[] = [];
  const owners: string[] = [];
  let isSubscript = false;
  let rest = text;
  for (let seen = 0; seen < mostBrackets; seen += 1) {
    const at = openBracket(rest);
    const bracket = rest[at];
    if (bracket === undefined || (bracket === '{' && blockStart.test(rest.slice(0, at)))) break;
    rest = rest.slice(0, at);
    const name = endOf(rest, trailingName);
    rest = rest.slice(0, rest.length - name.length);
    const target = trailingTarget.exec(rest)?.[1];
    if (bracket === '(' && name !== '') calls.push({ words: wordsOf(name), target });
    if (bracket === '[' && seen === 0 && name !== '' && !name.endsWith('!')) isSubscript = true;
    if (bracket !== '(') owners.push(...wordsOf(target ?? ''));
  }
  return { calls, owners, isSubscript };
}

/** Where the innermost bracket stands that is still open at the end of a text; -1 without one. */
function openBracket(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (')]}'.includes(text[at])) depth += 1;
    else if ('([{'.includes(text[at])) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}
