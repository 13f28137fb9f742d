/** The door of inspect: arrays to an Inspection. */

export type { ArrayRole, Confidence, InspectedArray, Inspection, Outcome, RoleReading } from './inspection.ts';
