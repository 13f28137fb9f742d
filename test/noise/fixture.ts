/**
 * The labelled snippets: what a person who passes by with the mouse would want to hear about, and what not.
 *
 * A file of them has sections, `=== show | python | classification`: the label, the language, the domain. Snippets are
 * parted by lines of `---`, and the array asked about stands between « and ».
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { findArrays, type NumericArray } from '../../src/finder/index.ts';

export type Label = 'show' | 'silent';

/** One array with its snippet, and whether it should be shown. */
export interface Case {
  readonly file: string;
  /**
   * Written when the rules were settled, with as many decoys as its author could think of. Its first measure, before
   * anything was learned from it, was 5 false positives of 242 and 88 found of 97; since then only faults were mended
   * (plurals in -es, types in prose, the names of what a tensor is made for). Whoever weighs anew writes a new one.
   */
  readonly heldOut: boolean;
  readonly label: Label;
  readonly languageId: string;
  readonly domain: string;
  readonly text: string;
  readonly array: NumericArray;
  /** all arrays of the snippet */
  readonly arrays: readonly NumericArray[];
}

declare const PROJECT_ROOT: string;

/** Reads all snippets; throws where the finder sees no array between two marks. */
export function readFixture(): readonly Case[] {
  return [...readFolder('test/noise/snippets', false), ...readFolder('test/noise/heldOut', true)];
}

function readFolder(folder: string, heldOut: boolean): readonly Case[] {
  const files = fs.readdirSync(path.join(PROJECT_ROOT, folder)).sort();
  return files.flatMap((file) =>
    readSections(fs.readFileSync(path.join(PROJECT_ROOT, folder, file), 'utf8')).flatMap((section) =>
      section.snippets.flatMap((snippet) => readSnippet(snippet, { ...section, file: `${folder}/${file}`, heldOut })),
    ),
  );
}

interface Section extends Pick<Case, 'label' | 'languageId' | 'domain'> {
  readonly snippets: readonly string[];
}

function readSections(text: string): readonly Section[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((section) => {
      const [heading, ...lines] = section.split('\n');
      const [label, languageId, domain] = heading.split(' | ');
      if (label !== 'show' && label !== 'silent') throw new Error(`A section is headed “${heading}”.`);
      return { label, languageId, domain, snippets: lines.join('\n').trimEnd().split('\n---\n') };
    });
}

function readSnippet(marked: string, about: Omit<Case, 'text' | 'array' | 'arrays'>): readonly Case[] {
  const { text, ranges } = unmark(marked);
  const { file, heldOut, label, languageId, domain } = about;
  const arrays = findArrays(text, languageId);
  if (ranges.length === 0) throw new Error(`Nothing is marked in ${file}:\n${marked}`);
  return ranges.map(([start, end]) => {
    const array = arrays.find((found) => offset(text, found.start) === start && offset(text, found.end) === end);
    if (!array) throw new Error(`The finder sees no array there in ${file} (${languageId}):\n${marked}`);
    return { file, heldOut, label, languageId, domain, text, array, arrays };
  });
}

function offset(text: string, { line, character }: NumericArray['start']): number {
  const above = text.split('\n').slice(0, line);
  return above.reduce((sum, { length }) => sum + length + 1, character);
}

function unmark(marked: string): { text: string; ranges: (readonly [start: number, end: number])[] } {
  const ranges: (readonly [number, number])[] = [];
  let text = '';
  let start = 0;
  for (const character of marked) {
    if (character === '«') start = text.length;
    else if (character === '»') ranges.push([start, text.length]);
    else text += character;
  }
  return { text, ranges };
}
