/** Numbers that were changed in the page, on their way into the document they came from. */

import { formatExact } from '../src/present/index.ts';
import type { Changes } from './changes.ts';
import type { PanelHost } from './host.ts';

/** Asks the host to write what was changed; the numbers stay changed in the page until the document says the same. */
export function writeBack(changes: Changes, host: PanelHost): void {
  const changed = Object.entries(changes.whatIf.value.values ?? {});
  // The host says that there is nothing.
  if (changed.length === 0) host.post({ type: 'writeBack', array: 0, changes: [] });
  for (const [array, values] of changed) {
    host.post({
      type: 'writeBack',
      array: Number(array),
      changes: Object.entries(values ?? {}).map(([index, value]) => ({
        index: Number(index),
        text: formatExact(value),
      })),
    });
  }
}
