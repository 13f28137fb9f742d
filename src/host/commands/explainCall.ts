/** Explain this call: the panel with what the call at the cursor, or at the place of a link, returns. */

import { message } from '../../core/index.ts';
import { inspectCall } from '../../inspect/index.ts';
import { commands } from '../identifiers.ts';
import { translate } from '../language.ts';
import type { Services } from '../services.ts';
import { inform, locateOrCursor } from '../target.ts';

export async function explainCall(services: Services, argument?: unknown): Promise<void> {
  const located = await locateOrCursor(services, commands.explainCall, argument);
  if (!located) return;
  const { document, position } = located;
  const call = await services.calls.at(document, position);
  if (!call) {
    inform(message('No call of a loss that is known here stands at the cursor.'));
    return;
  }
  const inspection = inspectCall(call);
  if (inspection) {
    services.panel.show(inspection);
    return;
  }
  const reasons = call.raises ? [call.raises] : call.unresolved;
  inform(message('{0} has no value here: {1}', call.callee, reasons.map((reason) => translate(reason)).join('; ')));
}
