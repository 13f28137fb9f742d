/** What the panel has below the result. Each part stands in a boundary of its own, so that one that fails leaves the others. */

import { useMemo } from 'preact/hooks';
import { message } from '../src/present/index.ts';
import { Boundary } from './boundary.tsx';
import { DerivationView } from './derivation.tsx';
import { FrameworksView } from './frameworks.tsx';
import { InputsView } from './inputs.tsx';
import type { LayoutProps } from './layout.ts';
import { OptionsView } from './options.tsx';
import { PictureSection } from './pictureSection.tsx';
import { QuantityTabs, quantityPrefix } from './quantityTabs.tsx';
import { useRested } from './rested.ts';
import { asksTheSame, useSameWhile } from './sameWhile.ts';
import { TablesView } from './tables.tsx';

/** As much of an array as a page has room for. */
const shownNumbers = { maxRows: 6, maxColumns: 12 };

export function WideExplanation(props: LayoutProps) {
  const { show, inspection, changes, state, summary, wording, host, rowCount, row } = props;
  // What is read, and costs time to set, waits until the hand on a slider rests.
  const rested = useRested(inspection, show);
  // What does not show the options need not be looked at while one of them is dragged.
  const asked = useSameWhile(inspection, asksTheSame);
  const inputs = useMemo(
    () => (
      <InputsView
        key={show.id}
        inspection={asked}
        host={host}
        hasSource={show.source !== undefined}
        changes={changes}
        shown={shownNumbers}
      />
    ),
    [show, asked, host, changes],
  );
  const quantityTabs = useMemo(() => <QuantityTabs inspection={asked} changes={changes} />, [asked, changes]);
  const hasValue = summary.problem === undefined;
  const tables = useMemo(
    () => <TablesView inspection={rested} row={row} rowCount={rowCount} />,
    [rested, row, rowCount],
  );
  const pasted = state.pasted.value;
  const frameworks = useMemo(
    () => (
      <FrameworksView
        inspection={rested}
        pasted={pasted}
        paste={(text) => {
          state.pasted.value = text;
        }}
      />
    ),
    [rested, pasted, state],
  );
  const derivation = useMemo(
    () => <DerivationView inspection={rested} row={row} host={host} openSteps={state.openSteps} />,
    [rested, row, host, state],
  );
  return (
    <>
      <Boundary subject={show} wording={wording}>
        {inputs}
      </Boundary>
      <Boundary subject={show} wording={wording}>
        <OptionsView key={show.id} inspection={inspection} changes={changes} />
      </Boundary>
      <Boundary subject={show} wording={wording}>
        {quantityTabs}
      </Boundary>
      <div
        id={`${quantityPrefix}-panel`}
        role="tabpanel"
        aria-label={summary.title ?? wording.translate(message('No result yet'))}
      >
        {/* a picture stays in sight beside its derivation, and no further */}
        <div class="explained">
          {hasValue && (
            <Boundary subject={show} wording={wording}>
              {derivation}
            </Boundary>
          )}
          {rowCount > 0 && (
            <PictureSection
              {...props}
              title={wording.translate(message('Picture'))}
              picture={state.picture.value}
              choosePicture={(picture) => {
                state.picture.value = picture;
              }}
            />
          )}
        </div>
        {hasValue && rowCount > 0 && (
          <Boundary subject={show} wording={wording}>
            {tables}
          </Boundary>
        )}
        <Boundary subject={show} wording={wording}>
          {frameworks}
        </Boundary>
      </div>
    </>
  );
}
