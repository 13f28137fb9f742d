/** C# by tree-sitter's grammar, over the class library with its tests that comes with Mono. */

import * as path from 'node:path';
import { type Constant, constantIn, type Notation } from './constants.ts';
import { filesBelow, readText } from './fetching.ts';
import { judge } from './judge.ts';
import { debianSource } from './sourcePackages.ts';
import { betweenCommas, literalsOf, type Meaning, type Syntax, textOf } from './tree.ts';
import { treeSitterParser } from './treeSitter.ts';
import type { TrueFile, TruthSource } from './truth.ts';

const notation: Notation = {
  number: /(?:\d|\.\d)(?:(?<!0[xX]\w*)[eE][+-]|[\w]|\.(?=\d))*/y,
  numberOf,
  name: /(?:double|float|Double|Single|Half)\.(?:NaN|(?:Positive|Negative)Infinity)(?![\w.(])/y,
  nameOf: (written) =>
    written.endsWith('NaN')
      ? Number.NaN
      : written.includes('Neg')
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
  truncates: true,
  comment: /\/\/.*|\/\*[\s\S]*?\*\//g,
};

function numberOf(written: string): Constant | undefined {
  const digits = written.replaceAll('_', '');
  const integer = /^(0[xX][\da-fA-F]+|0[bB][01]+|\d+)([uU]?[lL]?|[lL][uU])$/.exec(digits);
  if (integer) {
    const value = BigInt(integer[1].toLowerCase().replace(/^0+(?=\d)/, ''));
    const suffix = integer[2].toLowerCase();
    const bits = suffix.includes('l') || value > 0xffffffffn ? 64 : 32;
    return {
      integer: value,
      bits,
      unsigned: suffix.includes('u') || (suffix === '' && value >> BigInt(bits - 1) > 0n),
    };
  }
  const float = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?=[fFdDmM]?$)/.exec(digits);
  return float ? { float: Number(float[0]) } : undefined;
}

const kinds = new Set([
  'initializer_expression',
  'collection_expression',
  'element_binding_expression',
  'tuple_expression',
]);
const punctuation = new Set(['{', '}', '[', ']', '(', ')']);

const meaning: Meaning = {
  literal({ kind, start, end, children }, _text, parent) {
    // The grammar takes `[1, 2]` for the rest of `a?[1, 2]`, which it is only there.
    if (!kinds.has(kind) || parent?.kind === 'conditional_access_expression') return undefined;
    const inner = children.filter((child) => !punctuation.has(child.kind));
    const broken = inner.some((child) => child.kind === 'ERROR' || child.kind.startsWith('preproc'));
    const elements = betweenCommas(inner).map((element) => element.map(argumentOf));
    return { start, end, elements, either: broken || kind === 'tuple_expression' };
  },
  leaf: (element, text) => constantIn(textOf(element, text), notation),
  isNoValue: ({ kind }) => kind === 'list_pattern',
};

function argumentOf(node: Syntax): Syntax {
  return node.kind === 'argument' && node.children.length === 1 ? node.children[0] : node;
}

export const csharp: TruthSource = {
  name: 'C#',
  goal: 98,
  async *files(cache): AsyncIterable<TrueFile> {
    const parse = await treeSitterParser(cache, 'c-sharp');
    for (const file of filesBelow(debianSource(cache, 'mono', '*/external/corefx/src/*.cs'), /\.cs$/)) {
      const text = readText(file);
      if (text === undefined || !/[{[]\s*-?\.?\d/.test(text) || text.length > 150_000) continue;
      yield {
        path: path.relative(cache, file),
        languageId: 'csharp',
        text,
        arrays: judge(literalsOf(parse(text), text, meaning)),
      };
    }
  },
};
