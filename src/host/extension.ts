/**
 * The extension: activation only registers, and reads like a table of contents.
 */

import * as vscode from 'vscode';
import * as arraysView from './arraysView/index.ts';
import * as commands from './commands/index.ts';
import { DocumentArrays } from './documentArrays.ts';
import * as hover from './hover/index.ts';
import { Panel } from './panel/index.ts';
import type { Services } from './services.ts';

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Surprisal', { log: true });
  const arrays = new DocumentArrays();
  const panel = new Panel(context.extensionUri, arrays, log);
  const services: Services = { arrays, panel, log };
  context.subscriptions.push(
    log,
    arrays,
    panel,
    hover.register(services),
    commands.register(services),
    arraysView.register(services),
  );
}
