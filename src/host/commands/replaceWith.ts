/**
 * Replace Array With…: writes what an array can be turned into in its place, as one edit that can be undone. The list
 * shows the first numbers of each, so that nothing is written unseen.
 */

import * as vscode from 'vscode';
import { type Message, message, type Tensor } from '../../core/index.ts';
import type { Range } from '../../finder/index.ts';
import { type Transformation, transformationsOf } from '../../inspect/index.ts';
import { rewriting } from '../../present/index.ts';
import { commands } from '../identifiers.ts';
import { translate } from '../language.ts';
import { toVscodeRange } from '../places.ts';
import type { Services } from '../services.ts';
import { findTarget, inform, type Target } from '../target.ts';
import { write } from '../writing.ts';
import { nameOf, previewOf } from './arrayItems.ts';

export async function replaceWith(services: Services, argument: unknown): Promise<void> {
  const target = await findTarget(services, commands.replaceWith, argument);
  if (!target) return;
  const problem = problemOf(target);
  if (problem) {
    inform(problem);
    return;
  }
  const { document, array } = target;
  const { version } = document;
  const items = transformationsOf(array).map((transformation) => itemOf(transformation));
  const picked = await vscode.window.showQuickPick(items, {
    title: translate(message('Replace “{0}” with', nameOf(array))),
    placeHolder: translate(message('The edit can be undone')),
  });
  if (!picked) return;
  if (!('data' in picked.result)) {
    inform(picked.result);
    return;
  }
  if (document.version !== version) {
    inform(message('The document was edited meanwhile: nothing was written.'));
    return;
  }
  await rewrite(target, picked.result, picked.transformation);
}

function problemOf({ array }: Target): Message | undefined {
  if (array.form !== 'literal') {
    return message('Only an array in code is replaced: this one is printed output or a table.');
  }
  if (array.ragged) return message('The rows of this array differ in length: it cannot be replaced.');
  if (array.truncated) return message('Numbers of this array are missing: it cannot be replaced.');
  return undefined;
}

function itemOf(transformation: Transformation) {
  const result = transformation.apply();
  const detail = 'data' in result ? previewOf(result) : translate(result);
  return { label: translate(transformation.title), detail, transformation, result };
}

async function rewrite({ document, array }: Target, values: Tensor, { isWhole }: Transformation): Promise<void> {
  const changes = rewriting(array, values, isWhole, {
    languageId: document.languageId,
    textOf: (range: Range) => document.getText(toVscodeRange(range)),
    indentationOf: (line) => /^\s*/.exec(document.lineAt(line).text)?.[0] ?? '',
  });
  if (!(await write(document, changes))) inform(message('The document cannot be edited: nothing was written.'));
}
