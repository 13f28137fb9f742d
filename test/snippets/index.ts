/** Runs every snippet with the real libraries, where an interpreter has them, and holds what it prints against our number. */

import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import type { FrameworkId } from '../../src/frameworks/index.ts';
import { quantities } from '../../src/quantities/index.ts';
import { questions } from '../unit/quantities/questions.ts';
import { type Case, cases } from './cases.ts';
import { printedNumbers, relativeError } from './printed.ts';
import { type Answer, runPrograms } from './python.ts';
import { type FrameworkResults, type Results, type Run, resultsFile } from './results.ts';
import { type Writings, type Written, writings } from './writings.ts';

export { runDerivations } from './derivations.ts';

declare const PROJECT_ROOT: string;

export interface SnippetsRequest {
  /** only quantities whose id contains one of these; empty: all */
  readonly words: readonly string[];
  /** interpreters to try */
  readonly pythons: readonly string[];
  /** random questions of each quantity in the place of the table; 0: the table */
  readonly random: number;
  readonly print: (line: string) => void;
}

/** Numbers nearer than this are the same. */
const tolerance = 1e-12;

interface Comparison {
  readonly written: Written;
  readonly error: number;
  readonly said: string;
}

/** Runs and prints; keeps the outcome beside the cases where all of them were asked. */
export function snippets({ words, pythons, random, print }: SnippetsRequest): { passed: number; failed: number } {
  const asked = (random > 0 ? randomCases(random) : cases()).filter(
    ({ quantity }) => words.length === 0 || words.some((word) => quantity.includes(word)),
  );
  const counts = { passed: 0, failed: 0 };
  const kept = readResults();
  const results: Partial<Record<FrameworkId, FrameworkResults>> = {};
  for (const all of writings(asked)) {
    const runs = runsOf(all, pythons, counts, print);
    const { digests, refused } = all;
    const known = kept[all.id];
    const isStill = JSON.stringify(known?.digests) === JSON.stringify(digests);
    results[all.id] = {
      digests,
      refused: refused.length,
      runs: runs.length > 0 ? runs : isStill ? (known?.runs ?? []) : [],
    };
  }
  if (random === 0 && words.length === 0) {
    fs.writeFileSync(path.join(PROJECT_ROOT, resultsFile), `${JSON.stringify(results, undefined, 2)}\n`);
  }
  return counts;
}

function runsOf(
  { id, title, written, refused }: Writings,
  pythons: readonly string[],
  counts: { passed: number; failed: number },
  print: (line: string) => void,
): Run[] {
  const runs: Run[] = [];
  for (const python of pythons) {
    const { versions, missing, answers } = runPrograms(
      python,
      id,
      written.map(({ text }) => text),
    );
    const wrong = answers.filter(({ error }) => error !== undefined).length;
    if (versions === undefined) {
      print(`${title}: ${answers.length - wrong} of ${answers.length} snippets parse; not run: ${missing} (${python})`);
      counts.failed += wrong;
      continue;
    }
    const compared = written.map((one, index) => comparison(one, answers[index]));
    const misses = compared.filter(({ error }) => !(error <= tolerance));
    const largestError = compared.reduce(
      (worst, { error }) => (error <= tolerance ? Math.max(worst, error) : worst),
      0,
    );
    counts.passed += compared.length - misses.length;
    counts.failed += misses.length;
    const run = { versions, snippets: compared.length, same: compared.length - misses.length, largestError };
    runs.push(run);
    report(title, run, refused, compared, print);
    for (const miss of misses.slice(0, shownMisses)) print(missText(miss));
  }
  return runs;
}

const shownMisses = 50;

function comparison(written: Written, { printed, error }: Answer): Comparison {
  if (error !== undefined) return { written, error: Number.POSITIVE_INFINITY, said: error };
  const said = printed?.trim() ?? '';
  return { written, error: relativeError(printedNumbers(said), written.expected), said };
}

function report(
  title: string,
  { versions, snippets: count, same, largestError }: Run,
  refused: readonly Case[],
  compared: readonly Comparison[],
  print: (line: string) => void,
): void {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  print(
    `\n${title} (${names.join(', ')}): ${same} of ${count} the same, largest difference ${largestError.toExponential(1)}, ${refused.length} refused`,
  );
  for (const id of quantities.keys()) {
    const own = compared.filter(({ written }) => written.quantity === id);
    if (own.length === 0) continue;
    const right = own.filter(({ error }) => error <= tolerance);
    const worst = Math.max(...own.map(({ error }) => error));
    const not = refused.filter(({ quantity }) => quantity === id).length;
    const cells = [id.padEnd(36), `${right.length}/${own.length}`.padStart(9), worst.toExponential(1).padStart(9)];
    print(`  ${cells.join(' ')}${not > 0 ? `   ${not} refused` : ''}`);
  }
}

function missText({ written, error, said }: Comparison): string {
  const { quantity, asked, text, expected } = written;
  const options = JSON.stringify(asked.options);
  return `\n${quantity} ${options}: ${said}, not ${expected.join(', ')} (${error.toExponential(1)})\n${text}`;
}

/** Random questions whose answers exist. The same ones every time. */
function randomCases(count: number): readonly Case[] {
  return [...quantities.values()].flatMap((definition) =>
    fc
      .sample(questions(definition), { numRuns: count, seed: 1 })
      .map(({ inputs, options }) => ({ quantity: definition.id, inputs, options })),
  );
}

function readResults(): Results {
  const file = path.join(PROJECT_ROOT, resultsFile);
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Results) : {};
}
