/**
 * One formula, set by KaTeX. KaTeX is loaded when the first formula is drawn; until then, and if it cannot set the
 * formula, the same formula stands there as plain text. It is rendered into the element, never as a string of HTML,
 * which the content security policy would strip of its styles.
 */

import type { KatexOptions } from 'katex';
import { useEffect, useRef } from 'preact/hooks';

interface FormulaProps {
  readonly tex: string;
  readonly plain: string;
  readonly words: string;
}

const options: KatexOptions = {
  throwOnError: true,
  // \htmlData is KaTeX's own extension; everything else about the source is strict in the tests
  strict: false,
  trust: ({ command }) => command === '\\htmlData',
  output: 'htmlAndMathml',
};

export function Formula({ tex, plain, words }: FormulaProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let current = true;
    element.textContent = plain;
    import('katex')
      .then(({ default: katex }) => {
        // in display size, but as a line that may break after its signs
        if (current) katex.render(`\\displaystyle ${tex}`, element, options);
      })
      .catch(() => {
        element.textContent = plain;
      });
    return () => {
      current = false;
    };
  }, [tex, plain]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a formula that scrolls must be reachable by keyboard
    <div class="formula" ref={box} role="math" aria-label={words} tabIndex={0} />
  );
}
