/** An array as a table: its last axis across, the others down, places as headings. */

import { type Grid, message } from '../src/present/index.ts';
import { useWording } from './wording.ts';

interface GridTableProps {
  readonly caption: string;
  readonly grid: Grid;
  /** which array of the inspection it shows, where it is one of its inputs: its cells can be lit */
  readonly array?: number;
}

export function GridTable({ caption, grid, array }: GridTableProps) {
  const { translate } = useWording();
  const named = grid.rows.some(({ heading }) => heading !== '');
  const label = translate(message('Numbers of {0}', caption));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={label}>
      <table class="numbers">
        <caption class="spoken">{label}</caption>
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
              {cells.map(({ text, index }) => (
                <td key={index} data-array={array} data-index={array === undefined ? undefined : index}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {grid.more !== undefined && <p class="more">{grid.more}</p>}
    </section>
  );
}
