/**
 * Text of a document as Markdown that shows just this text. MarkdownString.appendText is not enough: it leaves addresses
 * to become links and entities to become the characters they name.
 */

/** Every mark that could mean something to Markdown, of which a backslash makes a plain character. */
const punctuation = /[!-/:-@[-`{-~]/g;

/** Characters without a look of their own: they hide, or turn the text after them around. */
const invisible = /[\p{Cc}\p{Cf}]/gu;

/** The text as Markdown, on one line. */
export function literally(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(invisible, (character) => `[U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(punctuation, '\\$&');
}
