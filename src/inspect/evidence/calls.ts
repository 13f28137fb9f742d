/**
 * What the call around an array, or the one that printed it, takes it for: `F.cross_entropy(torch.tensor([[…]]), …)`,
 * `torch.tensor([…]).log()`, a prompt's answer below `>>> F.softmax(x)`.
 */

import { type Message, message } from '../../core/index.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Around, type CallSite, lastName } from './callSite.ts';
import {
  familyOfKeyword,
  familyOfReceiver,
  familyOfResult,
  firstKeywords,
  neutralMethods,
  type Signature,
  signatureOf,
  weightKeywords,
} from './callTable.ts';
import type { Claim, Family } from './claim.ts';
import { codeOf } from './codeText.ts';

/** The claim of the nearest call: a method of the array, the call it is an argument of, the call that printed it. */
export function claimOfCall(surroundings: Surroundings, { site, wrapperCount }: Around): Claim | undefined {
  return claimOfMethod(surroundings, wrapperCount) ?? (site && claimOfSite(site)) ?? claimOfResult(surroundings);
}

/** The table holds functions of one number, whose argument may be anything, and losses, whose arguments may not. */
function claimOfSite({ callee, argument, keyword, whole }: CallSite): Claim | undefined {
  if (!whole) return undefined;
  if (keyword !== undefined && weightKeywords.has(keyword)) {
    return { family: 'weights', weight: 'outright', reason: keywordReason(keyword, callee) };
  }
  const signature = signatureFor(callee);
  if (!signature) return undefined;
  const family = keyword === undefined ? signature.positional[argument] : familyNamed(keyword, signature);
  const reason = keyword === undefined ? message('argument of “{0}”', callee) : keywordReason(keyword, callee);
  return family && { family, weight: signature.weight, reason };
}

function keywordReason(keyword: string, callee: string): Message {
  return message('“{0}” of “{1}”', keyword, callee);
}

function familyNamed(keyword: string, { positional }: Signature): Family | undefined {
  if (firstKeywords.has(keyword)) return positional[0];
  return Object.hasOwn(familyOfKeyword, keyword) ? familyOfKeyword[keyword] : undefined;
}

/** The signature of the longest end of a dotted callee that is known. */
function signatureFor(callee: string): Signature | undefined {
  const words = callee.split(/\.|::/);
  for (let count = Math.min(3, words.length); count > 0; count -= 1) {
    const signature = signatureOf.get(words.slice(-count).join('.'));
    if (signature) return signature;
  }
  return undefined;
}

/** Whether a loss takes each element for a yes-or-no question of its own. */
export function isElementwise(callee: string | undefined): boolean {
  return callee !== undefined && /binary|bce|sigmoid|multilabel/i.test(callee);
}

/** Methods after these many are not read. */
const mostMethods = 4;

/** The claim of a method that is called on the array: behind the brackets of the calls that make it one. */
function claimOfMethod({ after, languageId }: Surroundings, wrapperCount: number): Claim | undefined {
  let rest: string | undefined = codeOf(after, languageId);
  for (let wrapper = 0; wrapper < wrapperCount; wrapper += 1) {
    rest = behindBracket(rest);
    for (let method = 0; rest !== undefined && method < mostMethods; method += 1) {
      const found: RegExpExecArray | null = /^\s*\.\s*([\p{L}_][\p{L}\p{N}_]{0,40})(\(?)/u.exec(rest);
      if (!found) break;
      const [whole, name, bracket] = found;
      if (Object.hasOwn(familyOfReceiver, name)) {
        const weight = name === 'log' || name === 'exp' ? 'weak' : 'outright';
        return { family: familyOfReceiver[name], weight, reason: message('“{0}” is called on it', name) };
      }
      if (!neutralMethods.has(name)) return undefined;
      rest = bracket === '(' ? behindBracket(rest.slice(whole.length)) : rest.slice(whole.length);
    }
    if (rest === undefined) return undefined;
  }
  return undefined;
}

/** The text behind the bracket that closes what is open; undefined where it is not there. */
function behindBracket(text: string): string | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if ('([{'.includes(text[at])) depth += 1;
    else if (')]}'.includes(text[at])) {
      if (depth === 0) return text.slice(at + 1);
      depth -= 1;
    }
  }
  return undefined;
}

/** What a prompt prints begins its line, or follows the words that stand for an array there. */
const printedStart = /^\s*(?:Out\[\d{1,6}\]:\s*)?(?:\[\d{1,3}\]\s*)?(?:tensor\(|array\(|Array\()?\s*\[*$/;
const prompt = /^\s*(?:>>>|In \[\d{1,6}\]:|julia>|>)\s*(\S.{0,200})$/;

/** The claim of the call at the prompt above a printed array. */
function claimOfResult({ before }: Surroundings): Claim | undefined {
  const lines = before.split('\n');
  if (!printedStart.test(lines.at(-1) ?? '')) return undefined;
  const asked = prompt
    .exec(lines.at(-2) ?? '')?.[1]
    .trim()
    .replace(/^print\((.*)\)$/, '$1');
  if (asked === undefined || !asked.endsWith(')')) return undefined;
  const method = /\.([\p{L}_][\p{L}\p{N}_]{0,40})\([^()]{0,80}\)$/u.exec(asked)?.[1];
  const callee = method ?? /^([\p{L}_][\p{L}\p{N}_.]{0,80})\(/u.exec(asked)?.[1];
  const name = callee && lastName(callee);
  if (name === undefined || !Object.hasOwn(familyOfResult, name)) return undefined;
  return { family: familyOfResult[name], weight: 'outright', reason: message('printed by “{0}”', name) };
}
