/** How well the two sides of a step agree: a derivation that is shown is also checked, and says so. */

import { type Message, message, sameShape } from '../core/index.ts';
import { type Bindings, type Expression, operandsOf, type Step } from '../quantities/index.ts';
import { formatNumber } from './numbers.ts';

/** The two sides, evaluated and held against each other. */
export interface Agreement {
  readonly sentence: Message;
  /** they differ by more than rounding can explain */
  readonly poor: boolean;
}

const mostDigits = 15;
/** Two correct ways to the same double rarely lose more digits than this, unless large numbers cancel. */
const fewestDigits = 9;
/** Where numbers cancel, the difference stays this small beside the largest of them. */
const roundingShare = 1e-12;
/** So many terms of a long series are looked at for their size. */
const sampledTerms = 64;

/** Evaluates both sides; undefined where a side has no value of its own (a free index). */
export function agreementOf(step: Pick<Step, 'left' | 'right'>): Agreement | undefined {
  try {
    const left = step.left.evaluate();
    const right = step.right.evaluate();
    if (!sameShape(left.shape, right.shape)) return undefined;
    const { difference, scale } = compare(left.data, right.data);
    return described(difference, scale, () => Math.max(sizeOf(step.left, {}), sizeOf(step.right, {})));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function described(difference: number, scale: number, largestPart: () => number): Agreement {
  if (difference === 0) return { poor: false, sentence: message('Both sides are the same number.') };
  const digits = Math.max(0, Math.min(mostDigits, Math.floor(-Math.log10(difference / scale))));
  if (digits >= fewestDigits) return { poor: false, sentence: message('Both sides agree to {0} digits.', digits) };
  const shown = formatNumber(difference, { significantDigits: 2 });
  return difference <= roundingShare * largestPart()
    ? { poor: false, sentence: message('Both sides agree but for rounding: they differ by {0}.', shown) }
    : { poor: true, sentence: message('The two sides differ by {0}.', shown) };
}

/** The largest difference between two lists, and the largest number in them. */
function compare(left: Float64Array, right: Float64Array): { readonly difference: number; readonly scale: number } {
  let scale = 0;
  let difference = 0;
  for (let position = 0; position < left.length; position += 1) {
    const a = left[position];
    const b = right[position];
    if (Object.is(a, b) || a === b) continue;
    if (!Number.isFinite(a) || !Number.isFinite(b)) return { difference: Number.POSITIVE_INFINITY, scale: 1 };
    scale = Math.max(scale, Math.abs(a), Math.abs(b));
    difference = Math.max(difference, Math.abs(a - b));
  }
  return { difference, scale };
}

/** The largest finite number that is met on the way to an expression's value. */
function sizeOf(expression: Expression, bindings: Bindings): number {
  const own = largestFinite(expression.evaluate(bindings).data);
  if (expression.kind !== 'series') {
    return operandsOf(expression).reduce((size, operand) => Math.max(size, sizeOf(operand, bindings)), own);
  }
  const { index, count, body, shown, except } = expression;
  const positions = shown ?? Array.from({ length: Math.min(count, sampledTerms) }, (_, position) => position);
  return positions
    .filter((position) => position !== except)
    .reduce((size, position) => Math.max(size, sizeOf(body, { ...bindings, [index]: position })), own);
}

function largestFinite(values: Float64Array): number {
  return values.reduce((size, value) => (Number.isFinite(value) ? Math.max(size, Math.abs(value)) : size), 0);
}
