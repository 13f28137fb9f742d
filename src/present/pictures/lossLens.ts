/**
 * The loss of one row as a lens: the curve of −log q over all that could have been predicted for the label's class, the
 * point where the row is, the slope there, and the gradient of every class. Binary losses have one of their own.
 */

import { message } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { conventionOf, type QuantityOptions } from '../../quantities/index.ts';
import { classLabel, className } from '../classNames.ts';
import { inputsOf } from '../formula.ts';
import { formatNumber } from '../numbers.ts';
import { quantityOf } from '../quantity.ts';
import type { Wording } from '../translate.ts';
import { unitOf } from '../units.ts';
import { binaryRowOf } from './binary.ts';
import { binaryLensOf } from './binaryLens.ts';
import { labelsOf } from './labels.ts';
import { classPlaces, type Mark, markSentence, type PictureNumbers, restName } from './marks.ts';
import { predictionOf } from './prediction.ts';
import { rank, sumOfOthers } from './ranking.ts';
import { rowQuestion } from './row.ts';

/** One way to lose, as a function of what is predicted for the label's class. */
export interface LossCurve {
  readonly kind: 'plain' | 'opposite' | 'mixed' | 'focal' | 'smoothed' | 'clipped';
  readonly name: string;
  readonly at: (share: number) => number;
  readonly slopeAt: (share: number) => number;
}

/** Another entry of a row of yes-or-no questions. */
export interface EntryPoint {
  readonly key: string;
  readonly share: number;
  readonly loss: number;
  readonly isYes: boolean;
}

/** The gradient of one class, or of the rest. */
export interface SlopeBar extends Mark {
  readonly label: string;
  readonly value: number;
  readonly isTarget: boolean;
  readonly isRest: boolean;
}

export interface LossLens {
  readonly title: string;
  readonly curves: readonly LossCurve[];
  /** the curve on which the row is */
  readonly own: LossCurve;
  /** where the row is: what it predicts for the class, what that costs, how steep the curve is there */
  readonly point: { readonly share: number; readonly loss: number; readonly slope: number };
  /** of a binary loss, the other entries of the row */
  readonly others?: readonly EntryPoint[];
  /** how high the picture is, at least as high as the point where that is finite */
  readonly highest: number;
  /** the probabilities that clipping leaves as they are */
  readonly clip?: readonly [number, number];
  readonly shareName: string;
  readonly lossName: string;
  readonly bars: readonly SlopeBar[];
  readonly barsName: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly sentence: string;
  readonly note?: string;
  readonly numbers: PictureNumbers;
}

const mostBars = 20;
/** The curve goes on for ever; this share is where most pictures of it end. */
const smallestShare = 0.01;

/** The lens of one row; undefined where it has no class of its own. */
export function lossLensOf(inspection: Inspection, row: number, wording: Wording): LossLens | undefined {
  const question = rowQuestion(inspection, row);
  const entries = question && binaryRowOf(question);
  if (entries) return binaryLensOf(inspection, row, entries, wording);
  const prediction = question && predictionOf(question);
  const labels = prediction && labelsOf(question, prediction.surprisals.length);
  if (!prediction || !labels) return undefined;
  const { translate } = wording;
  if (labels.target === undefined) return undefined;
  const { target, weights } = labels;
  const { options } = question.inspection;
  const curves = curvesOf(inspection, weights.length, wording);
  const own = curves.find(({ kind }) => kind === 'focal' || kind === 'clipped') ?? curves[0];
  const share = given(question.inspection, target) ?? prediction.probabilities[target];
  // what was evaluated has digits that the share has lost
  const isWhole = own.kind === 'focal' && weights[target] === 1;
  const focused = isWhole ? question.evaluation.value.data[0] : own.at(share);
  const loss = own.kind === 'focal' ? focused : prediction.surprisals[target];
  const point = { share, loss, slope: own.slopeAt(share) };
  const gradient = question.evaluation.gradients?.logits?.data;
  const slopes = gradient ?? prediction.probabilities.map((probability, k) => probability - weights[k]);
  const bars = barsOf(slopes, target, inspection, row, wording);
  const finite = bars.map(({ value }) => value).filter(Number.isFinite);
  const unit = translate(unitOf(options.base ?? 'e'));
  const clip = clipOf(inspection);
  return {
    title: translate(message('Loss and gradient of {0}', className(target, inspection, wording))),
    curves,
    own,
    point,
    highest: heightOf(curves[0], loss),
    ...(clip > 0 && { clip: [clip, 1 - clip] as const }),
    shareName: translate(message('probability of {0}', className(target, inspection, wording))),
    lossName: translate(message('loss in {0}', unit)),
    bars,
    barsName: translate(gradient ? message('gradient of each logit: p − y') : message('p − y of each class')),
    minimum: finite.reduce((least, value) => Math.min(least, value), 0),
    maximum: finite.reduce((most, value) => Math.max(most, value), 0),
    sentence: translate(
      message(
        'At probability {0} the loss is {1}, and its slope {2}.',
        formatNumber(share, wording),
        formatNumber(point.loss, wording),
        formatNumber(point.slope, wording),
      ),
    ),
    ...(curves.some(({ kind }) => kind === 'smoothed') && {
      note: translate(message('The smoothed curve lets the other classes share the rest evenly.')),
    }),
    numbers: {
      headings: [gradient ? translate(message('gradient')) : 'p − y'],
      rows: bars.map(({ key, name, value, place }) => ({
        key,
        heading: name,
        cells: [formatNumber(value, wording)],
        ...(place && { place }),
      })),
    },
  };
}

/** What was predicted before anything was clipped. */
function given(inspection: Inspection, target: number): number | undefined {
  return conventionOf(inspection.options).rescales ? undefined : inputsOf(inspection).probabilities?.data[target];
}

/** ε in force; 0 where nothing is clipped. */
function clipOf(inspection: Inspection): number {
  const clips = quantityOf(inspection)?.options.some(({ name }) => name === 'epsilon') === true;
  if (!clips || (inspection.inputs.probabilities === undefined && inspection.options.epsilon === undefined)) return 0;
  return inspection.options.epsilon ?? conventionOf(inspection.options).epsilon;
}

/** The plain curve, and those that the options bend it into. */
function curvesOf(inspection: Inspection, classCount: number, wording: Wording): readonly LossCurve[] {
  const { options } = inspection;
  const { translate } = wording;
  const perNat = 1 / (options.base === undefined || options.base === 'e' ? 1 : Math.log(options.base));
  const plain: LossCurve = {
    kind: 'plain',
    name: '−log p',
    at: (share) => -Math.log(share) * perNat,
    slopeAt: (share) => -perNat / share,
  };
  const curves = [plain];
  if (quantityOf(inspection)?.options.some(({ name }) => name === 'gamma'))
    curves.push(focal(options, perNat, wording));
  const smoothing = options.labelSmoothing ?? 0;
  if (smoothing > 0 && classCount > 1) {
    const name = translate(message('smoothed, s = {0}', formatNumber(smoothing, wording)));
    curves.push({ kind: 'smoothed', name, ...smoothed(smoothing, classCount, perNat) });
  }
  const epsilon = clipOf(inspection);
  if (epsilon > 0) {
    const name = translate(message('clipped, ε = {0}', formatNumber(epsilon, wording)));
    curves.push({
      kind: 'clipped',
      name,
      at: (share) => plain.at(Math.max(epsilon, Math.min(1 - epsilon, share))),
      slopeAt: (share) => (share < epsilon || share > 1 - epsilon ? 0 : plain.slopeAt(share)),
    });
  }
  return curves;
}

/** α·(1 − p)^γ·(−log p) */
function focal(options: QuantityOptions, perNat: number, { translate }: Wording): LossCurve {
  const gamma = options.gamma ?? 2;
  const alpha = options.alpha ?? conventionOf(options).focalAlpha ?? 1;
  return {
    kind: 'focal',
    name: translate(message('focal, γ = {0}', formatNumber(gamma))),
    at: (share) => -alpha * (1 - share) ** gamma * Math.log(share) * perNat,
    slopeAt: (share) => {
      const bend = gamma === 0 ? 0 : gamma * (1 - share) ** (gamma - 1) * Math.log(share);
      return alpha * (bend - (1 - share) ** gamma / share) * perNat;
    },
  };
}

/** The label keeps 1 − s + s/K, every other class gets s/K, and an even part of what the label is not given. */
function smoothed(smoothing: number, classCount: number, perNat: number): Pick<LossCurve, 'at' | 'slopeAt'> {
  const others = (smoothing / classCount) * (classCount - 1);
  const own = 1 - others;
  return {
    at: (share) => (-own * Math.log(share) - others * Math.log((1 - share) / (classCount - 1))) * perNat,
    slopeAt: (share) => (-own / share + others / (1 - share)) * perNat,
  };
}

function heightOf(plain: LossCurve, loss: number): number {
  const usual = plain.at(smallestShare);
  return Number.isFinite(loss) && loss > usual ? loss * 1.1 : usual;
}

function barsOf(
  slopes: Float64Array,
  target: number,
  inspection: Inspection,
  row: number,
  wording: Wording,
): readonly SlopeBar[] {
  const { translate } = wording;
  const placeOf = classPlaces(inspection, row);
  const ranking = rank(slopes.map(Math.abs), mostBars, [target]);
  const what = translate(message('gradient'));
  const bars = ranking.shown.map((position): SlopeBar => {
    const name = className(position, inspection, wording);
    const place = placeOf(position);
    return {
      key: String(position),
      name,
      label: classLabel(position, inspection),
      value: slopes[position],
      isTarget: position === target,
      isRest: false,
      sentence: markSentence(name, [[what, slopes[position]]], wording),
      ...(place && { place }),
    };
  });
  if (ranking.others === 0) return bars;
  const name = restName(ranking.others, wording);
  const value = sumOfOthers(slopes, ranking);
  const sentence = markSentence(name, [[translate(message('sum')), value]], wording);
  return [
    ...bars,
    { key: 'rest', name, label: translate(message('rest')), value, isTarget: false, isRest: true, sentence },
  ];
}
