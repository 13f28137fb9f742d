/** The door of inspect: arrays, or a quantity with arrays for its inputs, to an Inspection. */

export type { InspectionContext } from './context.ts';
export {
  type ArrayKey,
  alone,
  arrayKey,
  arrayOfKey,
  type Decision,
  type Decisions,
  decidePartnerOf,
  decideRoleOf,
  decisionsFor,
  type SavedDecisions,
} from './decisions.ts';
export type { Sources } from './evidence/gather.ts';
export { elementAt } from './focus.ts';
export { inspectArray, inspectEmptyList, inspectInputs, namesAnInput } from './inspect.ts';
export type {
  ArrayRole,
  Confidence,
  InspectedArray,
  Inspection,
  Outcome,
  PartnerCandidate,
  RoleReading,
} from './inspection.ts';
export { inspectOffer, type QuantityOffer, quantitiesFor, rolesToOffer } from './offers.ts';
export { pairingDistance, pairingReach } from './pairing.ts';
export type { Operand } from './readArray.ts';
export { type Role, type RoleSources, readRole } from './roles.ts';
export type { Surroundings } from './surroundings.ts';
