/** An array of a document together with what speaks for its role, and the role it was read in. */

import type { NumericArray } from '../finder/index.ts';
import type { InspectionContext } from './context.ts';
import { type Evidence, gather } from './evidence/gather.ts';
import type { ArrayRole } from './inspection.ts';
import { decideRole, type Role } from './roles.ts';

/** An array that was picked or typed for a computation. */
export interface Operand {
  readonly array: NumericArray;
  /** typed or pasted by hand: it has no place in a document */
  readonly typed: boolean;
}

/** An array together with what it is taken for. */
export interface ReadArray extends Operand {
  readonly evidence: Evidence;
  readonly role: Role;
  /** the role that the user chose, whether the values allow it or not */
  readonly decided?: ArrayRole;
}

/** Reads an operand, unless somebody has read it. */
export function readOperand(operand: Operand | ReadArray, context: InspectionContext): ReadArray {
  return 'evidence' in operand ? operand : read(operand.array, context, operand.typed);
}

/** Reads an array whose shape is known. */
export function read(array: NumericArray, context: InspectionContext = {}, typed = false): ReadArray {
  const surroundings = typed ? undefined : context.surroundings?.(array);
  const evidence = gather(
    { data: array.data, shape: array.shape },
    {
      ...(array.name !== undefined && { name: array.name }),
      ...(surroundings && { surroundings }),
      ...(context.tolerance !== undefined && { tolerance: context.tolerance }),
      start: array.start,
    },
  );
  const decided = context.decisions?.roleOf(array);
  return { array, typed, evidence, role: decideRole(evidence, decided), ...(decided && { decided }) };
}
