/** Pin Array and Unpin Array: of a row of the side view, of a link, or at the cursor. */

import { message } from '../../core/index.ts';
import { parsePlace } from '../arrayPlace.ts';
import { commands } from '../identifiers.ts';
import { mostPins } from '../pins.ts';
import type { Services } from '../services.ts';
import { inform, locateOrCursor, say } from '../target.ts';
import { nameOf } from './arrayItems.ts';

export async function pin(services: Services, argument: unknown): Promise<void> {
  const meant = await pinnable(services, commands.pin, argument);
  if (!meant) return;
  const { document, array, found } = meant;
  if (services.pins.pinOf(array, found)) {
    say(message('Already pinned: {0}', nameOf(array)));
  } else if (services.pins.add(document, array)) {
    say(message('Pinned: {0}', nameOf(array)));
  } else {
    inform(message('{0} arrays are pinned already, as many as there can be: unpin one of them first.', mostPins));
  }
}

export async function unpin(services: Services, argument: unknown): Promise<void> {
  // A row of the side view says which pin it is, and may be all that is left of its array.
  const place = parsePlace(argument);
  const named = place?.key && services.pins.withKey(place.uri, place.key);
  if (named) {
    services.pins.remove(named);
    return;
  }
  const meant = await pinnable(services, commands.unpin, argument);
  if (!meant) return;
  const { array, found } = meant;
  const existing = services.pins.pinOf(array, found);
  if (existing) services.pins.remove(existing);
  say(existing ? message('Unpinned: {0}', nameOf(array)) : message('Not pinned: {0}', nameOf(array)));
}

/** The array that is meant, in a document that is ready as a whole, with the pins found there. */
async function pinnable(services: Services, command: string, argument: unknown) {
  const { arrays, pins } = services;
  const located = await locateOrCursor(services, command, argument);
  if (!located || !(await arrays.readyWhole(located.document))) return undefined;
  const { document, position, lost } = located;
  const array = lost ? undefined : arrays.meantAt(document, position);
  if (!array) {
    inform(message('No array of numbers stands there.'));
    return undefined;
  }
  const found = await pins.find(document);
  return found && { document, array, found };
}
