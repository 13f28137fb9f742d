/**
 * Expressions as whoever looks for a formula sees them: names stand for what they were given, `np.sum(x)` and `x.sum()` are
 * the same, and a product or a sum lies flat. Nothing is evaluated here.
 */

import { canonicalName } from '../../frameworks/index.ts';
import { resolveName } from '../names/reaching.ts';
import type { CallExpression, Expression, PlacedExpression, Scope } from '../syntax/tree.ts';

/** An expression, and where its names are looked up; not those that a comprehension around it binds. */
export interface Seen extends PlacedExpression {
  readonly bound?: ReadonlySet<string>;
  readonly effort: Effort;
}

/** How much more may be looked at for one expression: names that lead to names may spread without end. */
export interface Effort {
  left: number;
}

/** Whether there is more to be had. */
export function spend({ effort }: Seen): boolean {
  effort.left -= 1;
  return effort.left > 0;
}

/** A function that formulas are made of, whatever library it is of. */
export type FormulaFunction =
  | 'log'
  | 'log2'
  | 'log10'
  | 'log1p'
  | 'exp'
  | 'sum'
  | 'mean'
  | 'max'
  | 'limit'
  | 'arrange'
  | 'where'
  | 'fill'
  | 'xlogy'
  | 'pick'
  | 'dot'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'negative';

export interface FunctionCall {
  readonly name: FormulaFunction;
  /** the arguments by position; of a method its object first */
  readonly positional: readonly Seen[];
  readonly named: ReadonlyMap<string, Seen>;
}

const libraries = /^(?:numpy|math|torch|jax\.numpy|tensorflow(?:\.math)?|builtins|scipy\.special)\.(\w+)$/;

const functions: ReadonlyMap<string, FormulaFunction> = new Map(
  (
    [
      ['log', 'log'],
      ['log2', 'log2'],
      ['log10', 'log10'],
      ['log1p', 'log1p'],
      ['exp', 'exp'],
      ['sum nansum reduce_sum fsum', 'sum'],
      ['mean nanmean average reduce_mean', 'mean'],
      ['max amax reduce_max', 'max'],
      ['clip clamp clip_by_value maximum minimum', 'limit'],
      ['T t transpose reshape view expand_dims unsqueeze squeeze flatten ravel copy', 'arrange'],
      ['where', 'where'],
      ['nan_to_num', 'fill'],
      ['xlogy', 'xlogy'],
      ['take_along_axis gather choose', 'pick'],
      ['dot matmul inner vdot', 'dot'],
      ['add', 'add'],
      ['subtract sub', 'subtract'],
      ['multiply mul', 'multiply'],
      ['divide true_divide div', 'divide'],
      ['negative neg', 'negative'],
    ] as const
  ).flatMap(([names, name]) => names.split(' ').map((each) => [each, name] as const)),
);

/** Names that lead to names: nobody writes more. */
const mostNames = 20;

/** Another part of the same expression. */
export function part({ scope, effort, bound }: Seen, expression: Expression): Seen {
  return bound ? { expression, scope, effort, bound } : { expression, scope, effort };
}

/** What an expression stands for: of a name, what it was given. */
export function through(seen: Seen): Seen {
  let current = seen;
  for (let step = 0; step < mostNames; step += 1) {
    const { expression, scope, bound } = current;
    if (expression.kind !== 'name' || bound?.has(expression.name)) return current;
    const found = resolveName(expression.name, scope, expression.from);
    const given = found.kind === 'binding' ? found.binding.bound : undefined;
    if (found.kind !== 'binding' || given?.kind !== 'value' || given.path.length > 0) return current;
    current = { expression: given.value, scope: found.scope, effort: seen.effort };
  }
  return current;
}

/** The full name of a module's member, as it is imported; it may be replaced, which matters for its value alone. */
function pathOf(seen: Seen): string | undefined {
  const { expression, scope, bound } = seen;
  if (expression.kind === 'member') {
    const path = pathOf(part(seen, expression.object));
    return path === undefined ? undefined : canonicalName(`${path}.${expression.name}`);
  }
  if (expression.kind !== 'name' || bound?.has(expression.name)) return undefined;
  const owner = scopesAround(scope).find(({ bindings }) => bindings.has(expression.name));
  if (!owner) return unboundPath(expression.name, scope);
  const imported = owner.bindings.get(expression.name)?.findLast(({ bound: given }) => given.kind === 'import')?.bound;
  return imported?.kind === 'import' ? canonicalName(imported.path) : undefined;
}

/** Bound nowhere in the file: of the module that everything was imported from, or Python's own. */
function unboundPath(name: string, scope: Scope): string {
  const star = scopesAround(scope).at(-1)?.bindings.get('*')?.at(-1)?.bound;
  return star?.kind === 'import' ? canonicalName(`${star.path}.${name}`) : `builtins.${name}`;
}

function scopesAround(scope: Scope | undefined): Scope[] {
  return scope ? [scope, ...scopesAround(scope.parent)] : [];
}

/** The call of a function that formulas are made of: `np.log(p)`, `p.log()`, `p.T`. */
export function calledIn(seen: Seen): FunctionCall | undefined {
  const { expression } = seen;
  if (expression.kind === 'member' && expression.name === 'T') {
    return { name: 'arrange', positional: [part(seen, expression.object)], named: new Map() };
  }
  if (expression.kind !== 'call' || expression.arguments.some(({ spread }) => spread !== undefined)) return undefined;
  const path = pathOf(part(seen, expression.callee));
  if (path !== undefined) {
    const short = libraries.exec(path)?.[1];
    return named(short, seen, expression);
  }
  if (expression.callee.kind !== 'member') return undefined;
  return named(expression.callee.name, seen, expression, expression.callee.object);
}

function named(
  short: string | undefined,
  seen: Seen,
  { arguments: given }: CallExpression,
  object?: Expression,
): FunctionCall | undefined {
  const name = short === undefined ? undefined : functions.get(short);
  if (name === undefined) return undefined;
  const positional = given.filter((each) => each.name === undefined).map(({ value }) => part(seen, value));
  const all = object ? [part(seen, object), ...positional] : positional;
  const isAlone = name === 'exp' || (name === 'log' && object !== undefined) || name === 'log2';
  if (all.length === 0 || (isAlone && all.length > 1)) return undefined;
  return {
    name,
    positional: all,
    named: new Map(
      given.flatMap((each) => (each.name === undefined ? [] : [[each.name, part(seen, each.value)] as const])),
    ),
  };
}

/** Factors and divisors, the numbers among them as one. */
export interface Product {
  readonly factors: readonly Seen[];
  readonly divisors: readonly Seen[];
  /** of the written numbers */
  readonly scale: number;
  /** a matrix product: its elements are summed */
  readonly isDot: boolean;
}

/** A product laid flat; anything else is a product of itself. */
export function product(seen: Seen): Product {
  const { expression } = seen;
  if (expression.kind === 'number') return { ...one, scale: expression.value };
  if (expression.kind === 'unary' && expression.operator !== 'not' && expression.operator !== '~') {
    const inner = product(part(seen, expression.operand));
    return expression.operator === '-' ? { ...inner, scale: -inner.scale } : inner;
  }
  const [operator, left, right] = operands(seen, productOperators);
  if (operator === undefined || !left || !right) {
    const call = expression.kind === 'call' ? calledIn(seen) : undefined;
    if (call?.name !== 'negative') return { ...one, factors: [seen] };
    const inner = product(call.positional[0]);
    return { ...inner, scale: -inner.scale };
  }
  const [a, b] = [product(left), product(right)];
  if (operator === '/') {
    return {
      factors: [...a.factors, ...b.divisors],
      divisors: [...a.divisors, ...b.factors],
      scale: a.scale / b.scale,
      isDot: a.isDot || b.isDot,
    };
  }
  return {
    factors: [...a.factors, ...b.factors],
    divisors: [...a.divisors, ...b.divisors],
    scale: a.scale * b.scale,
    isDot: operator === '@' || a.isDot || b.isDot,
  };
}

const one: Product = { factors: [], divisors: [], scale: 1, isDot: false };

type Sides = [operator: string | undefined, left: Seen | undefined, right: Seen | undefined];

const productOperators: ReadonlyMap<string, string> = new Map([
  ['*', '*'],
  ['/', '/'],
  ['@', '@'],
  ['multiply', '*'],
  ['divide', '/'],
  ['dot', '@'],
]);

const sumOperators: ReadonlyMap<string, string> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['add', '+'],
  ['subtract', '-'],
]);

/** An operation as it is written, by a sign or by a function. */
function operands(seen: Seen, operators: ReadonlyMap<string, string>): Sides {
  const { expression } = seen;
  if (expression.kind === 'binary') {
    const operator = operators.get(expression.operator);
    return [operator, part(seen, expression.left), part(seen, expression.right)];
  }
  const call = expression.kind === 'call' ? calledIn(seen) : undefined;
  const operator = call && operators.get(call.name);
  return [operator, call?.positional[0], call?.positional[1]];
}

/** A term of a sum. */
export interface Term {
  readonly sign: 1 | -1;
  readonly seen: Seen;
}

/** A sum laid flat; anything else is a sum of itself. */
export function terms(seen: Seen): readonly Term[] {
  const [operator, left, right] = operands(seen, sumOperators);
  if (operator === undefined || !left || !right) return [{ sign: 1, seen }];
  const turned = operator === '-' ? -1 : 1;
  return [...terms(left), ...terms(right).map((term): Term => ({ ...term, sign: term.sign * turned === 1 ? 1 : -1 }))];
}

/** Without what only moves or limits the elements: `.T`, `reshape`, `np.clip`, `x[:, None]`. */
export function plain(seen: Seen): Seen {
  let current = through(seen);
  for (let step = 0; step < mostNames; step += 1) {
    const call = calledIn(current);
    if (call?.name === 'arrange' || call?.name === 'limit') current = through(call.positional[0]);
    else if (widens(current.expression)) current = through(part(current, current.expression.object));
    else return current;
  }
  return current;
}

/** `x[:, None]`, `x[..., np.newaxis]`. */
function widens(expression: Expression): expression is Extract<Expression, { kind: 'index' }> {
  return (
    expression.kind === 'index' &&
    expression.parts.every((each) => {
      if (each.kind === 'ellipsis') return true;
      if (each.kind === 'slice') return !each.start && !each.stop && !each.step;
      return each.value.kind === 'nothing' || (each.value.kind === 'member' && each.value.name === 'newaxis');
    })
  );
}

/** Whether two expressions are the same thing, written the same way or by a name. */
export function same(one: Seen, other: Seen, depth = 0): boolean {
  if (depth > mostNames || !spend(one)) return false;
  const [a, b] = [one.expression, other.expression];
  if (a === b) return true;
  if (a.kind === 'name' && b.kind === 'name' && a.name === b.name && isSameName(one, other)) return true;
  if (a.kind === 'name' || b.kind === 'name') {
    const [left, right] = [through(one), through(other)];
    const isMoved = left.expression !== a || right.expression !== b;
    return isMoved && same(left, right, depth + 1);
  }
  return isAlike(one, other, depth);
}

/** A name in two places: bound by the same comprehension, or to the same value. */
function isSameName(one: Seen, other: Seen): boolean {
  const [a, b] = [through(one).expression, through(other).expression];
  if (a.kind === 'name' || b.kind === 'name') return a.kind === b.kind && one.scope === other.scope;
  return a === b;
}

function isAlike(one: Seen, other: Seen, depth: number): boolean {
  const [a, b] = [one.expression, other.expression];
  const inner = (left: Expression | undefined, right: Expression | undefined): boolean =>
    left === undefined || right === undefined ? left === right : same(part(one, left), part(other, right), depth + 1);
  const all = (left: readonly Expression[], right: readonly Expression[]): boolean =>
    left.length === right.length && left.every((each, order) => inner(each, right[order]));
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  if (a.kind === 'unary' && b.kind === 'unary') return a.operator === b.operator && inner(a.operand, b.operand);
  if (a.kind === 'list' && b.kind === 'list') return all(a.items, b.items);
  if (a.kind === 'member' && b.kind === 'member') return a.name === b.name && inner(a.object, b.object);
  if (a.kind === 'binary' && b.kind === 'binary') {
    return a.operator === b.operator && inner(a.left, b.left) && inner(a.right, b.right);
  }
  if (a.kind === 'index' && b.kind === 'index') {
    return (
      inner(a.object, b.object) &&
      a.parts.length === b.parts.length &&
      a.parts.every((each, order) => {
        const against = b.parts[order];
        if (each.kind === 'place' && against.kind === 'place') return inner(each.value, against.value);
        if (each.kind === 'slice' && against.kind === 'slice') {
          return inner(each.start, against.start) && inner(each.stop, against.stop) && inner(each.step, against.step);
        }
        return each.kind === against.kind;
      })
    );
  }
  if (a.kind === 'call' && b.kind === 'call') {
    return (
      inner(a.callee, b.callee) &&
      all(
        a.arguments.map(({ value }) => value),
        b.arguments.map(({ value }) => value),
      ) &&
      a.arguments.every(({ name }, order) => name === b.arguments[order].name)
    );
  }
  return a.kind === b.kind && (a.kind === 'nothing' || a.kind === 'flag');
}
