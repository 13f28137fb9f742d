/**
 * Julia: the places of literals by Lezer's grammar, what is in them by a reader of our own. Over the language's library and
 * tests, which Debian 11 was the last to ship.
 */

import * as path from 'node:path';
import { filesBelow, readText } from './fetching.ts';
import { judge, type Literal, type LiteralElement } from './judge.ts';
import { type JuliaLiteral, juliaLiteral } from './juliaMatrix.ts';
import { broken, lezerParser } from './lezer.ts';
import { olderPackages } from './sourcePackages.ts';
import type { Syntax } from './tree.ts';
import type { TrueArray, TrueFile, TruthSource } from './truth.ts';

/** Types before a bracket that makes an array of them. */
const elementTypes = /^(?:Float(?:16|32|64)|U?Int(?:8|16|32|64|128)?|Bool)$/;

export const julia: TruthSource = {
  name: 'Julia',
  goal: 98,
  *files(cache): Iterable<TrueFile> {
    const parse = lezerParser(cache, '@plutojl/lezer-julia', '1.2.0');
    for (const file of filesBelow(olderPackages(cache, 'bullseye', ['julia-common']), /\.jl$/)) {
      const text = readText(file);
      if (text === undefined || !/\[\s*[-+]?\.?\d/.test(text)) continue;
      yield { path: path.relative(cache, file), languageId: 'julia', text, arrays: arraysOf(parse(text), text, 'no') };
    }
  },
};

function arraysOf(node: Syntax, text: string, isSubscript: 'no' | 'perhaps' | 'yes'): TrueArray[] {
  const [callee] = node.children;
  const subscripts = node.kind === 'IndexExpression' && !elementTypes.test(text.slice(callee.start, callee.end));
  const unclear = subscripts && /\}$/.test(text.slice(callee.start, callee.end));
  const inside = () =>
    node.children.flatMap((child, index) =>
      arraysOf(child, text, index === 0 || !subscripts ? 'no' : unclear ? 'perhaps' : 'yes'),
    );
  if (node.kind !== 'VectorExpression' && node.kind !== 'MatrixExpression') return inside();
  const literal = node.children.some(({ kind }) => kind === broken) ? undefined : juliaLiteral(text, node.start);
  if (!literal || literal.end !== node.end) return inside();
  if (isSubscript === 'no') return judgeJulia(literal);
  // `T[1 2; 3 4]` makes an array of type T, and `T[1, 2]` may do so or be a subscript.
  const typed = judgeJulia(literal).map((array) => ({ ...array, optional: true }));
  if (isSubscript === 'yes' && literal.isVector) return inside();
  return [...typed, ...inside().map((array) => ({ ...array, optional: true }))];
}

function judgeJulia(literal: JuliaLiteral): TrueArray[] {
  if (literal.isVector) {
    const whole = judge([vectorOf(literal)]).filter(({ start }) => start >= 0);
    const outermost = whole.some(({ start, shape }) => start === literal.start && shape !== undefined);
    return outermost ? whole : [...whole, ...matricesIn(literal)];
  }
  const { start, end, rows } = literal;
  const values = rows.flat();
  if (!values.every((value) => typeof value === 'number')) {
    // What is put together out of matrices may be taken apart.
    const inner = values.flatMap((value) => (typeof value === 'number' ? [] : judgeJulia(value)));
    return inner.map((array) => ({ ...array, optional: true }));
  }
  if (values.length < 2) return [];
  const [{ length }] = rows;
  if (rows.some((row) => row.length !== length)) return [{ start, end, shape: undefined }];
  const shape = rows.length === 1 ? [1, length] : length === 1 ? [rows.length] : [rows.length, length];
  return [{ start, end, shape, values }];
}

/** For the judge: vectors and matrices in vectors. */
function vectorOf({ start, end, rows }: JuliaLiteral): Literal {
  const elements = rows.flat().map((value) => {
    if (typeof value === 'number') return value;
    return value.isVector ? vectorOf(value) : matrixOf(value);
  });
  return { start, end, elements };
}

/** A matrix of numbers as rows. */
function matrixOf({ start, end, rows }: JuliaLiteral): LiteralElement {
  const numbers = rows.map((row) => row.filter((value) => typeof value === 'number'));
  if (numbers.some((row, index) => row.length < rows[index].length)) return undefined;
  const isColumn = rows.length > 1 && rows.every(({ length }) => length === 1);
  const elements = isColumn ? numbers.flat() : numbers.map((row) => ({ start: -1, end: -1, elements: row }));
  return { start, end, elements };
}

function matricesIn({ rows }: JuliaLiteral): TrueArray[] {
  return rows.flat().flatMap((value) => {
    if (typeof value === 'number') return [];
    return value.isVector ? matricesIn(value) : judgeJulia(value);
  });
}
