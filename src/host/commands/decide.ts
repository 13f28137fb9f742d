/**
 * Treat Array as… and Use Array as Labels for…: the user's word about what an array is and what it belongs to. It holds
 * for this array of this document until it is taken back.
 */

import * as vscode from 'vscode';
import { message, sameShape } from '../../core/index.ts';
import type { NumericArray } from '../../finder/index.ts';
import {
  type ArrayRole,
  alone,
  decidePartnerOf,
  decideRoleOf,
  decisionKey,
  rolesToOffer,
} from '../../inspect/index.ts';
import { roleTitle } from '../../present/index.ts';
import { commands } from '../identifiers.ts';
import { translate } from '../language.ts';
import { withoutIcons } from '../plainText.ts';
import { mostNumbersInPassing } from '../results.ts';
import type { Services } from '../services.ts';
import { findTarget, inform, type Target } from '../target.ts';
import { isArrayItem, itemsToGoWith, nameOf } from './arrayItems.ts';

/** A role in the list; undefined for the one that the array looks like. */
interface RoleItem extends vscode.QuickPickItem {
  readonly value: ArrayRole | undefined;
}

/** The result after a decision, in the panel; whoever decides wants to see it. */
async function decide(
  services: Services,
  { document, array }: Target,
  change: Parameters<Services['decided']['change']>[1],
): Promise<void> {
  await services.decided.change(document.uri, change);
  services.panel.show(services.arrays.inspect(document, array), document.uri);
}

/** Treat Array as…: the role is asked for unless a link brings it. */
export async function treatAs(services: Services, place: unknown, role: unknown): Promise<void> {
  const target = await findTarget(services, commands.treatAs, place);
  const all = target && (await services.arrays.all(target.document));
  if (!target || !all) return;
  if (target.array.data.length > mostNumbersInPassing) {
    inform(
      message('This array has {0} numbers: what it is taken for follows from them alone.', target.array.data.length),
    );
    return;
  }
  const [inspected] = services.arrays.inspect(target.document, target.array).arrays;
  const offered = rolesToOffer(inspected);
  const wanted = offered.find((candidate) => candidate === role);
  const chosen = wanted ? { value: wanted } : await pickRole(target, inspected.reading.role, offered);
  if (!chosen) return;
  const key = decisionKey(target.array, all);
  await decide(services, target, (saved) => decideRoleOf(saved, key, chosen.value));
}

async function pickRole(
  { array }: Target,
  present: ArrayRole,
  offered: readonly ArrayRole[],
): Promise<{ readonly value: ArrayRole | undefined } | undefined> {
  const items: readonly RoleItem[] = [
    ...offered.map((role) => ({ label: translate(roleTitle(role)), value: role })),
    { label: `$(discard) ${translate(message('What its numbers and its name say'))}`, value: undefined },
  ];
  return await vscode.window.showQuickPick(items, {
    title: translate(message('Treat “{0}” as', nameOf(array))),
    placeHolder: translate(message('It is read as {0} now', translate(roleTitle(present)))),
  });
}

/** Use Array as Labels for…: its predictions, or that it stands alone. */
export async function useAsLabels(services: Services, place: unknown): Promise<void> {
  const target = await findTarget(services, commands.useAsLabels, place);
  const all = target && (await services.arrays.all(target.document));
  if (!target || !all) return;
  const picked = await pickPredictions(target, all);
  if (!picked) return;
  const key = decisionKey(target.array, all);
  const partner = typeof picked.value === 'object' ? decisionKey(picked.value, all) : picked.value;
  const shown = typeof picked.value === 'object' ? { ...target, array: picked.value } : target;
  await decide(services, shown, (saved) => decidePartnerOf(saved, key, partner));
}

async function pickPredictions(
  { array }: Target,
  all: readonly NumericArray[],
): Promise<{ readonly value: NumericArray | typeof alone | undefined } | undefined> {
  const none: vscode.QuickPickItem = { label: `$(circle-slash) ${translate(message('None: it stands alone'))}` };
  const nearest: vscode.QuickPickItem = {
    label: `$(discard) ${translate(message('Whichever stands near it and fits'))}`,
  };
  const items = [...itemsToGoWith(array, all, (other) => fits(array, other)), none, nearest];
  const picked = await vscode.window.showQuickPick(items, {
    title: withoutIcons(translate(message('Use “{0}” as labels for', nameOf(array)))),
    placeHolder: translate(message('Pick the predictions that these labels belong to')),
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  if (isArrayItem(picked)) return { value: picked.array };
  return { value: picked === none ? alone : undefined };
}

/** Labels have the shape of their predictions, or one entry for each of their rows. */
function fits({ shape: labels }: NumericArray, { shape: predictions }: NumericArray): boolean {
  return sameShape(labels, predictions) || sameShape(labels, predictions.slice(0, -1));
}
