/** XE004: sigmoid is applied before a binary loss that applies sigmoid itself. */

import { message } from '../../core/index.ts';
import { predictionOf } from './predictions.ts';
import type { Rule } from './rule.ts';
import { unwrapping } from './unwrapping.ts';

export const doubleSigmoid: Rule = {
  id: 'XE004',
  check(view) {
    const asked = predictionOf(view);
    if (asked?.expected !== 'logits of sigmoid') return [];
    const made = view.madeBy(asked.prediction);
    if (made?.entry.quantity !== 'sigmoid') return [];
    return [
      {
        severity: made.hops === 0 ? 'error' : 'warning',
        span: asked.prediction,
        message: message('{0} applies sigmoid itself: sigmoid before it is one too many', view.entry.name),
        ...unwrapping(view, asked.prediction, made),
      },
    ];
  },
};
