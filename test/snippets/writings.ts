/** Every snippet of every framework, with a digest that tells whether it is still the one that was run. */

import { createHash } from 'node:crypto';
import { type FrameworkId, frameworks, snippet } from '../../src/frameworks/index.ts';
import { evaluate, type QuantityId, quantities } from '../../src/quantities/index.ts';
import { type Case, cases } from './cases.ts';

/** A snippet, and the number that it was copied from. */
export interface Written {
  readonly quantity: QuantityId;
  readonly text: string;
  readonly expected: readonly number[];
  readonly asked: Case;
}

/** What is written in a framework, and what is refused. */
export interface Writings {
  readonly id: FrameworkId;
  readonly title: string;
  readonly written: readonly Written[];
  readonly refused: readonly Case[];
  /** of the texts of each quantity */
  readonly digests: Readonly<Record<string, string>>;
}

/** The snippets of every framework for these cases. */
export function writings(asked: readonly Case[] = cases()): readonly Writings[] {
  const answered = asked.map((one) => ({ one, value: evaluate(one.quantity, one.inputs, one.options).value }));
  return frameworks.map(({ id, title }) => {
    const written: Written[] = [];
    const refused: Case[] = [];
    for (const { one, value } of answered) {
      const made = snippet(id, { ...one, value });
      if (made.kind === 'none') refused.push(one);
      else written.push({ quantity: one.quantity, text: made.text, expected: [...value.data], asked: one });
    }
    return { id, title, written, refused, digests: digestsOf(written) };
  });
}

function digestsOf(written: readonly Written[]): Record<string, string> {
  return Object.fromEntries(
    [...quantities.keys()].map((id) => {
      const hash = createHash('sha256');
      for (const { quantity, text } of written) if (quantity === id) hash.update(text);
      return [id, hash.digest('hex').slice(0, 12)];
    }),
  );
}
