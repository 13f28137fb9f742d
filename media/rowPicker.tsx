/** Which row of a batch the picture and its table show. */

import { useId } from 'preact/hooks';
import { message } from '../src/present/index.ts';
import { useWording } from './wording.ts';

interface RowPickerProps {
  readonly count: number;
  readonly row: number;
  readonly choose: (row: number) => void;
}

/** A list of more rows than this cannot be read; their number is typed instead. */
const mostOptions = 200;

export function RowPicker({ count, row, choose }: RowPickerProps) {
  const { translate } = useWording();
  const id = useId();
  const rows = Array.from({ length: Math.min(count, mostOptions) }, (_, position) => position);
  return (
    <p class="row-picker">
      <label for={id}>{translate(message('Row (of {0})', count))}</label>
      {count <= mostOptions ? (
        <select id={id} value={row} onChange={(event) => choose(Number(event.currentTarget.value))}>
          {rows.map((position) => (
            <option key={position} value={position}>
              {position}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type="number"
          min={0}
          max={count - 1}
          value={row}
          onChange={(event) => {
            const next = event.currentTarget.valueAsNumber;
            if (Number.isInteger(next) && next >= 0 && next < count) choose(next);
          }}
        />
      )}
    </p>
  );
}
