/** The parts of the page's script that are loaded later. */

import { Later } from './afterPaint.tsx';

/** Everything but the result. */
export const explanation = new Later(() => import('./explanation.tsx'));
