/**
 * Families: inputs on which careless implementations lose their digits. Each makes one row of a given length.
 */

import { type Random, stepped } from './random.ts';

export type Family = (random: Random, length: number) => number[];
export type Families = Readonly<Record<string, Family>>;

const { NEGATIVE_INFINITY: masked } = Number;

/** A row with one element replaced. */
function withOne(row: number[], index: number, value: number): number[] {
  return row.map((element, k) => (k === index ? value : element));
}

/** Leaves at least one element as it is and replaces others by a mask. */
function maskedBy(random: Random, row: number[], mask: number): number[] {
  const kept = random.below(row.length);
  return row.map((element, k) => (k !== kept && random.chance(0.4) ? mask : element));
}

const normals = (random: Random, length: number, mean: number, deviation: number) =>
  random.list(length, () => random.normal(mean, deviation));

/** Logarithms of a distribution: their log-sum-exp is almost 0. */
function logarithms(random: Random, length: number): number[] {
  const distribution = normalised(random.list(length, () => random.ofAnySize(-12, 0)));
  return distribution.map(Math.log);
}

export const logitFamilies: Families = {
  'N(0, 3)': (random, length) => normals(random, length, 0, 3),
  'N(0, 100)': (random, length) => normals(random, length, 0, 100),
  offset: (random, length) => normals(random, length, random.pick([1e4, -1e4, 1e8, 1e12, -1e15]), 3),
  'huge numbers': (random, length) =>
    random.list(length, () => random.pick([1.7e308, -1.7e308, 1e308, 0, random.normal(0, 1e307)])),
  subnormals: (random, length) => random.list(length, () => random.sign() * random.ofAnySize(-1074, -1000)),
  'ties within ulps': (random, length) => {
    const center = random.sign() * random.ofAnySize(-4, 8);
    return random.list(length, () => stepped(center, random.below(9) - 4));
  },
  confident: (random, length) => withOne(normals(random, length, 0, 3), random.below(length), random.between(30, 750)),
  'confidently excluded': (random, length) =>
    withOne(normals(random, length, 0, 1), random.below(length), -random.between(30, 750)),
  'log-probabilities': logarithms,
  'log-probabilities of near certainty': (random, length) =>
    withOne(normals(random, length, -40, 3), random.below(length), -random.ofAnySize(-60, -20)),
  '−Infinity masks': (random, length) => maskedBy(random, normals(random, length, 0, 5), masked),
  '−1e9 masks': (random, length) => maskedBy(random, normals(random, length, 0, 5), -1e9),
  'any size': (random, length) => random.list(length, () => random.sign() * random.ofAnySize(-30, 9)),
  'whole numbers': (random, length) => random.list(length, () => random.below(21) - 10),
};

export const numberFamilies: Families = {
  'N(0, 3)': (random, length) => normals(random, length, 0, 3),
  'N(0, 100)': (random, length) => normals(random, length, 0, 100),
  'any size': (random, length) => random.list(length, () => random.sign() * random.ofAnySize(-60, 10)),
  tiny: (random, length) => random.list(length, () => random.sign() * random.ofAnySize(-1074, -60)),
  'near underflow': (random, length) => random.list(length, () => random.sign() * random.between(700, 750)),
  'near the last bit': (random, length) => random.list(length, () => random.sign() * random.between(30, 45)),
  huge: (random, length) => random.list(length, () => random.sign() * random.ofAnySize(10, 1023)),
  'whole numbers': (random, length) => random.list(length, () => random.below(1601) - 800),
};

const oneUlpBelow = 2 ** -53;

export const probabilityFamilies: Families = {
  uniform: (random, length) => random.list(length, () => random.unit()),
  'near 1': (random, length) => random.list(length, () => 1 - random.below(64) * oneUlpBelow),
  'close to 1': (random, length) => random.list(length, () => 1 - random.ofAnySize(-52, -3)),
  'near 0': (random, length) => random.list(length, () => random.ofAnySize(-200, -2)),
  'subnormals and tiny': (random, length) => random.list(length, () => random.ofAnySize(-1074, -900)),
  'near ½': (random, length) => random.list(length, () => stepped(0.5, random.below(33) - 16)),
  'printed digits': (random, length) => random.list(length, () => random.below(1001) / 1000),
};

/** A row divided by its sum. */
export function normalised(row: number[]): number[] {
  const sum = row.reduce((left, right) => left + right, 0);
  return row.map((element) => element / sum);
}

export const distributionFamilies: Families = {
  even: (random, length) => normalised(random.list(length, () => random.between(0.2, 1))),
  uneven: (random, length) => normalised(random.list(length, () => random.ofAnySize(-20, 0))),
  'nearly certain': (random, length) =>
    withOne(
      random.list(length, () => random.ofAnySize(-80, -53)),
      random.below(length),
      1 - random.below(4) * oneUlpBelow,
    ),
  'with zeros': (random, length) =>
    normalised(
      maskedBy(
        random,
        random.list(length, () => random.between(0.1, 1)),
        0,
      ),
    ),
  tiny: (random, length) =>
    withOne(
      random.list(length, () => random.ofAnySize(-1074, -600)),
      random.below(length),
      1,
    ),
  uniform: (_, length) => Array<number>(length).fill(1 / length),
  'not summing to 1': (random, length) => random.list(length, () => random.unit()),
};

/** A distribution near another one: each element moved by a relative amount, at most to 1. */
function near(random: Random, p: readonly number[], amount: number): number[] {
  return p.map((share) => Math.min(1, share * (1 + amount * random.between(-1, 1))));
}

/** Moves a share of one element to its neighbour, so that the sum stays as it is but for rounding. */
function moved(random: Random, p: readonly number[], amount: number): number[] {
  const from = random.below(p.length);
  const to = (from + 1) % p.length;
  const share = Math.min(p[from], 1 - p[to]) * amount * random.unit();
  return p.map((value, k) => value - (k === from ? share : 0) + (k === to && to !== from ? share : 0));
}

/** Pairs of rows: q is made after p. */
export const pairFamilies: Readonly<Record<string, (random: Random, p: number[]) => number[]>> = {
  independent: (random, p) => normalised(random.list(p.length, () => random.ofAnySize(-20, 0))),
  'p ± ulps': (random, p) => p.map((share) => Math.min(1, stepped(share, random.below(7) - 3))),
  'p ± 1e-3': (random, p) => near(random, p, 1e-3),
  'p ± 1e-8': (random, p) => near(random, p, 1e-8),
  'p ± 1e-12': (random, p) => near(random, p, 1e-12),
  'a share of p moved': (random, p) => moved(random, p, 2 ** -random.below(40)),
  'both tiny': (random, p) => random.list(p.length, () => random.ofAnySize(-1074, -900)),
  'p itself': (_, p) => [...p],
};

export const binaryLabelFamilies: Families = {
  hard: (random, length) => random.list(length, () => random.below(2)),
  soft: (random, length) => random.list(length, () => random.unit()),
  'nearly hard': (random, length) => random.list(length, () => random.pick([1 - oneUlpBelow, oneUlpBelow, 1e-300])),
};

export const classLabelFamilies: Families = {
  'one-hot': (random, length) => withOne(Array<number>(length).fill(0), random.below(length), 1),
  soft: (random, length) => normalised(random.list(length, () => random.ofAnySize(-6, 0))),
  'nearly one-hot': (random, length) =>
    withOne(
      random.list(length, () => random.pick([0, oneUlpBelow, 1e-300])),
      random.below(length),
      1 - oneUlpBelow,
    ),
};
