/** Rust by Lezer's grammar, over the standard library with its tests and crates of numbers. */

import * as path from 'node:path';
import { type Constant, constantIn, type Notation } from './constants.ts';
import { debianPackages, filesBelow, readText } from './fetching.ts';
import { judge } from './judge.ts';
import { lezerParser } from './lezer.ts';
import { betweenCommas, type Element, literalsOf, type Meaning, type Syntax, textOf } from './tree.ts';
import type { TrueFile, TruthSource } from './truth.ts';

const integerTypes = '(?:[iu](?:8|16|32|64|128|size))';

const notation: Notation = {
  number: /0[xob][\da-zA-Z_]+|\d[\d_]*(?:\.(?![.\w])|\.\d[\d_]*)?(?:[eE][+-]?_*\d[\d_]*)?\w*/y,
  numberOf,
  name: /(?:(?:std|core)::)?f(?:32|64)::(?:NAN|(?:NEG_)?INFINITY)(?![\w.(:])/y,
  nameOf: (written) =>
    written.endsWith('NAN')
      ? Number.NaN
      : written.includes('NEG')
        ? Number.NEGATIVE_INFINITY
        : Number.POSITIVE_INFINITY,
  operators: [
    { '|': '|' },
    { '^': '^' },
    { '&': '&' },
    { '<<': '<<', '>>': '>>' },
    { '+': '+', '-': '-' },
    { '*': '*', '/': '/', '%': '%' },
  ],
  signs: '-',
  truncates: true,
  comment: /\/\/.*|\/\*[\s\S]*?\*\//g,
};

function numberOf(written: string): Constant | undefined {
  const digits = written.replaceAll('_', '');
  const integer = new RegExp(`^(0x[\\da-fA-F]+?|0o[0-7]+|0b[01]+|\\d+)${integerTypes}?$`).exec(digits);
  if (integer) return { integer: BigInt(integer[1]) };
  const float = /^(\d+\.?\d*(?:[eE][+-]?\d+)?)(?:f32|f64)?$/.exec(digits);
  return float ? { float: Number(float[1]) } : undefined;
}

const tokens = new Set(['BracketedTokens', 'ParenthesizedTokens', 'BracesTokens']);
const brackets = new Set(['[', ']', '(', ')', '{', '}']);
/** tokens after which a bracket in a macro's argument is a subscript or a call */
const values =
  /^(?:Identifier|self|Integer|Float|String|BracketedTokens|ParenthesizedTokens|BracesTokens|TypeIdentifier)$/;
/** macros whose arguments are expressions */
const expressionMacros =
  /^(?:vec|assert|assert_eq|assert_ne|debug_assert\w*|print|println|eprintln|format|write|writeln|panic|dbg)$/;

const meaning: Meaning = {
  literal(node, text, parent) {
    const { kind, start, end, children } = node;
    const elements = elementsOf(children);
    if (kind === 'ArrayExpression') return { start, end, elements: elements };
    if (kind === 'TupleExpression') return { start, end, elements, either: true };
    if (!tokens.has(kind)) return undefined;
    const before = parent && previous(parent, node);
    const called = before?.kind === '!' && parent?.kind === 'MacroInvocation';
    if (called) {
      if (text.slice(parent.start, before.start).trim() !== 'vec' && kind !== 'BracketedTokens') return undefined;
      return { start, end, elements: elements, either: kind !== 'BracketedTokens' };
    }
    const follows =
      before !== undefined &&
      values.test(before.kind) &&
      !/^(?:mut|in|return|else|ref)$/.test(text.slice(before.start, before.end));
    const isList = kind === 'BracketedTokens';
    const isTuple = kind === 'ParenthesizedTokens' && children.some((child) => child.kind === ',');
    if (follows || !(isList || isTuple)) return undefined;
    return { start, end, elements: elements, either: !isList };
  },
  leaf: (element, text) => constantIn(textOf(element, text), notation),
  isNoValue: ({ kind }) => kind === 'Attribute' || kind === 'InnerAttribute',
  isUnclear: ({ kind, children }, text) =>
    kind === 'MacroDefinition' ||
    kind === 'MacroRule' ||
    (kind === 'MacroInvocation' && !expressionMacros.test(text.slice(children[0].start, children[0].end))),
};

/** The elements; after a repeated one something that is no number, since `[0; 16]` is no list of two. */
function elementsOf(children: readonly Syntax[]): Element[] {
  const inner = children.filter(({ kind }) => !brackets.has(kind));
  const semicolon = inner.findIndex(({ kind }) => kind === ';');
  return semicolon < 0 ? betweenCommas(inner) : [inner.slice(0, semicolon), []];
}

function previous(parent: Syntax, node: Syntax): Syntax | undefined {
  return parent.children[parent.children.indexOf(node) - 1];
}

const crates = [
  'rand',
  'rand-distr',
  'num',
  'num-bigint',
  'num-rational',
  'num-complex',
  'libm',
  'image',
  'png',
  'average',
];

export const rust: TruthSource = {
  name: 'Rust',
  goal: 98,
  *files(cache): Iterable<TrueFile> {
    const parse = lezerParser(cache, '@lezer/rust', '1.0.3');
    const root = debianPackages(cache, 'rust', ['rust-src', ...crates.map((crate) => `librust-${crate}-dev`)]);
    // The compiler's own tests are left out: most are programs that it must reject.
    for (const file of filesBelow(root, /\/(?:library|registry)\/.*\.rs$/)) {
      const text = readText(file);
      if (text === undefined || !/[[({]\s*-?\d[^\]]*,/.test(text)) continue;
      yield {
        path: path.relative(cache, file),
        languageId: 'rust',
        text,
        arrays: judge(literalsOf(parse(text), text, meaning)),
      };
    }
  },
};
