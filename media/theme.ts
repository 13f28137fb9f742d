/** The colours that a canvas draws in: it cannot follow the theme by itself, as shapes do. */

import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';

/** Another number whenever VS Code may have changed the colours: it says them on the page's root and body. */
const version = signal(0);

const watch = new MutationObserver(() => {
  version.value += 1;
});
for (const element of [document.documentElement, document.body]) {
  watch.observe(element, { attributes: true, attributeFilter: ['class', 'style'] });
}

/** Tells an element's colour. It changes when the theme does, so that an effect that draws with it runs again then. */
export function useColour(): (element: Element) => string {
  const present = version.value;
  const known = useRef<{ readonly version: number; readonly colourOf: (element: Element) => string }>(undefined);
  if (known.current?.version !== present) {
    let colour: string | undefined;
    // Asking the page for it makes it settle all styles, which no frame of a slider has time for.
    const colourOf = (element: Element): string => {
      colour ??= getComputedStyle(element).color;
      return colour;
    };
    known.current = { version: present, colourOf };
  }
  return known.current.colourOf;
}
