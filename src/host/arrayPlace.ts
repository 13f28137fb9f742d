/**
 * Where an array stands, as an argument of a command. Arguments may come from anywhere, so they are parsed, and a call with
 * wrong ones is refused with a line in the log.
 */

import type { ArrayKey } from '../inspect/index.ts';
import { parseArrayKey, parsePosition } from '../protocol/index.ts';

/** Where an array stands: what links and tree items carry. Plain JSON, so that it can travel in a command link. */
export interface ArrayPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  /** of an array that is to be found wherever it stands now */
  readonly key?: ArrayKey;
}

/** The place an argument stands for: a place, or a row of the side view, which has one. */
export function parsePlace(value: unknown): ArrayPlace | undefined {
  const candidate = typeof value === 'object' && value !== null && 'place' in value ? value.place : value;
  if (typeof candidate !== 'object' || candidate === null) return undefined;
  const { uri, key: given } = candidate as Partial<Record<string, unknown>>;
  const position = parsePosition(candidate);
  if (typeof uri !== 'string' || uri === '' || !position) return undefined;
  const key = parseArrayKey(given);
  return { uri, ...position, ...(key && { key }) };
}

/** The place that a command was called with; undefined, and a line in the log, where the argument is none. */
export function placeOrRefusal(
  command: string,
  argument: unknown,
  log: { warn(line: string): void },
): ArrayPlace | undefined {
  const place = parsePlace(argument);
  if (!place) log.warn(`${command} was called with an argument that is no place in a document; nothing was done.`);
  return place;
}
