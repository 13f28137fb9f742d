/**
 * What if: changes to an Inspection that touch no document. Another quantity for the same arrays, other options, another
 * role for an array, other numbers in it, names for its classes. The changes are plain data beside the Inspection they are about, so that they can
 * be undone one by one, kept, and laid over its next version when the document is edited.
 */

import { message, sameShape, type Tensor } from '../core/index.ts';
import {
  type InputRole,
  isAboutSum,
  type OptionName,
  type QuantityId,
  type QuantityOptions,
  quantities,
} from '../quantities/index.ts';
import type { ArrayRole, ClassNames, InspectedArray, Inspection } from './inspection.ts';
import { type QuantityOffer, quantitiesFor } from './offers.ts';
import { outcomeOf } from './outcome.ts';

/** A quantity with the arrays that play its inputs, by their places in the Inspection, and its options. */
export interface Question {
  readonly quantity: QuantityId;
  readonly inputs: Readonly<Partial<Record<InputRole, number>>>;
  readonly options: QuantityOptions;
}

/** What is changed; nothing where a part is absent. */
export interface WhatIf {
  readonly question?: Question;
  /** by the array's place in the Inspection */
  readonly roles?: Readonly<Partial<Record<number, ArrayRole>>>;
  /** by the array's place in the Inspection, then by the flat index in it */
  readonly values?: Readonly<Partial<Record<number, Readonly<Record<number, number>>>>>;
  readonly classNames?: ClassNames;
}

/** A name of more characters has room in no table. */
export const longestClassName = 40;

/** The Inspection with the changes; the same one where there are none. It never throws for what the changes say. */
export function applyWhatIf(sent: Inspection, whatIf: WhatIf): Inspection {
  const { classNames } = whatIf;
  // The same names, so that who draws them sees that nothing happened to them.
  const inspection = classNames
    ? { ...sent, classNames: sent.classNames ? { ...sent.classNames, ...classNames } : classNames }
    : sent;
  const { question, roles = {}, values = {} } = whatIf;
  const isAsSent = Object.keys(roles).length === 0 && Object.keys(values).length === 0;
  if (!question && isAsSent) return inspection;
  // The same list, so that who draws arrays sees that nothing happened to them.
  const arrays = isAsSent
    ? inspection.arrays
    : inspection.arrays.map((array, place) => changed(array, roles[place], values[place]));
  const { quantity, inputs, options } = question ?? inspection;
  const playing = Object.entries(inputs) as [InputRole, number][];
  // Nothing was computed of these arrays, and nothing is asked of them.
  if (playing.length === 0 || playing.some(([, place]) => arrays[place] === undefined))
    return { ...inspection, arrays };
  const { outcome, warnings } = outcomeOf(quantity, tensorsOf(playing, arrays), options);
  const explained = playing.filter(([role, place]) => isSumExplained(inspection, role, place, arrays));
  return {
    ...inspection,
    arrays,
    quantity,
    inputs,
    options,
    outcome,
    warnings: warnings.filter((warning) => !explained.some(([role]) => isAboutSum(warning, role))),
  };
}

function tensorsOf(playing: readonly [InputRole, number][], arrays: readonly InspectedArray[]) {
  return Object.fromEntries(playing.map(([role, place]) => [role, arrays[place].tensor]));
}

function changed(
  array: InspectedArray,
  role: ArrayRole | undefined,
  values: Readonly<Record<number, number>> | undefined,
): InspectedArray {
  const tensor = values ? withValues(array.tensor, values) : array.tensor;
  if (role === undefined) return tensor === array.tensor ? array : { ...array, tensor };
  return { ...array, tensor, reading: { role, confidence: 'high', reasons: [message('you chose so here')] } };
}

function withValues({ data, shape }: Tensor, values: Readonly<Record<number, number>>): Tensor {
  const copy = data.slice();
  for (const [index, value] of Object.entries(values)) {
    if (Number(index) < copy.length) copy[Number(index)] = value;
  }
  return { data: copy, shape };
}

/**
 * Whether a sum that is not 1 needs no warning: the array is as it was, and none was given then, since its printed digits
 * explain the difference.
 */
function isSumExplained(
  { inputs, arrays: before, warnings }: Inspection,
  role: InputRole,
  place: number,
  arrays: readonly InspectedArray[],
): boolean {
  return (
    inputs[role] === place &&
    arrays[place].tensor === before[place].tensor &&
    !warnings.some((warning) => isAboutSum(warning, role))
  );
}

/** The changes with another number in an array. */
export function withNumber(whatIf: WhatIf, array: number, index: number, value: number): WhatIf {
  return { ...whatIf, values: { ...whatIf.values, [array]: { ...whatIf.values?.[array], [index]: value } } };
}

/** The changes with a name for a class; an empty one gives back what it was called before. */
export function withClassName({ classNames, ...others }: WhatIf, place: number, name: string): WhatIf {
  const { [place]: _, ...rest } = classNames ?? {};
  const line = [...name.replace(/\s+/gu, ' ').trim()].slice(0, longestClassName).join('');
  const names: ClassNames = line === '' ? rest : { ...rest, [place]: line };
  return Object.keys(names).length > 0 ? { ...others, classNames: names } : others;
}

/** The changes with an option set, or left to its default where the value is undefined. */
export function withOption(inspection: Inspection, whatIf: WhatIf, name: OptionName, value: unknown): WhatIf {
  const { quantity, inputs, options } = whatIf.question ?? inspection;
  const { [name]: _, ...others } = options;
  return {
    ...whatIf,
    question: { quantity, inputs, options: value === undefined ? others : { ...others, [name]: value } },
  };
}

/**
 * The changes with another quantity. What was set for the last one stays where the next one has the same option and takes
 * the value with the others.
 */
export function withQuantity(inspection: Inspection, whatIf: WhatIf, offer: QuantityOffer): WhatIf {
  const { quantity, inputs, options } = offer;
  const known = new Set(quantities.get(quantity)?.options.map(({ name }) => name));
  const present = whatIf.question ?? inspection;
  const kept = Object.fromEntries(Object.entries(present.options).filter(([name]) => known.has(name as OptionName)));
  const asked = { ...whatIf, question: { quantity, inputs, options: { ...options, ...kept } } };
  const isTaken = applyWhatIf(inspection, asked).outcome.kind === 'value';
  return isTaken ? asked : { ...whatIf, question: { quantity, inputs, options } };
}

/**
 * The changes with another role for an array, and with the quantity that takes it: the present one where it still does, else
 * the first that needs no other array. Undefined where no quantity takes the arrays in these roles.
 */
export function withRole(inspection: Inspection, whatIf: WhatIf, array: number, role: ArrayRole): WhatIf | undefined {
  const flipped = { ...whatIf, roles: { ...whatIf.roles, [array]: role } };
  const offer = quantitiesFor(applyWhatIf(inspection, flipped)).find(({ missing }) => missing.length === 0);
  return offer && withQuantity(inspection, flipped, offer);
}

/**
 * The changes as far as they fit the next version of what they are about, after its document was edited: numbers only in
 * arrays of the same shape that do not say the same by now; nothing where other arrays take part.
 */
export function carriedOver(whatIf: WhatIf, before: Inspection, now: Inspection): WhatIf {
  if (before.arrays.length !== now.arrays.length) return {};
  const values: Record<string, Readonly<Record<string, number>>> = {};
  for (const [place, changes] of Object.entries(whatIf.values ?? {})) {
    const { tensor } = now.arrays[Number(place)];
    if (!sameShape(before.arrays[Number(place)].tensor.shape, tensor.shape)) continue;
    const left = Object.entries(changes ?? {}).filter(
      ([index, value]) => !Object.is(tensor.data[Number(index)], value),
    );
    if (left.length > 0) values[place] = Object.fromEntries(left);
  }
  const { values: _, ...others } = whatIf;
  return Object.keys(values).length > 0 ? { ...others, values } : others;
}
