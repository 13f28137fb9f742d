/**
 * The settings as typed values within their bounds. What a user wrote by hand into settings.json may be anything.
 */

import * as vscode from 'vscode';
import type { HoverDetail } from '../present/index.ts';
import type { FrameworkName, QuantityOptions } from '../quantities/index.ts';
import { settings, settingsSection } from './identifiers.ts';

export const hoverModes = ['auto', 'eager', 'onCommand', 'off'] as const;
export type HoverMode = (typeof hoverModes)[number];

/** When the hover answers in this document; the setting may differ by language. */
export function hoverMode(document: vscode.TextDocument): HoverMode {
  return oneOf(hoverModes, read(settings.hoverMode, document), 'auto');
}

/** How much a hover says. */
export function hoverDetail(): HoverDetail {
  return oneOf(['standard', 'brief', 'full'] as const, read(settings.hoverDetail), 'standard');
}

/** Rows of the hover's table. */
export function hoverMaxRows(): number {
  return integerWithin(read(settings.hoverMaxRows), 1, 20, 5);
}

/** Whether the hover draws bars beside its table: always, never, or where they can be seen. */
export function hoverBars(): 'auto' | 'on' | 'off' {
  return oneOf(['auto', 'on', 'off'] as const, read(settings.hoverBars), 'auto');
}

/** Language ids and path patterns of documents whose hover stays silent. */
export function hoverExclude(document: vscode.TextDocument): readonly string[] {
  const configured = read(settings.hoverExclude, document);
  return Array.isArray(configured) ? configured.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** Whether the hover answers in diff editors. */
export function hoverInDiffEditors(): boolean {
  return read(settings.hoverInDiffEditors) === true;
}

/** Significant digits of every number that is shown. */
export function significantDigits(): number {
  return integerWithin(read(settings.precision), 1, 17, 8);
}

const frameworks: Readonly<Record<string, FrameworkName>> = {
  pytorch: 'torch',
  tensorflow: 'tensorflow',
  keras: 'keras',
  jax: 'optax',
  sklearn: 'sklearn',
  scipy: 'scipy',
};

const bases = { nats: 'e', bits: 2, bans: 10 } as const;

/** Units and conventions, as options of the quantities that have them; in a document or everywhere. */
export function defaultOptions(document?: vscode.TextDocument): Pick<QuantityOptions, 'base' | 'framework'> {
  const unit = oneOf(['nats', 'bits', 'bans'] as const, read(settings.units, document), 'nats');
  const configured = read(settings.conventions, document);
  const isFramework = typeof configured === 'string' && Object.hasOwn(frameworks, configured);
  return {
    ...(unit !== 'nats' && { base: bases[unit] }),
    ...(isFramework && { framework: frameworks[configured] }),
  };
}

/** How far a row of probabilities may be from summing to 1; undefined where the printed digits decide. */
export function tolerance(document?: vscode.TextDocument): number | undefined {
  const configured = read(settings.tolerance, document);
  return typeof configured === 'number' && configured > 0 && configured <= 0.1 ? configured : undefined;
}

/** Whether arrays near one another are taken for labels and predictions, and up to how many lines apart. */
export function pairing(document?: vscode.TextDocument): { readonly enabled: boolean; readonly distance: number } {
  return {
    enabled: read(settings.pairing, document) !== false,
    distance: integerWithin(read(settings.pairingDistance, document), 0, 50, 5),
  };
}

/** Whether classic mistakes in calls are underlined. */
export function diagnosticsEnabled(document: vscode.TextDocument): boolean {
  return read(settings.diagnostics, document) !== false;
}

/** The rules that nobody wants to hear of. */
export function ignoredRules(document: vscode.TextDocument): readonly string[] {
  const listed: unknown = read(settings.ignoredRules, document);
  return Array.isArray(listed) ? listed.filter((rule) => typeof rule === 'string') : [];
}

/** Whether results stand behind their arrays as inlay hints. */
export function inlayHintsEnabled(document: vscode.TextDocument): boolean {
  return read(settings.inlayHints, document) === true;
}

/** Whether losses stand above their arrays as code lenses. */
export function codeLensEnabled(document: vscode.TextDocument): boolean {
  return read(settings.codeLens, document) === true;
}

/** Whether the status bar says what a selection of numbers is. */
export function statusBarEnabled(): boolean {
  return read(settings.statusBar) !== 'off';
}

/** Whether the user said that a screen reader is in use; what the editor found out by itself it tells nobody. */
export function usesScreenReader(): boolean {
  return setting('editor', 'accessibilitySupport', theEditors) === 'on';
}

/**
 * The settings that were read, by the document they hold for. VS Code takes longer over them than a hover has for all it
 * says; undefined while nobody would hear of a change.
 */
let kept: WeakMap<object, Map<string, unknown>> | undefined;

/** What stands for no document: for our own section, and for the editor's. */
const everywhere = {};
const theEditors = {};

/** Keeps what is read until it may have changed, for as long as the extension is active. */
export function keepConfiguration(): vscode.Disposable {
  const forget = () => {
    kept = new WeakMap();
  };
  forget();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration(forget),
    // A document belongs to another folder when folders come and go, and to another language when it is opened anew.
    vscode.workspace.onDidChangeWorkspaceFolders(forget),
    vscode.workspace.onDidCloseTextDocument((document) => kept?.delete(document)),
    new vscode.Disposable(() => {
      kept = undefined;
    }),
  );
}

function read(name: string, scope?: vscode.TextDocument): unknown {
  return setting(settingsSection, name, scope ?? everywhere, scope);
}

function setting(section: string, name: string, holder: object, scope?: vscode.TextDocument): unknown {
  const known = kept?.get(holder) ?? new Map<string, unknown>();
  if (!known.has(name)) {
    known.set(name, vscode.workspace.getConfiguration(section, scope).get<unknown>(name));
    kept?.set(holder, known);
  }
  return known.get(name);
}

function oneOf<T extends string>(words: readonly T[], value: unknown, otherwise: T): T {
  return words.find((word) => word === value) ?? otherwise;
}

function integerWithin(value: unknown, minimum: number, maximum: number, otherwise: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return otherwise;
  return Math.min(maximum, Math.max(minimum, Math.round(value)));
}
