/** The forms in which a result can be copied. */

import { type Message, message } from '../../core/index.ts';
import { type FrameworkId, frameworks } from '../../frameworks/index.ts';
import type { Inspection, Outcome } from '../../inspect/index.ts';
import type { Wording } from '../translate.ts';
import { copyText } from '../values.ts';
import { codeForm } from './code.ts';
import { csvForm, tsvForm } from './delimited.ts';
import { jsonForm } from './json.ts';
import { latexForm } from './latex.ts';
import { markdownForm } from './markdown.ts';

export type CopyFormId = 'value' | 'latex' | 'markdown' | 'csv' | 'tsv' | 'json' | FrameworkId;

/** What is copied, or why nothing is. */
export type Copied =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none'; readonly reason: Message };

/** A form in which a result can be copied. */
export interface CopyForm {
  readonly id: CopyFormId;
  readonly title: Message;
  /** makes the text; what a form of many numbers costs is paid only by who wants it */
  write(): Copied;
}

type Result = Extract<Outcome, { kind: 'value' }>;

/** A form of a result that there is. */
export type Writer = (inspection: Inspection, result: Result, wording: Wording) => Copied;

interface Description {
  readonly id: CopyFormId;
  readonly title: Message;
  readonly writer: Writer;
}

const descriptions: readonly Description[] = [
  { id: 'value', title: message('Value with all digits'), writer: (_, { value }) => text(copyText(value)) },
  { id: 'latex', title: message('LaTeX formula'), writer: latexForm },
  { id: 'markdown', title: message('Markdown table'), writer: markdownForm },
  { id: 'csv', title: message('{0} table', 'CSV'), writer: csvForm },
  { id: 'tsv', title: message('{0} table', 'TSV'), writer: tsvForm },
  { id: 'json', title: message('{0} with inputs and options', 'JSON'), writer: jsonForm },
  ...frameworks.map(({ id, title }) => ({ id, title: message('{0} code', title), writer: codeForm(id) })),
];

/** The forms of a result, in the order in which they are offered. Of a problem, each gives its sentence as the reason. */
export function copyForms(inspection: Inspection, wording: Wording): readonly CopyForm[] {
  const { outcome } = inspection;
  return descriptions.map(({ id, title, writer }) => ({
    id,
    title,
    write: () =>
      outcome.kind === 'problem' ? { kind: 'none', reason: outcome.sentence } : writer(inspection, outcome, wording),
  }));
}

function text(content: string): Copied {
  return { kind: 'text', text: content };
}
