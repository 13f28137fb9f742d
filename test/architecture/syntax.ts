/** Reads TypeScript by its syntax tree, so that comments and strings cannot be taken for code. */

import ts from 'typescript-api';
import type { SourceFile } from './project.ts';

export { ts };

export function parse({ file, text }: SourceFile): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

/** Calls back for a node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** What a string literal says; undefined for anything that is not a literal without holes. */
export function literalText(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** `a.b.c` as written, for identifiers joined by dots; undefined for any other expression. */
export function dottedName(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const owner = dottedName(node.expression);
  return owner === undefined ? undefined : `${owner}.${node.name.text}`;
}

/** Where a node stands, for a complaint. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
