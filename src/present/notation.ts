/**
 * Notation: the walk over an expression tree that all scripts share. It decides what stands where, what needs
 * parentheses and which sign joins two terms; a Script (TeX, Unicode, words) only says how each piece is written.
 */

import {
  type Application,
  type Bindings,
  type Element,
  type Expression,
  type FunctionName,
  Literal,
  type Multiplication,
  type Series,
  type Variable,
  type Weighting,
} from '../quantities/index.ts';

/** How tightly a piece holds together; a piece that stands where a tighter one is needed gets parentheses. */
export const binding = { sum: 1, product: 2, power: 3, atom: 4 } as const;

/** A written piece. `open` says that it swallows what follows it, as `ln` and Σ do. */
export interface Piece {
  readonly text: string;
  readonly binding: number;
  readonly open?: boolean;
}

/** One term of a written sum, or the ellipsis that stands for terms left out. */
export type Term = { readonly text: string; readonly negative: boolean } | 'ellipsis';

/** One factor of a written product; `dotted` says that a multiplication sign must stand before it. */
export interface Factor {
  readonly text: string;
  readonly dotted: boolean;
}

/** A term of a sum to be written, with the values of its index letters. */
interface SumPart {
  readonly term: Expression;
  readonly bindings: Bindings;
}

/** Where a number comes from: the input's role and the flat index in it. */
export interface Source {
  readonly role: string;
  readonly index: number;
}

/** The operations that run over an index. */
export type Operation = Series['operation'];

/** An operation over an index from 0 to count − 1; a sum may leave one position out. */
export interface IndexRange {
  readonly operation: Operation;
  readonly index: string;
  readonly count: number;
  readonly except: number | undefined;
}

/** How the pieces of a formula are written. Operands arrive with the parentheses they need. */
export interface Script {
  number(value: number): Piece;
  symbol(name: string, subscripts: readonly (string | number)[]): Piece;
  link(text: string, source: Source): string;
  group(text: string): string;
  minus(text: string): string;
  sum(terms: readonly Term[]): string;
  product(factors: readonly Factor[]): string;
  quotient(numerator: Piece, denominator: Piece): Piece;
  power(base: Piece, exponent: Piece): Piece;
  apply(name: FunctionName, operands: readonly Piece[]): Piece;
  /** an operation with its index and no terms written out */
  over(range: IndexRange, body: Piece): Piece;
  /** the terms of a maximum or a list; undefined stands for those left out */
  enumerate(operation: 'maximum' | 'list', items: readonly (string | undefined)[]): Piece;
}

/** Writes an expression in a script. */
export function write(expression: Expression, script: Script, bindings: Bindings = {}): string {
  return piece(expression, script, bindings).text;
}

/** The text of a piece with parentheses where it binds less tightly than is needed. */
export function within(part: Piece, needed: number, script: Pick<Script, 'group'>): string {
  return part.binding < needed ? script.group(part.text) : part.text;
}

function piece(expression: Expression, script: Script, bindings: Bindings): Piece {
  switch (expression.kind) {
    case 'literal':
      return literal(expression, script);
    case 'variable':
      return variable(expression, script);
    case 'element':
      return element(expression, script, bindings);
    case 'negation': {
      const operand = piece(expression.operand, script, bindings);
      return { text: script.minus(within(operand, binding.product, script)), binding: binding.sum };
    }
    case 'addition':
      return sum(
        expression.terms.map((term) => ({ term, bindings })),
        'bare',
        script,
      );
    case 'multiplication':
    case 'weighting':
      return product(expression, script, bindings);
    case 'division':
      return script.quotient(
        piece(expression.numerator, script, bindings),
        piece(expression.denominator, script, bindings),
      );
    case 'power':
      return script.power(piece(expression.base, script, bindings), piece(expression.exponent, script, bindings));
    case 'application':
      return application(expression, script, bindings);
    case 'series':
      return series(expression, script, bindings);
  }
}

function literal({ value, source }: Literal, script: Script): Piece {
  const written = script.number(value);
  const negative = value < 0 || Object.is(value, -0);
  return {
    text: source ? script.link(written.text, source) : written.text,
    binding: negative ? binding.sum : written.binding,
  };
}

function variable({ name, mark }: Variable, script: Script): Piece {
  return script.symbol(name, mark === undefined ? [] : [mark]);
}

function element(expression: Element, script: Script, bindings: Bindings): Piece {
  const { of, index, show } = expression;
  const position = expression.position(bindings);
  if (position === undefined || !(position >= 0 && position < of.value.data.length)) {
    return script.symbol(of.name, of.mark === undefined ? [index] : [of.mark, index]);
  }
  const number = expression.at(position);
  if (show === 'value') return literal(number, script);
  const symbol = script.symbol(of.name, of.mark === undefined ? [position] : [of.mark, position]);
  return number.source ? { ...symbol, text: script.link(symbol.text, number.source) } : symbol;
}

/**
 * Terms joined by their signs: a negated term after the first is subtracted. A sum that is the first term needs no
 * parentheses; the like terms of a series all get them.
 */
function sum(parts: readonly (SumPart | undefined)[], nested: 'bare' | 'grouped', script: Script): Piece {
  if (parts.length === 1 && parts[0]) return piece(parts[0].term, script, parts[0].bindings);
  const written = parts.map((part, position): Term => {
    if (part === undefined) return 'ellipsis';
    const negative = part.term.kind === 'negation';
    const inner = piece(negative ? part.term.operand : part.term, script, part.bindings);
    const mayStandBare = position === 0 && !negative && (part.term.kind !== 'addition' || nested === 'bare');
    return { text: within(inner, mayStandBare ? binding.sum : binding.product, script), negative };
  });
  return { text: script.sum(written), binding: binding.sum };
}

/** Factors side by side; one that swallows what follows it may only stand last. */
function product(expression: Multiplication | Weighting, script: Script, bindings: Bindings): Piece {
  const factors = expression.kind === 'weighting' ? [expression.weight, expression.of] : expression.factors;
  const pieces = factors.map((factor) => piece(factor, script, bindings));
  if (pieces.length === 1) return pieces[0];
  const tight = pieces.map((part, position) => closed(part, position === pieces.length - 1));
  const looks = tight.map((part, position) => look(factors[position], part, bindings));
  const written = tight.map((part, position) => ({
    text: within(part, binding.product, script),
    dotted: position > 0 && !mayTouch(looks[position - 1], looks[position]),
  }));
  return { text: script.product(written), binding: binding.product, open: pieces.at(-1)?.open === true };
}

type Look = 'symbol' | 'function' | 'group' | 'other';

/** How a factor looks to its neighbour. */
function look(factor: Expression, part: Piece, bindings: Bindings): Look {
  if (part.binding < binding.product) return 'group';
  if (factor.kind === 'variable') return 'symbol';
  if (factor.kind === 'element') {
    return factor.show === 'symbol' || factor.position(bindings) === undefined ? 'symbol' : 'other';
  }
  return factor.kind === 'application' ? 'function' : 'other';
}

/** Symbols need no sign between them (yⱼ ln pⱼ); numbers do, and a symbol before a parenthesis would look like a call. */
function mayTouch(left: Look, right: Look): boolean {
  if (left === 'other') return false;
  return right === 'symbol' || right === 'function' || (right === 'group' && left === 'group');
}

/** An open piece counts as a sum wherever something follows it. */
function closed(part: Piece, last: boolean): Piece {
  return part.open && !last ? { ...part, binding: binding.sum } : part;
}

function application({ name, operands }: Application, script: Script, bindings: Bindings): Piece {
  const [first] = operands;
  if (name === 'log1p' && first.kind === 'negation') {
    const parts = [new Literal(1), first].map((term) => ({ term, bindings }));
    return script.apply('log', [sum(parts, 'bare', script)]);
  }
  return script.apply(
    name,
    operands.map((operand) => piece(operand, script, bindings)),
  );
}

function series(expression: Series, script: Script, bindings: Bindings): Piece {
  const { operation, index, body, shown } = expression;
  if (shown === undefined) return script.over(expression, piece(body, script, without(bindings, index)));
  const bound = withGaps(shown, expression).map((position) =>
    position === undefined ? undefined : { ...bindings, [index]: position },
  );
  if (operation !== 'sum') {
    const items = bound.map((each) => each && piece(body, script, each).text);
    return script.enumerate(operation, items);
  }
  if (bound.length === 0) return script.number(0);
  return sum(
    bound.map((each) => each && { term: body, bindings: each }),
    'grouped',
    script,
  );
}

/** The index of a series is its own, whatever the same letter means outside. */
function without(bindings: Bindings, index: string): Bindings {
  return Object.fromEntries(Object.entries(bindings).filter(([name]) => name !== index));
}

/** The positions to write, with undefined for every run that is left out. */
function withGaps(shown: readonly number[], { count, except }: IndexRange): readonly (number | undefined)[] {
  const positions: (number | undefined)[] = [];
  let next = 0;
  for (const position of [...shown, count]) {
    const hidden = position - next - (except !== undefined && except >= next && except < position ? 1 : 0);
    if (hidden > 0) positions.push(undefined);
    if (position < count) positions.push(position);
    next = position + 1;
  }
  return positions;
}
