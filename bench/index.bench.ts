/** Large documents while they are edited: the index against what people do without one, and against itself when small. */

import { ArrayIndex } from '../src/finder/index.ts';
import type { Case, Extent, Preparation } from './case.ts';
import { generator } from './corpus.ts';
import { type Contestant, inThisProcess } from './harness.ts';

const smallDocument = 50_000;

/** Milliseconds that a slice is meant to take, and may take at most. */
const slice = 4;
const longestSlice = 8;

/** A document as an extension sees it: lines that can be asked for and change. */
class Document {
  readonly lines: string[];

  constructor(text: string) {
    this.lines = text.split('\n');
  }

  get count(): number {
    return this.lines.length;
  }

  at(line: number): string {
    return this.lines[line];
  }
}

/** Python with an array of three numbers on every fourth line, about 40 characters a line. */
function program(characters: number): string {
  const random = generator(5);
  const parts: string[] = [];
  for (let size = 0, line = 0; size < characters; line++) {
    const weights = Array.from({ length: 3 }, () => random().toFixed(3)).join(', ');
    const kinds = [
      `weights_${line} = np.array([${weights}])`,
      `    total += weight * value[index, ${line}]  # a step`,
      '    """Says what it does, with "quotes"."""',
      `def step_${line}(self, value, rate=${random().toFixed(4)}):`,
    ];
    const text = kinds[line % kinds.length];
    parts.push(text);
    size += text.length + 1;
  }
  return parts.join('\n');
}

/** Records with a row of ten numbers each, all on one line. */
function records(characters: number): { text: string; places: number[] } {
  const random = generator(6);
  const parts: string[] = [];
  const places: number[] = [];
  let size = 1;
  for (let record = 0; size < characters; record++) {
    const row = Array.from({ length: 10 }, () => random().toFixed(6)).join(',');
    const part = `{"id":"record ${record}","row":[${row}]}`;
    places.push(size + part.indexOf('[') + 5);
    parts.push(part);
    size += part.length + 1;
  }
  return { text: `[${parts.join(',')}]`, places };
}

/** An index of a document, wholly read. */
function indexed(document: Document, languageId: string): ArrayIndex {
  const index = new ArrayIndex(document, languageId);
  index.reach(document.count, () => false);
  return index;
}

/** Types into lines with an array, one place after another, and asks for the array there. */
function typist(document: Document, place: (keystroke: number) => number): () => number {
  const index = indexed(document, 'python');
  let keystroke = 0;
  return () => {
    const line = Math.min(document.count - 1, place(keystroke++) * 4);
    const text = document.lines[line];
    document.lines[line] = text.endsWith(' ') ? text.trimEnd() : `${text} `;
    index.edit(line, line + 1, 1);
    const array = index.at({ line, character: text.indexOf('[') + 1 });
    // What stands behind is read again too, as in idle time.
    index.reach(document.count, () => false);
    return array?.data.length ?? 0;
  };
}

function contestant(name: string, answer: () => number): Contestant {
  return inThisProcess(name, () => [answer()]);
}

/** Something that is counted, not timed: the number takes the place of nanoseconds. */
function counted(name: string, count: () => number): Contestant {
  return { name, answer: () => [1], time: (passes) => count() * passes };
}

function keystrokes(name: string, characters: number, goal: number, places: (lines: number) => (n: number) => number) {
  const prepare = (): Preparation => {
    const [large, small] = [characters, smallDocument].map((size) => {
      const document = new Document(program(size));
      return typist(document, places(Math.floor(document.count / 4)));
    });
    return {
      ours: contestant('ours', large),
      rivals: [{ contestant: contestant('the same in 50 KB', small), goal }],
      exact: [[0, 3]],
    };
  };
  return { name: `keystrokes at ${name}, ${characters / 1e6} MB`, count: 1, prepare };
}

/** The whole text, and the lists of numbers that a regular expression finds in it. */
function naively(document: Document): () => number {
  let keystroke = 0;
  return () => {
    const line = (keystroke++ % 1000) * 4;
    const text = document.lines[line];
    document.lines[line] = text.endsWith(' ') ? text.trimEnd() : `${text} `;
    let found = 0;
    for (const _ of document.lines.join('\n').matchAll(/\[\s*-?[\d.]+(?:\s*,\s*-?[\d.]+)+\s*\]/g)) found++;
    return found > 0 ? 3 : 0;
  };
}

export function indexCases({ quick }: Extent): Case[] {
  const characters = quick ? 5_000_000 : 50_000_000;
  const megabytes = characters / 1e6;
  return [
    keystrokes('one place', characters, 4, (lines) => () => lines >> 1),
    keystrokes('random places', characters, 10, (lines) => {
      const random = generator(8);
      return () => Math.floor(random() * lines);
    }),
    {
      name: `a keystroke in ${megabytes} MB`,
      count: 1,
      prepare() {
        const text = program(characters);
        const ours = contestant(
          'ours',
          typist(new Document(text), (n) => n % 1000),
        );
        const rival = contestant('getText + RegExp', naively(new Document(text)));
        return { ours, rivals: [{ contestant: rival, goal: 0.001 }], exact: [[0, 3]] };
      },
    },
    {
      name: `bytes of the index, ${megabytes} MB`,
      count: 1,
      prepare() {
        const document = new Document(program(characters));
        const bytes = () => {
          globalThis.gc?.();
          const before = process.memoryUsage().heapUsed;
          const index = indexed(document, 'python');
          globalThis.gc?.();
          const after = process.memoryUsage().heapUsed;
          // Asked after the measurement, so that the index is not collected before.
          return index.at({ line: 0, character: 0 }) === undefined ? after - before : Number.NaN;
        };
        const rival = counted('characters', () => characters);
        return { ours: counted('ours', bytes), rivals: [{ contestant: rival, goal: 0.05 }], exact: [[0, 1]] };
      },
    },
    {
      name: `a row of 10 in a line of ${megabytes} MB`,
      count: 1,
      prepare() {
        const { text, places } = records(characters);
        const index = indexed(new Document(text), 'json');
        const random = generator(12);
        const row = () => {
          const character = places[Math.floor(random() * places.length)];
          return index.at({ line: 0, character })?.data.length ?? 0;
        };
        const parse = () => (JSON.parse(text) as { row: number[] }[])[0].row.length;
        const rival = contestant('JSON.parse', parse);
        return { ours: contestant('ours', row), rivals: [{ contestant: rival, goal: 0.001 }], exact: [[0, 10]] };
      },
    },
    ...['lines', 'one line'].map(
      (what): Case => ({
        name: `longest slice while indexing, ${megabytes} MB in ${what}`,
        count: 1,
        prepare() {
          const document = new Document(what === 'lines' ? program(characters) : records(characters).text);
          const longest = () => {
            const index = new ArrayIndex(document, what === 'lines' ? 'python' : 'json');
            let most = 0;
            for (let done = false; !done; ) {
              const start = performance.now();
              done = index.reach(document.count, () => performance.now() > start + slice);
              most = Math.max(most, performance.now() - start);
            }
            return most * 1e6;
          };
          const rival = counted(`${longestSlice} ms`, () => longestSlice * 1e6);
          return { ours: counted('ours', longest), rivals: [{ contestant: rival, goal: 1 }], exact: [[0, 1]] };
        },
      }),
    ),
  ];
}
