/**
 * What a hover says, in parts: Markdown that is all our own, and text that may hold words of the document. The host
 * appends the one with appendMarkdown and the other with appendText, so that a document can never write Markdown.
 */

import { message } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { formulaLine } from './formula.ts';
import { type Summary, summarize } from './summary.ts';
import { type Table, table } from './table.ts';
import type { Wording } from './translate.ts';

/** A piece of a hover; pieces follow each other without anything between them. */
export interface HoverPart {
  readonly kind: 'markdown' | 'text';
  readonly text: string;
}

export interface HoverOptions {
  /** rows of the table; default 5 */
  readonly maxRows?: number;
  /** Markdown of our own, such as command links; it stands above the table, which may be scrolled out of view */
  readonly links?: string;
}

/** A hover stays readable: a text of the document that is longer is cut. */
const longestText = 240;
/** At most so many warnings; the panel has them all. */
const mostWarnings = 3;
/** Notes tell of what is right as it is: the first of them will do. */
const mostNotes = 1;

/**
 * The parts of a hover: the result and what the arrays were taken for, warnings, one formula with the links, the table.
 * A hover opens about eleven lines high; what comes last is what may have to be scrolled to.
 */
export function hoverParts(inspection: Inspection, wording: Wording, options: HoverOptions = {}): readonly HoverPart[] {
  const summary = summarize(inspection, wording);
  const blocks: HoverPart[][] = [opening(summary)];
  for (const warning of summary.warnings.slice(0, mostWarnings)) blocks.push([text(`⚠ ${warning}`)]);
  const untold = summary.warnings.length - mostWarnings;
  if (untold > 0) blocks.push([text(wording.translate(message('and {0} more warnings', untold)))]);
  for (const note of summary.notes.slice(0, mostNotes)) blocks.push([text(note)]);
  const hasValue = summary.problem === undefined;
  const formula = hasValue ? formulaLine(inspection, wording) : undefined;
  const line = [formula && codeSpan(formula), options.links].filter((part) => part !== undefined);
  if (line.length > 0) blocks.push([markdown(line.join(' · '))]);
  const content = hasValue ? table(inspection, options.maxRows ?? 5, wording) : undefined;
  if (content && content.rows.length > 0) blocks.push([markdown(markdownTable(content))]);
  if (content?.more !== undefined) blocks.push([text(content.more)]);
  return blocks.flatMap((block, position) => (position === 0 ? block : [markdown('\n\n'), ...block]));
}

/** The first sentences: the value, or what is wrong, and what every array was taken for. */
function opening(summary: Summary): HoverPart[] {
  const roles = summary.arrays.map(({ sentence }) => sentence).join(' ');
  if (summary.problem !== undefined) return [text(`⚠ ${summary.problem}`), markdown('\n\n'), text(roles)];
  if (summary.headline === undefined) return [text(roles)];
  return [markdown(`**${escapeMarkdown(summary.headline)}**`), markdown('\n\n'), text(roles)];
}

function markdown(content: string): HoverPart {
  return { kind: 'markdown', text: content };
}

function text(content: string): HoverPart {
  const letters = [...content.replace(/\s+/g, ' ')];
  const cut = letters.length > longestText ? `${letters.slice(0, longestText - 1).join('')}…` : letters.join('');
  return { kind: 'text', text: cut };
}

/** The hover sets columns close together; an en space before each but the first keeps numbers apart. */
const columnGap = ' | &ensp;';

/** A Markdown table with its numbers to the right; the row of the label's class is bold. */
function markdownTable({ headings, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(columnGap)} |`;
  return [
    line(headings.map((heading) => escapeMarkdown(heading.text))),
    `| ${headings.map(() => '---:').join(' | ')} |`,
    ...rows.map(({ cells, isTarget }) =>
      line(cells.map((cell) => (isTarget ? `**${escapeMarkdown(cell)}**` : escapeMarkdown(cell)))),
    ),
  ].join('\n');
}

/** Our own words and numbers, so that none of their characters is read as Markdown. */
function escapeMarkdown(content: string): string {
  return content.replace(/[\\`*_{}[\]()<>#+!|~$&]/g, '\\$&');
}

/** A code span; a formula holds no backtick, but a bar would end a table cell only, never a span. */
function codeSpan(content: string): string {
  return `\`${content.replaceAll('`', '')}\``;
}
