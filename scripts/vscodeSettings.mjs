// @ts-check
/** User settings for a VS Code of tests or of `npm start`: quiet, nothing from outside, nothing that asks. */

import * as fs from 'node:fs';
import * as path from 'node:path';

export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  // The web workbench saves by itself otherwise, and samples must stay as they are.
  'files.autoSave': 'off',
  'git.enabled': false,
  'json.schemaDownload.enable': false,
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'window.autoDetectColorScheme': true,
  'window.confirmBeforeClose': 'never',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Beside these, what lets tests wait less. */
export const testSettings = { 'editor.hover.delay': 100 };

/**
 * The setting that puts an extension into the web worker host. With a server beside it, VS Code runs there only what it is
 * told to.
 * @param {string} extension its folder
 */
export function inWebHost(extension) {
  const { publisher, name } = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8'));
  return { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } };
}
