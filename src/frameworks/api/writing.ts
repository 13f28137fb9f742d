/** How a catalogue is written: functions from signatures, and what most of them do. */

import { InputError, mapElements, type Tensor } from '../../core/index.ts';
import {
  evaluate,
  evaluateInFloat32,
  type FrameworkName,
  type InputRole,
  type OptionName,
  type QuantityId,
  type QuantityOptions,
  quantities,
} from '../../quantities/index.ts';
import { inDoubles } from './doublePrecision.ts';
import type { Settings } from './settings.ts';
import { parametersIn } from './signature.ts';
import type { ApiClass, ApiFunction, Asked, Result } from './types.ts';
import { type ArrayValue, type Given, heldAs, notFollowed, Unresolved, type Value } from './values.ts';

/** A function by its signature; `run` may give a value alone. */
export function define(
  name: string,
  signature: string,
  run: (given: Given, settings: Settings) => Result | Value,
): ApiFunction {
  return { name, parameters: parametersIn(signature), run: (given, settings) => resultOf(run(given, settings)) };
}

/** One that computes a quantity. */
export function defineQuantity(
  quantity: QuantityId,
  name: string,
  signature: string,
  run: ApiFunction['run'],
): ApiFunction {
  return { quantity, name, parameters: parametersIn(signature), run };
}

/** A class whose objects are called: `run` has the arguments of both. */
export function defineClass(
  quantity: QuantityId,
  name: string,
  constructed: string,
  signature: string,
  run: ApiFunction['run'],
  check?: (given: Given) => void,
): ApiClass {
  const parameters = { constructed: parametersIn(constructed), parameters: parametersIn(signature) };
  return { quantity, name, ...parameters, run, ...(check && { check }) };
}

function resultOf(result: Result | Value): Result {
  return 'kind' in result ? { value: result } : result;
}

/** The array that was given. @throws Unresolved for anything else */
export function arrayIn(given: Given, name: string): ArrayValue {
  const value = given[name];
  return value?.kind === 'array' ? value : notFollowed(name);
}

/** A function of each element, in the array's own precision. */
export function elementwise(array: ArrayValue, change: (value: number) => number): ArrayValue {
  const exact = mapElements(array.exact, change);
  if (array.type === 'float64' && array.held === array.exact) return { ...array, held: exact, exact };
  return { ...array, exact, held: mapElements(array.held, (value) => heldAs(array.type, change(value))) };
}

/** What a quantity is asked with arrays in its roles. */
export interface Question {
  readonly quantity: QuantityId;
  readonly inputs: Readonly<Partial<Record<InputRole, ArrayValue>>>;
  readonly options?: QuantityOptions;
  readonly framework?: FrameworkName;
  /** whose array comes out, and in which precision; that of the prediction where absent */
  readonly as?: Pick<ArrayValue, 'library' | 'type'>;
}

/** Libraries that compute their losses by the steps of a stable softmax. */
const stepping: ReadonlySet<ArrayValue['library']> = new Set(['tensorflow', 'jax']);

/** The value of a quantity in the precision of its arrays, and exact beside it. @throws Unresolved what the core refuses */
export function answer(question: Question): Result {
  const { quantity, inputs, as } = question;
  const arrays = Object.entries(inputs) as [InputRole, ArrayValue][];
  const like = as ?? arrays[0][1];
  if (like.type !== 'float32' && like.type !== 'float64') return notFollowed(like.type);
  const asked = askedIn(question);
  try {
    const exact = evaluate(quantity, asked.inputs, asked.options).value;
    const isUnrounded = like.type === 'float64' && arrays.every(([, array]) => array.held === array.exact);
    const rounded = (): Tensor => {
      const inputs = tensorsOf(arrays, ({ held }) => held);
      if (like.type === 'float64') return evaluate(quantity, inputs, asked.options).value;
      return evaluateInFloat32(quantity, inputs, asked.options);
    };
    const inSteps = like.type === 'float64' && stepping.has(like.library) ? inDoubles(question) : undefined;
    const held = inSteps ?? (isUnrounded ? exact : rounded());
    return { value: { kind: 'array', library: like.library, type: like.type, held, exact }, asked };
  } catch (error) {
    if (error instanceof InputError) throw new Unresolved(error.sentence);
    throw error;
  }
}

/** How near two ways to compute the same thing come to each other, of their size and at all. */
const near = { float64: [1e-12, 1e-14], float32: [1e-4, 1e-6] } as const;

/**
 * A value that was computed step by step as the code does it, and the exact value of the quantity beside it where that is
 * the same thing; the quantity is left out where it is something else. A step by step that fails (overflow, 0·log 0) may be
 * taken for the same thing as well.
 */
export function confirmed(value: ArrayValue, question: Question, mayFail = false): Result {
  const { type } = value;
  if (type !== 'float32' && type !== 'float64') return { value };
  const asked = askedIn(question);
  try {
    const exact = evaluate(asked.quantity, asked.inputs, asked.options).value;
    if (exact.shape.join() !== value.held.shape.join()) return { value };
    const [relative, absolute] = near[type];
    const isSame = exact.data.every((wanted, place) => {
      const found = value.held.data[place];
      if (Object.is(found, wanted) || (mayFail && !Number.isFinite(found))) return true;
      return Math.abs(found - wanted) <= Math.max(relative * Math.abs(wanted), absolute);
    });
    return isSame ? { value: { ...value, exact }, asked } : { value };
  } catch (error) {
    if (error instanceof InputError) return { value };
    throw error;
  }
}

function askedIn({ quantity, inputs, options = {}, framework }: Question): Asked {
  return {
    quantity,
    inputs: tensorsOf(Object.entries(inputs) as [InputRole, ArrayValue][], ({ exact }) => exact),
    options: { ...options, ...(framework && knows(quantity, 'framework', framework) && { framework }) },
  };
}

function tensorsOf(
  arrays: readonly (readonly [InputRole, ArrayValue])[],
  of: (array: ArrayValue) => Tensor,
): Partial<Record<InputRole, Tensor>> {
  return Object.fromEntries(arrays.map(([role, array]) => [role, of(array)]));
}

/** Whether a quantity has a choice of this option. */
function knows(quantity: QuantityId, name: OptionName, choice: string): boolean {
  const options = quantities.get(quantity)?.options ?? [];
  return options.some(
    (option) => option.name === name && 'choices' in option && (option.choices as readonly unknown[]).includes(choice),
  );
}
