/**
 * Usual calls: a quantity as each library computes it when it is called with nothing but the inputs. Which function that
 * is, how the call reads, and what it is asked in the words of our quantities.
 */

import { elementCount, InputError, type Message, mapElements, type Tensor } from '../../core/index.ts';
import {
  evaluate,
  evaluateInFloat32,
  type FrameworkName,
  type InputRole,
  type Inputs,
  type OptionName,
  type QuantityDefinition,
  type QuantityOptions,
  quantities,
} from '../../quantities/index.ts';
import { isPlainName } from '../program/identifiers.ts';
import { jax } from './jax.ts';
import { keras } from './keras.ts';
import { pytorch } from './pytorch.ts';
import { scipy } from './scipy.ts';
import { sklearn } from './sklearn.ts';
import { tensorflow } from './tensorflow.ts';
import { tfjs } from './tfjs.ts';
import { troubleOf } from './troubles.ts';
import type { Library, LibraryFunction, LibraryQuestion } from './types.ts';

/** Every library, in the order in which faces list them. */
export const libraries: readonly Library[] = [pytorch, tensorflow, keras, jax, sklearn, scipy, tfjs];

/** A call with a library's own defaults. */
export interface UsualCall {
  readonly library: Library;
  readonly called: LibraryFunction;
  /** as it is written */
  readonly code: string;
  /** what is computed by it; the options hold the defaults and the conventions */
  readonly question: LibraryQuestion;
  /** of the input that predicts, before a function of whole arrays made one row of it */
  readonly shape: readonly number[];
}

/** What comes of a call. */
export type UsualAnswer =
  | {
      readonly kind: 'value';
      /** exact, with the library's conventions */
      readonly exact: Tensor;
      /** as the library holds it: in single precision where it computes so */
      readonly held: Tensor;
    }
  /** it raises, in its own words; silent: it gives that in the place of a number */
  | { readonly kind: 'trouble'; readonly error: string; readonly silent: boolean }
  /** it is not computed here, for this reason */
  | { readonly kind: 'refused'; readonly sentence: Message };

/** What a document calls the inputs. */
export type InputNames = Readonly<Partial<Record<InputRole, string>>>;

/** The calls that compute a quantity of these inputs; of the options only those that a call cannot do without. */
export function usualCalls({ quantity, inputs, options }: LibraryQuestion, names: InputNames = {}): UsualCall[] {
  const given = (Object.entries(inputs) as [InputRole, Tensor | undefined][]).flatMap(([role, input]) =>
    input === undefined ? [] : [role],
  );
  return libraries.flatMap((library) =>
    library.functions
      .filter((called) => called.quantities.includes(quantity) && takesExactly(called, given))
      .map((called) => ({
        library,
        called,
        code: codeOf(called, inputs, names),
        shape: predictionOf(inputs)?.shape ?? [],
        question: questionOf(library, called, { quantity, inputs, options }),
      })),
  );
}

/** What a call gives. */
export function answerOf(call: UsualCall): UsualAnswer {
  const { library, called, question } = call;
  const trouble = troubleOf(called.troubles ?? [], question);
  if (trouble) return { kind: 'trouble', ...trouble };
  const { quantity, inputs, options } = question;
  try {
    const exact = finished(call, evaluate(quantity, inputs, options).value);
    if (library.precision === 'double') return { kind: 'value', exact, held: exact };
    return { kind: 'value', exact, held: finished(call, evaluateInFloat32(quantity, inputs, options)) };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'refused', sentence: error.sentence };
    throw error;
  }
}

const holes = /\{(\w+)\}/g;

/** The roles that a function's code names. */
function rolesIn(code: string): string[] {
  return Array.from(code.matchAll(holes), ([, name]) => name).filter((name) => name !== 'posWeight');
}

function takesExactly({ code }: LibraryFunction, given: readonly InputRole[]): boolean {
  const named = rolesIn(code);
  return named.length === given.length && given.every((role) => named.includes(role));
}

function codeOf({ code, codeByRank }: LibraryFunction, inputs: Inputs, names: InputNames): string {
  const rank = predictionOf(inputs)?.shape.length ?? 0;
  return (codeByRank?.[rank] ?? code).replace(holes, (_, hole: string) => {
    if (hole === 'posWeight') return 'pos_weight';
    const role = hole as InputRole;
    const name = names[role];
    return name !== undefined && isPlainName(name) ? name : usualName(role);
  });
}

/** An input as programs usually call it. */
export const usualName = (role: InputRole): string => (role === 'logProbabilities' ? 'log_probabilities' : role);

const predictionOf = ({ logits, probabilities, logProbabilities, x, p }: Inputs): Tensor | undefined =>
  logits ?? probabilities ?? logProbabilities ?? x ?? p;

function questionOf(library: Library, called: LibraryFunction, asked: LibraryQuestion): LibraryQuestion {
  const quantity = called.asks?.quantity ?? asked.quantity;
  const definition = quantities.get(quantity);
  if (!definition) throw new RangeError(`There is no quantity ${quantity}.`);
  const inputs = called.axis === 'whole' ? flattened(asked.inputs) : asked.inputs;
  return {
    quantity,
    inputs: called.wrapsLabels ? wrapped(inputs) : renamed(called, inputs),
    options: optionsOf(library, called, definition, asked),
  };
}

/** The inputs in the roles that they play in the function's own question. */
function renamed({ asks }: LibraryFunction, inputs: Inputs): Inputs {
  if (!asks) return inputs;
  const entries = Object.entries(asks.inputs) as [InputRole, InputRole][];
  return Object.fromEntries(entries.map(([given, played]) => [played, inputs[given]]));
}

/** Labels −1, −2, … as the last class, the last but one, …; what lies further out stays. */
function wrapped({ labels, ...rest }: Inputs): Inputs {
  const count = predictionOf(rest)?.shape.at(-1) ?? 0;
  const wrap = (label: number) => (label < 0 && label >= -count ? label + count : label);
  return { ...rest, ...(labels && { labels: mapElements(labels, wrap) }) };
}

function flattened(inputs: Inputs): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).map(([role, input]) => [role, input && { data: input.data, shape: [input.data.length] }]),
  );
}

/** What an option is where nobody says it: the parameters' defaults, the library's conventions. */
function optionsOf(
  library: Library,
  called: LibraryFunction,
  definition: QuantityDefinition,
  { inputs, options }: LibraryQuestion,
): QuantityOptions {
  const describes = (name: OptionName) => definition.options.some((option) => option.name === name);
  const defaults: Record<string, unknown> = {};
  for (const { takes, default: value } of called.parameters ?? []) {
    if (takes === undefined || takes === 'prediction' || takes === 'labels' || takes === 'fromLogits') continue;
    if (takes === 'axis' || !describes(takes)) continue;
    if (value === undefined && options[takes] !== undefined) defaults[takes] = options[takes];
    else if (value !== undefined && value !== null && value !== false) defaults[takes] = value;
  }
  if (describes('reduction')) defaults.reduction ??= called.reduction ?? 'none';
  const axis = axisOf(called, predictionOf(inputs)?.shape.length ?? 1);
  if (describes('axis') && axis !== undefined) defaults.axis = axis;
  if (!called.isPlain && knowsConventions(definition, library.conventions)) defaults.framework = library.conventions;
  return defaults as QuantityOptions;
}

/** The axis in force; −1 where it is the last one, however it was counted. */
function axisOf({ axis }: LibraryFunction, rank: number): number | undefined {
  if (axis === undefined) return undefined;
  const last = Math.max(0, rank - 1);
  const position = { whole: last, first: 0, second: Math.min(1, last) }[axis];
  return position === last ? -1 : position;
}

function knowsConventions({ options }: QuantityDefinition, name: FrameworkName): boolean {
  return options.some((option) => option.name === 'framework' && 'choices' in option && option.choices.includes(name));
}

/** The value with what the function does at the end, and again in the shape of its input where it has one for each element. */
function finished({ called: { result, axis }, shape }: UsualCall, value: Tensor): Tensor {
  const isForEach = axis === 'whole' && value.shape.length === 1 && value.data.length === elementCount(shape);
  const shaped = isForEach ? { data: value.data, shape } : value;
  return result === 'squareRoot' ? mapElements(shaped, Math.sqrt) : shaped;
}
