/** The pictures by the id of their tab. One line a picture. */

import type { ComponentType } from 'preact';
import type { PictureId } from '../../src/present/index.ts';
import { ClassesView } from './classes.tsx';
import { CodeLengthsView } from './codeLengths.tsx';
import type { PictureViewProps } from './view.ts';

export const pictureViews: Readonly<Partial<Record<PictureId, ComponentType<PictureViewProps>>>> = {
  classes: ClassesView,
  codeLengths: CodeLengthsView,
};
