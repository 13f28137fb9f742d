/** The softmax machine: four axes side by side with a line for every class, a slider for the temperature, and float32 beside. */

import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { useId, useMemo, useState } from 'preact/hooks';
import {
  formatNumber,
  hasTemperature,
  type MachineClass,
  message,
  type SoftmaxMachine,
  softmaxMachineOf,
} from '../../src/present/index.ts';
import { quantities } from '../../src/quantities/index.ts';
import { scaleOf } from '../sliderScale.ts';
import { useWording } from '../wording.ts';
import { useShortNumber } from './axes.tsx';
import { type Canvas, PictureFrame } from './frame.tsx';
import { MarkView, useWalk, type Walk } from './marks.tsx';
import { NothingToDraw } from './nothing.tsx';
import { spread } from './spread.ts';
import { fittedText, textWidth } from './textWidth.ts';
import type { PictureViewProps } from './view.ts';

const plotHeight = 200;
const top = 56;
const lineHeight = 14;
/** Below this there is no room for numbers between the axes. */
const narrow = 520;
/** Far beyond e^88.7, the last that float32 can hold. */
const largeOffset = 100;

export function SoftmaxMachineView({ inspection, row, change, endChange, ...surroundings }: PictureViewProps) {
  const wording = useWording();
  const given = inspection.options.temperature ?? 1;
  // a temperature of its own holds as long as the one of the options that it was set against
  const [own, setOwn] = useState({ given, temperature: given });
  const [isMoved, setMoved] = useState(false);
  const temperature = own.given === given ? own.temperature : given;
  const shared = change && hasTemperature(inspection) ? change : undefined;
  const machine = useMemo(
    () => softmaxMachineOf(inspection, row, wording, { temperature, offset: isMoved ? largeOffset : 0 }),
    [inspection, row, wording, temperature, isMoved],
  );
  if (!machine) return <NothingToDraw />;
  const setTemperature = (next: number): void => {
    if (shared) shared({ temperature: next });
    else setOwn({ given, temperature: next });
  };
  return (
    <PictureFrame
      name="softmax"
      title={machine.title}
      sentence={machine.sentence}
      note={machine.note}
      numbers={machine.numbers}
      surroundings={surroundings}
      legend={
        <TemperatureSlider
          temperature={temperature}
          isOption={shared !== undefined}
          choose={setTemperature}
          release={() => endChange?.()}
        />
      }
      below={<Float32Paths machine={machine} isMoved={isMoved} setMoved={setMoved} />}
    >
      {(canvas) => <Drawing machine={machine} canvas={canvas} />}
    </PictureFrame>
  );
}

interface SliderProps {
  readonly temperature: number;
  /** whether it is the option of the quantity, which has a slider of its own among the options */
  readonly isOption: boolean;
  readonly choose: (temperature: number) => void;
  readonly release: () => void;
}

/** As among the options, so that both sliders stand at the same place. */
const temperatureOption = quantities.get('softmax')?.options.find(({ name }) => name === 'temperature');
const scale = temperatureOption?.kind === 'number' ? scaleOf(temperatureOption) : undefined;

function TemperatureSlider({ temperature, isOption, choose, release }: SliderProps) {
  const wording = useWording();
  const id = useId();
  const text = formatNumber(temperature, wording);
  if (!scale) return null;
  return (
    <p class="temperature">
      <label for={id}>{wording.translate(message('Temperature'))}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={scale.steps}
        step={1}
        value={scale.stepOf(temperature)}
        aria-valuetext={text}
        aria-describedby={`${id}-of`}
        onInput={(event) => choose(scale.valueAt(event.currentTarget.valueAsNumber))}
        onChange={release}
      />
      <span class="temperature-value" aria-hidden="true">
        {text}
      </span>
      <button type="button" class="vscode-button secondary" disabled={temperature === 1} onClick={() => choose(1)}>
        T = 1
      </button>
      <span class="temperature-of" id={`${id}-of`}>
        {wording.translate(isOption ? message('the same as among the options') : message('of this picture alone'))}
      </span>
    </p>
  );
}

interface MachineAxis {
  readonly x: number;
  readonly y: ScaleLinear<number, number>;
}

function Drawing({ machine, canvas }: { readonly machine: SoftmaxMachine; readonly canvas: Canvas }) {
  const { classes, stages } = machine;
  const { width } = canvas;
  const walk = useWalk(classes.length);
  const isNarrow = width < narrow;
  const left = Math.min(24 + textWidth(classes.map(({ name }) => name)), width * 0.3);
  const right = width - 76;
  const bottom = top + plotHeight;
  const axes = stages.map(({ minimum, maximum }, order) => ({
    x: left + ((right - left) * order) / (stages.length - 1),
    y: scaleLinear(minimum === maximum ? [minimum - 1, maximum] : [minimum, maximum], [bottom, top]),
  }));
  const texts = axes.map(({ y }, stage) => textsOf(classes, stage, y, bottom));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of lines is no fieldset
    <svg
      class="machine"
      width={width}
      height={bottom + 26}
      role="group"
      aria-label={machine.title}
      onKeyDown={walk.onKeyDown}
    >
      {axes.map((axis, order) => (
        <StageAxis
          key={stages[order].name}
          name={stages[order].name}
          axis={axis}
          nameAt={isNarrow && order % 2 === 1 ? 11 : 24}
        />
      ))}
      {classes.map((one, order) => (
        <ClassLine
          key={one.key}
          one={one}
          axes={axes}
          texts={texts.map((places) => places[order])}
          shownTexts={isNarrow ? [3] : [0, 1, 2, 3]}
          canvas={canvas}
          step={walk.step(order)}
        />
      ))}
    </svg>
  );
}

/** Where the numbers of a stage stand: in the order of their points, none on top of another. */
function textsOf(
  classes: readonly MachineClass[],
  stage: number,
  y: ScaleLinear<number, number>,
  bottom: number,
): readonly number[] {
  const wishes = classes.map(({ values }) => pointAt(y, values[stage]));
  const order = wishes.map((_, index) => index).sort((a, b) => wishes[a] - wishes[b]);
  const apart = Math.min(lineHeight, plotHeight / Math.max(1, classes.length - 1));
  const places = spread(
    order.map((index) => wishes[index]),
    apart,
    top - 4,
    bottom + 4,
  );
  const result = new Array<number>(classes.length);
  for (const [place, index] of order.entries()) result[index] = places[place];
  return result;
}

/** A value that is none stands at the bottom; its sign says what it is. */
function pointAt(y: ScaleLinear<number, number>, value: number): number {
  const [lowest, highest] = y.domain();
  return y(Number.isNaN(value) ? lowest : Math.max(lowest, Math.min(highest, value)));
}

interface StageAxisProps {
  readonly name: string;
  readonly axis: MachineAxis;
  /** the line of the name: neighbours stand on different ones where there is little room */
  readonly nameAt: number;
}

function StageAxis({ name, axis, nameAt }: StageAxisProps) {
  const short = useShortNumber();
  const { x, y } = axis;
  const [lowest, highest] = y.domain();
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an axis takes the focus
    <g class="axis" aria-hidden="true">
      <line class="stage" x1={x} x2={x} y1={y(lowest)} y2={y(highest)} />
      <text class="stage-name" x={x} y={nameAt} text-anchor="middle">
        {name}
      </text>
      <text x={x} y={36} text-anchor="middle">
        {short(highest)}
      </text>
      <text x={x} y={y(lowest) + 18} text-anchor="middle">
        {short(lowest)}
      </text>
    </g>
  );
}

interface ClassLineProps {
  readonly one: MachineClass;
  readonly axes: readonly MachineAxis[];
  /** where the texts of each stage stand */
  readonly texts: readonly number[];
  readonly shownTexts: readonly number[];
  readonly canvas: Canvas;
  readonly step: ReturnType<Walk['step']>;
}

function ClassLine({ one, axes, texts, shownTexts, canvas, step }: ClassLineProps) {
  const short = useShortNumber();
  const points = axes.map(({ x, y }, stage) => ({ x, y: pointAt(y, one.values[stage]) }));
  const path = points.map(({ x, y }, order) => `${order === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
  const [first] = points;
  return (
    <MarkView
      mark={one}
      kind={one.isTarget ? 'line target' : 'line'}
      step={step}
      say={canvas.say}
      reveal={canvas.reveal}
    >
      <path class="reach" d={path} />
      <path class="way" d={path} />
      {points.map(({ x, y }) => (
        <circle key={x} class="stop" cx={x} cy={y} r="3" />
      ))}
      <path class="leader" d={`M${first.x - 14} ${texts[0]} L${first.x - 5} ${first.y}`} />
      <text class="name" x={first.x - 16} y={texts[0]} text-anchor="end" dominant-baseline="central">
        {fittedText(one.name, first.x - 18)}
      </text>
      {shownTexts.map((stage) => (
        <text
          key={stage}
          class={Number.isFinite(one.values[stage]) ? 'printed' : 'not-finite'}
          x={points[stage].x + 8}
          y={stage === points.length - 1 ? texts[stage] + 4 : texts[stage] - 4}
        >
          {short(one.values[stage])}
        </text>
      ))}
    </MarkView>
  );
}

interface Float32Props {
  readonly machine: SoftmaxMachine;
  readonly isMoved: boolean;
  readonly setMoved: (isMoved: boolean) => void;
}

/** What single precision makes of the way with and without the subtraction. */
function Float32Paths({ machine, isMoved, setMoved }: Float32Props) {
  const { translate } = useWording();
  const { headings, rows, naiveFails, sentence } = machine.float32;
  const caption = translate(message('In float32, every operation rounded'));
  return (
    <div class="float32-paths">
      <p>
        <label>
          <input type="checkbox" checked={isMoved} onChange={(event) => setMoved(event.currentTarget.checked)} />{' '}
          {translate(message('Add {0} to every logit: no share changes', largeOffset))}
        </label>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={caption}>
        <table class="numbers lined">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <td />
              <th colSpan={2} scope="colgroup">
                {translate(message('without the subtraction'))}
              </th>
              <th colSpan={2} scope="colgroup">
                {translate(message('with it'))}
              </th>
            </tr>
            <tr>
              <td />
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, heading, cells }) => (
              <tr key={key}>
                <th scope="row">{heading}</th>
                {cells.map((cell, column) => (
                  <td key={headings[column]} class={/^-?inf$|^nan$/.test(cell) ? 'lost' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class={naiveFails ? 'notice warning' : undefined} role="status">
        {naiveFails && <span aria-hidden="true">⚠ </span>}
        {sentence}
      </p>
    </div>
  );
}
