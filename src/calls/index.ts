/** The door of the calls: code to the calls of losses in it, and what each of them returns. It holds the grammars: load it lazily. */

import type { Lines } from '../finder/index.ts';
import { CallIndex as IndexOfCalls } from './callIndex.ts';
import { FileCalls } from './fileCalls.ts';
import { javascript, javascriptreact, typescript, typescriptreact } from './syntax/javascript.ts';
import { finish, type Language } from './syntax/language.ts';
import { python } from './syntax/python.ts';
import type { LossCall } from './types.ts';

export type { Alternative, Finding, LossCall } from './types.ts';

const languages: Readonly<Record<string, Language | undefined>> = {
  python,
  javascript,
  javascriptreact,
  typescript,
  typescriptreact,
};

/** The calls of losses in a text, in order; none in a language that is not read. Never throws. */
export function findCalls(text: string, languageId: string): LossCall[] {
  const language = languages[languageId];
  if (!language) return [];
  return [...finish(FileCalls.reading(language, text)).each()].filter((call) => call !== undefined);
}

/** The same of a document that changes. */
export class CallIndex extends IndexOfCalls {
  constructor(lines: Lines, languageId: string) {
    super(lines, languages[languageId]);
  }
}
