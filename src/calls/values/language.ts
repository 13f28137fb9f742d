/** What a language does its own way with expressions that all of them have. */

import type { Arguments, ListValue, Operator, Value } from '../../frameworks/index.ts';

export interface Language {
  /** the value of one of its own constants, or of its modules', by the full name */
  readonly constant: (path: string) => Value | undefined;
  /** what a call of one of its own functions gives; undefined where the path names something else */
  readonly builtin: (path: string, argumentsOf: () => Arguments) => Value | undefined;
  readonly operate: (operator: Operator, left: Value, right: Value) => Value;
  readonly signed: (operator: '+' | '-', value: Value) => Value;
  /** an item of a list by its place */
  readonly itemOf: (list: ListValue, place: number) => Value;
  /** what is found under a key that a dictionary does not have */
  readonly missingEntry: (key: string) => Value;
  /** what a value has under a name; undefined where that is a method */
  readonly memberOf: (object: Value, name: string) => Value | undefined;
  /** what a method gives that is none of a library's; undefined where it is not known */
  readonly method: (object: Value, name: string, argumentsOf: () => Arguments) => Value | undefined;
  /** arrays of libraries can be indexed, and taken apart */
  readonly indexesArrays: boolean;
  /** a method that is kept under a name remembers its object */
  readonly bindsMethods: boolean;
}
