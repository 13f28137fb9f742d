/** The headline of an Inspection in sentences: what was computed, what came out, what the arrays were taken for. */

import { elementCount, type Message, message, showShape, type Tensor } from '../core/index.ts';
import type { InspectedArray, Inspection, Outcome } from '../inspect/index.ts';
import type { QuantityDefinition } from '../quantities/index.ts';
import { focusedResult } from './focus.ts';
import { formatNumber } from './numbers.ts';
import { quantityOf } from './quantity.ts';
import { roleSentence, roleTitle } from './roles.ts';
import type { Wording } from './translate.ts';
import { type Base, type Information, information, informationText, unitOf } from './units.ts';

/** An array as a face lists it. */
export interface ArraySummary {
  readonly title: string;
  readonly role: string;
  readonly shape: string;
  readonly sentence: string;
}

/** The result of one row of several. */
export interface RowSummary {
  /** which row it is */
  readonly title: string;
  /** what came out for it: one number, or its numbers in a row */
  readonly value: Tensor;
  /** title and value in one line */
  readonly sentence: string;
  readonly information?: Information;
  readonly number?: string;
}

/** All sentences of an Inspection, ready to be shown. Names and reasons hold document text: never Markdown or HTML. */
export interface Summary {
  /** the quantity; undefined where none was chosen */
  readonly title?: string;
  /** the question that the number answers */
  readonly question?: string;
  /** the value as one line, with its unit */
  readonly result?: string;
  /** a single amount of information in both units */
  readonly information?: Information;
  /** a single number without a unit */
  readonly number?: string;
  /** "mean of 2 losses" */
  readonly reduction?: string;
  /** title, value and reduction in one line */
  readonly headline?: string;
  /** the result of the row that was asked about, where there are several */
  readonly focus?: string;
  /** the same for a face that lays it out itself */
  readonly row?: RowSummary;
  readonly problem?: string;
  /** the options that were set, such as "Temperature: 2" */
  readonly options: readonly string[];
  readonly warnings: readonly string[];
  /** worth knowing, and nothing is wrong */
  readonly notes: readonly string[];
  readonly arrays: readonly ArraySummary[];
}

/** How many elements of a value of many a headline lists. */
const listedElements = 4;

/** The sentences of an Inspection. */
export function summarize(inspection: Inspection, wording: Wording): Summary {
  const { translate } = wording;
  const definition = quantityOf(inspection);
  const { outcome } = inspection;
  const common = {
    warnings: inspection.warnings.map(translate),
    notes: inspection.notes.map(translate),
    options: definition ? optionSentences(definition, inspection, wording) : [],
    arrays: arraySummaries(inspection, wording),
    ...(definition && { title: translate(definition.title), question: translate(definition.summary) }),
  };
  if (outcome.kind === 'problem') return { ...common, problem: translate(outcome.sentence) };
  if (!definition) return common;
  return {
    ...common,
    ...valueSummary(definition, inspection, outcome, wording),
    ...focusSummary(definition, inspection, wording),
  };
}

/** "Entropy, row 1 of 32: 0.51082562 nats (0.73696559 bits)", and its parts. */
function focusSummary(
  definition: QuantityDefinition,
  inspection: Inspection,
  wording: Wording,
): Pick<Summary, 'focus' | 'row'> {
  const { focus, options } = inspection;
  const { translate } = wording;
  const value = focusedResult(inspection);
  if (!focus || !value) return {};
  const { amount, number, result } = resultText(definition, value, options.base ?? 'e', wording);
  const place = [focus.row, focus.of] as const;
  return {
    focus: translate(message('{0}, row {1} of {2}: {3}', translate(definition.title), ...place, result)),
    row: {
      title: translate(message('Row {0} of {1}', ...place)),
      value,
      sentence: translate(message('Row {0} of {1}: {2}', ...place, result)),
      ...(amount && { information: amount }),
      ...(number !== undefined && { number }),
    },
  };
}

/** What an array is called: its name, or its place in the list. */
export function arrayTitle(array: InspectedArray, index: number, { translate }: Wording): string {
  return array.name ?? translate(message('array {0}', index + 1));
}

/** Every option that was set, by its title. */
function optionSentences({ options }: QuantityDefinition, inspection: Inspection, wording: Wording): string[] {
  return options.flatMap(({ name, title }) => {
    const value = inspection.options[name];
    // the reduction is said beside the value
    if (value === undefined || name === 'reduction') return [];
    const text = typeof value === 'number' ? formatNumber(value, wording) : showOption(value, wording);
    return wording.translate(message('{0}: {1}', wording.translate(title), text));
  });
}

function showOption(value: string | boolean | readonly number[] | Tensor, wording: Wording): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return wording.translate(value ? message('yes') : message('no'));
  const data = 'data' in value ? [...value.data] : value;
  return `[${data.map((each) => formatNumber(each, wording)).join(', ')}]`;
}

/** The arrays of an Inspection as a face lists them. */
export function arraySummaries(inspection: Inspection, wording: Wording): readonly ArraySummary[] {
  return inspection.arrays.map((array, index) => arraySummary(array, index, inspection, wording));
}

function arraySummary(array: InspectedArray, index: number, { arrays }: Inspection, wording: Wording): ArraySummary {
  const title = arrayTitle(array, index, wording);
  const alone = arrays.length === 1;
  return {
    title,
    role: wording.translate(roleTitle(array.reading.role)),
    shape: showShape(array.tensor.shape),
    sentence: roleSentence(array, alone ? undefined : title, wording.translate),
  };
}

function valueSummary(
  definition: QuantityDefinition,
  { options }: Inspection,
  outcome: Extract<Outcome, { kind: 'value' }>,
  wording: Wording,
): Partial<Summary> {
  const { translate } = wording;
  const { amount, number, result } = resultText(definition, outcome.value, options.base ?? 'e', wording);
  const reductionMessage = reductionOf(options.reduction, outcome);
  const reduction = reductionMessage && translate(reductionMessage);
  const title = translate(definition.title);
  return {
    result,
    ...(amount && { information: amount }),
    ...(number !== undefined && { number }),
    ...(reduction !== undefined && { reduction }),
    headline: translate(
      reduction === undefined ? message('{0}: {1}', title, result) : message('{0}: {1}, {2}', title, result, reduction),
    ),
  };
}

/** A result as one line, and as an amount or a number where it is a single one. */
function resultText(definition: QuantityDefinition, value: Tensor, base: Base, wording: Wording) {
  const single = elementCount(value.shape) === 1;
  const isInformation = definition.unit === 'information';
  const amount = isInformation && single ? information(value.data[0], base, wording) : undefined;
  const number = single && !amount ? formatNumber(value.data[0], wording) : undefined;
  const unit = isInformation ? wording.translate(unitOf(base)) : undefined;
  const result = amount ? informationText(amount, wording) : (number ?? listed(value, unit, wording));
  return { amount, number, result };
}

function reductionOf(
  reduction: Inspection['options']['reduction'],
  { entries }: Extract<Outcome, { kind: 'value' }>,
): Message | undefined {
  if (!entries) return undefined;
  const count = elementCount(entries.shape);
  switch (reduction) {
    case 'mean':
      return message('mean of {0} losses', count);
    case 'sum':
      return message('sum of {0} losses', count);
    case 'batchmean':
      return message('sum of {0} losses divided by the batch size', count);
    default:
      return undefined;
  }
}

/** The first elements of a value of many, with its shape where it is not a plain row. */
function listed(value: Tensor, unit: string | undefined, wording: Wording): string {
  const { translate } = wording;
  const count = elementCount(value.shape);
  const shown = Array.from(value.data.subarray(0, listedElements), (each) => formatNumber(each, wording));
  const text = shown.join(', ');
  const list = count > listedElements ? translate(message('{0} and {1} more', text, count - listedElements)) : text;
  const withUnit = unit === undefined ? list : translate(message('{0} {1}', list, unit));
  return value.shape.length > 1
    ? translate(message('{0}, an array of shape {1}', withUnit, showShape(value.shape)))
    : withUnit;
}
