/** R by its own `getParseData`, over R's library and tests and packages of statistics. */

import * as path from 'node:path';
import { constantIn, type Notation } from './constants.ts';
import { filesBelow, readText, runProgram } from './fetching.ts';
import { judge, type Literal, type LiteralElement } from './judge.ts';
import { debianSource } from './sourcePackages.ts';
import { betweenCommas, type Element, literalsOf, type Meaning, type Syntax, textOf } from './tree.ts';
import { type TrueFile, type TruthSource, Unavailable } from './truth.ts';

declare const PROJECT_ROOT: string;

const notation: Notation = {
  number: /0[xX][\da-fA-F]+L?|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?L?(?![\w.])/y,
  numberOf: (written) => ({ float: Number(written.replace('L', '')) }),
  name: /(?:NaN|NA(?:_real_|_integer_)?|Inf)(?![\w.])/y,
  nameOf: (written) => (written === 'Inf' ? Number.POSITIVE_INFINITY : Number.NaN),
  operators: [{ '+': '+', '-': '-' }, { '*': '*', '/': '/' }, { '^': '**' }],
  strongerThanSigns: 2,
  signs: '+-',
  truncates: false,
  comment: /#.*/g,
};

const meaning: Meaning = {
  literal({ start, end, children }, text) {
    const [callee, open, ...rest] = children;
    if (open?.kind !== "'('" || callee.kind !== 'expr' || text.slice(callee.start, callee.end) !== 'c')
      return undefined;
    const parts = betweenCommas(rest.slice(0, -1));
    const named = parts.some((part) => part[1]?.kind === 'EQ_SUB');
    return {
      start,
      end,
      either: named,
      elements: parts.map((part) => (part[1]?.kind === 'EQ_SUB' ? part.slice(2) : part)),
    };
  },
  leaf: (element: Element, text) => constantIn(textOf(element, text), notation),
};

/** A `c` inside a `c` gives its elements to it. */
function flattened(literal: Literal): Literal {
  const leaves = leavesOf(literal);
  return leaves.every((leaf) => typeof leaf === 'number') ? { ...literal, elements: leaves } : literal;
}

function leavesOf({ elements }: Literal): LiteralElement[] {
  return elements.flatMap((element) =>
    typeof element === 'object' && 'elements' in element ? leavesOf(element) : [element],
  );
}

const packages = ['r-base', 'r-cran-mass', 'mgcv'];

export const r: TruthSource = {
  name: 'R',
  goal: 98,
  *files(cache): Iterable<TrueFile> {
    const files = packages.flatMap((name) => filesBelow(debianSource(cache, name), /\.[rR]$/));
    const input = files.filter((file) => readText(file) !== undefined).join('\n');
    const script = path.join(PROJECT_ROOT, 'test/syntax/r_parse.R');
    const said = runProgram(interpreter(), ['--vanilla', '--no-echo', `--file=${script}`], { input, stdio: 'pipe' });
    for (const part of said.split(/^FILE /m).slice(1)) {
      const [file, ...nodes] = part.trimEnd().split('\n');
      const text = readText(file) ?? '';
      const literals = treesOf(nodes, text).flatMap((tree) => literalsOf(tree, text, meaning));
      yield { path: path.relative(cache, file), languageId: 'r', text, arrays: judge(literals.map(flattened)) };
    }
  },
};

/** R, installed where that may be done. */
function interpreter(): string {
  try {
    runProgram('R', ['--version']);
  } catch (error) {
    if (!(error instanceof Unavailable && process.getuid?.() === 0)) throw error;
    runProgram('apt-get', ['install', '-y', '--no-install-recommends', 'r-base-core']);
  }
  return 'R';
}

/** The trees of a file from the lines about its nodes; a node's parent is 0, or negative at a comment, outside. */
function treesOf(lines: readonly string[], text: string): Syntax[] {
  const offset = offsetsOf(text);
  const nodes = new Map<number, Syntax & { children: Syntax[]; parent: number }>();
  for (const line of lines) {
    const [id, parent, kind, ...places] = line.split('\t');
    const [startLine, startColumn, endLine, endColumn] = places.map(Number);
    const start = offset(startLine, startColumn);
    const end = offset(endLine, endColumn) + 1;
    nodes.set(Number(id), { kind: kind === "','" ? ',' : kind, start, end, children: [], parent: Number(parent) });
  }
  const roots: Syntax[] = [];
  for (const node of nodes.values()) (nodes.get(node.parent)?.children ?? roots).push(node);
  for (const node of nodes.values()) node.children.sort((a, b) => a.start - b.start || b.end - a.end);
  return roots;
}

/** From lines and columns, both from one on, to offsets. */
function offsetsOf(text: string): (line: number, column: number) => number {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n/g)) starts.push(index + end.length);
  return (line, column) => {
    let at = starts[line - 1];
    for (let reached = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) {
      reached = text.charAt(at) === '\t' ? (reached + 8) & ~7 : reached + 1;
      if (reached >= column) return at;
    }
    return at;
  };
}
