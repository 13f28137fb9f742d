/** A draft: a program that is being written, statement by statement, in a framework's words and in a style. */

import type { Tensor } from '../../core/index.ts';
import type { QuantityId } from '../../quantities/index.ts';
import type { Framework, LossFunction } from '../types.ts';
import { isPlainName } from './identifiers.ts';
import { arrayStatement } from './literals.ts';
import type { OperationName } from './operations.ts';
import { assignment, pythonText } from './python.ts';
import { named, recoded, type Term } from './terms.ts';

/** How much care a program takes. The plainest that keeps the digits is the one to read. */
export interface Style {
  /** uses the framework's loss functions */
  readonly functions: boolean;
  /** 0·∞ is 0 */
  readonly guarded: boolean;
  /** small results keep their digits */
  readonly careful: boolean;
}

/** A program that is being written. */
export class Draft {
  readonly framework: Framework;
  readonly style: Style;
  readonly #arrays: string[] = [];
  readonly #statements: string[] = [];
  readonly #names = new Set<string>();

  constructor(framework: Framework, style: Style) {
    this.framework = framework;
    this.style = style;
  }

  /** A draft whose statements nobody will read: for what a function computes inside. */
  aside(): Draft {
    return new Draft(this.framework, { ...this.style, functions: false });
  }

  /** An array of numbers under a name of its own; `wanted` is a document's word, `usual` ours. */
  array(usual: string, value: Tensor, kind: 'float' | 'integer', wanted?: string): Term {
    const name = this.#fresh(wanted !== undefined && isPlainName(wanted) ? wanted : usual, usual);
    this.#arrays.push(arrayStatement(name, value, kind, this.framework));
    return named(name, value);
  }

  /** Gives an array a name. */
  bind(wanted: string, term: Term): Term {
    const name = this.#fresh(wanted, wanted);
    this.#statements.push(assignment(name, term.code, this.framework));
    return recoded(term, { kind: 'name', name });
  }

  /** The array under a name, if it has none yet. */
  named(wanted: string, term: Term): Term {
    return term.code.kind === 'name' ? term : this.bind(wanted, term);
  }

  /** Whether the framework has a word for this operation. */
  has(operation: OperationName): boolean {
    return this.framework.operations[operation] !== undefined;
  }

  /** The framework's functions for this loss, unless they are not wanted. */
  functionsFor(quantity: QuantityId): readonly LossFunction[] {
    if (!this.style.functions) return [];
    return this.framework.lossFunctions.filter(({ quantities }) => quantities.includes(quantity));
  }

  /** The whole program, which prints the result. */
  text(result: Term): string {
    const { printing, modules, preamble } = this.framework;
    const print = (result.value.shape.length === 0 ? printing.number : printing.array).replace('{0}', () =>
      pythonText(result.code, this.framework),
    );
    const body = [...preamble, '', ...this.#arrays, '', ...this.#statements, print].join('\n').trimStart();
    const used = modules.filter(({ alias }) => new RegExp(`(?<![\\w.])${alias}\\.`).test(body));
    return `${used.map(({ statement }) => statement).join('\n')}\n\n${body}\n`;
  }

  #fresh(wanted: string, usual: string): string {
    let name = this.#names.has(wanted) ? usual : wanted;
    for (let count = 2; this.#names.has(name); count += 1) name = `${usual}_${count}`;
    this.#names.add(name);
    return name;
  }
}
