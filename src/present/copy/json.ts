/**
 * A result as JSON: what was computed, from which arrays, and what came out. Numbers have all their digits; NaN and
 * infinities, for which JSON has no words, are strings.
 */

import type { Tensor } from '../../core/index.ts';
import type { InputRole } from '../../quantities/index.ts';
import { formatExact } from '../numbers.ts';
import { quantityOf } from '../quantity.ts';
import type { Base } from '../units.ts';
import { copyText } from '../values.ts';
import type { Writer } from './forms.ts';

type Value = string | number | boolean | null | Tensor | readonly (string | number)[] | Fields;

/** A field without a value is left out. */
interface Fields {
  readonly [name: string]: Value | undefined;
}

export const jsonForm: Writer = (inspection, { value, entries }, { translate }) => {
  const { quantity, options, arrays, warnings } = inspection;
  const inputs: Record<string, Fields> = {};
  for (const [role, index] of Object.entries(inspection.inputs) as [InputRole, number][]) {
    const { name, tensor } = arrays[index];
    inputs[role] = { name, shape: tensor.shape, values: tensor };
  }
  const isInformation = quantityOf(inspection)?.unit === 'information';
  const fields: Fields = {
    quantity,
    inputs,
    options: { ...options },
    unit: isInformation ? unitName(options.base ?? 'e') : null,
    value,
    entries,
    warnings: warnings.length > 0 ? warnings.map(translate) : undefined,
  };
  return { kind: 'text', text: `${valueText(fields, '')}\n` };
};

/** The unit of an amount of information, for a program: the same in every language. */
function unitName(base: Base): string {
  if (base === 'e') return 'nats';
  if (base === 2) return 'bits';
  return base === 10 ? 'bans' : `base ${base}`;
}

/** Objects over several lines, lists on one. */
function valueText(value: Value, indent: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return numberText(value);
  if (isList(value)) return `[${value.map((each) => valueText(each, indent)).join(', ')}]`;
  if (isTensor(value)) return copyText(value, numberText);
  const inner = `${indent}  `;
  const fields = Object.entries(value).flatMap(([name, field]) =>
    field === undefined ? [] : `${inner}${JSON.stringify(name)}: ${valueText(field, inner)}`,
  );
  return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`;
}

function numberText(value: number): string {
  const exact = formatExact(value);
  return Number.isFinite(value) ? exact : JSON.stringify(exact);
}

const isList = (value: object): value is readonly (string | number)[] => Array.isArray(value);
const isTensor = (value: object): value is Tensor => 'data' in value && value.data instanceof Float64Array;
