/** The rules of the core beside its imports: short functions, documented doors, and arithmetic with the same bits everywhere. */

import * as path from 'node:path';
import type { SourceFile } from './project.ts';
import { dottedName, literalText, parse, placeOf, ts, walk } from './syntax.ts';

/** A file says in a comment of its own, before all else, what it is; a declaration's docstring does not count. */
export function openingComplaints(sources: readonly SourceFile[]): string[] {
  return sources.flatMap(({ file, text }) => {
    const [, opening] = /^\/\*\*([\s\S]*?)\*\/\n\n/.exec(text) ?? [];
    const words = opening?.match(/\p{L}+/gu) ?? [];
    return words.length >= 3 ? [] : [`${file} does not say in its first lines what it is`];
  });
}

/** Functions, methods, accessors and constructors of more lines than allowed. */
export function lengthComplaints(sources: readonly SourceFile[], most: number): string[] {
  return sources.flatMap((source) => {
    const tree = parse(source);
    const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
    const found: string[] = [];
    walk(tree, (node) => {
      if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
      const lines = lineOf(node.getEnd()) - lineOf(node.getStart()) + 1;
      if (lines > most) found.push(`${placeOf(node)}: ${node.name?.getText() ?? 'a function'} has ${lines} lines`);
    });
    return found;
  });
}

/** What IEEE 754 or the integers define to the last bit. */
const exactMembers = ['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'trunc'];
const powers = [ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.AsteriskAsteriskEqualsToken];

/**
 * Arithmetic whose last bits the language leaves to the engine: the power operator, and all of `Math` but what is exact.
 * `Math` as a value of its own is refused too, since nobody could see which of its functions is called.
 */
export function inexactArithmetic(sources: readonly SourceFile[]): string[] {
  return sources.flatMap((source) => {
    const found: string[] = [];
    walk(parse(source), (node) => {
      if (ts.isBinaryExpression(node) && powers.includes(node.operatorToken.kind)) {
        found.push(`${placeOf(node)}: the power operator`);
      }
      if (!ts.isIdentifier(node) || node.text !== 'Math' || isMemberName(node)) return;
      const access = node.parent;
      const member = ts.isPropertyAccessExpression(access) ? access.name.text : undefined;
      if (member === undefined) found.push(`${placeOf(node)}: Math as a value`);
      else if (!exactMembers.includes(member)) found.push(`${placeOf(node)}: Math.${member}`);
    });
    return found;
  });
}

const isMemberName = (node: ts.Identifier): boolean =>
  ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;

/** A function of the core, by the file that declares it. */
interface CoreFunction {
  readonly place: string;
  readonly name: string;
  readonly documentation: string;
  /** throws an InputError, or what a function makes, itself */
  readonly throws: boolean;
  /** the functions it names, by their keys: it may call them */
  readonly names: readonly string[];
}

/** A named function or class of a file's top level. */
interface Declaration {
  readonly name: string;
  /** has the docstring before it */
  readonly statement: ts.Statement;
  readonly body: ts.Node;
}

/** A name as its file declares it. */
const keyOf = (file: string, name: string) => `${file}#${name}`;

const fileOf = (from: string, specifier: ts.Node | undefined) =>
  path.posix.join(path.posix.dirname(from), literalText(specifier) ?? '');

/** What the imports of a file bring in, by the names it has there. */
function importedNames(tree: ts.SourceFile): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements) {
      names.set(name.text, keyOf(fileOf(tree.fileName, statement.moduleSpecifier), (propertyName ?? name).text));
    }
  }
  return names;
}

function declarationsOf(tree: ts.SourceFile): Declaration[] {
  return tree.statements.flatMap((statement): Declaration[] => {
    if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name !== undefined) {
      return [{ name: statement.name.text, statement, body: statement }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer !== undefined && ts.isArrowFunction(initializer)
        ? [{ name: name.text, statement, body: initializer }]
        : [],
    );
  });
}

/** The docstring that stands right before a statement; what a blank line parts from it speaks of the file. */
function documentationOf(statement: ts.Statement): string {
  const text = statement.getSourceFile().text;
  const isNext = (comment: ts.Node) => !/\n\s*\n/.test(text.slice(comment.getEnd(), statement.getStart()));
  const comments = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc).filter(isNext);
  return comments.map((comment) => comment.getText()).join('\n');
}

function throwsItself(body: ts.Node): boolean {
  let found = false;
  walk(body, (node) => {
    if (!ts.isThrowStatement(node)) return;
    const { expression } = node;
    found ||= ts.isNewExpression(expression) ? dottedName(expression.expression) === 'InputError' : true;
  });
  return found;
}

function functionsOf(source: SourceFile): [key: string, CoreFunction][] {
  const tree = parse(source);
  const imported = importedNames(tree);
  const declared = declarationsOf(tree);
  const own = new Map(declared.map(({ name }) => [name, keyOf(source.file, name)]));
  return declared.map(({ name, statement, body }) => {
    const names = new Set<string>();
    walk(body, (part) => {
      const key = ts.isIdentifier(part) ? (imported.get(part.text) ?? own.get(part.text)) : undefined;
      if (key !== undefined) names.add(key);
    });
    const documentation = documentationOf(statement);
    return [
      keyOf(source.file, name),
      { place: placeOf(statement), name, documentation, throws: throwsItself(body), names: [...names] },
    ];
  });
}

/** What a door lets out, by the files that declare it; an inner door that is let out as a whole is gone through. */
function exportsOf(door: string, sources: readonly SourceFile[]): string[] {
  const source = sources.find(({ file }) => file === door);
  if (source === undefined) return [];
  return parse(source).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return [];
    const file = fileOf(door, statement.moduleSpecifier);
    const { exportClause } = statement;
    if (exportClause === undefined || ts.isNamespaceExport(exportClause)) return exportsOf(file, sources);
    return exportClause.elements.map(({ name, propertyName }) => keyOf(file, (propertyName ?? name).text));
  });
}

/** The functions that throw, themselves or by a function they name. */
function throwing(functions: ReadonlyMap<string, CoreFunction>): ReadonlySet<string> {
  const found = new Set([...functions].filter(([, { throws }]) => throws).map(([key]) => key));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [key, { names }] of functions) if (names.some((name) => found.has(name))) found.add(key);
  }
  return found;
}

/** Functions and classes let out by a door that have no docstring, or that throw InputError without saying so. */
export function documentationComplaints(sources: readonly SourceFile[], door: string): string[] {
  const functions = new Map(sources.flatMap(functionsOf));
  const throwers = throwing(functions);
  return exportsOf(door, sources).flatMap((key) => {
    const known = functions.get(key);
    if (known === undefined) return [];
    const { place, name, documentation } = known;
    if (documentation === '') return [`${place}: ${name} has no docstring`];
    const says = documentation.includes('@throws');
    return throwers.has(key) && !says ? [`${place}: ${name} throws InputError and does not say @throws`] : [];
  });
}
