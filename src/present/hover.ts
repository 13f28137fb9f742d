/**
 * What a hover says, in parts: Markdown that is all our own, and text that may hold words of the document. The host
 * appends the one with appendMarkdown and the other with appendText, so that a document can never write Markdown.
 */

import { message } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { arrangementOf, rowCountOf } from './arrangement.ts';
import { rowDetail } from './columns.ts';
import { factsOf } from './facts.ts';
import { float32View } from './float32View.ts';
import { formulaLine } from './formula.ts';
import { type BarColours, barImage, barScale } from './hoverBars.ts';
import { type Summary, summarize } from './summary.ts';
import { rowTable, type Table, table } from './table.ts';
import type { Wording } from './translate.ts';

/** A piece of a hover; pieces follow each other without anything between them. */
export interface HoverPart {
  readonly kind: 'markdown' | 'text';
  readonly text: string;
}

/** How much a hover says. */
export type HoverDetail = 'brief' | 'standard' | 'full';

export interface HoverOptions {
  /** rows of the table; default 5 */
  readonly maxRows?: number;
  /** `brief` is the value and what the array was taken for; `full` adds what the panel says about it; default `standard` */
  readonly detail?: HoverDetail;
  /** the colours of the bars beside the table; without them there are none */
  readonly bars?: BarColours;
  /** nothing about what the arrays were taken for: whoever asks knows it */
  readonly withoutRoles?: boolean;
  /** Markdown of our own: the link that flips what the array was taken for */
  readonly flip?: string;
  /** Markdown of our own: the links; they stand above the table, which may be scrolled out of view */
  readonly links?: string;
}

/** A hover stays readable: a text of the document that is longer is cut. */
const longestText = 240;
/** At most so many warnings; the panel has them all. */
const mostWarnings = 3;
const mostWarningsInFull = 20;
/** Notes tell of what is right as it is: the first of them will do. */
const mostNotes = 1;

/**
 * The parts of a hover: the result and what the arrays were taken for, warnings, one formula with the links, the table.
 * A hover opens about eleven lines high; what comes last is what may have to be scrolled to.
 */
export function hoverParts(inspection: Inspection, wording: Wording, options: HoverOptions = {}): readonly HoverPart[] {
  const { detail = 'standard', maxRows = 5 } = options;
  const summary = summarize(inspection, wording);
  const focus = focusOf(inspection, summary);
  const isOneRow = focus !== undefined || !isBatch(inspection);
  const isAnswered = summary.problem === undefined && detail !== 'brief';
  const facts = isAnswered && isOneRow ? factsOf(inspection, focus?.row ?? 0, wording) : undefined;
  const blocks: HoverPart[][] = opening(summary, focus, facts, options);
  blocks.push(...warningBlocks(summary, detail === 'full' ? mostWarningsInFull : mostWarnings, wording));
  if (detail !== 'brief') for (const note of summary.notes.slice(0, mostNotes)) blocks.push([text(note)]);
  if (detail === 'full') for (const sentence of further(inspection, summary, wording)) blocks.push([text(sentence)]);
  const formula = isAnswered ? formulaLine(inspection, wording, focus?.row) : undefined;
  const line = [formula && codeSpan(formula), options.links].filter((part) => part !== undefined);
  if (line.length > 0) blocks.push([markdown(line.join(' · '))]);
  if (isAnswered) blocks.push(...tableBlocks(inspection, focus, maxRows, options.bars, wording));
  return blocks.flatMap((block, position) => (position === 0 ? block : [markdown('\n\n'), ...block]));
}

/** The row that a hover is about, and what came out for it. */
interface Focus {
  readonly row: number;
  readonly headline: string;
}

function isBatch(inspection: Inspection): boolean {
  const arrangement = arrangementOf(inspection);
  return arrangement !== undefined && rowCountOf(arrangement) > 1;
}

function focusOf({ focus }: Inspection, { focus: headline }: Summary): Focus | undefined {
  return focus && headline !== undefined ? { row: focus.row, headline } : undefined;
}

/** The first sentences: the value, or what is wrong, and what every array was taken for. */
function opening(
  summary: Summary,
  focus: Focus | undefined,
  facts: string | undefined,
  { flip, withoutRoles = false }: HoverOptions,
): HoverPart[][] {
  const roles = withoutRoles ? [] : [text(summary.arrays.map(({ sentence }) => sentence).join(' '))];
  if (flip !== undefined) roles.push(markdown(` ${flip}`));
  if (facts !== undefined) roles.push(...(roles.length > 0 ? [markdown(' · ')] : []), text(facts));
  if (summary.problem !== undefined) return [[text(`⚠ ${summary.problem}`)], roles];
  if (summary.headline === undefined) return [roles];
  const headline = focus
    ? [bold(focus.headline), markdown(` · ${escapeMarkdown(summary.headline)}`)]
    : [bold(summary.headline)];
  return roles.length > 0 ? [headline, roles] : [headline];
}

/** What the panel says beside a result. */
function further(inspection: Inspection, { options, question }: Summary, wording: Wording): readonly string[] {
  const single = float32View(inspection, wording);
  const inFloat32 = single && [single.value, single.printed, single.lost].filter((part) => part !== undefined);
  return [...options, ...(inFloat32 ? [inFloat32.join(' · ')] : []), ...(question === undefined ? [] : [question])];
}

function warningBlocks({ warnings }: Summary, most: number, { translate }: Wording): HoverPart[][] {
  const blocks = warnings.slice(0, most).map((warning) => [text(`⚠ ${warning}`)]);
  const untold = warnings.length - most;
  if (untold > 0) blocks.push([text(translate(message('and {0} more warnings', untold)))]);
  return blocks;
}

function tableBlocks(
  inspection: Inspection,
  focus: Focus | undefined,
  maxRows: number,
  colours: BarColours | undefined,
  wording: Wording,
): HoverPart[][] {
  const isOneRow = focus !== undefined || !isBatch(inspection);
  const row = focus?.row ?? 0;
  const oneRow = isOneRow ? rowTable(inspection, row, maxRows, wording, 'largest') : undefined;
  const content = oneRow?.rows.length ? oneRow : table(inspection, maxRows, wording);
  if (!content || content.rows.length === 0) return [];
  const detail = oneRow && colours ? rowDetail(inspection, row) : undefined;
  const scale = detail && barScale(detail.columns);
  const barOf = scale && colours && ((position: number) => barImage(scale, position, colours));
  const blocks = [[markdown(markdownTable(content, barOf))]];
  if (content.more !== undefined) blocks.push([text(content.more)]);
  return blocks;
}

function bold(content: string): HoverPart {
  return markdown(`**${escapeMarkdown(content)}**`);
}

function markdown(content: string): HoverPart {
  return { kind: 'markdown', text: content };
}

function text(content: string): HoverPart {
  const line = content.replace(/\s+/g, ' ');
  if (line.length <= longestText) return { kind: 'text', text: line };
  const letters = [...line];
  const cut = letters.length > longestText ? `${letters.slice(0, longestText - 1).join('')}…` : letters.join('');
  return { kind: 'text', text: cut };
}

/** The hover sets columns close together; an en space before each but the first keeps numbers apart. */
const columnGap = ' | &ensp;';

/** A Markdown table with its numbers to the right; the row of the label's class is bold. A bar ends each row. */
function markdownTable({ headings, rows }: Table, barOf?: (position: number) => string): string {
  const line = (cells: readonly string[], bar: string): string =>
    `| ${cells.join(columnGap)} |${barOf ? ` &ensp;${bar} |` : ''}`;
  return [
    line(
      headings.map((heading) => escapeMarkdown(heading.text)),
      '',
    ),
    `| ${headings.map(() => '---:').join(' | ')} |${barOf ? ' :--- |' : ''}`,
    ...rows.map(({ cells, isTarget, position }) =>
      line(
        cells.map((cell) => (isTarget ? `**${escapeMarkdown(cell)}**` : escapeMarkdown(cell))),
        position === undefined ? '' : (barOf?.(position) ?? ''),
      ),
    ),
  ].join('\n');
}

/** Our own words and numbers, so that none of their characters is read as Markdown. */
export function escapeMarkdown(content: string): string {
  return content.replace(/[\\`*_{}[\]()<>#+!|~$&]/g, '\\$&');
}

/** A code span; a formula holds no backtick, but a bar would end a table cell only, never a span. */
function codeSpan(content: string): string {
  return `\`${content.replaceAll('`', '')}\``;
}
