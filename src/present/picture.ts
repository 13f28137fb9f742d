/** What a picture of one row shows, as data: which classes, which series of bars, and what is said about each of them. */

import { type Message, message } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { type Column, rowDetail } from './columns.ts';
import { formatNumber } from './numbers.ts';
import { columnHeading } from './table.ts';
import type { Wording } from './translate.ts';

/** One series of bars. What is held against something else (labels, the true distribution) is drawn as an outline. */
export interface PictureSeries {
  readonly style: 'solid' | 'outline';
  readonly name: string;
  readonly title: string;
}

/** One class with its bar in every series. */
export interface PictureBar {
  readonly position: number;
  readonly values: readonly number[];
  /** the bar in words: "class 3: p 0.6, y 1" */
  readonly sentence: string;
  /** where the number stands in the arrays, if it stands in one */
  readonly place?: { readonly array: number; readonly index: number };
}

export interface Picture {
  readonly title: string;
  readonly series: readonly PictureSeries[];
  readonly bars: readonly PictureBar[];
  /** the value axis, always with 0 on it */
  readonly minimum: number;
  readonly maximum: number;
  /** said where not all classes are drawn */
  readonly limited?: string;
}

/** A picture of more classes than this is a grey band. */
const mostBars = 60;
/** A distribution whose every share is below this would be flat on an axis up to 1. */
const smallShare = 0.35;

/** The picture of one row, or undefined where no row has anything to draw. */
export function pictureOf(inspection: Inspection, row: number, wording: Wording): Picture | undefined {
  const detail = rowDetail(inspection, row);
  const columns = detail && drawnColumns(detail.columns);
  if (!detail || !columns || columns.length === 0 || detail.length === 0) return undefined;
  const { translate } = wording;
  const positions = shownPositions(columns, detail.length);
  const finite = columns.flatMap(({ values }) => [...values].filter(Number.isFinite));
  const largest = finite.reduce((most, value) => Math.max(most, value), 0);
  const distribution = finite.every((value) => value >= 0 && value <= 1);
  return {
    title: translate(titleOf(columns, wording)),
    series: columns.map((column, order) => ({
      style: order === 0 && columns.length > 1 ? 'outline' : 'solid',
      name: columnHeading(column, wording).text,
      title: columnHeading(column, wording).title,
    })),
    bars: positions.map((position) => barAt(position, columns, detail.columns, wording)),
    minimum: finite.reduce((least, value) => Math.min(least, value), 0),
    maximum: distribution && largest > smallShare ? 1 : largest,
    ...(positions.length < detail.length && {
      limited: translate(
        message('{0} of {1} classes are drawn, those with the largest values.', positions.length, detail.length),
      ),
    }),
  };
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
  return message('Class by class: {0}', names.join(', '));
}

/** All positions, or those with the largest values, in their own order. */
function shownPositions(columns: readonly Column[], length: number): readonly number[] {
  const positions = Array.from({ length }, (_, position) => position);
  if (length <= mostBars) return positions;
  const size = (position: number): number =>
    columns.reduce((most, { values }) => Math.max(most, Math.abs(values[position]) || 0), 0);
  return positions
    .sort((a, b) => size(b) - size(a) || a - b)
    .slice(0, mostBars)
    .sort((a, b) => a - b);
}

function barAt(position: number, drawn: readonly Column[], all: readonly Column[], wording: Wording): PictureBar {
  const { translate } = wording;
  const said = all
    .map((column) =>
      translate(
        message('{0} {1}', columnHeading(column, wording).text, formatNumber(column.values[position], wording)),
      ),
    )
    .reduce((before, next) => translate(message('{0}, {1}', before, next)));
  // a class stands for the number that is predicted, or predicted from, before that of its label
  const given = all.filter((column) => column.origin);
  const origin = (given.find(({ kind }) => kind !== 'label') ?? given[0])?.origin;
  return {
    position,
    values: drawn.map(({ values }) => values[position]),
    sentence: translate(message('class {0}: {1}', position, said)),
    ...(origin && { place: { array: origin.array, index: origin.offset + position * origin.stride } }),
  };
}
