/** A result as Markdown, to be pasted elsewhere: headline, table, warnings. Whatever a document wrote is plain text in it. */

import { summarize } from '../summary.ts';
import { type Table, table } from '../table.ts';
import type { Writer } from './forms.ts';

/** Rows of the table; the rest is counted. */
const mostRows = 100;

export const markdownForm: Writer = (inspection, _, wording) => {
  const { headline, result, warnings, arrays } = summarize(inspection, wording);
  const content = table(inspection, mostRows, wording);
  const blocks = [
    `**${plain(headline ?? result ?? '')}**`,
    arrays.map(({ sentence }) => plain(sentence)).join(' '),
    ...warnings.map((warning) => `⚠ ${plain(warning)}`),
    ...(content && content.rows.length > 0 ? [markdownTable(content)] : []),
    ...(content?.more === undefined ? [] : [plain(content.more)]),
  ];
  return { kind: 'text', text: `${blocks.join('\n\n')}\n` };
};

/** The numbers to the right; the row of the label's class is bold. */
export function markdownTable({ headings, indexColumns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(headings.map(({ text }) => plain(text))),
    `|${headings.map(() => ' ---: |').join('')}`,
    ...rows.map(({ cells, isTarget }) => {
      const safe = cells.map((cell, column) => (column < indexColumns ? plain(cell) : cell));
      return line(isTarget ? safe.map((cell) => `**${cell}**`) : safe);
    }),
  ].join('\n');
}

/**
 * Text of which Markdown makes nothing but text, on one line. What cannot be seen (control characters, signs that turn the
 * direction of writing) is shown as a replacement character; addresses that a reader would turn into links are broken up.
 * Source: CommonMark, Backslash escapes; GitHub Flavored Markdown, Autolinks.
 */
export function plain(content: string): string {
  return content
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '\ufffd')
    .replace(/[\\`*_{}[\]<>#+!|~$&=^@-]|:(?=\/\/)|\.(?=\p{L})|(?<=^\d+)[.)]/gu, '\\$&');
}
