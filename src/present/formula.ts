/** The derivation of an Inspection, and the one line of it that a hover has room for. */

import { type AxisLayout, InputError, readRow, sameShape, scalar, type Tensor, tensor } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import {
  type Derivation,
  type DerivationLimits,
  derive,
  type InputRole,
  type Inputs,
  Literal,
  type Step,
} from '../quantities/index.ts';
import { arrangementOf } from './arrangement.ts';
import { formatNumber, isRounded } from './numbers.ts';
import { quantityOf } from './quantity.ts';
import { relation } from './relation.ts';
import type { Wording } from './translate.ts';
import { stepToUnicode, toUnicode } from './unicode.ts';

/** Arrays beyond this size get no derivation: nobody reads it, and it would take more time than an answer may. */
const largestDerived = 50_000;
/** A hover has a few milliseconds, a panel has a moment. */
const largestInHover = 2_000;

/** The tensors that play the quantity's inputs. */
export function inputsOf({ arrays, inputs }: Inspection): Inputs {
  const tensors: Partial<Record<InputRole, Tensor>> = {};
  for (const [role, index] of Object.entries(inputs) as [InputRole, number][]) tensors[role] = arrays[index].tensor;
  return tensors;
}

/** The derivation of a result; undefined where there is no result, or the arrays are too large for one. */
export function derivationOf(inspection: Inspection, limits: DerivationLimits): Derivation | undefined {
  return deriveUpTo(largestDerived, inspection, limits);
}

function deriveUpTo(largest: number, inspection: Inspection, limits: DerivationLimits): Derivation | undefined {
  if (inspection.outcome.kind === 'problem' || !quantityOf(inspection)) return undefined;
  const inputs = inputsOf(inspection);
  if (Object.values(inputs).some(({ data }) => data.length > largest)) return undefined;
  try {
    return derive(inspection.quantity, inputs, inspection.options, limits);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/**
 * The definition on one line, with its value where that is a single number: ℓ = −Σⱼ yⱼ ln pⱼ ≈ 0.51082562. With a row it
 * is about that row alone.
 */
export function formulaLine(inspection: Inspection, wording: Wording, row?: number): string | undefined {
  // sample weights say something about each row, which a row by itself has no use for
  const isAlone = row !== undefined && inspection.options.sampleWeights === undefined;
  const about = row === undefined ? inspection : isAlone ? ofRow(inspection, row) : undefined;
  const steps = about && deriveUpTo(largestInHover, about, { maxTerms: 4, maxRows: 1 })?.steps;
  const step = steps?.find(({ id }) => /(^|-)definition$/.test(id)) ?? steps?.[0];
  return step && withValue(step, wording);
}

/** The same question about one row, as an inspection of vectors, before anything weighs or reduces the rows. */
export function ofRow(inspection: Inspection, row: number): Inspection | undefined {
  const arrangement = arrangementOf(inspection);
  if (!arrangement) return undefined;
  const { primary, layout } = arrangement;
  const arrays = inspection.arrays.map((array) => ({ ...array, tensor: sliceOf(array.tensor, primary, layout, row) }));
  const options = { ...inspection.options };
  // What is left is one row along its only axis, and one loss.
  delete options.axis;
  delete options.reduction;
  delete options.sampleWeights;
  delete options.weightNormalization;
  return { ...inspection, arrays, options };
}

function sliceOf(given: Tensor, primary: Tensor, layout: AxisLayout, row: number): Tensor {
  if (sameShape(given.shape, primary.shape)) return tensor(readRow(given, layout, row));
  return given.data.length === layout.rowCount ? scalar(given.data[row]) : given;
}

function withValue(step: Step, wording: Wording): string {
  const line = stepToUnicode(step, wording);
  // the left side is a letter that holds its value; the right one would be computed anew
  const value = step.left.evaluate();
  if (value.shape.length > 0 || relation(step, wording) === '≈') return line;
  const number = toUnicode(new Literal(value.data[0]), wording);
  if (toUnicode(step.right, wording) === number) return line;
  // An irrational value is rounded however many digits it shows; only a whole number is surely exact.
  const mayBeRounded = Number.isFinite(value.data[0]) && !Number.isInteger(value.data[0]);
  const sign = mayBeRounded || isRounded(value.data[0], wording) ? '≈' : '=';
  return `${line} ${sign} ${formatNumber(value.data[0], wording)}`;
}
