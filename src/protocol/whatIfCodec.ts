/** What was changed in a panel, as it comes back from the state that its page saved. */

import type { ArrayRole, WhatIf } from '../inspect/index.ts';
import type { QuantityId } from '../quantities/index.ts';
import {
  anyNumber,
  classNamesParser,
  encodeNumber,
  encodeOptions,
  inputsParser,
  type KnowsQuantity,
  optionsParser,
  placeKey,
  roleParser,
} from './inspectionCodec.ts';
import { field, isRecord, record, string } from './parsers.ts';

/** The changes as plain JSON. */
export function encodeWhatIf({ question, roles, values, classNames }: WhatIf): Readonly<Record<string, unknown>> {
  return {
    ...(question && { question: { ...question, options: encodeOptions(question.options) } }),
    ...(roles && { roles }),
    ...(values && { values: mapped(values, (ofArray) => mapped(ofArray ?? {}, encodeNumber)) }),
    ...(classNames && { classNames }),
  };
}

function mapped<From, To>(of: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)]));
}

/** The changes that were encoded; none where the value says no such thing. */
export function decodeWhatIf(value: unknown, knowsQuantity: KnowsQuantity): WhatIf {
  if (!isRecord(value)) return {};
  const question = field(value, 'question', (encoded) => parseQuestion(encoded, knowsQuantity));
  const roles = field(value, 'roles', record<string, ArrayRole>(placeKey, roleParser));
  const values = field(value, 'values', record(placeKey, record(placeKey, anyNumber)));
  const classNames = field(value, 'classNames', classNamesParser);
  return {
    ...(question && { question }),
    ...(roles && { roles }),
    ...(classNames && { classNames }),
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
