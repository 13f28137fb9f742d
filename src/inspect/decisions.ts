/**
 * What a user decided about the arrays of a document: roles, partners. It is kept as plain JSON by the host, keyed so
 * that edits elsewhere in the document leave it true.
 */

import { isSamePosition, type NumericArray } from '../finder/index.ts';
import { digestOf } from './arrayKey.ts';
import type { ArrayRole } from './inspection.ts';

/**
 * How an array is found again. A named one is the n-th of its name in the document: its numbers may change, and what
 * stands around it; only one more of the same name above it makes it another. One without a name is known by its
 * shape and its numbers, wherever it stands; two with the same numbers share what was decided.
 */
export type DecisionKey = string;

/** The partner of an array that shall have none. */
export const alone = 'alone';

export interface Decision {
  readonly role?: ArrayRole;
  /** the array it is compared with, or that it stands alone */
  readonly partner?: DecisionKey | typeof alone;
}

/** All decisions of a document. */
export type SavedDecisions = Readonly<Record<DecisionKey, Decision>>;

/** Decisions as they are looked up. */
export interface Decisions {
  roleOf(array: NumericArray): ArrayRole | undefined;
  partnerOf(array: NumericArray): NumericArray | typeof alone | undefined;
}

const namedKey = /^name:(\d{1,9}):(.*)$/s;

/** The key of an array among all arrays of its document, in their order; it is one of them. */
export function decisionKey(array: NumericArray, arrays: readonly NumericArray[]): DecisionKey {
  if (array.name === undefined) return `numbers:${array.shape.join('x')}:${digestOf(array.data)}`;
  let before = 0;
  for (const other of arrays) {
    if (isSamePosition(other.start, array.start)) break;
    if (other.name === array.name) before += 1;
  }
  return `name:${before}:${array.name}`;
}

/** The array of a key, the first where several have it; undefined where it is gone. */
export function arrayOfDecisionKey(key: DecisionKey, arrays: readonly NumericArray[]): NumericArray | undefined {
  const named = namedKey.exec(key);
  if (named) return arrays.filter(({ name }) => name === named[2]).at(Number(named[1]));
  const shape = key.split(':')[1];
  // The digest reads all numbers, so the shape is asked first.
  return arrays.find(
    (array) => array.name === undefined && array.shape.join('x') === shape && decisionKey(array, []) === key,
  );
}

/** The decisions of a document, looked up among all its arrays in their order. */
export function decisionsFor(saved: SavedDecisions, arrays: readonly NumericArray[]): Decisions {
  const names = new Set(Object.keys(saved).map((key) => namedKey.exec(key)?.[2]));
  const of = (array: NumericArray): Decision | undefined => {
    // Most arrays were never decided about: no key is made for them.
    if (!names.has(array.name)) return undefined;
    const key = decisionKey(array, arrays);
    return Object.hasOwn(saved, key) ? saved[key] : undefined;
  };
  return {
    roleOf: (array) => of(array)?.role,
    partnerOf: (array) => {
      const partner = of(array)?.partner;
      return partner === undefined || partner === alone ? partner : arrayOfDecisionKey(partner, arrays);
    },
  };
}

/** The decisions with another role for an array; undefined takes the array for what it looks like again. */
export function decideRoleOf(saved: SavedDecisions, key: DecisionKey, role: ArrayRole | undefined): SavedDecisions {
  return changed(saved, key, ({ role: _, ...rest }) => (role === undefined ? rest : { ...rest, role }));
}

/**
 * The decisions with another partner for an array: both know of each other, and what they were paired with before
 * forgets them. Undefined lets the array find its partner by itself again.
 */
export function decidePartnerOf(
  saved: SavedDecisions,
  key: DecisionKey,
  partner: DecisionKey | typeof alone | undefined,
): SavedDecisions {
  const paired = partner === undefined || partner === alone ? [key] : [key, partner];
  const left = Object.keys(saved).filter((other) => {
    const current = saved[other].partner;
    return paired.includes(other) || (current !== undefined && paired.includes(current));
  });
  const released = left.reduce((decisions, other) => changed(decisions, other, withoutPartner), saved);
  if (partner === undefined) return released;
  const one = changed(released, key, (decision) => ({ ...decision, partner }));
  return partner === alone ? one : changed(one, partner, (decision) => ({ ...decision, partner: key }));
}

function withoutPartner({ partner: _, ...rest }: Decision): Decision {
  return rest;
}

/** The decisions with one of them changed; one that decides nothing is left out. */
function changed(saved: SavedDecisions, key: DecisionKey, change: (decision: Decision) => Decision): SavedDecisions {
  const decision = change(Object.hasOwn(saved, key) ? saved[key] : {});
  const others = Object.entries(saved).filter(([other]) => other !== key);
  return Object.fromEntries(Object.keys(decision).length === 0 ? others : [...others, [key, decision]]);
}
