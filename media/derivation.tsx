/**
 * The derivation, line by line: what each line says, why it follows, and that both of its sides agree. Whole in the panel;
 * in a side bar its outline for one row, which opens and closes.
 */

import { useMemo } from 'preact/hooks';
import {
  agreementOf,
  derivationOf,
  type Inspection,
  message,
  outlineOf,
  speakStep,
  stepToTex,
  stepToUnicode,
} from '../src/present/index.ts';
import type { Step } from '../src/quantities/index.ts';
import { Formula } from './formula.tsx';
import { useWording } from './wording.ts';

/** As much of a long sum, and of a batch, as a page can explain, and as a side bar can. */
const limits = { whole: { maxTerms: 8, maxRows: 3 }, outline: { maxTerms: 4, maxRows: 1 } };

/** Every step of the derivation of an inspection. */
export function DerivationView({ inspection }: { readonly inspection: Inspection }) {
  const { translate } = useWording();
  const steps = useMemo(() => derivationOf(inspection, limits.whole)?.steps, [inspection]);
  return (
    <section aria-labelledby="derivation-title">
      <h2 id="derivation-title">{translate(message('Derivation'))}</h2>
      <StepList steps={steps} />
    </section>
  );
}

interface OutlineProps {
  readonly inspection: Inspection;
  readonly row: number;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/** The few steps that matter most, of one row. */
export function OutlineView({ inspection, row, isOpen, setOpen }: OutlineProps) {
  const { translate } = useWording();
  const steps = useMemo(() => {
    const derivation = isOpen ? derivationOf(inspection, { ...limits.outline, firstRow: row }) : undefined;
    return derivation && outlineOf(derivation);
  }, [inspection, row, isOpen]);
  return (
    <section aria-labelledby="derivation-title">
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 id="derivation-title">{translate(message('Derivation'))}</h2>
        </summary>
        {isOpen && <StepList steps={steps} />}
      </details>
    </section>
  );
}

function StepList({ steps }: { readonly steps: readonly Step[] | undefined }) {
  const { translate } = useWording();
  if (!steps) return <p>{translate(message('The arrays are too large for a derivation that could be read.'))}</p>;
  return (
    <ol class="steps">
      {steps.map((step) => (
        <StepView key={step.id} step={step} />
      ))}
    </ol>
  );
}

function StepView({ step }: { readonly step: Step }) {
  const wording = useWording();
  const { translate } = wording;
  const agreement = useMemo(() => agreementOf(step), [step]);
  return (
    <li class="step">
      <div class="section-head">
        <h3>{translate(step.title)}</h3>
        {agreement && (
          <p class={agreement.poor ? 'agreement poor' : 'agreement'}>
            <span aria-hidden="true">{agreement.poor ? '⚠ ' : '✓ '}</span>
            {translate(agreement.sentence)}
          </p>
        )}
      </div>
      {step.reason && <p class="reason">{translate(step.reason)}</p>}
      <Formula
        tex={stepToTex(step, { significantDigits: wording.significantDigits, linkTerms: true })}
        plain={stepToUnicode(step, wording)}
        words={speakStep(step, wording)}
      />
    </li>
  );
}
