/** What need not be there in the first frame: the answer is to be seen before what explains it is set. */

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface AfterPaintProps {
  readonly children: ComponentChildren;
}

/** Its children, from the second frame on. */
export function AfterPaint({ children }: AfterPaintProps): ComponentChildren {
  const [isPainted, setPainted] = useState(false);
  // effects run once a frame was drawn
  useEffect(() => setPainted(true), []);
  return isPainted ? children : null;
}
