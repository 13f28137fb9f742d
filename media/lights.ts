/**
 * Lights: a number of an input that is pointed at, or has the focus, is lit wherever it stands: in the terms of the
 * derivation, the cells of tables, the marks of pictures and, by way of the host, in the editor; and the other way round.
 *
 * Whatever shows such a number carries `data-array` and `data-index`, or, as KaTeX writes it, `data-role` and
 * `data-index`. Nothing else is asked of it: the class `lit` is put on it from here.
 */

import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Inspection } from '../src/present/index.ts';
import { parseToPanel } from '../src/protocol/index.ts';
import { isQuantityId } from '../src/quantities/index.ts';
import type { PanelHost } from './host.ts';

/** A number of an array of the inspection, by its flat index. */
export interface Place {
  readonly array: number;
  readonly index: number;
}

export interface Lights {
  /** what is lit; for marks that are no elements, such as those of a canvas */
  readonly lit: ReadonlySignal<Place | undefined>;
  readonly stop: () => void;
}

/** Which array plays which input, of what is shown just now. */
type InputsShown = () => Inspection['inputs'] | undefined;

/** What a part of the page dispatches where something takes the light that cannot take the focus. */
const pointing = 'surprisal-point';

/** Lights the place of an element as if it had the focus; with undefined, what has the focus is lit again. */
export function pointAt(within: Element, element: Element | undefined): void {
  within.dispatchEvent(new CustomEvent<Element | undefined>(pointing, { bubbles: true, detail: element }));
}

/** Listens within a root for as long as the page lives. */
export function startLights(root: HTMLElement, host: PanelHost, inputs: InputsShown): Lights {
  // the nearest wins: what the pointer is on, what has the focus, where the editor's cursor stands
  const hovered = signal<Element | undefined>(undefined);
  const focused = signal<Element | undefined>(undefined);
  const inEditor = signal<Place | undefined>(undefined);
  const inPage = computed(() => placeOf(hovered.value, inputs()) ?? placeOf(focused.value, inputs()));
  const lit = computed(() => inPage.value ?? inEditor.value);

  const enter = (into: typeof hovered) => (event: Event) => {
    // a page that scrolls under a resting pointer must not take the light from what has the focus
    if (event instanceof MouseEvent && !hasMoved(event)) return;
    into.value = markAround(event.target);
  };
  let pointer = { x: Number.NaN, y: Number.NaN };
  const hasMoved = ({ screenX: x, screenY: y }: MouseEvent): boolean => {
    const moved = x !== pointer.x || y !== pointer.y;
    pointer = { x, y };
    return moved;
  };
  const leave = (from: typeof hovered) => () => {
    from.value = undefined;
  };
  const point = (event: Event): void => {
    if (event instanceof CustomEvent) focused.value = event.detail instanceof Element ? event.detail : undefined;
  };
  const listeners: readonly (readonly [type: string, listener: (event: Event) => void])[] = [
    ['mouseover', enter(hovered)],
    ['mouseout', leave(hovered)],
    ['focusin', enter(focused)],
    ['focusout', leave(focused)],
    [pointing, point],
  ];
  for (const [type, listener] of listeners) root.addEventListener(type, listener);
  const receive = ({ data }: MessageEvent<unknown>): void => {
    // whoever shows a whole inspection parses that
    if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'light') return;
    const message = parseToPanel(data, isQuantityId);
    if (message?.type === 'light') inEditor.value = toPlace(message.array, message.index);
  };
  window.addEventListener('message', receive);

  const paint = onceAFrame(() => {
    batch(() => {
      for (const held of [hovered, focused]) if (held.value && !held.value.isConnected) held.value = undefined;
    });
    paintLights(root, lit.value, inputs());
  });
  const post = onceAFrame(() => host.post({ type: 'light', ...inPage.value }));
  // formulas are set late, and a change draws marks anew
  const observer = new MutationObserver(paint.request);
  let isFirst = true;
  const stopPainting = effect(() => {
    if (lit.value) observer.observe(root, { childList: true, subtree: true, attributeFilter: ['class', 'data-index'] });
    else observer.disconnect();
    if (!isFirst) paint.request();
  });
  let posted: Place | undefined;
  const stopPosting = effect(() => {
    const place = inPage.value;
    if (!isFirst && !isSame(place, posted)) post.request();
    posted = place;
  });
  isFirst = false;

  return {
    lit,
    stop: () => {
      for (const [type, listener] of listeners) root.removeEventListener(type, listener);
      window.removeEventListener('message', receive);
      stopPainting();
      stopPosting();
      observer.disconnect();
      paint.cancel();
      post.cancel();
    },
  };
}

/** The element around a target that stands for a number. */
function markAround(target: EventTarget | null): Element | undefined {
  return (
    (target instanceof Element && target.closest('[data-array][data-index], [data-role][data-index]')) || undefined
  );
}

function placeOf(element: Element | undefined, inputs: Inspection['inputs'] | undefined): Place | undefined {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return undefined;
  const { array, role, index } = element.dataset;
  const ofRole = Object.entries(inputs ?? {}).find(([name]) => name === role)?.[1];
  return toPlace(array === undefined ? ofRole : Number(array), Number(index));
}

function toPlace(array: number | undefined, index: number | undefined): Place | undefined {
  return isCount(array) && isCount(index) ? { array, index } : undefined;
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0;
}

function isSame(one: Place | undefined, other: Place | undefined): boolean {
  return one?.array === other?.array && one?.index === other?.index;
}

/** The class `lit` on every mark of the place, and on nothing else. */
function paintLights(root: HTMLElement, place: Place | undefined, inputs: Inspection['inputs'] | undefined): void {
  const marks = new Set(place ? root.querySelectorAll(selectorOf(place, inputs)) : []);
  for (const mark of root.querySelectorAll('.lit[data-index]')) if (!marks.has(mark)) mark.classList.remove('lit');
  for (const mark of marks) if (!mark.classList.contains('lit')) mark.classList.add('lit');
}

function selectorOf({ array, index }: Place, inputs: Inspection['inputs'] | undefined): string {
  const roles = Object.entries(inputs ?? {}).filter(([, played]) => played === array);
  return [`[data-array="${array}"]`, ...roles.map(([role]) => `[data-role="${role}"]`)]
    .map((mark) => `${mark}[data-index="${index}"]`)
    .join(', ');
}

/** Work that is done once before the next frame, however often it is asked for. */
function onceAFrame(work: () => void): { readonly request: () => void; readonly cancel: () => void } {
  let frame: number | undefined;
  return {
    request: () => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        work();
      });
    },
    cancel: () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      frame = undefined;
    },
  };
}
