/** The derivation, line by line: what each line says, why it follows, and that both of its sides agree. */

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
import type { Derivation } from '../src/quantities/index.ts';
import { Formula } from './formula.tsx';
import { useWording } from './wording.ts';

/** As much of a long sum, and of a batch, as a page can explain, and as a side bar can. */
const limits = { whole: { maxTerms: 8, maxRows: 3 }, outline: { maxTerms: 4, maxRows: 1 } };

interface DerivationProps {
  readonly inspection: Inspection;
  /** every step, or the few that matter most */
  readonly extent: keyof typeof limits;
}

export function DerivationView({ inspection, extent }: DerivationProps) {
  const { translate } = useWording();
  const steps = useMemo(() => {
    const derivation = derivationOf(inspection, limits[extent]);
    return derivation && (extent === 'outline' ? outlineOf(derivation) : derivation.steps);
  }, [inspection, extent]);
  return (
    <section aria-labelledby="derivation-title">
      <h2 id="derivation-title">{translate(message('Derivation'))}</h2>
      {steps ? (
        <ol class="steps">
          {steps.map((step) => (
            <StepView key={step.id} step={step} />
          ))}
        </ol>
      ) : (
        <p>{translate(message('The arrays are too large for a derivation that could be read.'))}</p>
      )}
    </section>
  );
}

function StepView({ step }: { readonly step: Derivation['steps'][number] }) {
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
