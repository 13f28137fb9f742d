/**
 * Reads text in other languages inside a document: code in fences, scripts in pages. Such text begins and ends with no
 * bracket open; between its ends it is read as a document in its own language is. One language stands in another, not in a
 * third.
 */

import type { Embedding } from './dialects/dialect.ts';
import { dialectNamed } from './dialects/index.ts';
import { type Lexicon, lexiconOf, type Opener } from './lexicon.ts';
import { LineCursor } from './lineCursor.ts';
import { code, type Embedded } from './state.ts';

export class EmbeddedReader extends LineCursor {
  readonly #outer: Lexicon;
  /** the line, while only its part before the mark that closes the inner language is read */
  #wholeLine: string | undefined;
  /** where the outer language goes on in it */
  #goesOnAt = 0;

  constructor(lexicon: Lexicon) {
    super(lexicon);
    this.#outer = lexicon;
  }

  /** Takes up the language that a line or seam is in. */
  protected resumeLanguage(embedded: Embedded | undefined): void {
    this.embedded = embedded;
    this.lexicon = embedded?.lexicon ?? this.#outer;
    this.#wholeLine = undefined;
    this.sink.enter(this.lexicon);
  }

  /** Looks for marks that open or close the inner language on this line; gives where reading goes on. */
  protected beginLine(line: number, at: number): number {
    const { embedded, text } = this;
    if (embedded === undefined) return at === 0 && this.mode === code ? this.#openOn(line) : at;
    if (!embedded.embedding.wholeLines) this.#cutAtClose(at);
    else if (at === 0 && embedded.close) {
      embedded.close.lastIndex = 0;
      if (embedded.close.test(text)) return this.leaveLanguage(text.length);
    }
    return at;
  }

  #openOn(line: number): number {
    const { text } = this;
    const { fences, dialect } = this.#outer;
    for (const { embedding, pattern } of fences) {
      const match = pattern.exec(text);
      if (match) return this.#enter(embedding, match, text.length);
    }
    if (line > 0) return 0;
    for (const embedding of dialect.embeddings ?? []) {
      const match = embedding.fromStart === undefined ? null : new RegExp(embedding.fromStart).exec(text);
      if (match) return this.#enter(embedding, match, 0);
    }
    return 0;
  }

  /** Enters the language that a mark opens here; gives the place after the mark, or the place itself. */
  protected entersLanguage({ pattern, embedding }: Opener & { kind: 'embedding' }, at: number): number {
    if (this.embedded) return at;
    pattern.lastIndex = at;
    const match = pattern.exec(this.text);
    return match ? this.#enter(embedding, match, at + match[0].length) : at;
  }

  #enter(embedding: Embedding, match: RegExpExecArray, at: number): number {
    const { language = '', fence = '' } = match.groups ?? {};
    const close = embedding.close?.replace('$1', fence);
    this.#change({
      embedding,
      lexicon: lexiconOf(dialectNamed(language === '' ? embedding.language : language)),
      close: close === undefined ? undefined : new RegExp(close, 'gi'),
    });
    if (!embedding.wholeLines) this.#cutAtClose(at);
    return at;
  }

  #change(embedded: Embedded | undefined): void {
    this.forget();
    this.mode = code;
    this.lastEnd = this.calleeStart = this.calleeEnd = this.wordStart = -1;
    this.embedded = embedded;
    this.lexicon = embedded?.lexicon ?? this.#outer;
    this.sink.enter(this.lexicon);
  }

  /** Lets this line end where the outer language closes the inner one, whatever the inner one makes of that place. */
  #cutAtClose(from: number): void {
    const close = this.embedded?.close;
    if (!close) return;
    close.lastIndex = from;
    const match = close.exec(this.text);
    if (!match) return;
    this.#wholeLine = this.text;
    this.#goesOnAt = match.index + match[0].length;
    this.text = this.text.slice(0, match.index);
  }

  /** At the end of what was read: leaves the inner language if the line goes on in the outer one. */
  protected closesLanguage(): boolean {
    if (this.#wholeLine === undefined) return false;
    this.text = this.#wholeLine;
    this.#wholeLine = undefined;
    this.at = this.#goesOnAt;
    this.#change(undefined);
    return true;
  }

  /** Whether the mark stands here by which the inner language ends itself. */
  protected endsLanguage(at: number): boolean {
    const { endMark } = this.lexicon.dialect;
    return endMark !== undefined && this.#endsItself && this.text.startsWith(endMark, at);
  }

  get #endsItself(): boolean {
    return this.embedded !== undefined && this.embedded.close === undefined;
  }

  /** Goes on in the outer language. */
  protected leaveLanguage(at: number): number {
    const { endMark = '' } = this.lexicon.dialect;
    const marked = this.#endsItself ? endMark.length : 0;
    this.#change(undefined);
    return at + marked;
  }

  /** Where a comment that fills the line ends: at the mark by which the language ends itself, or at the line's end. */
  protected languageEnd(from: number): number {
    const { endMark } = this.lexicon.dialect;
    const end = endMark !== undefined && this.#endsItself ? this.text.indexOf(endMark, from) : -1;
    return end < 0 ? this.text.length : end;
  }
}
