/** The tables behind the picture: the chosen row class by class, and the whole batch row by row. */

import { arrayTitle, type Inspection, message, rowTable, type Table, table } from '../src/present/index.ts';
import { useWording } from './wording.ts';

interface TablesProps {
  readonly inspection: Inspection;
  readonly row: number;
  readonly rowCount: number;
}

/** A page of more rows than this is slow and unread; how many are left out is said. */
const mostRows = 100;

export function TablesView({ inspection, row, rowCount }: TablesProps) {
  const wording = useWording();
  const { translate } = wording;
  const ofRow = rowTable(inspection, row, mostRows, wording);
  const ofBatch = rowCount > 1 ? table(inspection, mostRows, wording) : undefined;
  const name = arrayTitle(inspection.arrays[0], 0, wording);
  return (
    <section aria-labelledby="table-title">
      <h2 id="table-title">{translate(message('Table'))}</h2>
      {ofRow && <DataTable content={ofRow} caption={rowCount > 1 ? translate(message('Row {0}', row)) : name} />}
      {ofBatch && <DataTable content={ofBatch} caption={translate(message('All rows'))} />}
    </section>
  );
}

/** Columns keep their places, and two of them may be called the same. */
const keyOf = (column: number): string => `column ${column}`;

function DataTable({ content, caption }: { readonly content: Table; readonly caption: string }) {
  const { headings, indexColumns, rows, more } = content;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll tall" tabIndex={0} aria-label={caption}>
        <table class="numbers lined">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {headings.map(({ text, title }, column) => (
                <th key={keyOf(column)} scope="col" title={title}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells, isTarget, places, position }, order) => (
              <tr key={position ?? order} class={isTarget ? 'target' : undefined}>
                {cells.map((cell, column) =>
                  column < indexColumns ? (
                    <th key={keyOf(column)} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={keyOf(column)} data-array={places?.[column]?.array} data-index={places?.[column]?.index}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more !== undefined && <p class="more">{more}</p>}
    </>
  );
}
