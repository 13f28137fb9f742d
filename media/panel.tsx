/**
 * The entry of panel and inspector: finds its place in the page, the layout that the page asks for, and its host in VS
 * Code, the only place that asks for it.
 */

import type { FromPanel } from '../src/protocol/index.ts';
import { startPanel } from './start.tsx';

interface VsCodeApi {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const root = document.getElementById('app');
if (root) {
  const api = acquireVsCodeApi();
  const host = {
    post: (message: FromPanel) => api.postMessage(message),
    // a page that comes back has saved what it showed last; a new one brings what it shows first
    getState: () => api.getState() ?? firstOf(root),
    setState: (state: unknown) => api.setState(state),
  };
  startPanel(root, host, document.body.dataset.layout === 'compact' ? 'compact' : 'wide');
}

/** The message that the host put into the page; a page that has none asks. */
function firstOf({ dataset }: HTMLElement): unknown {
  return dataset.first === undefined ? undefined : JSON.parse(dataset.first);
}
