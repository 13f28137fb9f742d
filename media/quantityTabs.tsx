/** The quantities that fit the inputs, as tabs. */

import { useMemo } from 'preact/hooks';
import { message, type QuantityOffer, quantitiesFor, withQuantity } from '../src/present/index.ts';
import { quantities } from '../src/quantities/index.ts';
import type { LayoutProps } from './layout.ts';
import { Tabs } from './tabs.tsx';
import { useWording } from './wording.ts';

/** Ids of the page: there is one list of quantities on it. */
export const quantityPrefix = 'quantity';

export function QuantityTabs({ inspection, changes }: Pick<LayoutProps, 'inspection' | 'changes'>) {
  const { translate } = useWording();
  const { sent } = changes;
  const offers = useMemo(() => completeOffers(inspection), [inspection]);
  if (!sent || offers.length < 2 || Object.keys(inspection.inputs).length === 0) return null;
  return (
    <Tabs
      label={translate(message('Quantities'))}
      tabs={offers.map(({ quantity }) => ({
        id: quantity,
        title: translate(quantities.get(quantity)?.title ?? message('Result')),
      }))}
      chosen={inspection.quantity}
      choose={(id) => {
        const offer = offers.find(({ quantity }) => quantity === id);
        if (offer) changes.take(withQuantity(sent, changes.whatIf.value, offer));
      }}
      prefix={quantityPrefix}
    />
  );
}

/**
 * What can be computed of these arrays alone, in the order of the registry, so that a tab keeps its place. What is shown is
 * among it, whatever the arrays were taken for when somebody chose it.
 */
function completeOffers(inspection: LayoutProps['inspection']): readonly QuantityOffer[] {
  const order = [...quantities.keys()];
  const { quantity: shown, inputs, options } = inspection;
  const fitting = quantitiesFor(inspection).filter(
    ({ missing, quantity }) => missing.length === 0 && quantity !== shown,
  );
  return [...fitting, { quantity: shown, inputs, options, missing: [] }].sort(
    (a, b) => order.indexOf(a.quantity) - order.indexOf(b.quantity),
  );
}
