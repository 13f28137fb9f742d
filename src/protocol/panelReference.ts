/**
 * What a panel keeps of itself where its inspection is too large to be kept: where the array stands that it is about, so that
 * the host can ask again.
 */

import type { Position } from '../finder/index.ts';
import { parsePosition } from './inspectionCodec.ts';
import type { ShowMessage } from './messages.ts';
import { field, isRecord, optionalField, string, truth } from './parsers.ts';

export interface PanelReference {
  readonly type: 'reference';
  readonly source: string;
  readonly position: Position;
  readonly id?: string;
  readonly isPinned?: boolean;
}

/** The reference that stands for a message; undefined where its question cannot be asked again by a place alone. */
export function referenceTo({ inspection, source, id, isPinned, isChosen }: ShowMessage): PanelReference | undefined {
  const position = inspection.arrays[0]?.place?.start;
  if (source === undefined || !position || isChosen) return undefined;
  return {
    type: 'reference',
    source,
    position,
    ...(id !== undefined && { id }),
    ...(isPinned && { isPinned }),
  };
}

/** The reference that was kept, or undefined where the value is none. */
export function parsePanelReference(value: unknown): PanelReference | undefined {
  if (!isRecord(value) || value.type !== 'reference') return undefined;
  const source = field(value, 'source', string);
  const position = field(value, 'position', parsePosition);
  if (source === undefined || !position) return undefined;
  return {
    type: 'reference',
    source,
    position,
    ...optionalField(value, 'id', string),
    ...optionalField(value, 'isPinned', truth),
  };
}
