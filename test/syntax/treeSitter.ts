/** Tree-sitter's parsers, as trees in our form. */

import { createRequire } from 'node:module';
import * as path from 'node:path';
import { npmPackages } from './fetching.ts';
import type { Syntax } from './tree.ts';

/** What is used of a tree-sitter tree's cursor. */
interface Cursor {
  readonly nodeType: string;
  readonly startIndex: number;
  readonly endIndex: number;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

interface Tree {
  walk(): Cursor;
  delete(): void;
}

interface ParserModule {
  readonly Parser: {
    new (): { setLanguage(language: unknown): void; parse(text: string): Tree };
    init(options: { locateFile(name: string): string }): Promise<void>;
  };
  readonly Language: { load(file: string): Promise<unknown> };
}

/**
 * A parser of the collection that VS Code uses.
 * @param language as in the file's name, such as 'c-sharp'
 */
export async function treeSitterParser(cache: string, language: string): Promise<(text: string) => Syntax> {
  const modules = npmPackages(cache, 'tree-sitter', ['@vscode/tree-sitter-wasm@0.3.1']);
  const folder = path.join(modules, '@vscode/tree-sitter-wasm/wasm');
  const { Parser, Language }: ParserModule = createRequire(path.join(folder, 'here.js'))('./tree-sitter.js');
  await Parser.init({ locateFile: (name) => path.join(folder, name) });
  const parser = new Parser();
  parser.setLanguage(await Language.load(path.join(folder, `tree-sitter-${language}.wasm`)));
  return (text) => {
    const tree = parser.parse(text);
    const syntax = syntaxAt(tree.walk());
    tree.delete();
    return syntax;
  };
}

function syntaxAt(cursor: Cursor): Syntax {
  const children: Syntax[] = [];
  const { nodeType: kind, startIndex: start, endIndex: end } = cursor;
  if (cursor.gotoFirstChild()) {
    do if (cursor.nodeType !== 'comment') children.push(syntaxAt(cursor));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return { kind, start, end, children };
}
