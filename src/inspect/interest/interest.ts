/**
 * Whether an array is worth a hover to somebody who only passes by with the mouse. Silence is the default: most lists of
 * numbers in this world are no scores, no probabilities and no labels.
 */

import type { NumericArray } from '../../finder/index.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Clues, readClues } from './clues.ts';
import type { Signal } from './signal.ts';
import { signalsAgainst } from './signalsAgainst.ts';
import { signalsFor } from './signalsFor.ts';

/** How much speaks for showing an array, and what. */
export interface Interest {
  readonly score: number;
  readonly signals: readonly Pick<Signal, 'signal' | 'points' | 'because'>[];
}

const signals: readonly Signal[] = [...signalsFor, ...signalsAgainst];

/** The score from which a mode shows an array. */
const thresholds = { auto: 4, eager: 1 } as const;

/**
 * The interest of an array by itself, from its numbers, its name and the text around it; in the same time for an array of
 * any size.
 *
 * @param hasPartner it has predictions or labels beside it that are of interest themselves
 */
export function hoverInterest(array: NumericArray, surroundings: Surroundings, hasPartner: boolean): Interest {
  return interestOf(readClues(array, surroundings, hasPartner));
}

function interestOf(clues: Clues): Interest {
  const met = signals.filter(({ holds }) => holds(clues));
  return {
    score: met.reduce((score, { points }) => score + points, 0),
    signals: met.map(({ signal, points, because }) => ({ signal, points, because })),
  };
}

/** Whether a mode shows an array of this interest. */
export function isShown(interest: Interest, mode: keyof typeof thresholds): boolean {
  return interest.score >= thresholds[mode];
}

/** An array with the text around it. */
export interface Placed {
  readonly array: NumericArray;
  readonly surroundings: Surroundings;
}

/**
 * The interest of an array that a partner was found for. Numbers of ordinary code pair up all the time, by shape and by
 * chance, so a partner counts only if it is of interest itself, or if both are named as predictions and their labels.
 */
export function interestInPair(asked: Placed, partner: Placed): Interest {
  const own = readClues(asked.array, asked.surroundings, false);
  const other = readClues(partner.array, partner.surroundings, false);
  const counts = isShown(interestOf(other), 'auto') || areNamedPair(own, other) || areNamedPair(other, own);
  return interestOf({ ...own, hasPartner: counts });
}

/** Predictions and labels by their names, with labels that name classes: those of a regression have no such loss. */
function areNamedPair(predictions: Clues, labels: Clues): boolean {
  const { sample } = labels;
  if (!predictions.name.isOfPredictions || !labels.name.isOfLabels || !sample?.integers || sample.smallest < 0) {
    return false;
  }
  return (
    predictions.sample?.integers === false &&
    (sample.largest <= 1 || labels.array.shape.length < predictions.array.shape.length)
  );
}
