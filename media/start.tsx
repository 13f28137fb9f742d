/** Starts the panel in an element: draws what was saved, asks the host for news, draws and saves what it sends. */

import { batch, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { type PageMessage, parseToPanel } from '../src/protocol/index.ts';
import { isQuantityId } from '../src/quantities/index.ts';
import { Application } from './application.tsx';
import type { PanelHost } from './host.ts';
import type { Layout } from './layout.ts';
import { startLights } from './lights.ts';

/** The saved state stays small; what is larger is asked for again. */
const largestState = 256 * 1024;

/** Starts the panel, or with the compact layout the inspector; returns what stops it. */
export function startPanel(root: HTMLElement, host: PanelHost, layout: Layout = 'wide'): () => void {
  const state = host.getState();
  const shown = signal(parse(state));
  const row = signal(savedRow(state));
  const isOutlineOpen = signal(savedOutline(state));
  // the message as it came, which is also what the host restores the panel from
  const encoded = signal(shown.value && state);

  const receive = (event: MessageEvent<unknown>): void => {
    const message = parse(event.data);
    if (!message) return;
    batch(() => {
      encoded.value = event.data;
      shown.value = message;
      row.value = (message.type === 'show' && message.row) || 0;
    });
  };
  window.addEventListener('message', receive);
  const stopSaving = effect(() => {
    if (typeof encoded.value !== 'object' || encoded.value === null) return;
    const next = { ...encoded.value, row: row.value, isOutlineOpen: isOutlineOpen.value };
    host.setState(JSON.stringify(next).length <= largestState ? next : undefined);
  });
  render(<Application shown={shown} state={{ row, isOutlineOpen }} host={host} layout={layout} />, root);
  const lights = startLights(root, host, () =>
    shown.value?.type === 'show' ? shown.value.inspection.inputs : undefined,
  );
  host.post({ type: 'ready' });

  return () => {
    window.removeEventListener('message', receive);
    stopSaving();
    lights.stop();
    render(null, root);
  };
}

/** What fills the page, where a value is that. */
function parse(value: unknown): PageMessage | undefined {
  const message = parseToPanel(value, isQuantityId);
  return message?.type === 'light' ? undefined : message;
}

/** The row that was picked when the state was saved. */
function savedRow(state: unknown): number {
  if (typeof state !== 'object' || state === null || !('row' in state)) return 0;
  return Number.isSafeInteger(state.row) ? Number(state.row) : 0;
}

/** The short derivation is open until somebody closes it. */
function savedOutline(state: unknown): boolean {
  return !(typeof state === 'object' && state !== null && 'isOutlineOpen' in state && state.isOutlineOpen === false);
}
