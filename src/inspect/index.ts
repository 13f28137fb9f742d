/** The door of inspect: arrays, or a quantity with arrays for its inputs, to an Inspection. */

export { type ArrayKey, digestOf, KeyedArrays } from './arrayKey.ts';
export { type Comparison, comparisonsOf } from './comparisons.ts';
export type { InspectionContext } from './context.ts';
export {
  alone,
  arrayOfDecisionKey,
  type Decision,
  type DecisionKey,
  type Decisions,
  decidePartnerOf,
  decideRoleOf,
  decisionKey,
  decisionsFor,
  type SavedDecisions,
} from './decisions.ts';
export type { Sources } from './evidence/gather.ts';
export { elementAt } from './focus.ts';
export { inspectArray, inspectEmptyList, inspectInputs, namesAnInput } from './inspect.ts';
export { inspectCall } from './inspectCall.ts';
export type {
  ArrayRole,
  ClassNames,
  Confidence,
  InspectedArray,
  Inspection,
  Outcome,
  PartnerCandidate,
  RoleReading,
} from './inspection.ts';
export { hoverInterest, type Interest, interestInPair, isShown, type Placed } from './interest/interest.ts';
export { inspectOffer, type QuantityOffer, quantitiesFor, rolesToOffer } from './offers.ts';
export { pairingDistance, pairingReach } from './pairing.ts';
export { isMinified, nearMergeMarkers } from './quietPlaces.ts';
export type { Operand } from './readArray.ts';
export { type Role, type RoleSources, readRole } from './roles.ts';
export { type RowPlace, rowAt } from './rowAt.ts';
export type { Surroundings } from './surroundings.ts';
export { type Transformation, transformationsOf } from './transformations.ts';
export {
  applyWhatIf,
  carriedOver,
  longestClassName,
  type Question,
  type WhatIf,
  withClassName,
  withNumber,
  withOption,
  withQuantity,
  withRole,
} from './whatIf.ts';
