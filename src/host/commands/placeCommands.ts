/** The commands that go to an array: behind links and rows of the side view, and at the cursor. */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { parsePlace } from '../arrayPlace.ts';
import { commands } from '../identifiers.ts';
import type { Shown } from '../panel/requests.ts';
import { reveal } from '../places.ts';
import type { RecentInspection } from '../recent.ts';
import type { Services } from '../services.ts';
import { inform, locate, locateOrCursor } from '../target.ts';

/**
 * The inspection an argument stands for: a recent one as it was, otherwise that of the array at the place as it is now,
 * and of a pin whose array or document is gone the one it was seen with last.
 */
export async function inspectionAt(services: Services, command: string, argument: unknown): Promise<Shown | undefined> {
  const recent = recentOf(services, argument);
  if (recent) return recent;
  const place = parsePlace(argument);
  const pin = place?.key && services.pins.withKey(place.uri, place.key);
  const snapshot = pin?.snapshot && { inspection: pin.snapshot, source: vscode.Uri.parse(pin.uri) };
  try {
    const located = await locateOrCursor(services, command, argument);
    if (!located) return undefined;
    if (located.lost && snapshot) return snapshot;
    const inspection = located.lost ? undefined : services.arrays.inspectMeantAt(located.document, located.position);
    if (inspection) return { inspection, source: located.document.uri };
  } catch (error) {
    if (snapshot) return snapshot;
    throw error;
  }
  inform(message('No array of numbers stands there.'));
  return undefined;
}

/** The recent inspection that a row of the side view stands for. */
function recentOf({ recent }: Services, argument: unknown): RecentInspection | undefined {
  if (typeof argument !== 'object' || argument === null || !('recent' in argument)) return undefined;
  return recent.all.find(({ id }) => id === argument.recent);
}

/** Opens the panel on the array, or the empty list, that starts at a place or stands at the cursor. */
export async function openPanel(services: Services, argument: unknown): Promise<void> {
  const found = await inspectionAt(services, commands.openPanel, argument);
  if (found) services.panel.show(found.inspection, found.source, found.isChosen);
}

/** Selects the array at a place in its editor. */
export async function revealArray(services: Services, argument: unknown): Promise<void> {
  const located = await locate(services, commands.revealArray, argument);
  if (!located) return;
  const array = located.lost ? undefined : services.arrays.meantAt(located.document, located.position);
  await reveal(located.document.uri, array ?? { start: located.position, end: located.position });
}
