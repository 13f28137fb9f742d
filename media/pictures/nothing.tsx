/** What stands where a picture has nothing to draw. */

import { message } from '../../src/present/index.ts';
import { useWording } from '../wording.ts';

export function NothingToDraw() {
  const { translate } = useWording();
  return <p>{translate(message('There is nothing to draw.'))}</p>;
}
