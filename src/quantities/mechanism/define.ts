/**
 * Define: makes a quantity's definition from what only that quantity knows. The checks of inputs and options and the
 * warnings that all quantities share are added here.
 */

import type { Tensor } from '../../core/index.ts';
import type { DerivationLimits, Evaluation, Inputs, QuantityDefinition, QuantityOptions, Step } from '../types.ts';
import { roundedQuestion } from './float32.ts';
import { checkInputs, observations } from './inputs.ts';
import { checkOptions } from './options.ts';

/** What was asked: the inputs and options as given. */
export interface Question {
  readonly inputs: Inputs;
  readonly options: QuantityOptions;
}

/** A quantity's own part: `compute` may keep more than an Evaluation, for `explain` to make the steps from. */
export interface Blueprint<Computed extends Evaluation>
  extends Omit<QuantityDefinition, 'evaluate' | 'evaluateInFloat32' | 'derive'> {
  compute(question: Question): Computed;
  /** the value in single precision; the inputs of this question are rounded already, `exact` is what `compute` gave for them as they were */
  inFloat32(question: Question, exact: Computed): Tensor;
  explain(computed: Computed, question: Question, limits: DerivationLimits): readonly Step[];
}

/** The definition of a quantity; its `evaluate`, `evaluateInFloat32` and `derive` throw the same InputErrors. */
export function defineQuantity<Computed extends Evaluation>(blueprint: Blueprint<Computed>): QuantityDefinition {
  const { compute, inFloat32, explain, ...facts } = blueprint;
  function check(inputs: Inputs, options: QuantityOptions): void {
    checkInputs(facts.id, facts.inputs, inputs);
    checkOptions(facts.id, facts.options, options);
  }
  return {
    ...facts,
    evaluate(inputs, options) {
      check(inputs, options);
      const { value, gradients, parts, warnings } = compute({ inputs, options });
      const all = [...observations(facts.inputs, inputs, options), ...warnings];
      return { value, ...(gradients && { gradients }), parts, warnings: all };
    },
    evaluateInFloat32(inputs, options) {
      check(inputs, options);
      const question = { inputs, options };
      // the exact computation comes first for its checks, and for what it knows about labels, weights and denominators
      return inFloat32(roundedQuestion(question), compute(question));
    },
    derive(inputs, options, limits) {
      check(inputs, options);
      const question = { inputs, options };
      return { steps: explain(compute(question), question, limits) };
    },
  };
}
