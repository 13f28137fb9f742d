/** The bars themselves, as SVG. One class at a time is in the tab order; arrow keys move between them. */

import { type ScaleBand, type ScaleLinear, scaleBand, scaleLinear } from 'd3-scale';
import { useState } from 'preact/hooks';
import { formatNumber, type Picture, type PictureBar } from '../src/present/index.ts';
import { targetOfKey } from './roving.ts';
import { useWording } from './wording.ts';

interface BarsProps {
  readonly picture: Picture;
  readonly width: number;
  /** the id of the hatch that fills outlines */
  readonly hatch: string;
  readonly say: (sentence: string) => void;
  readonly reveal: (position: number) => void;
}

const height = 200;
const margin = { top: 8, right: 4, bottom: 22, left: 44 };
/** How wide a digit of a class number is, and how far two numbers stay apart. */
const digitWidth = 7;
const numberGap = 10;

export function Bars({ picture, width, hatch, say, reveal }: BarsProps) {
  const [current, setCurrent] = useState(0);
  const { bars } = picture;
  const x = scaleBand<number>(
    bars.map(({ position }) => position),
    [margin.left, width - margin.right],
  ).padding(0.15);
  const y = scaleLinear([picture.minimum, picture.maximum], [height - margin.bottom, margin.top]);
  if (picture.minimum === picture.maximum) y.domain([0, 1]);
  y.nice(5);

  const move = (event: KeyboardEvent): void => {
    const next = targetOfKey(event.key, current, bars.length);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    const group = (event.currentTarget as SVGElement).querySelectorAll<SVGElement>('.class')[next];
    group?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of bars is no fieldset
    <svg class="bars" width={width} height={height} role="group" aria-label={picture.title} onKeyDown={move}>
      <Hatch id={hatch} />
      <ValueAxis y={y} width={width} />
      {bars.map((bar, order) => (
        <ClassBars
          key={bar.position}
          bar={bar}
          picture={picture}
          x={x}
          y={y}
          hatch={hatch}
          isCurrent={order === Math.min(current, bars.length - 1)}
          say={say}
          enter={() => setCurrent(order)}
          reveal={reveal}
        />
      ))}
      <ClassAxis bars={bars} x={x} />
    </svg>
  );
}

function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" class="hatch" />
      </pattern>
    </defs>
  );
}

function ValueAxis({ y, width }: { readonly y: ScaleLinear<number, number>; readonly width: number }) {
  const wording = useWording();
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an axis takes the focus
    <g class="axis" aria-hidden="true">
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={y(tick)}
            y2={y(tick)}
            class={tick === 0 ? 'zero' : 'tick'}
          />
          <text x={margin.left - 6} y={y(tick)} text-anchor="end" dominant-baseline="middle">
            {formatNumber(tick, { significantDigits: Math.min(wording.significantDigits, 4) })}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The class numbers, as many as fit. */
function ClassAxis({ bars, x }: { readonly bars: readonly PictureBar[]; readonly x: ScaleBand<number> }) {
  const digits = String(bars.at(-1)?.position ?? 0).length;
  const every = Math.max(1, Math.ceil((digits * digitWidth + numberGap) / x.step()));
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an axis takes the focus
    <g class="axis" aria-hidden="true">
      {bars
        .filter((_, order) => order % every === 0)
        .map(({ position }) => (
          <text key={position} x={(x(position) ?? 0) + x.bandwidth() / 2} y={height - 6} text-anchor="middle">
            {position}
          </text>
        ))}
    </g>
  );
}

interface ClassBarsProps {
  readonly bar: PictureBar;
  readonly picture: Picture;
  readonly x: ScaleBand<number>;
  readonly y: ScaleLinear<number, number>;
  readonly hatch: string;
  readonly isCurrent: boolean;
  readonly say: (sentence: string) => void;
  readonly enter: () => void;
  readonly reveal: (position: number) => void;
}

function ClassBars({ bar, picture, x, y, hatch, isCurrent, say, enter, reveal }: ClassBarsProps) {
  const left = x(bar.position) ?? 0;
  const tell = (): void => say(bar.sentence);
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a bar that can be walked to stays a picture
    <g
      class="class"
      data-array={bar.place?.array}
      data-index={bar.place?.index}
      role="img"
      aria-label={bar.sentence}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => {
        enter();
        tell();
      }}
      onMouseEnter={tell}
      onClick={() => reveal(bar.position)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') reveal(bar.position);
      }}
    >
      <rect class="whole" x={left} y={margin.top} width={x.bandwidth()} height={height - margin.top - margin.bottom} />
      {picture.series.map(({ style, name }, order) => {
        const inset = style === 'solid' && picture.series.length > 1 ? x.bandwidth() * 0.22 : 0;
        return (
          <Bar
            key={name}
            value={bar.values[order]}
            style={style}
            left={left + inset}
            width={x.bandwidth() - 2 * inset}
            y={y}
            hatch={hatch}
          />
        );
      })}
    </g>
  );
}

interface BarProps {
  readonly value: number;
  readonly style: 'solid' | 'outline';
  readonly left: number;
  readonly width: number;
  readonly y: ScaleLinear<number, number>;
  readonly hatch: string;
}

/** One bar from 0 to its value. A number that is not finite has no height: a letter stands in its place. */
function Bar({ value, style, left, width, y, hatch }: BarProps) {
  if (!Number.isFinite(value)) {
    return (
      <text class="not-finite" x={left + width / 2} y={y(0) - 4} text-anchor="middle">
        {formatNumber(value)}
      </text>
    );
  }
  const top = Math.min(y(value), y(0));
  return (
    <rect
      class={`bar ${style}`}
      x={left}
      y={top}
      width={width}
      height={Math.abs(y(value) - y(0))}
      fill={style === 'outline' ? `url(#${hatch})` : undefined}
    />
  );
}
