/** All that speaks for or against a role: what the values are, what calls, name and comments claim. */

import { message, type Tensor } from '../../core/index.ts';
import type { Position } from '../../finder/index.ts';
import { formsOf, type NameForms, readName } from '../names.ts';
import type { Surroundings } from '../surroundings.ts';
import { readValues, type ValueFacts } from '../values.ts';
import { type CallSite, callAround } from './callSite.ts';
import { claimOfCall } from './calls.ts';
import type { Claim } from './claim.ts';
import { claimOfComments } from './comments.ts';

/** What is known of an array beside its numbers. */
export interface Sources {
  readonly name?: string;
  readonly surroundings?: Surroundings;
  /** where the array starts */
  readonly start?: Position;
  /** how far from 1 a row may sum, where this is more than what the printed digits allow */
  readonly tolerance?: number;
  /** false where the rows are not there as a whole */
  readonly rowsKnown?: boolean;
}

export interface Evidence {
  readonly values: Tensor;
  readonly facts: ValueFacts;
  /** '' where there is none */
  readonly name: string;
  readonly nameForms: NameForms;
  /** the nearest to the numbers first: a call, the name, a comment */
  readonly claims: readonly Claim[];
  /** the call whose argument the array is */
  readonly site?: CallSite;
}

const documentStart: Position = { line: 0, character: 0 };

/** By the tensor they are about: who asks on about an array that was read need not read it again. */
const gathered = new WeakMap<Tensor, Evidence>();

/** What was gathered for the values of an array that was read; what the values say by themselves for others. */
export function evidenceOf(values: Tensor): Evidence {
  return gathered.get(values) ?? gather(values);
}

/** Gathers the evidence for an array. */
export function gather(values: Tensor, sources: Sources = {}): Evidence {
  const { name, surroundings, start = documentStart, tolerance, rowsKnown = true } = sources;
  const facts = readValues(values, { rowsKnown, ...(tolerance !== undefined && { tolerance }) });
  const text = surroundings && nearest(surroundings);
  const around = text && callAround(text, start);
  const call = around && claimOfCall(text, around);
  const comment = text && claimOfComments(text);
  const claims = [call, claimOfName(name), comment].filter((claim) => claim !== undefined);
  const evidence: Evidence = {
    values,
    facts,
    name: name ?? '',
    nameForms: formsOf(name ?? ''),
    claims,
    ...(around?.site && { site: around.site }),
  };
  gathered.set(values, evidence);
  return evidence;
}

/** More text than this is not read. */
const mostText = 1_000;

function nearest({ languageId, before, after }: Surroundings): Surroundings {
  return { languageId, before: before.slice(-mostText), after: after.slice(0, mostText) };
}

function claimOfName(name: string | undefined): Claim | undefined {
  const named = readName(name);
  if (!named || name === undefined) return undefined;
  return { family: named.family, weight: named.strong ? 'strong' : 'weak', reason: message('named “{0}”', name) };
}
