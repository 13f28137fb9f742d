/** A batch row by row: the class that each row's label names, what was predicted for it, and the row's result. */

import { InputError, message, readRow } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { Application, evaluate, Variable } from '../quantities/index.ts';
import { type Arrangement, arrangementOf, targetOf } from './arrangement.ts';
import type { Column } from './columns.ts';

/** The columns of a batch, or undefined where the result is not one number a row of several. */
export function batchColumns(inspection: Inspection): readonly Column[] | undefined {
  const arrangement = arrangementOf(inspection);
  if (!arrangement?.definition || !arrangement.entries) return undefined;
  const { definition, entries, layout } = arrangement;
  if (arrangement.result !== 'row' || layout.rowCount < 2) return undefined;
  const heading = definition.loss ? message('loss') : definition.title;
  const result: Column = { kind: 'result', heading, title: definition.title, values: entries.data };
  const targets = targetsOf(inspection, arrangement);
  if (!targets) return [result];
  const label: Column = { kind: 'label', heading: message('label'), title: message('label'), values: targets };
  const prediction = predictionsAt(targets, inspection, arrangement);
  return prediction ? [label, prediction, result] : [label, result];
}

/** The class that each row's label names, by index or by a single 1; undefined where a row names none. */
function targetsOf(inspection: Inspection, arrangement: Arrangement): Float64Array | undefined {
  const { layout, primary } = arrangement;
  const labels = inspection.arrays[inspection.inputs.labels ?? -1]?.tensor;
  if (!labels) return undefined;
  const oneHot = labels.data.length === primary.data.length;
  const targets = Float64Array.from({ length: layout.rowCount }, (_, row) =>
    oneHot ? singleOne(readRow(labels, layout, row)) : (targetOf(inspection, arrangement, row) ?? Number.NaN),
  );
  return targets.some(Number.isNaN) ? undefined : targets;
}

function singleOne(row: Float64Array): number {
  const position = row.indexOf(1);
  return position >= 0 && row.every((value, index) => value === (index === position ? 1 : 0)) ? position : Number.NaN;
}

function predictionsAt(targets: Float64Array, inspection: Inspection, arrangement: Arrangement): Column | undefined {
  const { primary, layout } = arrangement;
  const probabilities = probabilitiesOf(inspection, arrangement);
  if (probabilities?.length !== primary.data.length) return undefined;
  return {
    kind: 'prediction',
    heading: message('prediction'),
    title: message('probability predicted for the label'),
    values: targets.map((target, row) => probabilities[layout.rowStart(row) + target * layout.stride]),
  };
}

function probabilitiesOf({ inputs, options }: Inspection, { primary, layout }: Arrangement): Float64Array | undefined {
  if (inputs.probabilities !== undefined) return primary.data;
  if (inputs.logProbabilities !== undefined) {
    return new Application('exp', [new Variable('x', primary)]).evaluate().data;
  }
  if (inputs.logits === undefined) return undefined;
  const temperature = options.temperature === undefined ? {} : { temperature: options.temperature };
  try {
    return evaluate('softmax', { logits: primary }, { axis: layout.axis, ...temperature }).value.data;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
