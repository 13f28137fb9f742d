/** One step of the derivation: a head that opens and closes it, and below it why the line follows and the line itself. */

import { useSignal } from '@preact/signals';
import { useId, useMemo, useState } from 'preact/hooks';
import {
  agreementOf,
  elidedIn,
  type Inspection,
  message,
  placeSentence,
  speakStep,
  stepToTex,
  stepToUnicode,
  termCounts,
  withTerms,
} from '../src/present/index.ts';
import type { InputRole, Step } from '../src/quantities/index.ts';
import { CopySteps } from './copySteps.tsx';
import { Formula } from './formula.tsx';
import type { PanelHost } from './host.ts';
import { useWording } from './wording.ts';

/** Which steps somebody opened or closed, by their ids. */
export type OpenSteps = Readonly<Record<string, boolean>>;

interface StepProps {
  readonly step: Step;
  readonly inspection: Inspection;
  readonly host: PanelHost;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

export function StepView({ step, inspection, host, isOpen, setOpen }: StepProps) {
  const { translate } = useWording();
  const [most, setMost] = useState(0);
  const shown = useMemo(() => (most > 0 ? withTerms(step, most) : step), [step, most]);
  const agreement = useMemo(() => agreementOf(step), [step]);
  const id = useId();
  const title = translate(step.title);
  return (
    <li class={isOpen ? 'step open' : 'step'}>
      <div class="step-head">
        <h3>
          <button
            type="button"
            class="step-toggle"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            {title}
          </button>
        </h3>
        {agreement && (
          <p class={agreement.poor ? 'agreement poor' : 'agreement'}>
            <span aria-hidden="true">{agreement.poor ? '⚠ ' : '✓ '}</span>
            {translate(agreement.sentence)}
          </p>
        )}
        <CopySteps label={translate(message('Copy step: {0}', title))} steps={[shown]} host={host} />
      </div>
      {isOpen && (
        <div id={id}>
          {step.reason && <p class="reason">{translate(step.reason)}</p>}
          <Line step={shown} inspection={inspection} />
          <Terms first={step} shown={shown} setMost={setMost} />
        </div>
      )}
    </li>
  );
}

/** The formula, and below it the term that is pointed at, in words. */
function Line({ step, inspection }: Pick<StepProps, 'step' | 'inspection'>) {
  const wording = useWording();
  const { significantDigits } = wording;
  const said = useSignal('');
  const tell = (role: string, index: number): void => {
    const array = inspection.inputs[role as InputRole];
    said.value = (array === undefined ? undefined : placeSentence(inspection, array, index, wording)) ?? '';
  };
  const written = useMemo(
    () => ({
      tex: stepToTex(step, { significantDigits, linkTerms: true }),
      plain: stepToUnicode(step, wording),
      words: speakStep(step, wording),
    }),
    [step, wording, significantDigits],
  );
  return (
    <>
      <Formula {...written} tell={tell} />
      <p class="term-line" aria-live="polite">
        {said}
      </p>
    </>
  );
}

interface TermsProps {
  /** the step as it was derived */
  readonly first: Step;
  readonly shown: Step;
  readonly setMost: (most: number) => void;
}

/** Of a sum that leaves out terms: a button for more of them, as far as a page can go. */
function Terms({ first, shown, setMost }: TermsProps) {
  const { translate } = useWording();
  const before = useMemo(() => elidedIn(first), [first]);
  const now = useMemo(() => elidedIn(shown), [shown]);
  if (!before) return null;
  const next = now && termCounts.find((count) => count > now.shown);
  return (
    <p class="terms">
      {now && (
        <span>{translate(message('{0} of {1} terms are written out; all of them count.', now.shown, now.count))}</span>
      )}
      {now && next !== undefined && (
        <button type="button" class="link" onClick={() => setMost(next)}>
          {translate(message('Show {0} terms', Math.min(next, now.count)))}
        </button>
      )}
      {now && next === undefined && <span>{translate(message('A page can set no more than these.'))}</span>}
      {shown !== first && (
        <button type="button" class="link" onClick={() => setMost(0)}>
          {translate(message('Show fewer terms'))}
        </button>
      )}
    </p>
  );
}
