/** Finds every import of a file and holds it against the floors of the house. */

import { builtinModules } from 'node:module';
import * as path from 'node:path';
import type { Floor } from '../../scripts/floors.mjs';
import type { SourceFile } from './project.ts';
import { literalText, parse, placeOf, ts, walk } from './syntax.ts';

interface Import {
  readonly specifier: string | undefined;
  /** types only: gone when the code runs */
  readonly types: boolean;
  /** `import(…)`: loaded when it is reached */
  readonly lazy: boolean;
  readonly place: string;
}

/** What is wrong with the imports of these files; empty where all is well. */
export function importComplaints(sources: readonly SourceFile[], floors: readonly Floor[]): string[] {
  return sources.flatMap((source) => {
    const home = folderOf(source.file, floors);
    if (home === undefined) return [`${source.file} stands in no folder of the floor table`];
    return importsOf(source).flatMap((found) => {
      const complaint = complain(source.file, home, found, floors);
      return complaint === undefined ? [] : [`${found.place}: ${complaint}`];
    });
  });
}

/** What is wrong with the floor table itself. */
export function tableComplaints(floors: readonly Floor[]): string[] {
  return floors.flatMap(({ folder, floor, may, mayTypes = [] }) =>
    [...may, ...mayTypes].flatMap((other) => {
      const below = floors.find((candidate) => candidate.folder === other);
      if (below === undefined) return [`${folder} may import from ${other}, which is not in the table`];
      return below.floor < floor || (folder === 'media' && below.floor === 5)
        ? []
        : [`${folder} on floor ${floor} may import from ${other} on floor ${below.floor}: imports only go down`];
    }),
  );
}

function complain(file: string, home: Floor, found: Import, floors: readonly Floor[]): string | undefined {
  const { specifier, types, lazy } = found;
  if (specifier === undefined) return 'what is imported here is not a plain string, so nobody can check it';
  if (!specifier.startsWith('.')) return complainOfPackage(home, specifier);
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const other = folderOf(target, floors);
  if (other === undefined) return `${specifier} is in no folder of the floor table`;
  if (other === home) return undefined;
  if (!home.may.includes(other.folder) && !home.mayTypes?.includes(other.folder)) {
    return `${home.folder} may not import from ${other.folder}`;
  }
  if (target !== `${other.folder}/index.ts`) return `${specifier} goes past the door ${other.folder}/index.ts`;
  if (!types && home.mayTypes?.includes(other.folder)) return `${home.folder} may only import types of ${other.folder}`;
  if (!types && !lazy && other.typesOnly) return `${other.folder} is loaded lazily: only its types may be imported`;
  return undefined;
}

function complainOfPackage(home: Floor, specifier: string): string | undefined {
  if (specifier === 'vscode') return home.packages?.includes('vscode') ? undefined : 'only src/host knows VS Code';
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return `${specifier} is not there in the web host and the webview`;
  }
  const allowed = home.packages?.some((name) => (name.endsWith('/') ? specifier.startsWith(name) : specifier === name));
  return allowed ? undefined : `${home.folder} may not import the package ${specifier}`;
}

function folderOf(file: string, floors: readonly Floor[]): Floor | undefined {
  return floors.find(({ folder }) => file.startsWith(`${folder}/`));
}

function importsOf(source: SourceFile): Import[] {
  const imports: Import[] = [];
  const note = (node: ts.Node, specifier: ts.Node | undefined, kind: { types?: boolean; lazy?: boolean } = {}) =>
    imports.push({
      specifier: literalText(specifier),
      types: kind.types ?? false,
      lazy: kind.lazy ?? false,
      place: placeOf(node),
    });
  walk(parse(source), (node) => {
    if (ts.isImportDeclaration(node)) {
      note(node, node.moduleSpecifier, { types: importsTypesOnly(node.importClause) });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      note(node, node.moduleSpecifier, { types: exportsTypesOnly(node) });
    } else if (ts.isImportTypeNode(node)) {
      note(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, { types: true });
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      note(node, node.moduleReference.expression, { types: node.isTypeOnly });
    } else if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) note(node, node.arguments[0], { lazy: true });
      else if (ts.isIdentifier(node.expression) && node.expression.text === 'require') note(node, node.arguments[0]);
    }
  });
  return imports;
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

function exportsTypesOnly({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  return (
    exportClause !== undefined &&
    ts.isNamedExports(exportClause) &&
    exportClause.elements.length > 0 &&
    exportClause.elements.every((element) => element.isTypeOnly)
  );
}
