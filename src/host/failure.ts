/**
 * What happens when something fails that somebody asked for: the whole of it goes to the log, one sentence to the user.
 */

import * as vscode from 'vscode';
import { message } from '../core/index.ts';
import { translate } from './language.ts';
import { withoutLinks } from './plainText.ts';

/** Reports a failure; `what` says, for the log, what was being done. */
export function reportFailure(log: vscode.LogOutputChannel, what: string, error: unknown): void {
  log.error(`${what} failed.`, error);
  void vscode.window.showErrorMessage(withoutLinks(translate(message('That could not be done: {0}', String(error)))));
}
