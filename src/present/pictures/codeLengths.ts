/**
 * Code lengths as rectangles: a row of the height p and the width −log q for every class, so that its area is what the
 * class adds. Where there are two distributions, the part up to −log p is the entropy, and the rest what believing q costs;
 * where q is the larger one, the rest is negative, and the rectangle shorter than the entropy's part.
 */

import { compensatedSum, type Message, message } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { classLabel, className } from '../classNames.ts';
import { inputsOf } from '../formula.ts';
import { formatNumber } from '../numbers.ts';
import type { Wording } from '../translate.ts';
import { unitOf } from '../units.ts';
import { binaryRowOf } from './binary.ts';
import { labelsOf } from './labels.ts';
import { classPlaces, type Mark, type MarkPlace, markSentence, type PictureNumbers, restName } from './marks.ts';
import { predictionOf } from './prediction.ts';
import { type Ranking, rank, sumOfOthers } from './ranking.ts';
import { type RowQuestion, rowQuestion, surprisalsOf } from './row.ts';

/** One class, or the rest of them. */
export interface CodeLengthRow extends Mark {
  readonly height: number;
  /** −log q: how long the code word is; an average for the rest */
  readonly length: number;
  /** −log p: how long it should be; absent where there is one distribution only */
  readonly ownLength?: number;
  /** height times length: what the class adds to the cross entropy */
  readonly area: number;
  /** height times what the word is too long (negative: too short); 0 where there is one distribution only */
  readonly extra: number;
  /** what the class adds to the result, with its digits: printed beside the rectangle */
  readonly printed: string;
  readonly isRest: boolean;
}

/** What an area of the picture stands for, and how large it is altogether. */
export interface CodeLengthPart {
  readonly part: 'entropy' | 'cost' | 'extra' | 'saved';
  readonly name: string;
  readonly total: string;
}

export interface CodeLengths {
  readonly title: string;
  readonly rows: readonly CodeLengthRow[];
  /** the sum of all heights */
  readonly height: number;
  /** the longest finite code word, own or other */
  readonly longest: number;
  /** whether only the extra parts count in the result */
  readonly onlyExtra: boolean;
  readonly heightName: string;
  readonly lengthName: string;
  readonly parts: readonly CodeLengthPart[];
  readonly sentence: string;
  /** said where classes without a part in the result are left out, or where there is nothing at all */
  readonly note?: string;
  readonly numbers: PictureNumbers;
}

/** Rows of less than this many share the picture's height so that their numbers can still stand beside them. */
const mostRows = 12;

/** The rectangles of one row; undefined where it has none. */
export function codeLengthsOf(inspection: Inspection, row: number, wording: Wording): CodeLengths | undefined {
  const question = rowQuestion(inspection, row);
  const coded = question && codedRow(question);
  if (!coded) return undefined;
  const areas = weightedBy(coded.weights, coded.lengths);
  const own = coded.ownLengths ? weightedBy(coded.weights, coded.ownLengths) : undefined;
  const extras = own ? areas.map((area, k) => area - own[k]) : new Float64Array(areas.length);
  const sizes = areas.map((area, k) => Math.max(Math.abs(area), own?.[k] ?? 0));
  const counted: Counted = { ...coded, inspection, areas, own, extras };
  const rows = rowsOf(counted, sizes, classPlaces(inspection, row), wording);
  return drawn(counted, rows, inspection, wording);
}

/** A row as heights and lengths. */
interface CodedRow {
  readonly weights: Float64Array;
  readonly lengths: Float64Array;
  readonly ownLengths: Float64Array | undefined;
  readonly onlyExtra: boolean;
  readonly symbols: { readonly height: string; readonly length: string };
  /** what stands beside a rectangle, and which class its place is that of; none where it has no place of its own */
  readonly nameOf: (k: number, inspection: Inspection, wording: Wording) => string;
  readonly placeClass: (k: number) => number | undefined;
  /** whether a rectangle is one answer to a yes-or-no question, of which the other may well have no height */
  readonly areAnswers: boolean;
}

interface Counted extends CodedRow {
  /** where the classes have their names from */
  readonly inspection: Inspection;
  readonly areas: Float64Array;
  readonly own: Float64Array | undefined;
  readonly extras: Float64Array;
}

function codedRow(question: RowQuestion): CodedRow | undefined {
  const { inspection, evaluation } = question;
  const { p, q, labels } = inputsOf(inspection);
  const { options, quantity } = inspection;
  if (labels) return codedAnswers(question) ?? codedLoss(question);
  const source = evaluation.parts.p?.data ?? p?.data;
  const other = evaluation.parts.q?.data ?? q?.data;
  const own = source && surprisalsOf(source, options);
  if (!source || !own) return undefined;
  if (!other) return single(source, own);
  if (quantity === 'jensenShannonDivergence') return codedMixture(source, other, own, inspection);
  const lengths = surprisalsOf(other, options);
  const onlyExtra = quantity === 'klDivergence';
  const symbols = { height: 'p', length: 'q' };
  return lengths && { weights: source, lengths, ownLengths: own, onlyExtra, symbols, ...ofClasses };
}

/** One rectangle for each class. */
const ofClasses: Pick<CodedRow, 'nameOf' | 'placeClass' | 'areAnswers'> = {
  nameOf: className,
  placeClass: (k) => k,
  areAnswers: false,
};

function single(weights: Float64Array, lengths: Float64Array): CodedRow {
  const symbols = { height: 'p', length: 'p' };
  return { weights, lengths, ownLengths: undefined, onlyExtra: false, symbols, ...ofClasses };
}

/** Both distributions against their mixture, each with half of the height, so that the extra areas add up to the result. */
function codedMixture(
  p: Float64Array,
  q: Float64Array,
  own: Float64Array,
  { options }: Inspection,
): CodedRow | undefined {
  const mixture = p.map((share, k) => (share + q[k]) / 2);
  const lengths = surprisalsOf(mixture, options);
  const ownOfQ = surprisalsOf(q, options);
  if (!lengths || !ownOfQ) return undefined;
  return {
    weights: joined(halves(p), halves(q)),
    lengths: joined(lengths, lengths),
    ownLengths: joined(own, ownOfQ),
    onlyExtra: true,
    symbols: { height: 'p/2, q/2', length: 'm' },
    nameOf: (k, inspection, { translate }) =>
      translate(message('{0} of class {1}', k < p.length ? 'p' : 'q', classLabel(k % p.length, inspection))),
    placeClass: (k) => (k < p.length ? k : undefined),
    areAnswers: false,
  };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const halves = (shares: Float64Array): Float64Array => shares.map((share) => share / 2);

/** Labels against a prediction. Class weights stretch the heights, which are no distribution then and have no own length. */
function codedLoss(question: RowQuestion): CodedRow | undefined {
  const prediction = predictionOf(question);
  const labels = prediction && labelsOf(question, prediction.surprisals.length);
  if (!prediction || !labels) return undefined;
  const { weights, isDistribution } = labels;
  const ownLengths = isDistribution ? surprisalsOf(weights, question.inspection.options) : undefined;
  const isDivergence = question.inspection.quantity === 'klDivergenceLoss';
  return {
    weights,
    lengths: prediction.surprisals,
    ownLengths,
    onlyExtra: isDivergence && ownLengths !== undefined,
    symbols: { height: 'y', length: 'p' },
    ...ofClasses,
  };
}

/**
 * Yes and no to every entry of a binary loss, each as high as the label says. A weight of the positives stretches yes, and the
 * labels are no distributions then.
 */
function codedAnswers(question: RowQuestion): CodedRow | undefined {
  const entries = binaryRowOf(question);
  if (!entries) return undefined;
  const { labels, positives, yes, no } = entries;
  const opposite = labels.map((label) => 1 - label);
  const isDistribution = positives.every((weight) => weight === 1);
  const { options } = question.inspection;
  return {
    weights: alternating(
      labels.map((label, k) => label * positives[k]),
      opposite,
    ),
    lengths: alternating(yes, no),
    ownLengths: isDistribution ? surprisalsOf(alternating(labels, opposite), options) : undefined,
    onlyExtra: false,
    symbols: { height: 'y, 1 − y', length: 'p, 1 − p' },
    nameOf: (k, inspection, wording) => {
      const name = className(k >> 1, inspection, wording);
      return wording.translate(k % 2 === 0 ? message('yes to {0}', name) : message('no to {0}', name));
    },
    placeClass: (k) => k >> 1,
    areAnswers: true,
  };
}

function alternating(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(2 * first.length);
  for (const [k, value] of first.entries()) {
    both[2 * k] = value;
    both[2 * k + 1] = second[k];
  }
  return both;
}

/** Weight times length; a class of weight 0 adds nothing however long its word is. */
function weightedBy(weights: Float64Array, lengths: Float64Array): Float64Array {
  return weights.map((weight, k) => (weight === 0 && !Number.isNaN(lengths[k]) ? 0 : weight * lengths[k]));
}

/** Rows in class order. Classes of height 0 have no area: they are left out, and come with the numbers of nothing. */
function rowsOf(
  coded: Counted,
  sizes: Float64Array,
  placeOf: (position: number) => MarkPlace | undefined,
  wording: Wording,
): CodeLengthRow[] {
  const present = Array.from(coded.weights.keys()).filter((k) => coded.weights[k] !== 0);
  const ranking = rank(
    Float64Array.from(present, (k) => sizes[k]),
    mostRows,
  );
  const rows = ranking.shown.map((order) => rowAt(present[order], coded, placeOf, wording));
  return ranking.others === 0 ? rows : [...rows, restRow(present, ranking, coded, wording)];
}

function rowAt(
  k: number,
  coded: Counted,
  placeOf: (position: number) => MarkPlace | undefined,
  wording: Wording,
): CodeLengthRow {
  const { inspection, weights, lengths, ownLengths, areas, extras } = coded;
  const position = coded.placeClass(k);
  const place = position === undefined ? undefined : placeOf(position);
  const row = {
    key: String(k),
    height: weights[k],
    length: lengths[k],
    ...(ownLengths && { ownLength: ownLengths[k] }),
    area: areas[k],
    extra: extras[k],
    isRest: false,
    ...(place && { place }),
  };
  return { ...row, ...said(coded.nameOf(k, inspection, wording), row, coded, wording) };
}

function restRow(present: readonly number[], ranking: Ranking, coded: Counted, wording: Wording): CodeLengthRow {
  const sumIn = (amounts: Float64Array): number =>
    sumOfOthers(
      Float64Array.from(present, (k) => amounts[k]),
      ranking,
    );
  const height = sumIn(coded.weights);
  const area = sumIn(coded.areas);
  const own = coded.own && sumIn(coded.own);
  const row = {
    key: 'rest',
    height,
    length: area / height,
    ...(own !== undefined && { ownLength: own / height }),
    area,
    extra: sumIn(coded.extras),
    isRest: true,
  };
  const name = coded.areAnswers
    ? wording.translate(message('the other answers ({0})', ranking.others))
    : restName(ranking.others, wording);
  return { ...row, ...said(name, row, coded, wording) };
}

type Amounts = Pick<CodeLengthRow, 'height' | 'length' | 'ownLength' | 'area' | 'extra'>;

function said(name: string, row: Amounts, { onlyExtra, areAnswers, symbols }: CodedRow, wording: Wording) {
  const { height, length, ownLength, area, extra } = row;
  const { translate } = wording;
  const ownName = translate(message('own length'));
  return {
    name,
    printed: formatNumber(onlyExtra ? extra : area, wording),
    sentence: markSentence(
      name,
      [
        [translate(areAnswers ? message('height') : message('height {0}', symbols.height)), height],
        [translate(message('length')), length],
        ...(ownLength === undefined ? [] : [[ownName, ownLength] as const]),
        [translate(message('area')), onlyExtra ? extra : area],
      ],
      wording,
    ),
  };
}

function drawn(coded: Counted, rows: readonly CodeLengthRow[], inspection: Inspection, wording: Wording): CodeLengths {
  const { translate } = wording;
  const lengths = rows.flatMap(({ length, ownLength }) => [length, ownLength ?? 0]).filter(Number.isFinite);
  const unit = translate(unitOf(inspection.options.base ?? 'e'));
  const left = coded.weights.filter((weight) => weight === 0).length;
  const { symbols } = coded;
  const note = noteOf(rows, coded.areAnswers ? 0 : left);
  const parts = partsOf(coded, wording);
  return {
    title: translate(message('Code lengths: the area of each rectangle is what its class adds')),
    rows,
    height: rows.reduce((total, { height }) => total + (Number.isFinite(height) ? Math.abs(height) : 0), 0),
    longest: lengths.reduce((most, length) => Math.max(most, length), 0),
    onlyExtra: coded.onlyExtra,
    heightName: symbols.height,
    lengthName: translate(
      coded.areAnswers
        ? message('−log of its probability in {0}', unit)
        : message('−log {0} in {1}', symbols.length, unit),
    ),
    parts,
    sentence: sentenceOf(coded, wording),
    ...(note && { note: translate(note) }),
    numbers: numbersOf(coded, rows, wording),
  };
}

function noteOf(rows: readonly CodeLengthRow[], left: number): Message | undefined {
  if (rows.length === 0) return message('No class counts here: every height is 0, and there is no area.');
  if (left === 0) return undefined;
  return left === 1
    ? message('One class of height 0 has no area and is left out.')
    : message('{0} classes of height 0 have no area and are left out.', left);
}

function partsOf({ areas, own, extras, onlyExtra }: Counted, wording: Wording): CodeLengthPart[] {
  const { translate } = wording;
  const total = (values: Float64Array): string => formatNumber(compensatedSum(values), wording);
  if (!own) return [{ part: 'cost', name: translate(message('length times height')), total: total(areas) }];
  const entropy: CodeLengthPart = {
    part: 'entropy',
    name: translate(message('as long as it must be')),
    total: total(own),
  };
  const tooLong = total(extras.filter((extra) => !(extra < 0)));
  const parts: CodeLengthPart[] = [entropy, { part: 'extra', name: translate(message('too long')), total: tooLong }];
  const saved = extras.filter((extra) => extra < 0);
  if (saved.length > 0) {
    parts.push({ part: 'saved', name: translate(message('too short: counts as negative')), total: total(saved) });
  }
  return onlyExtra ? [...parts.slice(1), entropy] : parts;
}

function sentenceOf({ areas, own, extras, onlyExtra }: Counted, wording: Wording): string {
  const { translate } = wording;
  const all = formatNumber(compensatedSum(areas), wording);
  const more = formatNumber(compensatedSum(extras), wording);
  if (!own) return translate(message('All areas: {0}', all));
  const entropy = formatNumber(compensatedSum(own), wording);
  return onlyExtra
    ? translate(message('Too long minus too short: {0}', more))
    : translate(message('All areas: {0} = {1} that it must be + {2} too long', all, entropy, more));
}

function numbersOf(coded: Counted, rows: readonly CodeLengthRow[], wording: Wording): PictureNumbers {
  const { translate } = wording;
  const hasOwn = coded.ownLengths !== undefined;
  const number = (value: number): string => formatNumber(value, wording);
  return {
    headings: [
      translate(message('height {0}', coded.symbols.height)),
      translate(message('length')),
      ...(hasOwn ? [translate(message('own length'))] : []),
      translate(message('area')),
      ...(hasOwn ? [translate(message('too long by'))] : []),
    ],
    rows: rows.map(({ key, name, height, length, ownLength, area, extra, place }) => ({
      key,
      heading: name,
      cells: [
        number(height),
        number(length),
        ...(ownLength === undefined ? [] : [number(ownLength)]),
        number(area),
        ...(ownLength === undefined ? [] : [number(extra)]),
      ],
      ...(place && { place }),
    })),
  };
}
