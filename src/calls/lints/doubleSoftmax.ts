/** XE001: softmax is applied before a loss that applies softmax itself. */

import { message } from '../../core/index.ts';
import { predictionOf } from './predictions.ts';
import type { Rule } from './rule.ts';
import { unwrapping } from './unwrapping.ts';

export const doubleSoftmax: Rule = {
  id: 'XE001',
  check(view) {
    const asked = predictionOf(view);
    if (asked?.expected !== 'logits of softmax') return [];
    const made = view.madeBy(asked.prediction);
    if (made?.entry.quantity !== 'softmax') return [];
    return [
      {
        severity: made.hops === 0 ? 'error' : 'warning',
        span: asked.prediction,
        message: message('{0} applies softmax itself: softmax before it is one too many', view.entry.name),
        ...unwrapping(view, asked.prediction, made),
      },
    ];
  },
};
