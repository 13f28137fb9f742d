/** The quantities that fit the inputs, as tabs: one of them is in the tab order, arrow keys move and choose. */

import { useMemo } from 'preact/hooks';
import { message, type QuantityOffer, quantitiesFor, withQuantity } from '../src/present/index.ts';
import { quantities } from '../src/quantities/index.ts';
import type { LayoutProps } from './layout.ts';
import { targetOfKey } from './roving.ts';
import { useWording } from './wording.ts';

export function QuantityTabs({ inspection, changes }: Pick<LayoutProps, 'inspection' | 'changes'>) {
  const { translate } = useWording();
  const { sent } = changes;
  const offers = useMemo(() => completeOffers(inspection), [inspection]);
  if (!sent || offers.length < 2) return null;
  const current = offers.findIndex(({ quantity }) => quantity === inspection.quantity);
  const choose = (offer: QuantityOffer): void => {
    changes.take(withQuantity(sent, changes.whatIf.value, offer));
  };
  const move = (event: KeyboardEvent): void => {
    const next = targetOfKey(event.key, Math.max(0, current), offers.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(offers[next]);
    (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={translate(message('Quantities'))} onKeyDown={move}>
      {offers.map((offer, order) => (
        <button
          key={offer.quantity}
          type="button"
          role="tab"
          class="tab"
          id={`tab-${offer.quantity}`}
          aria-selected={order === current}
          aria-controls="quantity"
          tabIndex={order === Math.max(0, current) ? 0 : -1}
          onClick={() => choose(offer)}
        >
          {translate(quantities.get(offer.quantity)?.title ?? message('Result'))}
        </button>
      ))}
    </div>
  );
}

/** What can be computed of these arrays alone, in the order of the registry, so that a tab keeps its place. */
function completeOffers(inspection: LayoutProps['inspection']): readonly QuantityOffer[] {
  const order = [...quantities.keys()];
  return quantitiesFor(inspection)
    .filter(({ missing }) => missing.length === 0)
    .sort((a, b) => order.indexOf(a.quantity) - order.indexOf(b.quantity));
}
