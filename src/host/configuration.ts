/**
 * The settings as typed values within their bounds. What a user wrote by hand into settings.json may be anything.
 */

import * as vscode from 'vscode';
import { settings, settingsSection } from './identifiers.ts';

export type HoverMode = 'always' | 'off';

/** Whether the hover answers in this document; the setting may differ by language. */
export function hoverMode(document: vscode.TextDocument): HoverMode {
  const configured = vscode.workspace.getConfiguration(settingsSection, document).get<unknown>(settings.hoverMode);
  return configured === 'off' ? 'off' : 'always';
}

/** Rows of the hover's table. */
export function hoverMaxRows(): number {
  return integerWithin(read(settings.hoverMaxRows), 1, 20, 5);
}

/** Significant digits of every number that is shown. */
export function significantDigits(): number {
  return integerWithin(read(settings.precision), 1, 17, 8);
}

function read(name: string): unknown {
  return vscode.workspace.getConfiguration(settingsSection).get<unknown>(name);
}

function integerWithin(value: unknown, minimum: number, maximum: number, otherwise: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return otherwise;
  return Math.min(maximum, Math.max(minimum, Math.round(value)));
}
