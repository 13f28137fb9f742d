/** Whether what a name holds was changed under another name that holds the same. */

import type { Expression, Scope } from '../syntax/tree.ts';

/** Functions whose result may share its numbers with what they are given. */
const sharing: ReadonlySet<string> = new Set(
  'from_numpy as_tensor asarray frombuffer reshape view ravel transpose permute squeeze unsqueeze expand_dims flatten'.split(
    ' ',
  ),
);

/** The names whose numbers an expression may share: x of `x[0].T`, a and b of `[a, b]`. */
function originsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name];
    case 'member':
    case 'index':
      return originsOf(expression.object);
    case 'list':
      return expression.items.flatMap(originsOf);
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

/**
 * Whether a value that a name was given is changed in place before an offset: under the name that it was taken from, or
 * under a name that was given it. What happens in other functions counts wherever it stands.
 */
export function isTouched(name: string, value: Expression, scope: Scope, before: number): boolean {
  const origins = originsOf(value).filter((origin) => origin !== name);
  if (origins.some((origin) => isChangedBetween(origin, scope, value.from, before))) return true;
  for (const [other, bindings] of scope.bindings) {
    if (other === name) continue;
    for (const { bound, at } of bindings) {
      if (bound.kind !== 'value' || at <= value.to || at > before || !originsOf(bound.value).includes(name)) continue;
      if (isChangedBetween(other, scope, at, before)) return true;
    }
  }
  return false;
}

function isChangedBetween(name: string, scope: Scope, from: number, to: number): boolean {
  return (scope.bindings.get(name) ?? []).some(({ at, isInPlace }) => isInPlace === true && at > from && at <= to);
}
