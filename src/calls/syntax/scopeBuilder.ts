/** Builds the scopes of a file while its syntax tree is walked through. */

import type { Binding, Block, Bound, Expression, Scope, Span } from './tree.ts';

/** How a name is bound beside what it is bound to. */
export interface Manner {
  /** changes what the name held */
  readonly isInPlace?: boolean;
  /** by another function than the one that the name belongs to */
  readonly isElsewhere?: boolean;
  readonly mayHold?: readonly Expression[];
  /** the scope that the value is written in */
  readonly writtenIn?: Scope;
}

/** A scope that is being filled. */
export class ScopeBuilder implements Scope {
  readonly kind: Scope['kind'];
  readonly span: Span;
  readonly parent: ScopeBuilder | undefined;
  readonly inner: ScopeBuilder[] = [];
  readonly self?: string;
  readonly bindings = new Map<string, Binding[]>();
  readonly handedOver = new Map<string, { at: number; isElsewhere: boolean; isSure: boolean }[]>();
  readonly blocks: Block[];
  bases: readonly Expression[] = [];
  isOpen = false;
  readonly members = new Map<string, { value: Expression; scope: Scope }[]>();
  /** names that belong to this scope, where a language declares them */
  readonly declared = new Set<string>();
  /** names that stand for those of a scope around it: `global`, `nonlocal` */
  readonly #outer = new Map<string, ScopeBuilder>();
  /** the block whose statements are read */
  block: Block;

  constructor(kind: Scope['kind'], span: Span, parent?: ScopeBuilder, self?: string) {
    this.kind = kind;
    this.span = span;
    this.parent = parent;
    if (self !== undefined) this.self = self;
    this.block = { kind: 'plain', from: span.from, to: span.to, parent: undefined };
    this.blocks = [this.block];
    parent?.inner.push(this);
  }

  /** Reads what stands in a block of its own; what is a block of a block with names is one of the scope around it, too. */
  within(kind: Block['kind'], { from, to }: Span, read: () => void, group?: number): void {
    const scopes: ScopeBuilder[] = [this];
    for (let scope: ScopeBuilder = this; scope.kind === 'block' && scope.parent; scope = scope.parent) {
      scopes.push(scope.parent);
    }
    const before = scopes.map(({ block }) => block);
    for (const scope of scopes) {
      scope.block = { kind, from, to, parent: scope.block, ...(group !== undefined && { group }) };
      scope.blocks.push(scope.block);
    }
    read();
    for (const [order, scope] of scopes.entries()) scope.block = before[order];
  }

  bind(name: string, bound: Bound, at: number, { isInPlace, isElsewhere, mayHold, writtenIn }: Manner = {}): void {
    const outer = this.#outer.get(name);
    const isAway = outer !== undefined || isElsewhere === true;
    const { bindings, blocks, block } = outer ?? this;
    const written = writtenIn ?? this;
    const binding: Binding = {
      bound,
      block: isAway ? blocks[0] : block,
      at,
      ...(isAway && { isElsewhere: true }),
      ...(isInPlace && { isInPlace: true }),
      ...(mayHold && { mayHold }),
      ...(written !== (outer ?? this) && { writtenIn: written }),
    };
    const before = bindings.get(name);
    if (before) before.push(binding);
    else bindings.set(name, [binding]);
  }

  /** From here on the name is that of a scope around this one. */
  declareOuter(name: string, outer: ScopeBuilder | undefined): void {
    if (outer && outer !== this) this.#outer.set(name, outer);
  }

  /** What the name holds was given to a function that may change it. */
  handOver(name: string, at: number, isElsewhere: boolean, isSure = false): void {
    const before = this.handedOver.get(name);
    if (before) before.push({ at, isElsewhere, isSure });
    else this.handedOver.set(name, [{ at, isElsewhere, isSure }]);
  }

  /** What a member holds is changed in place. */
  changeMember(name: string, value: Expression, scope: Scope): void {
    this.addMember(name, value, scope);
    this.handOver(`this.${name}`, value.from, true, true);
  }

  /** Something was assigned to a member of the object that the methods of this class belong to. */
  addMember(name: string, value: Expression, scope: Scope): void {
    const before = this.members.get(name);
    if (before) before.push({ value, scope });
    else this.members.set(name, [{ value, scope }]);
  }
}
