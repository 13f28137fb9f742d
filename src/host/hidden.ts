/** Where the user asked the hover to stay silent: arrays and whole files, kept for the workspace until they are shown again. */

import type * as vscode from 'vscode';
import type { NumericArray } from '../finder/index.ts';
import { digestOf } from '../inspect/index.ts';
import { stateKeys } from './identifiers.ts';

/** An array, by what it is remembered by, or a whole file. */
export interface HiddenPlace {
  readonly uri: string;
  /** absent for the whole file */
  readonly array?: { readonly key: string; readonly name?: string; readonly line: number };
}

/** More than anybody hides; the oldest ones go. */
const mostHidden = 500;

/** What an array is recognised by wherever it stands: its name and its numbers. Once it is edited it is another one. */
export function hiddenKey({ name = '', data }: NumericArray): string {
  return `${name}:${digestOf(data)}`;
}

export class Hidden {
  readonly #state: vscode.Memento;
  #places: readonly HiddenPlace[];

  constructor(state: vscode.Memento) {
    this.#state = state;
    const saved: unknown = state.get(stateKeys.hidden);
    this.#places = Array.isArray(saved) ? saved.flatMap((entry) => parsePlace(entry) ?? []) : [];
  }

  /** All of them, the newest first. */
  get places(): readonly HiddenPlace[] {
    return this.#places;
  }

  hides(uri: vscode.Uri, key: () => string): boolean {
    if (this.#places.length === 0) return false;
    const text = uri.toString();
    const here = this.#places.filter((place) => place.uri === text);
    return here.some(({ array }) => array === undefined || array.key === key());
  }

  async hide(place: HiddenPlace): Promise<void> {
    await this.#keep([place, ...this.#places.filter((other) => !isSame(place, other))].slice(0, mostHidden));
  }

  async show(places: readonly HiddenPlace[]): Promise<void> {
    await this.#keep(this.#places.filter((other) => !places.some((place) => isSame(place, other))));
  }

  async #keep(places: readonly HiddenPlace[]): Promise<void> {
    this.#places = places;
    await this.#state.update(stateKeys.hidden, places.length > 0 ? places : undefined);
  }
}

function isSame(a: HiddenPlace, b: HiddenPlace): boolean {
  return a.uri === b.uri && a.array?.key === b.array?.key;
}

/** What was saved by another version may be anything. */
function parsePlace(value: unknown): HiddenPlace | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { uri, array } = value as Partial<Record<string, unknown>>;
  if (typeof uri !== 'string') return undefined;
  if (array === undefined) return { uri };
  if (typeof array !== 'object' || array === null) return undefined;
  const { key, name, line } = array as Partial<Record<string, unknown>>;
  if (typeof key !== 'string' || typeof line !== 'number') return undefined;
  return { uri, array: { key, line, ...(typeof name === 'string' && { name }) } };
}
