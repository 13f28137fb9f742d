/**
 * The entry that VS Code loads: small, since every window loads it. The features come from a bundle beside it in a turn of
 * their own; the web host can load only one file, and there they are inside it and made when asked for.
 */

import type * as vscode from 'vscode';
import type { Surprisal } from './features.ts';

export async function activate(context: vscode.ExtensionContext): Promise<Surprisal> {
  const { start } = await import('./features.ts');
  return start(context);
}
