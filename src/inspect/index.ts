/** The door of inspect: arrays, or a quantity with arrays for its inputs, to an Inspection. */

export { inspectArray, inspectEmptyList, inspectInputs, namesAnInput } from './inspect.ts';
export type { ArrayRole, Confidence, InspectedArray, Inspection, Outcome, RoleReading } from './inspection.ts';
export { hoverInterest, type Interest, interestInPair, isShown, type Placed } from './interest/interest.ts';
export { type Operand, pairingDistance } from './pairing.ts';
export { isMinified, nearMergeMarkers } from './quietPlaces.ts';
export { type Role, readRole } from './roles.ts';
export type { Surroundings } from './surroundings.ts';
