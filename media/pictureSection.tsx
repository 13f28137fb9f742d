/** The pictures of an inspection: a tab for each that fits, and the picker of rows beside the title. */

import { useState } from 'preact/hooks';
import { type MarkPlace, message, type PictureId, picturesOf, withOption } from '../src/present/index.ts';
import type { OptionName, QuantityOptions } from '../src/quantities/index.ts';
import { Boundary } from './boundary.tsx';
import type { Changes } from './changes.ts';
import type { LayoutProps } from './layout.ts';
import { pictureViews } from './pictures/index.ts';
import { RowPicker } from './rowPicker.tsx';
import { Tabs } from './tabs.tsx';

interface PictureSectionProps extends Omit<LayoutProps, 'summary'> {
  readonly title: string;
  /** without the numbers as a table, and without files: where there is little room */
  readonly isBrief?: boolean;
  /** the picture to show, where the page keeps which one was chosen */
  readonly picture?: PictureId | undefined;
  readonly choosePicture?: (picture: PictureId) => void;
}

/** Ids of the page: there is one section of pictures on it. */
const prefix = 'picture';

export function PictureSection(props: PictureSectionProps) {
  const { inspection, wording, host, rowCount, row, chooseRow, canReveal, title, changes, isBrief = false } = props;
  const [own, setOwn] = useState<PictureId | undefined>();
  const pictures = picturesOf(inspection);
  const wanted = props.picture ?? own;
  const chosen = pictures.find(({ id }) => id === wanted)?.id ?? pictures.at(0)?.id;
  const choose = props.choosePicture ?? setOwn;
  const reveal = (place: MarkPlace): void => {
    if (canReveal(place.array)) host.post({ type: 'reveal', ...place });
  };
  const View = chosen && pictureViews[chosen];
  return (
    <section class="picture-section" aria-labelledby="picture-title">
      <div class="section-head">
        <h2 id="picture-title">{title}</h2>
        {rowCount > 1 && <RowPicker count={rowCount} row={row} choose={chooseRow} />}
      </div>
      {chosen && pictures.length > 1 && (
        <Tabs
          label={wording.translate(message('Pictures'))}
          tabs={pictures.map(({ id, title: name }) => ({ id, title: wording.translate(name) }))}
          chosen={chosen}
          choose={choose}
          prefix={prefix}
        />
      )}
      <div
        id={`${prefix}-panel`}
        {...(pictures.length > 1 && { role: 'tabpanel', 'aria-labelledby': `${prefix}-${chosen}` })}
      >
        <Boundary subject={`${chosen} ${row}`} wording={wording} key={chosen}>
          {View && (
            <View
              inspection={inspection}
              row={row}
              isBrief={isBrief}
              reveal={reveal}
              keep={(file) => host.post({ type: 'save', ...file })}
              change={(options) => changeOptions(changes, options)}
              endChange={() => changes.endGesture()}
            />
          )}
        </Boundary>
      </div>
    </section>
  );
}

/** Options that are changed by the hand on a picture: a drag is one change. */
function changeOptions(changes: Changes, options: Partial<QuantityOptions>): void {
  const { sent } = changes;
  if (!sent) return;
  for (const [name, value] of Object.entries(options) as [OptionName, unknown][]) {
    changes.take(withOption(sent, changes.whatIf.value, name, value), `option ${name}`);
  }
}
