/** A page with nothing in it but derivations, drawn when a benchmark says so. */

import { render } from 'preact';
import { DerivationView } from '../../media/derivation.tsx';
import { WordingContext } from '../../media/wording.ts';
import { type Inspection, translator } from '../../src/present/index.ts';
import { parseToPanel } from '../../src/protocol/index.ts';
import { isQuantityId } from '../../src/quantities/index.ts';

const host = { post: () => {}, getState: () => undefined, setState: () => {} };
const wording = { translate: translator(undefined), significantDigits: 8 };
const inspections: Inspection[] = [];

/** Draws the derivation of the inspection that was sent in this place; without one, nothing. */
window.drawDerivation = (place) => {
  const root = document.getElementById('app');
  const inspection = place === undefined ? undefined : inspections[place];
  if (!root) return;
  render(
    inspection ? (
      <WordingContext.Provider value={wording}>
        <main class="panel wide">
          <DerivationView inspection={inspection} row={0} host={host} />
        </main>
      </WordingContext.Provider>
    ) : null,
    root,
  );
};

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = parseToPanel(data, isQuantityId);
  if (message?.type === 'show') inspections.push(message.inspection);
});
window.posted.push({ type: 'ready' });
