/**
 * Arrays to an Inspection: reads roles, looks for a partner, chooses the quantity, evaluates it, and turns bad input
 * into a sentence. It never throws for what a document holds.
 */

import { elementCount, message, type Tensor } from '../core/index.ts';
import type { EmptyList, NumericArray } from '../finder/index.ts';
import { type InputRole, isAboutSum, type QuantityId, type QuantityOptions } from '../quantities/index.ts';
import { type Choice, chooseForOne, chooseForPair, withDefaults } from './choice.ts';
import type { InspectionContext } from './context.ts';
import { focusOn } from './focus.ts';
import type { InspectedArray, Inspection, Outcome, RoleReading } from './inspection.ts';
import type { Pair } from './links.ts';
import { type NameFamily, readName } from './names.ts';
import { isRounded, notesOn } from './notes.ts';
import { outcomeOf } from './outcome.ts';
import { findPartners } from './pairing.ts';
import { type Operand, type ReadArray, read, readOperand } from './readArray.ts';
import { readRole } from './roles.ts';

/**
 * The result for an array as it stands in a document. `neighbours` are the arrays around it in the document's order,
 * itself included or not, on the lines that `pairingReach` says.
 */
export function inspectArray(
  array: NumericArray,
  neighbours: readonly NumericArray[],
  context: InspectionContext = {},
): Inspection {
  const problem = problemOf(array);
  if (problem) return withoutValue([unread({ array, typed: false })], problem);
  const alone = read(array, context);
  const chosen = context.decisions?.partnerOf(array);
  const partnersProblem = typeof chosen === 'object' ? problemOf(chosen) : undefined;
  if (typeof chosen === 'object' && partnersProblem) {
    return withoutValue([inspected(alone), unread({ array: chosen, typed: false })], partnersProblem);
  }
  const { pair, refused, candidates } = findPartners(alone, neighbours, context);
  if (refused) {
    const outcome = { kind: 'problem', code: 'partner', sentence: refused.sentence } as const;
    return { ...withoutValue([inspected(alone), inspected(refused.partner)], outcome), candidates };
  }
  const asked = [pair?.predictions, pair?.labels].find((member) => member?.array === array) ?? alone;
  const choice = pair ? chooseForPair(pair) : chooseForOne(asked);
  if (choice) return { ...compute(choice, asked, context, pair), candidates };
  return { ...withoutValue([inspected(asked)], withoutPartner(asked)), candidates };
}

function withoutPartner({ role }: ReadArray): Outcome {
  const sentence =
    role.role === 'weights'
      ? message('These are weights: they count in a loss, beside its predictions and labels.')
      : message('These are labels: a loss can be computed once predictions of the same shape stand near them.');
  return { kind: 'problem', code: 'partner', sentence };
}

/** The result of a quantity on arrays that somebody picked or typed for its inputs. */
export function inspectInputs(
  quantity: QuantityId,
  inputs: Readonly<Partial<Record<InputRole, Operand>>>,
  options: QuantityOptions,
  context: InspectionContext = {},
): Inspection {
  const picked = Object.entries(inputs) as [InputRole, Operand][];
  for (const [, operand] of picked) {
    const problem = problemOf(operand.array);
    if (problem) return withoutValue([unread(operand)], problem, quantity);
  }
  const readInputs = Object.fromEntries(picked.map(([role, operand]) => [role, readOperand(operand, context)]));
  return compute({ quantity, inputs: readInputs, options }, Object.values(readInputs)[0], context);
}

/** The sentence for a list without numbers. */
export function inspectEmptyList(list: EmptyList): Inspection {
  const empty: InspectedArray = {
    ...(list.name !== undefined && { name: list.name }),
    place: { start: list.start, end: list.end },
    tensor: { data: new Float64Array(0), shape: [0] },
    form: 'literal',
    truncated: false,
    computed: false,
    reading: { role: 'logits', confidence: 'low', reasons: [message('nothing says what these numbers are')] },
  };
  return withoutValue([empty], {
    kind: 'problem',
    code: 'empty',
    sentence: message('This list is empty: there is nothing to compute.'),
  });
}

/** Names that hardly anybody gives to a list that is filled later, as they do with `labels` or `outputs`. */
const inputNames: readonly NameFamily[] = ['logits', 'probabilities', 'logProbabilities', 'oneHot'];

/** Whether an array of this name, empty, is worth a sentence to somebody who only passes by with the mouse. */
export function namesAnInput(name: string | undefined): boolean {
  const reading = readName(name);
  return reading?.strong === true && inputNames.includes(reading.family);
}

/** Arrays beyond this size are not computed: panel and message would take longer than anybody waits. */
const largestInspected = 1_000_000;

function problemOf(array: NumericArray): Outcome | undefined {
  if (elementCount(array.shape) > largestInspected) {
    return {
      kind: 'problem',
      code: 'size',
      sentence: message(
        'This array has {0} numbers: up to {1} are computed.',
        elementCount(array.shape),
        largestInspected,
      ),
    };
  }
  if (array.truncated) {
    return {
      kind: 'problem',
      code: 'truncated',
      sentence: message('This array was printed with an ellipsis: numbers are missing, so nothing is computed.'),
    };
  }
  if (array.ragged) {
    const { at, expected, found } = array.ragged;
    return {
      kind: 'problem',
      code: 'ragged',
      sentence: message(
        'The rows differ in length: the one at line {0}, column {1} has length {2}, not {3}.',
        at.line + 1,
        at.character + 1,
        found,
        expected,
      ),
    };
  }
  return undefined;
}

/** A problem shows so many of the numbers that are there. */
const mostUnread = 10_000;

/** An array whose numbers cannot be taken as a whole; its shape is the flat list of the first ones that are there. */
function unread(operand: Operand): InspectedArray {
  const tooMany = elementCount(operand.array.shape) > largestInspected;
  const data = tooMany ? new Float64Array(0) : operand.array.data.subarray(0, mostUnread);
  const flat: Tensor = { data, shape: [data.length] };
  const { name } = operand.array;
  const { role, confidence, reasons } = readRole(flat, { rowsKnown: false, ...(name !== undefined && { name }) });
  return describe(operand, flat, { role, confidence, reasons });
}

function inspected({ role: { role, confidence, reasons }, evidence, ...operand }: ReadArray): InspectedArray {
  return describe(operand, evidence.values, { role, confidence, reasons });
}

function describe({ array, typed }: Operand, tensor: Tensor, reading: RoleReading): InspectedArray {
  return {
    ...(array.name !== undefined && { name: array.name }),
    ...(typed ? {} : { place: { start: array.start, end: array.end } }),
    ...(array.dtype !== undefined && { dtype: array.dtype }),
    tensor,
    form: typed ? 'typed' : array.form,
    truncated: array.truncated,
    computed: array.computed,
    reading,
  };
}

function withoutValue(
  arrays: readonly InspectedArray[],
  outcome: Outcome,
  quantity: QuantityId = 'softmax',
): Inspection {
  return { arrays, quantity, inputs: {}, options: {}, outcome, warnings: [], notes: [], candidates: [] };
}

function compute(choice: Choice, asked: ReadArray, { element, defaults }: InspectionContext, pair?: Pair): Inspection {
  const { quantity } = choice;
  const options = withDefaults(quantity, choice.options, defaults);
  const roles = Object.entries(choice.inputs) as [InputRole, ReadArray][];
  const members = [asked, ...roles.map(([, member]) => member).filter((member) => member.array !== asked.array)];
  const indexOf = (member: ReadArray) => members.findIndex(({ array }) => array === member.array);
  const tensors = Object.fromEntries(roles.map(([role, { evidence }]) => [role, evidence.values]));
  const { outcome, warnings } = outcomeOf(quantity, tensors, options);
  const focus = element === undefined ? undefined : focusOn(element, asked.evidence.values, quantity, tensors);
  // What the digits explain is a note, not a warning.
  const explained = roles.filter(([, member]) => isRounded(member)).map(([role]) => role);
  return {
    arrays: members.map(inspected),
    quantity,
    inputs: Object.fromEntries(roles.map(([role, member]) => [role, indexOf(member)])),
    options,
    outcome,
    warnings: [
      ...members.flatMap(({ role }) => role.conflicts),
      ...warnings.filter((warning) => !explained.some((role) => isAboutSum(warning, role))),
    ],
    notes: notesOn(members, pair),
    candidates: [],
    ...(focus && { focus }),
  };
}
