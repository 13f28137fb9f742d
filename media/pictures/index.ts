/** The pictures by the id of their tab. One line a picture. */

import type { ComponentType } from 'preact';
import type { PictureId } from '../../src/present/index.ts';
import { ClassesView } from './classes.tsx';
import { CodeLengthsView } from './codeLengths.tsx';
import { ContributionsView } from './contributions.tsx';
import { HeatmapView } from './heatmap.tsx';
import { LossLensView } from './lossLens.tsx';
import { SoftmaxMachineView } from './softmaxMachine.tsx';
import type { PictureViewProps } from './view.ts';

export const pictureViews: Readonly<Record<PictureId, ComponentType<PictureViewProps>>> = {
  classes: ClassesView,
  codeLengths: CodeLengthsView,
  softmax: SoftmaxMachineView,
  contributions: ContributionsView,
  slope: LossLensView,
  heatmap: HeatmapView,
};
