/**
 * The messages between extension host and its webviews, the panel and the inspector of the side view. Both sides import
 * these unions and parse what arrives: a message that is not one of them is undefined, never a guess. Every payload is a
 * whole snapshot, so a lost message harms nothing.
 */

import type { Message } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import {
  decodeInspection,
  type EncodedInspection,
  encodeInspection,
  type KnowsQuantity,
  messageParser,
  size,
} from './inspectionCodec.ts';
import { field, isRecord, list, number, oneOf, optionalField, type Parser, record, string, truth } from './parsers.ts';

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
  /** said quietly above it, such as where it stands */
  readonly note?: Message;
  /** the row to begin with; the first one where it is absent */
  readonly row?: number;
  /** messages with the same one are about the same question: what was changed in the page stays */
  readonly id?: string;
  /** its quantity was chosen by somebody, and not by what the arrays are */
  readonly isChosen?: boolean;
  /** what is shown stands in its document no more: these were its last numbers */
  readonly isGone?: boolean;
  /** the panel keeps what it shows: the next inspection opens beside it */
  readonly isPinned?: boolean;
}

/** What stands where there is nothing to draw. */
export interface SentenceMessage {
  readonly type: 'sentence';
  readonly sentence: Message;
  readonly language: PanelLanguage;
  /** whether `open` would show more */
  readonly opens: boolean;
}

/** The number of an array that is lit, since the cursor of the editor stands in it; none where both are absent. */
export interface LightMessage {
  readonly type: 'light';
  readonly array?: number;
  readonly index?: number;
}

/** What fills the page. */
export type PageMessage = ShowMessage | SentenceMessage;

/** Asks the page for what was changed in it, which comes back as `writeBack`. */
export interface WriteBackMessage {
  readonly type: 'writeBack';
}

export type ToPanel = PageMessage | LightMessage | WriteBackMessage;

/** A number that was changed in the page. */
export interface NumberChange {
  /** flat, in the array */
  readonly index: number;
  /** as it is to be written */
  readonly text: string;
}

export type FromPanel =
  /** the panel listens; the host answers with `show` */
  | { readonly type: 'ready' }
  /** show an array, or one of its elements, in the editor */
  | { readonly type: 'reveal'; readonly array: number; readonly index?: number }
  /** light the number in the editor that is lit in the page; none where both are absent */
  | { readonly type: 'light'; readonly array?: number; readonly index?: number }
  /** show what the inspector shows in the panel, where there is room for all of it */
  | { readonly type: 'open' }
  /** keep what the panel shows, or let the next inspection have its place */
  | { readonly type: 'pin'; readonly isPinned: boolean }
  /** hold the array that was asked about against another one of its document */
  | { readonly type: 'compare' }
  /** write numbers that were changed in the page into the document, where they stand */
  | { readonly type: 'writeBack'; readonly array: number; readonly changes: readonly NumberChange[] }
  /** put a text on the clipboard */
  | { readonly type: 'copy'; readonly text: string }
  | SaveRequest;

/** Keep a file that the page has made: a picture as SVG, or as PNG in base64; a report as Markdown. */
export interface SaveRequest {
  readonly type: 'save';
  /** what the file is called where nobody says otherwise; no path */
  readonly name: string;
  readonly mediaType: SavedMediaType;
  readonly content: string;
}

export type SavedMediaType = 'image/svg+xml' | 'image/png' | 'text/markdown';

/** A message to the panel as plain JSON; also what the panel saves as its state. */
export type EncodedToPanel = Readonly<Record<string, unknown>>;

export function encodeToPanel(message: ToPanel): EncodedToPanel {
  if (message.type !== 'show') return { ...message };
  const inspection: EncodedInspection = encodeInspection(message.inspection);
  return { ...message, inspection };
}

const languageParser: Parser<PanelLanguage> = (value) => {
  if (!isRecord(value)) return undefined;
  const locale = field(value, 'locale', string);
  const bundle = field(value, 'bundle', record(string, string));
  return locale === undefined || !bundle ? undefined : { locale, bundle };
};

/** The message that was encoded, or undefined where the value is none. */
export function parseToPanel(value: unknown, knowsQuantity: KnowsQuantity): ToPanel | undefined {
  if (!isRecord(value)) return undefined;
  if (value.type === 'light') return parseLight(value);
  if (value.type === 'writeBack') return { type: 'writeBack' };
  const language = field(value, 'language', languageParser);
  if (!language) return undefined;
  if (value.type === 'show') return parseShow(value, language, knowsQuantity);
  if (value.type === 'sentence') return parseSentence(value, language);
  return undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function parseShow(value: Fields, language: PanelLanguage, knowsQuantity: KnowsQuantity): ShowMessage | undefined {
  const inspection = field(value, 'inspection', (encoded) => decodeInspection(encoded, knowsQuantity));
  const significantDigits = field(value, 'significantDigits', number);
  if (!inspection || significantDigits === undefined) return undefined;
  if (!Number.isInteger(significantDigits) || significantDigits < 1 || significantDigits > 17) return undefined;
  return {
    type: 'show',
    inspection,
    language,
    significantDigits,
    ...optionalField(value, 'source', string),
    ...optionalField(value, 'note', messageParser),
    ...optionalField(value, 'row', size),
    ...optionalField(value, 'id', string),
    ...optionalField(value, 'isChosen', truth),
    ...optionalField(value, 'isGone', truth),
    ...optionalField(value, 'isPinned', truth),
  };
}

function parseSentence(value: Fields, language: PanelLanguage): SentenceMessage | undefined {
  const sentence = field(value, 'sentence', messageParser);
  const opens = field(value, 'opens', truth);
  return sentence && opens !== undefined ? { type: 'sentence', sentence, language, opens } : undefined;
}

function parseLight(value: Fields): LightMessage | undefined {
  if (value.array === undefined && value.index === undefined) return { type: 'light' };
  const array = field(value, 'array', size);
  const index = field(value, 'index', size);
  return array === undefined || index === undefined ? undefined : { type: 'light', array, index };
}

/** More text than anybody copies from a panel; what is longer is refused. */
const longestCopy = 1_000_000;

/** More numbers than anybody changes by hand. */
const mostChanges = 10_000;

/** A number as code writes it, whatever page sent it: nothing else is ever written into a document. */
const numberText: Parser<string> = (value) =>
  typeof value === 'string' && /^-?(?:\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?|Infinity|NaN)$/.test(value)
    ? value
    : undefined;

const changeParser: Parser<NumberChange> = (value) => {
  if (!isRecord(value)) return undefined;
  const index = field(value, 'index', size);
  const text = field(value, 'text', numberText);
  return index === undefined || text === undefined ? undefined : { index, text };
};

function parseWriteBack(value: Fields): FromPanel | undefined {
  const array = field(value, 'array', size);
  const changes = field(value, 'changes', list(changeParser));
  if (array === undefined || !changes || changes.length > mostChanges) return undefined;
  return { type: 'writeBack', array, changes };
}

/** More than a picture of the panel takes, in characters; what is longer is refused. */
const longestFile = 20_000_000;
/** A name that is no path and begins with no point, wherever it is saved. */
const fileName = /^[\w-][\w.-]{0,99}$/;
const savedMediaTypes: readonly SavedMediaType[] = ['image/svg+xml', 'image/png', 'text/markdown'];
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

function parseSave(value: Fields): SaveRequest | undefined {
  const name = field(value, 'name', string);
  const mediaType = field(value, 'mediaType', oneOf(savedMediaTypes));
  const content = field(value, 'content', string);
  if (name === undefined || !fileName.test(name) || !mediaType) return undefined;
  if (content === undefined || content.length > longestFile) return undefined;
  return mediaType === 'image/png' && !base64.test(content) ? undefined : { type: 'save', name, mediaType, content };
}

/** The message of the panel, or undefined where the value is none. */
export function parseFromPanel(value: unknown): FromPanel | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
    case 'compare':
    case 'open':
      return { type: value.type };
    case 'light':
      return parseLight(value);
    case 'reveal': {
      const array = field(value, 'array', size);
      const index = field(value, 'index', size);
      if (array === undefined || (value.index !== undefined && index === undefined)) return undefined;
      return { type: 'reveal', array, ...(index !== undefined && { index }) };
    }
    case 'pin': {
      const isPinned = field(value, 'isPinned', truth);
      return isPinned === undefined ? undefined : { type: 'pin', isPinned };
    }
    case 'writeBack':
      return parseWriteBack(value);
    case 'copy': {
      const text = field(value, 'text', string);
      return text === undefined || text.length > longestCopy ? undefined : { type: 'copy', text };
    }
    case 'save':
      return parseSave(value);
    default:
      return undefined;
  }
}
