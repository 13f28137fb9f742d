/** Reads over what hides arrays: comments, strings with expressions inside them, regular expressions, blocks of text. */

import { isSpace } from './characters.ts';
import type { BlockComment } from './dialects/dialect.ts';
import { EmbeddedReader } from './embeddedReader.ts';
import { blockCommentEnd, regexLiteralEnd, stringEnd } from './hidden.ts';
import type { Opener } from './lexicon.ts';
import { Before, code, Level, type Mode, Role } from './state.ts';
import { Token } from './tokens.ts';

const { beforeMask } = Level;

export class HiddenReader extends EmbeddedReader {
  /** Tries what hides text at this place; gives the place itself if nothing does. */
  protected hidden(openers: readonly Opener[], at: number): number {
    if (this.endsLanguage(at)) return this.leaveLanguage(at);
    for (const opener of openers) {
      if (opener.kind === 'embedding') {
        const inside = this.entersLanguage(opener, at);
        if (inside > at) return inside;
      } else if (opener.kind === 'string') {
        const close = this.#stringClose(opener, at);
        if (close !== undefined) return this.string(opener.form, close.close, at, close.from);
      } else if (this.text.startsWith(opener.open, at)) {
        if (opener.kind === 'line') {
          if (!this.lexicon.dialect.commentsAfterSpace || at === 0 || isSpace(this.text.charCodeAt(at - 1))) {
            return this.languageEnd(at);
          }
        } else if (this.#opensComment(opener.comment, at)) {
          this.mode = { kind: 'comment', comment: opener.comment, depth: 1 };
          return this.continueMode(at + opener.open.length);
        }
      }
    }
    return this.text.charCodeAt(at) === 47 ? this.regexLiteral(at) : at;
  }

  #opensComment(comment: BlockComment, at: number): boolean {
    if (comment.startsLine) return at === 0;
    return !comment.alone || this.text.trim() === comment.open;
  }

  #stringClose(opener: Opener & { kind: 'string' }, at: number): { close: string; from: number } | undefined {
    const { form, pattern, open } = opener;
    if (form.notAfterValue && this.afterValue && this.lastEnd === at) return undefined;
    if (!pattern) return this.text.startsWith(open, at) ? { close: form.close, from: at + open.length } : undefined;
    pattern.lastIndex = at;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    return { close: form.close.replaceAll('$1', () => match[1] ?? ''), from: at + match[0].length };
  }

  protected regexLiteral(at: number): number {
    if (!this.lexicon.dialect.regexLiterals || this.afterValue || this.slashesDivide) return at;
    const end = regexLiteralEnd(this.text, at);
    if (end < 0) {
      // Once is enough: to look again at every slash would take the square of the line's length.
      this.slashesDivide = true;
      return at;
    }
    this.kill();
    return this.plain(Token.other, at, end, Before.value);
  }

  protected string(form: (Mode & { kind: 'string' })['form'], close: string, at: number, from: number): number {
    this.kill();
    const end = close === '' ? { at: from, kind: 'closed' as const } : stringEnd(this.text, from, form, close);
    if (end.kind === 'closed' || end.kind === 'brokenOff') return this.plain(Token.string, at, end.at, Before.value);
    this.sink.token(Token.other, at, from);
    this.mode = { kind: 'string', form, close };
    if (end.kind === 'substitution') return this.beginSubstitution(end.at);
    return end.at;
  }

  protected beginSubstitution(at: number): number {
    const mode = this.mode;
    const opening = mode.kind === 'string' && mode.form.substitution?.endsWith('(') ? 40 : 123;
    this.push(opening, Role.substitution, mode);
    this.sink.open(opening, Role.substitution, at, at);
    this.mode = code;
    this.lastEnd = -1;
    return at;
  }

  /** Goes on inside a comment or string; gives the place where code begins again, or the line's end. */
  protected continueMode(at: number): number {
    const mode = this.mode;
    if (mode.kind === 'code') return at;
    if (mode.kind === 'textBlock') {
      const indentation = this.text.search(/\S/);
      if (indentation < 0 || indentation > mode.indentation) return this.text.length;
      this.mode = code;
      return at;
    }
    if (mode.kind === 'comment') {
      const { at: end, depth } = blockCommentEnd(this.text, at, mode.comment, mode.depth);
      if (depth === 0) this.mode = code;
      else if (depth !== mode.depth) this.mode = { ...mode, depth };
      return end;
    }
    const end = stringEnd(this.text, at, mode.form, mode.close);
    if (end.kind === 'substitution') return this.beginSubstitution(end.at);
    if (end.kind === 'open') return end.at;
    this.mode = code;
    return this.plain(Token.other, at, end.at, Before.value);
  }

  protected beginTextBlock(from: number): boolean {
    const before = this.level & beforeMask;
    if (before !== Before.colon && before !== Before.operator && before !== Before.start) return false;
    if (!/^[-+0-9]{0,2}\s*(?:#|$)/.test(this.text.slice(from, from + 200))) return false;
    this.mode = { kind: 'textBlock', indentation: this.text.search(/\S/) };
    return true;
  }
}
