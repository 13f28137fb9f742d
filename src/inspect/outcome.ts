/** A quantity evaluated on tensors: the value with its entries, or bad input turned into a sentence. */

import { elementCount, InputError, type Message, type Tensor } from '../core/index.ts';
import { type Evaluation, evaluate, type QuantityId, type QuantityOptions, quantities } from '../quantities/index.ts';
import type { Outcome } from './inspection.ts';

/** The tensors that play the inputs of a quantity. */
export type InputTensors = Readonly<Record<string, Tensor>>;

/** Evaluates a quantity; it never throws for what the numbers are. */
export function outcomeOf(
  quantity: QuantityId,
  inputs: InputTensors,
  options: QuantityOptions,
): { readonly outcome: Outcome; readonly warnings: readonly Message[] } {
  try {
    const result = evaluate(quantity, inputs, options);
    const entries = entriesOf(quantity, inputs, options, result);
    return {
      outcome: { kind: 'value', value: result.value, ...(entries && { entries }), gradients: result.gradients ?? {} },
      warnings: result.warnings,
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { outcome: { kind: 'problem', code: error.code, sentence: error.sentence }, warnings: [] };
  }
}

/** The losses before their reduction, where there was one. */
function entriesOf(
  quantity: QuantityId,
  inputs: InputTensors,
  options: QuantityOptions,
  reduced: Evaluation,
): Tensor | undefined {
  if (!quantities.get(quantity)?.loss || (options.reduction ?? 'none') === 'none') return undefined;
  const entries = evaluate(quantity, inputs, { ...options, reduction: 'none' }).value;
  return elementCount(entries.shape) > elementCount(reduced.value.shape) ? entries : undefined;
}
