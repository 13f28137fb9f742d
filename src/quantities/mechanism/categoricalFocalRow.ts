/**
 * Categorical focal row: one row of the focal loss over classes with the letters of its formulas.
 */

import type { Variable } from '../expression.ts';
import { type FocalLoss, focalSettings } from './categoricalFocal.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { onlyLabel } from './labelSteps.ts';
import { entryLetter } from './reducingSteps.ts';
import type { ShownRow } from './rows.ts';
import { hasStableForm, restStep, type SoftmaxRow, softmaxRow } from './softmaxSteps.ts';

/** One row with its letters. */
export interface FocalRow extends ShownRow {
  readonly loss: Variable;
  /** the probabilities that count, after rescaling and clipping */
  readonly p: Variable;
  /** the softmax, or the probabilities as given */
  readonly source: Variable;
  readonly y: Variable;
  readonly softmax: SoftmaxRow | undefined;
  /** surprisals I and complements r = 1 − p with all of their digits; undefined where p itself is what is counted with */
  readonly exact: { readonly I: Variable; readonly r: Variable } | undefined;
  /** (1 − p)^γ */
  readonly F: Variable;
  /** the class of the single label 1, if that is what the labels are */
  readonly target: number | undefined;
}

/** Reads a row. */
export function focalRow(row: ShownRow, computed: FocalLoss, { inputs, options }: Question): FocalRow {
  const { logits, probabilities } = inputs;
  const { gamma } = focalSettings(options);
  const isPrepared = computed.stages.length > 0;
  const p =
    probabilities && !isPrepared
      ? row.input('p', probabilities, 'probabilities')
      : row.derived('p', computed.parts.probabilities);
  const softmax = logits && softmaxRow(row, row.input('z', logits, 'logits'), options.temperature ?? 1);
  const exact = softmax && !isPrepared && hasStableForm(softmax) ? exactLetters(row, softmax) : undefined;
  const opposite = exact?.r.value.data ?? p.value.data.map((share) => 1 - share);
  const labels = given(inputs, 'labels');
  const y = options.labelSmoothing ? row.derived('u', computed.labels) : row.input('y', labels, 'labels');
  return {
    ...row,
    loss: row.own(entryLetter(options), computed.loss.losses.data[row.row]),
    p,
    source: row.derived(isPrepared ? 'a' : 'p', computed.source),
    y,
    softmax,
    exact,
    F: row.own(
      'F',
      opposite.map((share) => share ** gamma),
    ),
    target: onlyLabel(y.value.data),
  };
}

function exactLetters(row: ShownRow, softmax: SoftmaxRow): { readonly I: Variable; readonly r: Variable } {
  const { R } = restStep(row, softmax);
  const { z, m, temperature } = softmax;
  const rest = R.value.data[0];
  const I = row.own(
    'I',
    z.value.data.map((logit) => (m.value.data[0] - logit) / temperature + rest),
  );
  const r = row.own(
    'r',
    I.value.data.map((amount) => -Math.expm1(-amount)),
  );
  return { I, r };
}
