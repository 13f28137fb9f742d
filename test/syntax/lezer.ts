/** Lezer's parsers, as trees in our form. */

import { createRequire } from 'node:module';
import * as path from 'node:path';
import { npmPackages } from './fetching.ts';
import type { Syntax } from './tree.ts';

/** What is used of a Lezer tree's cursor. */
interface Cursor {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isSkipped: boolean };
  firstChild(): boolean;
  nextSibling(): boolean;
  parent(): boolean;
}

interface LezerModule {
  readonly parser: { parse(text: string): { cursor(): Cursor } };
}

/** The kind of a node where the parser could make no sense of the text. */
export const broken = '⚠';

/**
 * A parser from npm, with the versions of what it stands on.
 * @param name of the package
 * @param version of it
 */
export function lezerParser(cache: string, name: string, version: string): (text: string) => Syntax {
  const set = `lezer-${path.basename(name)}`;
  const shared = ['@lezer/common@1.5.5', '@lezer/lr@1.4.12', '@lezer/highlight@1.2.5'];
  const modules = npmPackages(cache, set, [`${name}@${version}`, ...shared]);
  const { parser }: LezerModule = createRequire(path.join(modules, 'here.js'))(name);
  return (text) => syntaxAt(parser.parse(text).cursor());
}

const comments = new Set(['LineComment', 'BlockComment', 'Comment']);

function syntaxAt(cursor: Cursor): Syntax {
  const children: Syntax[] = [];
  const { name: kind, from: start, to: end } = cursor;
  if (cursor.firstChild()) {
    do if (!comments.has(cursor.name)) children.push(syntaxAt(cursor));
    while (cursor.nextSibling());
    cursor.parent();
  }
  return { kind, start, end, children };
}
