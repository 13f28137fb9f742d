/** Copy Value: the first result of an array, with all its digits, on the clipboard. */

import * as vscode from 'vscode';
import { copyText } from '../../present/index.ts';
import { commands } from '../identifiers.ts';
import type { Services } from '../services.ts';
import { inform } from '../target.ts';
import { inspectionAt } from './placeCommands.ts';

export async function copyValue(services: Services, argument: unknown): Promise<void> {
  const found = await inspectionAt(services, commands.copyValue, argument);
  if (!found) return;
  const { outcome } = found.inspection;
  if (outcome.kind === 'value') await vscode.env.clipboard.writeText(copyText(outcome.value));
  else inform(outcome.sentence);
}
