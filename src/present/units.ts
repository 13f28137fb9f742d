/** Amounts of information: one number, said in nats and in bits whatever base it was computed in. */

import { type Message, message } from '../core/index.ts';
import type { QuantityOptions } from '../quantities/index.ts';
import { formatNumber } from './numbers.ts';
import type { Wording } from './translate.ts';

export type Base = NonNullable<QuantityOptions['base']>;

/** An amount of information in both units, as text. */
export interface Information {
  readonly nats: string;
  readonly bits: string;
}

/** The unit of the logarithm's base, for a heading or behind a list of numbers. */
export function unitOf(base: Base): Message {
  if (base === 'e') return message('nats');
  if (base === 2) return message('bits');
  if (base === 10) return message('bans');
  return message('in units of base {0}', base);
}

/** A value that was computed with this base, in nats and in bits. */
export function information(value: number, base: Base, wording: Wording): Information {
  const natsPerUnit = base === 'e' ? 1 : Math.log(base);
  const nats = natsPerUnit === 1 ? value : value * natsPerUnit;
  const bits = base === 2 ? value : nats / Math.LN2;
  return { nats: formatNumber(nats, wording), bits: formatNumber(bits, wording) };
}

/** "0.51082562 nats (0.73696559 bits)". */
export function informationText({ nats, bits }: Information, { translate }: Wording): string {
  if (nats === bits) return translate(message('{0} nats', nats));
  if (nats === '1') return translate(message('1 nat ({0} bits)', bits));
  if (bits === '1') return translate(message('{0} nats (1 bit)', nats));
  return translate(message('{0} nats ({1} bits)', nats, bits));
}
