/**
 * Which array stands beside another one as its labels or its predictions. All links around the array are looked at, so
 * that two arrays that belong together find each other, and neither takes a third one's partner without need.
 */

import { elementCount, type Message, message } from '../core/index.ts';
import { comparePositions, isSamePosition, type NumericArray } from '../finder/index.ts';
import type { InspectionContext } from './context.ts';
import { alone } from './decisions.ts';
import type { PartnerCandidate } from './inspection.ts';
import { type Link, linesBetween, linkOf, mayBeLinked, type Pair } from './links.ts';
import { type ReadArray, read } from './readArray.ts';

/** Arrays farther apart than this many lines are not taken for a pair. */
export const pairingDistance = 5;

/** How many lines around an array its partners, and theirs, stand on: what `inspectArray` wants to be given. */
export function pairingReach(distance = pairingDistance): number {
  return 2 * distance;
}

/** From this score on a pair is offered by itself. */
const threshold = 5;

/** What it takes off that one of the two has a partner already. */
const takenPenalty = 3;

/** More arrays than this, before and after, are not looked at: the nearest come first. */
const mostOnEachSide = 20;

/** More numbers than these are not read in passing, on every hover; larger arrays are paired by an explicit command. */
const largestPartner = 100_000;
const mostNumbersRead = 200_000;

const mostListed = 5;

/** The partner of an array, and what else it may be compared with. */
export interface Partners {
  readonly pair?: Pair;
  /** the partner that the user chose, where nothing compares the two, and the sentence that says so */
  readonly refused?: { readonly partner: ReadArray; readonly sentence: Message };
  readonly candidates: readonly PartnerCandidate[];
}

/** A link between two arrays of a group, by their places in it. */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly link: Link;
  readonly lines: number;
}

/** Finds the partner of an array among its neighbours, which come in the document's order. */
export function findPartners(
  asked: ReadArray,
  neighbours: readonly NumericArray[],
  context: InspectionContext = {},
): Partners {
  const { enabled = true, distance = pairingDistance } = context.pairing ?? {};
  const group = groupAround(asked.array, neighbours, distance);
  const own = group.indexOf(asked.array);
  const readings = new Map([[asked.array, asked]]);
  const edges = edgesOf(group, distance, (array) => readingOf(array, readings, context));
  const matches = matched(edges, group, context);
  const partner = enabled ? partnerOf(own, edges, matches) : undefined;
  const decided = context.decisions?.partnerOf(asked.array);
  const chosen = decided === undefined || decided === alone ? {} : forced(asked, decided, context);
  const pair = decided === undefined ? partner?.link.pair : chosen.pair;
  const paired = pair && [pair.predictions.array, pair.labels.array];
  const candidates = edges
    .filter(({ from, to }) => from === own || to === own)
    .map((edge) => candidateOf(edge, group[edge.from === own ? edge.to : edge.from], penaltyOf(edge, matches)))
    .filter(({ array, candidate }) => !paired?.includes(array) && candidate.score > 0)
    .sort((a, b) => b.candidate.score - a.candidate.score || a.lines - b.lines)
    .slice(0, mostListed)
    .map(({ candidate }) => candidate);
  return { ...(pair && { pair }), ...(chosen.refused && { refused: chosen.refused }), candidates };
}

function readingOf(array: NumericArray, readings: Map<NumericArray, ReadArray>, context: InspectionContext): ReadArray {
  const reading = readings.get(array) ?? read(array, context);
  readings.set(array, reading);
  return reading;
}

function canBePaired(array: NumericArray): boolean {
  return !array.ragged && !array.truncated && array.shape.length > 0 && elementCount(array.shape) <= largestPartner;
}

/** The array and those around it that may have to do with it, in the document's order. */
function groupAround(asked: NumericArray, neighbours: readonly NumericArray[], distance: number): NumericArray[] {
  const others = neighbours.filter((other) => !isSamePosition(other.start, asked.start));
  const next = others.findIndex((other) => comparePositions(asked.start, other.start) < 0);
  const split = next < 0 ? others.length : next;
  const around = others.slice(Math.max(0, split - mostOnEachSide), split + mostOnEachSide);
  const nearest = around
    .filter((other) => canBePaired(other) && linesBetween(asked, other) <= pairingReach(distance))
    .sort((a, b) => linesBetween(asked, a) - linesBetween(asked, b));
  let numbers = 0;
  const read = nearest.filter((other) => {
    numbers += elementCount(other.shape);
    return numbers <= mostNumbersRead;
  });
  return [asked, ...read].sort((a, b) => comparePositions(a.start, b.start));
}

/** All links of a group. A name that is assigned again hides what it stood for from everything below. */
function edgesOf(
  group: readonly NumericArray[],
  distance: number,
  readingOf: (array: NumericArray) => ReadArray,
): Edge[] {
  const edges: Edge[] = [];
  for (const [from, first] of group.entries()) {
    for (let to = from + 1; to < group.length; to += 1) {
      const second = group[to];
      const lines = linesBetween(first, second);
      const link = lines <= distance && mayBeLinked(first, second) && linkOf(readingOf(first), readingOf(second));
      if (link) edges.push({ from, to, link, lines });
      if (first.name !== undefined && second.name === first.name) break;
    }
  }
  return edges;
}

/**
 * Who goes with whom: what the user said first, then the best scores; the nearest among equals, and the lowest where
 * two are as near, as the latest assignment is the one in force.
 */
function matched(
  edges: readonly Edge[],
  group: readonly NumericArray[],
  { decisions }: InspectionContext,
): Map<number, number> {
  const matches = new Map<number, number>();
  const bind = (a: number, b: number) => {
    if (matches.has(a) || matches.has(b)) return;
    matches.set(a, b);
    // A partner that the user chose may stand outside of the group.
    if (b >= 0) matches.set(b, a);
  };
  for (const [index, array] of group.entries()) {
    const decided = decisions?.partnerOf(array);
    if (decided === alone) matches.set(index, index);
    else if (decided)
      bind(
        index,
        group.findIndex(({ start }) => isSamePosition(start, decided.start)),
      );
  }
  const offered = edges
    .filter(({ link }) => link.score >= threshold)
    .sort((a, b) => b.link.score - a.link.score || a.lines - b.lines || b.to - a.to || b.from - a.from);
  for (const { from, to } of offered) bind(from, to);
  return matches;
}

function penaltyOf({ from, to }: Edge, matches: Map<number, number>): number {
  const free = !matches.has(from) && !matches.has(to);
  return free || matches.get(from) === to ? 0 : takenPenalty;
}

/** The edge to an array's match; to one that is taken only where the score still suffices. */
function partnerOf(own: number, edges: readonly Edge[], matches: Map<number, number>): Edge | undefined {
  const match = matches.get(own);
  const ownEdges = edges.filter(({ from, to }) => from === own || to === own);
  if (match !== undefined) return ownEdges.find(({ from, to }) => from === match || to === match);
  return ownEdges
    .filter((edge) => edge.link.score - takenPenalty >= threshold && !isAlone(edge, matches))
    .sort((a, b) => b.link.score - a.link.score || a.lines - b.lines || b.to - a.to)
    .at(0);
}

function isAlone({ from, to }: Edge, matches: Map<number, number>): boolean {
  return matches.get(from) === from || matches.get(to) === to;
}

/** The pair with the array that the user chose, however badly it fits, or why there is none. */
function forced(
  asked: ReadArray,
  partner: NumericArray,
  context: InspectionContext,
): Pick<Partners, 'pair' | 'refused'> {
  const other = read(partner, context);
  const [first, second] = comparePositions(asked.array.start, partner.start) < 0 ? [asked, other] : [other, asked];
  const link = linkOf(first, second, true);
  if (link) return { pair: link.pair };
  const sentence = message(
    'Nothing compares these two arrays: one of them must hold labels for the other, or both must hold distributions.',
  );
  return { refused: { partner: other, sentence } };
}

function candidateOf({ link, lines }: Edge, array: NumericArray, penalty: number) {
  const taken = penalty > 0 ? [message('one of them has a partner already')] : [];
  const candidate: PartnerCandidate = {
    ...(array.name !== undefined && { name: array.name }),
    place: { start: array.start, end: array.end },
    score: link.score - penalty,
    reasons: [...link.reasons, ...taken],
  };
  return { array, lines, candidate };
}
