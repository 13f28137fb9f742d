/** Numbers out of text: from the text to a Float64Array, against the parsers people use. */

import { csvParseRows } from 'd3-dsv';
import Papa from 'papaparse';
import { findArrays } from '../src/finder/index.ts';
import type { Case, Extent, Preparation, Rival } from './case.ts';
import { generator, type RandomNumber } from './corpus.ts';
import { inThisProcess } from './harness.ts';

const columns = 10;

/** A way in which numbers are written. */
interface Writing {
  readonly name: string;
  readonly draw: (random: RandomNumber) => number;
  /** ours / JSON.parse + copy; ours / papaparse; ours / d3-dsv + Number */
  readonly goals: { readonly json?: number; readonly papaparse?: number; readonly d3?: number };
}

const writings: readonly Writing[] = [
  {
    name: 'short decimals',
    draw: (random) => Number(random().toFixed(3)),
    goals: { json: 0.65, papaparse: 0.1, d3: 0.2 },
  },
  { name: 'four decimals', draw: (random) => Number((20 * random() - 10).toFixed(4)), goals: {} },
  { name: 'integers', draw: (random) => Math.floor(1000 * random()), goals: {} },
  {
    name: '17 digits',
    draw: (random) => random() + random() / 2 ** 32,
    goals: { json: 1.3, papaparse: 0.25, d3: 0.5 },
  },
  { name: 'float32 as float64', draw: (random) => Math.fround(10 * random() - 5), goals: { json: 1.3 } },
  { name: 'exponents', draw: (random) => Number((1e-10 * random()).toPrecision(3)), goals: {} },
];

/** Rows of such numbers; none is −0, which JSON.stringify writes as 0. */
function rowsOf({ draw }: Writing, count: number): number[][] {
  const random = generator(11);
  return Array.from({ length: count }, () => Array.from({ length: columns }, () => draw(random) + 0));
}

function flattened(rows: readonly (readonly number[])[]): Float64Array {
  const values = new Float64Array(rows.length * columns);
  let index = 0;
  for (const row of rows) for (const value of row) values[index++] = value;
  return values;
}

/** The numbers of the matrices in a text; a long table comes in parts. */
function found(text: string, languageId: string): Float64Array[] {
  return findArrays(text, languageId)
    .filter(({ shape }) => shape.length === 2)
    .map(({ data }) => data);
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const values = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const part of parts) {
    values.set(part, from);
    from += part.length;
  }
  return values;
}

function jsonParsed(text: string): Float64Array {
  return flattened(JSON.parse(text) as number[][]);
}

function papaParsed(text: string): Float64Array {
  return flattened(Papa.parse<number[]>(text, { dynamicTyping: true }).data);
}

function d3Parsed(text: string): Float64Array {
  const rows = csvParseRows(text);
  const values = new Float64Array(rows.length * columns);
  let index = 0;
  for (const row of rows) for (const cell of row) values[index++] = Number(cell);
  return values;
}

/** Ours must give the very bits that were written, before anything is timed. */
function prepared(rows: number[][], text: string, languageId: string, rivals: readonly Rival[]): Preparation {
  const written = flattened(rows);
  const read = joined(found(text, languageId));
  const wrong = written.findIndex((value, index) => !Object.is(value, read[index]));
  if (wrong >= 0 || read.length !== written.length) {
    throw new Error(`${languageId}: number ${wrong} of ${written.length} is ${read[wrong]}, not ${written[wrong]}`);
  }
  return {
    ours: { ...inThisProcess('ours', () => found(text, languageId)[0]), answer: () => read },
    rivals,
    exact: [
      [0, written[0]],
      [written.length - 1, written[written.length - 1]],
    ],
  };
}

function rival(name: string, parse: (text: string) => Float64Array, text: string, goal: number | undefined): Rival {
  const contestant = inThisProcess(name, () => parse(text));
  // The same numbers, bit for bit.
  return goal === undefined ? { contestant, tolerance: 0 } : { contestant, goal, tolerance: 0 };
}

export function finderCases({ quick }: Extent): Case[] {
  const rowCount = quick ? 10_000 : 100_000;
  const count = rowCount * columns;
  return writings.flatMap((writing): Case[] => [
    {
      name: `JSON on one line, ${writing.name}`,
      count,
      prepare() {
        const rows = rowsOf(writing, rowCount);
        const text = JSON.stringify(rows);
        return prepared(rows, text, 'json', [rival('JSON.parse + copy', jsonParsed, text, writing.goals.json)]);
      },
    },
    {
      name: `CSV, ${writing.name}`,
      count,
      prepare() {
        const rows = rowsOf(writing, rowCount);
        const text = rows.map((row) => row.join(',')).join('\n');
        return prepared(rows, text, 'csv', [
          rival('papaparse', papaParsed, text, writing.goals.papaparse),
          rival('d3-dsv + Number', d3Parsed, text, writing.goals.d3),
        ]);
      },
    },
  ]);
}
