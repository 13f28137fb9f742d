/** A report of a whole result as Markdown: what went in, with which options, what came out, its table and its derivation. */

import { message } from '../core/index.ts';
import type { Inspection } from '../inspect/index.ts';
import { markdownTable, plain } from './copy/markdown.ts';
import { stepsToMarkdown } from './copy/steps.ts';
import { derivationOf } from './formula.ts';
import { type ArraySummary, type Summary, summarize } from './summary.ts';
import { table } from './table.ts';
import type { Wording } from './translate.ts';
import { copyText } from './values.ts';

/** A report is read: arrays of more numbers, and longer tables, are cut, and it says so. */
const mostNumbers = 1000;
const mostRows = 100;
const limits = { maxTerms: 12, maxRows: 3 };

/** The report, or with a problem what is known without a result. Whatever a document wrote is plain text in it. */
export function reportOf(inspection: Inspection, wording: Wording): string {
  const { translate } = wording;
  const summary = summarize(inspection, wording);
  const heading = (text: string): string => `## ${plain(text)}`;
  const blocks = [
    `# ${plain(summary.title ?? translate(message('No result yet')))}`,
    ...resultBlocks(summary),
    heading(translate(message('Inputs'))),
    ...summary.arrays.flatMap((array, index) => inputBlocks(array, inspection, index, wording)),
    ...optionBlocks(summary, heading(translate(message('Options')))),
    ...tableBlocks(inspection, summary, heading(translate(message('Table'))), wording),
    ...derivationBlocks(inspection, summary, heading(translate(message('Derivation'))), wording),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function resultBlocks({ headline, problem, question, warnings, notes }: Summary): readonly string[] {
  return [
    ...(question === undefined ? [] : [plain(question)]),
    ...(headline === undefined ? [] : [`**${plain(headline)}**`]),
    ...(problem === undefined ? [] : [`⚠ ${plain(problem)}`]),
    ...warnings.map((warning) => `⚠ ${plain(warning)}`),
    ...notes.map(plain),
  ];
}

/** What an array was taken for, and its numbers with all their digits. */
function inputBlocks(
  { title, sentence, shape }: ArraySummary,
  { arrays }: Inspection,
  index: number,
  { translate }: Wording,
): readonly string[] {
  const { tensor } = arrays[index];
  const count = tensor.data.length;
  const numbers =
    count <= mostNumbers
      ? `\`\`\`text\n${copyText(tensor)}\n\`\`\``
      : plain(translate(message('These {0} numbers are too many to be listed here.', count)));
  return [`**${plain(title)}** ${plain(translate(message('shape {0}', shape)))}`, plain(sentence), numbers];
}

function optionBlocks({ options, reduction }: Summary, heading: string): readonly string[] {
  const all = [...options, ...(reduction === undefined ? [] : [reduction])];
  return all.length === 0 ? [] : [heading, all.map((option) => `- ${plain(option)}`).join('\n')];
}

function tableBlocks(inspection: Inspection, { problem }: Summary, heading: string, wording: Wording) {
  const content = problem === undefined ? table(inspection, mostRows, wording) : undefined;
  if (!content || content.rows.length === 0) return [];
  return [heading, markdownTable(content), ...(content.more === undefined ? [] : [plain(content.more)])];
}

function derivationBlocks(inspection: Inspection, { problem }: Summary, heading: string, wording: Wording) {
  if (problem !== undefined) return [];
  const derivation = derivationOf(inspection, limits);
  const content = derivation
    ? stepsToMarkdown(derivation.steps, wording).trimEnd()
    : plain(wording.translate(message('The arrays are too large for a derivation that could be read.')));
  return [heading, content];
}
