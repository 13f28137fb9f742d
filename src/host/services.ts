/**
 * What the features share. Each feature is a function `register(services): Disposable`.
 */

import type * as vscode from 'vscode';
import type { DocumentArrays } from './documentArrays.ts';
import type { Panel } from './panel/index.ts';
import type { Pins } from './pins.ts';
import type { Recent } from './recent.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Services {
  readonly arrays: DocumentArrays;
  readonly panel: Panel;
  readonly pins: Pins;
  readonly recent: Recent;
  readonly log: vscode.LogOutputChannel;
  readonly stopwatch: Stopwatch;
}
