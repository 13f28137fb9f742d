/** Starts the panel in an element: draws what was saved, asks the host for news, draws and saves what it sends. */

import { batch, effect, signal } from '@preact/signals';
import { render } from 'preact';
import {
  type PageMessage,
  type PanelReference,
  parsePanelReference,
  parseToPanel,
  referenceTo,
  type ShowMessage,
  type ToPanel,
} from '../src/protocol/index.ts';
import { isQuantityId } from '../src/quantities/index.ts';
import { Application } from './application.tsx';
import { Changes } from './changes.ts';
import type { PanelHost } from './host.ts';
import { decodeKept, encodeKept } from './keptState.ts';
import type { Layout } from './layout.ts';
import { startLights } from './lights.ts';
import { whenRested } from './rested.ts';
import { writeBack } from './writeBack.ts';

/** The saved state stays small: of what is larger, the host asks the document again. */
const largestState = 256 * 1024;

/** Starts the panel, or with the compact layout the inspector; returns what stops it. */
export function startPanel(root: HTMLElement, host: PanelHost, layout: Layout = 'wide'): () => void {
  const state = host.getState();
  const kept = decodeKept(state);
  const shown = signal<PageMessage | undefined>(undefined);
  const changes = new Changes();
  const row = signal(kept.row);
  const isOutlineOpen = signal(kept.isOutlineOpen);
  const openSteps = signal(kept.openSteps);
  const picture = signal(kept.picture);
  const pasted = signal(kept.pasted);
  const pageState = { row, isOutlineOpen, openSteps, picture, pasted, changes };
  // the message as it came, which is also what the host restores the panel from
  const encoded = signal<unknown>(undefined);

  // of what was too large to be saved, whose answer comes from the host
  const reference = parsePanelReference(state);

  const draw = (message: PageMessage, asItCame: unknown): void => {
    const before = shown.value;
    batch(() => {
      encoded.value = asItCame;
      shown.value = message;
      if (message.type !== 'show') return;
      if (isSameQuestion(message, before)) changes.update(message.inspection);
      else changes.begin(message.inspection, isSameQuestion(message, reference) ? kept.whatIf : {});
      if (before && (message.row !== undefined || !isSameQuestion(message, before))) row.value = message.row ?? 0;
    });
  };
  const saved = parse(state);
  if (saved?.type === 'show' || saved?.type === 'sentence') {
    draw(saved, state);
    if (saved.type === 'show') changes.begin(saved.inspection, kept.whatIf);
  }

  // The host answers a page that stands, and once more when it has looked into the document: mostly what was there.
  const isDrawn = (message: PageMessage, asItCame: unknown): boolean =>
    (message.type !== 'show' || message.row === undefined) &&
    JSON.stringify(asItCame) === JSON.stringify(encoded.value);

  const receive = (event: MessageEvent<unknown>): void => {
    const message = parse(event.data);
    if (message?.type === 'writeBack') writeBack(changes, host);
    else if (message && message.type !== 'light' && !isDrawn(message, event.data)) draw(message, event.data);
  };
  window.addEventListener('message', receive);
  const save = (): void => {
    if (typeof encoded.value !== 'object' || encoded.value === null) return;
    const own = encodeKept({
      row: row.value,
      isOutlineOpen: isOutlineOpen.value,
      openSteps: openSteps.value,
      picture: picture.value,
      pasted: pasted.value,
      whatIf: changes.whatIf.value,
    });
    if (isSmall(encoded.value, own)) host.setState({ ...encoded.value, ...own });
    else {
      const referred = shown.value?.type === 'show' ? referenceTo(shown.value) : undefined;
      host.setState(referred && { ...referred, ...own });
    }
  };
  const saving = whenRested(save);
  const stopSaving = effect(() => {
    // Whatever is kept is read here, so that each change of it is saved.
    void [encoded, row, isOutlineOpen, openSteps, picture, pasted, changes.whatIf].map(({ value }) => value);
    saving.request();
  });
  render(<Application shown={shown} state={pageState} host={host} layout={layout} />, root);
  const lights = startLights(root, host, () => changes.inspection.value?.inputs);
  host.post({ type: 'ready' });

  return () => {
    window.removeEventListener('message', receive);
    stopSaving();
    saving.finish();
    lights.stop();
    render(null, root);
  };
}

/** Whether the page has been asked the same before: then what was changed in it stays. */
function isSameQuestion(message: ShowMessage, before: PageMessage | PanelReference | undefined): boolean {
  return before !== undefined && 'id' in before && before.id !== undefined && message.id === before.id;
}

let measured: { readonly message: unknown; readonly length: number } | undefined;

/** Whether message and state are small enough to be saved; a message is measured once. */
function isSmall(message: object, own: object): boolean {
  if (measured?.message !== message) measured = { message, length: JSON.stringify(message).length };
  return measured.length + JSON.stringify(own).length <= largestState;
}

function parse(value: unknown): ToPanel | undefined {
  return parseToPanel(value, isQuantityId);
}
