/** The float32 view of a result: what a framework that computes in single precision would print, beside the exact value. */

import { InputError, message, type Tensor } from '../core/index.ts';
import { formatAsPyTorch, formatFloat32 } from '../frameworks/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { evaluateInFloat32 } from '../quantities/index.ts';
import { inputsOf } from './formula.ts';
import { quantityOf } from './quantity.ts';
import type { Wording } from './translate.ts';
import { unitOf } from './units.ts';

/** Sentences, ready to be shown. */
export interface Float32View {
  /** "In float32: 0.40760598 nats" */
  readonly value: string;
  /** "PyTorch prints 0.4076" */
  readonly printed: string;
  /** "Lost in single precision", where 0, inf or nan stands for another number */
  readonly lost?: string;
  /** what these numbers are */
  readonly title: string;
}

/** Larger arrays are not computed a second time: the panel draws anew at every click. */
const largestInFloat32 = 50_000;
/** How many elements of a value of many are listed. */
const listedElements = 8;

/** The view of a result, or undefined where there is no result or the arrays are large. */
export function float32View(inspection: Inspection, wording: Wording): Float32View | undefined {
  const { translate } = wording;
  const definition = quantityOf(inspection);
  const value = definition && singleValue(inspection);
  if (!value) return undefined;
  const numbers = Array.from(value.data.subarray(0, listedElements), formatFloat32);
  const list = listed(numbers, value.data.length, wording);
  const unit = definition.unit === 'information' ? translate(unitOf(inspection.options.base ?? 'e')) : undefined;
  const printed = formatAsPyTorch(value.data, listedElements);
  const lost = lostSentence(value, inspection, wording);
  return {
    value: translate(message('In float32: {0}', unit === undefined ? list : translate(message('{0} {1}', list, unit)))),
    printed: translate(message('PyTorch prints {0}', listed(printed, value.data.length, wording))),
    ...(lost !== undefined && { lost }),
    title: translate(
      message('What a framework that computes in single precision would print; its last digit may differ.'),
    ),
  };
}

function singleValue(inspection: Inspection): Tensor | undefined {
  const inputs = inputsOf(inspection);
  if (inspection.outcome.kind === 'problem') return undefined;
  if (Object.values(inputs).some(({ data }) => data.length > largestInFloat32)) return undefined;
  try {
    const value = evaluateInFloat32(inspection.quantity, inputs, inspection.options);
    return value.data.length === 0 ? undefined : value;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Says that single precision left nothing of a number: underflow, overflow, or ∞ − ∞ on the way to it. */
function lostSentence({ data }: Tensor, { outcome }: Inspection, { translate }: Wording): string | undefined {
  if (outcome.kind === 'problem') return undefined;
  const exact = outcome.value.data;
  const lost = data.filter((value, k) => isLost(value, exact[k])).length;
  if (lost === 0) return undefined;
  return translate(
    data.length === 1
      ? message('Lost in single precision')
      : message('Lost in single precision: {0} of {1} values', lost, data.length),
  );
}

const isLost = (value: number, exact: number): boolean =>
  Number.isFinite(exact) && (value === 0 ? exact !== 0 : !Number.isFinite(value));

function listed(numbers: readonly string[], count: number, { translate }: Wording): string {
  const text = numbers.join(', ');
  return count > numbers.length ? translate(message('{0} and {1} more', text, count - numbers.length)) : text;
}
