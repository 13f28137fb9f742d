/** Whether what a name holds was changed under another name that holds the same. */

import type { Expression, Scope } from '../syntax/tree.ts';

/** What an expression is a view of: x of `x[0].T`. */
function rootOf(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'member':
    case 'index':
      return rootOf(expression.object);
    case 'call':
      return expression.callee.kind === 'member' ? rootOf(expression.callee.object) : undefined;
    default:
      return undefined;
  }
}

/**
 * Whether a value that a name was given is changed in place before an offset: under the name that it was taken from, or
 * under a name that was given it. What happens in other functions counts wherever it stands.
 */
export function isTouched(name: string, value: Expression, scope: Scope, before: number): boolean {
  const origin = rootOf(value);
  if (origin !== undefined && origin !== name && isChangedBetween(origin, scope, value.from, before)) return true;
  for (const [other, bindings] of scope.bindings) {
    if (other === name) continue;
    for (const { bound, at } of bindings) {
      if (bound.kind !== 'value' || at <= value.to || at > before || rootOf(bound.value) !== name) continue;
      if (isChangedBetween(other, scope, at, before)) return true;
    }
  }
  return false;
}

function isChangedBetween(name: string, scope: Scope, from: number, to: number): boolean {
  return (scope.bindings.get(name) ?? []).some(({ at, isInPlace }) => isInPlace === true && at > from && at <= to);
}
