/** What was changed in a panel, as it comes back from the state that its page saved. */

import type { ArrayRole, WhatIf } from '../inspect/index.ts';
import type { QuantityId } from '../quantities/index.ts';
import {
  anyNumber,
  encodeNumber,
  encodeOptions,
  inputsParser,
  type KnowsQuantity,
  optionsParser,
  roleParser,
} from './inspectionCodec.ts';
import { field, isRecord, type Parser, record, string } from './parsers.ts';

/** The changes as plain JSON. */
export function encodeWhatIf({ question, roles, values }: WhatIf): Readonly<Record<string, unknown>> {
  return {
    ...(question && { question: { ...question, options: encodeOptions(question.options) } }),
    ...(roles && { roles }),
    ...(values && { values: mapped(values, (ofArray) => mapped(ofArray ?? {}, encodeNumber)) }),
  };
}

function mapped<From, To>(of: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)]));
}

const place: Parser<string> = (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? value : undefined);

/** The changes that were encoded; none where the value says no such thing. */
export function decodeWhatIf(value: unknown, knowsQuantity: KnowsQuantity): WhatIf {
  if (!isRecord(value)) return {};
  const question = field(value, 'question', (encoded) => parseQuestion(encoded, knowsQuantity));
  const roles = field(value, 'roles', record<string, ArrayRole>(place, roleParser));
  const values = field(value, 'values', record(place, record(place, anyNumber)));
  return {
    ...(question && { question }),
    ...(roles && { roles }),
    ...(values && { values: values as NonNullable<WhatIf['values']> }),
  };
}

function parseQuestion(value: unknown, knowsQuantity: KnowsQuantity): WhatIf['question'] {
  if (!isRecord(value)) return undefined;
  const quantity = field(value, 'quantity', (id): QuantityId | undefined => {
    const named = string(id);
    return named !== undefined && knowsQuantity(named) ? named : undefined;
  });
  const inputs = field(value, 'inputs', inputsParser);
  const options = field(value, 'options', optionsParser);
  return quantity && inputs && options ? { quantity, inputs, options } : undefined;
}
