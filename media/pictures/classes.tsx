/** The bars of one row: the prediction over what it is held against, the difference of both below, and all classes as a skyline. */

import { type ScaleBand, type ScaleLinear, scaleBand, scaleLinear } from 'd3-scale';
import { useMemo } from 'preact/hooks';
import {
  type ClassBar,
  type ClassBars,
  classBarsOf,
  type Extent,
  formatNumber,
  message,
} from '../../src/present/index.ts';
import { useWording } from '../wording.ts';
import { LeftAxis, useShortNumber } from './axes.tsx';
import { type Canvas, Hatch, Legend, PictureFrame } from './frame.tsx';
import { MarkView, useWalk, type Walk } from './marks.tsx';
import { NothingToDraw } from './nothing.tsx';
import { Skyline } from './skyline.tsx';
import { fittedText, textWidth } from './textWidth.ts';
import type { PictureViewProps } from './view.ts';

const valuesHeight = 190;
const differenceHeight = 84;
const labelHeight = 20;
const gap = 22;
const margin = { top: 16, right: 4, left: 52 };
/** How far two labels of the axis stay apart; a name may be cut, so that more of them have room. */
const labelGap = 10;
const widestLabel = 48;
/** A bar this wide has room for its number. */
const numberedWidth = 44;

export function ClassesView({ inspection, row, ...surroundings }: PictureViewProps) {
  const wording = useWording();
  const picture = useMemo(() => classBarsOf(inspection, row, wording), [inspection, row, wording]);
  if (!picture) return <NothingToDraw />;
  return (
    <PictureFrame
      name="classes"
      title={picture.title}
      note={picture.limited}
      numbers={picture.numbers}
      surroundings={surroundings}
      legend={<ClassLegend picture={picture} />}
    >
      {(canvas) => <Drawing picture={picture} canvas={canvas} />}
    </PictureFrame>
  );
}

function ClassLegend({ picture }: { readonly picture: ClassBars }) {
  const { translate } = useWording();
  const entries = picture.series.map(({ style, name, title }) => ({
    kind: `bar ${style}`,
    isHatched: style === 'outline',
    name,
    detail: title,
  }));
  const below = picture.difference && {
    kind: 'bar difference',
    name: picture.difference.name,
    detail: translate(message('difference')),
  };
  return <Legend hatch="classes" entries={below ? [...entries, below] : entries} />;
}

function Drawing({ picture, canvas }: { readonly picture: ClassBars; readonly canvas: Canvas }) {
  const { bars, difference, series } = picture;
  const { width, hatch } = canvas;
  const walk = useWalk(bars.length);
  const right = width - margin.right;
  const x = scaleBand(
    bars.map(({ key }) => key),
    [margin.left, right],
  ).padding(bars.length > 30 ? 0.15 : 0.25);
  const y = valueScale(picture, valuesHeight, margin.top);
  const top = valuesHeight + gap;
  const below = difference && valueScale(difference, top + differenceHeight, top);
  const bottom = (below ? top + differenceHeight : valuesHeight) + labelHeight;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of bars is no fieldset */}
      <svg
        class="bars"
        width={width}
        height={bottom}
        role="group"
        aria-label={picture.title}
        onKeyDown={walk.onKeyDown}
      >
        <Hatch id={hatch} />
        <LeftAxis scale={y} ticks={5} from={margin.left} to={right} />
        {below && <LeftAxis scale={below} ticks={3} from={margin.left} to={right} />}
        {bars.map((bar, order) => (
          <ClassMark
            key={bar.key}
            bar={bar}
            styles={series.map(({ style }) => style)}
            x={x}
            y={y}
            below={below}
            bottom={bottom}
            canvas={canvas}
            step={walk.step(order)}
          />
        ))}
        <ClassAxis bars={bars} x={x} y={bottom - 5} end={width} />
      </svg>
      {picture.skyline && <Skyline values={picture.skyline} width={width} left={margin.left} right={margin.right} />}
    </>
  );
}

function valueScale({ minimum, maximum }: Extent, bottom: number, top: number): ScaleLinear<number, number> {
  const isFlat = minimum === maximum;
  return scaleLinear(isFlat ? [0, 1] : [minimum, maximum], [bottom, top]).nice(5);
}

/** The classes by their numbers or names, as many as fit. */
function ClassAxis({
  bars,
  x,
  y,
  end,
}: {
  readonly bars: readonly ClassBar[];
  readonly x: ScaleBand<string>;
  readonly y: number;
  /** where the drawing ends: no label is cut there */
  readonly end: number;
}) {
  const widest = textWidth(
    bars.map(({ label }) => label),
    'number',
  );
  const every = Math.max(1, Math.ceil((Math.min(widest, widestLabel) + labelGap) / x.step()));
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an axis takes the focus
    <g class="axis" aria-hidden="true">
      {bars
        .filter((_, order) => order % every === 0)
        .map(({ key, label, isTarget }) => {
          const shown = fittedText(label, every * x.step() - labelGap / 2, 'number');
          const middle = (x(key) ?? 0) + x.bandwidth() / 2;
          const isCut = middle + textWidth([shown], 'number') / 2 > end;
          return (
            <text
              key={key}
              x={isCut ? end : middle}
              y={y}
              text-anchor={isCut ? 'end' : 'middle'}
              class={isTarget ? 'target' : undefined}
            >
              {shown}
            </text>
          );
        })}
    </g>
  );
}

interface ClassMarkProps {
  readonly bar: ClassBar;
  readonly styles: readonly ('solid' | 'outline')[];
  readonly x: ScaleBand<string>;
  readonly y: ScaleLinear<number, number>;
  readonly below: ScaleLinear<number, number> | undefined;
  readonly bottom: number;
  readonly canvas: Canvas;
  readonly step: ReturnType<Walk['step']>;
}

function ClassMark({ bar, styles, x, y, below, bottom, canvas, step }: ClassMarkProps) {
  const left = x(bar.key) ?? 0;
  const width = x.bandwidth();
  const whole = { x: left - (x.step() - width) / 2, width: x.step() };
  return (
    <MarkView mark={bar} kind={bar.isRest ? 'rest' : ''} step={step} say={canvas.say} reveal={canvas.reveal}>
      <rect class="whole" {...whole} y={margin.top - 14} height={bottom - margin.top + 12} />
      {styles.map((style, order) => {
        const inset = style === 'solid' && styles.length > 1 ? width * 0.22 : 0;
        return (
          <Bar
            key={style}
            value={bar.values[order]}
            kind={style}
            left={left + inset}
            width={width - 2 * inset}
            y={y}
            hatch={canvas.hatch}
          />
        );
      })}
      <BarNumber bar={bar} left={left} width={width} y={y} />
      {below && bar.difference !== undefined && (
        <Bar value={bar.difference} kind="difference" left={left + width * 0.22} width={width * 0.56} y={below} />
      )}
    </MarkView>
  );
}

/** The number of the prediction above its bars, where it has room. */
function BarNumber({ bar, left, width, y }: Pick<BarProps, 'left' | 'width' | 'y'> & { readonly bar: ClassBar }) {
  const short = useShortNumber();
  const value = bar.values[bar.values.length - 1];
  const highest = y.domain()[1];
  if (!Number.isFinite(value) || (width < numberedWidth && value <= highest)) return null;
  const place = Math.max(0, Math.min(value, highest));
  return (
    <text
      class="bar-number"
      x={bar.isRest ? left + width : left + width / 2}
      y={y(place) - 4}
      text-anchor={bar.isRest ? 'end' : 'middle'}
    >
      {short(value)}
    </text>
  );
}

interface BarProps {
  readonly value: number;
  readonly kind: 'solid' | 'outline' | 'difference';
  readonly left: number;
  readonly width: number;
  readonly y: ScaleLinear<number, number>;
  readonly hatch?: string;
}

/** To a quarter of a pixel: what cannot be seen need not be laid out again while a slider moves. */
const onPixels = (place: number): number => Math.round(4 * place) / 4;

/**
 * One bar from 0 to its value. A number that is not finite has no height: its sign stands in its place. What goes beyond the
 * axis is cut, which a break says.
 */
function Bar({ value, kind, left, width, y, hatch }: BarProps) {
  if (!Number.isFinite(value)) {
    return (
      <text class="not-finite" x={left + width / 2} y={y(0) - 4} text-anchor="middle">
        {formatNumber(value)}
      </text>
    );
  }
  const [lowest, highest] = y.domain();
  const end = onPixels(y(Math.max(lowest, Math.min(highest, value))));
  const ground = onPixels(y(0));
  const isCut = value > highest || value < lowest;
  return (
    <>
      <rect
        class={`bar ${kind}`}
        x={left}
        y={Math.min(end, ground)}
        width={width}
        height={Math.abs(end - ground)}
        fill={kind === 'outline' ? `url(#${hatch})` : undefined}
      />
      {isCut && <path class="gap" d={`M${left - 2} ${end + 14} l${width / 2 + 2} -6 l${width / 2 + 2} 6`} />}
    </>
  );
}
