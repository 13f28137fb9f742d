/**
 * MATLAB and Octave: the places of brackets from a reader of our own, what a matrix is from Octave, which evaluates each.
 * Over Octave's scripts and packages, and the tests in their comments with the marks taken off.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { debianPackages, filesBelow, readText, runProgram } from './fetching.ts';
import { type OctaveBracket, squareBrackets } from './octaveReader.ts';
import { type TrueArray, type TrueFile, type TruthSource, Unavailable } from './truth.ts';

declare const PROJECT_ROOT: string;

const names = ['image', 'signal', 'statistics', 'control', 'mapping', 'nurbs', 'stk', 'matgeom', 'jsonlab', 'optim'];
const packages = ['octave-common', ...names.map((name) => `octave-${name}`), 'psychtoolbox-3-common'];

export const octave: TruthSource = {
  name: 'MATLAB/Octave',
  goal: 98,
  *files(cache): Iterable<TrueFile> {
    const texts = [...textsOf(debianPackages(cache, 'octave', packages))];
    const known = evaluated(new Set(texts.flatMap(({ matrices }) => matrices.map(({ source }) => source))), cache);
    for (const { path: file, text, matrices } of texts) {
      const arrays = matrices.flatMap(({ start, end, source }) => {
        const facts = known.get(source);
        return facts ? [{ start, end, ...facts }] : [];
      });
      yield { path: path.relative(cache, file), languageId: 'octave', text, arrays };
    }
  },
};

interface Matrices {
  readonly path: string;
  readonly text: string;
  readonly matrices: readonly { start: number; end: number; source: string }[];
}

function* textsOf(root: string): Iterable<Matrices> {
  for (const file of filesBelow(root, /\.m$/)) {
    const whole = readText(file);
    if (whole === undefined) continue;
    const parts = { [file]: whole, [`${file} (tests)`]: testsOf(whole) };
    for (const [name, text] of Object.entries(parts)) {
      const matrices = outermostNumeric(squareBrackets(text)).map(({ start, end }) => {
        return { start, end, source: text.slice(start, end) };
      });
      if (text !== '') yield { path: name, text, matrices };
    }
  }
}

function outermostNumeric(brackets: readonly OctaveBracket[]): OctaveBracket[] {
  return brackets.flatMap((bracket) => {
    if (!bracket.numeric || bracket.end < 0) return outermostNumeric(bracket.inner);
    return [bracket];
  });
}

/** The blocks of tests and demonstrations, as code. */
function testsOf(text: string): string {
  const lines: string[] = [];
  let inBlock = false;
  for (const line of text.split(/\r?\n/)) {
    const marked = /^%!(.*)$/.exec(line)?.[1];
    if (marked === undefined) continue;
    const begins = /^(test|assert|fail|demo|xtest|error|warning|shared|function|testif)\b\s*(?:<\*?\d+>)?(.*)$/.exec(
      marked,
    );
    if (begins) inBlock = /^(?:test|assert|fail|demo|xtest)$/.test(begins[1]);
    if (!inBlock) continue;
    const keepsWord = begins && /^(?:assert|fail)$/.test(begins[1]);
    lines.push(begins ? `${keepsWord ? begins[1] : ''} ${begins[2]}` : marked);
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

type Facts = Omit<TrueArray, 'start' | 'end'>;

/** What Octave makes of each matrix; those of one element and those that are none are left out. */
function evaluated(sources: ReadonlySet<string>, cache: string): Map<string, Facts> {
  const file = path.join(cache, 'octave-matrices.txt');
  const escaped = [...sources].map((source) =>
    source.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', ''),
  );
  fs.writeFileSync(file, `${escaped.join('\n')}\n`);
  const script = path.join(PROJECT_ROOT, 'test/syntax/octave_values.m');
  const env = { ...process.env, MATRICES: file };
  const said = runProgram(interpreter(), ['--no-gui', '--norc', '--quiet', script], { env }).trimEnd().split('\n');
  if (said.length !== sources.size)
    throw new Unavailable(`Octave said ${said.length} things of ${sources.size} matrices`);
  const known = new Map<string, Facts>();
  for (const [index, source] of [...sources].entries()) {
    const facts = factsOf(said[index]);
    if (facts) known.set(source, facts);
  }
  return known;
}

function factsOf(said: string): Facts | undefined {
  if (said.startsWith('error')) return /dimensions mismatch/.test(said) ? { shape: undefined } : undefined;
  const [size, written] = said.split('|');
  const shape = size.trim().split(' ').map(Number);
  const values = written.trim().split(' ').map(numberOf);
  if (values.length < 2 || written.trim() === '') return undefined;
  return { shape, values, ...(shape[0] === 1 && { otherShapes: [[shape[1]]] }) };
}

function numberOf(written: string): number {
  if (written === 'NaN' || written === 'NA') return Number.NaN;
  return written.endsWith('Inf') ? Number(written.replace('Inf', 'Infinity')) : Number(written);
}

/** Octave, installed where that may be done. */
function interpreter(): string {
  try {
    runProgram('octave', ['--version']);
  } catch (error) {
    if (!(error instanceof Unavailable && process.getuid?.() === 0)) throw error;
    runProgram('apt-get', ['install', '-y', '--no-install-recommends', 'octave']);
  }
  return 'octave';
}
