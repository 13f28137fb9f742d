/** Commands about the extension: the walkthrough and the log. */

import * as vscode from 'vscode';
import { walkthroughs } from '../identifiers.ts';
import type { Services } from '../services.ts';

/** Open Walkthrough. */
export async function openWalkthrough({ extensionId }: Services): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#${walkthroughs.start}`);
}

/** Show Log. */
export function showLog({ log }: Services): void {
  log.show();
}
