/**
 * The bars of one row, class by class: what is predicted over what it is held against, and the difference of the two
 * below. Of many classes the largest stand alone, the others together as one rest, and all of them as a skyline.
 */

import { type Message, message } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { classLabel, className } from '../classNames.ts';
import { type Column, type RowDetail, rowDetail } from '../columns.ts';
import { formatNumber } from '../numbers.ts';
import { columnHeading } from '../table.ts';
import type { Wording } from '../translate.ts';
import { classPlaces, listed, type Mark, type PictureNumbers, restName } from './marks.ts';
import { allOf, type Ranking, rank, sumOfOthers } from './ranking.ts';

/** One series of bars. What is held against something else (labels, the true distribution) is drawn as an outline. */
export interface BarSeries {
  readonly style: 'solid' | 'outline';
  readonly name: string;
  readonly title: string;
}

/** One class, or the rest of them, with its bar in every series. */
export interface ClassBar extends Mark {
  /** what stands below it on the axis: the name of the class, or its number */
  readonly label: string;
  readonly values: readonly number[];
  /** the prediction minus what it is held against, where there are both */
  readonly difference?: number;
  readonly isTarget: boolean;
  /** the sum of the others: cut where it is far longer than the bars beside it */
  readonly isRest: boolean;
}

/** The smallest and the largest value of an axis; 0 is always on it. */
export interface Extent {
  readonly minimum: number;
  readonly maximum: number;
}

export interface ClassBars extends Extent {
  readonly title: string;
  readonly series: readonly BarSeries[];
  readonly bars: readonly ClassBar[];
  /** the axis of the differences, with the formula that stands for them */
  readonly difference?: Extent & { readonly name: string };
  /** all classes, where not every one has a bar of its own */
  readonly skyline?: Float64Array;
  /** said where not all classes are drawn one by one */
  readonly limited?: string;
  readonly numbers: PictureNumbers;
}

/** More bars than this have no room for their numbers; then so many of them stand alone. */
const mostBars = 50;
const mostAlone = 24;
/** A distribution whose every share is below this would be flat on an axis up to 1. */
const smallShare = 0.35;

/** The bars of one row, or undefined where no row has anything to draw. */
export function classBarsOf(inspection: Inspection, row: number, wording: Wording): ClassBars | undefined {
  const detail = rowDetail(inspection, row);
  const columns = detail && drawnColumns(detail.columns);
  if (!detail || !columns || columns.length === 0 || detail.length === 0) return undefined;
  const { translate } = wording;
  const isShares = columns.every(({ values }) => areShares(values));
  const ranking = rankedPositions(columns, detail, isShares);
  const barOf = barMaker(inspection, row, detail, columns, wording);
  const alone = ranking.shown.map((position) => barOf(position));
  const bars = ranking.others > 0 && isShares ? [...alone, restBar(ranking, columns, wording)] : alone;
  const differences = alone.flatMap(({ difference }) => difference ?? []);
  const extent = extentOf(alone.flatMap(({ values }) => values));
  return {
    title: translate(titleOf(columns, wording)),
    series: columns.map((column, order) => ({
      style: order === 0 && columns.length > 1 ? 'outline' : 'solid',
      name: columnHeading(column, wording).text,
      title: columnHeading(column, wording).title,
    })),
    bars,
    minimum: extent.minimum,
    maximum: isShares && extent.maximum > smallShare ? 1 : extent.maximum,
    ...(differences.length > 0 && { difference: { ...extentOf(differences), name: differenceName(columns, wording) } }),
    ...(ranking.others > 0 && {
      skyline: columns[columns.length - 1].values,
      limited: translate(limitedMessage(ranking.shown.length, detail.length, isShares)),
    }),
    numbers: numbersOf(bars, columns, differences.length > 0, wording),
  };
}

function limitedMessage(shown: number, all: number, isShares: boolean): Message {
  return isShares
    ? message(
        '{0} of {1} classes stand alone, those with the largest values; the last bar is the sum of the others.',
        shown,
        all,
      )
    : message('{0} of {1} classes are drawn, those with the largest values.', shown, all);
}

/** Labels and predictions where there are any; otherwise the result, otherwise the input. The outline comes first. */
function drawnColumns(columns: readonly Column[]): readonly Column[] {
  const label = columns.find(({ kind }) => kind === 'label');
  const prediction = columns.find(({ kind }) => kind === 'prediction');
  const compared = [label, prediction].filter((column) => column !== undefined);
  if (prediction) return compared;
  const single = columns.find(({ kind }) => kind === 'result') ?? columns.find(({ kind }) => kind === 'input') ?? label;
  return single ? [single] : [];
}

function titleOf(columns: readonly Column[], wording: Wording): Message {
  const names = columns.map((column) => columnHeading(column, wording).title);
  return message('Class by class: {0}', listed(names, wording));
}

/** "p − y" */
function differenceName([first, second]: readonly Column[], wording: Wording): string {
  return `${columnHeading(second, wording).text} − ${columnHeading(first, wording).text}`;
}

function rankedPositions(columns: readonly Column[], { length, target }: RowDetail, isShares: boolean): Ranking {
  if (length <= mostBars) return allOf(length);
  // A share is as large as its bar.
  const sizes = isShares && columns.length === 1 ? columns[0].values : sizesOf(columns, length);
  return rank(sizes, mostAlone, target === undefined ? [] : [target]);
}

/** How large the largest bar of each class is. */
function sizesOf(columns: readonly Column[], length: number): Float64Array {
  const sizes = new Float64Array(length);
  for (const { values } of columns) {
    for (let position = 0; position < length; position += 1) {
      const size = Math.abs(values[position]);
      if (!(size <= sizes[position])) sizes[position] = size;
    }
  }
  return sizes;
}

/** Whether every number lies between 0 and 1. */
function areShares(values: Float64Array): boolean {
  for (let position = 0; position < values.length; position += 1) {
    if (!(values[position] >= 0 && values[position] <= 1)) return false;
  }
  return true;
}

function barMaker(
  inspection: Inspection,
  row: number,
  detail: RowDetail,
  drawn: readonly Column[],
  wording: Wording,
): (position: number) => ClassBar {
  const { translate } = wording;
  const placeOf = classPlaces(inspection, row);
  const headings = detail.columns.map((column) => columnHeading(column, wording).text);
  return (position) => {
    const values = drawn.map((column) => column.values[position]);
    const said = detail.columns.map((column, order) =>
      translate(message('{0} {1}', headings[order], formatNumber(column.values[position], wording))),
    );
    const place = placeOf(position);
    const name = className(position, inspection, wording);
    return {
      key: String(position),
      name,
      label: classLabel(position, inspection),
      values,
      ...(values.length === 2 && { difference: values[1] - values[0] }),
      isTarget: position === detail.target,
      isRest: false,
      sentence: translate(message('{0}: {1}', name, listed(said, wording))),
      ...(place && { place }),
    };
  };
}

/** What all other classes come to. */
function restBar(ranking: Ranking, drawn: readonly Column[], wording: Wording): ClassBar {
  const { translate } = wording;
  const values = drawn.map((column) => sumOfOthers(column.values, ranking));
  const name = restName(ranking.others, wording);
  const said = drawn.map((column, order) =>
    translate(message('{0} {1}', columnHeading(column, wording).text, formatNumber(values[order], wording))),
  );
  return {
    key: 'rest',
    name,
    label: translate(message('rest')),
    values,
    ...(values.length === 2 && { difference: values[1] - values[0] }),
    isTarget: false,
    isRest: true,
    sentence: translate(message('{0} together: {1}', name, listed(said, wording))),
  };
}

/** From the smallest to the largest finite value, and 0. */
function extentOf(values: readonly number[]): Extent {
  const finite = values.filter(Number.isFinite);
  return {
    minimum: finite.reduce((least, value) => Math.min(least, value), 0),
    maximum: finite.reduce((most, value) => Math.max(most, value), 0),
  };
}

function numbersOf(
  bars: readonly ClassBar[],
  drawn: readonly Column[],
  differs: boolean,
  wording: Wording,
): PictureNumbers {
  return {
    headings: [
      ...drawn.map((column) => columnHeading(column, wording).text),
      ...(differs ? [differenceName(drawn, wording)] : []),
    ],
    rows: bars.map(({ key, name, values, difference, place }) => ({
      key,
      heading: name,
      cells: [...values, ...(difference === undefined ? [] : [difference])].map((value) =>
        formatNumber(value, wording),
      ),
      ...(place && { place }),
    })),
  };
}
