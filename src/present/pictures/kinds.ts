/** The pictures there are, and which of them say something about an inspection. One line a picture. */

import { type Message, message } from '../../core/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import type { QuantityId } from '../../quantities/index.ts';
import { type Arrangement, arrangementOf, rowCountOf } from '../arrangement.ts';
import { isBinaryLoss } from './binary.ts';

export type PictureId = 'classes' | 'codeLengths' | 'softmax' | 'contributions' | 'slope' | 'heatmap';

/** A picture that can be chosen. */
export interface PictureKind {
  readonly id: PictureId;
  readonly title: Message;
}

interface PictureRule extends PictureKind {
  /** by what the arrays and the quantity are alone: a list of names must cost nothing */
  readonly fits: (inspection: Inspection, arrangement: Arrangement) => boolean;
}

const rules: readonly PictureRule[] = [
  { id: 'classes', title: message('Classes'), fits: () => true },
  { id: 'codeLengths', title: message('Code lengths'), fits: hasCodeLengths },
  { id: 'softmax', title: message('Softmax machine'), fits: hasSoftmax },
  { id: 'contributions', title: message('Where the loss comes from'), fits: hasContributions },
  { id: 'slope', title: message('Loss and gradient'), fits: hasSlope },
  { id: 'heatmap', title: message('Heatmap'), fits: isBatch },
];

/** The pictures of an inspection, in the order of their tabs; none where there is nothing to draw. */
export function picturesOf(inspection: Inspection): readonly PictureKind[] {
  const arrangement = arrangementOf(inspection);
  return arrangement ? rules.filter(({ fits }) => fits(inspection, arrangement)) : [];
}

/** Whether a value that came from elsewhere names a picture. */
export function isPictureId(value: unknown): value is PictureId {
  return rules.some(({ id }) => id === value);
}

const averagesOfSurprisals: readonly QuantityId[] = [
  'entropy',
  'crossEntropy',
  'klDivergence',
  'jensenShannonDivergence',
  'perplexity',
  'klDivergenceLoss',
];

function hasOption({ definition }: Arrangement, name: string): boolean {
  return definition?.options.some((option) => option.name === name) === true;
}

function hasValue({ result }: Arrangement): boolean {
  return result !== 'none';
}

/** One loss a row, of a whole row of predictions. */
function isCategoricalLoss({ inputs }: Inspection, { definition, result }: Arrangement): boolean {
  return definition?.loss === true && result === 'row' && inputs.labels !== undefined;
}

function hasCodeLengths(inspection: Inspection, arrangement: Arrangement): boolean {
  if (isBinaryLoss(arrangement.definition)) return hasValue(arrangement);
  if (arrangement.result !== 'row') return false;
  if (averagesOfSurprisals.includes(inspection.quantity)) return true;
  // a focusing factor bends the areas: they are no longer a probability times a length
  return isCategoricalLoss(inspection, arrangement) && !hasOption(arrangement, 'gamma');
}

/** The divergence loss is no −log q of one class alone. */
function hasSlope(inspection: Inspection, arrangement: Arrangement): boolean {
  if (isBinaryLoss(arrangement.definition)) return hasValue(arrangement);
  return isCategoricalLoss(inspection, arrangement) && inspection.quantity !== 'klDivergenceLoss';
}

function hasSoftmax({ inputs }: Inspection, { definition, result }: Arrangement): boolean {
  if (inputs.logits === undefined || result === 'none') return false;
  return definition?.loss === true ? result === 'row' : true;
}

function hasContributions(_: Inspection, { definition, entries, result }: Arrangement): boolean {
  return definition?.loss === true && result !== 'none' && (entries?.data.length ?? 0) > 1;
}

function isBatch(_: Inspection, arrangement: Arrangement): boolean {
  return arrangement.result !== 'expanded' && rowCountOf(arrangement) > 1 && arrangement.layout.length > 1;
}
