/** What every picture takes. */

import type { Inspection } from '../../src/present/index.ts';
import type { QuantityOptions } from '../../src/quantities/index.ts';
import type { PictureSurroundings } from './frame.tsx';

export interface PictureViewProps extends PictureSurroundings {
  readonly inspection: Inspection;
  readonly row: number;
  /** changes options of the inspection; where it is missing, a picture that has a control of its own keeps to itself */
  readonly change?: (options: Partial<QuantityOptions>) => void;
  /** the hand has left the control: the next change is one of its own */
  readonly endChange?: () => void;
}
