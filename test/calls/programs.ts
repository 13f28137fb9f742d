/**
 * The programs whose marked call was run with the real framework: their sources, and what came out.
 *
 * Sources stand in programs/<framework>.<subject>.<language>.txt. A file of them has a heading before each program,
 * `=== name | canonical callee | kind`, and in the program the call asked about stands between ⟦ and ⟧. The kind is left
 * out where the call gives a value; otherwise it is `raises: words that the error must hold` or `unknowable: why`. A value
 * that is left over when larger ones cancel says how large they are: `cancels: 0.18`. A call that no library's name belongs to has the callee `-`: to say nothing about it is right.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';

declare const PROJECT_ROOT: string;

/** Why no reader of the text can know what a call gives. */
export const reasons = ['parameter', 'random', 'file', 'branch', 'loop', 'userFunction', 'shadowed', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** What a program's author says that comes out. */
export type Foretold =
  | { readonly kind: 'value'; readonly cancels?: number }
  /** `words` are the essential ones of the framework's message, in any case of letters */
  | { readonly kind: 'raises'; readonly words: string }
  | { readonly kind: 'unknowable'; readonly why: Reason };

/** A program as it is written down, marks and all. */
export interface Source {
  /** framework/name */
  readonly id: string;
  readonly framework: string;
  readonly languageId: string;
  /** by the names of the reference; `-` where none belongs to it */
  readonly callee: string;
  readonly foretold: Foretold;
  readonly program: string;
}

/** A number that JSON cannot write stands as a word. */
export type WrittenNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** What a framework gave. */
export interface Value {
  readonly kind: 'value';
  readonly shape: readonly number[];
  /** of the framework: float32, float64, and for class rows int64 and the like */
  readonly dtype: string;
  readonly data: readonly WrittenNumber[];
  /** as `print` or `toString` writes it */
  readonly printed: string;
  /** as a Python notebook shows it, where that differs */
  readonly shown?: string;
  /** the size of the terms that cancel: so exact the sum can be, and no more */
  readonly cancels?: number;
}

export type Expected =
  | Value
  | { readonly kind: 'raises'; readonly error: string; readonly words: string }
  | { readonly kind: 'unknowable'; readonly why: Reason };

/** A program with what came out when it was run. */
export interface StoredProgram {
  readonly id: string;
  readonly languageId: string;
  readonly framework: string;
  readonly callee: string;
  readonly program: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly expected: Expected;
}

/** A program's text without its marks, and where they stood. */
export interface Unmarked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const folder = 'test/calls/programs';

/** All programs as written down. @throws Error where a heading or the marks of a program are not as they should be */
export function readSources(): readonly Source[] {
  const sources = filesEndingIn('.txt').flatMap((file) => readSourceFile(file, readFile(file)));
  const ids = new Set<string>();
  for (const { id } of sources) {
    if (ids.has(id)) throw new Error(`Two programs are called ${id}.`);
    ids.add(id);
  }
  return sources;
}

/** The programs of one file of sources; the file's name says the framework and the language. */
export function readSourceFile(file: string, text: string): readonly Source[] {
  const [framework, , languageId] = file.split('.');
  return text
    .split(/^=== /m)
    .slice(1)
    .map((section) => {
      const headingEnd = section.indexOf('\n');
      const [name, callee, kind] = section.slice(0, headingEnd).split(' | ');
      if (callee === undefined) throw new Error(`A heading in ${file} is “${section.slice(0, headingEnd)}”.`);
      const program = `${section.slice(headingEnd + 1).trim()}\n`;
      unmark(program);
      return { id: `${framework}/${name}`, framework, languageId, callee, foretold: foretold(kind), program };
    });
}

function foretold(kind: string | undefined): Foretold {
  if (kind === undefined) return { kind: 'value' };
  const [, word, rest] = /^(raises|unknowable|cancels): (.+)$/.exec(kind) ?? [];
  if (word === 'cancels') return { kind: 'value', cancels: Number(rest) };
  if (word === 'raises') return { kind: 'raises', words: rest };
  const why = reasons.find((reason) => reason === rest);
  if (word === 'unknowable' && why !== undefined) return { kind: 'unknowable', why };
  throw new Error(`No kind of programs is called “${kind}”.`);
}

/** Takes the marks out. @throws Error unless there is one pair */
export function unmark(program: string): Unmarked {
  const parts = program.split(/[⟦⟧]/);
  const [before, call, after] = parts;
  if (parts.length !== 3 || program[before.length] !== '⟦') throw new Error(`One call is to be marked in\n${program}`);
  return { text: before + call + after, start: before.length, end: before.length + call.length };
}

/** The programs with what came out, of every framework that was run. */
export function readPrograms(): readonly StoredProgram[] {
  return filesEndingIn('.jsonl').flatMap((file) =>
    readFile(file)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as StoredProgram),
  );
}

/** Keeps what came out of one framework's programs. */
export function writePrograms(framework: string, programs: readonly StoredProgram[]): void {
  const lines = programs.map((program) => `${JSON.stringify(program)}\n`);
  fs.writeFileSync(path.join(PROJECT_ROOT, folder, `${framework}.jsonl`), lines.join(''));
}

function filesEndingIn(ending: string): readonly string[] {
  const files = fs.readdirSync(path.join(PROJECT_ROOT, folder));
  return files.filter((file) => file.endsWith(ending)).sort();
}

function readFile(file: string): string {
  return fs.readFileSync(path.join(PROJECT_ROOT, folder, file), 'utf8');
}
