/** The waterfall of a batch: one bar a row, each beginning where the one before ended; below them their sum and the division. */

import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { useMemo } from 'preact/hooks';
import { type Contribution, type Contributions, contributionsOf, message } from '../../src/present/index.ts';
import { useWording } from '../wording.ts';
import { BottomAxis } from './axes.tsx';
import { type Canvas, Hatch, Legend, type LegendEntry, PictureFrame } from './frame.tsx';
import { MarkView, useWalk, type Walk } from './marks.tsx';
import { NothingToDraw } from './nothing.tsx';
import { Skyline } from './skyline.tsx';
import { textWidth } from './textWidth.ts';
import type { PictureViewProps } from './view.ts';

const lineHeight = 20;
const barHeight = 12;
const top = 4;
const axisHeight = 36;
const narrow = 420;

export function ContributionsView({ inspection, row, ...surroundings }: PictureViewProps) {
  const wording = useWording();
  const { translate } = wording;
  const picture = useMemo(() => contributionsOf(inspection, wording), [inspection, wording]);
  if (!picture) return <NothingToDraw />;
  const entries: LegendEntry[] = [
    { kind: 'term', name: translate(message('what the row adds')) },
    ...(picture.hasSmoothing
      ? [{ kind: 'smoothing', isHatched: true, name: translate(message('from smoothing')) }]
      : []),
    ...(picture.hasIgnored ? [{ kind: 'term ignored', name: translate(message('ignored')) }] : []),
  ];
  return (
    <PictureFrame
      name="contributions"
      title={picture.title}
      sentence={picture.division ? `${picture.sentence} ${picture.division.sentence}` : picture.sentence}
      note={picture.note}
      numbers={picture.numbers}
      surroundings={surroundings}
      legend={entries.length > 1 && <Legend hatch="contributions" entries={entries} />}
    >
      {(canvas) => <Drawing picture={picture} row={row} canvas={canvas} />}
    </PictureFrame>
  );
}

interface Layout {
  readonly left: number;
  readonly width: number;
  readonly x: ScaleLinear<number, number>;
  readonly hatch: string;
}

interface DrawingProps {
  readonly picture: Contributions;
  readonly row: number;
  readonly canvas: Canvas;
}

function Drawing({ picture, row, canvas }: DrawingProps) {
  const { translate } = useWording();
  const { items, division, skyline } = picture;
  const { width, hatch } = canvas;
  const walk = useWalk(items.length);
  const totals = totalsOf(picture, translate(message('sum')), translate(message('result')));
  const names = [...items.map(({ name }) => name), ...totals.map(({ name }) => name)];
  const printed = [...items.map((item) => item.printed), ...totals.map((total) => total.printed)];
  const left = Math.min(14 + textWidth(names), width * 0.3);
  const right = width - 14 - textWidth(printed, 'number');
  const x = scaleLinear([picture.minimum, picture.maximum || 1], [left, right]).nice(5);
  const layout: Layout = { left, width, x, hatch };
  const bottom = top + (items.length + totals.length + (division ? 1 : 0)) * lineHeight + 8;
  const divided = division && translate(message('divided by {0}', division.printed));
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of bars is no fieldset */}
      <svg
        class="contributions"
        width={width}
        height={bottom + axisHeight}
        role="group"
        aria-label={picture.title}
        onKeyDown={walk.onKeyDown}
      >
        <Hatch id={hatch} />
        <BottomAxis scale={x} ticks={width < narrow ? 3 : 6} from={top} to={bottom} />
        {items.map((item, order) => (
          <Term
            key={item.key}
            item={item}
            y={top + order * lineHeight}
            isShown={item.row === row}
            layout={layout}
            canvas={canvas}
            step={walk.step(order)}
          />
        ))}
        {totals.map((total, order) => (
          <Total
            key={total.name}
            {...total}
            y={top + 6 + (items.length + order * (division ? 2 : 1)) * lineHeight}
            layout={layout}
          />
        ))}
        {divided !== undefined && (
          <text
            class="divided"
            x={left + 6}
            y={top + 6 + (items.length + 1.5) * lineHeight}
            dominant-baseline="central"
          >
            {divided}
          </text>
        )}
        <g class="axis">
          <text x={(left + right) / 2} y={bottom + 31} text-anchor="middle">
            {picture.unit}
          </text>
        </g>
      </svg>
      {skyline && <Skyline values={skyline} width={width} left={left} right={width - right} />}
    </>
  );
}

interface TotalLine {
  readonly name: string;
  readonly value: number;
  readonly printed: string;
}

function totalsOf({ sum, division, result }: Contributions, sumName: string, resultName: string): readonly TotalLine[] {
  return division
    ? [
        { name: sumName, ...sum },
        { name: resultName, ...result },
      ]
    : [{ name: sumName, ...sum }];
}

interface TermProps {
  readonly item: Contribution;
  readonly y: number;
  readonly isShown: boolean;
  readonly layout: Layout;
  readonly canvas: Canvas;
  readonly step: ReturnType<Walk['step']>;
}

function Term({ item, y, isShown, layout, canvas, step }: TermProps) {
  const { left, width, x, hatch } = layout;
  const start = x(item.start);
  const end = x(item.end);
  const box = { y: y + (lineHeight - barHeight) / 2, height: barHeight };
  const smoothed = item.smoothing === undefined || item.term === 0 ? 0 : ((end - start) * item.smoothing) / item.term;
  const kind = `term-mark ${item.isIgnored ? 'ignored' : ''} ${item.isRest ? 'rest' : ''} ${isShown ? 'shown' : ''}`;
  return (
    <MarkView mark={item} kind={kind} step={step} say={canvas.say} reveal={canvas.reveal}>
      <rect class="whole" x={0} width={width} y={y} height={lineHeight} />
      <rect class="term" x={Math.min(start, end)} width={Math.max(Math.abs(end - start), 0.5)} {...box} />
      {smoothed !== 0 && (
        <rect
          class="smoothing"
          x={Math.min(end - smoothed, end)}
          width={Math.abs(smoothed)}
          fill={`url(#${hatch})`}
          {...box}
        />
      )}
      <line class="carry" x1={end} x2={end} y1={y + lineHeight / 2} y2={y + lineHeight * 1.5} />
      <text class="name" x={left - 8} y={y + lineHeight / 2} text-anchor="end" dominant-baseline="central">
        {item.name}
      </text>
      <text class="printed" x={width - 2} y={y + lineHeight / 2} text-anchor="end" dominant-baseline="central">
        {item.printed}
      </text>
    </MarkView>
  );
}

/** The sum of all, or what comes out in the end. */
function Total({ name, value, printed, y, layout }: TotalLine & { readonly y: number; readonly layout: Layout }) {
  const { left, width, x } = layout;
  const zero = x(0);
  const end = Number.isFinite(value) ? x(value) : zero;
  return (
    <g class="total">
      <line class="rule" x1={left - 8} x2={width} y1={y - 1} y2={y - 1} />
      <rect
        class="total-bar"
        x={Math.min(zero, end)}
        width={Math.abs(end - zero)}
        y={y + (lineHeight - barHeight) / 2}
        height={barHeight}
      />
      <text class="total-text" x={left - 8} y={y + lineHeight / 2} text-anchor="end" dominant-baseline="central">
        {name}
      </text>
      <text class="total-text" x={width - 2} y={y + lineHeight / 2} text-anchor="end" dominant-baseline="central">
        {printed}
      </text>
    </g>
  );
}
