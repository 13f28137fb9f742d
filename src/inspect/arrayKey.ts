/**
 * A key that finds an array of a document again after the document was edited or closed and opened: by its name and its
 * place among the arrays of that name, or, without a name, by its numbers.
 */

import { sameShape } from '../core/index.ts';
import { isSamePosition, type NumericArray, type Position } from '../finder/index.ts';

/** What is remembered of an array to find it again. Plain JSON. */
export interface ArrayKey {
  readonly name?: string;
  /** how many of its peers stand before it: arrays of the same name, or nameless ones of the same shape */
  readonly ordinal: number;
  readonly shape: readonly number[];
  /** of the first numbers */
  readonly digest: string;
}

/** So many numbers make a digest; who has the first thousand in common has the same name or shape, too. */
const mostDigested = 1_000;

/** At most so many peers are compared by their numbers, those nearest to the old place first ... */
const mostCompared = 500;
/** ... and no more once they have had so many numbers read. */
const mostNumbersRead = 200_000;

/** All arrays of a document, in order, with their keys. */
export class KeyedArrays {
  readonly #all: readonly NumericArray[];
  readonly #peers = new Map<string, NumericArray[]>();

  constructor(all: readonly NumericArray[]) {
    this.#all = all;
    for (const array of all) {
      const kind = kindOf(array);
      const peers = this.#peers.get(kind);
      if (peers) peers.push(array);
      else this.#peers.set(kind, [array]);
    }
  }

  /** The key of one of the arrays, which is known by its place. */
  keyOf(array: NumericArray): ArrayKey {
    const { name, shape, data, start } = array;
    const ordinal = this.#peersOf(array).findIndex((peer) => isSamePosition(peer.start, start));
    return { ...(name !== undefined && { name }), ordinal: Math.max(0, ordinal), shape, digest: digestOf(data) };
  }

  /**
   * The array a key stands for: the nearest peer with the same numbers, else the peer of the same ordinal (of a name) or
   * at the last known position (without one). Undefined where none is left.
   */
  find(key: ArrayKey, lastKnown: Position | undefined): NumericArray | undefined {
    const peers = this.#peersOf(key);
    const same = peerWithDigest(peers, key);
    if (same) return same;
    if (key.name !== undefined) return peers[key.ordinal];
    return lastKnown && this.#all.find((array) => array.name === undefined && isSamePosition(array.start, lastKnown));
  }

  /** The same without guessing: only a peer with the same numbers. */
  findSame(key: ArrayKey): NumericArray | undefined {
    return peerWithDigest(this.#peersOf(key), key);
  }

  #peersOf(key: Pick<ArrayKey, 'name' | 'shape'>): readonly NumericArray[] {
    return this.#peers.get(kindOf(key)) ?? [];
  }
}

/** What peers have in common, as a text. */
function kindOf({ name, shape }: Pick<ArrayKey, 'name' | 'shape'>): string {
  return name === undefined ? `[${shape}]` : `=${name}`;
}

/** A short text that differs where numbers differ; only the first thousand are looked at. */
export function digestOf(data: Float64Array): string {
  const words = new Uint32Array(data.buffer, data.byteOffset, 2 * Math.min(data.length, mostDigested));
  // Twice FNV-1a over 32-bit words, from different ends, since one of 32 bits alone meets its like too soon.
  let forward = 0x811c9dc5;
  let backward = forward ^ data.length;
  for (let index = 0; index < words.length; index++) {
    forward = mix(forward, words[index]);
    backward = mix(backward, words[words.length - 1 - index]);
  }
  return [forward, backward].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x01000193);
  return mixed ^ (mixed >>> 15);
}

/** Looks outward from the old ordinal. */
function peerWithDigest(
  peers: readonly NumericArray[],
  { ordinal, shape, digest }: ArrayKey,
): NumericArray | undefined {
  const centre = Math.min(ordinal, peers.length - 1);
  const farthest = Math.max(centre, peers.length - 1 - centre);
  let numbersLeft = mostNumbersRead;
  for (let step = 0; step <= Math.min(2 * farthest, mostCompared) && numbersLeft > 0; step++) {
    const away = (step + 1) >> 1;
    const peer = peers[step % 2 === 1 ? centre - away : centre + away];
    if (!peer || !sameShape(peer.shape, shape)) continue;
    numbersLeft -= peer.data.length;
    if (digestOf(peer.data) === digest) return peer;
  }
  return undefined;
}
