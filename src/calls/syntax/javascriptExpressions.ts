/** Expressions of JavaScript and TypeScript, from their syntax tree; types are skipped. Numbers are read by the finder. */

import type { SyntaxNode } from '@lezer/common';
import { readNumber } from '../../finder/index.ts';
import { deepest, splitAt } from './pythonExpressions.ts';
import type { Argument, BinaryOperator, Expression, Span } from './tree.ts';

const binaryOperators: Readonly<Record<string, BinaryOperator | undefined>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
  '**': '**',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '===': '==',
  '!==': '!=',
};

/** Operators of which one side is the value. */
const choosing: ReadonlySet<string> = new Set(['&&', '||', '??']);

/** What is behind `await`, by what gives the same at once. */
const atOnce: Readonly<Record<string, string | undefined>> = { data: 'dataSync', array: 'arraySync' };

/** The children of a node, in order, comments left out. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child);
  }
  return children;
}

/** Reads the expressions of one text. */
export class JavaScriptExpressions {
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
    return { ...this.#read(node, (child) => this.read(child, depth + 1)), from, to };
  }

  #read(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    switch (node.name) {
      case 'Number':
        return this.#number(node);
      case 'String':
      case 'TemplateString':
        return this.#string(node);
      case 'BooleanLiteral':
        return { kind: 'flag', value: this.textOf(node) === 'true' };
      case 'null':
        return { kind: 'nothing' };
      case 'VariableName':
      case 'this':
        return { kind: 'name', name: this.textOf(node) };
      case 'ParenthesizedExpression':
      case 'SequenceExpression':
        return this.#last(node, inner);
      case 'InstantiationExpression':
        return firstOf(node, inner);
      case 'PrefixCast':
        return this.#last(node, inner);
      case 'ArrayExpression':
        return this.#list(node, inner);
      case 'ObjectExpression':
        return this.#object(node, inner);
      case 'MemberExpression':
        return this.#member(node, inner);
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node, inner);
      case 'AwaitExpression':
        return this.#awaited(node, inner);
      case 'DynamicImport':
        return { kind: 'other' };
      case 'PostfixExpression':
        return this.textOf(node).endsWith('!') ? firstOf(node, inner) : other;
      case 'UnaryExpression':
        return this.#unary(node, inner);
      case 'BinaryExpression':
        return this.#binary(node, inner);
      case 'ConditionalExpression': {
        const [, , first, , second] = childrenOf(node);
        return first && second ? { kind: 'other', of: [inner(first), inner(second)] } : other;
      }
      case 'AssignmentExpression': {
        const [, sign, value] = childrenOf(node);
        return sign?.name === 'Equals' && value ? inner(value) : other;
      }
      default:
        return other;
    }
  }

  #number(node: SyntaxNode): Unplaced {
    const read = readNumber(this.textOf(node), 'typescript');
    // a BigInt is no number that arithmetic takes beside others
    if (!read || this.textOf(node).endsWith('n')) return other;
    return { kind: 'number', value: read.value, isInteger: Number.isInteger(read.value) };
  }

  #string(node: SyntaxNode): Unplaced {
    const content = this.textOf(node).slice(1, -1);
    const isPlain = node.firstChild === null && !/[\\\r]/.test(content) && /^(['"`]).*\1$/s.test(this.textOf(node));
    return isPlain ? { kind: 'string', value: content } : other;
  }

  /** What stands in brackets, behind commas or a cast. */
  #last(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const content = childrenOf(node).filter(({ name }) => name !== '(' && name !== ')');
    const last = content[content.length - 1];
    return last && !content.some(({ type }) => type.isError) ? inner(last) : other;
  }

  #list(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const content = childrenOf(node).slice(1);
    if (content.pop()?.name !== ']') return other;
    const items = splitAt(content, ',').map((item) => this.#item(item, inner));
    return items.some((item) => item === undefined)
      ? other
      : { kind: 'list', form: 'list', items: items.filter((item) => item !== undefined) };
  }

  /** One item, or all of a list that is spread; undefined for a hole. */
  #item([first, second, ...more]: readonly SyntaxNode[], inner: (child: SyntaxNode) => Expression) {
    if (!first || more.length > 0) return undefined;
    if (first.name !== 'Spread') return second ? undefined : inner(first);
    return second ? ({ kind: 'spread', value: inner(second), from: first.from, to: second.to } as const) : undefined;
  }

  #object(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const content = childrenOf(node).slice(1);
    if (content.pop()?.name !== '}') return other;
    const entries = splitAt(content, ',').map(([property, ...more]) =>
      property?.name === 'Property' && more.length === 0 ? this.#entry(childrenOf(property), inner) : undefined,
    );
    const known = entries.filter((entry) => entry !== undefined);
    if (known.length === entries.length) return { kind: 'dictionary', entries: known };
    const spread = node.getChildren('Property').filter((property) => property.getChild('Spread') && property.lastChild);
    return {
      kind: 'other',
      of: [
        ...known.map(({ value }) => value),
        ...spread.flatMap(({ lastChild }) => (lastChild ? [inner(lastChild)] : [])),
      ],
    };
  }

  #entry(parts: readonly SyntaxNode[], inner: (child: SyntaxNode) => Expression) {
    const [key, colon, value, ...more] = parts;
    const name = key && this.#key(key);
    if (!name || name.value === '__proto__') return undefined;
    if (parts.length === 1 && key.name === 'PropertyDefinition') {
      return { key: name, value: { kind: 'name', name: name.value, from: key.from, to: key.to } as const };
    }
    return colon?.name === ':' && value && more.length === 0 ? { key: name, value: inner(value) } : undefined;
  }

  #key(node: SyntaxNode): Extract<Expression, { kind: 'string' }> | undefined {
    const { from, to } = node;
    if (/^Property(?:Definition|Name)$/.test(node.name)) return { kind: 'string', value: this.textOf(node), from, to };
    const read = node.name === 'String' ? this.#string(node) : node.name === 'Number' ? this.#number(node) : other;
    if (read.kind === 'number') return { kind: 'string', value: String(read.value), from, to };
    return read.kind === 'string' ? { ...read, from, to } : undefined;
  }

  #member(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const [object, ...rest] = childrenOf(node);
    const last = rest[rest.length - 1];
    if (!object || object.name === 'super' || !last) return other;
    if (rest.length === 2 && /^(?:Private)?PropertyName$/.test(last.name)) {
      const { from, to } = last;
      return { kind: 'member', object: inner(object), name: this.textOf(last), nameSpan: { from, to } };
    }
    const [open, place, close, ...more] = rest.filter(({ name }) => name !== '?.');
    if (open?.name !== '[' || close?.name !== ']' || more.length > 0) return other;
    return { kind: 'index', object: inner(object), parts: [{ kind: 'place', value: inner(place) }] };
  }

  #call(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const isNew = node.name === 'NewExpression';
    const [callee, ...rest] = childrenOf(node).filter(({ name }) => name !== 'new');
    if (!callee || callee.name === 'super') return other;
    const list = rest.find(({ name }) => name === 'ArgList');
    if (!list && !isNew) return other;
    const given = list ? this.#arguments(list, inner) : [];
    return { kind: 'call', callee: inner(callee), arguments: given, ...(isNew && { isNew }) };
  }

  #arguments(list: SyntaxNode, inner: (child: SyntaxNode) => Expression): Argument[] {
    const nodes = childrenOf(list).slice(1);
    const isClosed = nodes[nodes.length - 1]?.name === ')';
    if (isClosed) nodes.pop();
    return splitAt(nodes, ',').map((part): Argument => {
      const item = isClosed ? this.#item(part, inner) : undefined;
      if (item?.kind === 'spread') return { value: item.value, spread: 'items' };
      // half typed
      return item ? { value: item } : { value: { kind: 'other', from: list.from, to: list.to }, spread: 'unknown' };
    });
  }

  /** What is waited for: a module, or numbers that `dataSync` and `arraySync` give at once. */
  #awaited(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const operand = childrenOf(node)[1];
    if (!operand) return other;
    if (operand.name === 'DynamicImport') {
      const name = childrenOf(operand).find((child) => child.name === 'String');
      const { from, to } = operand;
      if (!name) return other;
      return { kind: 'call', callee: { kind: 'name', name: 'import', from, to }, arguments: [{ value: inner(name) }] };
    }
    const read = inner(operand);
    if (read.kind !== 'call' || read.callee.kind !== 'member') return read;
    const name = Object.hasOwn(atOnce, read.callee.name) ? atOnce[read.callee.name] : undefined;
    return name === undefined ? read : { ...read, callee: { ...read.callee, name } };
  }

  #unary(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const [sign, operand] = childrenOf(node);
    const operator = this.textOf(sign);
    if (!operand || (operator !== '-' && operator !== '+')) return other;
    return { kind: 'unary', operator, operand: inner(operand) };
  }

  /** Powers are taken from the right; the grammar groups them from the left. */
  #power(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const exponents: SyntaxNode[] = [];
    let base = node;
    while (base.name === 'BinaryExpression' && this.#operatorOf(base) === '**') {
      const operands = operandsOf(base);
      if (!operands || exponents.length > deepest) return other;
      exponents.push(operands[1]);
      base = operands[0];
    }
    const [last, ...others] = exponents.map(inner);
    const right = others.reduce<Expression>(
      (power, left) => ({ kind: 'binary', operator: '**', left, right: power, from: left.from, to: power.to }),
      last,
    );
    return { kind: 'binary', operator: '**', left: inner(base), right };
  }

  #operatorOf(node: SyntaxNode): string {
    const sign = childrenOf(node)[1];
    return sign ? this.textOf(sign) : '';
  }

  #binary(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
    const [left, sign, right, ...more] = childrenOf(node);
    if (sign?.name === 'as' || sign?.name === 'satisfies') return inner(left);
    const operator = sign && this.textOf(sign);
    if (!right || right.type.isError || more.length > 0) return other;
    if (choosing.has(operator)) return { kind: 'other', of: [inner(left), inner(right)] };
    const known = Object.hasOwn(binaryOperators, operator) ? binaryOperators[operator] : undefined;
    if (known === '**') return this.#power(node, inner);
    return known ? { kind: 'binary', operator: known, left: inner(left), right: inner(right) } : other;
  }
}

/** What stands around an operator, as far as the grammar says. */
function operandsOf(node: SyntaxNode): readonly [SyntaxNode, SyntaxNode] | undefined {
  const [left, , right] = childrenOf(node);
  return left && right ? [left, right] : undefined;
}

function firstOf(node: SyntaxNode, inner: (child: SyntaxNode) => Expression): Unplaced {
  const [first] = childrenOf(node);
  return first ? inner(first) : other;
}

type Without<Kind, Keys extends PropertyKey> = Kind extends unknown ? Omit<Kind, Keys> : never;
type Unplaced = Without<Expression, keyof Span>;

const other: Unplaced = { kind: 'other' };
