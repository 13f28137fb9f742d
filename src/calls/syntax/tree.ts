/**
 * What the code of any language is for us: expressions whose values may be known, and the scopes and blocks in which names
 * are bound to them. One file a language makes this from its syntax tree; nothing below knows the language.
 */

import type { Parsed } from './parsed.ts';

/** Offsets in the text, the end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '<' | '<=' | '>' | '>=' | '==' | '!=';
export type UnaryOperator = '+' | '-' | 'not' | '~';

/** An argument of a call; one that is spread holds any number of them: items of a list, or names with their values. */
export interface Argument {
  readonly name?: string;
  readonly value: Expression;
  readonly spread?: 'items' | 'names' | 'unknown';
}

/** One `for … in …` of a comprehension, and the conditions behind it. */
export interface ComprehensionClause {
  /** a name, or a list of them */
  readonly target: Expression;
  readonly values: Expression;
  readonly conditions: readonly Expression[];
}

/** Values made one by one in turns of loops. */
export interface ComprehensionExpression extends Span {
  readonly kind: 'comprehension';
  readonly form: 'list' | 'generator';
  readonly item: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

/** A part of an index: one place, a slice, a new axis, or all that is left. */
export type IndexPart =
  | { readonly kind: 'place'; readonly value: Expression }
  | {
      readonly kind: 'slice';
      readonly start: Expression | undefined;
      readonly stop: Expression | undefined;
      readonly step: Expression | undefined;
    }
  | { readonly kind: 'ellipsis' };

export type Expression = Span &
  (
    | { readonly kind: 'number'; readonly value: number; readonly isInteger: boolean }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'flag'; readonly value: boolean }
    | { readonly kind: 'nothing' }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'member'; readonly object: Expression; readonly name: string; readonly nameSpan: Span }
    | { readonly kind: 'list'; readonly form: 'list' | 'tuple'; readonly items: readonly Expression[] }
    | {
        readonly kind: 'dictionary';
        readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
      }
    | ComprehensionExpression
    | CallExpression
    | { readonly kind: 'index'; readonly object: Expression; readonly parts: readonly IndexPart[] }
    | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    /** what an object is once an item of it was replaced, or one was put behind its last */
    | {
        readonly kind: 'updated';
        readonly object: Expression;
        /** absent: behind the last */
        readonly parts?: readonly IndexPart[];
        readonly value: Expression;
      }
    /** in a list: all the items of another one */
    | { readonly kind: 'spread'; readonly value: Expression }
    /** anything else: nothing is known of its value, but perhaps what it is one of, or holds */
    | { readonly kind: 'other'; readonly of?: readonly Expression[] }
  );

export interface CallExpression extends Span {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** made with `new` */
  readonly isNew?: true;
}

/** A stretch of a scope's statements; what stands in a branch may not run, what stands in a loop may run again. */
export interface Block extends Span {
  readonly kind: 'plain' | 'branch' | 'loop';
  readonly parent: Block | undefined;
  /** of a branch: the statement that it belongs to, of whose branches one runs; absent where more than one may */
  readonly group?: number;
}

/** One item of what is taken apart, or those from one place on, so many at the end left out. */
export type PathStep = number | { readonly from: number; readonly leavingOut: number };

/** What a name is bound to. */
export type Bound =
  /** a value, or of a value that is taken apart the item at this path */
  | { readonly kind: 'value'; readonly value: Expression; readonly path: readonly PathStep[] }
  /** a module or what it holds, by its full name */
  | { readonly kind: 'import'; readonly path: string }
  /** a class of this file */
  | { readonly kind: 'class'; readonly scope: Scope }
  | { readonly kind: 'function' }
  | { readonly kind: 'parameter' }
  | { readonly kind: 'loop' }
  | { readonly kind: 'deleted' }
  /** changed in place, deleted, or bound in a way that we don't follow */
  | { readonly kind: 'changed' };

export interface Binding {
  readonly bound: Bound;
  readonly block: Block;
  /** from where on it is in force */
  readonly at: number;
  /** done by another function: at some time, or never */
  readonly isElsewhere?: true;
  /** changes what the name held, which other names may hold too */
  readonly isInPlace?: true;
  /** the scope that it is written in, where that is not the scope of the name */
  readonly writtenIn?: Scope;
  /** whose value, or a part of it, the name may hold from here on, where it is bound to none */
  readonly mayHold?: readonly Expression[];
}

/** A file, a function, a class, an expression with names of its own, or a block where blocks have names of their own. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'block';
  readonly span: Span;
  readonly parent: Scope | undefined;
  /** the scopes in it */
  readonly inner: readonly Scope[];
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  /** where what a name holds, or a member (`this.x`), is given to a function that may change it, or changed for sure */
  readonly handedOver: ReadonlyMap<
    string,
    readonly { readonly at: number; readonly isElsewhere: boolean; readonly isSure: boolean }[]
  >;
  /** the blocks in it, the scope's own first, each after the one around it */
  readonly blocks: readonly Block[];
  /** of a method: what it calls the object it belongs to */
  readonly self?: string;
  /** of a class: those that it is derived from */
  readonly bases: readonly Expression[];
  /** of a class: what its methods write into the object, by the member's name */
  readonly members: ReadonlyMap<string, readonly { readonly value: Expression; readonly scope: Scope }[]>;
  /** of a class: its objects leave its methods as a whole, so that others may write into them */
  readonly isOpen: boolean;
}

/** A call, and the scope that its names are looked up in. */
export interface PlacedCall {
  readonly call: CallExpression;
  readonly scope: Scope;
}

/** An expression that may be a formula written by hand, and the scope that its names are looked up in. */
export interface PlacedExpression {
  readonly expression: Expression;
  readonly scope: Scope;
}

/** A file's code. */
export interface Program {
  readonly languageId: string;
  /** what it was made from, for the next state of the file */
  readonly parsed: Parsed;
  readonly module: Scope;
  /** every call, the outer one before those in its arguments */
  readonly calls: readonly PlacedCall[];
  /** expressions in which a formula may be written by hand, none of them inside another of the same scope */
  readonly formulas: readonly PlacedExpression[];
  /** every class of the file */
  readonly classes: readonly Scope[];
  /** a function by which any name may get another value: exec, globals */
  readonly rewriting?: string;
  /** names with a point in them that something was assigned to, such as `F.cross_entropy`: they are not what they were */
  readonly replaced: ReadonlySet<string>;
}
