/** Calls of a framework's loss functions: whether one can be used for a question, and with which arguments. */

import { alongAxis } from '../../core/index.ts';
import type { OptionName, QuantityId } from '../../quantities/index.ts';
import type { Draft } from '../program/draft.ts';
import { type ArgumentValue, number, recoded, type Term } from '../program/terms.ts';
import type { LossFunction, Parameter } from '../types.ts';
import { axisIn, type Question } from './question.ts';

/** What is handed to a function beside prediction and labels. An option that is absent is left at its default. */
export type Given = Readonly<Partial<Record<OptionName | 'fromLogits', ArgumentValue>>>;

/** The function of the framework for a loss with these conventions, whose classes lie where it wants them. */
export function functionFor(
  draft: Draft,
  quantity: QuantityId,
  question: Question,
  predictionShape: readonly number[],
): LossFunction | undefined {
  return draft.functionsFor(quantity).find((candidate) => {
    const { conventions, classAxis } = candidate;
    if (conventions !== undefined && !followsConventions(conventions, question)) return false;
    if (classAxis === undefined) return true;
    const { axis } = alongAxis(predictionShape, axisIn(question));
    const rank = predictionShape.length;
    return classAxis === 'last' ? axis === rank - 1 : axis === Math.min(1, rank - 1);
  });
}

/** A framework's own functions clip by its own ε. */
function followsConventions(conventions: LossFunction['conventions'], { options }: Question): boolean {
  return options.framework === conventions && options.epsilon === undefined;
}

/** The axis as functions are given it: −1 for the last one, and counted from the first otherwise. */
export function axisCode(question: Question, { value: { shape } }: Term): ArgumentValue {
  const { axis } = alongAxis(shape, axisIn(question));
  return number(axis === shape.length - 1 ? -1 : axis).code;
}

/** Whether a function has a parameter for it. */
export function takes(callee: LossFunction | undefined, what: Parameter['takes']): boolean {
  return callee?.parameters.some((parameter) => parameter.takes === what) === true;
}

/** A call with what is given; `meaning` is the same written out, for its value. */
export function call(
  draft: Draft,
  callee: LossFunction,
  operands: { readonly prediction: Term; readonly labels: Term },
  given: Given,
  meaning: Term,
): Term {
  const values = new Map<string, ArgumentValue>();
  for (const { name, takes: what, array, flag } of callee.parameters) {
    const value = what === 'prediction' || what === 'labels' ? operands[what].code : what && given[what];
    if (value === undefined) continue;
    if (flag) values.set(name, true);
    else values.set(name, array ? asArray(draft, name, value) : value);
  }
  return recoded(meaning, { kind: 'call', callee, arguments: values });
}

/** A number under a name of its own, where a function takes arrays only. */
function asArray(draft: Draft, name: string, value: ArgumentValue): ArgumentValue {
  const isNumber = typeof value === 'object' && value.kind === 'number';
  return isNumber ? draft.array(name, number(value.value).value, 'float').code : value;
}
