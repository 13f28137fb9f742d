/**
 * Copy Result as…: the result of an array in the form that somebody picks, from its value with all digits to the program
 * of a framework that prints the same number.
 */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { type CopyForm, copyForms } from '../../present/index.ts';
import { commands } from '../identifiers.ts';
import { translate } from '../language.ts';
import { withoutIcons } from '../plainText.ts';
import { firstResult, wording } from '../results.ts';
import type { Services } from '../services.ts';
import { inform, say } from '../target.ts';
import { inspectionAt } from './placeCommands.ts';

/** A form in the list, with what it would write. */
interface FormItem extends vscode.QuickPickItem {
  readonly form: CopyForm;
}

/** Copies in the form of this id where a link or a key binding names one; otherwise the user picks. */
export async function copyAs(services: Services, place: unknown, wanted: unknown): Promise<void> {
  const found = await inspectionAt(services, commands.copyAs, place);
  if (!found) return;
  const { inspection } = found;
  if (inspection.outcome.kind === 'problem') {
    inform(inspection.outcome.sentence);
    return;
  }
  const forms = copyForms(inspection, wording());
  const form = forms.find(({ id }) => id === wanted) ?? (await pickForm(forms, firstResult(inspection)));
  if (!form) return;
  const copied = form.write();
  if (copied.kind === 'none') {
    inform(copied.reason);
    return;
  }
  await vscode.env.clipboard.writeText(copied.text);
  say(message('Copied: {0}', translate(form.title)));
}

async function pickForm(forms: readonly CopyForm[], result: string): Promise<CopyForm | undefined> {
  const items: readonly FormItem[] = forms.map((form) => ({ label: translate(form.title), form }));
  const picked = await vscode.window.showQuickPick(items, {
    title: withoutIcons(result),
    placeHolder: translate(message('Pick the form to copy')),
  });
  return picked?.form;
}
