/** Starts the panel in an element: draws what was saved, asks the host for news, draws and saves what it sends. */

import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { parseToPanel, type ShowMessage } from '../src/protocol/index.ts';
import { type QuantityId, quantities } from '../src/quantities/index.ts';
import { Application } from './application.tsx';
import type { PanelHost } from './host.ts';

/** The saved state stays small; what is larger is asked for again. */
const largestState = 256 * 1024;

/** Starts the panel; returns what stops it. */
export function startPanel(root: HTMLElement, host: PanelHost): () => void {
  const saved = savedState(host.getState());
  const shown = signal(parse(saved.show));
  const row = signal(saved.row);
  const encoded = signal<unknown>(saved.show);

  const receive = (event: MessageEvent<unknown>): void => {
    const message = parse(event.data);
    if (!message) return;
    encoded.value = event.data;
    row.value = 0;
    shown.value = message;
  };
  window.addEventListener('message', receive);
  const stopSaving = effect(() => {
    const state = { show: encoded.value, row: row.value };
    if (encoded.value !== undefined) host.setState(JSON.stringify(state).length <= largestState ? state : undefined);
  });
  render(<Application shown={shown} row={row} host={host} />, root);
  host.post({ type: 'ready' });

  return () => {
    window.removeEventListener('message', receive);
    stopSaving();
    render(null, root);
  };
}

function parse(value: unknown): ShowMessage | undefined {
  return parseToPanel(value, (id): id is QuantityId => quantities.has(id as QuantityId));
}

function savedState(state: unknown): { readonly show: unknown; readonly row: number } {
  if (typeof state !== 'object' || state === null || !('show' in state)) return { show: undefined, row: 0 };
  const row = 'row' in state && Number.isSafeInteger(state.row) ? Number(state.row) : 0;
  return { show: state.show, row };
}
