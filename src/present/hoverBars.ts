/**
 * The picture of a hover: one small bar a row of its table, each an image of its own, so that the picture costs no
 * height. It repeats what the table says in numbers, for those who see it; nothing is said by it alone.
 */

import type { Column } from './columns.ts';

/** The colours of a theme's bars. A hover's image cannot see the theme, so the one who knows it says them. */
export interface BarColours {
  readonly bar: string;
  readonly label: string;
  readonly axis: string;
}

/** Bars that stand out from the backgrounds of dark and of light themes by 3 to 1 at least. */
export const barColours: Readonly<Record<'dark' | 'light', BarColours>> = {
  dark: { bar: '#4d9de0', label: '#e0a458', axis: '#8b8b8b' },
  light: { bar: '#1f6fb5', label: '#9a5b00', axis: '#767676' },
};

const width = 72;
const height = 12;

/** What the bars of a table show: the prediction and what it is held against, or else the result or the input. */
export interface BarScale {
  readonly values: Float64Array;
  /** drawn as a dashed outline around the bar, which is a second cue beside its colour */
  readonly labels?: Float64Array;
  readonly minimum: number;
  readonly maximum: number;
}

/** The scale of the bars of these columns; undefined where there is nothing to draw. */
export function barScale(columns: readonly Column[]): BarScale | undefined {
  const prediction = columns.find(({ kind }) => kind === 'prediction');
  const drawn =
    prediction ?? columns.find(({ kind }) => kind === 'result') ?? columns.find(({ kind }) => kind === 'input');
  if (!drawn) return undefined;
  const labels = prediction && columns.find(({ kind }) => kind === 'label')?.values;
  let minimum = 0;
  let maximum = 0;
  for (const values of labels ? [drawn.values, labels] : [drawn.values]) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
  }
  if (!Number.isFinite(maximum - minimum) || maximum === minimum) return undefined;
  return { values: drawn.values, ...(labels && { labels }), minimum, maximum };
}

/** The bar of one row as a Markdown image; empty where its number is not finite. */
export function barImage(scale: BarScale, position: number, colours: BarColours): string {
  const value = scale.values[position];
  if (!Number.isFinite(value)) return '';
  const zero = placeOf(0, scale);
  const label = scale.labels?.[position] ?? 0;
  const shapes = [
    bar(zero, placeOf(value, scale), `fill="${colours.bar}"`),
    ...(Number.isFinite(label) && label !== 0 ? [outline(zero, placeOf(label, scale), colours.label)] : []),
    `<path d="M${zero} 0V${height}" stroke="${colours.axis}"/>`,
  ];
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`;
  return `![](data:image/svg+xml,${encodeURIComponent(picture)})`;
}

function placeOf(value: number, { minimum, maximum }: BarScale): number {
  const share = (value - minimum) / (maximum - minimum);
  return Math.round((1 + share * (width - 2)) * 10) / 10;
}

function bar(from: number, to: number, style: string): string {
  const [left, right] = from < to ? [from, to] : [to, from];
  // A value that is not 0 can be seen.
  return `<rect x="${left}" y="2" width="${Math.max(0.5, right - left).toFixed(1)}" height="${height - 4}" ${style}/>`;
}

function outline(from: number, to: number, colour: string): string {
  return bar(from, to, `fill="none" stroke="${colour}" stroke-dasharray="3 2"`);
}
