/** The panel: one inspection from top to bottom, the result first, and once that is drawn what explains it. */

import { useMemo } from 'preact/hooks';
import { AfterPaint } from './afterPaint.tsx';
import { Boundary } from './boundary.tsx';
import { explanation } from './laterParts.ts';
import type { LayoutProps } from './layout.ts';
import { ResultView } from './result.tsx';
import { Toolbar } from './toolbar.tsx';

export function WideView(props: LayoutProps) {
  const { show, inspection, changes, summary, wording, host } = props;
  const toolbar = useMemo(() => <Toolbar show={show} changes={changes} host={host} />, [show, changes, host]);
  return (
    <>
      {toolbar}
      <Boundary subject={show} wording={wording}>
        <ResultView inspection={inspection} summary={summary} host={host} follows={false} />
      </Boundary>
      <Boundary subject={show} wording={wording}>
        <AfterPaint part={explanation}>{({ WideExplanation }) => <WideExplanation {...props} />}</AfterPaint>
      </Boundary>
    </>
  );
}
