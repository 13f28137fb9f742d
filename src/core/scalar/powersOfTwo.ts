/**
 * Powers of two, exactly: a product with one scales without rounding. They are made by doubling and halving, since the
 * language leaves the last bit of its own power operator to the engine.
 */

const largest = 1100;

/** 2^(i − 1100), 0 ≤ i ≤ 2200. 0 below the smallest subnormal, Infinity above the range. Kernels index it directly. */
export const powersOfTwo = new Float64Array(2 * largest + 1);
powersOfTwo[largest] = 1;
for (let exponent = 1; exponent <= largest; exponent += 1) {
  powersOfTwo[largest + exponent] = 2 * powersOfTwo[largest + exponent - 1];
  powersOfTwo[largest - exponent] = powersOfTwo[largest - exponent + 1] / 2;
}

/** 2^exponent for a whole exponent from −1100 to 1100. */
export function powerOfTwo(exponent: number): number {
  return powersOfTwo[largest + exponent];
}
