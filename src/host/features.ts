/**
 * The extension's features: starting them only registers, and reads like a table of contents. They stand in a bundle of
 * their own, which the small entry loads; in the web host it is the entry itself.
 */

import * as vscode from 'vscode';
import * as annotations from './annotations/index.ts';
import * as arraysView from './arraysView/index.ts';
import * as callHover from './callHover/index.ts';
import * as commands from './commands/index.ts';
import { keepConfiguration } from './configuration.ts';
import * as cursor from './cursor/index.ts';
import { Decided } from './decided.ts';
import * as diagnostics from './diagnostics/index.ts';
import { DocumentArrays } from './documentArrays.ts';
import { DocumentCalls } from './documentCalls.ts';
import { Hidden } from './hidden.ts';
import * as hoverFeature from './hover/index.ts';
import * as inspector from './inspector/index.ts';
import { Panel } from './panel/index.ts';
import { Pins } from './pins.ts';
import { Recent } from './recent.ts';
import type { Services } from './services.ts';
import { Stopwatch, type Taken } from './stopwatch.ts';

/** What the extension gives to others. */
export interface Surprisal {
  /** how long its pieces of work have held up the host, by their kind */
  readonly taken: ReadonlyMap<string, Taken>;
  /** the rows of the side view */
  readonly tree: vscode.TreeDataProvider<unknown>;
}

/** Starts every feature. */
export function activate(context: vscode.ExtensionContext): Surprisal {
  // First, so that whoever hears of a changed setting reads the new one.
  context.subscriptions.push(keepConfiguration());
  const log = vscode.window.createOutputChannel('Surprisal', { log: true });
  const stopwatch = new Stopwatch(log);
  const decided = new Decided(context.workspaceState);
  const arrays = new DocumentArrays(stopwatch, decided);
  const panel = new Panel(context.extensionUri, arrays, { log, stopwatch });
  const hidden = new Hidden(context.workspaceState);
  const pins = new Pins(context.workspaceState, arrays, log);
  const recent = new Recent(panel);
  const calls = new DocumentCalls(stopwatch);
  const shared = {
    arrays,
    calls,
    panel,
    pins,
    recent,
    decided,
    hidden,
    log,
    stopwatch,
    extensionId: context.extension.id,
  };
  const hover = hoverFeature.register(shared);
  const services: Services = { ...shared, hover };
  const list = arraysView.register(services);
  context.subscriptions.push(
    log,
    decided,
    arrays,
    panel,
    pins,
    recent,
    hover,
    callHover.register(services),
    commands.register(services),
    list,
    inspector.register(services, context.extensionUri),
    cursor.register(services),
    annotations.register(services),
    diagnostics.register(services),
  );
  return {
    taken: stopwatch.taken,
    tree: list.tree,
  };
}
