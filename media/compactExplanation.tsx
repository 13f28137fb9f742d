/** What the inspector has below the result, as far as a narrow place has room for it. */

import { useMemo } from 'preact/hooks';
import { message } from '../src/present/index.ts';
import { Boundary } from './boundary.tsx';
import { OutlineView } from './derivation.tsx';
import { InputsView } from './inputs.tsx';
import type { LayoutProps } from './layout.ts';
import { OptionsView } from './options.tsx';
import { PictureSection } from './pictureSection.tsx';
import { useRested } from './rested.ts';
import { asksTheSame, useSameWhile } from './sameWhile.ts';

/** As much of an array as a side bar has room for. */
const shownNumbers = { maxRows: 4, maxColumns: 8 };

export function CompactExplanation(props: LayoutProps) {
  const { show, inspection, changes, summary, wording, host, rowCount, row, outline } = props;
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
