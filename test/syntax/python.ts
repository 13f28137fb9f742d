/** Python as its own `ast` reads it, over the standard library with its tests and scientific packages. */

import * as path from 'node:path';
import { debianPackages, filesBelow, readText, runProgram } from './fetching.ts';
import { judge, type Literal, type LiteralElement } from './judge.ts';
import type { TrueFile, TruthSource } from './truth.ts';

declare const PROJECT_ROOT: string;

const packages = [
  'libpython3.11-stdlib',
  'libpython3.11-testsuite',
  'python3-pyproj',
  'python3-mpmath',
  'python3-numpy',
  'python3-scipy',
];

type SaidElement = number | string | null | { readonly perhaps: number | string | null } | SaidLiteral;
type SaidLiteral = readonly [start: number, end: number, either: 0 | 1, elements: readonly SaidElement[]];

export const python: TruthSource = {
  name: 'Python',
  goal: 99.5,
  files: (cache) => filesOf(debianPackages(cache, 'python', packages)),
};

/** The files below a folder with the arrays in them. */
export function* filesOf(folder: string): Iterable<TrueFile> {
  const script = path.join(PROJECT_ROOT, 'test/syntax/python_literals.py');
  const input = filesBelow(folder, /\.py$/).join('\n');
  for (const line of runProgram('python3', [script], { input, stdio: 'pipe' }).split('\n')) {
    if (line === '') continue;
    const said = JSON.parse(line) as { path: string; literals: SaidLiteral[] };
    const text = readText(said.path);
    if (text === undefined) continue;
    const arrays = judge(said.literals.map(literalOf));
    yield { path: path.relative(folder, said.path), languageId: 'python', text, arrays };
  }
}

function literalOf([start, end, either, elements]: SaidLiteral): Literal {
  return { start, end, either: either === 1, elements: elements.map(elementOf) };
}

function elementOf(said: SaidElement): LiteralElement {
  if (said === null) return undefined;
  if (typeof said === 'object') return 'perhaps' in said ? { perhaps: numberOf(said.perhaps) } : literalOf(said);
  return numberOf(said);
}

function numberOf(said: number | string): number;
function numberOf(said: number | string | null): number | undefined;
function numberOf(said: number | string | null): number | undefined {
  if (said === null) return undefined;
  if (typeof said === 'number') return said;
  return said === 'nan' ? Number.NaN : said === 'inf' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}
