/** Markdown, as data: text with code in fences, Quarto's and R Markdown's chunks among them. */

import type { Dialect, Embedding } from './dialect.ts';
import { prose } from './text.ts';

/** A fence is closed by one of its own character and at least its own length. */
const fences: readonly Embedding[] = ['`', '~'].map((mark) => ({
  open: `^[ \\t>]{0,80}(?<fence>${mark}{3,80})[ \\t]{0,80}(?:\\{[ \\t]{0,80})?\\.?(?<language>[\\w+#-]{0,40})${mark === '`' ? '[^`]*$' : ''}`,
  close: `^[ \\t>]{0,80}$1${mark}*[ \\t]*$`,
  wholeLines: true,
  language: 'plaintext',
}));

export const markdown: Dialect = {
  ...prose,
  lineForms: 'pipeTables',
  blockComments: [{ open: '<!--', close: '-->' }],
  embeddings: [
    ...fences,
    { open: '\\$\\$', close: '\\$\\$', first: '$', language: 'latex-math' },
    // Sums of money are no formulas: a closing mark follows no space and precedes no digit.
    { open: '\\$(?=[^\\s$](?:[^$]{0,400}[^\\s$])?\\$(?!\\d))', close: '\\$', first: '$', language: 'latex-math' },
  ],
};
