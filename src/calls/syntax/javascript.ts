/** JavaScript and TypeScript: from the syntax tree to scopes, blocks and what names are bound to in them. */

import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { type Declared, declarators, declaredIn, namesIn, variablesOfFunction } from './javascriptDeclarations.ts';
import { childrenOf, JavaScriptExpressions } from './javascriptExpressions.ts';
import type { Language } from './language.ts';
import type { Parsed } from './parsed.ts';
import { deepest, splitAt } from './pythonExpressions.ts';
import { type Manner, ScopeBuilder } from './scopeBuilder.ts';
import type { Block, Bound, CallExpression, Expression, PlacedCall, Program, Span } from './tree.ts';

/** What is half typed is left out, and what it may change is not known. */
function languageOf(languageId: string, dialect: string): Language {
  return {
    parser: parser.configure({ dialect }),
    legible: (text) => text,
    read: (text, parsed) => new JavaScriptReader(text, languageId, parsed).program(),
  };
}

export const javascript = languageOf('javascript', 'jsx');
export const javascriptreact = languageOf('javascriptreact', 'jsx');
export const typescript = languageOf('typescript', 'ts');
export const typescriptreact = languageOf('typescriptreact', 'ts jsx');

/** Methods that change their object, and what they are given goes into it. */
const changing: ReadonlySet<string> = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set assign dispose'.split(' '),
);
/** Methods whose result is another list, with the same items. */
const copying: ReadonlySet<string> = new Set(['slice', 'concat', 'map', 'filter', 'flat', 'flatMap', 'from', 'of']);
/** Methods that call a function with the items of their object. */
const calling: ReadonlySet<string> = new Set(
  'forEach map filter reduce reduceRight some every find findIndex findLast flatMap sort'.split(' '),
);
/** Objects whose functions leave what they are given as it is; the others are not known. */
const harmlessObjects: ReadonlySet<string> = new Set(
  'console Math JSON Number String Boolean Array Float32Array Int32Array Uint8Array Float64Array'.split(' '),
);
const harmless: ReadonlySet<string> = new Set(
  'require Number String Boolean Array parseFloat parseInt isNaN isFinite expect Float32Array Int32Array Uint8Array Float64Array Uint8ClampedArray Error'.split(
    ' ',
  ),
);
/** Functions of a library that change what they are given. */
const changingOfLibrary: ReadonlySet<string> = new Set(['dispose', 'shuffle', 'shuffleCombo', 'swap']);
/** Functions by which a file puts something else in the place of what a library has. */
const replacing: ReadonlySet<string> = new Set(
  'spyOn stub replace assign defineProperty defineProperties setPrototypeOf mock doMock unstable_mockModule'.split(' '),
);

interface Loop {
  readonly kind: 'loop';
}
interface Parameter {
  readonly kind: 'parameter';
}

class JavaScriptReader {
  readonly #languageId: string;
  readonly #expressions: JavaScriptExpressions;
  readonly #parsed: Parsed;
  readonly #top: SyntaxNode;
  readonly #module: ScopeBuilder;
  readonly #calls: PlacedCall[] = [];
  readonly #replaced = new Set<string>();
  readonly #classes: ScopeBuilder[] = [];
  /** what the parameters of a function may hold, by where the function stands */
  readonly #givenTo = new Map<number, readonly Expression[]>();
  /** members of objects are written by names that are not known */
  #areOpen = false;
  #rewriting: string | undefined;

  constructor(text: string, languageId: string, parsed: Parsed) {
    this.#languageId = languageId;
    this.#expressions = new JavaScriptExpressions(text);
    this.#parsed = parsed;
    this.#top = parsed.tree.topNode;
    this.#module = new ScopeBuilder('module', { from: 0, to: text.length });
  }

  program(): Program {
    this.#declareVariables(this.#top, this.#module);
    this.#block(childrenOf(this.#top), this.#module, 0);
    if (this.#areOpen) for (const each of this.#classes) each.isOpen = true;
    return {
      languageId: this.#languageId,
      parsed: this.#parsed,
      module: this.#module,
      calls: this.#calls,
      formulas: [],
      classes: this.#classes,
      replaced: this.#replaced,
      ...(this.#rewriting !== undefined && { rewriting: this.#rewriting }),
    };
  }

  readonly #textOf = (span: Span): string => this.#expressions.textOf(span);

  // ------------------------------------------------------------------------------------------------ declarations

  #declareVariables(body: SyntaxNode, scope: ScopeBuilder): void {
    for (const { name, by, node } of variablesOfFunction(body, this.#textOf)) {
      const isNew = !scope.declared.has(name);
      scope.declared.add(name);
      if (by === 'function') scope.bind(name, { kind: 'function' }, scope.span.from, { isElsewhere: true });
      // until something is assigned to it
      else if (isNew) scope.bind(name, { kind: 'value', value: undefinedAt(node), path: [] }, scope.span.from);
    }
  }

  #declare(statements: readonly SyntaxNode[], scope: ScopeBuilder): void {
    const all = declaredIn(statements, this.#textOf);
    for (const { name } of all) scope.declared.add(name);
    for (const declared of all) this.#bindFromStart(declared, scope);
    for (const node of statements) if (node.name === 'ImportDeclaration') this.#import(node, scope);
  }

  /** Functions are there before the first statement runs. */
  #bindFromStart({ name, by }: Declared, scope: ScopeBuilder): void {
    if (by === 'function') scope.bind(name, { kind: 'function' }, scope.span.from);
  }

  #import(node: SyntaxNode, scope: ScopeBuilder): void {
    const children = childrenOf(node);
    const at = scope.span.from;
    const source = children.find(({ name }) => name === 'String');
    if (children.some(({ name }) => name === 'type')) return;
    const required = /^import\s+([\w$]+)\s*=\s*require\(\s*(['"])(.*?)\2\s*\)/.exec(
      this.#expressions.text.slice(node.from),
    );
    if (!source && required) scope.bind(required[1], { kind: 'import', path: required[3] }, at);
    if (!source) return;
    const path = this.#textOf(source).slice(1, -1);
    const isAll = children.some(({ name }) => name === 'Star');
    for (const child of children) {
      if (child.name === 'VariableDefinition') {
        const name = this.#textOf(child);
        scope.bind(name, { kind: 'import', path: isAll ? path : `${path}.default` }, at);
      }
      if (child.name === 'ImportGroup') this.#importGroup(child, path, scope);
    }
  }

  #importGroup(group: SyntaxNode, path: string, scope: ScopeBuilder): void {
    for (const part of splitAt(childrenOf(group).slice(1, -1), ',')) {
      const [first] = part;
      const last = part[part.length - 1];
      if (!first || first.name === 'type' || last.name !== 'VariableDefinition') continue;
      scope.bind(this.#textOf(last), { kind: 'import', path: `${path}.${this.#textOf(first)}` }, scope.span.from);
    }
  }

  // -------------------------------------------------------------------------------------------------- statements

  /** The statements of a scope. */
  #block(statements: readonly SyntaxNode[], scope: ScopeBuilder, depth: number): void {
    this.#declare(statements, scope);
    for (const node of statements) this.#statement(node, scope, depth + 1);
  }

  /** What is nested beyond reason is not read: it may change anything. */
  #isTooDeep(depth: number): boolean {
    if (depth > deepest) this.#rewriting ??= '…';
    return depth > deepest;
  }

  /** A statement in a block of its own, with names of its own. */
  #inBlock(node: SyntaxNode, kind: Block['kind'], scope: ScopeBuilder, depth: number, group?: number): void {
    const read = (): void => {
      const inner = new ScopeBuilder('block', node, scope);
      this.#block(node.name === 'Block' ? childrenOf(node) : [node], inner, depth);
    };
    if (kind === 'plain') read();
    else scope.within(kind, node, read, group);
  }

  #statement(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    if (this.#isTooDeep(depth)) return;
    this.#followed(node, scope, depth);
    // what does not hold together may have been meant otherwise
    if (isBroken(node)) this.#changeAllIn(node, scope, node.to);
  }

  #followed(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    switch (node.name) {
      case 'ImportDeclaration':
      case 'InterfaceDeclaration':
      case 'TypeAliasDeclaration':
      case 'AmbientDeclaration':
      case 'EnumDeclaration':
        return;
      case 'VariableDeclaration':
        for (const declarator of declarators(node)) this.#declarator(declarator, scope, depth);
        return;
      case 'ExpressionStatement':
        for (const child of childrenOf(node)) this.#topExpression(child, scope, depth);
        return;
      case 'Block':
        this.#inBlock(node, 'plain', scope, depth);
        return;
      case 'NamespaceDeclaration':
        for (const child of childrenOf(node)) if (child.name === 'Block') this.#inBlock(child, 'plain', scope, depth);
        return;
      case 'LabeledStatement':
        // it may be left before its end
        for (const child of childrenOf(node)) if (isStatement(child)) this.#inBlock(child, 'branch', scope, depth);
        return;
      case 'FunctionDeclaration':
        this.#function(node, scope, depth);
        return;
      case 'ClassDeclaration':
        this.#class(node, scope, depth);
        return;
      case 'IfStatement':
        for (const child of childrenOf(node)) {
          if (isStatement(child)) this.#inBlock(child, 'branch', scope, depth, node.from);
          else this.#expression(child, scope, depth);
        }
        return;
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoStatement':
        this.#loop(node, scope, depth);
        return;
      case 'SwitchStatement':
        this.#switch(node, scope, depth);
        return;
      case 'TryStatement':
        this.#try(node, scope, depth);
        return;
      case 'WithStatement':
        this.#rewriting ??= 'with';
        this.#parts(node, scope, depth);
        return;
      case 'ReturnStatement':
      case 'ThrowStatement':
        this.#letGo(node, scope);
        this.#parts(node, scope, depth);
        return;
      default:
        // export, and all else that holds statements or expressions
        this.#parts(node, scope, depth);
        return;
    }
  }

  /** What leaves a function is in others' hands. */
  #letGo(node: SyntaxNode, scope: ScopeBuilder): void {
    for (const child of childrenOf(node)) this.#handOver(this.#expressions.read(child), scope, node.to);
  }

  #parts(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    for (const child of childrenOf(node)) {
      if (isStatement(child)) this.#statement(child, scope, depth + 1);
      else this.#expression(child, scope, depth);
    }
  }

  #declarator(
    { target, value }: { readonly target: SyntaxNode; readonly value: SyntaxNode | undefined },
    scope: ScopeBuilder,
    depth: number,
  ): void {
    if (value) this.#expression(value, scope, depth);
    this.#defaultsIn(target, scope, depth);
    const isVariable = target.parent?.firstChild?.name === 'var';
    if (!value && isVariable) return;
    const at = value?.to ?? target.to;
    if (value && isFunctionLiteral(value) && target.name === 'VariableDefinition') {
      this.#bindName(this.#textOf(target), { kind: 'function' }, at, scope);
    } else this.#bindPattern(target, value ? this.#expressions.read(value) : undefinedAt(target), at, scope);
  }

  #loop(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    const inner = new ScopeBuilder('block', node, scope);
    inner.within('loop', node, () => {
      for (const child of childrenOf(node)) {
        if (/^For\w*Spec$/.test(child.name)) this.#loopHead(child, inner, depth);
        else if (isStatement(child)) this.#inBlock(child, 'plain', inner, depth);
        else this.#expression(child, inner, depth);
      }
    });
  }

  #loopHead(spec: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    const children = childrenOf(spec);
    if (spec.name === 'ForSpec') {
      for (const child of children) {
        if (child.name !== 'VariableDeclaration') {
          this.#topExpression(child, scope, depth);
          continue;
        }
        this.#declare([child], scope);
        for (const { target, value } of declarators(child)) {
          if (value) this.#expression(value, scope, depth);
          this.#bindAs(target, { kind: 'loop' }, spec.from, scope, value ? [this.#expressions.read(value)] : []);
        }
      }
      return;
    }
    const ofAt = children.findIndex(({ name }) => name === 'of' || name === 'in');
    const [list] = children.slice(ofAt + 1);
    if (ofAt < 0 || !list) {
      this.#changeAllIn(spec, scope, spec.to);
      return;
    }
    this.#expression(list, scope, depth);
    const isDeclared = children.some(({ name }) => /^(?:const|let|using)$/.test(name));
    const target = children[ofAt - 1];
    if (isDeclared) for (const name of namesIn(target)) scope.declared.add(this.#textOf(name));
    this.#bindAs(target, { kind: 'loop' }, spec.from, scope, [this.#expressions.read(list)]);
  }

  /** The cases of a switch: one may go on into the next. */
  #switch(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    for (const child of childrenOf(node)) if (child.name !== 'SwitchBody') this.#expression(child, scope, depth);
    const body = node.getChild('SwitchBody');
    if (!body) return;
    const inner = new ScopeBuilder('block', body, scope);
    const children = childrenOf(body);
    this.#declare(children, inner);
    for (const child of children) {
      if (isStatement(child)) inner.within('branch', child, () => this.#statement(child, inner, depth + 1));
      else for (const label of childrenOf(child)) this.#expression(label, inner, depth);
    }
  }

  #try(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    for (const child of childrenOf(node)) {
      // what `try` began may go on in `catch`
      if (child.name === 'Block') this.#inBlock(child, 'branch', scope, depth);
      const body = child.getChild('Block');
      if (child.name === 'FinallyClause' && body) this.#inBlock(body, 'plain', scope, depth);
      if (child.name !== 'CatchClause' || !body) continue;
      scope.within('branch', child, () => {
        const inner = new ScopeBuilder('block', child, scope);
        for (const part of childrenOf(child)) {
          for (const name of namesIn(part)) inner.declared.add(this.#textOf(name));
          if (part.name !== 'Block') this.#bindAs(part, { kind: 'parameter' }, child.from, inner, []);
        }
        this.#inBlock(body, 'plain', inner, depth);
      });
    }
  }

  // --------------------------------------------------------------------------------------- functions and classes

  #function(node: SyntaxNode, scope: ScopeBuilder, depth: number, self?: string): void {
    if (this.#isTooDeep(depth)) return;
    const inner = new ScopeBuilder('function', node, scope, self);
    const isArrow = node.name === 'ArrowFunction';
    const own = isArrow ? [] : self === undefined ? ['this', 'arguments'] : ['arguments'];
    for (const name of own) this.#parameter(name, inner, []);
    const name = node.getChild('VariableDefinition');
    if (node.name === 'FunctionExpression' && name) {
      inner.declared.add(this.#textOf(name));
      inner.bind(this.#textOf(name), { kind: 'function' }, node.from);
    }
    const list = node.getChild('ParamList');
    if (list) this.#parameters(list, inner, depth, this.#givenTo.get(node.from) ?? []);
    const children = childrenOf(node);
    const body = children[children.length - 1];
    if (!body) return;
    if (body.name === 'Block') {
      this.#declareVariables(body, inner);
      this.#block(childrenOf(body), inner, depth + 1);
    } else if (isArrow) {
      this.#handOver(this.#expressions.read(body), inner, body.to);
      this.#expression(body, inner, depth + 1);
    }
  }

  #parameters(list: SyntaxNode, inner: ScopeBuilder, depth: number, mayHold: readonly Expression[]): void {
    for (const part of splitAt(childrenOf(list), ',')) {
      const equalsAt = part.findIndex(({ name }) => name === 'Equals');
      for (const target of equalsAt < 0 ? part : part.slice(0, equalsAt)) {
        for (const name of namesIn(target)) this.#parameter(this.#textOf(name), inner, mayHold);
        this.#defaultsIn(target, inner, depth);
      }
      if (equalsAt >= 0) for (const child of part.slice(equalsAt)) this.#expression(child, inner, depth);
    }
  }

  #parameter(name: string, inner: ScopeBuilder, mayHold: readonly Expression[]): void {
    inner.declared.add(name);
    inner.bind(name, { kind: 'parameter' }, inner.span.from, mayHold.length > 0 ? { mayHold } : {});
  }

  #class(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    if (this.#isTooDeep(depth)) return;
    const inner = new ScopeBuilder('class', node, scope);
    const children = childrenOf(node);
    const extendsAt = children.findIndex(({ name }) => name === 'extends');
    const base = extendsAt < 0 ? undefined : children[extendsAt + 1];
    if (base) {
      inner.bases = [this.#expressions.read(base)];
      this.#expression(base, scope, depth);
    }
    this.#classes.push(inner);
    const name = node.getChild('VariableDefinition');
    if (name && node.name === 'ClassDeclaration') {
      this.#bindName(this.#textOf(name), { kind: 'class', scope: inner }, node.to, scope);
    }
    for (const member of node.getChild('ClassBody')?.getChildren('MethodDeclaration') ?? []) {
      this.#method(member, inner, depth);
    }
    for (const member of node.getChild('ClassBody')?.getChildren('PropertyDeclaration') ?? []) {
      this.#field(member, inner, depth);
    }
    for (const member of node.getChild('ClassBody')?.getChildren('StaticBlock') ?? []) {
      this.#function(member, inner, depth + 1);
    }
  }

  #method(member: SyntaxNode, owner: ScopeBuilder, depth: number): void {
    this.#function(member, owner, depth + 1, member.getChild('static') ? undefined : 'this');
    const list = member.getChild('ParamList');
    if (!list) return;
    // `constructor(private rate: number)`
    for (const part of splitAt(childrenOf(list), ',')) {
      const target = part.find(({ name }) => name === 'VariableDefinition');
      if (!target || !part.some(({ name }) => /^(?:Privacy|readonly|override)$/.test(name))) continue;
      const { from, to } = target;
      const value: Expression = { kind: 'name', name: this.#textOf(target), from, to };
      owner.addMember(this.#textOf(target), value, owner.inner[owner.inner.length - 1]);
    }
  }

  #field(member: SyntaxNode, owner: ScopeBuilder, depth: number): void {
    const children = childrenOf(member);
    const equalsAt = children.findIndex(({ name }) => name === 'Equals');
    const value = equalsAt < 0 ? undefined : children[equalsAt + 1];
    if (value) this.#expression(value, owner, depth);
    if (value && member.getChild('static')) this.#handOver(this.#expressions.read(value), owner, member.to);
    const name = children.find(({ name }) => /^(?:Private)?PropertyDefinition$/.test(name));
    if (!name || member.getChild('static') || (!value && !member.getChild('Decorator'))) return;
    // what decorates it may give it another value
    const isPlain = value && !member.getChild('Decorator');
    owner.addMember(this.#textOf(name), isPlain ? this.#expressions.read(value) : unknownAt(name), owner);
  }

  // ---------------------------------------------------------------------------------------------------- bindings

  /** Binds a name in the scope that it belongs to. */
  #bindName(name: string, bound: Bound, at: number, scope: ScopeBuilder, manner: Manner = {}): void {
    const { owner, isElsewhere } = this.#ownerOf(name, scope);
    owner.bind(name, bound, at, { ...manner, isElsewhere, writtenIn: scope });
  }

  #ownerOf(name: string, scope: ScopeBuilder): { readonly owner: ScopeBuilder; readonly isElsewhere: boolean } {
    let isElsewhere = false;
    for (let owner: ScopeBuilder | undefined = scope; owner; owner = owner.parent) {
      if (owner.kind !== 'class' && owner.declared.has(name)) return { owner, isElsewhere };
      isElsewhere ||= owner.kind === 'function' || owner.kind === 'class';
    }
    return { owner: this.#module, isElsewhere };
  }

  /** Every name in a target of which nothing is known. */
  #bindAs(target: SyntaxNode, bound: Loop | Parameter, at: number, scope: ScopeBuilder, mayHold: Expression[]): void {
    if (target.name === 'VariableDefinition' || target.name === 'VariableName') {
      this.#bindName(this.#textOf(target), bound, at, scope, mayHold.length > 0 ? { mayHold } : {});
    } else if (/Pattern$|^PatternProperty$/.test(target.name)) {
      for (const name of namesIn(target)) this.#bindAs(name, bound, at, scope, mayHold);
      this.#defaultsIn(target, scope, 0);
    } else if (target.name === 'MemberExpression') this.#assignMember(target, at, scope);
  }

  /** Binds the names of a pattern to a value, or to what it has at their places. */
  #bindPattern(target: SyntaxNode, value: Expression, at: number, scope: ScopeBuilder, depth = 0): void {
    if (this.#isTooDeep(depth)) return;
    switch (target.name) {
      case 'VariableDefinition':
      case 'VariableName':
        this.#bindName(this.#textOf(target), { kind: 'value', value, path: [] }, at, scope);
        return;
      case 'MemberExpression':
        this.#assignMember(target, at, scope, value);
        return;
      case 'ArrayPattern':
        for (const [place, part] of splitAt(childrenOf(target).slice(1, -1), ',').entries()) {
          this.#bindPart(part, itemAt(value, place), value, at, scope, depth);
        }
        return;
      case 'ObjectPattern':
        for (const property of target.getChildren('PatternProperty')) {
          this.#bindProperty(property, value, at, scope, depth);
        }
        return;
      case 'ParenthesizedExpression':
      case 'PostfixExpression':
      case 'BinaryExpression': {
        const inner = childrenOf(target).find(({ name }) => name !== '(');
        if (inner) this.#bindPattern(inner, value, at, scope, depth + 1);
        return;
      }
      default:
        this.#changeAllIn(target, scope, at);
        return;
    }
  }

  /** One part of a pattern; with a default, or what is left over, it is not followed. */
  #bindPart(
    part: readonly SyntaxNode[],
    item: Expression,
    whole: Expression,
    at: number,
    scope: ScopeBuilder,
    depth: number,
  ): void {
    const [target, ...more] = part.filter(({ name }) => name !== 'Spread');
    if (!target) return;
    const isPlain = more.length === 0 && part.length === 1;
    this.#bindPattern(target, isPlain ? item : { kind: 'other', of: [whole], from: at, to: at }, at, scope, depth + 1);
  }

  #bindProperty(property: SyntaxNode, value: Expression, at: number, scope: ScopeBuilder, depth: number): void {
    const children = childrenOf(property);
    const colonAt = children.findIndex(({ name }) => name === ':');
    const [first] = children;
    const isNamed = first !== undefined && /^(?:PropertyName|VariableDefinition)$/.test(first.name);
    const key = isNamed ? this.#textOf(first) : undefined;
    const part = colonAt < 0 ? children : children.slice(colonAt + 1);
    const item: Expression =
      key === undefined
        ? { kind: 'other', of: [value], from: at, to: at }
        : { kind: 'member', object: value, name: key, nameSpan: first, from: value.from, to: value.to };
    this.#bindPart(part, item, value, at, scope, depth);
  }

  /** The expressions of the defaults in a pattern. */
  #defaultsIn(pattern: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    if (!/Pattern$|^PatternProperty$/.test(pattern.name) || this.#isTooDeep(depth)) return;
    const children = childrenOf(pattern);
    for (const [order, child] of children.entries()) {
      if (children[order - 1]?.name === 'Equals' || children[order - 1]?.name === '[') {
        if (!/Pattern|VariableDefinition/.test(child.name)) this.#expression(child, scope, depth);
      }
      this.#defaultsIn(child, scope, depth + 1);
    }
  }

  /** `this.rate = …`, `tf.softmax = …`, `x[0] = …`. */
  #assignMember(target: SyntaxNode, at: number, scope: ScopeBuilder, value?: Expression): void {
    const member = this.#expressions.read(target);
    if (member.kind === 'member' && member.object.kind === 'name') {
      const { object, name } = member;
      const owner = object.name === 'this' ? ownerOf(scope) : undefined;
      if (owner) {
        owner.addMember(name, value ?? unknownAt(target), scope);
        return;
      }
      this.#replaced.add(`${object.name}.${name}`);
      if (this.#importOf(object.name, scope) !== undefined) return;
    } else if (member.kind === 'member') this.#replaced.add(this.#textOf(target));
    this.#changeRootOf(member, scope, at, value ? [value] : []);
  }

  /** What an expression is about is not known from here on. */
  #changeRootOf(expression: Expression, scope: ScopeBuilder, at: number, mayHold: readonly Expression[] = []): void {
    const { root, member } = rootOf(expression);
    const owner = root === 'this' ? ownerOf(scope) : undefined;
    if (owner) {
      if (member === undefined) owner.isOpen = true;
      else owner.changeMember(member, { kind: 'other', of: mayHold, from: at, to: at }, scope);
    } else if (root !== undefined && this.#importOf(root, scope) === undefined) {
      this.#noteMembers(expression, scope);
      this.#bindName(root, { kind: 'changed' }, at, scope, { isInPlace: true, mayHold });
    }
  }

  /** What is changed of another object may be a member of one of this file's classes. */
  #noteMembers(expression: Expression, scope: ScopeBuilder): void {
    for (let part = expression; part.kind === 'member' || part.kind === 'index'; part = part.object) {
      if (part.kind === 'member') this.#replaced.add(`*.${part.name}`);
      else this.#noteKey(part, scope);
    }
  }

  #noteKey({ object, parts }: Extract<Expression, { kind: 'index' }>, scope: ScopeBuilder): void {
    const [part] = parts;
    const key = part?.kind === 'place' ? part.value : undefined;
    if (key?.kind === 'string') this.#replaced.add(`*.${key.value}`);
    if (key?.kind === 'string' || key?.kind === 'number' || object.kind !== 'name') return;
    const bindings = this.#ownerOf(object.name, scope).owner.bindings.get(object.name) ?? [];
    const isObject = bindings.some(
      ({ bound }) => bound.kind === 'value' && bound.value.kind === 'call' && bound.value.isNew,
    );
    if (isObject) this.#areOpen = true;
  }

  /** Every name in what is half typed, or not followed. */
  #changeAllIn(node: SyntaxNode, scope: ScopeBuilder, at: number): void {
    let isFirst = true;
    node.cursor().iterate((inner) => {
      const isOwn = isFirst || (!isStatement(inner) && inner.name !== 'ClassBody');
      isFirst = false;
      if (!isOwn) return false;
      if (/^(?:Variable(?:Name|Definition)|PropertyDefinition)$/.test(inner.name)) {
        const name = this.#textOf(inner);
        if (this.#pathOf(name, scope) === undefined) this.#bindName(name, { kind: 'changed' }, at, scope);
      }
      return true;
    });
  }

  /** What a name is imported as; undefined where it is something else. */
  #importOf(name: string, scope: ScopeBuilder): string | undefined {
    const { owner } = this.#ownerOf(name, scope);
    const bindings = owner.bindings.get(name) ?? [];
    const bound = bindings[0]?.bound;
    if (bound?.kind !== 'import') return undefined;
    return bindings.every((each) => each.bound.kind === 'import') ? bound.path : undefined;
  }

  // ------------------------------------------------------------------------------------------------- expressions

  /** An expression that stands as a statement: what it assigns is assigned for sure. */
  #topExpression(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    if (this.#isTooDeep(depth)) return;
    if (node.name === 'AssignmentExpression') this.#assign(node, scope, depth);
    else if (node.name === 'SequenceExpression' || node.name === 'ParenthesizedExpression') {
      for (const child of childrenOf(node)) this.#topExpression(child, scope, depth + 1);
    } else this.#expression(node, scope, depth, true);
  }

  #assign(node: SyntaxNode, scope: ScopeBuilder, depth: number): void {
    const [target, sign, right] = childrenOf(node);
    if (!right) {
      this.#changeAllIn(node, scope, node.to);
      return;
    }
    if (right.name === 'AssignmentExpression') this.#assign(right, scope, depth + 1);
    else this.#expression(right, scope, depth + 1);
    if (target.name === 'MemberExpression') this.#expression(target, scope, depth + 1);
    this.#defaultsIn(target, scope, depth);
    const value = this.#expressions.read(right);
    if (sign.name === 'Equals') {
      if (isFunctionLiteral(right) && target.name === 'VariableName') {
        this.#bindName(this.#textOf(target), { kind: 'function' }, node.to, scope);
      } else this.#bindPattern(target, value, node.to, scope);
      return;
    }
    const operator = this.#textOf(sign).slice(0, -1);
    const left = this.#expressions.read(target);
    const { from, to } = node;
    const isArithmetic = operator === '+' || operator === '-' || operator === '*' || operator === '/';
    const updated: Expression = isArithmetic
      ? { kind: 'binary', operator, left, right: value, from, to }
      : { kind: 'other', of: [left, value], from, to };
    this.#bindPattern(target, updated, to, scope);
  }

  /** The calls in an expression, the scopes that it makes, and what it changes. */
  #expression(node: SyntaxNode, scope: ScopeBuilder, depth: number, isStatement = false): void {
    if (this.#isTooDeep(depth)) return;
    switch (node.name) {
      case 'Block':
        this.#inBlock(node, 'branch', scope, depth);
        return;
      case 'FunctionExpression':
        this.#function(node, scope, depth + 1);
        return;
      case 'ArrowFunction':
        // one that is the value of a field knows the object
        this.#function(node, scope, depth + 1, scope.kind === 'class' ? 'this' : undefined);
        return;
      case 'ClassExpression':
        this.#class(node, scope, depth + 1);
        return;
      case 'AssignmentExpression':
        // whether it comes to this is not known here
        scope.within('branch', node, () => this.#assign(node, scope, depth + 1));
        return;
      case 'Property':
        if (node.getChild('ParamList')) {
          this.#function(node, scope, depth + 1);
          return;
        }
        break;
      case 'UnaryExpression':
      case 'PostfixExpression':
        this.#step(node, scope, isStatement);
        break;
      case 'this':
        if (!isObjectOfMember(node)) this.#open(scope);
        return;
      case 'CallExpression':
      case 'NewExpression':
        this.#call(node, scope);
        break;
      case 'YieldExpression':
        this.#letGo(node, scope);
        break;
      case 'TaggedTemplateExpression':
        for (const hole of node.getChild('TemplateString')?.getChildren('Interpolation') ?? [])
          this.#letGo(hole, scope);
        break;
      default:
        break;
    }
    for (const child of childrenOf(node)) this.#expression(child, scope, depth + 1);
  }

  /** `x++`, `--x`, `delete x.y`. */
  #step(node: SyntaxNode, scope: ScopeBuilder, isStatement: boolean): void {
    const children = childrenOf(node);
    const sign = children.find(({ name }) => name === 'ArithOp' || name === 'delete');
    const target = children.find(({ name }) => name !== 'ArithOp' && name !== 'delete');
    const operator = sign && this.#textOf(sign);
    if (!target || (operator !== '++' && operator !== '--' && operator !== 'delete')) return;
    const { from, to } = node;
    const left = this.#expressions.read(target);
    if (operator === 'delete' || target.name !== 'VariableName') {
      this.#assignOrChange(target, left, to, scope);
      return;
    }
    const right: Expression = { kind: 'number', value: 1, isInteger: true, from, to };
    const value: Expression = { kind: 'binary', operator: operator === '++' ? '+' : '-', left, right, from, to };
    const bind = (): void => this.#bindPattern(target, value, to, scope);
    if (isStatement) bind();
    else scope.within('branch', node, bind);
  }

  #assignOrChange(target: SyntaxNode, left: Expression, at: number, scope: ScopeBuilder): void {
    if (target.name === 'MemberExpression') this.#assignMember(target, at, scope);
    else this.#changeRootOf(left, scope, at);
  }

  #open(scope: ScopeBuilder): void {
    const owner = ownerOf(scope);
    if (owner) owner.isOpen = true;
  }

  // ------------------------------------------------------------------------------------------------------- calls

  #call(node: SyntaxNode, scope: ScopeBuilder): void {
    const call = this.#expressions.read(node);
    if (call.kind !== 'call') return;
    this.#calls.push({ call, scope });
    this.#noteFarReaching(call, scope);
    this.#noteChanges(call, scope, node.to);
    const list = node.getChild('ArgList');
    for (const child of list ? childrenOf(list) : []) {
      if (isFunctionLiteral(child)) this.#givenTo.set(child.from, [call]);
    }
  }

  /** Calls that change what other lines mean. */
  #noteFarReaching({ callee, arguments: given }: CallExpression, scope: ScopeBuilder): void {
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    if (callee.kind === 'name' && name === 'eval') this.#rewriting ??= name;
    if (!replacing.has(name)) return;
    const isOfLibrary = given.some(({ value }) => {
      if (value.kind === 'string') return isTensorFlow(value.value);
      const { root } = rootOf(value);
      return root !== undefined && isTensorFlow(this.#pathOf(root, scope) ?? '');
    });
    if (isOfLibrary) this.#rewriting ??= name;
  }

  /** What a call changes, or gives away to who may change it. */
  #noteChanges(call: CallExpression, scope: ScopeBuilder, at: number): void {
    const { callee } = call;
    const given = call.arguments.map(({ value }) => value);
    if (callee.kind === 'member' && changing.has(callee.name)) {
      const isOfLibrary = isTensorFlow(this.#pathOf(rootOf(callee.object).root ?? '', scope) ?? '');
      if (!isFreshList(callee.object) && !isOfLibrary) this.#changeRootOf(callee.object, scope, at, given);
    }
    if (callee.kind === 'member' && callee.name === 'assign' && given[0]) {
      this.#changeRootOf(given[0], scope, at, given.slice(1));
    }
    if (callee.kind === 'member' && calling.has(callee.name) && given.some((value) => this.#mayChange(value, scope))) {
      this.#handOver(callee.object, scope, at);
    }
    if (this.#isHarmless(callee, scope)) return;
    if (callee.kind === 'member' && callee.name === 'dispose') {
      for (const value of given) this.#changeRootOf(value, scope, at);
    }
    for (const value of given) this.#handOver(value, scope, at);
  }

  /** Whether a function that is given by its name may change what it gets. */
  #mayChange(value: Expression, scope: ScopeBuilder): boolean {
    return (value.kind === 'name' || value.kind === 'member') && !this.#isHarmless(value, scope);
  }

  #isHarmless(callee: Expression, scope: ScopeBuilder): boolean {
    const { root } = rootOf(callee);
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    if (root === undefined) return false;
    const path = this.#pathOf(root, scope);
    if (path !== undefined) return isTensorFlow(path) && !changingOfLibrary.has(name);
    const isBound = this.#ownerOf(root, scope).owner.declared.has(root);
    if (isBound) return callee.kind === 'member' && harmlessMethods.has(name);
    if (callee.kind === 'name') return harmless.has(root);
    const isOwn = callee.kind === 'member' && callee.object.kind === 'name' && harmlessObjects.has(root);
    return isOwn || harmlessMethods.has(name);
  }

  /** The module that a name stands for, by an import or a `require`. */
  #pathOf(name: string, scope: ScopeBuilder): string | undefined {
    const imported = this.#importOf(name, scope);
    if (imported !== undefined) return imported;
    const { owner } = this.#ownerOf(name, scope);
    const bindings = owner.bindings.get(name) ?? [];
    const bound = bindings[0]?.bound;
    if (bound?.kind !== 'value' || bindings.length > 1) return undefined;
    const { value } = bound;
    const source = value.kind === 'member' ? value.object : value;
    if (source.kind === 'name' && source.name !== name) return this.#importOf(source.name, scope);
    const isRequire =
      source.kind === 'call' && source.callee.kind === 'name' && /^(?:require|import)$/.test(source.callee.name);
    const path = isRequire ? source.arguments[0]?.value : undefined;
    return path?.kind === 'string' ? path.value : undefined;
  }

  #handOver(expression: Expression, scope: ScopeBuilder, at: number): void {
    for (const { root, member } of rootsIn(expression)) {
      const owner = root === 'this' ? ownerOf(scope) : undefined;
      if (owner) {
        if (member === undefined) owner.isOpen = true;
        else owner.handOver(`this.${member}`, at, true);
        continue;
      }
      this.#noteMembers(expression, scope);
      const { owner: holder, isElsewhere } = this.#ownerOf(root, scope);
      holder.handOver(root, at, isElsewhere);
    }
  }
}

/** Methods that leave what they are given as it is. */
const harmlessMethods: ReadonlySet<string> = new Set(
  'log info warn error debug print toBe toEqual toBeCloseTo stringify concat push unshift add sub mul div pow slice includes indexOf join at fill map'.split(
    ' ',
  ),
);

/** TensorFlow.js under one of its names. */
function isTensorFlow(path: string): boolean {
  return path.includes('@tensorflow/tfjs');
}

function undefinedAt({ from, to }: Span): Expression {
  return { kind: 'name', name: 'undefined', from, to };
}

function unknownAt({ from, to }: Span): Expression {
  return { kind: 'other', from, to };
}

function itemAt(object: Expression, place: number): Expression {
  const { from, to } = object;
  const value: Expression = { kind: 'number', value: place, isInteger: true, from, to };
  return { kind: 'index', object, parts: [{ kind: 'place', value }], from, to };
}

function isStatement({ name }: { readonly name: string }): boolean {
  return /Statement$|Declaration$|^Block$/.test(name) && name !== 'PropertyDeclaration' && name !== 'MethodDeclaration';
}

function isFunctionLiteral({ name }: SyntaxNode): boolean {
  return name === 'ArrowFunction' || name === 'FunctionExpression';
}

/** Whether a statement does not hold together; the statements in it are asked themselves. */
function isBroken(node: SyntaxNode): boolean {
  let isFound = false;
  let isFirst = true;
  node.cursor().iterate((inner) => {
    const isOwn = isFirst || !isStatement(inner);
    isFirst = false;
    isFound ||= isOwn && inner.type.isError;
    return isOwn && !isFound && inner.name !== 'ClassBody';
  });
  return isFound;
}

function isObjectOfMember(node: SyntaxNode): boolean {
  const { parent } = node;
  const isFirst = parent?.name === 'MemberExpression' && parent.firstChild?.from === node.from;
  return isFirst === true && parent?.getChild('[') === null;
}

/** The class whose object `this` is in a scope. */
function ownerOf(scope: ScopeBuilder): ScopeBuilder | undefined {
  if (scope.self === 'this') return scope.parent;
  if (scope.kind !== 'block' && scope.kind !== 'function') return undefined;
  return scope.parent && !scope.declared.has('this') ? ownerOf(scope.parent) : undefined;
}

/** A list that nobody else has. */
function isFreshList(expression: Expression): boolean {
  if (expression.kind === 'list') return true;
  return (
    expression.kind === 'call' &&
    (expression.isNew === true ||
      expression.callee.kind === 'name' ||
      (expression.callee.kind === 'member' && copying.has(expression.callee.name)))
  );
}

/** The name that an expression is about, x of `x[0].data`, and the first member that it takes of it. */
function rootOf(expression: Expression, taken?: string): { readonly root?: string; readonly member?: string } {
  switch (expression.kind) {
    case 'name':
      return { root: expression.name, ...(taken !== undefined && { member: taken }) };
    case 'member':
      return rootOf(expression.object, expression.name);
    case 'index':
      return rootOf(expression.object);
    case 'call':
      return expression.callee.kind === 'member' ? rootOf(expression.callee.object) : {};
    default:
      return {};
  }
}

/** Every name that what an expression gives may belong to. */
function rootsIn(expression: Expression): readonly { readonly root: string; readonly member?: string }[] {
  switch (expression.kind) {
    case 'list':
      return expression.items.flatMap(rootsIn);
    case 'dictionary':
      return expression.entries.flatMap(({ value }) => rootsIn(value));
    case 'spread':
      return rootsIn(expression.value);
    case 'other':
      return (expression.of ?? []).flatMap(rootsIn);
    default: {
      const { root, member } = rootOf(expression);
      return root === undefined ? [] : [{ root, ...(member !== undefined && { member }) }];
    }
  }
}
