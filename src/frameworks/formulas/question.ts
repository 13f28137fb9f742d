/** What a formula is asked: the quantity, its inputs as terms of a program, and the options. */

import { type AxisLayout, alongAxis, type Tensor } from '../../core/index.ts';
import {
  axisOf,
  type Convention,
  conventionOf,
  type InputRole,
  type QuantityId,
  type QuantityOptions,
} from '../../quantities/index.ts';
import type { Draft } from '../program/draft.ts';
import { log, over, type Term } from '../program/terms.ts';

export interface Question {
  readonly quantity: QuantityId;
  readonly inputs: Readonly<Partial<Record<InputRole, Term>>>;
  readonly options: QuantityOptions;
  readonly convention: Convention;
}

/** How a quantity is written in array operations: its statements go into the draft, its value comes back. */
export type Formula = (draft: Draft, question: Question) => Term;

/** A question with its conventions. */
export function questionOf(quantity: QuantityId, inputs: Question['inputs'], options: QuantityOptions): Question {
  return { quantity, inputs, options, convention: conventionOf(options) };
}

/** An input that the quantity cannot do without. */
export function given({ quantity, inputs }: Question, role: InputRole): Term {
  const term = inputs[role];
  if (term === undefined) throw new RangeError(`${quantity} was asked without ${role}`);
  return term;
}

/** The axis as it is written: negative where it was given so. */
export const axisIn = ({ options }: Question): number => axisOf(options);

/** The rows of an array along the question's axis. */
export function layoutOf(question: Question, { value }: Term): AxisLayout {
  return alongAxis(value.shape, axisIn(question));
}

/** Logits divided by the temperature. */
export function scaled(logits: Term, { temperature = 1 }: QuantityOptions): Term {
  return temperature === 1 ? logits : over(logits, temperature);
}

/** An amount in nats in the base of the options. */
export function inBase(nats: Term, { base = 'e' }: QuantityOptions): Term {
  return base === 'e' ? nats : over(nats, log(base));
}

/** Weights as a caller may write them, as a tensor. */
export function weightsOf(weights: number | readonly number[] | Tensor): Tensor {
  if (typeof weights === 'number') return { data: Float64Array.of(weights), shape: [] };
  return 'data' in weights ? weights : { data: Float64Array.from(weights), shape: [weights.length] };
}
