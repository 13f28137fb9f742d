/**
 * The inspector of the side view: what the panel shows, as far as a narrow place has room for it. It follows the cursor, so
 * nothing in it is announced by itself. Inputs and options can be changed in it; for what else the panel can do, it leads
 * there.
 */

import { message } from '../src/present/index.ts';
import { AfterPaint } from './afterPaint.tsx';
import { Boundary } from './boundary.tsx';
import { explanation } from './laterParts.ts';
import type { LayoutProps } from './layout.ts';
import { OpenButton } from './openButton.tsx';
import { ResultView } from './result.tsx';
import { WayBack } from './toolbar.tsx';

export function CompactView(props: LayoutProps) {
  const { show, inspection, changes, summary, wording, host } = props;
  const { note } = show;
  const { translate } = wording;
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
      <Boundary subject={show} wording={wording}>
        <AfterPaint part={explanation}>{({ CompactExplanation }) => <CompactExplanation {...props} />}</AfterPaint>
      </Boundary>
    </>
  );
}
