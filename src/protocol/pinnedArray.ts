/**
 * A pinned array as the workspace's state keeps it: where it stood, the key that finds it again, and its inspection as a
 * snapshot, so that it can be shown while its document is closed. Decoding trusts nothing.
 */

import type { Position } from '../finder/index.ts';
import type { ArrayKey, Inspection } from '../inspect/index.ts';
import { decodeInspection, encodeInspection, type KnowsQuantity, parsePosition, size } from './inspectionCodec.ts';
import { field, isRecord, list, optionalField, type Parser, string } from './parsers.ts';

/** An array that somebody wants to keep in sight. */
export interface PinnedArray {
  /** of its document */
  readonly uri: string;
  readonly key: ArrayKey;
  /** where it was seen last */
  readonly position: Position;
  /** what came out when it was seen last; absent where that is too large to be kept */
  readonly snapshot?: Inspection;
}

/** What stands for pinned arrays in JSON. */
export type EncodedPin = Readonly<Record<string, unknown>>;

/** A snapshot of more characters is not kept: about a thousand numbers that go in and a thousand that come out. */
const largestSnapshot = 50_000;
/** All snapshots together; VS Code warns of a state of more than half a megabyte. */
const largestSnapshots = 400_000;

/** Pinned arrays as plain JSON. Snapshots are kept from the first one on, as far as they are small. */
export function encodePins(pins: readonly PinnedArray[]): readonly EncodedPin[] {
  let room = largestSnapshots;
  return pins.map(({ snapshot: inspection, ...pin }) => {
    const snapshot = inspection && encodeInspection(inspection);
    const length = JSON.stringify(snapshot)?.length ?? 0;
    if (!snapshot || length > Math.min(room, largestSnapshot)) return pin;
    room -= length;
    return { ...pin, snapshot };
  });
}

/** The pinned arrays that were encoded; what is none is left out. */
export function decodePins(value: unknown, knowsQuantity: KnowsQuantity): readonly PinnedArray[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((encoded) => pinParser(encoded, knowsQuantity) ?? []);
}

function pinParser(value: unknown, knowsQuantity: KnowsQuantity): PinnedArray | undefined {
  if (!isRecord(value)) return undefined;
  const uri = field(value, 'uri', string);
  const key = field(value, 'key', parseArrayKey);
  const position = field(value, 'position', parsePosition);
  if (!uri || !key || !position) return undefined;
  return { uri, key, position, ...optionalField(value, 'snapshot', (each) => decodeInspection(each, knowsQuantity)) };
}

/** The key, or undefined where the value is none. */
export const parseArrayKey: Parser<ArrayKey> = (value) => {
  if (!isRecord(value)) return undefined;
  const ordinal = field(value, 'ordinal', size);
  const shape = field(value, 'shape', list(size));
  const digest = field(value, 'digest', string);
  if (ordinal === undefined || !shape || digest === undefined) return undefined;
  return { ...optionalField(value, 'name', string), ordinal, shape, digest };
};
