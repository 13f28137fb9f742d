/** The heatmap: few cells as shapes with their numbers, many as pixels of a canvas with one cell to walk with. */

import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatNumber, type Heatmap, heatmapOf, message } from '../../src/present/index.ts';
import { useColour } from '../theme.ts';
import { useWording } from '../wording.ts';
import { useShortNumber } from './axes.tsx';
import { type Canvas, PictureFrame } from './frame.tsx';
import { MarkView, useWalk } from './marks.tsx';
import { NothingToDraw } from './nothing.tsx';
import { fittedText } from './textWidth.ts';
import type { PictureViewProps } from './view.ts';

/** More shapes than this take longer than a frame. */
const mostShapes = 300;
const left = 44;
const top = 20;
const mostHeight = 420;
/** A cell of this size has room for its number. */
const numberedWidth = 46;

export function HeatmapView({ inspection, row, ...surroundings }: PictureViewProps) {
  const wording = useWording();
  const map = useMemo(() => heatmapOf(inspection, wording), [inspection, wording]);
  if (!map) return <NothingToDraw />;
  return (
    <PictureFrame
      name="heatmap"
      title={map.title}
      note={map.note}
      numbers={map.numbers}
      surroundings={surroundings}
      legend={<Scale map={map} />}
    >
      {(canvas) =>
        map.cells.length <= mostShapes ? (
          <Shapes map={map} row={row} canvas={canvas} />
        ) : (
          <Pixels map={map} row={row} canvas={canvas} />
        )
      }
    </PictureFrame>
  );
}

/** What the shades stand for. */
function Scale({ map }: { readonly map: Heatmap }) {
  const wording = useWording();
  const { translate } = wording;
  const shades = [0, 0.25, 0.5, 0.75, 1];
  return (
    <p class="shades">
      <span>{formatNumber(map.minimum, wording)}</span>
      <svg width={shades.length * 18} height="12" aria-hidden="true">
        {shades.map((shade, order) => (
          <rect key={shade} class="cell" x={order * 18} width="18" height="12" fill-opacity={shade} />
        ))}
      </svg>
      <span>{formatNumber(map.maximum, wording)}</span>
      {map.targets.some((target) => target >= 0) && (
        <span class="of-label">
          <svg width="14" height="14" aria-hidden="true">
            <rect class="labelled" x="2" y="2" width="10" height="10" />
          </svg>
          {translate(message('label'))}
        </span>
      )}
    </p>
  );
}

interface Grid {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly height: number;
}

function gridOf({ rows, columns }: Heatmap, width: number, smallest: number): Grid {
  const cellWidth = (width - left - 2) / columns;
  const cellHeight = Math.max(smallest, Math.min(28, mostHeight / rows));
  return { cellWidth, cellHeight, height: top + cellHeight * rows + 2 };
}

/** How dark a cell is: from 0 at the least value to 1 at the largest. */
function shadeOf({ minimum, maximum }: Heatmap, value: number): number {
  if (!Number.isFinite(value)) return value === Number.POSITIVE_INFINITY ? 1 : 0;
  return maximum > minimum ? (value - minimum) / (maximum - minimum) : 1;
}

interface DrawingProps {
  readonly map: Heatmap;
  readonly row: number;
  readonly canvas: Canvas;
}

function Shapes({ map, row, canvas }: DrawingProps) {
  const { rows, columns, cells } = map;
  const grid = gridOf(map, canvas.width, 16);
  const walk = useWalk(rows * columns, columns);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of cells is no fieldset
    <svg
      class="heatmap"
      width={canvas.width}
      height={grid.height}
      role="group"
      aria-label={map.title}
      onKeyDown={walk.onKeyDown}
    >
      <HeatmapAxes map={map} grid={grid} row={row} />
      {Array.from(cells, (_, order) => (
        <Cell key={order} map={map} order={order} grid={grid} canvas={canvas} step={walk.step(order)} />
      ))}
      <Labels map={map} grid={grid} />
    </svg>
  );
}

/** From here on a cell is nearer to the colour of the numbers than to the ground. */
const darkShade = 0.65;

interface CellProps {
  readonly map: Heatmap;
  readonly order: number;
  readonly grid: Grid;
  readonly canvas: Canvas;
  readonly step: Parameters<typeof MarkView>[0]['step'];
}

function Cell({ map, order, grid, canvas, step }: CellProps) {
  const short = useShortNumber();
  const column = order % map.columns;
  const row = (order - column) / map.columns;
  const { cellWidth, cellHeight } = grid;
  const value = map.cells[order];
  const shade = shadeOf(map, value);
  const x = left + column * cellWidth;
  const y = top + row * cellHeight;
  return (
    <MarkView mark={map.markAt(row, column)} kind="cell-mark" step={step} say={canvas.say} reveal={canvas.reveal}>
      <rect class="cell" x={x} y={y} width={cellWidth - 1} height={cellHeight - 1} fill-opacity={shade} />
      <rect class="whole" x={x} y={y} width={cellWidth - 1} height={cellHeight - 1} />
      {(cellWidth >= numberedWidth || !Number.isFinite(value)) && (
        <text
          class={Number.isFinite(value) ? `cell-number ${shade > darkShade ? 'on-dark' : ''}` : 'not-finite'}
          x={x + cellWidth / 2}
          y={y + cellHeight / 2}
          text-anchor="middle"
          dominant-baseline="central"
        >
          {short(value)}
        </text>
      )}
    </MarkView>
  );
}

/** The frames of the labels' cells, above all others. */
function Labels({ map, grid }: { readonly map: Heatmap; readonly grid: Grid }) {
  const { cellWidth, cellHeight } = grid;
  return (
    <g>
      {Array.from(map.targets, (target, row) =>
        target < 0 ? null : (
          <rect
            key={map.batchRow(row)}
            class="labelled"
            x={left + target * cellWidth + 0.5}
            y={top + row * cellHeight + 0.5}
            width={Math.max(cellWidth - 2, 1)}
            height={Math.max(cellHeight - 2, 1)}
          />
        ),
      )}
    </g>
  );
}

/** Classes above, row numbers at the left, as many as fit. */
function HeatmapAxes({ map, grid, row }: { readonly map: Heatmap; readonly grid: Grid; readonly row: number }) {
  const { rows, columns, rowsPerCell } = map;
  const everyColumn = Math.ceil(30 / grid.cellWidth);
  const everyRow = Math.ceil(16 / grid.cellHeight);
  const shownRow = Math.floor(row / rowsPerCell);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an axis takes the focus
    <g class="axis" aria-hidden="true">
      {Array.from({ length: Math.ceil(columns / everyColumn) }, (_, order) => order * everyColumn).map((column) => (
        <text key={column} x={left + (column + 0.5) * grid.cellWidth} y={12} text-anchor="middle">
          {fittedText(map.columnLabel(column), everyColumn * grid.cellWidth - 4, 'number')}
        </text>
      ))}
      {Array.from({ length: Math.ceil(rows / everyRow) }, (_, order) => order * everyRow).map((line) => (
        <text
          key={line}
          x={left - 6}
          y={top + (line + 0.5) * grid.cellHeight}
          text-anchor="end"
          dominant-baseline="central"
          class={line === shownRow ? 'target' : undefined}
        >
          {map.batchRow(line)}
        </text>
      ))}
    </g>
  );
}

/** Many cells: a canvas below, and above it one mark that arrow keys and the pointer move. */
function Pixels({ map, row, canvas }: DrawingProps) {
  const { rows, columns } = map;
  const [cell, setCell] = useState({ row: 0, column: 0 });
  const at = { row: Math.min(cell.row, rows - 1), column: Math.min(cell.column, columns - 1) };
  const grid = gridOf(map, canvas.width, 2);
  const element = useRef<HTMLCanvasElement>(null);
  const size = { width: grid.cellWidth * columns, height: grid.cellHeight * rows };
  const colourOf = useColour();
  useLayoutEffect(() => {
    if (element.current) paint(element.current, map, colourOf(element.current));
  }, [map, colourOf]);
  const move = (nextRow: number, column: number): void => {
    if (nextRow < 0 || column < 0 || nextRow >= rows || column >= columns) return;
    setCell({ row: nextRow, column });
    canvas.say(map.markAt(nextRow, column).sentence);
  };
  const mark = map.markAt(at.row, at.column);
  return (
    <div class="heatmap-pixels">
      <div aria-hidden="true">
        <canvas
          ref={element}
          style={{ left: `${left}px`, top: `${top}px`, width: `${size.width}px`, height: `${size.height}px` }}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of cells is no fieldset */}
      <svg
        class="heatmap"
        width={canvas.width}
        height={grid.height}
        role="group"
        aria-label={map.title}
        onKeyDown={(event) => {
          const [down, right] = directions[event.key] ?? [0, 0];
          if (down === 0 && right === 0) return;
          event.preventDefault();
          move(at.row + down, at.column + right);
        }}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          move(
            Math.floor((event.clientY - box.top - top) / grid.cellHeight),
            Math.floor((event.clientX - box.left - left) / grid.cellWidth),
          );
        }}
      >
        <HeatmapAxes map={map} grid={grid} row={row} />
        <Labels map={map} grid={grid} />
        <MarkView
          mark={mark}
          kind="cell-mark cursor"
          step={{ isCurrent: true, enter: () => undefined }}
          say={canvas.say}
          reveal={canvas.reveal}
        >
          <rect
            class="whole"
            x={left + at.column * grid.cellWidth - 1}
            y={top + at.row * grid.cellHeight - 1}
            width={grid.cellWidth + 2}
            height={grid.cellHeight + 2}
          />
        </MarkView>
      </svg>
    </div>
  );
}

const directions: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** One pixel a cell, which the page stretches; NaN is left open. */
function paint(canvas: HTMLCanvasElement, map: Heatmap, colour: string): void {
  const { rows, columns, cells } = map;
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  const image = context.createImageData(columns, rows);
  for (let cell = 0; cell < cells.length; cell += 1) {
    image.data.set([red, green, blue, Math.round(255 * shadeOf(map, cells[cell]))], 4 * cell);
  }
  context.putImageData(image, 0, 0);
}
