/**
 * Message: a sentence for a person, made on a floor that knows no language.
 *
 * The English template doubles as the key of the translation bundles (l10n/). The host translates with
 * `vscode.l10n.t`, the webview with the bundle it is sent; only error messages for logs use the English filling.
 */

/** `text` is the English template with {0}, {1}, …; `args` fill it. */
export interface Message {
  readonly text: string;
  readonly args: readonly (string | number)[];
}

/** Makes a message. The template must be a literal at the call, so that a test can hold it against the bundles. */
export function message(text: string, ...args: readonly (string | number)[]): Message {
  return { text, args };
}

/** Puts the arguments into a template: `{0}` becomes the first one. A hole without an argument stays as it is. */
export function fill(text: string, args: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (hole, digits: string) => {
    const argument = args[Number(digits)];
    return argument === undefined ? hole : String(argument);
  });
}
