/** Go by go/ast, over the standard library with its tests. */

import * as path from 'node:path';
import { debianPackages, filesBelow, readText, runProgram } from './fetching.ts';
import { judge, type Literal, type LiteralElement } from './judge.ts';
import type { TrueFile, TruthSource } from './truth.ts';

declare const PROJECT_ROOT: string;

/** As the program says it: offsets in bytes, values as text. */
interface SaidLiteral {
  readonly start: number;
  readonly end: number;
  readonly either: boolean;
  readonly elements: readonly (SaidLiteral | { readonly value: string } | null)[];
}

interface SaidFile {
  readonly path: string;
  readonly literals: readonly SaidLiteral[];
}

export const go: TruthSource = {
  name: 'Go',
  goal: 98,
  *files(cache): Iterable<TrueFile> {
    const root = debianPackages(cache, 'go', ['golang-1.19-go', 'golang-1.19-src']);
    const home = path.join(root, 'usr/lib/go-1.19');
    const environment = { GOROOT: home, GOCACHE: path.join(cache, 'go-build'), GO111MODULE: 'off', CGO_ENABLED: '0' };
    const files = filesBelow(path.join(root, 'usr/share/go-1.19'), /\.go$/);
    const program = path.join(PROJECT_ROOT, 'test/syntax/go_literals.go');
    const said = runProgram(path.join(home, 'bin/go'), ['run', program], {
      input: files.join('\n'),
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    for (const line of said.split('\n').slice(0, -1)) {
      const { path: file, literals }: SaidFile = JSON.parse(line);
      const text = readText(file);
      if (text === undefined || literals.length === 0) continue;
      const offset = offsetsOf(text);
      yield {
        path: path.relative(cache, file),
        languageId: 'go',
        text,
        arrays: judge(literals.map((literal) => literalOf(literal, offset))),
      };
    }
  },
};

function literalOf({ start, end, either, elements }: SaidLiteral, offset: (bytes: number) => number): Literal {
  const read = (element: SaidLiteral['elements'][number]): LiteralElement => {
    if (element === null) return undefined;
    return 'value' in element ? Number(element.value) : literalOf(element, offset);
  };
  return { start: offset(start), end: offset(end), either, elements: elements.map(read) };
}

/** From offsets in bytes to offsets in a string. */
function offsetsOf(text: string): (bytes: number) => number {
  const bytes = Buffer.from(text);
  if (bytes.length === text.length) return (offset) => offset;
  return (offset) => bytes.subarray(0, offset).toString().length;
}
