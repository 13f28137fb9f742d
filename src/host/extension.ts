/**
 * The entry that VS Code loads in the desktop and the remote host: small, since every window loads it. The features come
 * from the bundle beside it in a turn of their own. The web host, which can load only one file, has that bundle as its
 * entry.
 */

import type * as vscode from 'vscode';
import type { Surprisal } from './features.ts';

export async function activate(context: vscode.ExtensionContext): Promise<Surprisal> {
  const features = await import('./features.ts');
  return features.activate(context);
}
