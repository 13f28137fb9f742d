/** Python: from its syntax tree to scopes, blocks and what names are bound to in them. */

import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Language } from './language.ts';
import type { Parsed } from './parsed.ts';
import { childrenOf, deepest, PythonExpressions, splitAt } from './pythonExpressions.ts';
import { ScopeBuilder } from './scopeBuilder.ts';
import type { Block, CallExpression, Expression, PathStep, PlacedCall, PlacedExpression, Program } from './tree.ts';

/** `1.`, `1.e-3`: the grammar takes what follows the point for a member's name. */
const pointedNumbers = /(?<![\w.])\d[\d_]*\.(?:[eE][+-]?\d[\d_]*)?(?![\w.])/g;

/** Python; what is half typed or nested beyond reason is left out of its programs. */
export const python: Language = {
  parser,
  legible: (text) => text.replace(pointedNumbers, (number) => '1'.repeat(number.length)),
  read: (text, parsed) => new PythonReader(text, parsed).program(),
};

/** Functions that leave the arrays they are given as they are; what others do to them is not known. */
const harmless: ReadonlySet<string> = new Set([
  'print',
  'display',
  'repr',
  'str',
  'len',
  'type',
  'id',
  'assert_allclose',
]);
/** Methods that leave their object as it is for us. */
const harmlessMethods: ReadonlySet<string> = new Set(
  'backward eval train zero_grad print show write info debug warning error log close flush plot compile summary'.split(
    ' ',
  ),
);
/** Functions by which any name may get another value. */
const rewriting: ReadonlySet<string> = new Set(['exec', 'globals', 'locals', 'vars', 'setattr', '__import__']);
/** Methods and functions that change what they are given. */
const changing =
  /^(?:append|extend|insert|remove|pop|clear|sort|reverse|update|fill|put|place|putmask|copyto|fill_diagonal|put_along_axis|shuffle|itemset|resize|setflags|heapify|heappush|heappop|assign|assign_add|assign_sub|\w+[^_]_)$/;

/** Nobody writes a longer one by hand. */
const longestFormula = 5_000;
const formulaWords = /log|exp|\//;
/** What is read together with what stands around it. */
const partsOfFormulas: ReadonlySet<string> = new Set([
  'ParenthesizedExpression',
  'ArrayExpression',
  'TupleExpression',
  'MemberExpression',
  'CallExpression',
  'ArgList',
  'UnaryExpression',
  'BinaryExpression',
]);

class PythonReader {
  readonly #expressions: PythonExpressions;
  readonly #parsed: Parsed;
  readonly #module: ScopeBuilder;
  readonly #calls: PlacedCall[] = [];
  readonly #formulas: PlacedExpression[] = [];
  readonly #replaced = new Set<string>();
  readonly #classes: ScopeBuilder[] = [];
  #rewriting: string | undefined;

  constructor(text: string, parsed: Parsed) {
    this.#expressions = new PythonExpressions(text);
    this.#parsed = parsed;
    this.#module = new ScopeBuilder('module', { from: 0, to: text.length });
  }

  program(): Program {
    this.#statements(childrenOf(this.#parsed.tree.topNode), this.#module, 0);
    return {
      languageId: 'python',
      parsed: this.#parsed,
      module: this.#module,
      calls: this.#calls,
      formulas: this.#formulas,
      classes: this.#classes,
      replaced: this.#replaced,
      ...(this.#rewriting !== undefined && { rewriting: this.#rewriting }),
    };
  }

  #textOf(node: SyntaxNode): string {
    return this.#expressions.textOf(node);
  }

  #statements(nodes: readonly SyntaxNode[], scope: ScopeBuilder, depth: number): void {
    if (depth > deepest) return;
    for (const node of nodes) this.#statement(node, scope, depth + 1);
  }

  #body(node: SyntaxNode, kind: Block['kind'], group: number | undefined, scope: ScopeBuilder, depth: number): void {
    const read = (): void => this.#statements(childrenOf(node), scope, depth);
    if (kind === 'plain') read();
    else scope.within(kind, node, read, group);
  }

  #statement(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    switch (node.name) {
      case 'StatementGroup':
        this.#statements(childrenOf(node), scope, depth);
        return;
      case 'ImportStatement':
        this.#import(node, scope);
        return;
      case 'AssignStatement':
        this.#assign(node, scope);
        return;
      case 'UpdateStatement':
        this.#update(node, scope);
        return;
      case 'ExpressionStatement':
        this.#expressionStatement(node, scope);
        return;
      case 'DeleteStatement':
        for (const child of childrenOf(node)) {
          if (child.name === 'VariableName') scope.bind(this.#textOf(child), { kind: 'deleted' }, node.to);
          else this.#changeNames(child, scope);
        }
        return;
      case 'ScopeStatement':
        this.#declareOuter(node, scope);
        return;
      case 'FunctionDefinition':
        this.#function(node, scope, depth);
        return;
      case 'ClassDefinition':
        this.#class(node, scope, depth);
        return;
      case 'IfStatement':
        this.#branches(node, this.#isMain(node) ? 'plain' : 'branch', scope, depth);
        return;
      case 'MatchClause':
        scope.within('branch', node, () => this.#branches(node, 'plain', scope, depth), node.parent?.from);
        return;
      case 'TryStatement':
      case 'MatchStatement':
        this.#branches(node, 'branch', scope, depth);
        return;
      case 'WhileStatement':
      case 'ForStatement':
        this.#loop(node, scope, depth);
        return;
      default:
        // with, decorators, return, and all else that holds expressions, and perhaps a body that runs
        this.#branches(node, 'plain', scope, depth);
        return;
    }
  }

  /** `if __name__ == "__main__":` is what a script runs. */
  #isMain(node: SyntaxNode): boolean {
    const condition = node.firstChild?.nextSibling;
    return condition !== null && condition !== undefined && /^__name__\s*==/.test(this.#textOf(condition));
  }

  #branches(node: SyntaxNode, kind: Block['kind'], scope: ScopeBuilder, depth: number): void {
    const children = childrenOf(node);
    for (const [order, child] of children.entries()) {
      if (child.name === 'Body' || child.name === 'MatchBody') {
        // what `try` began may go on in `except`
        const group = node.name === 'TryStatement' ? undefined : node.from;
        this.#body(child, kind, group, scope, depth);
      } else if (/Statement$|Definition$/.test(child.name)) this.#statement(child, scope, depth);
      else if (children[order - 1]?.name === 'as') this.#bindTarget(child, scope, child.to);
      else this.#expression(child, scope);
    }
  }

  #loop(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    const children = childrenOf(node);
    const bodyAt = children.findIndex(({ name }) => name === 'Body');
    const inAt = children.findIndex(({ name }) => name === 'in');
    for (const child of children.slice(0, bodyAt)) this.#expression(child, scope);
    for (const [order, body] of children.slice(Math.max(0, bodyAt)).entries()) {
      if (body.name !== 'Body') continue;
      scope.within(order === 0 ? 'loop' : 'branch', body, () => {
        // bound anew in each turn
        if (order === 0 && inAt > 0) {
          const mayHold = children.slice(inAt + 1, bodyAt).map((list) => this.#expressions.read(list));
          for (const target of children.slice(1, inAt))
            this.#bindAs(target, { kind: 'loop' }, body.from, scope, mayHold);
        }
        this.#statements(childrenOf(body), scope, depth);
      });
    }
  }

  /** Every name in a target of which nothing is known. */
  #bindAs(
    target: SyntaxNode,
    bound: { readonly kind: 'loop' | 'parameter' },
    at: number,
    scope: ScopeBuilder,
    mayHold: readonly Expression[] = [],
  ): void {
    if (target.name === 'VariableName') scope.bind(this.#textOf(target), bound, at, { mayHold });
    else for (const child of childrenOf(target)) this.#bindAs(child, bound, at, scope, mayHold);
  }

  #import(node: SyntaxNode, scope: ScopeBuilder): void {
    const nodes = childrenOf(node);
    const at = node.to;
    if (nodes[0]?.name !== 'from') {
      for (const part of splitAt(nodes.slice(1), ',')) {
        const [path, alias] = this.#importedName(part);
        // `import torch.nn` binds torch
        if (alias !== undefined) scope.bind(alias, { kind: 'import', path }, at);
        else scope.bind(path.split('.')[0], { kind: 'import', path: path.split('.')[0] }, at);
      }
      return;
    }
    const importAt = nodes.findIndex(({ name }) => name === 'import');
    const source = nodes
      .slice(1, importAt)
      .map((part) => this.#textOf(part))
      .join('');
    const names = nodes.slice(importAt + 1).filter(({ name }) => name !== '(' && name !== ')');
    for (const part of splitAt(names, ',')) {
      const [name, alias] = this.#importedName(part);
      if (name === '*') scope.bind(everything, { kind: 'import', path: source }, at);
      else scope.bind(alias ?? name, { kind: 'import', path: `${source}.${name}` }, at);
    }
  }

  /** `torch.nn as nn`: the path, and the name that it gets. */
  #importedName(part: readonly SyntaxNode[]): [path: string, alias: string | undefined] {
    const asAt = part.findIndex(({ name }) => name === 'as');
    const path = (asAt < 0 ? part : part.slice(0, asAt)).map((node) => this.#textOf(node)).join('');
    return [
      path,
      asAt < 0
        ? undefined
        : part
            .slice(asAt + 1)
            .map((node) => this.#textOf(node))
            .join(''),
    ];
  }

  #assign(node: SyntaxNode, scope: ScopeBuilder): void {
    const children = childrenOf(node).filter(({ name }) => name !== 'TypeDef');
    const groups = splitAt(children, 'AssignOp');
    for (const child of children) this.#expression(child, scope);
    // a declaration without a value
    if (groups.length < 2) return;
    const value = this.#expressions.readAll(groups[groups.length - 1]) ?? unknownAt(node);
    for (const targets of groups.slice(0, -1)) this.#bindGroup(targets, value, node.to, scope);
  }

  #bindGroup(targets: readonly SyntaxNode[], value: Expression, at: number, scope: ScopeBuilder): void {
    const items = splitAt(targets, ',');
    this.#bindItems(items, items.length === 1 && targets.length === 1, value, at, scope);
  }

  /** The items of a target to those of a value; behind one with a star they are counted from the end. */
  #bindItems(
    items: readonly (readonly SyntaxNode[])[],
    isWhole: boolean,
    value: Expression | undefined,
    at: number,
    scope: ScopeBuilder,
    path: readonly PathStep[] = [],
  ): void {
    const starAt = items.findIndex((item) => item.length === 2 && this.#textOf(item[0]) === '*');
    for (const [order, item] of items.entries()) {
      const isStar = order === starAt;
      const behind = items.length - 1 - order;
      const step = isStar ? { from: order, leavingOut: behind } : starAt >= 0 && order > starAt ? -1 - behind : order;
      if (item.length === 1 || isStar) {
        this.#bindTarget(item[item.length - 1], scope, at, value, isWhole ? [...path] : [...path, step]);
      } else for (const part of item) this.#changeNames(part, scope);
    }
  }

  /** Binds the names of a target to a value, or to the item of it at a path. */
  #bindTarget(target: SyntaxNode, scope: ScopeBuilder, at: number, value?: Expression, path: PathStep[] = []): void {
    switch (target.name) {
      case 'VariableName':
        scope.bind(this.#textOf(target), value ? { kind: 'value', value, path } : { kind: 'changed' }, at);
        return;
      case 'TupleExpression':
      case 'ArrayExpression':
      case 'ParenthesizedExpression': {
        const items = splitAt(childrenOf(target).slice(1, -1), ',');
        const isGroup = target.name === 'ParenthesizedExpression';
        this.#bindItems(items, isGroup, value, at, scope, path);
        return;
      }
      case 'MemberExpression':
        this.#bindMember(target, scope, at, path.length === 0 ? value : undefined);
        return;
      default:
        this.#changeNames(target, scope);
        return;
    }
  }

  /** `self.criterion = …`, `F.cross_entropy = …`, `x[0] = …`. */
  #bindMember(target: SyntaxNode, scope: ScopeBuilder, at: number, value?: Expression): void {
    const { object, name } = memberOf(this.#expressions.read(target));
    if (object?.kind === 'name' && name !== undefined) {
      const owner = ownerOf(scope, object.name);
      if (owner) {
        owner.addMember(name, value ?? unknownAt(target), scope);
        return;
      }
      if (isImported(scope, object.name)) {
        this.#replaced.add(`${object.name}.${name}`);
        return;
      }
    }
    if (name !== undefined) this.#replaced.add(this.#textOf(target));
    const whole = this.#expressions.read(target);
    if (value && whole.kind === 'index' && whole.object.kind === 'name') {
      const { object, parts, from, to } = whole;
      const updated: Expression = { kind: 'updated', object, parts, value, from, to };
      scope.bind(whole.object.name, { kind: 'value', value: updated, path: [] }, at, { isInPlace: true });
    } else this.#changeRootOf(whole, scope, at);
  }

  #update(node: SyntaxNode, scope: ScopeBuilder): void {
    const [target, sign, ...rest] = childrenOf(node);
    for (const child of rest) this.#expression(child, scope);
    const right = this.#expressions.readAll(rest);
    if (target?.name !== 'VariableName' || !sign || !right) {
      this.#changeRoot(target ?? node, scope, node.to);
      return;
    }
    const name = this.#textOf(target);
    const operator = this.#textOf(sign).slice(0, -1);
    const left: Expression = { kind: 'name', name, from: target.from, to: target.to };
    const value: Expression = isArithmetic(operator)
      ? { kind: 'binary', operator, left, right, from: node.from, to: node.to }
      : unknownAt(node);
    scope.bind(name, { kind: 'value', value, path: [] }, node.to, { isInPlace: true });
  }

  #expressionStatement(node: SyntaxNode, scope: ScopeBuilder): void {
    const content = node.firstChild;
    if (!content) return;
    this.#expression(content, scope);
    const call = this.#expressions.read(content);
    if (call.kind !== 'call') return;
    const { callee } = call;
    const name = callee.kind === 'member' ? callee.name : callee.kind === 'name' ? callee.name : '';
    const isChanging = changing.test(name);
    if (this.#updatedBy(call, scope, node.to)) return;
    if (callee.kind === 'member' && name === 'step') this.#changeWhatWasGiven(callee.object, scope, node.to);
    if (callee.kind === 'member' && !harmlessMethods.has(name)) this.#changeRootOf(callee.object, scope, node.to);
    if (!isChanging && (callee.kind !== 'name' || harmless.has(name))) return;
    for (const { value } of call.arguments) this.#changeRootOf(value, scope, node.to);
  }

  /** Whether a call leaves its object with a value that is known: `list.append(x)`, `t.mul_(2)`. */
  #updatedBy(call: CallExpression, scope: ScopeBuilder, at: number): boolean {
    const { callee, from, to } = call;
    if (callee.kind !== 'member' || callee.object.kind !== 'name' || isImported(scope, callee.object.name))
      return false;
    const { object, name } = callee;
    const [only, ...others] = call.arguments;
    if (name === 'append' && only && others.length === 0) {
      const value: Expression = { kind: 'updated', object, value: only.value, from, to };
      scope.bind(callee.object.name, { kind: 'value', value, path: [] }, at, { isInPlace: true });
      return true;
    }
    // PyTorch's methods in place have the name of those that are not, with a stroke
    if (!/[^_]_$/.test(name) || name === 'requires_grad_') return name === 'requires_grad_';
    const value: Expression = { ...call, callee: { ...callee, name: name.slice(0, -1) } };
    scope.bind(callee.object.name, { kind: 'value', value, path: [] }, at, { isInPlace: true });
    return true;
  }

  /** A step of an optimizer changes the parameters that it was made with. */
  #changeWhatWasGiven(optimizer: Expression, scope: ScopeBuilder, at: number): void {
    const made = optimizer.kind === 'name' ? scope.bindings.get(optimizer.name)?.at(-1)?.bound : undefined;
    if (made?.kind !== 'value' || made.value.kind !== 'call') return;
    const change = (value: Expression): void => {
      if (value.kind === 'list') value.items.forEach(change);
      else this.#changeRootOf(value, scope, at);
    };
    for (const { value } of made.value.arguments) change(value);
  }

  /** What a name holds is not known from here on. */
  #changeRoot(node: SyntaxNode, scope: ScopeBuilder, at: number): void {
    this.#changeRootOf(this.#expressions.read(node), scope, at);
  }

  #changeRootOf(expression: Expression, scope: ScopeBuilder, at: number): void {
    const name = rootName(expression);
    if (name === undefined || isImported(scope, name)) return;
    const owner = ownerOf(scope, name);
    const member = owner && memberOfRoot(expression);
    // what a member holds is the same in every method
    if (member !== undefined) owner?.changeMember(member, { kind: 'other', from: at, to: at }, scope);
    else scope.bind(name, { kind: 'changed' }, at, { isInPlace: true });
  }

  #changeNames(node: SyntaxNode, scope: ScopeBuilder): void {
    if (node.name === 'VariableName') scope.bind(this.#textOf(node), { kind: 'changed' }, node.to);
    else for (const child of childrenOf(node)) this.#changeNames(child, scope);
  }

  #declareOuter(node: SyntaxNode, scope: ScopeBuilder): void {
    const [word, ...names] = childrenOf(node);
    const outer = this.#textOf(word) === 'global' ? this.#module : functionAround(scope);
    for (const name of names) if (name.name === 'VariableName') scope.declareOuter(this.#textOf(name), outer);
  }

  #function(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    const children = childrenOf(node);
    const name = children.find((child) => child.name === 'VariableName');
    if (name) scope.bind(this.#textOf(name), { kind: 'function' }, node.to);
    const body = children.find((child) => child.name === 'Body');
    const parameters = children.find((child) => child.name === 'ParamList');
    if (!body) return;
    const first = parameters && childrenOf(parameters).find((child) => child.name === 'VariableName');
    const self = scope.kind === 'class' && first ? this.#textOf(first) : undefined;
    const inner = new ScopeBuilder('function', node, scope, self);
    if (parameters) this.#parameters(parameters, scope, inner);
    this.#statements(childrenOf(body), inner, depth);
  }

  /** Names of parameters; their defaults belong to the scope around. */
  #parameters(list: SyntaxNode, outer: ScopeBuilder, inner: ScopeBuilder): void {
    let isDefault = false;
    for (const child of childrenOf(list)) {
      if (child.name === 'AssignOp') isDefault = true;
      else if (child.name === ',') isDefault = false;
      else if (isDefault) this.#expression(child, outer);
      else if (child.name === 'VariableName') inner.bind(this.#textOf(child), { kind: 'parameter' }, list.from);
    }
  }

  #class(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    const children = childrenOf(node);
    const name = children.find((child) => child.name === 'VariableName');
    const body = children.find((child) => child.name === 'Body');
    const inner = new ScopeBuilder('class', node, scope);
    const bases = children.find((child) => child.name === 'ArgList');
    if (bases) {
      inner.bases = splitAt(childrenOf(bases).slice(1, -1), ',').map(([base]) => this.#expressions.read(base));
    }
    this.#classes.push(inner);
    if (name) scope.bind(this.#textOf(name), { kind: 'class', scope: inner }, node.to);
    if (body) this.#statements(childrenOf(body), inner, depth);
  }

  /** The calls in an expression, and the scopes that it makes. */
  #expression(node: SyntaxNode, scope: ScopeBuilder, depth = 0, isInFormula = false): void {
    if (depth > deepest) return;
    if (!isInFormula) this.#noteFormula(node, scope);
    if (node.name === 'Body') {
      this.#statements(childrenOf(node), scope, depth);
      return;
    }
    if (node.name === 'CallExpression') {
      const call = this.#expressions.read(node);
      if (call.kind === 'call') {
        this.#calls.push({ call, scope });
        this.#noteFarReaching(call);
      }
    }
    if (node.name === 'NamedExpression') {
      const [name, , value] = childrenOf(node);
      if (name && value) this.#bindTarget(name, scope, node.to, this.#expressions.read(value));
    }
    const inner = this.#scopeOf(node, scope);
    const isFollowed = inner === scope && partsOfFormulas.has(node.name);
    for (const child of childrenOf(node)) this.#expression(child, inner, depth + 1, isFollowed);
  }

  /** Keeps an expression in which a formula may be written by hand. */
  #noteFormula(node: SyntaxNode, scope: ScopeBuilder): void {
    if (!partsOfFormulas.has(node.name) || node.to - node.from > longestFormula) return;
    if (formulaWords.test(this.#textOf(node))) this.#formulas.push({ expression: this.#expressions.read(node), scope });
  }

  /** Calls that change what other lines mean. */
  #noteFarReaching({ callee }: CallExpression): void {
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    if (callee.kind === 'name' && rewriting.has(name)) this.#rewriting = name;
  }

  /** A lambda and a comprehension have names of their own. */
  #scopeOf(node: SyntaxNode, scope: ScopeBuilder): ScopeBuilder {
    const children = childrenOf(node);
    if (node.name === 'LambdaExpression') {
      const inner = new ScopeBuilder('function', node, scope);
      const parameters = children.find(({ name }) => name === 'ParamList');
      if (parameters) this.#bindAs(parameters, { kind: 'parameter' }, node.from, inner);
      return inner;
    }
    if (!children.some(({ name }) => name === 'for')) return scope;
    const inner = new ScopeBuilder('function', node, scope);
    let isTarget = false;
    for (const child of children) {
      if (child.name === 'for') isTarget = true;
      else if (child.name === 'in') isTarget = false;
      else if (isTarget) this.#bindAs(child, { kind: 'loop' }, node.from, inner);
    }
    return inner;
  }
}

/** The name under which a scope keeps what `from … import *` brought. */
export const everything = '*';

function unknownAt({ from, to }: { readonly from: number; readonly to: number }): Expression {
  return { kind: 'other', from, to };
}

function isArithmetic(operator: string): operator is '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' {
  return ['+', '-', '*', '/', '//', '%', '**', '@'].includes(operator);
}

function memberOf(expression: Expression): { readonly object?: Expression; readonly name?: string } {
  return expression.kind === 'member' ? expression : {};
}

/** The name that an expression is about: x of `x[0].data`. */
function rootName(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'member':
    case 'index':
      return rootName(expression.object);
    case 'call':
      return expression.callee.kind === 'member' ? rootName(expression.callee.object) : undefined;
    default:
      return undefined;
  }
}

/** The first member that is taken of the name that an expression is about: w of `self.w[0]`. */
function memberOfRoot(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'member':
      return expression.object.kind === 'name' ? expression.name : memberOfRoot(expression.object);
    case 'index':
      return memberOfRoot(expression.object);
    case 'call':
      return expression.callee.kind === 'member' ? memberOfRoot(expression.callee.object) : undefined;
    default:
      return undefined;
  }
}

/** The class whose object a method calls so. */
function ownerOf(scope: ScopeBuilder, name: string): ScopeBuilder | undefined {
  if (scope.self === name) return scope.parent;
  return scope.kind === 'function' && scope.parent && !scope.bindings.has(name)
    ? ownerOf(scope.parent, name)
    : undefined;
}

function isImported(scope: ScopeBuilder | undefined, name: string): boolean {
  if (!scope) return false;
  const bindings = scope.bindings.get(name);
  return bindings ? bindings.every(({ bound }) => bound.kind === 'import') : isImported(scope.parent, name);
}

function functionAround(scope: ScopeBuilder): ScopeBuilder | undefined {
  const { parent } = scope;
  return parent === undefined || parent.kind === 'function' ? parent : functionAround(parent);
}
