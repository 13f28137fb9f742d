/** What a program sets for everything that a library computes after it, as far as it can be seen where that is in force. */

import {
  type ApiSetting,
  apiSetting,
  foreignSettings,
  notFollowed,
  Raised,
  type Settings,
  settingNames,
  Unresolved,
  usualSettings,
  type Value,
} from '../../frameworks/index.ts';
import { isCertain } from '../names/reaching.ts';
import type { CallExpression, Expression, Program, Scope, Span } from '../syntax/tree.ts';

type Evaluate = (expression: Expression, scope: Scope) => Value;

/** A call that sets something. */
interface Setting {
  readonly setting: ApiSetting;
  readonly at: number;
  /** whether it runs once, in its turn */
  readonly isCertain: boolean;
  /** not known where its arguments are not */
  readonly changes: Partial<Settings> | Unresolved;
}

export class ProgramSettings {
  readonly #program: Program;
  readonly #evaluate: Evaluate;
  readonly #foreign: readonly { readonly what: string; readonly affects: readonly string[] }[];
  #found: readonly Setting[] | 'sought' | undefined;

  constructor(program: Program, text: string, evaluate: Evaluate) {
    this.#program = program;
    this.#evaluate = evaluate;
    this.#foreign = foreignSettings.filter(({ text: pattern }) => pattern.test(text));
  }

  /**
   * The settings in force for a function where it is called.
   * @throws Unresolved where that can't be known
   */
  at(name: string, place: Span, scope: Scope): Settings {
    const isAffected = ({ affects }: { readonly affects: readonly string[] }): boolean =>
      affects.some((beginning) => name.startsWith(beginning));
    const foreign = this.#foreign.find(isAffected);
    if (foreign) return notFollowed(foreign.what);
    if (this.#found === 'sought') return notFollowed('a setting that is computed');
    if (this.#found === undefined) {
      this.#found = 'sought';
      this.#found = this.#settings();
    }
    // what is called in a function runs after everything that comes before the function
    const ran = scope.kind === 'module' ? place.from : outermost(scope).span.from;
    let settings = usualSettings;
    for (const each of this.#found.filter(({ setting }) => isAffected(setting))) {
      if (each.changes instanceof Unresolved) throw each.changes;
      if (!each.isCertain) return notFollowed(each.setting.name);
      if (each.at <= ran) settings = { ...settings, ...each.changes };
      else if (scope.kind !== 'module') return notFollowed(each.setting.name);
    }
    return settings;
  }

  #settings(): Setting[] {
    return this.#program.calls.flatMap(({ call, scope }) => {
      const short = shortName(call.callee);
      if (short === undefined || !settingNames.has(short) || !isOfModule(call.callee, scope)) return [];
      const setting = this.#settingOf(call, scope);
      if (!setting) return [];
      const changes = this.#changesOf(setting, call, scope);
      if (!(changes instanceof Unresolved) && Object.keys(changes).length === 0) return [];
      return { setting, at: call.to, isCertain: isCertain(scope, call.from), changes };
    });
  }

  #settingOf(call: CallExpression, scope: Scope): ApiSetting | undefined {
    try {
      const callee = this.#evaluate(call.callee, scope);
      return callee.kind === 'path' ? apiSetting(callee.path) : undefined;
    } catch (error) {
      // what is not known to be one of them is none
      if (error instanceof Unresolved || error instanceof Raised) return undefined;
      throw error;
    }
  }

  #changesOf({ parameters, read }: ApiSetting, { arguments: given }: CallExpression, scope: Scope): Setting['changes'] {
    try {
      return read((parameter) => {
        const place = parameters.findIndex(({ name }) => name === parameter);
        const argument = given.find(({ name }, order) => (name === undefined ? order === place : name === parameter));
        return argument ? this.#evaluate(argument.value, scope) : notFollowed(parameter);
      });
    } catch (error) {
      if (error instanceof Unresolved) return error;
      // nothing after it runs
      if (error instanceof Raised) return {};
      throw error;
    }
  }
}

function shortName(callee: Expression): string | undefined {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : undefined;
}

/** Whether it is what a module holds, or that of which it may be. */
function isOfModule(callee: Expression, scope: Scope): boolean {
  if (callee.kind === 'member') return isOfModule(callee.object, scope);
  if (callee.kind !== 'name') return false;
  const owner = scope.bindings.has(callee.name) || !scope.parent ? scope : undefined;
  if (!owner) return scope.parent !== undefined && isOfModule(callee, scope.parent);
  return (owner.bindings.get(callee.name) ?? []).some(({ bound }) => bound.kind === 'import');
}

/** The function or class at the top of a file that a scope lies in. */
function outermost(scope: Scope): Scope {
  return scope.parent && scope.parent.kind !== 'module' ? outermost(scope.parent) : scope;
}
