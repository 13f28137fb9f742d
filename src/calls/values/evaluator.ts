/**
 * What an expression's value is, as far as the text says: names by what is in force, calls by the catalogue, arithmetic on
 * what is known. What is not known is thrown as Unresolved with its reason, and never guessed.
 */

import { message } from '../../core/index.ts';
import {
  type ApiClass,
  type ApiFunction,
  type Arguments,
  type ArrayValue,
  apiClass,
  apiConstant,
  apiFunction,
  arrayClasses,
  bind,
  bindLoosely,
  canonicalName,
  converted,
  indexedArray,
  notFollowed,
  Raised,
  type Result,
  replaced,
  type Selector,
  Unresolved,
  type Value,
} from '../../frameworks/index.ts';
import { resolveName } from '../names/reaching.ts';
import type {
  Binding,
  CallExpression,
  ComprehensionExpression,
  Expression,
  IndexPart,
  PathStep,
  Program,
  Scope,
} from '../syntax/tree.ts';
import { itemsOf, iterator } from './builtins.ts';
import { javascript } from './javascript.ts';
import type { Language } from './language.ts';
import { python } from './python.ts';
import { ProgramSettings } from './settings.ts';
import { classOf, Sharing } from './sharing.ts';

/** Names that lead to names, and calls in calls: nobody writes more. */
const deepest = 100;

export class Evaluator {
  readonly #program: Program;
  readonly #language: Language;
  readonly #lasting = new Map<Expression, Value | Error>();
  readonly #open = new Set<Expression>();
  readonly #settings: ProgramSettings;
  #replaced: ReadonlySet<string> | undefined;
  #sharing: Sharing | undefined;
  /** what is known: for good, or in this turn of a comprehension */
  #known = this.#lasting;
  /** the names of a comprehension in this turn */
  #turn: ReadonlyMap<string, Value> = noNames;
  #turns = 0;

  constructor(program: Program, text: string) {
    this.#program = program;
    this.#language = program.languageId === 'python' ? python : javascript;
    this.#settings = new ProgramSettings(program, text, (expression, scope) => this.valueOf(expression, scope));
  }

  /**
   * The value of an expression where it stands.
   * @throws Unresolved where it can't be known
   * @throws Raised where the program raises instead
   */
  valueOf(expression: Expression, scope: Scope): Value {
    const known = this.#known.get(expression);
    if (known instanceof Error) throw known;
    if (known) return known;
    if (this.#open.has(expression)) throw new Unresolved(message('a value leads back to itself'));
    if (this.#open.size > deepest) throw new Unresolved(message('this leads through too many steps'));
    this.#open.add(expression);
    try {
      const value = this.#compute(expression, scope);
      this.#known.set(expression, value);
      return value;
    } catch (error) {
      if (error instanceof Unresolved || error instanceof Raised) this.#known.set(expression, error);
      throw error;
    } finally {
      this.#open.delete(expression);
    }
  }

  /** The function or class of the catalogue that a call is made of; undefined where it is another one. */
  calledBy(
    call: CallExpression,
    scope: Scope,
  ): { readonly entry: ApiFunction; readonly before: Arguments } | undefined {
    const callee = this.valueOf(call.callee, scope);
    switch (callee.kind) {
      case 'path': {
        const entry = apiFunction(callee.path);
        return entry && { entry, before: noArguments };
      }
      case 'method': {
        if (!this.#language.bindsMethods && call.callee.kind !== 'member')
          return notFollowed('a method without its object');
        if (callee.object.kind === 'instance') {
          const entry = apiFunction(`${callee.object.path}.${callee.name}`);
          const { object } = callee;
          return entry && { entry, before: { positional: [object], named: {} } };
        }
        if (callee.object.kind !== 'array') return undefined;
        const entry = apiFunction(`${arrayClasses[callee.object.library]}.${callee.name}`);
        return entry && { entry, before: { positional: [callee.object], named: {} } };
      }
      case 'instance': {
        const entry = apiClass(callee.path);
        return entry && { entry: withGiven(entry, callee), before: noArguments };
      }
      default:
        return undefined;
    }
  }

  /**
   * What a call probably calls, where that can't be known: one of the values that the name of its callee is given in this
   * file. Nobody is told a number by that, only why there is none.
   */
  likelyEntry({ callee }: CallExpression, scope: Scope): ApiFunction | undefined {
    for (const value of this.#valuesGiven(callee, scope)) {
      if (value.kind === 'instance') return apiClass(value.path);
      if (value.kind === 'path') return apiFunction(value.path);
    }
    return undefined;
  }

  #valuesGiven(callee: Expression, scope: Scope): Value[] {
    if (callee.kind === 'member') {
      const owner = callee.object.kind === 'name' ? classOf(scope, callee.object.name) : undefined;
      const members = owner?.members.get(callee.name) ?? [];
      if (members.length > 0) return members.flatMap((member) => this.#valueIfKnown(member.value, member.scope));
      return this.#valuesGiven(callee.object, scope).flatMap((object) =>
        object.kind === 'path' ? { kind: 'path', path: canonicalName(`${object.path}.${callee.name}`) } : [],
      );
    }
    if (callee.kind !== 'name') return this.#valueIfKnown(callee, scope);
    const owner = scopesAround(scope).find(({ bindings }) => bindings.has(callee.name));
    return (owner?.bindings.get(callee.name) ?? []).flatMap(({ bound }): Value[] => {
      if (bound.kind === 'import') return [{ kind: 'path', path: canonicalName(bound.path) }];
      return owner && bound.kind === 'value' && bound.path.length === 0 ? this.#valueIfKnown(bound.value, owner) : [];
    });
  }

  #valueIfKnown(expression: Expression, scope: Scope): Value[] {
    try {
      return [this.valueOf(expression, scope)];
    } catch (error) {
      if (error instanceof Unresolved || error instanceof Raised) return [];
      throw error;
    }
  }

  /** The class that a call makes an object of, and that it raises; undefined where it makes one. */
  raisedInMaking(
    call: CallExpression,
    scope: Scope,
  ): { readonly entry: ApiClass; readonly raised: Raised } | undefined {
    const callee = this.valueOf(call.callee, scope);
    const entry = callee.kind === 'path' ? apiClass(callee.path) : undefined;
    if (!entry || this.#program.rewriting !== undefined) return undefined;
    const made = this.#instance(entry, call, scope);
    return made.kind === 'instance' && made.trouble instanceof Raised ? { entry, raised: made.trouble } : undefined;
  }

  /** What the object that is called was made with, by the parameters of its class. */
  madeWith(call: CallExpression, scope: Scope): Readonly<Record<string, Value>> | undefined {
    const callee = this.valueOf(call.callee, scope);
    return callee.kind === 'instance' ? callee.given : undefined;
  }

  /** What comes of a call of a function of the catalogue. */
  resultOf(call: CallExpression, scope: Scope): Result | undefined {
    const called = this.calledBy(call, scope);
    if (!called) return undefined;
    const { rewriting } = this.#program;
    if (rewriting !== undefined) throw new Unresolved(message('{0} may give any name another value', rewriting));
    const { entry, before } = called;
    const { positional, named } = this.#arguments(call, scope);
    const all = { positional: [...before.positional, ...positional], named: { ...before.named, ...named } };
    const given = entry.isLoose ? bindLoosely(entry.parameters, all) : bind(entry.name, entry.parameters, all);
    return entry.run(given, this.#settings.at(entry.name, call, scope));
  }

  #compute(expression: Expression, scope: Scope): Value {
    switch (expression.kind) {
      case 'number':
      case 'string':
      case 'flag':
      case 'nothing':
        return expression;
      case 'name':
        return this.#name(expression.name, expression.from, scope);
      case 'member':
        return this.#member(expression, scope);
      case 'list':
        return {
          kind: 'list',
          form: expression.form,
          items: expression.items.flatMap((item) =>
            item.kind === 'spread' ? this.#itemsOf(item.value, scope) : [this.valueOf(item, scope)],
          ),
        };
      case 'dictionary':
        return { kind: 'dictionary', entries: new Map(expression.entries.map((entry) => this.#entry(entry, scope))) };
      case 'unary':
        return this.#unary(expression, scope);
      case 'binary':
        return this.#language.operate(
          expression.operator,
          this.valueOf(expression.left, scope),
          this.valueOf(expression.right, scope),
        );
      case 'index':
        return this.#index(this.valueOf(expression.object, scope), expression.parts, scope);
      case 'call':
        return this.#call(expression, scope);
      case 'comprehension':
        // a generator is no list: who takes one reads it as it is needed
        return expression.form === 'list' ? this.#comprehension(expression, scope) : notFollowed('a generator');
      case 'updated':
        return this.#updated(expression, scope);
      case 'spread':
      case 'other':
        throw new Unresolved(message('an expression that is not followed here'));
    }
  }

  #itemsOf(expression: Expression, scope: Scope): readonly Value[] {
    const list = this.valueOf(expression, scope);
    return list.kind === 'list' ? list.items : notFollowed('what is spread here');
  }

  #entry({ key, value }: { readonly key: Expression; readonly value: Expression }, scope: Scope): [string, Value] {
    const name = this.valueOf(key, scope);
    return [name.kind === 'string' ? name.value : notFollowed('this key'), this.valueOf(value, scope)];
  }

  #name(name: string, at: number, scope: Scope): Value {
    const inTurn = this.#turn.get(name);
    if (inTurn) return inTurn;
    const resolved = resolveName(name, scope, at);
    if (resolved.kind === 'unknown') throw new Unresolved(resolved.reason);
    const star = this.#program.module.bindings.get('*')?.at(-1);
    if (resolved.kind === 'unbound') return this.#unboundName(name, star);
    const { binding, scope: owner } = resolved;
    if (star && owner.kind === 'module' && star.at > binding.at) {
      throw new Unresolved(message('{0} may come from an import of everything', name));
    }
    return this.#bound(name, binding, owner, { scope, at });
  }

  #unboundName(name: string, star: Binding | undefined): Value {
    if (star?.bound.kind === 'import') return { kind: 'path', path: canonicalName(`${star.bound.path}.${name}`) };
    return this.#path(`builtins.${name}`);
  }

  #bound(name: string, binding: Binding, owner: Scope, use: { readonly scope: Scope; readonly at: number }): Value {
    const { bound } = binding;
    switch (bound.kind) {
      case 'import':
        return this.#path(bound.path);
      case 'value': {
        if (this.#sharingOf().isChanged(name, binding, owner, use, false)) {
          throw new Unresolved(message('{0} is changed in place', name));
        }
        const whole = this.#outOfTurn(() => this.valueOf(bound.value, binding.writtenIn ?? owner));
        const value = bound.path.reduce((part, step) => this.#partOf(part, step), whole);
        if (isMutable(value) && this.#sharingOf().isChanged(name, binding, owner, use, true)) {
          throw new Unresolved(message('{0} is given to a function that may change it', name));
        }
        return value;
      }
      case 'parameter':
        throw new Unresolved(message('{0} is a parameter: its value is not in this file', name));
      case 'loop':
        throw new Unresolved(message('{0} has another value in each turn of a loop', name));
      case 'function':
      case 'class':
        throw new Unresolved(message('{0} is defined in this file', name));
      case 'changed':
        throw new Unresolved(message('{0} is changed in place', name));
      case 'deleted':
        throw new Raised(`NameError: name '${name}' is not defined`);
    }
  }

  #sharingOf(): Sharing {
    this.#sharing ??= new Sharing(this.#program.module);
    return this.#sharing;
  }

  /** A module, or what it holds; not if the file puts something else in its place. */
  #path(path: string): Value {
    const name = canonicalName(path);
    if (this.#replacedNames().has(name)) throw new Unresolved(message('{0} is replaced in this file', path));
    return apiConstant(name) ?? this.#language.constant(name) ?? { kind: 'path', path: name };
  }

  #replacedNames(): ReadonlySet<string> {
    if (!this.#replaced) {
      const { module, replaced } = this.#program;
      const names = [...replaced].flatMap((written) => {
        const [root, ...rest] = written.split('.');
        return (module.bindings.get(root) ?? []).flatMap(({ bound }) =>
          bound.kind === 'import' ? [canonicalName([bound.path, ...rest].join('.'))] : [],
        );
      });
      this.#replaced = new Set(names);
    }
    return this.#replaced;
  }

  #member({ object: holder, name }: Extract<Expression, { kind: 'member' }>, scope: Scope): Value {
    const own = holder.kind === 'name' ? this.#ownMember(holder.name, name, scope) : undefined;
    if (own) return own;
    const constant = this.#constantOfClass(holder, name, scope);
    if (constant) return constant;
    const object = this.valueOf(holder, scope);
    switch (object.kind) {
      case 'path':
        return this.#path(`${object.path}.${name}`);
      case 'instance':
        // `criterion.forward(…)`; what Keras has under `call` does not reduce
        return name === 'forward' || name === '__call__' ? object : { kind: 'method', object, name };
      default:
        return this.#language.memberOf(object, name) ?? { kind: 'method', object, name };
    }
  }

  /** A member of the object that a method belongs to, if its class gives it one value. */
  #ownMember(self: string, name: string, scope: Scope): Value | undefined {
    const owner = classOf(scope, self);
    if (!owner) return undefined;
    const written = [...this.#derivedFrom(owner), owner].flatMap((each) => valuesOfMember(each, name));
    const inherited = written.length > 0 ? written : this.#basesOf(owner).flatMap((base) => valuesOfMember(base, name));
    const isOpen = [owner, ...this.#derivedFrom(owner), ...this.#basesOf(owner)].some((each) => each.isOpen);
    const [only] = inherited;
    if (inherited.length === 1 && !isOpen && !this.#isWrittenOutside(name)) {
      const value = this.#outOfTurn(() => this.valueOf(only.value, only.scope));
      if (!this.#sharingOf().isMemberChanged(owner, name, isMutable(value))) return value;
      throw new Unresolved(message('{0} is changed in place', `${self}.${name}`));
    }
    const reason =
      inherited.length > 0
        ? message('{0} may hold one of several values here', `${self}.${name}`)
        : message('{0} is not written in its class', `${self}.${name}`);
    throw new Unresolved(reason);
  }

  /** `Config.rate`, or `config.rate` of an object: what the class of this file gives it in its own statements, and nothing else does. */
  #constantOfClass(holder: Expression, name: string, scope: Scope): Value | undefined {
    const owner = this.#classNamed(holder, scope);
    const own = owner?.bindings.get(name) ?? [];
    if (!owner || own.length !== 1 || owner.members.has(name) || this.#isWrittenOutside(name)) return undefined;
    const { bound } = own[0];
    return bound.kind === 'value' && bound.path.length === 0 ? this.valueOf(bound.value, owner) : undefined;
  }

  /** Whether something is assigned to a member of this name anywhere, of whatever object. */
  #isWrittenOutside(name: string): boolean {
    return [...this.#program.replaced].some((written) => written.endsWith(`.${name}`));
  }

  /** The class of this file that an expression is, or makes an object of. */
  #classNamed(expression: Expression, scope: Scope, depth = 0): Scope | undefined {
    if (expression.kind === 'call') return this.#classNamed(expression.callee, scope, depth);
    if (expression.kind !== 'name' || depth > deepest) return undefined;
    const resolved = resolveName(expression.name, scope, expression.from);
    if (resolved.kind !== 'binding') return undefined;
    const { bound } = resolved.binding;
    if (bound.kind === 'class') return bound.scope;
    if (bound.kind !== 'value' || bound.path.length > 0 || bound.value.kind !== 'call') return undefined;
    return this.#classNamed(bound.value, resolved.scope, depth + 1);
  }

  /** The classes of this file that a class is derived from. */
  #basesOf({ bases, parent }: Scope, depth = 0): Scope[] {
    if (depth > deepest) return [];
    return bases.flatMap((base) => {
      const found = base.kind === 'name' && parent ? resolveName(base.name, parent, base.from) : undefined;
      const bound = found?.kind === 'binding' ? found.binding.bound : undefined;
      return bound?.kind === 'class' ? [bound.scope, ...this.#basesOf(bound.scope, depth + 1)] : [];
    });
  }

  #derivedFrom(owner: Scope): Scope[] {
    return this.#program.classes.filter((each) => this.#basesOf(each).includes(owner));
  }

  #unary({ operator, operand }: Extract<Expression, { kind: 'unary' }>, scope: Scope): Value {
    const value = this.valueOf(operand, scope);
    return operator === '+' || operator === '-' ? this.#language.signed(operator, value) : notFollowed(operator);
  }

  #updated({ object, parts, value }: Extract<Expression, { kind: 'updated' }>, scope: Scope): Value {
    const before = this.valueOf(object, scope);
    const item = this.valueOf(value, scope);
    if (before.kind === 'list') {
      if (!parts) return { ...before, items: [...before.items, item] };
      const place = parts.length === 1 && parts[0].kind === 'place' ? this.valueOf(parts[0].value, scope) : undefined;
      if (place?.kind !== 'number' || !before.items.at(place.value)) return notFollowed('this index');
      return { ...before, items: before.items.with(place.value, item) };
    }
    if (before.kind !== 'array' || !parts || !changeable.has(before.library)) return notFollowed('this change');
    return replaced(
      before,
      parts.flatMap((part) => this.#selectors(part, scope)),
      item,
    );
  }

  #index(object: Value, parts: readonly IndexPart[], scope: Scope): Value {
    if (object.kind === 'list') return this.#itemOfList(object, parts, scope);
    if (object.kind === 'dictionary') return this.#entryAt(object.entries, parts, scope);
    if (object.kind !== 'array' || !this.#language.indexesArrays) return notFollowed('this index');
    const selectors = parts.flatMap((part) => this.#selectors(part, scope));
    checkFlags(
      object,
      parts.map((part) => (part.kind === 'place' ? this.valueOf(part.value, scope) : undefined)),
    );
    const written = parts.flatMap((part) => (part.kind === 'place' ? this.valueOf(part.value, scope) : []));
    return indexedArray(object, selectors, written);
  }

  #entryAt(entries: ReadonlyMap<string, Value>, [part]: readonly IndexPart[], scope: Scope): Value {
    const key = part.kind === 'place' ? this.valueOf(part.value, scope) : undefined;
    if (key?.kind !== 'string') return notFollowed('this key');
    return entries.get(key.value) ?? this.#language.missingEntry(key.value);
  }

  #itemOfList(list: Extract<Value, { kind: 'list' }>, parts: readonly IndexPart[], scope: Scope): Value {
    const [part, ...others] = parts;
    if (others.length > 0 || part.kind === 'ellipsis') return notFollowed('this index');
    if (part.kind === 'place') {
      const place = this.valueOf(part.value, scope);
      return place.kind === 'number' ? this.#language.itemOf(list, place.value) : notFollowed('this index');
    }
    const [start, stop, step] = [part.start, part.stop, part.step].map((each) => each && this.#whole(each, scope));
    if (step !== undefined && step !== 1) return notFollowed('this slice');
    return { ...list, items: list.items.slice(start, stop) };
  }

  /** An item of what is taken apart, or those from one place on. */
  #partOf(value: Value, step: PathStep): Value {
    if (typeof step === 'number') {
      if (value.kind === 'array' && this.#language.indexesArrays) {
        return indexedArray(value, [{ kind: 'place', place: step }]);
      }
      return value.kind === 'list' ? this.#language.itemOf(value, step) : notFollowed('taking this apart');
    }
    if (value.kind !== 'list') return notFollowed('taking this apart');
    return { kind: 'list', form: 'list', items: value.items.slice(step.from, value.items.length - step.leavingOut) };
  }

  #selectors(part: IndexPart, scope: Scope): Selector[] {
    if (part.kind === 'ellipsis') return [{ kind: 'rest' }];
    if (part.kind === 'slice') {
      const [start, stop, step] = [part.start, part.stop, part.step].map((each) => each && this.#whole(each, scope));
      return [
        {
          kind: 'slice',
          ...(start !== undefined && { start }),
          ...(stop !== undefined && { stop }),
          ...(step !== undefined && { step }),
        },
      ];
    }
    const value = this.valueOf(part.value, scope);
    return selectorsOf(value);
  }

  #whole(expression: Expression, scope: Scope): number | undefined {
    const value = this.valueOf(expression, scope);
    if (value.kind === 'nothing') return undefined;
    return value.kind === 'number' && value.isInteger ? value.value : notFollowed('this slice');
  }

  #call(call: CallExpression, scope: Scope): Value {
    const callee = this.valueOf(call.callee, scope);
    if (callee.kind === 'path') {
      const entry = apiClass(callee.path);
      if (entry) {
        return this.#instance(entry, call, scope);
      }
      const made = this.#language.builtin(callee.path, () => this.#arguments(call, scope, true));
      if (made) return made;
    }
    const result = this.resultOf(call, scope);
    if (result) return result.value;
    const moved =
      callee.kind === 'method' && callee.object.kind === 'instance' ? inPlace(callee.object, callee.name) : undefined;
    if (moved) return moved;
    const own =
      callee.kind === 'method'
        ? this.#language.method(callee.object, callee.name, () => this.#arguments(call, scope))
        : undefined;
    if (own) return own;
    throw new Unresolved(message('{0} is not known here', nameOf(callee)));
  }

  /** An object; what is wrong with its arguments is told when it is called. */
  #instance(entry: ApiClass, call: CallExpression, scope: Scope): Value {
    const made = { kind: 'instance', path: entry.name } as const;
    try {
      const given = bind(`${entry.name}.__init__`, entry.constructed, this.#arguments(call, scope));
      entry.check?.(given);
      return { ...made, given };
    } catch (error) {
      if (error instanceof Unresolved || error instanceof Raised) return { ...made, given: {}, trouble: error };
      throw error;
    }
  }

  /** Every value that a comprehension makes. */
  #comprehension({ item, clauses }: ComprehensionExpression, scope: Scope): Value {
    const items: Value[] = [];
    const run = (order: number): void => {
      const clause = clauses[order];
      if (!clause) {
        items.push(this.valueOf(item, scope));
        return;
      }
      for (const value of this.#itemsIn(clause.values, scope)) {
        this.#turns += 1;
        if (this.#turns > mostTurns) throw new Unresolved(message('this leads through too many steps'));
        this.#inTurn(namesIn(clause.target, value), () => {
          if (clause.conditions.every((condition) => isTrue(this.valueOf(condition, scope)))) run(order + 1);
        });
      }
    };
    run(0);
    return { kind: 'list', form: 'list', items };
  }

  /** What a loop goes through; `zip` and its kin are read here alone, for they are no lists. */
  #itemsIn(expression: Expression, scope: Scope): readonly Value[] {
    if (expression.kind === 'call') {
      const callee = this.valueOf(expression.callee, scope);
      const items =
        callee.kind === 'path' ? iterator(callee.path, () => this.#arguments(expression, scope)) : undefined;
      if (items) return items;
    }
    return itemsOf(this.valueOf(expression, scope));
  }

  #inTurn(names: ReadonlyMap<string, Value>, run: () => void): void {
    this.#within(new Map([...this.#turn, ...names]), new Map(), run);
  }

  /** What a name holds has nothing to do with the names of a comprehension that it is used in. */
  #outOfTurn<Result>(run: () => Result): Result {
    return this.#turn === noNames ? run() : this.#within(noNames, this.#lasting, run);
  }

  #within<Result>(turn: ReadonlyMap<string, Value>, known: Map<Expression, Value | Error>, run: () => Result): Result {
    const before = [this.#turn, this.#known] as const;
    [this.#turn, this.#known] = [turn, known];
    try {
      return run();
    } finally {
      [this.#turn, this.#known] = before;
    }
  }

  #arguments(call: CallExpression, scope: Scope, takesGenerators = false): Arguments {
    const positional: Value[] = [];
    const named: Record<string, Value> = {};
    for (const { name, value, spread } of call.arguments) {
      const each =
        takesGenerators && value.kind === 'comprehension'
          ? this.#comprehension(value, scope)
          : this.valueOf(value, scope);
      if (spread === 'items' && each.kind === 'list') positional.push(...each.items);
      else if (spread === 'names' && each.kind === 'dictionary') Object.assign(named, Object.fromEntries(each.entries));
      else if (spread !== undefined) throw new Unresolved(message('the arguments are spread from a list'));
      else if (name === undefined) positional.push(each);
      else named[name] = each;
    }
    return { positional, named };
  }
}

/** What a class gives a member: in its methods, or in its own statements. */
function valuesOfMember(owner: Scope, name: string): readonly { readonly value: Expression; readonly scope: Scope }[] {
  const own = (owner.bindings.get(name) ?? []).flatMap(({ bound }) =>
    bound.kind === 'value' && bound.path.length === 0 ? [{ value: bound.value, scope: owner }] : [],
  );
  return [...(owner.members.get(name) ?? []), ...own];
}

/** Methods of a module that give it back: to another device, or with its numbers in another type. */
function inPlace(instance: Extract<Value, { kind: 'instance' }>, name: string): Value | undefined {
  if (['to', 'cuda', 'cpu', 'eval', 'train', 'requires_grad_'].includes(name)) return instance;
  if (name !== 'double' && name !== 'float') return undefined;
  const type = name === 'double' ? 'float64' : 'float32';
  const entries = Object.entries(instance.given).map(
    ([key, value]) => [key, value.kind === 'array' ? converted(value, type) : value] as const,
  );
  return { ...instance, given: Object.fromEntries(entries) };
}

const noArguments: Arguments = { positional: [], named: {} };
const noNames: ReadonlyMap<string, Value> = new Map();
const mostTurns = 20_000;

/** The names of a loop with what they hold in one turn. */
function namesIn(target: Expression, value: Value): ReadonlyMap<string, Value> {
  if (target.kind === 'name') return new Map([[target.name, value]]);
  if (target.kind !== 'list') return notFollowed('this loop');
  const items = itemsOf(value);
  if (items.length !== target.items.length) throw new Raised('ValueError: not enough values to unpack');
  return new Map(target.items.flatMap((each, order) => [...namesIn(each, items[order])]));
}

function isTrue(value: Value): boolean {
  if (value.kind === 'flag') return value.value;
  if (value.kind === 'number') return value.value !== 0;
  if (value.kind === 'array' && value.held.data.length === 1) return value.held.data[0] !== 0;
  return notFollowed('this condition');
}

/** An object's call: what it was made from counts as given. */
function withGiven(entry: ApiClass, { given, trouble }: Extract<Value, { kind: 'instance' }>): ApiFunction {
  return {
    ...entry,
    run: (called, settings) => {
      if (trouble) throw trouble;
      return entry.run({ ...given, ...called }, settings);
    },
  };
}

/** Libraries whose arrays can be changed in place. */
const changeable: ReadonlySet<ArrayValue['library']> = new Set(['numpy', 'torch']);

function selectorsOf(value: Value): Selector[] {
  switch (value.kind) {
    case 'number':
      return [{ kind: 'place', place: value.value }];
    case 'nothing':
      return [{ kind: 'new' }];
    case 'array':
      if (value.type === 'bool') return placesOfFlags(value);
      return value.held.shape.length === 0
        ? [{ kind: 'place', place: value.held.data[0] }]
        : [{ kind: 'places', places: value.held }];
    case 'list': {
      if (value.form === 'tuple') return value.items.flatMap(selectorsOf);
      const places = value.items.map((item) => (item.kind === 'number' ? item.value : notFollowed('this index')));
      return [{ kind: 'places', places: { shape: [places.length], data: Float64Array.from(places) } }];
    }
    default:
      return notFollowed('this index');
  }
}

/** The places where flags are set, axis by axis. */
function placesOfFlags({ held: { shape, data } }: ArrayValue): Selector[] {
  if (shape.length === 0) return notFollowed('an index of one flag');
  const set = [...data.keys()].filter((place) => data[place] !== 0);
  return shape.map((size, axis) => {
    const inner = shape.slice(axis + 1).reduce((product, each) => product * each, 1);
    const places = Float64Array.from(set, (place) => Math.floor(place / inner) % size);
    return { kind: 'places', places: { shape: [places.length], data: places } };
  });
}

/** Flags stand for as many axes as they have, of the same lengths. */
function checkFlags(object: ArrayValue, indices: readonly (Value | undefined)[]): void {
  const flags = indices.find((index) => index?.kind === 'array' && index.type === 'bool');
  if (flags?.kind !== 'array') return;
  if (indices.length > 1) notFollowed('flags beside other indices');
  const { shape } = object.exact;
  const at = flags.held.shape.findIndex((size, axis) => size !== shape[axis]);
  if (at < 0) return;
  if (object.library !== 'numpy') notFollowed('flags of another shape');
  throw new Raised(
    `IndexError: boolean index did not match indexed array along axis ${at}; size of axis is ${shape[at]} but size of corresponding boolean axis is ${flags.held.shape[at]}`,
  );
}

function scopesAround(scope: Scope | undefined): Scope[] {
  return scope ? [scope, ...scopesAround(scope.parent)] : [];
}

function nameOf(value: Value): string {
  if (value.kind === 'path') return value.path.replace(/^builtins\./, '');
  return value.kind === 'method' ? `.${value.name}()` : 'this call';
}

/** Whether a function may change a value that it is given. */
function isMutable({ kind }: Value): boolean {
  return kind === 'list' || kind === 'dictionary';
}
