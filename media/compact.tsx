/**
 * The inspector of the side view: what the panel shows, as far as a narrow place has room for it. It follows the cursor, so
 * nothing in it is announced by itself. Inputs and options can be changed in it; for what else the panel can do, it leads
 * there.
 */

import { useMemo } from 'preact/hooks';
import { message } from '../src/present/index.ts';
import { Boundary } from './boundary.tsx';
import { OutlineView } from './derivation.tsx';
import { InputsView } from './inputs.tsx';
import type { LayoutProps } from './layout.ts';
import { OpenButton } from './openButton.tsx';
import { OptionsView } from './options.tsx';
import { PictureSection } from './pictureSection.tsx';
import { useRested } from './rested.ts';
import { ResultView } from './result.tsx';
import { asksTheSame, useSameWhile } from './sameWhile.ts';
import { WayBack } from './toolbar.tsx';

/** As much of an array as a side bar has room for. */
const shownNumbers = { maxRows: 4, maxColumns: 8 };

export function CompactView(props: LayoutProps) {
  const { show, inspection, changes, summary, wording, host, rowCount, row, outline } = props;
  const { note } = show;
  const { translate } = wording;
  // What is read, and costs time to set, waits until the hand on a slider rests.
  const rested = useRested(inspection, show);
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
  return (
    <>
      <div class="note">
        {note && <p>{translate(note)}</p>}
        <OpenButton host={host} />
      </div>
      {(changes.canUndo.value || changes.canRedo.value) && (
        // biome-ignore lint/a11y/useSemanticElements: buttons are no fieldset
        <div class="way-back" role="group" aria-label={translate(message('What if'))}>
          <WayBack changes={changes} />
        </div>
      )}
      <Boundary subject={show} wording={wording}>
        <ResultView inspection={inspection} summary={summary} host={host} follows />
      </Boundary>
      {rowCount > 0 && <PictureSection {...props} isBrief title={translate(message('Picture'))} />}
      {summary.problem === undefined && (
        <Boundary subject={show} wording={wording}>
          <OutlineView inspection={rested} row={row} host={host} {...outline} />
        </Boundary>
      )}
      <Boundary subject={show} wording={wording}>
        {inputs}
      </Boundary>
      <Boundary subject={show} wording={wording}>
        <OptionsView key={show.id} inspection={inspection} changes={changes} />
      </Boundary>
    </>
  );
}
