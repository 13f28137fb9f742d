/**
 * The names that code and manifest share. A test holds each of them against package.json.
 */

/** Commands of the palette and of our own links and menus. */
export const commands = {
  inspectAtCursor: 'surprisal.inspectAtCursor',
  inspectSelection: 'surprisal.inspectSelection',
  showHover: 'surprisal.showHover',
  computeLoss: 'surprisal.computeLoss',
  newComputation: 'surprisal.newComputation',
  compareWith: 'surprisal.compareWith',
  useAsLabels: 'surprisal.useAsLabels',
  treatAs: 'surprisal.treatAs',
  findInFile: 'surprisal.findInFile',
  inspectClipboard: 'surprisal.inspectClipboard',
  copyAs: 'surprisal.copyAs',
  replaceWith: 'surprisal.replaceWith',
  hideHere: 'surprisal.hideHere',
  manageHidden: 'surprisal.manageHidden',
  changeHoverMode: 'surprisal.changeHoverMode',
  openWalkthrough: 'surprisal.openWalkthrough',
  showLog: 'surprisal.showLog',
  explainCall: 'surprisal.explainCall',
  openPanel: 'surprisal.openPanel',
  revealArray: 'surprisal.revealArray',
  pin: 'surprisal.pin',
  unpin: 'surprisal.unpin',
  copyValue: 'surprisal.copyValue',
  writeBack: 'surprisal.writeBack',
  openSample: 'surprisal.openSample',
} as const;

export const views = {
  arrays: 'surprisal.arrays',
  inspector: 'surprisal.inspector',
} as const;

export const panelViewType = 'surprisal.panel';

/** What workspaceState keeps, by key. */
export const stateKeys = {
  hidden: 'surprisal.hidden',
  decisions: 'surprisal.decisions',
} as const;

/** Submenus of the editor's context menu. Only the manifest opens them. */
export const submenus = {
  editor: 'surprisal.editor',
} as const;

/** Walkthroughs, below the extension's id. */
export const walkthroughs = {
  start: 'surprisal.start',
} as const;

/** The item of the status bar, by which a user hides it. */
export const statusBarItem = 'surprisal.selection';

/** Context keys that menus ask for. */
export const contextKeys = {
  atArray: 'surprisal.atArray',
} as const;

/** Settings, below the section `surprisal`. */
export const settingsSection = 'surprisal';
export const settings = {
  hoverMode: 'hover.mode',
  hoverDetail: 'hover.detail',
  hoverMaxRows: 'hover.maxRows',
  hoverBars: 'hover.bars',
  hoverExclude: 'hover.exclude',
  hoverInDiffEditors: 'hover.inDiffEditors',
  units: 'units',
  precision: 'precision',
  conventions: 'conventions',
  tolerance: 'tolerance',
  pairing: 'pairing.enabled',
  pairingDistance: 'pairing.distance',
  inlayHints: 'inlayHints.enabled',
  codeLens: 'codeLens.enabled',
  diagnostics: 'diagnostics.enabled',
  ignoredRules: 'diagnostics.ignore',
  statusBar: 'statusBar',
} as const;
