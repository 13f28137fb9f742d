/** Steps of a derivation as text: one of them, or all. */

import { type Message, message } from '../../core/index.ts';
import type { Step } from '../../quantities/index.ts';
import { agreementOf } from '../agreement.ts';
import { escapeMarkdown } from '../hover.ts';
import { stepsToNumpy } from '../numpy.ts';
import { stepToTex } from '../tex.ts';
import type { Wording } from '../translate.ts';
import { stepToUnicode } from '../unicode.ts';
import type { Copied } from './forms.ts';

export type StepFormId = 'latex' | 'markdown' | 'unicode' | 'numpy';

/** A form in which steps can be copied. */
export interface StepForm {
  readonly id: StepFormId;
  readonly title: Message;
}

/** The forms, in the order in which they are offered. */
export const stepForms: readonly StepForm[] = [
  { id: 'latex', title: message('LaTeX') },
  { id: 'markdown', title: message('Markdown') },
  { id: 'unicode', title: message('Plain text') },
  { id: 'numpy', title: message('NumPy code') },
];

/** More text than this is nothing that anybody pastes. */
const mostCharacters = 500_000;

/** Steps in a form. Code computes with all digits; the others show as many as the reader wants to see. */
export function copySteps(steps: readonly Step[], form: StepFormId, wording: Wording): Copied {
  const text = writers[form](steps, wording);
  return text.length <= mostCharacters
    ? { kind: 'text', text }
    : { kind: 'none', reason: message('These are too many numbers to be copied.') };
}

const writers: Readonly<Record<StepFormId, (steps: readonly Step[], wording: Wording) => string>> = {
  latex,
  markdown: stepsToMarkdown,
  unicode,
  numpy: stepsToNumpy,
};

/** Lines for math mode; several of them need amsmath. */
function latex(steps: readonly Step[], wording: Wording): string {
  const lines = steps.map((step) => stepToTex(step, wording));
  if (lines.length === 1) return lines[0];
  return `\\begin{gathered}\n${lines.map((line) => `  ${line}`).join(' \\\\\n')}\n\\end{gathered}`;
}

function unicode(steps: readonly Step[], wording: Wording): string {
  if (steps.length === 1) return stepToUnicode(steps[0], wording);
  return `${steps.map((step, position) => `${numbered(step, position, wording)}\n${stepToUnicode(step, wording)}`).join('\n\n')}\n`;
}

/** Each step with its reason, its formula and how well its sides agree; headings where there are several. */
export function stepsToMarkdown(steps: readonly Step[], wording: Wording): string {
  const { translate } = wording;
  const blocks = steps.flatMap((step, position) => {
    const agreement = agreementOf(step);
    return [
      steps.length === 1
        ? `**${escapeMarkdown(translate(step.title))}**`
        : `**${escapeMarkdown(numbered(step, position, wording))}**`,
      ...(step.reason ? [escapeMarkdown(translate(step.reason))] : []),
      `$$\n${stepToTex(step, wording)}\n$$`,
      ...(agreement ? [`${agreement.poor ? '⚠' : '✓'} ${escapeMarkdown(translate(agreement.sentence))}`] : []),
    ];
  });
  return `${blocks.join('\n\n')}\n`;
}

function numbered(step: Step, position: number, { translate }: Wording): string {
  return `${position + 1}. ${translate(step.title)}`;
}
