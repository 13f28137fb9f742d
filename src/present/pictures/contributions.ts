/**
 * Where the loss of a batch comes from: what each row adds, the largest first, what it counts, what is ignored, and the
 * number that the mean really divides by.
 */

import {
  broadcastWeights,
  compensatedSum,
  type Message,
  message,
  type Tensor,
  weightsOfClasses,
} from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { normalizationOf } from '../../quantities/index.ts';
import { type Arrangement, arrangementOf } from '../arrangement.ts';
import { inputsOf } from '../formula.ts';
import { formatNumber } from '../numbers.ts';
import type { Wording } from '../translate.ts';
import { unitOf } from '../units.ts';
import { type Mark, type MarkPlace, markSentence, type PictureNumbers, rowName } from './marks.ts';
import { type Ranking, rank, sumOfOthers } from './ranking.ts';
import { attempt } from './row.ts';

/** One row of the batch, or the rest of them. */
export interface Contribution extends Mark {
  /** what it adds to the sum: its loss times its weight */
  readonly term: number;
  /** how much of it comes from label smoothing; absent where there is none */
  readonly smoothing?: number;
  /** the sum before it and after it */
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  readonly isIgnored: boolean;
  readonly isRest: boolean;
  /** of the batch, so that a picture of that row can be shown; absent for the rest */
  readonly row?: number;
}

export interface Contributions {
  readonly title: string;
  readonly items: readonly Contribution[];
  readonly sum: { readonly value: number; readonly printed: string };
  /** what the sum is divided by, and why; absent where nothing is divided */
  readonly division?: { readonly printed: string; readonly sentence: string };
  readonly result: { readonly value: number; readonly printed: string };
  readonly hasSmoothing: boolean;
  readonly hasIgnored: boolean;
  readonly unit: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly sentence: string;
  readonly note?: string;
  /** the terms of all rows in the order of the batch, where not every one is drawn */
  readonly skyline?: Float64Array;
  readonly numbers: PictureNumbers;
}

const mostRows = 20;

/** The waterfall of a batch; undefined where the result is not made of several losses. */
export function contributionsOf(inspection: Inspection, wording: Wording): Contributions | undefined {
  const arrangement = arrangementOf(inspection);
  const batch = arrangement && batchOf(inspection, arrangement);
  if (!arrangement || !batch) return undefined;
  const { translate } = wording;
  const sizes = batch.terms.map((term, row) => (batch.ignored[row] ? -1 : Math.abs(term)));
  const ranking = rank(sizes, mostRows);
  const ordered = [...ranking.shown].sort((a, b) => sizes[b] - sizes[a] || a - b);
  const items = itemsOf(ordered, ranking, batch, placesOf(arrangement), wording);
  const sum = compensatedSum(batch.terms);
  const division = divisionOf(inspection, batch, wording);
  const result = division ? batch.value : sum;
  const edges = items.flatMap(({ start, end }) => [start, end]).filter(Number.isFinite);
  return {
    title: translate(message('Where the loss comes from: what each row adds, the largest first')),
    items,
    sum: { value: sum, printed: formatNumber(sum, wording) },
    ...(division && { division }),
    result: { value: result, printed: formatNumber(result, wording) },
    hasSmoothing: batch.smoothing !== undefined,
    hasIgnored: batch.ignored.includes(1),
    unit: translate(unitOf(inspection.options.base ?? 'e')),
    minimum: edges.reduce((least, edge) => Math.min(least, edge), 0),
    maximum: edges.reduce((most, edge) => Math.max(most, edge), 0),
    sentence: sentenceOf(sum, result, division?.printed, wording),
    ...(ranking.others > 0 && {
      skyline: batch.terms,
      note: translate(
        message(
          '{0} of {1} rows stand alone, those that add most; the last bar is the sum of the others.',
          ranking.shown.length,
          sizes.length,
        ),
      ),
    }),
    numbers: numbersOf(items, batch, wording),
  };
}

/** The losses of a batch with all that counts. */
interface Batch {
  readonly losses: Float64Array;
  readonly weights: Float64Array | undefined;
  readonly classWeights: Float64Array | undefined;
  readonly terms: Float64Array;
  readonly smoothing: Float64Array | undefined;
  readonly ignored: Uint8Array;
  readonly value: number;
  readonly denominator: number | undefined;
}

function batchOf(inspection: Inspection, arrangement: Arrangement): Batch | undefined {
  const { quantity, options } = inspection;
  const { definition, result } = arrangement;
  const inputs = inputsOf(inspection);
  const alone = { ...options, reduction: 'none' as const };
  delete alone.sampleWeights;
  delete alone.weightNormalization;
  const entries = attempt(quantity, inputs, alone)?.value;
  const reduced = attempt(quantity, inputs, options);
  if (!definition?.loss || !entries || !reduced || entries.data.length < 2 || result === 'none') return undefined;
  const losses = entries.data;
  const weights = options.sampleWeights && broadcastWeights('sampleWeights', options.sampleWeights, entries.shape).data;
  const ignored = ignoredOf(inputs.labels, losses.length, options.ignoreIndex);
  const terms = losses.map((loss, row) => (ignored[row] ? 0 : weights ? weights[row] * loss : loss));
  const unsmoothed =
    options.labelSmoothing && result === 'row' && attempt(quantity, inputs, { ...alone, labelSmoothing: 0 });
  const kept = 1 - (options.labelSmoothing ?? 0);
  return {
    losses,
    weights,
    classWeights: classWeightsOf(inspection, arrangement, losses.length),
    terms,
    smoothing: unsmoothed
      ? terms.map((term, row) => (ignored[row] ? 0 : term - kept * unsmoothed.value.data[row] * (weights?.[row] ?? 1)))
      : undefined,
    ignored,
    value: reduced.value.data[0],
    denominator: reduced.parts.denominator?.data[0],
  };
}

function ignoredOf(labels: Tensor | undefined, count: number, ignoreIndex: number | undefined): Uint8Array {
  const isOneEach = labels?.data.length === count && ignoreIndex !== undefined;
  return Uint8Array.from({ length: count }, (_, row) => (isOneEach && labels.data[row] === ignoreIndex ? 1 : 0));
}

/** The weight of each row's class, where labels name classes and these are weighted. */
function classWeightsOf(inspection: Inspection, { definition, layout }: Arrangement, count: number) {
  const { classWeights } = inspection.options;
  const { labels } = inputsOf(inspection);
  const isIndex = definition?.inputs.some(({ role, elements }) => role === 'labels' && elements === 'classIndex');
  if (!classWeights || !labels || !isIndex || labels.data.length !== count) return undefined;
  const weights = weightsOfClasses(classWeights, layout.length);
  return labels.data.map((label) => weights[label] ?? 0);
}

/** A row's numbers begin where its first one stands; an entry of its own stands where its input does. */
function placesOf({ array, layout, result }: Arrangement): (row: number) => MarkPlace {
  return (row) => ({ array, index: result === 'row' ? layout.rowStart(row) : row });
}

function itemsOf(
  ordered: readonly number[],
  ranking: Ranking,
  batch: Batch,
  placeOf: (row: number) => MarkPlace,
  wording: Wording,
): Contribution[] {
  let sum = 0;
  const next = (term: number): { readonly start: number; readonly end: number } => {
    const start = sum;
    if (Number.isFinite(term)) sum += term;
    return { start, end: sum };
  };
  const rows = ordered.map((row): Contribution => {
    const isIgnored = batch.ignored[row] === 1;
    const name = rowName(row, wording);
    return {
      key: String(row),
      name,
      row,
      term: batch.terms[row],
      ...(batch.smoothing && { smoothing: batch.smoothing[row] }),
      ...next(batch.terms[row]),
      printed: isIgnored ? wording.translate(message('ignored')) : formatNumber(batch.terms[row], wording),
      isIgnored,
      isRest: false,
      sentence: rowSentence(row, name, isIgnored, batch, wording),
      place: placeOf(row),
    };
  });
  return ranking.others === 0 ? rows : [...rows, restOf(ranking, batch, next, wording)];
}

function restOf(
  ranking: Ranking,
  batch: Batch,
  next: (term: number) => { readonly start: number; readonly end: number },
  wording: Wording,
): Contribution {
  const term = sumOfOthers(batch.terms, ranking);
  const name = wording.translate(message('{0} more rows', ranking.others));
  return {
    key: 'rest',
    name,
    term,
    ...(batch.smoothing && { smoothing: sumOfOthers(batch.smoothing, ranking) }),
    ...next(term),
    printed: formatNumber(term, wording),
    isIgnored: false,
    isRest: true,
    sentence: markSentence(name, [[wording.translate(message('sum')), term]], wording),
  };
}

function rowSentence(row: number, name: string, isIgnored: boolean, batch: Batch, wording: Wording): string {
  const { translate } = wording;
  if (isIgnored) return translate(message('{0}: {1}', name, translate(message('ignored'))));
  const { losses, weights, classWeights, smoothing, terms } = batch;
  return markSentence(
    name,
    [
      [translate(message('loss')), losses[row]],
      ...(classWeights ? [[translate(message('weight of its class')), classWeights[row]] as const] : []),
      ...(weights ? [[translate(message('weight')), weights[row]] as const] : []),
      ...(smoothing ? [[translate(message('from smoothing')), smoothing[row]] as const] : []),
      ...(weights ? [[translate(message('adds')), terms[row]] as const] : []),
    ],
    wording,
  );
}

const denominators = {
  batchSize: message('The mean divides by the number of losses that count.'),
  sumOfWeights: message('The mean divides by the sum of the weights.'),
  pickedWeights: message('The mean divides by the sum of the weights.'),
  nonzeroWeights: message('The mean divides by the number of weights that are not 0.'),
  allElements: message('The mean divides by the number of all entries.'),
};

function divisionOf({ options }: Inspection, { denominator, classWeights }: Batch, wording: Wording) {
  if (denominator === undefined) return undefined;
  const why: Message =
    options.reduction === 'batchmean'
      ? message('batchmean divides by the first dimension.')
      : denominators[normalizationOf(options, classWeights !== undefined)];
  return { printed: formatNumber(denominator, wording), sentence: wording.translate(why) };
}

function sentenceOf(sum: number, result: number, divisor: string | undefined, wording: Wording): string {
  const total = formatNumber(sum, wording);
  return wording.translate(
    divisor === undefined
      ? message('All rows add up to {0}.', total)
      : message('{0} divided by {1} is {2}.', total, divisor, formatNumber(result, wording)),
  );
}

function numbersOf(items: readonly Contribution[], batch: Batch, wording: Wording): PictureNumbers {
  const { translate } = wording;
  const columns: readonly (readonly [heading: Message, values: Float64Array])[] = [
    [message('loss'), batch.losses],
    ...(batch.classWeights ? [[message('weight of its class'), batch.classWeights] as const] : []),
    ...(batch.weights ? [[message('weight'), batch.weights] as const] : []),
    ...(batch.smoothing ? [[message('from smoothing'), batch.smoothing] as const] : []),
  ];
  return {
    headings: [
      ...columns.map(([heading]) => translate(heading)),
      translate(message('adds')),
      translate(message('sum so far')),
    ],
    rows: items.map(({ key, name, row, printed, end, place }) => ({
      key,
      heading: name,
      cells: [
        ...columns.map(([, values]) => (row === undefined ? '' : formatNumber(values[row], wording))),
        printed,
        formatNumber(end, wording),
      ],
      ...(place && { place }),
    })),
  };
}
