/**
 * The numbers behind a result as columns: one row of a batch, class by class. Tables, pictures and spoken lines are all
 * made from these columns. Whatever is neither an input nor the result comes from `evaluate` and the expression tree,
 * so that no face has mathematics of its own.
 */

import { type Message, message, readRow, sameShape } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import type { InputDescription, QuantityDefinition } from '../quantities/index.ts';
import { type Arrangement, arrangementOf, rowCountOf, targetOf } from './arrangement.ts';
import { derivedColumns } from './derivedColumns.ts';

/** What a column holds; pictures draw labels and predictions. */
export type ColumnKind = 'input' | 'label' | 'prediction' | 'surprisal' | 'term' | 'result';

/** One column of numbers. */
export interface Column {
  readonly kind: ColumnKind;
  /** the formula that stands for it (z, −ln p), or a word */
  readonly heading: string | Message;
  /** the same in words */
  readonly title: Message;
  readonly values: Float64Array;
  /** of an input: element k stands at flat index `offset + k·stride` of this array of the inspection */
  readonly origin?: { readonly array: number; readonly offset: number; readonly stride: number };
}

/** One row of the arrays, class by class. */
export interface RowDetail {
  readonly length: number;
  readonly columns: readonly Column[];
  /** the class that an index label names */
  readonly target?: number;
}

/** The columns of one row, class by class. */
export function rowDetail(inspection: Inspection, row: number): RowDetail | undefined {
  const arrangement = arrangementOf(inspection);
  if (!arrangement || !(row >= 0 && row < rowCountOf(arrangement))) return undefined;
  if (arrangement.result === 'expanded') return expandedRow(arrangement, row);
  const { layout } = arrangement;
  const target = targetOf(inspection, arrangement, row);
  const inputs = inputColumns(inspection, arrangement, row);
  const columns = [...inputs, ...derivedColumns(inspection, arrangement, row, inputs, target)];
  return { length: layout.length, columns, ...(target !== undefined && { target }) };
}

function inputColumns(inspection: Inspection, arrangement: Arrangement, row: number): Column[] {
  const { definition, primary, layout } = arrangement;
  if (!definition) {
    return [
      {
        kind: 'input',
        heading: message('value'),
        title: message('value'),
        values: readRow(primary, layout, row),
        origin: { array: 0, offset: layout.rowStart(row), stride: layout.stride },
      },
    ];
  }
  return definition.inputs.flatMap((description) => {
    const array = inspection.inputs[description.role];
    const given = array === undefined ? undefined : inspection.arrays[array]?.tensor;
    if (array === undefined || !given || given.data.length !== primary.data.length) return [];
    if (given.shape.length > 0 && !sameShape(given.shape, primary.shape)) return [];
    return {
      kind: inputKind(description, definition),
      heading: description.symbol,
      title: description.title,
      values: readRow(given, layout, row),
      origin: { array, offset: layout.rowStart(row), stride: layout.stride },
    };
  });
}

/** Labels and the true distribution are held against a prediction; a distribution that stands alone is one itself. */
function inputKind({ role, elements }: InputDescription, { inputs }: QuantityDefinition): ColumnKind {
  if (role === 'labels') return 'label';
  if (role === 'p' && inputs.some((other) => other.role === 'q' && other.optional !== true)) return 'label';
  return elements === 'probability' || elements === 'distribution' || elements === 'zeroToOne' ? 'prediction' : 'input';
}

function expandedRow({ definition, entries, primary }: Arrangement, row: number): RowDetail | undefined {
  const length = entries?.shape.at(-1);
  if (!definition || !entries || length === undefined) return undefined;
  const values = entries.data.slice(row * length, (row + 1) * length);
  return {
    length,
    columns: [{ kind: 'prediction', heading: definition.title, title: definition.title, values }],
    target: primary.data[row],
  };
}
