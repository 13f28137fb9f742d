/**
 * Code lengths as rectangles. One axis for probabilities down, one for lengths across; the printed numbers stand beside
 * the rectangles, drawn apart where these are too thin for them.
 */

import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { useMemo } from 'preact/hooks';
import { type CodeLengthRow, type CodeLengths, codeLengthsOf, formatNumber } from '../../src/present/index.ts';
import { useWording } from '../wording.ts';
import { BottomAxis } from './axes.tsx';
import { type Canvas, Hatch, Legend, PictureFrame } from './frame.tsx';
import { MarkView, useWalk, type Walk } from './marks.tsx';
import { NothingToDraw } from './nothing.tsx';
import { spread } from './spread.ts';
import { fittedText, textWidth } from './textWidth.ts';
import type { PictureViewProps } from './view.ts';

const rectanglesHeight = 240;
const axisHeight = 38;
const top = 8;
const lineHeight = 16;
/** What part of the width names may take. */
const largestShare = 0.3;
const narrow = 420;
/** How far a rectangle without end goes beyond the axis, with its break. */
const breakWidth = 26;
/** How much longer than all others it is drawn, at least. */
const endlessRoom = 1.15;

const kinds = { entropy: 'area own', cost: 'area own', extra: 'area extra', saved: 'area saved' } as const;

export function CodeLengthsView({ inspection, row, ...surroundings }: PictureViewProps) {
  const wording = useWording();
  const picture = useMemo(() => codeLengthsOf(inspection, row, wording), [inspection, row, wording]);
  if (!picture) return <NothingToDraw />;
  return (
    <PictureFrame
      name="code-lengths"
      title={picture.title}
      sentence={picture.sentence}
      note={picture.note}
      numbers={picture.numbers}
      surroundings={surroundings}
      legend={
        <Legend
          hatch="code-lengths"
          entries={picture.parts.map(({ part, name, total }) => ({
            kind: picture.onlyExtra && part === 'entropy' ? 'area own faint' : kinds[part],
            isHatched: part === 'extra',
            name,
            detail: total,
          }))}
        />
      }
    >
      {(canvas) => <Drawing picture={picture} canvas={canvas} />}
    </PictureFrame>
  );
}

interface Layout {
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly x: ScaleLinear<number, number>;
  readonly hatch: string;
  readonly onlyExtra: boolean;
}

function Drawing({ picture, canvas }: { readonly picture: CodeLengths; readonly canvas: Canvas }) {
  const { rows } = picture;
  const { width, hatch } = canvas;
  const walk = useWalk(rows.length);
  const isNarrow = width < narrow;
  const left = 18 + Math.min(textWidth(rows.map(({ name }) => name)), width * largestShare);
  const hasBreak = rows.some(isEndless);
  const right =
    width -
    12 -
    textWidth(
      rows.map(({ printed }) => printed),
      'number',
    ) -
    (hasBreak ? breakWidth : 0);
  const x = scaleLinear([0, (picture.longest || 1) * (hasBreak ? endlessRoom : 1)], [left, right]).nice(
    isNarrow ? 3 : 6,
  );
  const layout: Layout = { left, right, width, x, hatch, onlyExtra: picture.onlyExtra };
  const places = placesOf(picture);
  const bottom = top + rectanglesHeight;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of rectangles is no fieldset
    <svg
      class="code-lengths"
      width={width}
      height={bottom + axisHeight}
      role="group"
      aria-label={picture.title}
      onKeyDown={walk.onKeyDown}
    >
      <Hatch id={hatch} />
      <BottomAxis scale={x} ticks={isNarrow ? 3 : 6} from={top} to={bottom} />
      {rows.map((row, order) => (
        <Rectangle
          key={row.key}
          row={row}
          place={places[order]}
          layout={layout}
          canvas={canvas}
          step={walk.step(order)}
        />
      ))}
      <g class="axis">
        <text x={(left + right) / 2} y={bottom + 32} text-anchor="middle">
          {picture.lengthName}
        </text>
      </g>
    </svg>
  );
}

function isEndless({ length }: CodeLengthRow): boolean {
  return !Number.isFinite(length);
}

interface RowPlace {
  readonly y: number;
  readonly height: number;
  /** the middle of its texts */
  readonly text: number;
}

/** Heights by their shares; the texts beside them as near as they can be without touching each other. */
function placesOf({ rows, height }: CodeLengths): RowPlace[] {
  let y = top;
  const boxes = rows.map((row) => {
    const size = height > 0 && Number.isFinite(row.height) ? (Math.abs(row.height) / height) * rectanglesHeight : 0;
    const box = { y, height: size };
    y += size;
    return box;
  });
  const texts = spread(
    boxes.map((box) => box.y + box.height / 2),
    lineHeight,
    top + lineHeight / 2,
    top + rectanglesHeight - lineHeight / 2,
  );
  return boxes.map((box, order) => ({ ...box, text: texts[order] }));
}

interface RectangleProps {
  readonly row: CodeLengthRow;
  readonly place: RowPlace;
  readonly layout: Layout;
  readonly canvas: Canvas;
  readonly step: ReturnType<Walk['step']>;
}

function Rectangle({ row, place, layout, canvas, step }: RectangleProps) {
  const { left, right, width } = layout;
  const middle = place.y + place.height / 2;
  return (
    <MarkView mark={row} kind={row.isRest ? 'rest' : ''} step={step} say={canvas.say} reveal={canvas.reveal}>
      <rect
        class="whole"
        x={0}
        width={width}
        y={Math.min(place.y, place.text - lineHeight / 2)}
        height={Math.max(place.height, lineHeight)}
      />
      <Areas row={row} place={place} layout={layout} />
      <path class="leader" d={`M${left - 12} ${place.text} L${left - 3} ${middle}`} />
      <text class="name" x={left - 15} y={place.text} text-anchor="end" dominant-baseline="central">
        {fittedText(row.name, left - 15)}
      </text>
      <text class="printed" x={width - 2} y={place.text} text-anchor="end" dominant-baseline="central">
        {row.printed}
      </text>
      {isEndless(row) && <Break row={row} place={place} right={right} />}
    </MarkView>
  );
}

/** The part that must be, the part that is too long, and the part that is missing where the word is too short. */
function Areas({ row, place, layout }: Pick<RectangleProps, 'row' | 'place' | 'layout'>) {
  const { x, left, right, hatch, onlyExtra } = layout;
  const end = Number.isFinite(row.length) ? x(row.length) : right;
  const own = row.ownLength ?? row.length;
  const ownEnd = Number.isFinite(own) ? x(own) : right;
  const box = { y: place.y, height: Math.max(place.height - 1, 0.5) };
  const shared = Math.min(ownEnd, end);
  return (
    <>
      <rect class={`area own ${onlyExtra ? 'faint' : ''}`} x={left} width={Math.max(0, shared - left)} {...box} />
      {end > ownEnd && <rect class="area extra" x={ownEnd} width={end - ownEnd} fill={`url(#${hatch})`} {...box} />}
      {end < ownEnd && <rect class="area saved" x={end} width={ownEnd - end} {...box} />}
    </>
  );
}

/** Where a rectangle has no end: it is cut, and the true length stands behind the cut. */
function Break({
  row,
  place,
  right,
}: {
  readonly row: CodeLengthRow;
  readonly place: RowPlace;
  readonly right: number;
}) {
  const height = Math.max(place.height - 1, 6);
  const y = place.y + place.height / 2 - height / 2;
  const zigzag = (from: number) =>
    `M${from} ${y} l4 ${height / 4} l-4 ${height / 4} l4 ${height / 4} l-4 ${height / 4}`;
  return (
    <>
      <path class="break" d={zigzag(right + 1)} />
      <path class="break" d={zigzag(right + 5)} />
      <text class="not-finite" x={right + 12} y={place.text} dominant-baseline="central">
        {formatNumber(row.length)}
      </text>
    </>
  );
}
