/** What a page keeps of itself beside what it shows, so that it looks as it did after the window was loaded again. */

import { isPictureId, type PictureId, type WhatIf } from '../src/present/index.ts';
import { decodeWhatIf, encodeWhatIf } from '../src/protocol/index.ts';
import { isQuantityId } from '../src/quantities/index.ts';

export interface KeptState {
  /** the row that picture and tables show */
  readonly row: number;
  /** the short derivation is open until somebody closes it */
  readonly isOutlineOpen: boolean;
  /** the steps that somebody opened or closed, by id */
  readonly openSteps: Readonly<Record<string, boolean>>;
  readonly picture: PictureId | undefined;
  readonly pasted: string;
  readonly whatIf: WhatIf;
}

/** The state as plain JSON. */
export function encodeKept({ whatIf, ...state }: KeptState): Readonly<Record<string, unknown>> {
  return { ...state, whatIf: encodeWhatIf(whatIf) };
}

/** The state that was kept, with its beginnings where nothing was. */
export function decodeKept(value: unknown): KeptState {
  const saved: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  return {
    row: Number.isSafeInteger(saved.row) ? Number(saved.row) : 0,
    isOutlineOpen: saved.isOutlineOpen !== false,
    openSteps: decodeSteps(saved.openSteps),
    picture: isPictureId(saved.picture) ? saved.picture : undefined,
    pasted: typeof saved.pasted === 'string' ? saved.pasted : '',
    whatIf: decodeWhatIf(saved.whatIf, isQuantityId),
  };
}

function decodeSteps(value: unknown): KeptState['openSteps'] {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, isOpen]) => typeof isOpen === 'boolean'));
}
