/** Our log, as the Output view shows it. */

import * as vscode from 'vscode';
import { eventually } from './assert.ts';

/** The lines of the log, once there are as many of a kind as are waited for. */
export async function logLines(isOfKind: (line: string) => boolean, atLeast: number): Promise<readonly string[]> {
  await vscode.commands.executeCommand('surprisal.showLog');
  let found: readonly string[] = [];
  return await eventually(() => {
    const shown = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === 'output' && /surprisal/i.test(uri.path),
    );
    found = (shown?.getText() ?? '').split('\n').filter(isOfKind);
    return found.length >= atLeast ? found : undefined;
  }, `${atLeast} lines of the log`).catch((error: Error) => {
    throw new Error(`${error.message}; there are ${found.length}`);
  });
}
