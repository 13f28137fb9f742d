/**
 * Text of a document where only plain text is shown: on one line, without characters that are not seen themselves but
 * change how the text around them is seen.
 */

/** Controls, line and paragraph separators, direction marks and overrides, and what has no width. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** The text with a sign in place of every character that is not seen, cut after so many characters. */
export function visibleText(text: string, mostCharacters = 200): string {
  const shown = text.slice(0, mostCharacters).replace(unseen, '\ufffd');
  return text.length > mostCharacters ? `${shown}…` : shown;
}
