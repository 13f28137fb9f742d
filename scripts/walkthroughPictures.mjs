// @ts-check
/**
 * The walkthrough's pictures in the languages beside English: each is the English one with its words in place of the
 * English ones, and stands in dist/walkthrough.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { Problem } from './problem.mjs';

/** The languages beside English. */
const locales = /** @type {const} */ (['zh-cn', 'zh-tw']);

/**
 * What the pictures say: the words with their translations, and those that are the same in every language.
 * @typedef {object} PictureWords
 * @property {Record<string, Record<typeof locales[number], string>>} translated
 * @property {readonly string[]} same
 */

/**
 * Writes the pictures; gives the files made, from the folder, with their sizes in bytes.
 * @param {string} folder
 */
export function writeWalkthroughPictures(folder) {
  const source = path.join(folder, 'media/walkthrough');
  /** @type {PictureWords} */
  const words = JSON.parse(fs.readFileSync(path.join(source, 'words.json'), 'utf8'));
  fs.mkdirSync(path.join(folder, 'dist/walkthrough'), { recursive: true });
  /** @type {Map<string, number>} */
  const made = new Map();
  for (const picture of fs.readdirSync(source).filter((file) => file.endsWith('.svg'))) {
    const english = fs.readFileSync(path.join(source, picture), 'utf8');
    for (const locale of locales) {
      const file = `dist/walkthrough/${path.basename(picture, '.svg')}.${locale}.svg`;
      const content = translated(english, words, locale, picture);
      fs.writeFileSync(path.join(folder, file), content);
      made.set(file, Buffer.byteLength(content));
    }
  }
  return made;
}

/** @param {string} svg @param {PictureWords} words @param {typeof locales[number]} locale @param {string} picture */
function translated(svg, words, locale, picture) {
  return svg.replace(/>([^<>]*\p{L}[^<>]*)<\/text>/gu, (element, text) => {
    if (words.same.includes(text)) return element;
    if (!Object.hasOwn(words.translated, text)) {
      throw new Problem(
        `“${text}” in media/walkthrough/${picture} stands in words.json neither as translated nor as the same.`,
      );
    }
    return `>${words.translated[text][locale]}</text>`;
  });
}
