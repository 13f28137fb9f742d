/** Where the values of an option lie on a slider: evenly between its bounds, or by their ratios where only 0 is out of reach. */

import { scaleLinear, scaleLog } from 'd3-scale';
import type { OptionDescription } from '../src/quantities/index.ts';

/** A slider of whole steps, so that a key moves as far as a pointer. */
export interface Scale {
  readonly steps: number;
  readonly valueAt: (step: number) => number;
  readonly stepOf: (value: number) => number;
}

const steps = 200;
/** How far a scale without an upper bound goes: so many times its default. */
const farthest = 20;
/** A value of a slider has so many digits: more would say that a pointer can be that exact. */
const digits = 3;

/** The slider of an option; undefined where its description gives no room to lay one out. */
export function scaleOf(option: Extract<OptionDescription, { readonly kind: 'number' }>): Scale | undefined {
  const { minimum, maximum, exclusiveMinimum, integer, default: usual } = option;
  if (integer || minimum === undefined) return undefined;
  if (maximum === undefined && usual === undefined) return undefined;
  const isByRatio = exclusiveMinimum === true && usual !== undefined && minimum === 0;
  const scale = isByRatio
    ? scaleLog([usual / farthest, maximum ?? usual * farthest], [0, steps])
    : scaleLinear([minimum, maximum ?? minimum + 3 * Math.max(1, usual ?? 1)], [0, steps]);
  return {
    steps,
    valueAt: (step) => Number(scale.invert(step).toPrecision(digits)),
    stepOf: (value) => Math.round(Math.min(steps, Math.max(0, scale(value)))),
  };
}
