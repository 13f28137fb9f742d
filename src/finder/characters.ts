/** Characters by their codes: what is space, what belongs to a word. */

import { Class } from './lexicon.ts';

/** − as typographers set it. */
export const minus = 0x2212;
/** … as one character. */
export const horizontalEllipsis = 0x2026;

/** The end of the word that starts here. */
export function wordEnd(text: string, start: number, classes: Uint8Array): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character < 128) {
      const kind = classes[character];
      if (kind !== Class.word && kind !== Class.digit) break;
    } else if (character === minus || character === horizontalEllipsis || isWideSpace(character)) break;
  }
  return at;
}

/** Whether only space stands from here to the end. */
export function spaceToEnd(text: string, from: number): boolean {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at >= text.length;
}

/** The spaces beyond ASCII that editors meet: no-break, typographic, ideographic, byte order mark. */
export function isWideSpace(character: number): boolean {
  return (
    character === 0xa0 ||
    character === 0xfeff ||
    character === 0x3000 ||
    (character >= 0x2000 && character <= 0x200b) ||
    character === 0x2028 ||
    character === 0x2029 ||
    character === 0x202f
  );
}

/** A space or tab. */
export function isSpace(character: number): boolean {
  return character === 32 || character === 9;
}
