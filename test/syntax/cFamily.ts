/** C and C++ by Lezer's grammar, over libraries full of tables. */

import * as path from 'node:path';
import { type Constant, constantIn, type Notation } from './constants.ts';
import { filesBelow, readText } from './fetching.ts';
import { judge, type Literal } from './judge.ts';
import { broken, lezerParser } from './lezer.ts';
import { debianSource } from './sourcePackages.ts';
import { betweenCommas, literalsOf, type Meaning, type Syntax, textOf } from './tree.ts';
import type { TrueFile, TruthSource } from './truth.ts';

const notation: Notation = {
  number: /(?:\d|\.\d)(?:[eEpP][+-]|'(?=\w)|[\w.])*/y,
  numberOf: numberOf,
  name: /(?:NAN|INFINITY|HUGE_VALF?|std::numeric_limits<\w+>::(?:quiet_NaN|infinity)\(\))(?![\w(])/y,
  nameOf: (written) => (/nan/i.test(written) ? Number.NaN : Number.POSITIVE_INFINITY),
  operators: [
    { '|': '|' },
    { '^': '^' },
    { '&': '&' },
    { '<<': '<<', '>>': '>>' },
    { '+': '+', '-': '-' },
    { '*': '*', '/': '/', '%': '%' },
  ],
  truncates: true,
  comment: /\/\/.*|\/\*[\s\S]*?\*\//g,
};

function numberOf(written: string): Constant | undefined {
  const digits = written.replaceAll("'", '');
  const hexadecimal = /^0[xX]/.test(digits);
  const float = hexadecimal
    ? /^0[xX]([\da-fA-F]*)\.?([\da-fA-F]*)[pP]([+-]?\d+)[fFlL]?$/.exec(digits)
    : /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?=[fFlL]?$)/.exec(digits);
  const integer = /^(0[xX][\da-fA-F]+|0[bB][01]+|\d+)([uU]?[lL]{0,2}|[lL]{1,2}[uU])$/.exec(digits);
  if (integer) return integerOf(integer[1], integer[2].toLowerCase());
  if (!float) return undefined;
  if (!hexadecimal) return { float: Number(float[0]) };
  return { float: Number(`0x${float[1]}${float[2]}`) * 2 ** (Number(float[3]) - 4 * float[2].length) };
}

/** The first type that holds it: decimal ones are only unsigned if they say so. */
function integerOf(digits: string, suffix: string): Constant | undefined {
  const octal = /^0\d/.test(digits);
  if (octal && /[89]/.test(digits)) return undefined;
  const integer = BigInt(octal ? `0o${digits.slice(1)}` : digits.toLowerCase());
  const marked = suffix.includes('u');
  const mayBeUnsigned = marked || digits.startsWith('0');
  const bits = suffix.includes('l') || integer > 0xffffffffn || (integer > 0x7fffffffn && !mayBeUnsigned) ? 64 : 32;
  return { integer, bits, unsigned: marked || integer >> BigInt(bits - 1) > 0n };
}

const meaning: Meaning = {
  literal(node, text) {
    if (node.kind !== 'InitializerList' && !isBrokenList(node)) return undefined;
    const inner = node.children.filter(({ kind }) => kind !== '{' && kind !== '}');
    const parts = inner.filter(({ kind }) => kind !== 'PreprocDirective' && kind !== broken);
    const elements = betweenCommas(parts.flatMap((part) => (part.kind === 'CommaExpression' ? part.children : [part])));
    const designated = parts.some(({ kind }) => kind === 'InitializerPair');
    const { start, end } = node;
    const closed = text.charAt(end - 1) === '}';
    const either = designated || !closed || parts.length < inner.length || hasBroken(node);
    return { start, end, either, elements: elements.map((element) => element.map(valueOfPair)) };
  },
  leaf: (element, text) => constantIn(textOf(element, text), notation),
};

function valueOfPair(node: Syntax): Syntax {
  return node.kind === 'InitializerPair' ? (node.children.at(-1) ?? node) : node;
}

/** Numbers in curly brackets that the grammar takes for statements, as after a macro. */
function isBrokenList(node: Syntax): boolean {
  return (
    node.kind === 'CompoundStatement' &&
    node.children.some(({ kind, children }) => kind === broken || children.some((child) => child.kind === broken))
  );
}

function hasBroken(node: Syntax): boolean {
  return node.kind === broken || node.children.some(hasBroken);
}

/** Literals in the bodies of macros, where either way is right. */
function literalsOfMacros(root: Syntax, text: string, parse: (text: string) => Syntax): Literal[] {
  const before = 'auto macro[] = {';
  const walk = (node: Syntax): Literal[] => {
    const body = text.slice(node.start, node.end);
    if (node.kind !== 'PreprocArg' || !body.includes('{')) return node.children.flatMap(walk);
    const code = `${before}${body.replaceAll(/\\\r?\n/g, (joint) => ' '.repeat(joint.length))}}`;
    const all = literalsOf(parse(code), code, meaning);
    const inside = all.flatMap((literal) =>
      literal.start < before.length ? literal.elements.filter(isLiteral) : [literal],
    );
    return inside.map((literal) => moved(literal, node.start - before.length));
  };
  return walk(root);
}

function isLiteral(element: Literal['elements'][number]): element is Literal {
  return typeof element === 'object' && 'elements' in element;
}

function moved(literal: Literal, by: number): Literal {
  const elements = literal.elements.map((element) => (isLiteral(element) ? moved(element, by) : element));
  return { start: literal.start + by, end: literal.end + by, elements, either: true };
}

/** Files without numbers in curly brackets would only take time. */
function holdsTables(text: string): boolean {
  return (text.match(/\{\s*[-+]?\.?\d/g) ?? []).length > 1;
}

const packages = ['gsl', 'opus', 'speex', 'libpng1.6', 'mpg123', 'ffmpeg', 'eigen3', 'geographiclib'];

export const cFamily: TruthSource = {
  name: 'C/C++',
  goal: 98,
  *files(cache): Iterable<TrueFile> {
    const parse = lezerParser(cache, '@lezer/cpp', '1.1.6');
    for (const name of packages) {
      for (const file of filesBelow(debianSource(cache, name), /\.(?:c|h|cc|cpp|hpp|cxx)$/)) {
        const text = readText(file);
        if (text === undefined || text.length > 1_000_000 || !holdsTables(text)) continue;
        const tree = parse(text);
        const literals = [...literalsOf(tree, text, meaning), ...literalsOfMacros(tree, text, parse)];
        const languageId = /\.(?:c|h)$/.test(file) ? 'c' : 'cpp';
        yield { path: path.relative(cache, file), languageId, text, arrays: judge(literals) };
      }
    }
  },
};
