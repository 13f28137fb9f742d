/** Builds the scopes of a file while its syntax tree is walked through. */

import type { Binding, Block, Bound, Expression, Scope, Span } from './tree.ts';

/** A scope that is being filled. */
export class ScopeBuilder implements Scope {
  readonly kind: Scope['kind'];
  readonly span: Span;
  readonly parent: ScopeBuilder | undefined;
  readonly self?: string;
  readonly bindings = new Map<string, Binding[]>();
  readonly blocks: Block[];
  bases: readonly Expression[] = [];
  readonly members = new Map<string, { value: Expression; scope: Scope }[]>();
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
  }

  /** Reads what stands in a block of its own. */
  within(kind: Block['kind'], { from, to }: Span, read: () => void, group?: number): void {
    const before = this.block;
    this.block = { kind, from, to, parent: before, ...(group !== undefined && { group }) };
    this.blocks.push(this.block);
    read();
    this.block = before;
  }

  bind(name: string, bound: Bound, at: number, isInPlace = false): void {
    const outer = this.#outer.get(name);
    const binding: Binding = {
      bound,
      block: outer ? outer.blocks[0] : this.block,
      at,
      ...(outer && { isElsewhere: true }),
      ...(isInPlace && { isInPlace: true }),
    };
    const { bindings } = outer ?? this;
    const before = bindings.get(name);
    if (before) before.push(binding);
    else bindings.set(name, [binding]);
  }

  /** From here on the name is that of a scope around this one. */
  declareOuter(name: string, outer: ScopeBuilder | undefined): void {
    if (outer && outer !== this) this.#outer.set(name, outer);
  }

  /** Something was assigned to a member of the object that the methods of this class belong to. */
  addMember(name: string, value: Expression, scope: Scope): void {
    const before = this.members.get(name);
    if (before) before.push({ value, scope });
    else this.members.set(name, [{ value, scope }]);
  }
}
