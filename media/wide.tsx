/** The panel: one inspection from top to bottom. Each part stands in a boundary of its own, so that one that fails leaves the others. */

import { message } from '../src/present/index.ts';
import { Boundary } from './boundary.tsx';
import { DerivationView } from './derivation.tsx';
import { FrameworksView } from './frameworks.tsx';
import { InputsView } from './inputs.tsx';
import type { LayoutProps } from './layout.ts';
import { OptionsView } from './options.tsx';
import { PictureSection } from './pictureSection.tsx';
import { QuantityTabs } from './quantityTabs.tsx';
import { useRested } from './rested.ts';
import { ResultView } from './result.tsx';
import { TablesView } from './tables.tsx';
import { Toolbar } from './toolbar.tsx';

export function WideView(props: LayoutProps) {
  const { show, inspection, changes, summary, wording, host, rowCount, row, canReveal } = props;
  // What is read, and costs time to set, waits until the hand on a slider rests.
  const rested = useRested(inspection);
  const hasValue = summary.problem === undefined;
  return (
    <>
      <Toolbar show={show} changes={changes} host={host} />
      <Boundary subject={show} wording={wording}>
        <ResultView inspection={inspection} summary={summary} host={host} follows={false} />
      </Boundary>
      <Boundary subject={show} wording={wording}>
        <InputsView
          key={show.id}
          inspection={inspection}
          summary={summary}
          host={host}
          canReveal={canReveal}
          changes={changes}
        />
      </Boundary>
      <Boundary subject={show} wording={wording}>
        <OptionsView key={show.id} inspection={inspection} changes={changes} />
      </Boundary>
      <Boundary subject={show} wording={wording}>
        <QuantityTabs inspection={inspection} changes={changes} />
      </Boundary>
      <div id="quantity" role="tabpanel" aria-labelledby={`tab-${inspection.quantity}`}>
        {hasValue && (
          <Boundary subject={show} wording={wording}>
            <DerivationView inspection={rested} row={row} host={host} />
          </Boundary>
        )}
        {rowCount > 0 && <PictureSection {...props} title={wording.translate(message('Picture'))} />}
        {hasValue && rowCount > 0 && (
          <Boundary subject={show} wording={wording}>
            <TablesView inspection={rested} row={row} rowCount={rowCount} />
          </Boundary>
        )}
        <Boundary subject={show} wording={wording}>
          <FrameworksView inspection={rested} />
        </Boundary>
      </div>
    </>
  );
}
