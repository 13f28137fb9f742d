/**
 * Sure: raises the precision until a result no longer depends on it, so that no formula of the oracle has to know how
 * much its terms cancel. Source of the idea: A. Ziv, Fast evaluation of elementary mathematical functions with correctly
 * rounded last bit, 1991.
 */

import { type Arithmetic, arithmeticOf } from './arithmetic.ts';
import { type BigFloat, isExactZero, isFiniteNumber, isZero, signOf, subtract, topExponent } from './bigFloat.ts';

/** What two precisions have to agree on: 53 bits of a double, and far more than 53 bits of its error. */
const agreement = 112;
/** Below this every double is 0, and only the sign counts. */
const nothing = -1400;
const precisions = [176, 256, 512, 1024, 2048, 4096];

/** Whether two results are the same as far as a double and its error in units in the last place are concerned. */
function agree(coarse: BigFloat, fine: BigFloat): boolean {
  if (!isFiniteNumber(coarse) || !isFiniteNumber(fine))
    return coarse.mantissa === fine.mantissa && isFiniteNumber(coarse) === isFiniteNumber(fine);
  if (isZero(coarse) && isZero(fine)) return isExactZero(fine);
  if (signOf(coarse) !== signOf(fine)) return false;
  const top = topExponent(fine);
  if (top < nothing && topExponent(coarse) < nothing) return true;
  return topExponent(subtract(coarse, fine)) <= top - agreement;
}

/**
 * The results of a computation at a precision at which they are sure: two precisions in a row agree on them.
 * @throws RangeError when no two agree
 */
export function sure(compute: (arithmetic: Arithmetic) => readonly BigFloat[]): readonly BigFloat[] {
  let coarse = compute(arithmeticOf(precisions[0]));
  for (const precision of precisions.slice(1)) {
    const fine = compute(arithmeticOf(precision));
    if (fine.every((value, index) => agree(coarse[index], value))) return fine;
    coarse = fine;
  }
  throw new RangeError(`the results differ at ${precisions[precisions.length - 1]} bits still`);
}
