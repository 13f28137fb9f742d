/** Which names a block of JavaScript declares: they are its own from its beginning, wherever in it the declaration stands. */

import type { SyntaxNode } from '@lezer/common';
import { childrenOf } from './javascriptExpressions.ts';
import { deepest, splitAt } from './pythonExpressions.ts';
import type { Span } from './tree.ts';

/** A name that a statement declares, and by what. */
export interface Declared {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly by: 'variable' | 'class' | 'function' | 'import';
}

type TextOf = (span: Span) => string;

/** The names that the statements of a block declare for it alone: all but those of `var`. */
export function declaredIn(statements: readonly SyntaxNode[], textOf: TextOf): readonly Declared[] {
  return statements.flatMap((node) => declaredBy(node, textOf));
}

function declaredBy(node: SyntaxNode, textOf: TextOf, depth = 0): readonly Declared[] {
  if (depth > deepest) return [];
  switch (node.name) {
    case 'VariableDeclaration':
      return node.firstChild?.name === 'var' ? [] : variables(node, textOf);
    case 'ClassDeclaration':
      return named(node, 'VariableDefinition', 'class', textOf);
    case 'FunctionDeclaration':
    case 'NamespaceDeclaration':
      return named(node, 'VariableDefinition', 'function', textOf);
    case 'EnumDeclaration':
      return named(node, 'TypeDefinition', 'function', textOf);
    case 'ImportDeclaration':
      return importedNames(node).map((name) => ({ name: textOf(name), node: name, by: 'import' }));
    case 'ExportDeclaration':
    case 'LabeledStatement':
      return childrenOf(node).flatMap((child) => declaredBy(child, textOf, depth + 1));
    case 'AmbientDeclaration':
      // what is declared to be there is not written here
      return childrenOf(node)
        .flatMap((child) => declaredBy(child, textOf, depth + 1))
        .map((declared) => ({ ...declared, by: 'function' }));
    default:
      return [];
  }
}

function named(node: SyntaxNode, kind: string, by: Declared['by'], textOf: TextOf): readonly Declared[] {
  const name = node.getChild(kind);
  return name ? [{ name: textOf(name), node, by }] : [];
}

function variables(node: SyntaxNode, textOf: TextOf): readonly Declared[] {
  return declarators(node).flatMap(({ target }) =>
    namesIn(target).map((name) => ({ name: textOf(name), node: name, by: 'variable' as const })),
  );
}

/** The nodes that hold the names which an import binds; those of types are none. */
function importedNames(node: SyntaxNode): readonly SyntaxNode[] {
  const children = childrenOf(node);
  if (children.some(({ name }) => name === 'type')) return [];
  return children.flatMap((child) => {
    if (child.name === 'VariableDefinition') return [child];
    if (child.name !== 'ImportGroup') return [];
    return splitAt(childrenOf(child).slice(1, -1), ',').flatMap((part) =>
      part.some(({ name }) => name === 'type') ? [] : part.filter(({ name }) => name === 'VariableDefinition'),
    );
  });
}

export interface Declarator {
  readonly target: SyntaxNode;
  readonly value: SyntaxNode | undefined;
}

/** What stands on either side of each `=` of a declaration. */
export function declarators(node: SyntaxNode): readonly Declarator[] {
  const parts = splitAt(
    childrenOf(node).filter(({ name }) => name !== ';'),
    ',',
  );
  return parts.flatMap((part, order) => {
    const [target, ...rest] = order === 0 ? part.slice(1) : part;
    const equalsAt = rest.findIndex(({ name }) => name === 'Equals');
    return target ? [{ target, value: equalsAt < 0 ? undefined : rest[equalsAt + 1] }] : [];
  });
}

/** The names that a pattern binds. */
export function namesIn(pattern: SyntaxNode, depth = 0): readonly SyntaxNode[] {
  if (pattern.name === 'VariableDefinition') return [pattern];
  if (depth > deepest || !/Pattern|^PatternProperty$/.test(pattern.name)) return [];
  return splitAt(childrenOf(pattern), ',').flatMap((part) => {
    const equalsAt = part.findIndex(({ name }) => name === 'Equals');
    return (equalsAt < 0 ? part : part.slice(0, equalsAt)).flatMap((each) => namesIn(each, depth + 1));
  });
}

/** The names of `var`, and of functions in blocks, that belong to the function around them. */
export function variablesOfFunction(body: SyntaxNode, textOf: TextOf): readonly Declared[] {
  const found: Declared[] = [];
  let isFirst = true;
  body.cursor().iterate((inner) => {
    if (isFirst) {
      isFirst = false;
      return true;
    }
    if (inner.name === 'FunctionDeclaration' && isInBlock(inner.node, body)) {
      found.push(...named(inner.node, 'VariableDefinition', 'function', textOf));
    }
    if (isFunction(inner)) return false;
    if (inner.name === 'VariableDeclaration' && inner.node.firstChild?.name === 'var') {
      found.push(...variables(inner.node, textOf));
    }
    if (/^For(?:Of|In)Spec$/.test(inner.name) && inner.node.getChild('var')) {
      const names = childrenOf(inner.node).flatMap((child) => namesIn(child));
      found.push(...names.map((name) => ({ name: textOf(name), node: name, by: 'variable' as const })));
    }
    return true;
  });
  return found;
}

function isInBlock({ parent }: SyntaxNode, body: SyntaxNode): boolean {
  return parent?.name === 'Block' && (parent.from !== body.from || parent.to !== body.to);
}

/** Whether what stands in a node runs at another time than what stands around it, or for another object. */
function isFunction(inner: { readonly name: string; readonly node: SyntaxNode }): boolean {
  if (inner.name === 'Property') return inner.node.getChild('ParamList') !== null;
  return /^(?:Function(?:Declaration|Expression)|ArrowFunction|MethodDeclaration|StaticBlock|PropertyDeclaration)$/.test(
    inner.name,
  );
}
