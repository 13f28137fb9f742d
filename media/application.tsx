/** The panel: one inspection from top to bottom. Each part stands in a boundary of its own, so that one that fails leaves the others. */

import type { Signal } from '@preact/signals';
import { arrangementOf, message, rowCountOf, summarize, translator, type Wording } from '../src/present/index.ts';
import type { ShowMessage } from '../src/protocol/index.ts';
import { Boundary } from './boundary.tsx';
import { DerivationView } from './derivation.tsx';
import type { PanelHost } from './host.ts';
import { InputsView } from './inputs.tsx';
import { PictureView } from './picture.tsx';
import { ResultView } from './result.tsx';
import { RowPicker } from './rowPicker.tsx';
import { TablesView } from './tables.tsx';
import { WordingContext } from './wording.ts';

interface ApplicationProps {
  readonly shown: Signal<ShowMessage | undefined>;
  readonly row: Signal<number>;
  readonly host: PanelHost;
}

/** The whole panel; empty until the host has sent something. */
export function Application({ shown, row, host }: ApplicationProps) {
  const show = shown.value;
  if (!show) return <main class="panel" aria-busy="true" />;
  const wording: Wording = {
    translate: translator(show.language.bundle),
    significantDigits: show.significantDigits,
  };
  return (
    <WordingContext.Provider value={wording}>
      <Boundary subject={show} wording={wording}>
        <Inspected show={show} row={row} host={host} wording={wording} />
      </Boundary>
    </WordingContext.Provider>
  );
}

interface InspectedProps {
  readonly show: ShowMessage;
  readonly row: Signal<number>;
  readonly host: PanelHost;
  readonly wording: Wording;
}

function Inspected({ show, row, host, wording }: InspectedProps) {
  const { inspection } = show;
  const summary = summarize(inspection, wording);
  const arrangement = arrangementOf(inspection);
  const rowCount = arrangement ? rowCountOf(arrangement) : 0;
  const chosen = row.value < rowCount ? row.value : 0;
  const picker = rowCount > 1 && (
    <RowPicker
      count={rowCount}
      row={chosen}
      choose={(next) => {
        row.value = next;
      }}
    />
  );
  const canReveal = (array: number) => inspection.arrays[array]?.place !== undefined && show.source !== undefined;
  return (
    <main class="panel" lang={show.language.locale}>
      <Boundary subject={show} wording={wording}>
        <ResultView inspection={inspection} summary={summary} host={host} />
      </Boundary>
      <Boundary subject={show} wording={wording}>
        <InputsView inspection={inspection} summary={summary} host={host} canReveal={canReveal} />
      </Boundary>
      {rowCount > 0 && (
        <section class="picture-section" aria-labelledby="picture-title">
          <div class="section-head">
            <h2 id="picture-title">{wording.translate(message('Picture'))}</h2>
            {picker}
          </div>
          <Boundary subject={show} wording={wording}>
            <PictureView inspection={inspection} row={chosen} host={host} canReveal={canReveal} />
          </Boundary>
        </section>
      )}
      {summary.problem === undefined && rowCount > 0 && (
        <Boundary subject={show} wording={wording}>
          <TablesView inspection={inspection} row={chosen} rowCount={rowCount} />
        </Boundary>
      )}
      {summary.problem === undefined && (
        <Boundary subject={show} wording={wording}>
          <DerivationView inspection={inspection} />
        </Boundary>
      )}
    </main>
  );
}
