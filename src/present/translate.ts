/**
 * Messages into the reader's language. The host translates with `vscode.l10n.t`, the webview with the bundle it was
 * sent; both give a `Translate`, and everything in this folder asks only for that.
 */

import { fill, type Message } from '../core/index.ts';

/** A sentence in the reader's language. */
export type Translate = (message: Message) => string;

/** How a reader wants to be spoken to: the language, and how many digits numbers show. */
export interface Wording {
  readonly translate: Translate;
  readonly significantDigits: number;
}

/** A translation by a bundle, keyed by the English template; a template the bundle does not know stays English. */
export function translator(bundle: Readonly<Partial<Record<string, string>>> | undefined): Translate {
  return ({ text, args }) => {
    const known = bundle !== undefined && Object.hasOwn(bundle, text) ? bundle[text] : undefined;
    return fill(known ?? text, args);
  };
}
