/** What one row of an inspection came to by itself: the evaluation that pictures of a row are drawn from. */

import { InputError, type Tensor, tensor } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { type Evaluation, evaluate, type QuantityId, type QuantityOptions } from '../../quantities/index.ts';
import { inputsOf, ofRow } from '../formula.ts';

/** One row as vectors, with its value. */
export interface RowQuestion {
  readonly inspection: Inspection;
  readonly evaluation: Evaluation;
}

/** The row that was evaluated last: a page draws several pictures of the same one. */
const known = new WeakMap<Inspection, { readonly row: number; readonly question: RowQuestion | undefined }>();

/** A row with its own value, before anything weighs or reduces the rows; undefined where there is none. */
export function rowQuestion(inspection: Inspection, row: number): RowQuestion | undefined {
  const before = known.get(inspection);
  if (before?.row === row) return before.question;
  const question = ask(inspection, row);
  known.set(inspection, { row, question });
  return question;
}

function ask(inspection: Inspection, row: number): RowQuestion | undefined {
  const about = inspection.outcome.kind === 'problem' ? undefined : ofRow(inspection, row);
  const evaluation = about && attempt(about.quantity, inputsOf(about), about.options);
  return about && evaluation && { inspection: about, evaluation };
}

/** An evaluation, or undefined where the inputs are bad. */
export function attempt(
  quantity: QuantityId,
  inputs: Readonly<Record<string, Tensor>>,
  options: QuantityOptions = {},
): Evaluation | undefined {
  try {
    return evaluate(quantity, inputs, options);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** −log p of every class; undefined where one is no probability. */
export function surprisalsOf(p: Float64Array, { base }: QuantityOptions): Float64Array | undefined {
  return attempt('selfInformation', { p: tensor(p) }, base === undefined ? {} : { base })?.value.data;
}
