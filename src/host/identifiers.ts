/**
 * The names that code and manifest share. A test holds each of them against package.json.
 */

/** Commands of the palette and of our own links and menus. */
export const commands = {
  inspectAtCursor: 'surprisal.inspectAtCursor',
  computeLoss: 'surprisal.computeLoss',
  newComputation: 'surprisal.newComputation',
  findInFile: 'surprisal.findInFile',
  openPanel: 'surprisal.openPanel',
  revealArray: 'surprisal.revealArray',
  pin: 'surprisal.pin',
  unpin: 'surprisal.unpin',
  copyValue: 'surprisal.copyValue',
  openSample: 'surprisal.openSample',
} as const;

export const views = {
  arrays: 'surprisal.arrays',
  inspector: 'surprisal.inspector',
} as const;

export const panelViewType = 'surprisal.panel';

/** Settings, below the section `surprisal`. */
export const settingsSection = 'surprisal';
export const settings = {
  hoverMode: 'hover.mode',
  hoverMaxRows: 'hover.maxRows',
  precision: 'precision',
} as const;
