/** A result as LaTeX for math mode: what it is by definition, how it was reduced, and what came out. */

import { message } from '../../core/index.ts';
import type { Step } from '../../quantities/index.ts';
import { derivationOf } from '../formula.ts';
import { relation } from '../relation.ts';
import { toTex } from '../tex.ts';
import type { Wording } from '../translate.ts';
import type { Copied, Writer } from './forms.ts';

/** The first row stands for the others; a longer list of results is cut. */
const limits = { maxTerms: 12, maxRows: 1 };

/** The lines of a derivation that say it all. */
const tellingLines = [/(^|-)definition$/, /^denominator$/, /^reduction$/, /(^|-)result$/];

/** The formula with its value. It needs amsmath where it takes several lines. */
export const latexForm: Writer = (inspection, _, wording): Copied => {
  const steps = derivationOf(inspection, limits)?.steps ?? [];
  const telling = tellingLines.flatMap((line) => steps.find(({ id }) => line.test(id)) ?? []);
  const shown = telling.length > 0 ? telling : steps.slice(0, 1);
  if (shown.length === 0) return { kind: 'none', reason: message('There is no formula of so many numbers.') };
  const chains = chained(shown, wording);
  if (chains.length === 1) return { kind: 'text', text: `${chains[0].left} ${chains[0].rest.join(' ')}` };
  const lines = chains.map(({ left, rest }) => `  ${left} &${rest.join(' ')}`);
  return { kind: 'text', text: `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}` };
};

/** A left side with all that it equals, each part behind its sign. */
interface Chain {
  readonly left: string;
  readonly rest: string[];
}

/** Steps with the same left side become one line. */
function chained(steps: readonly Step[], wording: Wording): Chain[] {
  const chains: Chain[] = [];
  for (const step of steps) {
    const left = toTex(step.left, wording);
    const sign = relation(step, wording) === '=' ? '=' : '\\approx';
    const right = `${sign} ${toTex(step.right, wording)}`;
    const last = chains.at(-1);
    if (last?.left === left) last.rest.push(right);
    else chains.push({ left, rest: [right] });
  }
  return chains;
}
