/** The lens: the curve of the loss with the row on it and its slope, and beside it the gradient of every class as bars. */

import { type ScaleBand, type ScaleLinear, scaleBand, scaleLinear } from 'd3-scale';
import { useMemo } from 'preact/hooks';
import {
  formatNumber,
  type LossCurve,
  type LossLens,
  lossLensOf,
  message,
  type SlopeBar,
} from '../../src/present/index.ts';
import { useWording } from '../wording.ts';
import { BottomAxis, LeftAxis, useShortNumber } from './axes.tsx';
import { type Canvas, PictureFrame } from './frame.tsx';
import { MarkView, useWalk, type Walk } from './marks.tsx';
import { fittedText } from './textWidth.ts';
import type { PictureViewProps } from './view.ts';

const plotHeight = 210;
const top = 22;
const axisHeight = 38;
const labelsHeight = 22;
const left = 48;
/** Side by side where there is room, below each other where there is none. */
const sideBySide = 640;
const samples = 160;

export function LossLensView({ inspection, row, ...surroundings }: PictureViewProps) {
  const wording = useWording();
  const lens = useMemo(() => lossLensOf(inspection, row, wording), [inspection, row, wording]);
  if (!lens) {
    return (
      <p>
        {wording.translate(message('This row is ignored or its label names no class: there is no curve to be on.'))}
      </p>
    );
  }
  return (
    <PictureFrame
      name="loss"
      title={lens.title}
      sentence={lens.sentence}
      note={lens.note}
      numbers={lens.numbers}
      surroundings={surroundings}
      legend={<LensLegend lens={lens} />}
    >
      {(canvas) => <Drawing lens={lens} canvas={canvas} />}
    </PictureFrame>
  );
}

function LensLegend({ lens }: { readonly lens: LossLens }) {
  const { translate } = useWording();
  return (
    <ul class="legend">
      {lens.curves.map(({ kind, name }) => (
        <li key={kind}>
          <svg width="22" height="10" aria-hidden="true">
            <path class={`curve ${kind}`} d="M0 5 H22" />
          </svg>
          {name}
        </li>
      ))}
      <li>
        <svg width="22" height="10" aria-hidden="true">
          <path class="tangent" d="M0 5 H22" />
        </svg>
        {translate(message('slope at the row'))}
      </li>
    </ul>
  );
}

function Drawing({ lens, canvas }: { readonly lens: LossLens; readonly canvas: Canvas }) {
  const { width } = canvas;
  const isBeside = width >= sideBySide;
  const curveWidth = isBeside ? Math.floor(width * 0.52) : width;
  const barsWidth = isBeside ? width - curveWidth - 16 : width;
  return (
    <div class={isBeside ? 'lens beside' : 'lens'}>
      <CurvePlot lens={lens} width={curveWidth} />
      <GradientBars lens={lens} width={barsWidth} canvas={canvas} />
    </div>
  );
}

function CurvePlot({ lens, width }: { readonly lens: LossLens; readonly width: number }) {
  const { curves, own, point, others, clip, highest } = lens;
  const right = width - 10;
  const bottom = top + plotHeight;
  const x = scaleLinear([0, 1], [left, right]);
  const y = scaleLinear([0, highest], [bottom, top]).nice(5);
  return (
    <svg
      class="curves"
      width={width}
      height={bottom + axisHeight}
      role="img"
      aria-label={`${lens.title}: ${lens.sentence}`}
    >
      <LeftAxis scale={y} ticks={5} from={left} to={right} />
      <BottomAxis scale={x} ticks={5} from={bottom} to={bottom} />
      {clip?.map((edge, side) => (
        <rect
          key={edge}
          class="clipped-away"
          x={side === 0 ? left : x(edge)}
          width={side === 0 ? x(edge) - left : right - x(edge)}
          y={top}
          height={plotHeight}
        />
      ))}
      {curves.map((curve) => (
        <path key={curve.kind} class={`curve ${curve.kind} ${curve === own ? 'own' : ''}`} d={pathOf(curve, x, y)} />
      ))}
      <Tangent point={point} x={x} y={y} />
      {others?.map(({ key, share, loss, isYes }) => (
        <circle key={key} class={`entry-point ${isYes ? 'yes' : 'no'}`} cx={x(share)} cy={y(loss)} r="3.5" />
      ))}
      <RowPoint point={point} x={x} y={y} />
      <g class="axis">
        <text x={0} y={10}>
          {lens.lossName}
        </text>
        <text x={(left + right) / 2} y={bottom + 32} text-anchor="middle">
          {lens.shareName}
        </text>
      </g>
    </svg>
  );
}

type Scale = ScaleLinear<number, number>;

/** More points at both ends, where curves are steep. */
function pathOf(curve: LossCurve, x: Scale, y: Scale): string {
  const [, highest] = y.domain();
  const points: string[] = [];
  for (let sample = 0; sample <= samples; sample += 1) {
    const share = Math.sin(((sample / samples) * Math.PI) / 2) ** 2;
    const loss = curve.at(share);
    if (!(loss <= highest * 1.02)) continue;
    points.push(`${x(share).toFixed(2)} ${y(loss).toFixed(2)}`);
  }
  return points.length === 0 ? '' : `M${points.join('L')}`;
}

type PointProps = { readonly point: LossLens['point']; readonly x: Scale; readonly y: Scale };

/** The slope as a line through the point, as far as it stays in the picture. */
function Tangent({ point, x, y }: PointProps) {
  const { share, loss, slope } = point;
  if (!Number.isFinite(loss) || !Number.isFinite(slope)) return null;
  const [, highest] = y.domain();
  const lossAt = (at: number): number => loss + slope * (at - share);
  const shareAt = (at: number): number => share + (at - loss) / slope;
  const ends = [shareAt(0), shareAt(highest)];
  const from = slope === 0 ? 0 : Math.max(0, Math.min(...ends));
  const to = slope === 0 ? 1 : Math.min(1, Math.max(...ends));
  return <path class="tangent" d={`M${x(from)} ${y(lossAt(from))} L${x(to)} ${y(lossAt(to))}`} />;
}

/** Where the row is; above the picture with its sign where its loss has no end. */
function RowPoint({ point, x, y }: PointProps) {
  const short = useShortNumber();
  const { share, loss } = point;
  if (Number.isNaN(share) || Number.isNaN(loss)) {
    return (
      <text class="not-finite" x={x(0.5)} y={top + plotHeight / 2} text-anchor="middle">
        {formatNumber(Number.NaN)}
      </text>
    );
  }
  const at = Number.isFinite(loss) ? y(loss) : top;
  const isRight = share < 0.75;
  return (
    <>
      <path class="plumb" d={`M${left} ${at} H${x(share)} V${y(0)}`} />
      <circle class="row-point" cx={x(share)} cy={at} r="5" />
      <text
        class={Number.isFinite(loss) ? 'printed' : 'not-finite'}
        x={x(share) + (isRight ? 10 : -10)}
        // the name of the axis stands above the picture
        y={at < top + 16 ? at + 4 : at - 8}
        text-anchor={isRight ? 'start' : 'end'}
      >
        {short(loss)}
      </text>
    </>
  );
}

function GradientBars({
  lens,
  width,
  canvas,
}: {
  readonly lens: LossLens;
  readonly width: number;
  readonly canvas: Canvas;
}) {
  const { bars } = lens;
  const walk = useWalk(bars.length);
  const right = width - 4;
  const bottom = top + plotHeight;
  const x = scaleBand(
    bars.map(({ key }) => key),
    [left, right],
  ).padding(0.3);
  const isFlat = lens.minimum === lens.maximum;
  const y = scaleLinear(isFlat ? [-1, 1] : [lens.minimum, lens.maximum], [bottom - 14, top + 10]).nice(5);
  const every = Math.max(1, Math.ceil(26 / x.step()));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of bars is no fieldset
    <svg
      class="gradient"
      width={width}
      height={bottom + labelsHeight}
      role="group"
      aria-label={lens.barsName}
      onKeyDown={walk.onKeyDown}
    >
      <LeftAxis scale={y} ticks={5} from={left} to={right} />
      {bars.map((bar, order) => (
        <SlopeMark key={bar.key} bar={bar} x={x} y={y} canvas={canvas} step={walk.step(order)} />
      ))}
      <g class="axis">
        {bars.map(({ key, label, isTarget, isRest }, order) =>
          order % every === 0 || isRest || isTarget ? (
            <text
              key={key}
              x={(x(key) ?? 0) + x.bandwidth() / 2}
              y={bottom + 15}
              text-anchor="middle"
              class={isTarget ? 'target' : undefined}
            >
              {fittedText(label, every * x.step() - 4, 'number')}
            </text>
          ) : null,
        )}
        <text x={0} y={10}>
          {lens.barsName}
        </text>
      </g>
    </svg>
  );
}

interface SlopeMarkProps {
  readonly bar: SlopeBar;
  readonly x: ScaleBand<string>;
  readonly y: Scale;
  readonly canvas: Canvas;
  readonly step: ReturnType<Walk['step']>;
}

function SlopeMark({ bar, x, y, canvas, step }: SlopeMarkProps) {
  const short = useShortNumber();
  const from = x(bar.key) ?? 0;
  const width = x.bandwidth();
  const end = Number.isFinite(bar.value) ? y(bar.value) : y(0);
  const isNegative = bar.value < 0;
  return (
    <MarkView mark={bar} kind={bar.isRest ? 'rest' : ''} step={step} say={canvas.say} reveal={canvas.reveal}>
      <rect class="whole" x={from - (x.step() - width) / 2} width={x.step()} y={top - 8} height={plotHeight + 26} />
      <rect
        class={`slope ${isNegative ? 'down' : 'up'}`}
        x={from}
        width={width}
        y={Math.min(end, y(0))}
        height={Math.abs(end - y(0))}
      />
      {(width >= 40 || !Number.isFinite(bar.value)) && (
        <text
          class={Number.isFinite(bar.value) ? 'bar-number' : 'not-finite'}
          x={from + width / 2}
          y={isNegative ? end + 12 : end - 4}
          text-anchor="middle"
        >
          {short(bar.value)}
        </text>
      )}
    </MarkView>
  );
}
