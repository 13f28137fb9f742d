/**
 * One formula, set by KaTeX. KaTeX is loaded when the first formula is drawn; until then, and if it cannot set the
 * formula, the same formula stands there as plain text. It is rendered into the element, never as a string of HTML,
 * which the content security policy would strip of its styles.
 *
 * What KaTeX draws is hidden from screen readers, which get the formula in words: so the formula as a whole takes the
 * focus, and the arrow keys move among its terms, those that stand for a number of an input.
 */

import type { KatexOptions } from 'katex';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { pointAt } from './lights.ts';

interface FormulaProps {
  readonly tex: string;
  readonly plain: string;
  readonly words: string;
  /** a term was pointed at: the number of this role at this place */
  readonly tell: (role: string, index: number) => void;
}

const options: KatexOptions = {
  throwOnError: true,
  // \htmlData is KaTeX's own extension; everything else about the source is strict in the tests
  strict: false,
  trust: ({ command }) => command === '\\htmlData',
  output: 'htmlAndMathml',
};

/** Once it is loaded; what asks for it earlier waits. */
let katex: typeof import('katex').default | undefined;

async function loadKatex(): Promise<void> {
  katex = (await import('katex')).default;
}

/** The terms of a formula that stand for numbers of inputs. */
const termSelector = '[data-role][data-index]';
const currentTerm = 'current-term';

export function Formula({ tex, plain, words, tell }: FormulaProps) {
  const box = useRef<HTMLDivElement>(null);
  // Before the frame is drawn, so that a formula whose numbers changed does not stand there as text in between.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let current = true;
    const set = (): void => {
      if (!current || !katex) return;
      try {
        // in display size, but as a line that may break after its signs
        katex.render(`\\displaystyle ${tex}`, element, options);
      } catch {
        element.textContent = plain;
      }
    };
    if (katex) set();
    else {
      element.textContent = plain;
      // where it cannot be loaded, the text stays
      loadKatex().then(set, () => {});
    }
    return () => {
      current = false;
    };
  }, [tex, plain]);

  const tellOf = (term: Element | null | undefined): void => {
    const place = placeOfTerm(term);
    if (place) tell(place.role, place.index);
  };
  const move = (event: KeyboardEvent): void => {
    const element = box.current;
    if (!element) return;
    const terms = [...element.querySelectorAll<HTMLElement>(termSelector)];
    const next = nextTerm(event.key, terms, element.querySelector<HTMLElement>(`.${currentTerm}`));
    if (next === undefined) return;
    event.preventDefault();
    leaveTerm(element);
    next.classList.add(currentTerm);
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    pointAt(element, next);
    tellOf(next);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithMouseEvents: the arrow keys do what pointing does
    <div
      class="formula"
      ref={box}
      role="math"
      aria-label={words}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a formula that scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={move}
      onMouseOver={(event) => tellOf(event.target instanceof Element ? event.target.closest(termSelector) : undefined)}
      onFocusOut={(event) => leaveTerm(event.currentTarget)}
    />
  );
}

function leaveTerm(formula: Element): void {
  for (const term of formula.querySelectorAll(`.${currentTerm}`)) term.classList.remove(currentTerm);
}

function placeOfTerm(term: Element | null | undefined) {
  if (!(term instanceof HTMLElement)) return undefined;
  const { role, index } = term.dataset;
  return role === undefined ? undefined : { role, index: Number(index) };
}

/** The term that a key leads to; undefined where the key leads nowhere. */
function nextTerm(key: string, terms: readonly HTMLElement[], current: HTMLElement | null): HTMLElement | undefined {
  const place = current === null ? -1 : terms.indexOf(current);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return terms[Math.min(place + 1, terms.length - 1)];
    case 'ArrowLeft':
    case 'ArrowUp':
      return terms[place < 0 ? terms.length - 1 : Math.max(place - 1, 0)];
    case 'Home':
      return terms[0];
    case 'End':
      return terms.at(-1);
    default:
      return undefined;
  }
}
