/** Java by Lezer's grammar, over the class library and two libraries of mathematics and of tables. */

import * as path from 'node:path';
import { type Constant, constantIn, type Notation } from './constants.ts';
import { debianPackages, filesBelow, readText, runProgram } from './fetching.ts';
import { judge } from './judge.ts';
import { lezerParser } from './lezer.ts';
import { debianSource } from './sourcePackages.ts';
import { betweenCommas, literalsOf, type Meaning, textOf } from './tree.ts';
import type { TrueFile, TruthSource } from './truth.ts';

const notation: Notation = {
  number: /(?:\d|\.\d)(?:[pP][+-]|(?<!0[xX]\w*)[eE][+-]|[\w.])*/y,
  numberOf,
  name: /(?:Double|Float)\.(?:NaN|(?:POSITIVE|NEGATIVE)_INFINITY)(?![\w.(])/y,
  nameOf: (written) =>
    written.endsWith('NaN')
      ? Number.NaN
      : written.includes('NEG')
        ? Number.NEGATIVE_INFINITY
        : Number.POSITIVE_INFINITY,
  operators: [
    { '|': '|' },
    { '^': '^' },
    { '&': '&' },
    { '<<': '<<', '>>': '>>', '>>>': '>>>' },
    { '+': '+', '-': '-' },
    { '*': '*', '/': '/', '%': '%' },
  ],
  truncates: true,
  comment: /\/\/.*|\/\*[\s\S]*?\*\//g,
};

function numberOf(written: string): Constant | undefined {
  const digits = written.replaceAll('_', '');
  const integer = /^(0[xX][\da-fA-F]+|0[bB][01]+|0[0-7]*|[1-9]\d*)([lL]?)$/.exec(digits);
  if (integer) {
    const value = BigInt(/^0\d/.test(integer[1]) ? `0o${integer[1].slice(1)}` : integer[1].toLowerCase());
    const bits = integer[2] === '' ? 32 : 64;
    // A decimal 2147483648 only stands behind a minus, which makes it fit.
    return { integer: /^0./.test(integer[1]) ? BigInt.asIntN(bits, value) : value, bits };
  }
  const hexadecimal = /^0[xX]([\da-fA-F]*)\.?([\da-fA-F]*)[pP]([+-]?\d+)[fFdD]?$/.exec(digits);
  if (hexadecimal) {
    const [, whole, fraction, exponent] = hexadecimal;
    return { float: Number(`0x${whole}${fraction}`) * 2 ** (Number(exponent) - 4 * fraction.length) };
  }
  const float = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?=[fFdD]?$)/.exec(digits);
  return float ? { float: Number(float[0]) } : undefined;
}

const meaning: Meaning = {
  literal({ kind, start, end, children }, text) {
    if (kind !== 'ArrayInitializer' && kind !== 'ElementValueArrayInitializer') return undefined;
    const inner = children.filter((child) => child.kind !== '{' && child.kind !== '}');
    return { start, end, either: text.charAt(end - 1) !== '}', elements: betweenCommas(inner) };
  },
  leaf: (element, text) => constantIn(textOf(element, text), notation),
};

export const java: TruthSource = {
  name: 'Java',
  goal: 98,
  *files(cache): Iterable<TrueFile> {
    const parse = lezerParser(cache, '@lezer/java', '1.1.5');
    for (const folder of [
      ...['commons-math3', 'bouncycastle'].map((name) => debianSource(cache, name)),
      library(cache),
    ]) {
      for (const file of filesBelow(folder, /\.java$/)) {
        const text = readText(file);
        if (text === undefined || !/\{\s*[-+]?\.?\d/.test(text)) continue;
        yield {
          path: path.relative(cache, file),
          languageId: 'java',
          text,
          arrays: judge(literalsOf(parse(text), text, meaning)),
        };
      }
    }
  },
};

/** The sources of the class library, which come in an archive. */
function library(cache: string): string {
  const root = debianPackages(cache, 'openjdk-source', ['openjdk-17-source']);
  const folder = path.join(root, 'unpacked');
  const archive = path.join(root, 'usr/lib/jvm/openjdk-17/lib/src.zip');
  runProgram('unzip', ['-q', '-u', '-o', archive, 'java.base/*', 'java.desktop/*', '-d', folder]);
  return folder;
}
