/** A call as the rules see it, made from what is known of the file. */

import { type ApiFunction, apiFunction, Raised, Unresolved, type Value } from '../../frameworks/index.ts';
import { resolveName } from '../names/reaching.ts';
import type { CallExpression, Expression, PlacedCall, Scope, Span } from '../syntax/tree.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { CallView, MadeBy } from './rule.ts';

/** Names that lead to a call: nobody reads further back. */
const mostHops = 4;

/** What a function of one argument is made from, by the names that libraries give it. */
const wholeInputs = ['input', 'logits', 'x', 'a'];

export class PlacedView implements CallView {
  readonly call: CallExpression;
  readonly entry: ApiFunction;
  readonly #scope: Scope;
  readonly #evaluator: Evaluator;
  readonly #text: string;

  constructor({ call, scope }: PlacedCall, entry: ApiFunction, evaluator: Evaluator, text: string) {
    this.call = call;
    this.entry = entry;
    this.#scope = scope;
    this.#evaluator = evaluator;
    this.#text = text;
  }

  argument(parameter: string): Expression | undefined {
    return argumentOf(this.call, this.entry, parameter, isMethod(this.entry, this.call));
  }

  given(parameter: string): Value | undefined {
    const written = this.argument(parameter);
    if (written) return this.valueOf(written);
    const made = this.#attempt(() => this.#evaluator.madeWith(this.call, this.#scope)?.[parameter]);
    return made ?? this.entry.parameters.find(({ name }) => name === parameter)?.default;
  }

  valueOf(expression: Expression): Value | undefined {
    return this.#attempt(() => this.#evaluator.valueOf(expression, this.#scope));
  }

  madeBy(expression: Expression): MadeBy | undefined {
    return this.#madeBy(expression, this.#scope, 0);
  }

  textOf({ from, to }: Span): string {
    return this.#text.slice(from, to);
  }

  #madeBy(expression: Expression, scope: Scope, hops: number): MadeBy | undefined {
    if (hops > mostHops) return undefined;
    if (expression.kind === 'name') {
      const resolved = resolveName(expression.name, scope, expression.from);
      const bound = resolved.kind === 'binding' ? resolved.binding.bound : undefined;
      if (resolved.kind !== 'binding' || bound?.kind !== 'value' || bound.path.length > 0) return undefined;
      return this.#madeBy(bound.value, resolved.scope, hops + 1);
    }
    if (expression.kind !== 'call') return undefined;
    const entry = this.#attempt(() => this.#evaluator.calledBy(expression, scope))?.entry;
    const likely = entry ?? this.#attempt(() => this.#evaluator.likelyEntry(expression, scope));
    const made = likely ?? this.#methodOfTensor(expression);
    return made && { call: expression, entry: made, from: madeFrom(expression, made), hops };
  }

  /** `x.softmax(-1)` of whatever x: what PyTorch's losses take is a tensor of PyTorch. */
  #methodOfTensor({ callee }: CallExpression): ApiFunction | undefined {
    if (callee.kind !== 'member' || !this.entry.name.startsWith('torch.')) return undefined;
    return apiFunction(`torch.Tensor.${callee.name}`);
  }

  #attempt<Result>(look: () => Result): Result | undefined {
    try {
      return look();
    } catch (error) {
      if (error instanceof Raised || error instanceof Unresolved) return undefined;
      throw error;
    }
  }
}

/** Whether a call is written behind its first argument: `z.softmax(-1)`. */
function isMethod({ name }: ApiFunction, { callee }: CallExpression): boolean {
  return /(?:\.Tensor|\.ndarray|\.Array)\.\w+$/.test(name) && callee.kind === 'member';
}

function argumentOf(
  call: CallExpression,
  { parameters }: ApiFunction,
  parameter: string,
  isOfMethod: boolean,
): Expression | undefined {
  const place = parameters.findIndex(({ name }) => name === parameter);
  const named = call.arguments.find(({ name }) => name !== undefined && name === parameter);
  if (named) return named.value;
  if (place < 0 || call.arguments.some(({ spread }) => spread)) return undefined;
  if (isOfMethod && place === 0) return call.callee.kind === 'member' ? call.callee.object : undefined;
  const positional = call.arguments.filter(({ name }) => name === undefined);
  return parameters[place].by === 'keyword' ? undefined : positional[isOfMethod ? place - 1 : place]?.value;
}

function madeFrom(call: CallExpression, entry: ApiFunction): Expression | undefined {
  const name = wholeInputs.find((each) => entry.parameters.some((parameter) => parameter.name === each));
  return name === undefined ? undefined : argumentOf(call, entry, name, isMethod(entry, call));
}
