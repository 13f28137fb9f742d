/** Which binding of a name is in force at a place; where more than one may be, none is taken. */

import { type Message, message } from '../../core/index.ts';
import type { Binding, Block, Scope } from '../syntax/tree.ts';

/** A name as it is in force somewhere. */
export type Resolved =
  | { readonly kind: 'binding'; readonly binding: Binding; readonly scope: Scope }
  | { readonly kind: 'unknown'; readonly reason: Message }
  /** bound nowhere in the file */
  | { readonly kind: 'unbound' };

/** The binding of a name in force at an offset in a scope. */
export function resolveName(name: string, scope: Scope, at: number): Resolved {
  const own = scope.bindings.get(name);
  if (own) return only(name, reaching(own, scope, at), scope);
  for (let outer = scope.parent; outer; outer = outer.parent) {
    const bindings = outer.bindings.get(name);
    // the names of a class are no names of its methods
    if (!bindings || outer.kind === 'class') continue;
    // A function runs at some time: whatever is bound around it may be in force then. What runs at once is where it stands.
    return only(name, runsAtOnce(scope, outer) ? reaching(bindings, outer, at) : bindings, outer);
  }
  return { kind: 'unbound' };
}

/** Whether a scope's code runs where it stands, as that of a class does. */
export function runsAtOnce(scope: Scope, outer: Scope): boolean {
  for (let inner: Scope | undefined = scope; inner && inner !== outer; inner = inner.parent) {
    if (inner.kind === 'function') return false;
  }
  return true;
}

function only(name: string, candidates: readonly Binding[], scope: Scope): Resolved {
  const [first, ...others] = candidates;
  if (!first) return { kind: 'unknown', reason: message('{0} has no value before this place', name) };
  if (others.length === 0 || others.every(({ bound }) => isSameImport(bound, first.bound))) {
    return { kind: 'binding', binding: first, scope };
  }
  return { kind: 'unknown', reason: message('{0} may hold one of several values here', name) };
}

function isSameImport(one: Binding['bound'], other: Binding['bound']): boolean {
  return one.kind === 'import' && other.kind === 'import' && one.path === other.path;
}

/** Every binding that may be in force, the surest first. */
function reaching(bindings: readonly Binding[], scope: Scope, at: number): Binding[] {
  const here = blockAt(scope, at);
  const found: Binding[] = bindings.filter(({ isElsewhere }) => isElsewhere);
  let sure: Binding | undefined;
  for (const binding of bindings.filter(({ isElsewhere }) => !isElsewhere).reverse()) {
    if (binding.at > at || sure) continue;
    if (isWithin(here, binding.block)) sure = binding;
    else if (!exclude(binding.block, here)) found.push(binding);
  }
  if (sure) found.unshift(sure);
  // The end of a loop comes before its beginning, from the second turn on.
  for (const loop of loopsAround(here)) {
    if (sure && isWithin(sure.block, loop)) continue;
    found.push(...bindings.filter((binding) => binding.at > at && isWithin(binding.block, loop)));
  }
  return found;
}

/** Two branches of which only one runs: those of one statement lie side by side, and an earlier one rules the later out. */
function exclude(one: Block, other: Block): boolean {
  const around = branchesAround(other);
  return branchesAround(one).some((branch) =>
    around.some((beside) => branch !== beside && branch.group === beside.group && branch.group !== undefined),
  );
}

function branchesAround(block: Block): Block[] {
  return block.parent ? [...(block.kind === 'branch' ? [block] : []), ...branchesAround(block.parent)] : [];
}

/** The innermost block around an offset. */
function blockAt({ blocks }: Scope, at: number): Block {
  return blocks.findLast(({ from, to }) => from <= at && at < to) ?? blocks[0];
}

function isWithin(block: Block | undefined, outer: Block): boolean {
  return block === outer || (block !== undefined && isWithin(block.parent, outer));
}

function loopsAround(block: Block | undefined): Block[] {
  if (!block) return [];
  return [...(block.kind === 'loop' ? [block] : []), ...loopsAround(block.parent)];
}

/** Whether what stands at an offset runs once, when its turn comes: at the top of the file, in no branch and no loop. */
export function isCertain(scope: Scope, at: number): boolean {
  return scope.kind === 'module' && isPlain(blockAt(scope, at));
}

function isPlain(block: Block | undefined): boolean {
  return block === undefined || (block.kind === 'plain' && isPlain(block.parent));
}
