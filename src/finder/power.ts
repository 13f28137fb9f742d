/**
 * Powers in constant arithmetic, rounded once. The engines' own `**` is an ulp off for `10 ** -5` and its like, which the
 * languages' mathematics libraries are not.
 */

/** Powers whose exact value takes more bits are left to the engine: each leaf must cost little. */
const mostBits = 2048;

/** Bits of a quotient or root that are worked out: a double's 53 with some to round by. */
const workingBits = 64;

/** Results below are left to the engine: the smallest numbers that are not subnormal. */
const smallest = 2 ** -1021;

/** The power of two doubles; exact up to its last rounding where the exponent is a whole or half number. */
export function power(base: number, exponent: number): number {
  const rough = base ** exponent;
  const doubled = exponent * 2;
  if (!Number.isInteger(doubled) || !Number.isFinite(base) || base === 0) return rough;
  // Among subnormal numbers a second rounding would come in when the result is scaled.
  if (!(Math.abs(rough) > smallest && Math.abs(rough) < Number.POSITIVE_INFINITY)) return rough;
  const { digits, scale } = partsOf(Math.abs(base));
  const times = Math.abs(Number.isInteger(exponent) ? exponent : doubled);
  if (bitLength(digits) * times > mostBits) return rough;
  const raised = digits ** BigInt(times);
  const raisedScale = scale * times;
  const whole = Number.isInteger(exponent)
    ? ratio(raised, raisedScale, exponent < 0)
    : squareRoot(raised, raisedScale, exponent < 0);
  return Math.sign(rough) * whole;
}

/** A positive double as an odd integer times a power of two. */
function partsOf(value: number): { digits: bigint; scale: number } {
  let digits = value;
  let scale = 0;
  while (!Number.isInteger(digits)) {
    digits *= 2;
    scale--;
  }
  while (digits % 2 === 0) {
    digits /= 2;
    scale++;
  }
  return { digits: BigInt(digits), scale };
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}

/** digits·2^scale, or one divided by it. */
function ratio(digits: bigint, scale: number, inverse: boolean): number {
  if (!inverse) return scaled(digits, scale);
  const shift = bitLength(digits) + workingBits;
  const dividend = 1n << BigInt(shift);
  return scaled(withRest(dividend / digits, dividend % digits), -scale - shift - 1);
}

/** The root of digits·2^scale, or one divided by it. */
function squareRoot(digits: bigint, scale: number, inverse: boolean): number {
  const shift = 2 * (bitLength(digits) + workingBits);
  // An even power of two can be taken out of the root.
  const odd = Math.abs(scale % 2);
  const outside = (inverse ? -scale - odd : scale - odd) / 2;
  const under = inverse ? (1n << BigInt(shift + odd)) / digits : digits << BigInt(shift + odd);
  const root = wholeRoot(under);
  const exact = root * root === under && (!inverse || digits === 1n);
  return scaled(withRest(root, exact ? 0n : 1n), outside - shift / 2 - 1);
}

/** The largest whole number whose square is not above this, by Newton's steps from above. */
function wholeRoot(value: bigint): bigint {
  let root = 1n << BigInt((bitLength(value) >> 1) + 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** A last bit that says whether something was cut off, so that rounding sees it. */
function withRest(value: bigint, rest: bigint): bigint {
  return (value << 1n) | (rest === 0n ? 0n : 1n);
}

/** digits·2^scale, where the result is far from the ends of the range: rounded once, by the conversion. */
function scaled(digits: bigint, scale: number): number {
  const excess = Math.max(0, bitLength(digits) - 2 * workingBits);
  const kept = excess === 0 ? digits : withRest(digits >> BigInt(excess), digits & ((1n << BigInt(excess)) - 1n));
  const left = scale + (excess === 0 ? 0 : excess - 1);
  const half = Math.trunc(left / 2);
  return Number(kept) * 2 ** half * 2 ** (left - half);
}
