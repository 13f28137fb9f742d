/** A call in the code to an Inspection: its arguments are what they are to the function, whatever they look like. */

import type { LossCall } from '../calls/index.ts';
import { message, type Tensor } from '../core/index.ts';
import { type InputDescription, type InputRole, quantities } from '../quantities/index.ts';
import type { ArrayRole, InspectedArray, Inspection } from './inspection.ts';
import { outcomeOf } from './outcome.ts';

/** The result of a call whose arguments are known; undefined where there is none. */
export function inspectCall({ callee, quantity, inputs, options, result }: LossCall): Inspection | undefined {
  const given = Object.entries(inputs) as [InputRole, Tensor][];
  if (!result || given.length === 0) return undefined;
  const { outcome, warnings } = outcomeOf(quantity, Object.fromEntries(given), options);
  const descriptions = quantities.get(quantity)?.inputs ?? [];
  const arrays = given.map(([role, tensor]): InspectedArray => {
    const description = descriptions.find((each) => each.role === role);
    return {
      name: role,
      tensor,
      form: 'typed',
      truncated: false,
      computed: false,
      reading: {
        role: roleOf(role, description?.elements),
        confidence: 'high',
        reasons: [message('an argument of {0}', callee)],
      },
    };
  });
  return {
    arrays,
    quantity,
    inputs: Object.fromEntries(given.map(([role], order) => [role, order])),
    options,
    outcome,
    warnings,
    notes: [],
    candidates: [],
  };
}

/** What an input is taken for, from what its elements must be. */
function roleOf(role: InputRole, elements: InputDescription['elements'] | undefined): ArrayRole {
  switch (elements) {
    case 'classIndex':
      return 'classIndices';
    case 'logProbability':
      return 'logProbabilities';
    case 'zeroToOne':
      return 'multiHot';
    case 'distribution':
      return role === 'labels' ? 'softLabels' : 'probabilities';
    case 'probability':
      return 'probabilities';
    default:
      return 'logits';
  }
}
