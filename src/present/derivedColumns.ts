/** The columns that follow from the inputs of a row: the prediction behind logits, surprisals, the terms of a loss. */

import { InputError, message, readRow, scalar, type Tensor, tensor } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import {
  Addition,
  Application,
  evaluate,
  Negation,
  type QuantityId,
  type QuantityOptions,
  Variable,
  Weighting,
} from '../quantities/index.ts';
import type { Arrangement } from './arrangement.ts';
import type { Column } from './columns.ts';

/** What follows from the columns of the inputs; nothing where the inputs are bad. */
export function derivedColumns(
  inspection: Inspection,
  arrangement: Arrangement,
  row: number,
  inputs: readonly Column[],
  target: number | undefined,
): readonly Column[] {
  if (arrangement.result === 'none') return [];
  if (arrangement.result === 'element') {
    return [...predictionOfLogits(inspection, arrangement, inputs), ...resultColumn(arrangement, row)];
  }
  const labels = target === undefined ? [] : targetColumn(arrangement, target);
  const predictions = predictionOfLogits(inspection, arrangement, inputs);
  const known = [...inputs, ...labels, ...predictions];
  const surprisals = surprisalColumn(inspection, known);
  const terms = termColumn(inspection, known, surprisals[0], arrangement.entries?.data[row]);
  return [...predictions, ...labels, ...surprisals, ...terms];
}

/** The value of a quantity on one row, or undefined where the row is not what it takes. */
function attempt(quantity: QuantityId, inputs: Readonly<Record<string, Tensor>>, options: QuantityOptions) {
  try {
    return evaluate(quantity, inputs, options).value.data;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function columnOf(inspection: Inspection, inputs: readonly Column[], role: keyof Inspection['inputs']) {
  const array = inspection.inputs[role];
  return array === undefined ? undefined : inputs.find(({ origin }) => origin?.array === array);
}

function temperatureOf({ options }: Inspection): QuantityOptions {
  return options.temperature === undefined ? {} : { temperature: options.temperature };
}

/** The probabilities that a loss on logits is about: softmax along a row, the sigmoid of each entry otherwise. */
function predictionOfLogits(inspection: Inspection, { definition, result }: Arrangement, inputs: readonly Column[]) {
  if (definition?.loss !== true) return [];
  const logits = columnOf(inspection, inputs, 'logits');
  const logProbabilities = columnOf(inspection, inputs, 'logProbabilities');
  const column = (title: Column['title'], values: Float64Array | undefined): Column[] =>
    values ? [{ kind: 'prediction', heading: 'p', title, values }] : [];
  if (logProbabilities) {
    const values = new Application('exp', [new Variable('x', tensor(logProbabilities.values))]).evaluate().data;
    return column(message('probability'), values);
  }
  if (!logits) return [];
  if (result === 'element') {
    return column(message('sigmoid of the logit'), attempt('sigmoid', { x: tensor(logits.values) }, {}));
  }
  const softmax = attempt('softmax', { logits: tensor(logits.values) }, temperatureOf(inspection));
  return column(message('softmax of the logits'), softmax);
}

function resultColumn({ definition, entries, layout }: Arrangement, row: number): Column[] {
  if (!definition || !entries) return [];
  const heading = definition.loss ? message('loss') : definition.title;
  return [{ kind: 'result', heading, title: definition.title, values: readRow(entries, layout, row) }];
}

/** An index label as the one-hot row it stands for. */
function targetColumn({ layout }: Arrangement, target: number): Column[] {
  const values = attempt('oneHot', { labels: scalar(target) }, { depth: layout.length });
  return values ? [{ kind: 'label', heading: 'y', title: message('label'), values }] : [];
}

function logarithmSign({ options }: Inspection): string {
  const base = options.base ?? 'e';
  if (base === 'e') return 'ln';
  return base === 2 ? 'log₂' : base === 10 ? 'log₁₀' : 'log';
}

/** −ln p of what is predicted; from logits by their log-softmax, which stays exact where p itself would vanish. */
function surprisalColumn(inspection: Inspection, columns: readonly Column[]): Column[] {
  const prediction = columns.find(({ kind }) => kind === 'prediction');
  if (!prediction || typeof prediction.heading !== 'string') return [];
  const base = inspection.options.base === undefined ? {} : { base: inspection.options.base };
  const logits = columnOf(inspection, columns, 'logits');
  const logProbabilities = columnOf(inspection, columns, 'logProbabilities');
  let values: Float64Array | undefined;
  if (logits) {
    values = negated(
      attempt('logSoftmax', { logits: tensor(logits.values) }, { ...base, ...temperatureOf(inspection) }),
    );
  } else if (logProbabilities) {
    values = negated(logProbabilities.values);
  } else {
    values = attempt('selfInformation', { p: tensor(prediction.values) }, base);
  }
  if (!values) return [];
  const heading = `−${logarithmSign(inspection)} ${prediction.heading}`;
  return [{ kind: 'surprisal', heading, title: message('surprisal'), values }];
}

function negated(values: Float64Array | undefined): Float64Array | undefined {
  return values && new Negation(new Variable('x', tensor(values))).evaluate().data;
}

/** Their terms are taken relative to the labels; for a single 1 among zeros the sums alone could not tell. */
const divergences: readonly QuantityId[] = ['klDivergence', 'klDivergenceLoss'];

/** What each class adds to the result. Left out where the terms do not add up to it (weights, smoothing, focusing). */
function termColumn(
  inspection: Inspection,
  columns: readonly Column[],
  surprisal: Column | undefined,
  result: number | undefined,
): Column[] {
  const prediction = columns.find(({ kind }) => kind === 'prediction');
  const weight = columns.find(({ kind }) => kind === 'label') ?? prediction;
  if (!surprisal || !prediction || !weight || result === undefined) return [];
  const logarithm = logarithmSign(inspection);
  const weighted = terms(weight.values, surprisal.values);
  const title = message('what the class adds');
  if (!divergences.includes(inspection.quantity) && addsUp(weighted, result)) {
    const heading = `−${weight.heading} ${logarithm} ${prediction.heading}`;
    return [{ kind: 'term', heading, title, values: weighted }];
  }
  const base = inspection.options.base === undefined ? {} : { base: inspection.options.base };
  const own = attempt('selfInformation', { p: tensor(weight.values) }, base);
  const relative = own && minus(weighted, terms(weight.values, own));
  if (!relative || !addsUp(relative, result)) return [];
  const heading = `${weight.heading} ${logarithm}(${weight.heading} / ${prediction.heading})`;
  return [{ kind: 'term', heading, title, values: relative }];
}

function terms(weights: Float64Array, values: Float64Array): Float64Array {
  return new Weighting(new Variable('y', tensor(weights)), new Variable('s', tensor(values))).evaluate().data;
}

function minus(left: Float64Array, right: Float64Array): Float64Array {
  return new Addition([new Variable('a', tensor(left)), new Negation(new Variable('b', tensor(right)))]).evaluate()
    .data;
}

function addsUp(values: Float64Array, result: number): boolean {
  const sum = new Application('sumOf', [new Variable('x', tensor(values))]).evaluate().data[0];
  if (!Number.isFinite(result)) return Object.is(sum, result);
  const size = new Application('sumOf', [new Application('abs', [new Variable('x', tensor(values))])]).evaluate()
    .data[0];
  return Math.abs(sum - result) <= 1e-12 * Math.max(size, Number.MIN_VALUE);
}
