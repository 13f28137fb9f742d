/** Expressions of Python, from its syntax tree. Numbers are read from the text by the finder, as everywhere. */

import type { SyntaxNode } from '@lezer/common';
import { readNumber } from '../../finder/index.ts';
import type {
  Argument,
  BinaryOperator,
  ComprehensionClause,
  Expression,
  IndexPart,
  Span,
  UnaryOperator,
} from './tree.ts';

/** Nobody nests deeper by hand; what does is taken for unknown. */
export const deepest = 200;

const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);
const binaryOperators: ReadonlySet<string> = new Set(['+', '-', '*', '/', '//', '%', '**', '@', ...comparisons]);
const unaryOperators: ReadonlySet<string> = new Set(['+', '-', 'not', '~']);

/** The children of a node, in order, comments left out. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}

/** What stands between the separators of this name; an empty stretch at the end is none. */
export function splitAt(nodes: readonly SyntaxNode[], separator: string): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) parts.push([]);
    else parts[parts.length - 1].push(node);
  }
  if (parts[parts.length - 1].length === 0) parts.pop();
  return parts;
}

/** Reads the expressions of one text. */
export class PythonExpressions {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  textOf({ from, to }: Span): string {
    return this.text.slice(from, to);
  }

  read(node: SyntaxNode, depth = 0): Expression {
    const { from, to } = node;
    if (depth > deepest) return { kind: 'other', from, to };
    const inner = (child: SyntaxNode): Expression => this.read(child, depth + 1);
    switch (node.name) {
      case 'Number':
        return { from, to, ...this.#number(node) };
      case 'String':
        return { from, to, ...this.#string(node) };
      case 'ContinuedString': {
        const parts = childrenOf(node).map((part) => this.#string(part));
        const texts = parts.flatMap((part) => (part.kind === 'string' ? [part.value] : []));
        return texts.length === parts.length
          ? { kind: 'string', value: texts.join(''), from, to }
          : { kind: 'other', from, to };
      }
      case 'DictionaryExpression':
        return { from, to, ...this.#dictionary(node, inner) };
      case 'Boolean':
        return { kind: 'flag', value: this.textOf(node) === 'True', from, to };
      case 'None':
        return { kind: 'nothing', from, to };
      case 'VariableName':
        return { kind: 'name', name: this.textOf(node), from, to };
      case 'ParenthesizedExpression': {
        const content = node.firstChild?.nextSibling;
        return content && content.name !== ')' ? { ...inner(content), from, to } : { kind: 'other', from, to };
      }
      case 'ArrayExpression':
      case 'TupleExpression':
        return { from, to, ...this.#list(node, inner) };
      case 'ArrayComprehensionExpression':
        return { from, to, ...comprehension(childrenOf(node).slice(1, -1), 'list', inner) };
      case 'ComprehensionExpression':
        return { from, to, ...comprehension(childrenOf(node).slice(1, -1), 'generator', inner) };
      case 'MemberExpression':
        return { from, to, ...this.#member(node, inner) };
      case 'CallExpression':
        return { from, to, ...this.#call(node, inner) };
      case 'UnaryExpression':
        return { from, to, ...this.#unary(node, inner) };
      case 'BinaryExpression':
        return { from, to, ...this.#binary(node, inner) };
      default:
        return { kind: 'other', from, to };
    }
  }

  /** Several values without brackets are a tuple. */
  readAll(nodes: readonly SyntaxNode[]): Expression | undefined {
    const items = splitAt(nodes, ',');
    if (items.length === 0 || items.some((item) => item.length !== 1)) return undefined;
    if (items.length === 1 && nodes.length === 1) return this.read(nodes[0]);
    const span = { from: nodes[0].from, to: nodes[nodes.length - 1].to };
    return { kind: 'list', form: 'tuple', items: items.map(([item]) => this.read(item)), ...span };
  }

  #number(node: SyntaxNode): Unplaced {
    // the grammar cuts `1.` and `1.e-3` apart; the text in which it finds its way has digits alone there
    const read = readNumber(this.textOf(node), 'python');
    return read ? { kind: 'number', ...read } : other;
  }

  #string(node: SyntaxNode): Unplaced {
    const [, prefix, , content] = /^([a-zA-Z]*)('''|"""|'|")([\s\S]*)\2$/.exec(this.textOf(node)) ?? [];
    if (content === undefined || /f/i.test(prefix) || content.includes('\\')) return other;
    return { kind: 'string', value: content };
  }

  #list(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const content = childrenOf(node).slice(1);
    const last = content.pop();
    if (last && !/^[)\]]$/.test(last.name)) return other;
    const items = splitAt(content, ',');
    // a star, or a comprehension's clauses
    if (items.some((item) => item.length !== 1)) return other;
    const form = node.name === 'ArrayExpression' ? 'list' : 'tuple';
    return { kind: 'list', form, items: items.map(([item]) => inner(item)) };
  }

  #dictionary(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const content = childrenOf(node).slice(1);
    if (content.pop()?.name !== '}') return other;
    const entries = splitAt(content, ',').map(([key, colon, value, ...more]) =>
      colon?.name === ':' && value && more.length === 0 ? { key: inner(key), value: inner(value) } : undefined,
    );
    return entries.some((entry) => entry === undefined)
      ? other
      : { kind: 'dictionary', entries: entries.filter((entry) => entry !== undefined) };
  }

  #member(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const [object, mark, ...rest] = childrenOf(node);
    if (mark?.name === '.' && rest[0]?.name === 'PropertyName') {
      const { from, to } = rest[0];
      return { kind: 'member', object: inner(object), name: this.textOf(rest[0]), nameSpan: { from, to } };
    }
    if (mark?.name !== '[' || rest.pop()?.name !== ']') return other;
    const parts = splitAt(rest, ',').map((part) => indexPart(part, inner));
    if (parts.length === 0 || parts.some((part) => part === undefined)) return other;
    return { kind: 'index', object: inner(object), parts: parts.filter((part) => part !== undefined) };
  }

  #call(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): UnplacedCall {
    const [callee, list] = childrenOf(node);
    const nodes = list?.name === 'ArgList' ? childrenOf(list).slice(1) : [];
    if (nodes[nodes.length - 1]?.name === ')') nodes.pop();
    const given = nodes.some(({ name }) => name === 'for')
      ? [bareGenerator(nodes, inner)]
      : splitAt(nodes, ',').map((part) => this.#argument(part, inner));
    return { kind: 'call', callee: inner(callee), arguments: given };
  }

  #argument(part: readonly SyntaxNode[], inner: (child: SyntaxNode) => Expression): Argument {
    const [first, second, third] = part;
    if (second?.name === 'AssignOp' && third) return { name: this.textOf(first), value: inner(third) };
    if (part.length === 1) return { value: inner(first) };
    // half typed
    if (part.length !== 2)
      return { value: { kind: 'other', from: first?.from ?? 0, to: first?.to ?? 0 }, spread: 'unknown' };
    return { value: inner(second), spread: first.name === '**' ? 'names' : first.name === '*' ? 'items' : 'unknown' };
  }

  #unary(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const [sign, operand] = childrenOf(node);
    const operator = this.textOf(sign);
    if (!operand || !unaryOperators.has(operator)) return other;
    return { kind: 'unary', operator: operator as UnaryOperator, operand: inner(operand) };
  }

  #binary(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const [left, sign, right, ...more] = childrenOf(node);
    const operator = sign && this.textOf(sign);
    if (!right || more.length > 0 || !binaryOperators.has(operator)) return other;
    // a chain such as `0 < p < 1` is no comparison of a comparison
    if (comparisons.has(operator) && [left, right].some((side) => this.#isComparison(side))) return other;
    return { kind: 'binary', operator: operator as BinaryOperator, left: inner(left), right: inner(right) };
  }

  #isComparison(node: SyntaxNode): boolean {
    const [, sign] = node.name === 'BinaryExpression' ? childrenOf(node) : [];
    return sign?.name === 'CompareOp';
  }
}

type Without<Kind, Keys extends PropertyKey> = Kind extends unknown ? Omit<Kind, Keys> : never;
type Unplaced = Without<Expression, keyof Span>;
type UnplacedCall = Extract<Unplaced, { kind: 'call' }>;

const other: Unplaced = { kind: 'other' };

/** `item for target in values if condition …`, without its brackets. */
function comprehension(
  nodes: readonly SyntaxNode[],
  form: 'list' | 'generator',
  inner: (child: SyntaxNode) => Expression,
): Unplaced {
  const parts = splitAt(nodes, 'for');
  const [item, ...loops] = parts;
  const clauses = loops.map((loop) => clauseOf(loop, inner));
  if (item?.length !== 1 || clauses.length === 0 || clauses.some((clause) => clause === undefined)) return other;
  return {
    kind: 'comprehension',
    form,
    item: inner(item[0]),
    clauses: clauses.filter((clause) => clause !== undefined),
  };
}

function clauseOf(
  nodes: readonly SyntaxNode[],
  inner: (child: SyntaxNode) => Expression,
): ComprehensionClause | undefined {
  const [targets, rest, ...more] = splitAt(nodes, 'in');
  const [values, ...conditions] = splitAt(rest ?? [], 'if');
  const names = splitAt(targets ?? [], ',');
  if (more.length > 0 || values?.length !== 1 || names.length === 0) return undefined;
  if ([...names, ...conditions].some((part) => part.length !== 1)) return undefined;
  const each = names.map(([name]) => inner(name));
  const span = { from: targets[0].from, to: targets[targets.length - 1].to };
  const target: Expression = each.length === 1 ? each[0] : { kind: 'list', form: 'tuple', items: each, ...span };
  return { target, values: inner(values[0]), conditions: conditions.map(([condition]) => inner(condition)) };
}

/** A generator without brackets of its own: `sum(p for p in shares)`. */
function bareGenerator(nodes: readonly SyntaxNode[], inner: (child: SyntaxNode) => Expression): Argument {
  const span = { from: nodes[0].from, to: nodes[nodes.length - 1].to };
  return { value: { ...comprehension(nodes, 'generator', inner), ...span } };
}

function indexPart(part: readonly SyntaxNode[], inner: (child: SyntaxNode) => Expression): IndexPart | undefined {
  if (!part.some(({ name }) => name === ':')) {
    if (part.length !== 1) return undefined;
    return part[0].name === 'Ellipsis' ? { kind: 'ellipsis' } : { kind: 'place', value: inner(part[0]) };
  }
  const bounds: (Expression | undefined)[] = [undefined];
  for (const node of part) {
    if (node.name === ':') bounds.push(undefined);
    else if (bounds[bounds.length - 1] === undefined) bounds[bounds.length - 1] = inner(node);
    else return undefined;
  }
  const [start, stop, step] = bounds;
  return bounds.length > 3 ? undefined : { kind: 'slice', start, stop, step };
}
