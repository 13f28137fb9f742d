/** The panel: one inspection from top to bottom. Each part stands in a boundary of its own, so that one that fails leaves the others. */

import { message } from '../src/present/index.ts';
import { Boundary } from './boundary.tsx';
import { DerivationView } from './derivation.tsx';
import { InputsView } from './inputs.tsx';
import type { LayoutProps } from './layout.ts';
import { PictureSection } from './pictureSection.tsx';
import { ResultView } from './result.tsx';
import { TablesView } from './tables.tsx';

export function WideView(props: LayoutProps) {
  const { show, summary, wording, host, rowCount, row, canReveal } = props;
  const { inspection } = show;
  return (
    <>
      <Boundary subject={show} wording={wording}>
        <ResultView inspection={inspection} summary={summary} host={host} follows={false} />
      </Boundary>
      <Boundary subject={show} wording={wording}>
        <InputsView inspection={inspection} summary={summary} host={host} canReveal={canReveal} numbers />
      </Boundary>
      {rowCount > 0 && <PictureSection {...props} title={wording.translate(message('Picture'))} />}
      {summary.problem === undefined && rowCount > 0 && (
        <Boundary subject={show} wording={wording}>
          <TablesView inspection={inspection} row={row} rowCount={rowCount} />
        </Boundary>
      )}
      {summary.problem === undefined && (
        <Boundary subject={show} wording={wording}>
          <DerivationView inspection={inspection} row={row} host={host} />
        </Boundary>
      )}
    </>
  );
}
