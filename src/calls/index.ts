/** The door of the calls: code to the calls of losses in it, and what each of them returns. It holds the grammars: load it lazily. */

import type { Lines } from '../finder/index.ts';
import { CallIndex as IndexOfCalls } from './callIndex.ts';
import { FileCalls, type Reader } from './fileCalls.ts';
import { readPython } from './syntax/python.ts';
import type { LossCall } from './types.ts';

export type { Alternative, Finding, LossCall } from './types.ts';

const readers: Readonly<Record<string, Reader | undefined>> = {
  python: readPython,
};

/** The calls of losses in a text, in order; none in a language that is not read. Never throws. */
export function findCalls(text: string, languageId: string): LossCall[] {
  const read = readers[languageId];
  return read ? new FileCalls(read, text).all() : [];
}

/** The same of a document that changes. */
export class CallIndex extends IndexOfCalls {
  constructor(lines: Lines, languageId: string) {
    super(lines, readers[languageId]);
  }
}
