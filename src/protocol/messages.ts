/**
 * The messages between extension host and panel. Both sides import these unions and parse what arrives: a message that
 * is not one of them is undefined, never a guess. Every payload is a whole snapshot, so a lost message harms nothing.
 */

import type { Inspection } from '../inspect/index.ts';
import { decodeInspection, type EncodedInspection, encodeInspection, type KnowsQuantity } from './inspectionCodec.ts';
import { field, isRecord, number, type Parser, record, string } from './parsers.ts';

/** What the panel needs to speak the reader's language. The bundle is keyed by the English template; English has none. */
export interface PanelLanguage {
  readonly locale: string;
  readonly bundle: Readonly<Partial<Record<string, string>>>;
}

/** All that the panel draws. */
export interface ShowMessage {
  readonly type: 'show';
  readonly inspection: Inspection;
  readonly language: PanelLanguage;
  readonly significantDigits: number;
  /** the document the arrays stand in, as its address; absent where they were typed in */
  readonly source?: string;
}

export type ToPanel = ShowMessage;

export type FromPanel =
  /** the panel listens; the host answers with `show` */
  | { readonly type: 'ready' }
  /** show an array, or one of its elements, in the editor */
  | { readonly type: 'reveal'; readonly array: number; readonly index?: number }
  /** put a text on the clipboard */
  | { readonly type: 'copy'; readonly text: string };

/** A message to the panel as plain JSON; also what the panel saves as its state. */
export type EncodedToPanel = Readonly<Record<string, unknown>>;

export function encodeToPanel(show: ToPanel): EncodedToPanel {
  const inspection: EncodedInspection = encodeInspection(show.inspection);
  return { ...show, inspection };
}

const languageParser: Parser<PanelLanguage> = (value) => {
  if (!isRecord(value)) return undefined;
  const locale = field(value, 'locale', string);
  const bundle = field(value, 'bundle', record(string, string));
  return locale === undefined || !bundle ? undefined : { locale, bundle };
};

/** The message that was encoded, or undefined where the value is none. */
export function parseToPanel(value: unknown, knowsQuantity: KnowsQuantity): ToPanel | undefined {
  if (!isRecord(value) || value.type !== 'show') return undefined;
  const inspection = field(value, 'inspection', (encoded) => decodeInspection(encoded, knowsQuantity));
  const language = field(value, 'language', languageParser);
  const significantDigits = field(value, 'significantDigits', number);
  const source = field(value, 'source', string);
  if (!inspection || !language || significantDigits === undefined) return undefined;
  if (!Number.isInteger(significantDigits) || significantDigits < 1 || significantDigits > 17) return undefined;
  return { type: 'show', inspection, language, significantDigits, ...(source !== undefined && { source }) };
}

/** More text than anybody copies from a panel; what is longer is refused. */
const longestCopy = 1_000_000;

/** The message of the panel, or undefined where the value is none. */
export function parseFromPanel(value: unknown): FromPanel | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
      return { type: 'ready' };
    case 'reveal': {
      if (!isIndex(value.array) || (value.index !== undefined && !isIndex(value.index))) return undefined;
      return { type: 'reveal', array: value.array, ...(isIndex(value.index) && { index: value.index }) };
    }
    case 'copy': {
      const text = field(value, 'text', string);
      return text === undefined || text.length > longestCopy ? undefined : { type: 'copy', text };
    }
    default:
      return undefined;
  }
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
