/** A parser's tree in one form, whatever parser made it, and the literals in it. */

import type { Literal, LiteralElement } from './judge.ts';

/** A node of a syntax tree. */
export interface Syntax {
  readonly kind: string;
  /** UTF-16 offsets, end exclusive */
  readonly start: number;
  readonly end: number;
  /** with punctuation, without comments */
  readonly children: readonly Syntax[];
}

/** What the nodes of a language mean. */
export interface Meaning {
  /** what a bracketed literal holds; undefined for other nodes */
  literal(
    node: Syntax,
    text: string,
    parent: Syntax | undefined,
  ): (Omit<Literal, 'elements'> & { elements: readonly Element[] }) | undefined;
  /** the number an element is; undefined if it is none */
  leaf(element: Element, text: string): LiteralElement;
  /** types, patterns: nothing in it is a value */
  isNoValue?(node: Syntax, text: string): boolean;
  /** either way is right for what is in it */
  isUnclear?(node: Syntax, text: string): boolean;
}

/** An element of a literal: its nodes (one, where the parser knows expressions, several where it knows tokens only). */
export type Element = readonly Syntax[];

/** The literals of a tree, for the judge. */
export function literalsOf(root: Syntax, text: string, meaning: Meaning): Literal[] {
  const found: Literal[] = [];
  const walk = (node: Syntax, parent: Syntax | undefined, unclear: boolean): void => {
    if (meaning.isNoValue?.(node, text)) return;
    const either = unclear || meaning.isUnclear?.(node, text) === true;
    const literal = literalAt(node, parent, either);
    if (literal) found.push(literal, ...(either ? insideOf(literal) : []));
    else for (const child of node.children) walk(child, node, either);
  };
  const literalAt = (node: Syntax, parent: Syntax | undefined, unclear: boolean): Literal | undefined => {
    const parts = meaning.literal(node, text, parent);
    if (!parts) return undefined;
    const either = parts.either === true || unclear;
    const elements = parts.elements.map((element) => elementOf(element, node, unclear));
    return { start: parts.start, end: parts.end, elements, either };
  };
  const elementOf = (element: Element, parent: Syntax, unclear: boolean): LiteralElement => {
    const inner = element.length === 1 ? literalAt(element[0], parent, unclear) : undefined;
    if (inner) return inner;
    const leaf = meaning.leaf(element, text);
    if (leaf === undefined) for (const node of element) walk(node, parent, unclear);
    return leaf;
  };
  walk(root, undefined, false);
  return found;
}

/** The literals inside one of which nothing is sure: each may be an array whatever the one around it is. */
function insideOf(literal: Literal): Literal[] {
  const inner = literal.elements.filter((element) => typeof element === 'object' && 'elements' in element);
  return inner.flatMap((element) => [{ ...element, either: true }, ...insideOf(element)]);
}

/** The nodes between a node's brackets, parted at its commas. */
export function betweenCommas(children: readonly Syntax[]): Element[] {
  const elements: Syntax[][] = [[]];
  for (const node of children) {
    if (node.kind === ',') elements.push([]);
    else elements[elements.length - 1].push(node);
  }
  return elements.filter((element) => element.length > 0);
}

/** The text from the first node to the last. */
export function textOf(element: Element, text: string): string {
  return element.length === 0 ? '' : text.slice(element[0].start, element[element.length - 1].end);
}
