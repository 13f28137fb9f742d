/**
 * The classic mistakes with losses, underlined in the documents that can be seen: certain ones as warnings, the others as
 * hints, each with the fix where there is one.
 */

import * as vscode from 'vscode';
import type { Finding } from '../../calls/index.ts';
import { findingText, fixTitle } from '../../present/index.ts';
import { diagnosticsEnabled, ignoredRules } from '../configuration.ts';
import { reportFailure } from '../failure.ts';
import { settingsSection } from '../identifiers.ts';
import { toVscodeRange } from '../places.ts';
import { wording } from '../results.ts';
import type { Services } from '../services.ts';

const source = 'Surprisal';
/** A document rests so long before it is looked at again. */
const restMilliseconds = 400;
/** More than this in one file helps nobody. */
const mostFindings = 100;

class Diagnostics implements vscode.CodeActionProvider {
  readonly #services: Services;
  readonly #collection = vscode.languages.createDiagnosticCollection('surprisal');
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #registrations: vscode.Disposable;

  constructor(services: Services) {
    this.#services = services;
    this.#registrations = vscode.Disposable.from(
      this.#collection,
      vscode.languages.registerCodeActionsProvider('*', this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#lookAtVisible()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#lookSoon(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingsSection)) this.#lookAtVisible();
      }),
    );
    this.#lookAtVisible();
  }

  #lookAtVisible(): void {
    for (const { document } of vscode.window.visibleTextEditors) this.#lookSoon(document);
  }

  #lookSoon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const look = (): void => {
      this.#timers.delete(key);
      void this.#look(document);
    };
    this.#timers.set(key, setTimeout(look, restMilliseconds));
  }

  async #look(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    try {
      const findings = await this.#findingsIn(document);
      if (document.isClosed || document.version !== version) return;
      this.#collection.set(document.uri, findings.slice(0, mostFindings).map(diagnosticOf));
    } catch (error) {
      reportFailure(this.#services.log, 'diagnostics', error);
    }
  }

  async #findingsIn(document: vscode.TextDocument): Promise<readonly Finding[]> {
    if (!diagnosticsEnabled(document)) return [];
    const ignored = ignoredRules(document);
    const calls = await this.#services.calls.all(document);
    return calls.flatMap(({ findings }) => findings.filter(({ rule }) => !ignored.includes(rule)));
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    _context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const findings = await this.#findingsIn(document);
    if (token.isCancellationRequested) return [];
    return findings
      .filter((finding) => finding.fix && toVscodeRange(finding).intersection(range))
      .map((finding) => actionOf(document, finding));
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#registrations.dispose();
  }
}

function diagnosticOf(finding: Finding): vscode.Diagnostic {
  const severity = finding.severity === 'error' ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Hint;
  const diagnostic = new vscode.Diagnostic(toVscodeRange(finding), findingText(finding, wording()), severity);
  diagnostic.source = source;
  diagnostic.code = finding.rule;
  return diagnostic;
}

function actionOf(document: vscode.TextDocument, finding: Finding): vscode.CodeAction {
  const action = new vscode.CodeAction(fixTitle(finding, wording()), vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of finding.fix ?? []) {
    action.edit.replace(document.uri, toVscodeRange({ start, end }), text);
  }
  action.diagnostics = [diagnosticOf(finding)];
  action.isPreferred = finding.severity === 'error';
  return action;
}

/** Looks at the documents that can be seen, from now on. */
export function register(services: Services): vscode.Disposable {
  return new Diagnostics(services);
}
