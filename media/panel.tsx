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
    getState: () => api.getState(),
    setState: (state: unknown) => api.setState(state),
  };
  startPanel(root, host, document.body.dataset.layout === 'compact' ? 'compact' : 'wide');
}
