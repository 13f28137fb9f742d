/** The two layouts of the application, and what each of them lays out. */

import type { Signal } from '@preact/signals';
import {
  arrangementOf,
  type Inspection,
  type PictureId,
  rowCountOf,
  type Summary,
  summarize,
  type Wording,
} from '../src/present/index.ts';
import type { ShowMessage } from '../src/protocol/index.ts';
import type { Changes } from './changes.ts';
import type { PanelHost } from './host.ts';
import type { OpenSteps } from './step.tsx';

/** Wide for the panel, compact for the side bar. */
export type Layout = 'wide' | 'compact';

/** An inspection ready to be laid out. */
export interface LayoutProps {
  readonly show: ShowMessage;
  /** what the message holds, with what was changed in the page */
  readonly inspection: Inspection;
  readonly changes: Changes;
  readonly state: PageState;
  readonly summary: Summary;
  readonly wording: Wording;
  readonly host: PanelHost;
  readonly rowCount: number;
  /** the row that picture and tables show */
  readonly row: number;
  readonly chooseRow: (row: number) => void;
  /** whether an array of the inspection stands in a document */
  readonly canReveal: (array: number) => boolean;
  /** the short derivation, which opens and closes */
  readonly outline: { readonly isOpen: boolean; readonly setOpen: (isOpen: boolean) => void };
}

/** What the page itself decides about what it shows: it is kept while the host sends one message after another. */
export interface PageState {
  readonly row: Signal<number>;
  readonly isOutlineOpen: Signal<boolean>;
  /** the steps that somebody opened or closed */
  readonly openSteps: Signal<OpenSteps>;
  /** the picture that somebody chose */
  readonly picture: Signal<PictureId | undefined>;
  /** the number from a log that the frameworks are held against */
  readonly pasted: Signal<string>;
  readonly changes: Changes;
}

/** What a layout needs of a message. */
export function layoutProps(show: ShowMessage, state: PageState, host: PanelHost, wording: Wording): LayoutProps {
  const { source } = show;
  const inspection = state.changes.inspection.value ?? show.inspection;
  const arrangement = arrangementOf(inspection);
  const rowCount = arrangement ? rowCountOf(arrangement) : 0;
  const row = state.row.value < rowCount ? state.row.value : 0;
  return {
    show,
    inspection,
    changes: state.changes,
    state,
    summary: summarize(rowCount > 1 ? { ...inspection, focus: { row, of: rowCount } } : inspection, wording),
    wording,
    host,
    rowCount,
    row,
    chooseRow: (next) => {
      state.row.value = next;
    },
    canReveal: (array) => inspection.arrays[array]?.place !== undefined && source !== undefined,
    outline: {
      isOpen: state.isOutlineOpen.value,
      setOpen: (isOpen) => {
        state.isOutlineOpen.value = isOpen;
      },
    },
  };
}
