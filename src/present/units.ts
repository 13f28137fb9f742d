/** Amounts of information: one number, said in nats and in bits whatever base it was computed in. */

import { type Message, message } from '../core/index.ts';
import type { QuantityOptions } from '../quantities/index.ts';
import { formatNumber } from './numbers.ts';
import type { Wording } from './translate.ts';

export type Base = NonNullable<QuantityOptions['base']>;

/** An amount of information as text, in each unit. */
export interface Information {
  readonly nats: string;
  readonly bits: string;
  readonly bans: string;
  /** the unit it was asked for in, and one to compare it with */
  readonly units: readonly [Unit, Unit];
}

type Unit = 'nats' | 'bits' | 'bans';

/** The unit of the logarithm's base, for a heading or behind a list of numbers. */
export function unitOf(base: Base): Message {
  if (base === 'e') return message('nats');
  if (base === 2) return message('bits');
  if (base === 10) return message('bans');
  return message('in units of base {0}', base);
}

/** A value that was computed with this base, in every unit. */
export function information(value: number, base: Base, wording: Wording): Information {
  const natsPerUnit = base === 'e' ? 1 : Math.log(base);
  const nats = natsPerUnit === 1 ? value : value * natsPerUnit;
  const bits = base === 2 ? value : nats / Math.LN2;
  const bans = base === 10 ? value : nats / Math.LN10;
  return {
    nats: formatNumber(nats, wording),
    bits: formatNumber(bits, wording),
    bans: formatNumber(bans, wording),
    units: base === 2 ? ['bits', 'nats'] : base === 10 ? ['bans', 'nats'] : ['nats', 'bits'],
  };
}

/** "0.51082562 nats (0.73696559 bits)": the unit that was asked for comes first. */
export function informationText(amount: Information, { translate }: Wording): string {
  const [first, second] = amount.units;
  const text = translate(amountMessage(amount, first));
  // What is 0, infinite or no number is so in every unit.
  return amount[first] === amount[second]
    ? text
    : translate(message('{0} ({1})', text, translate(amountMessage(amount, second))));
}

/** The amount in the unit that was asked for alone. */
export function shortInformationText(amount: Information, { translate }: Wording): string {
  return translate(amountMessage(amount, amount.units[0]));
}

function amountMessage(amount: Information, unit: Unit): Message {
  const isOne = amount[unit] === '1';
  switch (unit) {
    case 'nats':
      return isOne ? message('1 nat') : message('{0} nats', amount.nats);
    case 'bits':
      return isOne ? message('1 bit') : message('{0} bits', amount.bits);
    case 'bans':
      return isOne ? message('1 ban') : message('{0} bans', amount.bans);
  }
}
