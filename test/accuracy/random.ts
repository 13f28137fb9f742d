/**
 * Random: a generator of numbers that gives the same ones for the same seed on every machine.
 */

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

/** The double a number of steps further from 0 (or nearer, for negative steps); 0 has the smallest subnormals around it. */
export function stepped(value: number, steps: number): number {
  double[0] = Math.abs(value);
  bits[0] += BigInt(steps);
  if (bits[0] < 0n) return 0;
  return value < 0 ? -double[0] : double[0];
}

/** Source: D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, 2021 (xoshiro128**). */
export class Random {
  readonly #state = new Uint32Array(4);

  constructor(seed: string) {
    // FNV-1a, so that similar names start apart
    let hash = 0x811c9dc5;
    for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    this.#state.set([hash, 0x9e3779b9, 0x243f6a88, 0xb7e15162]);
    for (let count = 0; count < 20; count += 1) this.#word();
  }

  #word(): number {
    const state = this.#state;
    const scrambled = Math.imul(state[1], 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = (state[3] << 11) | (state[3] >>> 21);
    return result;
  }

  /** Uniform in [0, 1), with all 53 bits. */
  unit(): number {
    return ((this.#word() >>> 5) * 67108864 + (this.#word() >>> 6)) / 9007199254740992;
  }

  between(minimum: number, maximum: number): number {
    return minimum + (maximum - minimum) * this.unit();
  }

  /** A whole number from 0 to count − 1. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** About normal: the sum of twelve uniform numbers, which needs no elementary function. */
  normal(mean = 0, deviation = 1): number {
    let sum = -6;
    for (let count = 0; count < 12; count += 1) sum += this.unit();
    return mean + deviation * sum;
  }

  /** Of any size between two powers of two, evenly in the exponent. */
  ofAnySize(minimumPower: number, maximumPower: number): number {
    const power = minimumPower + this.below(maximumPower - minimumPower);
    return (1 + this.unit()) * 2 ** power;
  }

  sign(): 1 | -1 {
    return this.chance(0.5) ? 1 : -1;
  }

  list<T>(length: number, make: (index: number) => T): T[] {
    return Array.from({ length }, (_, index) => make(index));
  }
}
