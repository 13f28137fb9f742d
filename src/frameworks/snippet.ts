/**
 * Snippets: a number as a program that a reader can run. Of the ways to write it the plainest is taken whose value in
 * double precision is the number it is for; where none is, the reason is given in its place.
 */

import { type Message, message, sameShape, type Tensor } from '../core/index.ts';
import { type InputRole, type Inputs, type QuantityId, type QuantityOptions, quantities } from '../quantities/index.ts';
import { writings } from './formulas/index.ts';
import { questionOf } from './formulas/question.ts';
import { Draft, type Style } from './program/draft.ts';
import type { Term } from './program/terms.ts';
import type { Framework } from './types.ts';

/** A number, and what it was made of. */
export interface Computation {
  readonly quantity: QuantityId;
  readonly inputs: Inputs;
  /** what a document calls the inputs: used where it is a plain name */
  readonly names?: Readonly<Partial<Record<InputRole, string>>>;
  readonly options: QuantityOptions;
  readonly value: Tensor;
}

/** A program, or why there is none. */
export type Snippet =
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'none'; readonly reason: Message };

/** A program of more numbers than these is no snippet. */
export const mostNumbers = 10_000;

/** From plain to careful; a framework's own functions first. */
const styles: readonly Style[] = [
  { functions: true, guarded: false, careful: false },
  { functions: false, guarded: false, careful: false },
  { functions: false, guarded: true, careful: false },
  { functions: false, guarded: false, careful: true },
  { functions: false, guarded: true, careful: true },
];

/** The program that computes this number in a framework and prints it with all its digits. */
export function snippetIn(framework: Framework, computation: Computation): Snippet {
  const { quantity, options, value } = computation;
  const writing = writings[quantity];
  if (writing === undefined) return { kind: 'none', reason: message('There is no code for this quantity yet.') };
  const refusal = refusalOf(computation);
  if (refusal) return { kind: 'none', reason: refusal };
  const { formula, result } = writing;
  for (const style of styles) {
    const draft = new Draft(framework, style);
    const computed = formula(draft, questionOf(quantity, namedInputs(draft, computation), options));
    if (isNumberOf(computed, value)) return { kind: 'code', text: draft.text(draft.bind(result, computed)) };
  }
  return { kind: 'none', reason: message('In double precision, {0} would not give these digits.', framework.title) };
}

function refusalOf({ inputs, options, value }: Computation): Message | undefined {
  const written = [...Object.values(inputs), ...Object.values(options).filter(isArray)].map(countOf);
  const count = Math.max(
    written.reduce((sum, own) => sum + own, 0),
    countOf(value),
  );
  if (count > mostNumbers) {
    return message('This takes {0} numbers: up to {1} are written as code.', count, mostNumbers);
  }
  const isEmpty = Object.values(inputs).some((input) => countOf(input) === 0);
  return isEmpty ? message('There are no numbers to write as code.') : undefined;
}

function isArray(value: unknown): value is Tensor | readonly number[] {
  return typeof value === 'object' && value !== null;
}

function countOf(array: Tensor | readonly number[]): number {
  return 'data' in array ? array.data.length : array.length;
}

/** The inputs as arrays of the program, in the quantity's order. */
function namedInputs(draft: Draft, { quantity, inputs, names }: Computation): Partial<Record<InputRole, Term>> {
  const terms: Partial<Record<InputRole, Term>> = {};
  for (const { role, elements } of quantities.get(quantity)?.inputs ?? []) {
    const input = inputs[role];
    if (input === undefined) continue;
    const kind = elements === 'classIndex' ? 'integer' : 'float';
    terms[role] = draft.array(usualName(role), input, kind, names?.[role]);
  }
  return terms;
}

const usualName = (role: InputRole): string => (role === 'logProbabilities' ? 'log_probabilities' : role);

/** How near the program's value must be, and how near where every operation is rounded another way. */
const tolerance = 1e-13;
const otherTolerance = 5e-13;
/** What is smaller than this some libraries take for 0. */
const smallestNormal = 2 ** -1022;

function isNumberOf(computed: Term, value: Tensor): boolean {
  return isSame(computed.value, value, tolerance) && isSame(computed.otherwise, value, otherTolerance);
}

function isSame(computed: Tensor, expected: Tensor, within: number): boolean {
  if (!sameShape(computed.shape, expected.shape)) return false;
  return expected.data.every((value, at) => isNear(computed.data[at], value, within));
}

function isNear(computed: number, expected: number, within: number): boolean {
  const size = Math.abs(expected);
  if (size === 0 || !Number.isFinite(size)) {
    return computed === expected || (Number.isNaN(computed) && Number.isNaN(expected));
  }
  return size >= smallestNormal && Math.abs(computed - expected) <= within * size;
}
