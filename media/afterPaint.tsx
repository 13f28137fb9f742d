/**
 * What need not be there in the first frame: the answer is to be seen before what explains it is set, or so much as
 * loaded.
 */

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the page's script that is loaded when somebody first asks for it, and once. */
export class Later<Module> {
  readonly #load: () => Promise<Module>;
  #loaded: Module | undefined;

  constructor(load: () => Promise<Module>) {
    this.#load = load;
  }

  /** undefined until it was asked for and has come */
  get loaded(): Module | undefined {
    return this.#loaded;
  }

  /** @throws what its loading threw; the next one who asks tries anew */
  async get(): Promise<Module> {
    this.#loaded ??= await this.#load();
    return this.#loaded;
  }
}

interface AfterPaintProps<Module> {
  readonly part: Later<Module>;
  readonly children: (module: Module) => ComponentChildren;
}

/** What its children make of a part of the script, once a frame was drawn without them and the part is loaded. */
export function AfterPaint<Module>({ part, children }: AfterPaintProps<Module>): ComponentChildren {
  const [loaded, setLoaded] = useState(part.loaded);
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  // effects run once a frame was drawn
  useEffect(() => {
    let isWanted = true;
    part.get().then(
      (module) => {
        if (isWanted) setLoaded(() => module);
      },
      (error: unknown) => {
        if (isWanted) setFailure({ error });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [part]);
  // The boundary around it says so.
  if (failure) throw failure.error;
  return loaded === undefined ? null : children(loaded);
}
