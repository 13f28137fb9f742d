/** Whether a hover's table gets bars, and in which colours: an image in a hover cannot see the theme by itself. */

import * as vscode from 'vscode';
import { type BarColours, barColours } from '../../present/index.ts';
import { hoverBars, usesScreenReader } from '../configuration.ts';

/** The colours of the bars, or undefined where none are drawn. */
export function barsOfTheme(): BarColours | undefined {
  const wanted = hoverBars();
  const { kind } = vscode.window.activeColorTheme;
  const isLight = kind === vscode.ColorThemeKind.Light || kind === vscode.ColorThemeKind.HighContrastLight;
  const isHighContrast =
    kind === vscode.ColorThemeKind.HighContrast || kind === vscode.ColorThemeKind.HighContrastLight;
  const drawn = wanted === 'on' || (wanted === 'auto' && !isHighContrast && !usesScreenReader());
  return drawn ? barColours[isLight ? 'light' : 'dark'] : undefined;
}
