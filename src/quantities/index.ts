/** The door of the quantities: the registry, evaluation and derivation. */

export * from './expression.ts';
export type * from './types.ts';
