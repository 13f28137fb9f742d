/**
 * An array as a grid of numbers that can be changed: arrow keys move, Enter or a digit opens a field, Enter takes what was
 * typed, Escape leaves it. What makes no sense is refused at its cell. No document is touched.
 */

import { useRef, useState } from 'preact/hooks';
import { type Grid, type GridCell, message, parseNumber } from '../src/present/index.ts';
import { useWording } from './wording.ts';

interface NumberGridProps {
  readonly caption: string;
  readonly grid: Grid;
  /** the array's place in the inspection */
  readonly array: number;
  /** whether a number is another one than was sent */
  readonly isChanged: (index: number) => boolean;
  /** the number with all its digits, as the field begins */
  readonly textOf: (index: number) => string;
  /** takes another number, or says why not */
  readonly change: (index: number, value: number) => string | undefined;
}

interface Editing {
  readonly index: number;
  readonly text: string;
  readonly refusal?: string;
  /** it begins with the key that was pressed, and not with the number as it is */
  readonly isTyped?: boolean;
}

export function NumberGrid({ caption, grid, array, isChanged, textOf, change }: NumberGridProps) {
  const { translate } = useWording();
  const [current, setCurrent] = useState(grid.rows[0]?.cells[0]?.index ?? 0);
  const [editing, setEditing] = useState<Editing>();
  const table = useRef<HTMLTableElement>(null);
  const named = grid.rows.some(({ heading }) => heading !== '');
  const label = translate(message('Numbers of {0}', caption));
  const known = grid.rows.some(({ cells }) => cells.some(({ index }) => index === current));
  const tabStop = known ? current : grid.rows[0]?.cells[0]?.index;

  const focus = (index: number): void => {
    setCurrent(index);
    table.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
  };
  /** Whether what was typed is taken. */
  const finish = ({ index, text }: Editing): boolean => {
    if (text.trim() === textOf(index)) {
      close(index);
      return true;
    }
    const value = parseNumber(text);
    const refusal = value === undefined ? translate(message('“{0}” is not a number.', text)) : change(index, value);
    if (refusal === undefined) close(index);
    else setEditing({ index, text, refusal });
    return refusal === undefined;
  };
  const close = (index: number): void => {
    setEditing(undefined);
    // The cell takes the place of the field only when it is drawn.
    requestAnimationFrame(() => focus(index));
  };
  const move = (event: KeyboardEvent, index: number): void => {
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      setEditing({ index, text: textOf(index) });
    } else if (/^[-+.\d]$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      setEditing({ index, text: event.key, isTyped: true });
    } else {
      const next = neighbourOf(grid, index, event.ctrlKey ? `Control+${event.key}` : event.key);
      if (next === undefined) return;
      event.preventDefault();
      focus(next);
    }
  };
  const cellOf = ({ index, text }: GridCell) => {
    if (editing?.index === index) {
      return (
        <CellField
          key={index}
          editing={editing}
          label={label}
          type={(typed) => setEditing({ index, text: typed })}
          finish={finish}
          leave={() => close(index)}
        />
      );
    }
    const changed = isChanged(index);
    return (
      <td
        key={index}
        class={changed ? 'changed' : undefined}
        data-array={array}
        data-index={index}
        tabIndex={index === tabStop ? 0 : -1}
        aria-label={changed ? translate(message('{0}, changed', text)) : undefined}
        onFocus={() => setCurrent(index)}
        onDblClick={() => setEditing({ index, text: textOf(index) })}
        onKeyDown={(event) => move(event, index)}
      >
        {text}
      </td>
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
              {grid.columnHeadings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ heading, cells }) => (
              <tr key={heading}>
                {named && <th scope="row">{heading}</th>}
                {cells.map(cellOf)}
              </tr>
            ))}
          </tbody>
        </table>
        {grid.more !== undefined && <p class="more">{grid.more}</p>}
      </div>
      {editing?.refusal !== undefined && (
        <p class="refusal" role="alert" id="cell-refusal">
          {editing.refusal}
        </p>
      )}
    </>
  );
}

interface CellFieldProps {
  readonly editing: Editing;
  readonly label: string;
  readonly type: (text: string) => void;
  readonly finish: (editing: Editing) => boolean;
  readonly leave: () => void;
}

function CellField({ editing, label, type, finish, leave }: CellFieldProps) {
  // A field that goes loses the focus as well: what it said counts once.
  const isLeaving = useRef(false);
  return (
    <td class="editing">
      <input
        type="text"
        class="control"
        aria-label={label}
        aria-invalid={editing.refusal !== undefined}
        aria-describedby={editing.refusal === undefined ? undefined : 'cell-refusal'}
        value={editing.text}
        // The field stands there because somebody began to type.
        ref={(field) => {
          if (!field || document.activeElement === field) return;
          field.focus();
          if (!editing.isTyped) field.select();
        }}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          if (!isLeaving.current) finish(editing);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          isLeaving.current = true;
          if (event.key === 'Escape') leave();
          else isLeaving.current = finish(editing);
        }}
      />
    </td>
  );
}

/** The number that a key leads to from another. */
function neighbourOf({ rows }: Grid, index: number, key: string): number | undefined {
  const row = rows.findIndex(({ cells }) => cells.some((cell) => cell.index === index));
  const column = rows[row]?.cells.findIndex((cell) => cell.index === index) ?? -1;
  switch (key) {
    case 'ArrowRight':
      return rows[row]?.cells[column + 1]?.index;
    case 'ArrowLeft':
      return rows[row]?.cells[column - 1]?.index;
    case 'ArrowDown':
      return rows[row + 1]?.cells[column]?.index;
    case 'ArrowUp':
      return rows[row - 1]?.cells[column]?.index;
    case 'Home':
      return rows[row]?.cells[0]?.index;
    case 'End':
      return rows[row]?.cells.at(-1)?.index;
    case 'Control+Home':
      return rows[0]?.cells[0]?.index;
    case 'Control+End':
      return rows.at(-1)?.cells.at(-1)?.index;
    default:
      return undefined;
  }
}
