/** The picture of the chosen row, with the picker of rows beside its title. */

import { Boundary } from './boundary.tsx';
import type { LayoutProps } from './layout.ts';
import { PictureView } from './picture.tsx';
import { RowPicker } from './rowPicker.tsx';

type PictureSectionProps = Omit<LayoutProps, 'summary'> & { readonly title: string };

export function PictureSection({
  show,
  inspection,
  wording,
  host,
  rowCount,
  row,
  chooseRow,
  canReveal,
  title,
}: PictureSectionProps) {
  return (
    <section class="picture-section" aria-labelledby="picture-title">
      <div class="section-head">
        <h2 id="picture-title">{title}</h2>
        {rowCount > 1 && <RowPicker count={rowCount} row={row} choose={chooseRow} />}
      </div>
      <Boundary subject={show} wording={wording}>
        <PictureView inspection={inspection} row={row} host={host} canReveal={canReveal} />
      </Boundary>
    </section>
  );
}
