/**
 * The what-if of a page: the inspection that the host sent with what was changed in it, and the way back. A change that
 * leaves no result is refused with the reason, so that the last good one stays.
 */

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { applyWhatIf, carriedOver, type Inspection, type Message, type WhatIf } from '../src/present/index.ts';

/** One state of the changes; those of one drag or one held key have a name in common and count as one. */
interface Entry {
  readonly whatIf: WhatIf;
  readonly gesture?: string;
}

/** Further back nobody goes. */
const mostEntries = 200;

const unchanged: Entry = { whatIf: {} };

export class Changes {
  /** as the host sent it */
  readonly #sent = signal<Inspection | undefined>(undefined);
  readonly #entries = signal<readonly Entry[]>([unchanged]);
  readonly #place = signal(0);

  readonly whatIf: ReadonlySignal<WhatIf> = computed(() => this.#entries.value[this.#place.value].whatIf);
  /** with the changes */
  readonly inspection: ReadonlySignal<Inspection | undefined> = computed(() => {
    const sent = this.#sent.value;
    return sent && this.#apply(sent, this.whatIf.value);
  });
  readonly canUndo = computed(() => this.#place.value > 0);
  readonly canRedo = computed(() => this.#place.value < this.#entries.value.length - 1);
  /** whether numbers are changed, which can be written into the document */
  readonly hasNumbers = computed(() => Object.keys(this.whatIf.value.values ?? {}).length > 0);
  readonly isChanged = computed(() => Object.keys(this.whatIf.value).length > 0);

  #applied: { readonly sent: Inspection; readonly whatIf: WhatIf; readonly inspection: Inspection } | undefined;

  /** Evaluated once, for the refusal and for what is drawn. */
  #apply(sent: Inspection, whatIf: WhatIf): Inspection {
    const last = this.#applied;
    if (last?.sent === sent && last.whatIf === whatIf) return last.inspection;
    const inspection = applyWhatIf(sent, whatIf);
    this.#applied = { sent, whatIf, inspection };
    return inspection;
  }

  get sent(): Inspection | undefined {
    return this.#sent.value;
  }

  /** Another inspection, with the changes that were kept with it. */
  begin(sent: Inspection, whatIf: WhatIf = {}): void {
    this.#sent.value = sent;
    this.#entries.value = Object.keys(whatIf).length === 0 ? [unchanged] : [unchanged, { whatIf }];
    this.#place.value = this.#entries.value.length - 1;
  }

  /** The same question about what its document holds now: the changes stay as far as they still fit. */
  update(sent: Inspection): void {
    const before = this.#sent.value;
    this.#sent.value = sent;
    if (!before) return;
    this.#entries.value = this.#entries.value.map((entry) => ({
      ...entry,
      whatIf: carriedOver(entry.whatIf, before, sent),
    }));
  }

  /**
   * Takes a change.
   * @param gesture changes of one name that follow each other are undone as one
   * @returns why it is refused; undefined where it was taken
   */
  take(whatIf: WhatIf, gesture?: string): Message | undefined {
    const sent = this.#sent.value;
    if (!sent) return undefined;
    const hadValue = this.inspection.value?.outcome.kind === 'value';
    const { outcome } = this.#apply(sent, whatIf);
    if (outcome.kind === 'problem' && hadValue) return outcome.sentence;
    const present = this.#entries.value[this.#place.value];
    const isSameGesture = gesture !== undefined && present.gesture === gesture;
    const before = this.#entries.value.slice(0, this.#place.value + (isSameGesture ? 0 : 1));
    const entry = { whatIf, ...(gesture !== undefined && { gesture }) };
    // The first one is the way back to what was sent.
    const kept = before.length < mostEntries ? before : [before[0], ...before.slice(2)];
    this.#entries.value = [...kept, entry];
    this.#place.value = kept.length;
    return undefined;
  }

  /** The next change is one of its own, whatever its name. */
  endGesture(): void {
    const { whatIf } = this.#entries.value[this.#place.value];
    this.#entries.value = this.#entries.value.with(this.#place.value, { whatIf });
  }

  undo(): void {
    if (this.canUndo.value) this.#place.value -= 1;
  }

  redo(): void {
    if (this.canRedo.value) this.#place.value += 1;
  }

  /** Back to what was sent, as a change that can be undone itself. */
  reset(): void {
    if (this.isChanged.value) this.take({});
  }
}
