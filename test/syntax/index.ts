/** The table of `npm run oracle`: how the finder agrees with the languages' own parsers, a line a language. */

// Scripts import this file from outside the folder, where the declaration is not found by itself.
/// <reference path="./truthSources.d.ts" />

import { modules } from 'surprisal:truth-sources';
import { compareFile, type Difference, emptyTally, type Tally } from './compare.ts';
import { type TruthSource, Unavailable } from './truth.ts';

export interface OracleRequest {
  /** only languages whose name contains one of these, in any case; empty: all */
  readonly words: readonly string[];
  /** how many differences of each language to print */
  readonly misses: number;
  readonly cache: string;
  readonly print: (line: string) => void;
}

const widths = [24, 7, 9, 12, 11, 18, 8];
const headings = ['language', 'files', 'arrays', 'precision %', 'recall %', 'differing values', 'goal %'];

function columns(cells: readonly string[]): string {
  return cells.map((cell, index) => (index < 1 ? cell.padEnd(widths[index]) : cell.padStart(widths[index]))).join(' ');
}

/** Compares and prints; a language that reaches its goal counts as passed, one that was skipped as neither. */
export async function oracle(request: OracleRequest): Promise<{ passed: number; failed: number }> {
  const { words, print } = request;
  const counts = { passed: 0, failed: 0 };
  const wanted = truthSources().filter(
    ({ name }) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word.toLowerCase())),
  );
  print(columns(headings));
  for (const source of wanted) {
    try {
      const { tally, differences } = await measure(source, request);
      const verdict = holds(tally, source.goal);
      print(`${lineOf(source, tally)}  ${verdict ? 'ok' : 'MISSED'}`);
      for (const difference of differences) print(describe(difference));
      counts[verdict ? 'passed' : 'failed']++;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      print(`${source.name.padEnd(widths[0])} skipped: ${error.message}`);
    }
  }
  return counts;
}

/** Every language of this folder, in the order of their names. */
function truthSources(): TruthSource[] {
  const exported = modules.flatMap((module) => Object.values(module));
  return [...new Set(exported.filter(isTruthSource))].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isTruthSource(value: unknown): value is TruthSource {
  return typeof value === 'object' && value !== null && 'name' in value && 'goal' in value && 'files' in value;
}

async function measure(source: TruthSource, { cache, misses }: OracleRequest) {
  const tally = emptyTally();
  const differences: Difference[] = [];
  for await (const file of source.files(cache)) {
    compareFile(file, tally, (difference) => {
      if (differences.length < misses) differences.push(difference);
    });
  }
  return { tally, differences };
}

function precision({ hits, falseFinds }: Tally): number {
  return (100 * hits) / Math.max(1, hits + falseFinds);
}

function recall({ hits, truths }: Tally): number {
  return (100 * hits) / Math.max(1, truths);
}

function holds(tally: Tally, goal: number): boolean {
  return precision(tally) >= goal && recall(tally) >= goal;
}

function lineOf(source: TruthSource, tally: Tally): string {
  return columns([
    source.name,
    String(tally.files),
    String(tally.truths),
    precision(tally).toFixed(3),
    recall(tally).toFixed(3),
    `${tally.differingValues}/${tally.values}`,
    `≥ ${source.goal}`,
  ]);
}

function describe({ kind, path, line, character, detail, text }: Difference): string {
  return `  ${kind.padEnd(6)} ${path}:${line}:${character} ${detail}  ${text}`;
}
