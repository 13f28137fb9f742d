/** Which quantity an Inspection is about. */

import type { Inspection } from '../inspect/index.ts';
import { type QuantityDefinition, quantities } from '../quantities/index.ts';

/** The quantity of an Inspection, or undefined where no array plays an input of it. */
export function quantityOf(inspection: Inspection): QuantityDefinition | undefined {
  return Object.keys(inspection.inputs).length === 0 ? undefined : quantities.get(inspection.quantity);
}
