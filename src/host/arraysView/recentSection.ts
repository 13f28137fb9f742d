/** The section of the inspections that somebody asked for last. */

import type { Recent, RecentInspection } from '../recent.ts';
import { firstResultIn, shortPreview } from '../results.ts';
import { mostDigitsInTree } from './digits.ts';
import type { ArrayRow, SectionRow } from './rows.ts';

/** Undefined where nothing was asked for yet. */
export function recentSection({ all }: Recent): SectionRow | undefined {
  if (all.length === 0) return undefined;
  return { kind: 'section', id: 'recent', rows: all.map(rowOf), count: all.length };
}

function rowOf({ id, inspection, source, position }: RecentInspection): ArrayRow {
  const { name, tensor } = inspection.arrays[0] ?? {};
  return {
    kind: 'array',
    id: `recent ${id}`,
    ...(name !== undefined && { name }),
    ...(name === undefined && tensor && { preview: shortPreview(tensor.data) }),
    ...(position && source && { place: { uri: source.toString(), ...position } }),
    namesFile: true,
    pinned: false,
    lost: false,
    recent: id,
    first: firstResultIn(inspection, mostDigitsInTree),
  };
}
