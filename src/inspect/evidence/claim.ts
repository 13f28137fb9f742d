/** A claim: what one piece of evidence beside the numbers (a call, a name, a comment) takes an array for. */

import type { Message } from '../../core/index.ts';
import type { NameFamily } from '../stems.ts';

/** What an array may be taken for; the values tell which role of the family it is. */
export type Family = NameFamily | 'bernoulliProbabilities';

export interface Claim {
  readonly family: Family;
  /** a call fixes the role outright, a strong claim decides where the values leave a choice, a weak one tips the scale */
  readonly weight: 'outright' | 'strong' | 'weak';
  readonly reason: Message;
}

/** Whether a claim is for one of the families. */
export function isFor(claim: Claim | undefined, ...families: readonly Family[]): boolean {
  return claim !== undefined && families.includes(claim.family);
}
