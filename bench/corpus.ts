/** Corpus: the numbers that the benchmarks compute on, the same in every run. */

/** A number in [0, 1), another one at each call. */
export type RandomNumber = () => number;

/** Uniform random numbers that depend on the seed alone. Source: Mulberry32, T. Ettinger, 2017 (32 bits of state). */
export function generator(seed: number): RandomNumber {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same elements in a random order. Source: D. Knuth, The Art of Computer Programming 2, 3.4.2, algorithm P. */
export function shuffled<Element>(elements: readonly Element[], random: RandomNumber): Element[] {
  const order = [...elements];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

function filled(count: number, draw: () => number): Float64Array {
  const values = new Float64Array(count);
  for (let index = 0; index < count; index += 1) values[index] = draw();
  return values;
}

/** Logits: normal numbers of mean 0 and this deviation, by Box and Muller's transform. */
export function logits(count: number, deviation = 3, seed = 1): Float64Array {
  const random = generator(seed);
  return filled(count, () => deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
}

/** Positive numbers of very different sizes: e to the power of a logit. */
export function positives(count: number): Float64Array {
  return logits(count, 3, 2).map(Math.exp);
}

/** Probabilities from 0.0001 to 0.9999. */
export function probabilities(count: number): Float64Array {
  const random = generator(3);
  return filled(count, () => 1e-4 + (1 - 2e-4) * random());
}

/** Labels 0 or 1. */
export function coins(count: number): Float64Array {
  const random = generator(4);
  return filled(count, () => (random() < 0.5 ? 0 : 1));
}

/** Class indices. */
export function classIndices(rows: number, classes: number): Float64Array {
  const random = generator(5);
  return filled(rows, () => Math.floor(random() * classes));
}

/** Rows of positive numbers that sum to 1; other seeds give rows that have nothing to do with these. */
export function distributions(rows: number, classes: number, seed = 6): Float64Array {
  const random = generator(seed);
  return normalized(
    filled(rows * classes, () => 0.02 + random() ** 2),
    classes,
  );
}

/** Rows that differ from the given distributions by about a thousandth. */
export function nearby(rows: Float64Array, classes: number): Float64Array {
  const random = generator(7);
  return normalized(
    rows.map((value) => value * (1 + 2e-3 * (random() - 0.5))),
    classes,
  );
}

function normalized(values: Float64Array, classes: number): Float64Array {
  for (let start = 0; start < values.length; start += classes) {
    const row = values.subarray(start, start + classes);
    const total = row.reduce((sum, value) => sum + value, 0);
    row.forEach((value, k) => {
      row[k] = value / total;
    });
  }
  return values;
}
