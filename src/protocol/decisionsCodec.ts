/** What a user decided about a document's arrays, as it comes back from where the host kept it. */

import type { Decision, SavedDecisions } from '../inspect/index.ts';
import { roleParser } from './inspectionCodec.ts';
import { isRecord, optionalField, type Parser, record, string } from './parsers.ts';

const decisionParser: Parser<Decision> = (value) =>
  isRecord(value)
    ? { ...optionalField(value, 'role', roleParser), ...optionalField(value, 'partner', string) }
    : undefined;

const keyParser: Parser<string> = (value) =>
  typeof value === 'string' && /^(?:name|numbers):/.test(value) ? value : undefined;

/** The decisions that were saved, or undefined where the value is none. */
export function parseDecisions(value: unknown): SavedDecisions | undefined {
  return record(keyParser, decisionParser)(value) as SavedDecisions | undefined;
}
