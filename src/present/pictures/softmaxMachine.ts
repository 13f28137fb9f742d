/**
 * Softmax as a machine: each class's logit, the same minus the largest one, the exponential, and the share; beside it what
 * single precision makes of the way with and without the subtraction.
 */

import { compensatedSum, exp, type Message, message, readRow, tensor } from '../../core/index.ts';
import { formatFloat32 } from '../../frameworks/index.ts';
import type { Inspection } from '../../inspect/index.ts';
import { arrangementOf, targetOf } from '../arrangement.ts';
import { className } from '../classNames.ts';
import { formatNumber } from '../numbers.ts';
import { quantityOf } from '../quantity.ts';
import type { Wording } from '../translate.ts';
import { classPlaces, type Mark, markSentence, type PictureNumbers, restName } from './marks.ts';
import { type Float32Path, float32Logits, naivePath, shiftedPath } from './naiveSoftmax.ts';
import { type Ranking, rank, sumOfOthers } from './ranking.ts';
import { attempt } from './row.ts';

/** One column of the machine. */
export interface MachineStage {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
}

/** One class on its way, a number in each stage. */
export interface MachineClass extends Mark {
  readonly values: readonly number[];
  readonly isTarget: boolean;
}

/** What single precision makes of it, as text that a framework would print. */
export interface Float32Comparison {
  readonly headings: readonly string[];
  readonly rows: readonly { readonly key: string; readonly heading: string; readonly cells: readonly string[] }[];
  /** whether the way without the subtraction came to no distribution */
  readonly naiveFails: boolean;
  readonly sentence: string;
}

export interface SoftmaxMachine {
  readonly title: string;
  readonly temperature: number;
  readonly stages: readonly MachineStage[];
  readonly classes: readonly MachineClass[];
  readonly sentence: string;
  readonly note?: string;
  readonly float32: Float32Comparison;
  readonly numbers: PictureNumbers;
}

/** What the picture itself may change. */
export interface MachineSettings {
  /** in place of that of the options */
  readonly temperature?: number | undefined;
  /** added to every logit in single precision: it changes no share, and shows where the naive way ends */
  readonly offset?: number;
}

const mostClasses = 10;
/** Shares all below this would crowd at the bottom of an axis up to 1. */
const smallShare = 0.35;

/** Whether the quantity itself has a temperature, which the picture then changes for all. */
export function hasTemperature(inspection: Inspection): boolean {
  return quantityOf(inspection)?.options.some(({ name }) => name === 'temperature') === true;
}

/** The machine of one row; undefined where it has no logits. */
export function softmaxMachineOf(
  inspection: Inspection,
  row: number,
  wording: Wording,
  { temperature = inspection.options.temperature ?? 1, offset = 0 }: MachineSettings = {},
): SoftmaxMachine | undefined {
  const arrangement = arrangementOf(inspection);
  if (!arrangement || inspection.inputs.logits !== arrangement.array || row >= arrangement.layout.rowCount)
    return undefined;
  const logits = readRow(arrangement.primary, arrangement.layout, row);
  const shares = attempt('softmax', { logits: tensor(logits) }, { temperature })?.value.data;
  if (!shares) return undefined;
  const { translate } = wording;
  const target = targetOf(inspection, arrangement, row);
  const largest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  const shifted = logits.map((logit) => (logit - largest) / temperature);
  const exponentials = exp(tensor(shifted)).data;
  const all = [logits, shifted, exponentials, shares];
  const names = stageNames(temperature);
  const ranking = rank(shares, mostClasses, target === undefined ? [] : [target]);
  const placeOf = classPlaces(inspection, row);
  const classes = ranking.shown.map((position): MachineClass => {
    const values = all.map((stage) => stage[position]);
    const name = className(position, inspection, wording);
    const place = placeOf(position);
    const sentence = markSentence(
      name,
      names.map((stage, order) => [stage, values[order]] as const),
      wording,
    );
    return { key: String(position), name, values, isTarget: position === target, sentence, ...(place && { place }) };
  });
  const total = formatNumber(compensatedSum(exponentials), wording);
  return {
    title: translate(message('Softmax step by step: from logits to shares')),
    temperature,
    stages: stagesOf(all, logits, largest, names),
    classes,
    sentence: translate(message('Each exponential is divided by their sum: {0}', total)),
    ...(ranking.others > 0 && { note: restNote(ranking, exponentials, shares, wording) }),
    float32: comparisonOf(float32Logits(logits, temperature, offset), ranking, inspection, wording),
    numbers: {
      headings: names,
      rows: classes.map(({ key, name, values, place }) => ({
        key,
        heading: name,
        cells: values.map((value) => formatNumber(value, wording)),
        ...(place && { place }),
      })),
    },
  };
}

function stageNames(temperature: number): readonly string[] {
  return temperature === 1 ? ['z', 'z − max', 'e^(z − max)', 'p'] : ['z', '(z − max)/T', 'e^((z − max)/T)', 'p'];
}

/** The second axis is that of the first, moved: a temperature of 1 moves no line, another one squeezes or stretches them. */
function stagesOf(
  all: readonly Float64Array[],
  logits: Float64Array,
  largest: number,
  names: readonly string[],
): readonly MachineStage[] {
  const lowest = logits.filter(Number.isFinite).reduce((least, logit) => Math.min(least, logit), largest);
  const deepest = all[1].filter(Number.isFinite).reduce((least, value) => Math.min(least, value), 0);
  const most = all[3].filter(Number.isFinite).reduce((best, value) => Math.max(best, value), 0);
  const bounds: readonly (readonly [number, number])[] = [
    [lowest, largest],
    [Math.min(lowest - largest, deepest), 0],
    [0, 1],
    [0, most > 0 && most < smallShare ? most : 1],
  ];
  return names.map((name, order) => {
    const [minimum, maximum] = bounds[order];
    const isReal = Number.isFinite(minimum) && Number.isFinite(maximum);
    return { name, minimum: isReal ? minimum : 0, maximum: isReal ? maximum : 1 };
  });
}

function restNote(ranking: Ranking, exponentials: Float64Array, shares: Float64Array, wording: Wording): string {
  const said = [
    [wording.translate(message('sum of exponentials')), sumOfOthers(exponentials, ranking)],
    [wording.translate(message('share')), sumOfOthers(shares, ranking)],
  ] as const;
  return markSentence(restName(ranking.others, wording), said, wording);
}

function comparisonOf(
  logits: Float64Array,
  { shown, others }: Ranking,
  inspection: Inspection,
  wording: Wording,
): Float32Comparison {
  const { translate } = wording;
  const naive = naivePath(logits);
  const shifted = shiftedPath(logits);
  const naiveFails = !isDistribution(naive);
  const fails = naiveFails ? failureOf(naive, shifted) : message('Both ways come to a distribution here.');
  const rows = shown.map((position) => ({
    key: String(position),
    heading: className(position, inspection, wording),
    cells: [
      naive.exponentials[position],
      naive.shares[position],
      shifted.exponentials[position],
      shifted.shares[position],
    ].map(formatFloat32),
  }));
  const sums = {
    key: 'sum',
    heading: others === 0 ? translate(message('sum')) : translate(message('sum of all')),
    cells: [formatFloat32(naive.total), '', formatFloat32(shifted.total), ''],
  };
  return {
    headings: ['e^z', 'e^z / Σ', 'e^(z − max)', 'e^(z − max) / Σ'],
    rows: [...rows, sums],
    naiveFails,
    sentence: translate(fails),
  };
}

/** Whether every share is a number: of an infinite sum the small ones are 0, and the infinite ones are no numbers. */
function isDistribution({ total, shares }: Float32Path): boolean {
  return Number.isFinite(total) && total > 0 && shares.every(Number.isFinite);
}

function failureOf({ total, exponentials }: Float32Path, shifted: Float32Path): Message {
  if (!isDistribution(shifted))
    return message('Neither way comes to a distribution: the logits themselves leave none.');
  if (total === 0) {
    return message('Without the subtraction every e^z is 0 in float32, and 0/0 is nan; with it, the shares survive.');
  }
  const overflown = exponentials.some((exponential) => exponential === Number.POSITIVE_INFINITY);
  return overflown
    ? message('Without the subtraction e^z is inf in float32, and inf/inf is nan; with it, the shares survive.')
    : message('Without the subtraction the sum is inf in float32, and every share 0; with it, the shares survive.');
}
