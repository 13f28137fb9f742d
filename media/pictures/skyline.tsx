/**
 * All classes of a row as a skyline: a column of pixels for each, or the largest of those that share one. A canvas, since
 * as many shapes would take longer than a frame.
 */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { message } from '../../src/present/index.ts';
import { useColour } from '../theme.ts';
import { useWording } from '../wording.ts';

interface SkylineProps {
  readonly values: Float64Array;
  readonly width: number;
  readonly left: number;
  readonly right: number;
}

const height = 56;

export function Skyline({ values, width, left, right }: SkylineProps) {
  const { translate } = useWording();
  const canvas = useRef<HTMLCanvasElement>(null);
  const inner = Math.max(1, width - left - right);
  const colourOf = useColour();
  useLayoutEffect(() => {
    if (canvas.current) drawSkyline(canvas.current, values, inner, colourOf(canvas.current));
  }, [values, inner, colourOf]);
  return (
    <div class="skyline" style={{ paddingLeft: `${left}px` }}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={translate(message('All {0} classes from left to right', values.length))}
        style={{ width: `${inner}px`, height: `${height}px` }}
      />
    </div>
  );
}

function drawSkyline(canvas: HTMLCanvasElement, values: Float64Array, width: number, colour: string): void {
  const ratio = window.devicePixelRatio;
  const columns = Math.round(width * ratio);
  const rows = Math.round(height * ratio);
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, columns, rows);
  context.fillStyle = colour;
  const peaks = peaksOf(values, columns);
  const { lowest, span } = rangeOf(peaks);
  const place = (value: number): number => rows - ((value - lowest) / span) * rows;
  const ground = place(0);
  for (let column = 0; column < columns; column += 1) {
    const peak = peaks[column];
    if (Number.isNaN(peak)) continue;
    const top = place(peak);
    const size = Math.max(Math.abs(ground - top), 1);
    context.fillRect(column, Math.min(top, ground - size), 1, size);
  }
}

/** The value farthest from 0 in each column of pixels; NaN where none is finite. */
function peaksOf(values: Float64Array, columns: number): Float64Array {
  const peaks = new Float64Array(columns).fill(Number.NaN);
  const perColumn = values.length / columns;
  for (let column = 0; column < columns; column += 1) {
    const start = Math.floor(column * perColumn);
    const end = Math.max(start + 1, Math.floor((column + 1) * perColumn));
    let peak = Number.NaN;
    for (let position = start; position < end; position += 1) {
      const value = values[position];
      if (Number.isFinite(value) && !(Math.abs(value) <= Math.abs(peak))) peak = value;
    }
    peaks[column] = peak;
  }
  return peaks;
}

function rangeOf(peaks: Float64Array): { readonly lowest: number; readonly span: number } {
  let lowest = 0;
  let highest = 0;
  for (const peak of peaks) {
    if (peak < lowest) lowest = peak;
    if (peak > highest) highest = peak;
  }
  return { lowest, span: highest - lowest || 1 };
}
