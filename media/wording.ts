/** The reader's language and digits, for every part of the panel without being handed down. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { defaultSignificantDigits, translator, type Wording } from '../src/present/index.ts';

export const WordingContext = createContext<Wording>({
  translate: translator(undefined),
  significantDigits: defaultSignificantDigits,
});

/** The reader's language and digits. */
export function useWording(): Wording {
  return useContext(WordingContext);
}
