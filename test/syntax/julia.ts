/**
 * Julia: the places of literals by Lezer's grammar, what is in them by a reader of our own. Over the language's library and
 * tests, which Debian 11 was the last to ship.
 */

import { filesBelow, readText } from './fetching.ts';
import { judge, type Literal } from './judge.ts';
import { type JuliaLiteral, juliaLiteral } from './juliaMatrix.ts';
import { broken, lezerParser } from './lezer.ts';
import { olderPackages } from './sourcePackages.ts';
import type { Syntax } from './tree.ts';
import type { TrueArray, TrueFile, TruthSource } from './truth.ts';

export const julia: TruthSource = {
  name: 'Julia',
  goal: 98,
  *files(cache): Iterable<TrueFile> {
    const parse = lezerParser(cache, '@plutojl/lezer-julia', '1.2.0');
    for (const file of filesBelow(olderPackages(cache, 'bullseye', ['julia-common']), /\.jl$/)) {
      const text = readText(file);
      if (text === undefined || !/\[\s*[-+]?\.?\d/.test(text)) continue;
      yield { path: file, languageId: 'julia', text, arrays: arraysOf(parse(text), text, false) };
    }
  },
};

function arraysOf(node: Syntax, text: string, isSubscript: boolean): TrueArray[] {
  const inside = () =>
    node.children.flatMap((child, index) => arraysOf(child, text, node.kind === 'IndexExpression' && index > 0));
  if (node.kind !== 'VectorExpression' && node.kind !== 'MatrixExpression') return inside();
  const literal = node.children.some(({ kind }) => kind === broken) ? undefined : juliaLiteral(text, node.start);
  if (!literal || literal.end !== node.end) return inside();
  if (!isSubscript) return judgeJulia(literal);
  // `T[1 2; 3 4]` makes an array of type T, and `T[1, 2]` may do so or be a subscript.
  const typed = judgeJulia(literal).map((array) => ({ ...array, optional: true }));
  return literal.isVector ? inside() : [...typed, ...inside()];
}

function judgeJulia(literal: JuliaLiteral): TrueArray[] {
  if (literal.isVector) return judge([vectorOf(literal)]).flatMap((array) => [array]).concat(matricesIn(literal));
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

/** For the judge: vectors in vectors. A matrix in a vector is something else than a number, and judged by itself. */
function vectorOf({ start, end, rows }: JuliaLiteral): Literal {
  const elements = rows.flat().map((value) => {
    if (typeof value === 'number') return value;
    return value.isVector ? vectorOf(value) : undefined;
  });
  return { start, end, elements };
}

function matricesIn({ rows }: JuliaLiteral): TrueArray[] {
  return rows.flat().flatMap((value) => {
    if (typeof value === 'number') return [];
    return value.isVector ? matricesIn(value) : judgeJulia(value);
  });
}
