/**
 * An array as a grid of numbers that can be changed, under the names of its classes, which can be changed as well: arrow keys
 * move, Enter or the first sign opens a field. What makes no sense is refused at its cell. No document is touched.
 */

import { useId, useRef, useState } from 'preact/hooks';
import { type Grid, type GridCell, longestClassName, message, parseNumber } from '../src/present/index.ts';
import { GridField } from './gridField.tsx';
import { useWording } from './wording.ts';

/** Headings that are classes. */
export interface ClassHeadings {
  readonly along: 'columns' | 'rows';
  /** what is shown of a class: its name, or its place */
  readonly labelOf: (place: number) => string;
  /** the name, as its field begins; empty where it has none */
  readonly nameOf: (place: number) => string;
  readonly rename: (place: number, name: string) => string | undefined;
}

interface NumberGridProps {
  readonly caption: string;
  readonly grid: Grid;
  /** the array's place in the inspection */
  readonly array: number;
  readonly classes: ClassHeadings | undefined;
  /** whether a number is another one than was sent */
  readonly isChanged: (index: number) => boolean;
  /** the number with all its digits, as the field begins */
  readonly textOf: (index: number) => string;
  /** takes another number, or says why not */
  readonly change: (index: number, value: number) => string | undefined;
}

/** What stands at a crossing of the grid: a number by its flat index, or a class by its place. */
interface Spot {
  readonly kind: 'number' | 'class';
  readonly at: number;
}

interface Editing {
  readonly spot: Spot;
  readonly text: string;
  readonly refusal?: string;
  readonly isTyped?: boolean;
}

export function NumberGrid({ caption, grid, array, classes, isChanged, textOf, change }: NumberGridProps) {
  const { translate } = useWording();
  const spots = spotsOf(grid, classes?.along);
  const first: Spot = { kind: 'number', at: grid.rows[0]?.cells[0]?.index ?? 0 };
  const [current, setCurrent] = useState(first);
  const [editing, setEditing] = useState<Editing>();
  const refusalId = useId();
  const table = useRef<HTMLTableElement>(null);
  const named = classes?.along === 'rows' || grid.rows.some(({ heading }) => heading !== '');
  const label = translate(message('Numbers of {0}', caption));
  const tabStop = spots.some((line) => line.some((spot) => isSame(spot, current))) ? current : first;

  const focus = (spot: Spot): void => {
    setCurrent(spot);
    table.current?.querySelector<HTMLElement>(`[data-spot="${keyOf(spot)}"]`)?.focus();
  };
  const presentText = ({ kind, at }: Spot): string => (kind === 'number' ? textOf(at) : (classes?.nameOf(at) ?? ''));
  const taken = ({ kind, at }: Spot, text: string): string | undefined => {
    if (kind === 'class') return classes?.rename(at, text);
    const value = parseNumber(text);
    return value === undefined ? translate(message('“{0}” is not a number.', text)) : change(at, value);
  };
  const close = (spot: Spot): void => {
    setEditing(undefined);
    // The cell takes the place of the field only when it is drawn.
    requestAnimationFrame(() => focus(spot));
  };
  const finish = ({ spot, text }: Editing): boolean => {
    const refusal = text.trim() === presentText(spot) ? undefined : taken(spot, text);
    if (refusal === undefined) close(spot);
    else setEditing({ spot, text, refusal });
    return refusal === undefined;
  };
  const move = (event: KeyboardEvent, spot: Spot): void => {
    const begins = spot.kind === 'number' ? /^[-+.\d]$/ : /^[^\s]$/u;
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      setEditing({ spot, text: presentText(spot) });
    } else if (begins.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      setEditing({ spot, text: event.key, isTyped: true });
    } else {
      const next = neighbourOf(spots, spot, event.ctrlKey ? `Control+${event.key}` : event.key);
      if (next === undefined) return;
      event.preventDefault();
      focus(next);
    }
  };
  const fieldAt = (spot: Spot) =>
    editing &&
    isSame(editing.spot, spot) && (
      <GridField
        text={editing.text}
        label={spot.kind === 'number' ? label : translate(message('Name of class {0}', spot.at))}
        refusalId={editing.refusal === undefined ? undefined : refusalId}
        isTyped={editing.isTyped}
        {...(spot.kind === 'class' && { mostCharacters: longestClassName })}
        type={(text) => setEditing({ spot, text })}
        finish={() => finish(editing)}
        leave={() => close(spot)}
      />
    );
  const reached = (spot: Spot) => ({
    'data-spot': keyOf(spot),
    tabIndex: isSame(spot, tabStop) ? 0 : -1,
    onFocus: () => setCurrent(spot),
    onDblClick: () => setEditing({ spot, text: presentText(spot) }),
    onKeyDown: (event: KeyboardEvent) => move(event, spot),
  });
  const cellOf = ({ index, text }: GridCell) => {
    const spot: Spot = { kind: 'number', at: index };
    const field = fieldAt(spot);
    const changed = isChanged(index);
    if (field) {
      return (
        <td key={index} class="editing">
          {field}
        </td>
      );
    }
    return (
      <td
        key={index}
        class={changed ? 'changed' : undefined}
        data-array={array}
        data-index={index}
        aria-label={changed ? translate(message('{0}, changed', text)) : undefined}
        {...reached(spot)}
      >
        {text}
      </td>
    );
  };
  const classHeading = (scope: 'col' | 'row', at: number) => {
    const spot: Spot = { kind: 'class', at };
    const field = fieldAt(spot);
    const name = classes?.labelOf(at);
    return field ? (
      <th key={at} scope={scope} class="editing">
        {field}
      </th>
    ) : (
      <th
        key={at}
        scope={scope}
        class={`class-name ${classes?.nameOf(at) ? 'named' : ''}`}
        title={name}
        {...reached(spot)}
      >
        {name}
      </th>
    );
  };
  return (
    <>
      <div class="scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved through is a grid */}
        <table class="numbers editable" role="grid" aria-label={label} ref={table}>
          <thead>
            <tr>
              {named && <td />}
              {grid.columnHeadings.map((heading, column) =>
                classes?.along === 'columns' ? (
                  classHeading('col', column)
                ) : (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ heading, cells }, row) => (
              <tr key={heading}>
                {classes?.along === 'rows' ? classHeading('row', row) : named && <th scope="row">{heading}</th>}
                {cells.map(cellOf)}
              </tr>
            ))}
          </tbody>
        </table>
        {grid.more !== undefined && <p class="more">{grid.more}</p>}
      </div>
      {editing?.refusal !== undefined && (
        <p class="refusal" role="alert" id={refusalId}>
          {editing.refusal}
        </p>
      )}
    </>
  );
}

function keyOf({ kind, at }: Spot): string {
  return `${kind}-${at}`;
}

function isSame(one: Spot, other: Spot): boolean {
  return one.kind === other.kind && one.at === other.at;
}

/** The grid as the keys move through it, line by line. */
function spotsOf({ columnHeadings, rows }: Grid, along: ClassHeadings['along'] | undefined): readonly Spot[][] {
  const heading = (at: number): Spot => ({ kind: 'class', at });
  const lines = rows.map(({ cells }, row) => [
    ...(along === 'rows' ? [heading(row)] : []),
    ...cells.map(({ index }): Spot => ({ kind: 'number', at: index })),
  ]);
  return along === 'columns' ? [columnHeadings.map((_, column) => heading(column)), ...lines] : lines;
}

/** The spot that a key leads to from another. */
function neighbourOf(spots: readonly Spot[][], from: Spot, key: string): Spot | undefined {
  const line = spots.findIndex((each) => each.some((spot) => isSame(spot, from)));
  const column = spots[line]?.findIndex((spot) => isSame(spot, from)) ?? -1;
  switch (key) {
    case 'ArrowRight':
      return spots[line]?.[column + 1];
    case 'ArrowLeft':
      return spots[line]?.[column - 1];
    case 'ArrowDown':
      return spots[line + 1]?.[column];
    case 'ArrowUp':
      return spots[line - 1]?.[column];
    case 'Home':
      return spots[line]?.[0];
    case 'End':
      return spots[line]?.at(-1);
    case 'Control+Home':
      return spots[0]?.[0];
    case 'Control+End':
      return spots.at(-1)?.at(-1);
    default:
      return undefined;
  }
}
