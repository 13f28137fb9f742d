/**
 * Powers of ten: exact ones as doubles, and the others as sums of two doubles, 2^-106 of themselves off at most. A decimal
 * of up to 18 digits times such a power tells in nearly all cases which double is the nearest.
 */

/** 10^0 to 10^22, all the powers that are doubles. */
export const exactPowers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Exponents of the pairs: from minus this to this. */
const widest = 128;

/** What splits a double into two halves whose products are exact. Source: T. J. Dekker, 1971. */
const splitter = 134217729;

/**
 * The error of a product below, relative to it, is less than 2^-101: the power's own error 2^-106, the terms left out
 * (2^-106), and three roundings of terms below 2^-51.
 */
const uncertainty = 1 / 2 ** 99;

/** Of each power: the nearest double, its two halves, and what it lacks. */
let pairs: Float64Array | undefined;

/**
 * The double nearest to (high + low)·10^exponent, where low is what the sum lost in rounding to high, which is an integer
 * below 10^19. NaN where two doubles are too near to tell, and for exponents of more than two digits.
 */
export function nearestScaled(high: number, low: number, exponent: number): number {
  if (exponent < -widest || exponent > widest) return Number.NaN;
  pairs ??= makePairs();
  const at = (exponent + widest) * 4;
  const power = pairs[at];
  const powerHead = pairs[at + 1];
  const powerTail = pairs[at + 2];
  const scaled = splitter * high;
  const head = scaled - (scaled - high);
  const tail = high - head;
  const product = high * power;
  const lost = head * powerHead - product + head * powerTail + tail * powerHead + tail * powerTail;
  const correction = lost + (high * pairs[at + 3] + low * power);
  const margin = product * uncertainty;
  const value = product + (correction - margin);
  return value === product + (correction + margin) ? value : Number.NaN;
}

function makePairs(): Float64Array {
  const table = new Float64Array((2 * widest + 1) * 4);
  for (let exponent = -widest; exponent <= widest; exponent++) {
    const power = Number(`1e${exponent}`);
    const scaled = splitter * power;
    const head = scaled - (scaled - power);
    table.set([power, head, power - head, lackOf(power, exponent)], (exponent + widest) * 4);
  }
  return table;
}

/** 10^exponent minus the double nearest to it. */
function lackOf(power: number, exponent: number): number {
  if (exponent >= 0) return Number(10n ** BigInt(exponent) - BigInt(power));
  // Both as multiples of 2^-600: the power then has more than 170 bits before the point.
  const bits = 600;
  const exact = (1n << BigInt(bits)) / 10n ** BigInt(-exponent);
  const lowest = Math.floor(Math.log2(power)) - 53;
  const whole = BigInt(power * 2 ** -lowest) << BigInt(bits + lowest);
  return Number(exact - whole) * 2 ** -bits;
}
