/**
 * The lens of a binary loss: what each label costs over all that could have been predicted for yes, every entry of the row as
 * a point, and the slope at the one that costs the most.
 */

import { message } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { conventionOf } from '../../quantities/index.ts';
import { classLabel, className } from '../classNames.ts';
import { formatNumber } from '../numbers.ts';
import type { Wording } from '../translate.ts';
import { unitOf } from '../units.ts';
import type { BinaryRow } from './binary.ts';
import type { EntryPoint, LossCurve, LossLens, SlopeBar } from './lossLens.ts';
import { classPlaces, markSentence, type PictureNumbers, restName } from './marks.ts';
import { type Ranking, rank, sumOfOthers } from './ranking.ts';

const mostBars = 20;
/** A curve goes on for ever; this share is where most pictures of it end. */
const smallestShare = 0.01;

/** What is drawn of a row: its entries, which of them have a bar, and the one that the lens is set on. */
interface Drawn extends Ranking {
  readonly inspection: Inspection;
  readonly row: number;
  readonly entries: BinaryRow;
  readonly slopes: Float64Array;
  readonly target: number;
}

/** The lens of a row of entries; undefined where there is none. */
export function binaryLensOf(
  inspection: Inspection,
  row: number,
  entries: BinaryRow,
  wording: Wording,
): LossLens | undefined {
  const { labels, shares, losses, gradient } = entries;
  if (losses.length === 0) return undefined;
  const { translate } = wording;
  const target = costliest(losses);
  const slopes = gradient ?? shares.map((share, k) => share - labels[k]);
  const drawn = { inspection, row, entries, slopes, target, ...rank(slopes.map(Math.abs), mostBars, [target]) };
  const curves = curvesOf(drawn, wording);
  const own = curves.find(({ label }) => Object.is(label, labels[target])) ?? curves[0];
  const point = { share: shares[target], loss: losses[target], slope: own.slopeAt(shares[target]) };
  const others = pointsOf(drawn);
  const bars = barsOf(drawn, wording);
  const finite = bars.map(({ value }) => value).filter(Number.isFinite);
  const { clip } = guardOf(inspection);
  const said = [point.share, point.loss, point.slope].map((value) => formatNumber(value, wording));
  return {
    title: translate(message('Loss and gradient of {0}', className(target, inspection, wording))),
    curves,
    own,
    point,
    others,
    highest: heightOf(curves, [point, ...others]),
    ...(clip > 0 && { clip: [clip, 1 - clip] as const }),
    shareName: translate(message('probability of yes')),
    lossName: translate(message('loss in {0}', translate(unitOf(inspection.options.base ?? 'e')))),
    bars,
    barsName: translate(gradient ? message('gradient of each logit') : message('p − y of each class')),
    minimum: finite.reduce((least, value) => Math.min(least, value), 0),
    maximum: finite.reduce((most, value) => Math.max(most, value), 0),
    sentence: translate(message('At probability {0} the loss is {1}, and its slope {2}.', said[0], said[1], said[2])),
    ...(losses.length > 1 && { note: translate(noteOf(drawn)) }),
    numbers: numbersOf(drawn, bars, wording),
  };
}

/** The first that is no number, else the largest. */
function costliest(losses: Float64Array): number {
  const lost = losses.findIndex(Number.isNaN);
  return lost >= 0 ? lost : losses.reduce((best, loss, k) => (loss > losses[best] ? k : best), 0);
}

function noteOf({ entries: { positives }, target }: Drawn) {
  return positives.every((weight) => weight === positives[target])
    ? message('The large point costs the most; the small ones are the other classes: filled for yes, hollow for no.')
    : message(
        'The large point costs the most; the small ones are the other classes, each with its own weight: filled for yes, hollow for no.',
      );
}

/** What keeps the logarithms of probabilities finite; logits need nothing of the kind. */
interface Guard {
  readonly clip: number;
  readonly offset: number;
  readonly floor: number;
  readonly perNat: number;
}

function guardOf({ inputs, options }: Inspection): Guard {
  const { base = 'e' } = options;
  const perNat = base === 'e' ? 1 : 1 / Math.log(base);
  if (inputs.probabilities === undefined) return { clip: 0, offset: 0, floor: Number.NEGATIVE_INFINITY, perNat };
  const { epsilon: conventional, binaryGuard, logarithmFloor: floor } = conventionOf(options);
  const epsilon = options.epsilon ?? conventional;
  return binaryGuard === 'offset'
    ? { clip: 0, offset: epsilon, floor, perNat }
    : { clip: epsilon, offset: 0, floor, perNat };
}

/** w·y·(−log p) + (1 − y)·(−log(1 − p)) with the guards; a label of 0 or 1 leaves one side out, however long it is. */
function curveAt(label: number, positive: number, { clip, offset, floor, perNat }: Guard) {
  const kept = (share: number): number => Math.max(clip, Math.min(1 - clip, share));
  const length = (share: number): number => -Math.max(floor, Math.log(kept(share) + offset)) * perNat;
  const slope = (share: number): number =>
    share < clip || share > 1 - clip || Math.log(share + offset) < floor ? 0 : -perNat / (share + offset);
  const yes = positive * label;
  const no = 1 - label;
  const mixed = (ofYes: (share: number) => number, ofNo: (share: number) => number) => (share: number) =>
    (yes === 0 ? 0 : yes * ofYes(share)) + (no === 0 ? 0 : no * ofNo(1 - share));
  return { at: mixed(length, length), slopeAt: mixed(slope, (share) => -slope(share)) };
}

/** Curves of the labels that are there, yes first; of more than two, those of yes and no, and of the entry in question. */
function curvesOf({ inspection, entries: { labels, positives }, shown, target }: Drawn, { translate }: Wording) {
  const found = [...new Set(shown.map((k) => labels[k]))].sort((a, b) => b - a);
  const several = found.length <= 2 ? found : [...new Set([1, 0, labels[target]])];
  const guard = guardOf(inspection);
  return several.map((label, order): LossCurve & { readonly label: number } => ({
    kind: (['plain', 'opposite', 'mixed'] as const)[order],
    name: translate(message('label {0}', formatNumber(label))),
    label,
    ...curveAt(label, positives[target], guard),
  }));
}

function pointsOf({ entries: { labels, shares, losses }, shown, target }: Drawn): readonly EntryPoint[] {
  return shown
    .filter((k) => k !== target && Number.isFinite(losses[k]) && Number.isFinite(shares[k]))
    .map((k) => ({ key: String(k), share: shares[k], loss: losses[k], isYes: labels[k] >= 0.5 }));
}

function heightOf(curves: readonly LossCurve[], points: readonly { readonly loss: number }[]): number {
  const usual = curves
    .flatMap(({ at }) => [at(smallestShare), at(1 - smallestShare)])
    .filter(Number.isFinite)
    .reduce((most, loss) => Math.max(most, loss), 0);
  const highest = points
    .map(({ loss }) => loss)
    .filter(Number.isFinite)
    .reduce((most, loss) => Math.max(most, loss), 0);
  return (highest > usual ? highest * 1.1 : usual) || 1;
}

function barsOf(drawn: Drawn, wording: Wording) {
  const { inspection, row, entries, slopes, target, shown, others } = drawn;
  const { translate } = wording;
  const placeOf = classPlaces(inspection, row);
  const bars = shown.map((position): SlopeBar => {
    const name = className(position, inspection, wording);
    const place = placeOf(position);
    const said = [
      ['y', entries.labels[position]],
      [translate(message('probability')), entries.shares[position]],
      [translate(message('loss')), entries.losses[position]],
      [translate(message('gradient')), slopes[position]],
    ] as const;
    return {
      key: String(position),
      name,
      label: classLabel(position, inspection),
      value: slopes[position],
      isTarget: position === target,
      isRest: false,
      sentence: markSentence(name, said, wording),
      ...(place && { place }),
    };
  });
  if (others === 0) return bars;
  const name = restName(others, wording);
  const value = sumOfOthers(slopes, drawn);
  const sentence = markSentence(name, [[translate(message('sum')), value]], wording);
  return [
    ...bars,
    { key: 'rest', name, label: translate(message('rest')), value, isTarget: false, isRest: true, sentence },
  ];
}

/** Everything that is drawn of an entry; of the rest, what it comes to. */
function numbersOf(drawn: Drawn, bars: readonly SlopeBar[], wording: Wording): PictureNumbers {
  const { translate } = wording;
  const { labels, shares, losses, gradient } = drawn.entries;
  const number = (value: number): string => formatNumber(value, wording);
  return {
    headings: [
      'y',
      translate(message('probability')),
      translate(message('loss')),
      gradient ? translate(message('gradient')) : 'p − y',
    ],
    rows: bars.map(({ key, name, value, isRest, place }) => ({
      key,
      heading: name,
      cells: [
        ...(isRest
          ? ['', '', number(sumOfOthers(losses, drawn))]
          : [labels, shares, losses].map((list) => number(list[Number(key)]))),
        number(value),
      ],
      ...(place && { place }),
    })),
  };
}
