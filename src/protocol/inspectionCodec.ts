/**
 * An Inspection as plain JSON and back. One form serves the message to the webview, the webview's saved state and the
 * clipboard: NaN, infinities and −0 are spelled out, since JSON has no words for them. Decoding trusts nothing.
 */

import type { InputErrorCode, Message, Tensor } from '../core/index.ts';
import type { ElementType, Position, Range } from '../finder/index.ts';
import type {
  ArrayRole,
  Confidence,
  InspectedArray,
  Inspection,
  Outcome,
  PartnerCandidate,
  RoleReading,
} from '../inspect/index.ts';
import type { InputRole, OptionName, QuantityId, QuantityOptions } from '../quantities/index.ts';
import {
  either,
  field,
  isRecord,
  list,
  number,
  oneOf,
  optionalField,
  type Parser,
  record,
  string,
  truth,
} from './parsers.ts';

/** What stands for an Inspection in JSON. */
export type EncodedInspection = Readonly<Record<string, unknown>>;

type EncodedNumber = number | 'NaN' | 'Infinity' | '-Infinity' | '-0';

/** A number as JSON can say it. */
export function encodeNumber(value: number): EncodedNumber {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return 'Infinity';
  if (value === Number.NEGATIVE_INFINITY) return '-Infinity';
  return Object.is(value, -0) ? '-0' : value;
}

/** A number as `encodeNumber` says it. */
export const anyNumber: Parser<number> = (value) => {
  if (typeof value === 'number') return value;
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' || value === '-0' ? Number(value) : undefined;
};

function encodeTensor(value: Tensor): EncodedInspection {
  return { shape: value.shape, data: Array.from(value.data, encodeNumber) };
}

/** A length, an index or an ordinal. */
export const size: Parser<number> = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;

const tensorParser: Parser<Tensor> = (value) => {
  if (!isRecord(value)) return undefined;
  const shape = field(value, 'shape', list(size));
  const data = field(value, 'data', list(anyNumber));
  if (!shape || !data || shape.reduce((product, length) => product * length, 1) !== data.length) return undefined;
  return { shape, data: Float64Array.from(data) };
};

/** A number that JSON does not know travels as the word that stands for it in the sentence. */
function encodeMessage({ text, args }: Message): EncodedInspection {
  return { text, args: args.map((arg) => (typeof arg === 'number' && !Number.isFinite(arg) ? String(arg) : arg)) };
}

export const messageParser: Parser<Message> = (value) => {
  if (!isRecord(value)) return undefined;
  const text = field(value, 'text', string);
  const args = field(value, 'args', list(either<string | number>(string, number)));
  return text === undefined || !args ? undefined : { text, args };
};

/** The position, or undefined where the value is none. */
export const parsePosition: Parser<Position> = (value) => {
  if (!isRecord(value)) return undefined;
  const line = field(value, 'line', size);
  const character = field(value, 'character', size);
  return line === undefined || character === undefined ? undefined : { line, character };
};

const rangeParser: Parser<Range> = (value) => {
  if (!isRecord(value)) return undefined;
  const start = field(value, 'start', parsePosition);
  const end = field(value, 'end', parsePosition);
  return start && end ? { start, end } : undefined;
};

const roles: Readonly<Record<ArrayRole, true>> = {
  logits: true,
  probabilities: true,
  logProbabilities: true,
  bernoulliProbabilities: true,
  oneHot: true,
  multiHot: true,
  classIndices: true,
  binaryLabels: true,
  softLabels: true,
  counts: true,
  weights: true,
};

/** The role of an array by its name. */
export const roleParser: Parser<ArrayRole> = oneOf(Object.keys(roles) as ArrayRole[]);

const confidences: readonly Confidence[] = ['high', 'medium', 'low'];
const elementTypes: readonly ElementType[] = ['float16', 'bfloat16', 'float32', 'float64', 'int', 'bool'];
const forms: readonly InspectedArray['form'][] = ['literal', 'printed', 'delimited', 'typed'];
const inputRoles: readonly InputRole[] = ['logits', 'x', 'p', 'q', 'probabilities', 'logProbabilities', 'labels'];
const problemCodes: readonly (InputErrorCode | 'ragged' | 'empty' | 'truncated' | 'partner' | 'size')[] = [
  'shape',
  'axis',
  'label',
  'domain',
  'option',
  'ragged',
  'empty',
  'truncated',
  'partner',
  'size',
];

const readingParser: Parser<RoleReading> = (value) => {
  if (!isRecord(value)) return undefined;
  const role = field(value, 'role', roleParser);
  const confidence = field(value, 'confidence', oneOf(confidences));
  const reasons = field(value, 'reasons', list(messageParser));
  return role && confidence && reasons ? { role, confidence, reasons } : undefined;
};

const arrayParser: Parser<InspectedArray> = (value) => {
  if (!isRecord(value)) return undefined;
  const tensor = field(value, 'tensor', tensorParser);
  const form = field(value, 'form', oneOf(forms));
  const truncated = field(value, 'truncated', truth);
  const computed = field(value, 'computed', truth);
  const reading = field(value, 'reading', readingParser);
  if (!tensor || !form || truncated === undefined || computed === undefined || !reading) return undefined;
  return {
    ...optionalField(value, 'name', string),
    ...optionalField(value, 'place', rangeParser),
    ...optionalField(value, 'dtype', oneOf(elementTypes)),
    tensor,
    form,
    truncated,
    computed,
    reading,
  };
};

const candidateParser: Parser<PartnerCandidate> = (value) => {
  if (!isRecord(value)) return undefined;
  const place = field(value, 'place', rangeParser);
  const score = field(value, 'score', number);
  const reasons = field(value, 'reasons', list(messageParser));
  if (!place || score === undefined || !reasons) return undefined;
  return { ...optionalField(value, 'name', string), place, score, reasons };
};

const focusParser: Parser<NonNullable<Inspection['focus']>> = (value) => {
  if (!isRecord(value)) return undefined;
  const row = field(value, 'row', size);
  const of = field(value, 'of', size);
  return row === undefined || of === undefined || row >= of ? undefined : { row, of };
};

/** A place in an array or in its inspection, as the key of a record. */
export const placeKey: Parser<string> = (value) =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? value : undefined;

/** More than the name of a class ever takes; a longer one comes from nobody who was asked for it. */
const longestName = 200;

export const classNamesParser = record<string, string>(placeKey, (value) => {
  const name = string(value);
  return name !== undefined && name.length <= longestName ? name : undefined;
});

const outcomeParser: Parser<Outcome> = (value) => {
  if (!isRecord(value)) return undefined;
  if (value.kind === 'problem') {
    const code = field(value, 'code', oneOf(problemCodes));
    const sentence = field(value, 'sentence', messageParser);
    return code && sentence ? { kind: 'problem', code, sentence } : undefined;
  }
  const result = field(value, 'value', tensorParser);
  const gradients = field(value, 'gradients', record(oneOf(inputRoles), tensorParser));
  if (value.kind !== 'value' || !result || !gradients) return undefined;
  return { kind: 'value', value: result, ...optionalField(value, 'entries', tensorParser), gradients };
};

const optionNames: Readonly<Record<OptionName, true>> = {
  axis: true,
  reduction: true,
  base: true,
  temperature: true,
  labelSmoothing: true,
  classWeights: true,
  sampleWeights: true,
  weightNormalization: true,
  ignoreIndex: true,
  posWeight: true,
  gamma: true,
  alpha: true,
  epsilon: true,
  logTarget: true,
  depth: true,
  framework: true,
};

/** Only the names and the kinds of values are checked here; `evaluate` refuses what makes no sense. */
export const optionsParser: Parser<QuantityOptions> = (value) => {
  if (!isRecord(value)) return undefined;
  const plain = either<unknown>(string, anyNumber, truth, list(anyNumber), tensorParser);
  const options: Record<string, unknown> = {};
  for (const [name, encoded] of Object.entries(value)) {
    const option = plain(encoded);
    if (!Object.hasOwn(optionNames, name) || option === undefined) return undefined;
    options[name] = option;
  }
  return options as QuantityOptions;
};

function isTensor(value: unknown): value is Tensor {
  return isRecord(value) && value.data instanceof Float64Array;
}

function encodeOption(value: unknown): unknown {
  if (isTensor(value)) return encodeTensor(value);
  return typeof value === 'number' ? encodeNumber(value) : value;
}

function encodeOutcome(outcome: Outcome): EncodedInspection {
  if (outcome.kind === 'problem') return { ...outcome, sentence: encodeMessage(outcome.sentence) };
  return {
    kind: 'value',
    value: encodeTensor(outcome.value),
    ...(outcome.entries && { entries: encodeTensor(outcome.entries) }),
    gradients: Object.fromEntries(
      Object.entries(outcome.gradients).map(([role, gradient]) => [role, encodeTensor(gradient)]),
    ),
  };
}

function encodeReasons<T extends { readonly reasons: readonly Message[] }>(of: T): EncodedInspection {
  return { ...of, reasons: of.reasons.map(encodeMessage) };
}

/** Options as plain JSON. */
export function encodeOptions(options: QuantityOptions): EncodedInspection {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, encodeOption(option)]));
}

/** An Inspection as plain JSON. */
export function encodeInspection(inspection: Inspection): EncodedInspection {
  return {
    arrays: inspection.arrays.map((array) => ({
      ...array,
      tensor: encodeTensor(array.tensor),
      reading: encodeReasons(array.reading),
    })),
    quantity: inspection.quantity,
    inputs: inspection.inputs,
    options: encodeOptions(inspection.options),
    outcome: encodeOutcome(inspection.outcome),
    warnings: inspection.warnings.map(encodeMessage),
    notes: inspection.notes.map(encodeMessage),
    candidates: inspection.candidates.map(encodeReasons),
    ...(inspection.focus && { focus: inspection.focus }),
    ...(inspection.classNames && { classNames: inspection.classNames }),
  };
}

/** Which of the arrays plays which input. */
export const inputsParser = record(oneOf(inputRoles), size);

/** Whether a text is the id of a quantity; the registry knows, and this floor takes only the types of those below. */
export type KnowsQuantity = (id: string) => id is QuantityId;

/** The Inspection that was encoded, or undefined where the value is not one. */
export function decodeInspection(value: unknown, knowsQuantity: KnowsQuantity): Inspection | undefined {
  if (!isRecord(value)) return undefined;
  const arrays = field(value, 'arrays', list(arrayParser));
  const quantity = field(value, 'quantity', string);
  const inputs = field(value, 'inputs', inputsParser);
  const options = field(value, 'options', optionsParser);
  const outcome = field(value, 'outcome', outcomeParser);
  const warnings = field(value, 'warnings', list(messageParser));
  const notes = field(value, 'notes', list(messageParser));
  const candidates = field(value, 'candidates', list(candidateParser));
  if (!arrays || quantity === undefined || !knowsQuantity(quantity) || !inputs || !options || !outcome)
    return undefined;
  if (!warnings || !notes || !candidates) return undefined;
  if (Object.values(inputs).some((index) => index >= arrays.length)) return undefined;
  const focus = optionalField(value, 'focus', focusParser);
  const classNames = optionalField(value, 'classNames', classNamesParser);
  return { arrays, quantity, inputs, options, outcome, warnings, notes, candidates, ...focus, ...classNames };
}
