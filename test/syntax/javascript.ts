/** JavaScript and TypeScript as TypeScript's own compiler reads them, over packages of npm. */

import * as path from 'node:path';
import ts from 'typescript-api';
import { filesBelow, npmPackages, readText } from './fetching.ts';
import { judge, type Literal, type LiteralElement } from './judge.ts';
import type { TrueFile, TruthSource } from './truth.ts';

const javascriptPackages = [
  ...['d3-array@3.2.5', 'd3-geo@3.1.2', 'd3-geo-projection@4.0.0', 'd3-scale-chromatic@3.1.1', 'delaunator@5.1.0'],
  ...['topojson-client@3.1.0', 'vega-lite@6.5.0', 'regression@2.0.1', 'three@0.187.0', 'mathjs@15.2.0'],
  ...['ml-matrix@6.15.1', 'ml-regression@6.3.0', 'simple-statistics@7.12.1', 'gl-matrix@3.4.4', 'jstat@1.9.6'],
  ...['numeric@1.2.6', 'chroma-js@3.2.0', 'culori@4.0.2', 'cannon-es@0.20.0', 'echarts@6.1.0', 'fft.js@4.0.4'],
];

/** Packages that publish their TypeScript, with its tests where there are any. */
const typescriptPackages = [
  ...['@deck.gl/core@9.4.0', '@deck.gl/layers@9.4.0', '@deck.gl/geo-layers@9.4.0', '@luma.gl/engine@9.4.2'],
  ...['@deck.gl/aggregation-layers@9.4.0', '@luma.gl/shadertools@9.4.2', '@luma.gl/gltf@9.4.2', '@antv/g2@5.4.8'],
  ...['@math.gl/core@4.1.0', '@math.gl/culling@4.1.0', '@math.gl/geospatial@4.1.0', '@mathjax/src@4.1.3'],
  ...['ml-matrix@6.15.1', 'ml-fcnnls@3.0.0', 'ml-regression@6.3.0', 'ml-spectra-fitting@4.2.4', 'zod@4.6.7'],
  ...['ml-confusion-matrix@2.0.0', 'ml-gsd@14.2.2', 'tone@15.5.44', 'ethers@6.17.0', 'ktx-parse@0.7.1', 'rxjs@7.8.2'],
  ...['@mathigon/fermat@1.1.24', 'apache-arrow@21.2.0', '@noble/curves@2.4.0', '@noble/hashes@2.4.0'],
];

export const javascript: TruthSource = {
  name: 'JavaScript',
  goal: 99.5,
  files: (cache) => filesOf(npmPackages(cache, 'javascript', javascriptPackages), /\.[cm]?js$/, 'javascript'),
};

export const typescript: TruthSource = {
  name: 'TypeScript',
  goal: 99.5,
  files: (cache) =>
    filesOf(npmPackages(cache, 'typescript', typescriptPackages), /(?<!\.d)\.[cm]ts$|\.ts$/, 'typescript'),
};

/** The files below a folder with the arrays in them. */
export function* filesOf(folder: string, pattern: RegExp, languageId: string): Iterable<TrueFile> {
  for (const file of filesBelow(folder, pattern)) {
    const text = readText(file);
    const arrays = text === undefined ? undefined : arraysOf(text, file);
    if (text !== undefined && arrays !== undefined) {
      yield { path: path.relative(folder, file), languageId, text, arrays };
    }
  }
}

/** Undefined for a file that is not of the language. */
export function arraysOf(text: string, file: string) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  // The list of syntax errors is no part of the compiler's published types.
  if ('parseDiagnostics' in source && (source.parseDiagnostics as unknown[]).length > 0) return undefined;
  return judge(literalsOf(source));
}

/** The literals that stand in no other literal. */
function literalsOf(source: ts.SourceFile): Literal[] {
  const literals: Literal[] = [];
  /** nodes to look into, and whether they stand in a template, where either way is right */
  const waiting: [ts.Node, boolean][] = [[source, false]];
  const literalOf = (node: ts.ArrayLiteralExpression, either: boolean): Literal => ({
    start: node.getStart(source),
    end: node.end,
    elements: node.elements.map((element) => elementOf(element, either)),
    either,
  });
  const elementOf = (node: ts.Expression, either: boolean): LiteralElement => {
    const inside = withoutParentheses(node);
    if (ts.isArrayLiteralExpression(inside)) return literalOf(inside, either);
    const number = numberOf(node, source);
    if (number === undefined) waiting.push([node, either]);
    return number;
  };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, either] = next;
    if (ts.isArrayLiteralExpression(node)) literals.push(literalOf(node, either));
    else if (!ts.isTypeNode(node) || ts.isExpressionWithTypeArguments(node)) {
      const inside = either || ts.isTemplateExpression(node);
      ts.forEachChild(node, (child) => {
        waiting.push([child, inside]);
      });
    }
  }
  return literals;
}

function withoutParentheses(node: ts.Expression): ts.Expression {
  let inside = node;
  while (ts.isParenthesizedExpression(inside)) inside = inside.expression;
  return inside;
}

const constants: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  'Number.NaN': Number.NaN,
  'Number.POSITIVE_INFINITY': Number.POSITIVE_INFINITY,
  'Number.NEGATIVE_INFINITY': Number.NEGATIVE_INFINITY,
};

const operations: Readonly<Partial<Record<ts.SyntaxKind, (a: number, b: number) => number>>> = {
  [ts.SyntaxKind.PlusToken]: (a, b) => a + b,
  [ts.SyntaxKind.MinusToken]: (a, b) => a - b,
  [ts.SyntaxKind.AsteriskToken]: (a, b) => a * b,
  [ts.SyntaxKind.SlashToken]: (a, b) => a / b,
  [ts.SyntaxKind.PercentToken]: (a, b) => a % b,
  [ts.SyntaxKind.AsteriskAsteriskToken]: (a, b) => a ** b,
  [ts.SyntaxKind.LessThanLessThanToken]: (a, b) => a << b,
  [ts.SyntaxKind.GreaterThanGreaterThanToken]: (a, b) => a >> b,
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: (a, b) => a >>> b,
  [ts.SyntaxKind.AmpersandToken]: (a, b) => a & b,
  [ts.SyntaxKind.BarToken]: (a, b) => a | b,
  [ts.SyntaxKind.CaretToken]: (a, b) => a ^ b,
};

/** The value of a number, of a name for one, or of constant arithmetic; undefined for everything else. */
function numberOf(node: ts.Expression, source: ts.SourceFile): number | undefined {
  if (ts.isParenthesizedExpression(node)) return numberOf(node.expression, source);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isBigIntLiteral(node)) return Number(node.text.slice(0, -1));
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const name = node.getText(source);
    return Object.hasOwn(constants, name) ? constants[name] : undefined;
  }
  if (ts.isPrefixUnaryExpression(node)) {
    const value = numberOf(node.operand, source);
    if (value === undefined) return undefined;
    if (node.operator === ts.SyntaxKind.MinusToken) return -value;
    if (node.operator === ts.SyntaxKind.PlusToken) return value;
    return node.operator === ts.SyntaxKind.TildeToken ? ~value : undefined;
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const operate = operations[node.operatorToken.kind];
  const left = operate && numberOf(node.left, source);
  const right = left === undefined ? undefined : numberOf(node.right, source);
  return left === undefined || right === undefined ? undefined : operate?.(left, right);
}
