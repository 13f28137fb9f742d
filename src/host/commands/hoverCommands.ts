/** Commands about the hover itself: showing it at the cursor, hiding it here, managing what is hidden, changing its mode. */

import * as vscode from 'vscode';
import { type Message, message } from '../../core/index.ts';
import { type HoverMode, hoverMode, hoverModes } from '../configuration.ts';
import { type HiddenPlace, hiddenKey } from '../hidden.ts';
import { commands, settings, settingsSection } from '../identifiers.ts';
import { translate } from '../language.ts';
import { withoutIcons } from '../plainText.ts';
import type { Services } from '../services.ts';
import { findTarget, inform, type Target } from '../target.ts';
import { nameOf } from './arrayItems.ts';

/** Show Values at Cursor: the hover, whatever its mode. */
export async function showHover({ hover }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor) await hover.show(editor);
  else inform(message('Open a file and put the cursor into an array first.'));
}

/** Something that can be picked, with what happens then. */
interface Choice extends vscode.QuickPickItem {
  apply(): Promise<void>;
}

/** Hide Hover Here: this array, this file or this language; or a quieter mode. */
export async function hideHere(services: Services, argument: unknown): Promise<void> {
  const target = await findTarget(services, commands.hideHere, argument);
  if (!target) return;
  const picked = await vscode.window.showQuickPick(hidingChoices(services, target), {
    title: translate(message('Hide the hover')),
    placeHolder: translate(message('Where should it stay silent? Commands answer in any case.')),
  });
  await picked?.apply();
}

function hidingChoices({ hidden }: Services, { document, array }: Target): readonly Choice[] {
  const uri = document.uri.toString();
  const name = array.name === undefined ? {} : { name: array.name };
  return [
    {
      label: translate(message('On this array')),
      description: withoutIcons(nameOf(array)),
      apply: () => hidden.hide({ uri, array: { key: hiddenKey(array), line: array.start.line, ...name } }),
    },
    {
      label: translate(message('In this file')),
      description: withoutIcons(vscode.workspace.asRelativePath(document.uri)),
      apply: () => hidden.hide({ uri }),
    },
    {
      label: translate(message('In every file of this language')),
      description: document.languageId,
      apply: () => setModeForLanguage(document, 'off'),
    },
    { label: translate(message('Change hover mode…')), apply: () => changeHoverMode() },
  ];
}

async function setModeForLanguage(document: vscode.TextDocument, mode: HoverMode | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration(settingsSection, { languageId: document.languageId })
    .update(settings.hoverMode, mode, vscode.ConfigurationTarget.Global, true);
}

/** Manage Hidden Hovers: what is hidden, to be shown again. */
export async function manageHidden({ hidden }: Services): Promise<void> {
  if (hidden.places.length === 0) {
    inform(
      message('No hover is hidden in this workspace. Languages are silenced by the setting “surprisal.hover.mode”.'),
    );
    return;
  }
  const { places } = hidden;
  const items = places.map((place) => ({ ...describe(place), shown: [place] }));
  const all = { label: `$(eye) ${translate(message('Show all of them again'))}`, shown: places };
  const picked = await vscode.window.showQuickPick(places.length > 1 ? [...items, all] : items, {
    title: translate(message('Hidden hovers: {0}', places.length)),
    placeHolder: translate(message('Pick what to show again')),
    matchOnDescription: true,
  });
  if (picked) await hidden.show(picked.shown);
}

function describe({ uri, array }: HiddenPlace): vscode.QuickPickItem {
  const file = withoutIcons(vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
  if (!array) return { label: file, description: translate(message('whole file')) };
  return { label: withoutIcons(nameOf(array)), description: translate(message('{0}, line {1}', file, array.line + 1)) };
}

/** What a mode does, in a sentence. */
function sentenceOf(mode: HoverMode): Message {
  switch (mode) {
    case 'auto':
      return message('Show the result where an array is probably one of scores, probabilities or labels.');
    case 'eager':
      return message('Show the result of nearly every array.');
    case 'onCommand':
      return message('Show it only when a command asks.');
    case 'off':
      return message('Never show a hover; the commands answer in the panel.');
  }
}

/** Change Hover Mode…: for everything, in the user's settings. */
export async function changeHoverMode(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const present = document ? hoverMode(document) : undefined;
  const items = hoverModes.map((mode) => ({
    label: mode,
    detail: translate(sentenceOf(mode)),
    ...(mode === present && { description: translate(message('now')) }),
    mode,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: translate(message('Hover mode')) });
  if (!picked) return;
  const configuration = vscode.workspace.getConfiguration(settingsSection, document);
  await configuration.update(settings.hoverMode, picked.mode, vscode.ConfigurationTarget.Global);
  // A language with a mode of its own keeps it unless it is set there, too.
  const { globalLanguageValue, workspaceLanguageValue } = configuration.inspect(settings.hoverMode) ?? {};
  if (document && (globalLanguageValue ?? workspaceLanguageValue) !== undefined) {
    await setModeForLanguage(document, picked.mode);
  }
}
