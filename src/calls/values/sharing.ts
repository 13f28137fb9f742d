/**
 * Which names may hold the same thing, in whatever scope and however many steps apart, so that what is changed under one of
 * them is not known under the others.
 */

import { runsAtOnce } from '../names/reaching.ts';
import type { Binding, Block, Expression, Scope } from '../syntax/tree.ts';

/** Functions whose result may share its numbers with what they are given. */
const sharing: ReadonlySet<string> = new Set(
  (
    'from_numpy as_tensor asarray frombuffer reshape view ravel transpose permute squeeze unsqueeze expand_dims flatten ' +
    'tensor tensor1d tensor2d tensor3d tensor4d from of concat slice clone cast keep expandDims ' +
    'Float32Array Int32Array Uint8Array Float64Array'
  ).split(' '),
);

/** A name, and of the object that a method belongs to which of its members. */
interface Origin {
  readonly name: string;
  readonly member?: string;
}

/** The names whose numbers an expression may share: x of `x[0].T`, a and b of `[a, b]`. */
function originsOf(expression: Expression, member?: string): readonly Origin[] {
  switch (expression.kind) {
    case 'name':
      return [{ name: expression.name, ...(member !== undefined && { member }) }];
    case 'member':
      return originsOf(expression.object, expression.name);
    case 'index':
      return originsOf(expression.object);
    case 'list':
      return expression.items.flatMap((item) => originsOf(item));
    case 'dictionary':
      return expression.entries.flatMap(({ value }) => originsOf(value));
    case 'spread':
      return originsOf(expression.value);
    case 'updated':
      return [...originsOf(expression.object), ...originsOf(expression.value)];
    case 'comprehension':
      return expression.clauses.flatMap(({ values }) => originsOf(values));
    case 'other':
      return (expression.of ?? []).flatMap((each) => originsOf(each));
    case 'call': {
      const { callee } = expression;
      const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
      const given = sharing.has(name) ? expression.arguments.flatMap(({ value }) => originsOf(value)) : [];
      return callee.kind === 'member' ? [...originsOf(callee.object), ...given] : given;
    }
    default:
      return [];
  }
}

/** A change of what a name holds: where, in which function, and whether it is only possible. */
interface Change {
  readonly at: number;
  readonly scope: Scope;
  readonly isElsewhere: boolean;
  readonly isHandedOver: boolean;
}

/** A name of a scope, or a member of a class's objects, with all that may hold the same. */
interface Holder {
  readonly partners: Set<Holder>;
  readonly changes: Change[];
}

export class Sharing {
  readonly #holders = new Map<Scope, Map<string, Holder>>();

  constructor(module: Scope) {
    this.#read(module);
  }

  /**
   * Whether what a binding gives a name is changed under another name before a place where the name is used. A value that
   * can't be changed by a function that it is given to is only asked for what is changed for sure.
   */
  isChanged(
    name: string,
    binding: Binding,
    owner: Scope,
    use: { readonly scope: Scope; readonly at: number },
    isMutable: boolean,
  ): boolean {
    const own = this.#holders.get(owner)?.get(name);
    if (!own) return false;
    const from = binding.bound.kind === 'value' ? binding.bound.value.from : binding.at;
    const until = horizon(binding, owner, use);
    return [...around(own)].some((holder) =>
      holder.changes.some(({ at, scope, isElsewhere, isHandedOver }) => {
        if (isHandedOver ? !isMutable : holder === own) return false;
        return isElsewhere || functionOf(scope) !== functionOf(owner) || (at > from && at <= until);
      }),
    );
  }

  /** The same of a member of a class's objects: whatever changes it may have run. */
  isMemberChanged(owner: Scope, member: string, isMutable: boolean): boolean {
    const own = this.#holders.get(owner)?.get(`.${member}`);
    if (!own) return false;
    return [...around(own)].some(({ changes }) => changes.some(({ isHandedOver }) => isMutable || !isHandedOver));
  }

  #read(scope: Scope): void {
    for (const [name, bindings] of scope.bindings) {
      const own = this.#holderOf(scope, { name });
      if (own) for (const binding of bindings) this.#readBinding(own, binding, scope);
    }
    for (const [name, places] of scope.handedOver) {
      const holder = this.#holder(scope, name.startsWith('this.') ? name.slice('this'.length) : name);
      for (const { at, isElsewhere, isSure } of places) {
        holder.changes.push({ at, scope, isElsewhere, isHandedOver: !isSure });
      }
    }
    for (const [member, values] of scope.members) {
      for (const value of values) this.#join(this.#holder(scope, `.${member}`), value.value, value.scope);
    }
    for (const inner of scope.inner) this.#read(inner);
  }

  #readBinding(own: Holder, { bound, at, isInPlace, isElsewhere, mayHold, writtenIn }: Binding, scope: Scope): void {
    const written = writtenIn ?? scope;
    if (isInPlace) own.changes.push({ at, scope: written, isElsewhere: isElsewhere === true, isHandedOver: false });
    if (bound.kind === 'value') this.#join(own, bound.value, written);
    for (const each of mayHold ?? []) this.#join(own, each, written);
  }

  #join(holder: Holder, expression: Expression, scope: Scope): void {
    for (const origin of originsOf(expression)) {
      const other = this.#holderOf(scope, origin);
      if (!other) continue;
      holder.partners.add(other);
      other.partners.add(holder);
    }
  }

  /** What a name stands for in a scope; undefined for modules and what is bound nowhere, which hold nothing of the file. */
  #holderOf(scope: Scope, { name, member }: Origin): Holder | undefined {
    const owner = classOf(scope, name);
    if (owner) return this.#holder(owner, `.${member ?? ''}`);
    const around = scopeOf(name, scope);
    return around && !isModule(name, around) ? this.#holder(around, name) : undefined;
  }

  #holder(scope: Scope, name: string): Holder {
    const names = this.#holders.get(scope) ?? new Map<string, Holder>();
    this.#holders.set(scope, names);
    const holder = names.get(name) ?? { partners: new Set(), changes: [] };
    names.set(name, holder);
    return holder;
  }
}

/** The scope that binds a name where it is used. */
function scopeOf(name: string, scope: Scope): Scope | undefined {
  for (let around: Scope | undefined = scope; around; around = around.parent) {
    if (around.bindings.has(name) && (around === scope || around.kind !== 'class')) return around;
  }
  return undefined;
}

/** Whether a name stands for a module, or for what one holds. */
function isModule(name: string, scope: Scope, depth = 0): boolean {
  const bindings = scope.bindings.get(name) ?? [];
  return bindings.every(({ bound, isInPlace, writtenIn = scope }) => {
    if (isInPlace || depth > deepest) return false;
    if (bound.kind === 'import') return true;
    if (bound.kind !== 'value') return false;
    const source = holderIn(bound.value);
    if (source.kind === 'call') return source.callee.kind === 'name' && requiring.has(source.callee.name);
    if (source.kind !== 'name' || source.name === name) return false;
    const around = scopeOf(source.name, writtenIn);
    return around !== undefined && isModule(source.name, around, depth + 1);
  });
}

/** Modules lead to modules; nobody needs more steps. */
const deepest = 10;

/** JavaScript's ways to a module that are calls. */
const requiring: ReadonlySet<string> = new Set(['require', 'import']);

function holderIn(expression: Expression): Expression {
  return expression.kind === 'member' ? holderIn(expression.object) : expression;
}

/** All that may hold the same. */
function around(first: Holder): ReadonlySet<Holder> {
  const found = new Set([first]);
  for (const holder of found) for (const partner of holder.partners) found.add(partner);
  return found;
}

/** Until where a change may come before a use: a loop's end comes before its beginning, and functions run at any time. */
function horizon({ block }: Binding, owner: Scope, use: { readonly scope: Scope; readonly at: number }): number {
  if (use.scope !== owner && !runsAtOnce(use.scope, owner)) return Number.POSITIVE_INFINITY;
  const loops = owner.blocks.filter(
    (loop) => loop.kind === 'loop' && loop.from <= use.at && use.at < loop.to && !isWithin(block, loop),
  );
  return Math.max(use.at, ...loops.map(({ to }) => to));
}

function isWithin(block: Block | undefined, outer: Block): boolean {
  return block === outer || (block !== undefined && isWithin(block.parent, outer));
}

function functionOf(scope: Scope): Scope {
  return scope.parent && scope.kind === 'block' ? functionOf(scope.parent) : scope;
}

/** The class whose method a scope is, or lies in, under this name of the object. */
export function classOf(scope: Scope, self: string): Scope | undefined {
  for (let inner: Scope | undefined = scope; inner; inner = inner.parent) {
    if (inner.self === self) return inner.parent;
    const isOwn = inner.bindings.get(self)?.some(({ isInPlace }) => !isInPlace) === true;
    if (inner.kind === 'module' || inner.kind === 'class' || isOwn) return undefined;
  }
  return undefined;
}
