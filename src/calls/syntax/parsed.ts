/** A text with its syntax tree, which after an edit is parsed again only where the edit reaches. */

import { type Parser, type Tree, TreeFragment } from '@lezer/common';

export interface Parsed {
  /** as the grammar saw it; its places are those of the document */
  readonly text: string;
  readonly tree: Tree;
}

/** The tree of a text, step by step; what an earlier one has in common with it is used again. */
export function* parsing(parser: Parser, text: string, before?: Parsed): Generator<undefined, Parsed> {
  const change = before && changeBetween(before.text, text);
  const fragments = before && TreeFragment.applyChanges(TreeFragment.addTree(before.tree), change ? [change] : []);
  const unfinished = parser.startParse(text, fragments);
  for (;;) {
    const tree = unfinished.advance();
    if (tree) return { text, tree };
    yield;
  }
}

interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** The one stretch in which two texts differ. */
function changeBetween(before: string, after: string): Change | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  let back = 0;
  while (
    back < shorter - from &&
    before.charCodeAt(before.length - 1 - back) === after.charCodeAt(after.length - 1 - back)
  ) {
    back += 1;
  }
  return { fromA: from, toA: before.length - back, fromB: from, toB: after.length - back };
}
