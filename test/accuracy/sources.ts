/**
 * Sources: where the inputs of a quantity come from, family by family.
 */

import type { OracleOptions, Row } from '../oracle/quantities.ts';
import { distributionFamilies, type Families, type Family, pairFamilies } from './families.ts';
import type { Random } from './random.ts';

/** Rows of one family; made anew for every batch, so that all of its rows share what is chosen for the batch. */
export interface Recipe {
  readonly family: string;
  readonly hasSoftLabels?: boolean;
  /** options that belong to the form of the inputs */
  readonly options?: OracleOptions;
  row(length: number): Row;
}

/** Sources go through their families by the number they are given. */
export type Source = (random: Random, familyNumber: number) => Recipe;

function chosen(families: Families, familyNumber: number): readonly [string, Family] {
  const entries = Object.entries(families);
  return entries[familyNumber % entries.length];
}

/** A family at random: for the second input of a quantity, while the first one goes through its families in turn. */
const anyOf = (random: Random, families: Families) => random.pick(Object.entries(families));

/** Rows of one input. */
export const single =
  (role: 'logits' | 'x' | 'p', families: Families): Source =>
  (random, familyNumber) => {
    const [family, make] = chosen(families, familyNumber);
    return { family, row: (length) => ({ [role]: make(random, length) }) };
  };

/** Two distributions, the second one made after the first. */
export const pair: Source = (random, familyNumber) => {
  const pairs = Object.entries(pairFamilies);
  const [relation, second] = pairs[familyNumber % pairs.length];
  const [family, make] = anyOf(random, distributionFamilies);
  const row = (length: number) => {
    const p = relation === 'both tiny' ? second(random, Array<number>(length).fill(0)) : make(random, length);
    return { p, q: second(random, p) };
  };
  return { family: `${relation} (${family})`, row };
};

/** A distribution alone, or two. */
export const oneOrTwo: Source = (random, familyNumber) =>
  random.chance(0.5) ? pair(random, familyNumber) : single('p', distributionFamilies)(random, familyNumber);

/** Predictions with the index of a class. */
export const withIndex =
  (role: 'logits' | 'probabilities' | 'logProbabilities', families: Families): Source =>
  (random, familyNumber) => {
    const [family, make] = chosen(families, familyNumber);
    return { family, row: (length) => ({ [role]: make(random, length), labels: [random.below(length)] }) };
  };

/** Predictions with a label for every element. */
export const withLabels =
  (role: 'logits' | 'probabilities', families: Families, labelFamilies: Families): Source =>
  (random, familyNumber) => {
    const [family, make] = chosen(families, familyNumber);
    // labels of one class come first and most often: their gradients have the sharper bound
    const [kind, label] = random.chance(0.5) ? chosen(labelFamilies, 0) : anyOf(random, labelFamilies);
    return {
      family: `${family} (${kind})`,
      hasSoftLabels: kind !== 'hard' && kind !== 'one-hot',
      row: (length) => ({ [role]: make(random, length), labels: label(random, length) }),
    };
  };

/** One source or, less often, the other. */
export const either =
  (one: Source, other: Source): Source =>
  (random, familyNumber) =>
    (random.chance(0.7) ? one : other)(random, familyNumber);

/** Indices of classes and nothing else. */
export const indexOnly: Source = (random) => ({
  family: 'indices',
  row: (length) => ({ labels: [random.below(length)] }),
});

/** The divergence loss takes probabilities or their logarithms, and targets or theirs. */
export const divergenceLoss: Source = (random, familyNumber) => {
  const { family, row } = pair(random, familyNumber);
  const [isLog, logTarget] = [random.chance(0.5), random.chance(0.25)];
  const make = (length: number) => {
    const { p = [], q = [] } = row(length);
    const labels = logTarget ? Array.from(p, Math.log) : p;
    return isLog ? { logProbabilities: Array.from(q, Math.log), labels } : { probabilities: q, labels };
  };
  const form = `${isLog ? 'log-probabilities' : 'probabilities'}${logTarget ? ', logarithmic targets' : ''}`;
  return { family: `${family}, ${form}`, options: { logTarget }, row: make };
};
