/**
 * What else is worth knowing about one row beside its value, in a sentence: how near an entropy is to its maximum, which
 * class a softmax favours, what the right class got. Every number comes from the quantities; the face adds words.
 */

import { InputError, type Message, message, type Tensor, tensor } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { evaluate, type Inputs, type QuantityId } from '../quantities/index.ts';
import { arrangementOf } from './arrangement.ts';
import { classLabel } from './classNames.ts';
import { type RowDetail, rowDetail } from './columns.ts';
import { formatNumber } from './numbers.ts';
import type { Wording } from './translate.ts';

/** A hover has a few milliseconds: longer rows are told by their value alone. */
const longestRow = 10_000;

/** Percentages and ranks need no more digits. */
const fewDigits = 3;

/** The sentence about a row, or undefined where there is nothing to add. */
export function factsOf(inspection: Inspection, row: number, wording: Wording): string | undefined {
  const detail = rowDetail(inspection, row);
  if (!detail || detail.length < 2 || detail.length > longestRow) return undefined;
  const fact = factAbout(inspection, detail, row, wording);
  return fact && wording.translate(fact);
}

function factAbout(inspection: Inspection, detail: RowDetail, row: number, wording: Wording): Message | undefined {
  if (inspection.outcome.kind === 'problem') return undefined;
  if (inspection.quantity === 'entropy') return entropyFact(inspection, detail, row, wording);
  if (inspection.quantity === 'softmax') return softmaxFact(inspection, detail, wording);
  const prediction = detail.columns.find(({ kind }) => kind === 'prediction')?.values;
  const label = detail.columns.find(({ kind }) => kind === 'label')?.values;
  const target = detail.target ?? (label && onlyOne(label));
  if (!prediction || target === undefined || arrangementOf(inspection)?.result !== 'row') return undefined;
  return targetFact(prediction, target, classLabel(target, inspection), wording);
}

function entropyFact(inspection: Inspection, detail: RowDetail, row: number, wording: Wording): Message | undefined {
  const p = detail.columns.find(({ kind }) => kind === 'prediction')?.values;
  const value = arrangementOf(inspection)?.entries?.data[row];
  if (!p || value === undefined) return undefined;
  const base = inspection.options.base === undefined ? {} : { base: inspection.options.base };
  const uniform = new Float64Array(p.length).fill(1 / p.length);
  const most = single('entropy', { p: tensor(uniform) }, base);
  const perplexity = single('perplexity', { p: tensor(p) }, {});
  if (most === undefined || perplexity === undefined || !Number.isFinite(value)) return undefined;
  const share = formatNumber((100 * value) / most, { significantDigits: fewDigits });
  return message(
    '{0} % of the maximum for {1} classes; perplexity {2}.',
    share,
    p.length,
    formatNumber(perplexity, wording),
  );
}

function softmaxFact(inspection: Inspection, detail: RowDetail, wording: Wording): Message | undefined {
  const logits = detail.columns.find(({ kind }) => kind === 'input')?.values;
  const softmax = detail.columns.find(({ kind }) => kind === 'result')?.values;
  if (!logits || !softmax || !logits.every(Number.isFinite)) return undefined;
  const [first, second] = twoLargest(logits);
  return message(
    'Class {0} is likeliest with {1}; its logit is {2} above the next.',
    classLabel(first, inspection),
    formatNumber(softmax[first], wording),
    formatNumber(logits[first] - logits[second], wording),
  );
}

function targetFact(prediction: Float64Array, target: number, label: string, wording: Wording): Message | undefined {
  const given = prediction[target];
  if (!Number.isFinite(given)) return undefined;
  let above = 0;
  for (const value of prediction) if (value > given) above++;
  return message(
    'The right class {0} got {1}, place {2} of {3}.',
    label,
    formatNumber(given, wording),
    above + 1,
    prediction.length,
  );
}

function onlyOne(labels: Float64Array): number | undefined {
  const position = labels.indexOf(1);
  return position >= 0 && labels.every((value, index) => value === (index === position ? 1 : 0)) ? position : undefined;
}

function twoLargest(values: Float64Array): readonly [number, number] {
  let first = 0;
  let second = 1;
  if (values[1] > values[0]) [first, second] = [1, 0];
  for (let index = 2; index < values.length; index += 1) {
    if (values[index] > values[first]) [first, second] = [index, first];
    else if (values[index] > values[second]) second = index;
  }
  return [first, second];
}

function single(quantity: QuantityId, inputs: Inputs, options: { readonly base?: 'e' | number }): number | undefined {
  let value: Tensor;
  try {
    value = evaluate(quantity, inputs, options).value;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
  return value.data[0];
}
