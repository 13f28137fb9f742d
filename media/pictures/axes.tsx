/** The value axes of pictures: lines with their numbers, down the left side or along the bottom. */

import type { ScaleLinear } from 'd3-scale';
import { formatNumber } from '../../src/present/index.ts';
import { useWording } from '../wording.ts';

/** An axis needs no more digits to be read. */
const mostAxisDigits = 4;

/** How a number is written where there is little room: beside an axis, on top of a bar. */
export function useShortNumber(): (value: number) => string {
  const { significantDigits } = useWording();
  return (value) => formatNumber(value, { significantDigits: Math.min(significantDigits, mostAxisDigits) });
}

interface AxisProps {
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: number;
}

/** Numbers at the left, lines from there to the right edge. */
export function LeftAxis({ scale, ticks, from, to }: AxisProps & { readonly from: number; readonly to: number }) {
  const short = useShortNumber();
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an axis takes the focus
    <g class="axis" aria-hidden="true">
      {scale.ticks(ticks).map((tick) => (
        <g key={tick}>
          <line x1={from} x2={to} y1={scale(tick)} y2={scale(tick)} class={tick === 0 ? 'zero' : 'tick'} />
          <text x={from - 6} y={scale(tick)} text-anchor="end" dominant-baseline="middle">
            {short(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Numbers along the bottom, lines from there to the top. */
export function BottomAxis({ scale, ticks, from, to }: AxisProps & { readonly from: number; readonly to: number }) {
  const short = useShortNumber();
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an axis takes the focus
    <g class="axis" aria-hidden="true">
      {scale.ticks(ticks).map((tick) => (
        <g key={tick}>
          <line x1={scale(tick)} x2={scale(tick)} y1={from} y2={to} class={tick === 0 ? 'zero' : 'tick'} />
          <text x={scale(tick)} y={to + 15} text-anchor="middle">
            {short(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}
