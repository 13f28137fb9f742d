/**
 * The inspector of the side view: what the panel shows, as far as a narrow place has room for it. It follows the cursor,
 * so nothing in it is announced by itself.
 */

import { message } from '../src/present/index.ts';
import { Boundary } from './boundary.tsx';
import { OutlineView } from './derivation.tsx';
import { InputsView } from './inputs.tsx';
import type { LayoutProps } from './layout.ts';
import { OpenButton } from './openButton.tsx';
import { PictureSection } from './pictureSection.tsx';
import { ResultView } from './result.tsx';

export function CompactView(props: LayoutProps) {
  const { show, inspection, summary, wording, host, rowCount, row, outline } = props;
  const { note } = show;
  return (
    <>
      <div class="note">
        {note && <p>{wording.translate(note)}</p>}
        <OpenButton host={host} />
      </div>
      <Boundary subject={show} wording={wording}>
        <ResultView inspection={inspection} summary={summary} host={host} follows />
      </Boundary>
      {rowCount > 0 && <PictureSection {...props} isBrief title={wording.translate(message('Picture'))} />}
      {summary.problem === undefined && (
        <Boundary subject={show} wording={wording}>
          <OutlineView inspection={inspection} row={row} host={host} {...outline} />
        </Boundary>
      )}
      <Boundary subject={show} wording={wording}>
        <InputsView inspection={inspection} host={host} hasSource={show.source !== undefined} />
      </Boundary>
    </>
  );
}
