/** Where text that hides arrays ends: strings, comments, regular expressions. */

import type { BlockComment, StringForm } from './dialects/dialect.ts';

/** How a line left a string: closed, broken off at the line's end, going on, or at an expression inside it. */
export interface StringEnd {
  readonly kind: 'closed' | 'brokenOff' | 'open' | 'substitution';
  /** where reading goes on */
  readonly at: number;
}

/** Reads a string from inside it to its end on this line. */
export function stringEnd(text: string, from: number, form: StringForm, close: string): StringEnd {
  if (form.heredoc) return heredocEnd(text, from, close);
  const length = text.length;
  const first = close.charCodeAt(0);
  const dollar = form.substitution?.charCodeAt(0) ?? -1;
  let at = from;
  for (; at < length; at++) {
    const character = text.charCodeAt(at);
    if (character === dollar && form.substitution && text.startsWith(form.substitution, at)) {
      return { kind: 'substitution', at: at + form.substitution.length };
    }
    if (character === 92 && form.escape === 'backslash') at++;
    else if (character === first && (close.length === 1 || text.startsWith(close, at))) {
      if (form.escape !== 'doubled' || !text.startsWith(close, at + close.length)) {
        return { kind: 'closed', at: at + close.length };
      }
      at += close.length * 2 - 1;
    }
  }
  // A backslash that is a line's last character has led one past the end.
  const goesOn = form.lines === 'many' || (form.lines === 'backslash' && at > length);
  return { kind: goesOn ? 'open' : 'brokenOff', at: length };
}

/** The rest of the line that opens it belongs to it, which costs little: what stands there is hardly ever a list. */
function heredocEnd(text: string, from: number, close: string): StringEnd {
  if (from === 0) {
    const start = text.search(/[^ \t]/);
    const end = start + close.length;
    if (start >= 0 && text.startsWith(close, start) && !/^[\p{L}\p{N}_]/u.test(text.slice(end, end + 2))) {
      return { kind: 'closed', at: end };
    }
  }
  return { kind: 'open', at: text.length };
}

/** Reads a comment from inside it; depth 0 when it has ended. */
export function blockCommentEnd(
  text: string,
  from: number,
  comment: BlockComment,
  depth: number,
): { at: number; depth: number } {
  if (comment.alone) {
    const line = text.trim();
    const change = from > 0 ? 0 : line === comment.open && comment.nests ? 1 : line === comment.close ? -1 : 0;
    return { at: text.length, depth: depth + change };
  }
  if (comment.startsLine) {
    return { at: text.length, depth: from === 0 && text.startsWith(comment.close) ? 0 : depth };
  }
  let at = from;
  let level = depth;
  if (!comment.nests) {
    const close = text.indexOf(comment.close, at);
    return close < 0 ? { at: text.length, depth } : { at: close + comment.close.length, depth: 0 };
  }
  while (level > 0 && at < text.length) {
    if (text.startsWith(comment.close, at)) {
      level--;
      at += comment.close.length;
    } else if (text.startsWith(comment.open, at)) {
      level++;
      at += comment.open.length;
    } else at++;
  }
  return { at, depth: level };
}

/** No regular expression is longer; what looks like one is two divisions. */
const longestRegex = 2000;

/** The end of the regular expression that starts at this slash, flags included; -1 when it does not end on the line. */
export function regexLiteralEnd(text: string, slash: number): number {
  let inClass = false;
  const last = Math.min(text.length, slash + longestRegex);
  for (let at = slash + 1; at < last; at++) {
    const character = text.charCodeAt(at);
    if (character === 92) at++;
    else if (character === 91) inClass = true;
    else if (character === 93) inClass = false;
    else if (character === 47 && !inClass) {
      let end = at + 1;
      while (/[a-z]/.test(text.charAt(end))) end++;
      return end;
    }
  }
  return -1;
}
