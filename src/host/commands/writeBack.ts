/** Write What-If Values Back: the numbers that were changed in the panel become those of the document they came from. */

import { message } from '../../core/index.ts';
import type { Services } from '../services.ts';
import { inform } from '../target.ts';

export function writeBack({ panel }: Services): void {
  const { current } = panel;
  if (current) current.askForNumbers();
  else inform(message('No panel is open.'));
}
