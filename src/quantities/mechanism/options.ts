/**
 * Options: their descriptions, each written once, and the check of what a caller gave against them.
 */

import { InputError, message } from '../../core/index.ts';
import type { FrameworkName, OptionDescription, OptionName, QuantityOptions, Reduction } from '../types.ts';

export const axis: OptionDescription = {
  name: 'axis',
  title: message('Axis of the classes'),
  kind: 'number',
  integer: true,
  default: -1,
};
export const base: OptionDescription = {
  name: 'base',
  title: message('Base of the logarithm'),
  kind: 'choice',
  choices: ['e', 2, 10],
  default: 'e',
  otherNumbers: { greaterThan: 0, except: 1 },
};
export const temperature: OptionDescription = {
  name: 'temperature',
  title: message('Temperature'),
  kind: 'number',
  minimum: 0,
  exclusiveMinimum: true,
  default: 1,
};
export const labelSmoothing: OptionDescription = {
  name: 'labelSmoothing',
  title: message('Label smoothing'),
  kind: 'number',
  minimum: 0,
  maximum: 1,
  default: 0,
};
export const classWeights: OptionDescription = {
  name: 'classWeights',
  title: message('Class weights'),
  kind: 'numbers',
};
export const sampleWeights: OptionDescription = {
  name: 'sampleWeights',
  title: message('Sample weights'),
  kind: 'numbers',
};
export const weightNormalization: OptionDescription = {
  name: 'weightNormalization',
  title: message('What the mean divides by'),
  kind: 'choice',
  choices: ['batchSize', 'sumOfWeights', 'nonzeroWeights', 'allElements'],
};
export const ignoreIndex: OptionDescription = {
  name: 'ignoreIndex',
  title: message('Ignored label'),
  kind: 'number',
  integer: true,
};
export const posWeight: OptionDescription = {
  name: 'posWeight',
  title: message('Weight of the positive class'),
  kind: 'numbers',
};
export const gamma: OptionDescription = {
  name: 'gamma',
  title: message('Focusing exponent γ'),
  kind: 'number',
  minimum: 0,
  default: 2,
};
export const alpha: OptionDescription = {
  name: 'alpha',
  title: message('Balance α'),
  kind: 'number',
  minimum: 0,
  maximum: 1,
};
export const epsilon: OptionDescription = {
  name: 'epsilon',
  title: message('Clipping ε'),
  kind: 'number',
  minimum: 0,
  maximum: 0.5,
};
export const logTarget: OptionDescription = {
  name: 'logTarget',
  title: message('Labels are log-probabilities'),
  kind: 'flag',
  default: false,
};
export const depth: OptionDescription = {
  name: 'depth',
  title: message('Number of classes'),
  kind: 'number',
  integer: true,
  minimum: 1,
};

const reductionTitle = message('Reduction');
export const reduction: OptionDescription = {
  name: 'reduction',
  title: reductionTitle,
  kind: 'choice',
  choices: ['none', 'mean', 'sum'] satisfies Reduction[],
  default: 'none',
};
export const reductionWithBatchMean: OptionDescription = {
  name: 'reduction',
  title: reductionTitle,
  kind: 'choice',
  choices: ['none', 'mean', 'sum', 'batchmean'] satisfies Reduction[],
  default: 'none',
};

/** The conventions a quantity knows. */
export function framework(...choices: FrameworkName[]): OptionDescription {
  return { name: 'framework', title: message('Conventions of'), kind: 'choice', choices };
}

/**
 * Holds the given options against their descriptions. An option that is `undefined` counts as not given.
 * @throws InputError `option` (`axis` for a bad axis) that names the option, its value and what was expected
 */
export function checkOptions(
  quantity: string,
  descriptions: readonly OptionDescription[],
  options: QuantityOptions,
): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const description = descriptions.find((candidate) => candidate.name === name);
    if (description === undefined) {
      const sentence = message('{0} has no option {1}.', quantity, name);
      throw new InputError('option', sentence, { argument: name, value, expected: 'no such option' });
    }
    checkOption(description, value);
  }
}

function checkOption(description: OptionDescription, value: unknown): void {
  switch (description.kind) {
    case 'number':
      checkNumber(description, value);
      break;
    case 'numbers':
      checkNumbers(description.name, value);
      break;
    case 'flag':
      if (typeof value !== 'boolean') throw refusal(description.name, value, 'true, false');
      break;
    case 'choice':
      checkChoice(description, value);
      break;
  }
}

function checkChoice(description: OptionDescription & { readonly kind: 'choice' }, value: unknown): void {
  const { choices, otherNumbers } = description;
  if (choices.some((choice) => choice === value)) return;
  if (otherNumbers === undefined) throw refusal(description.name, value, choices.join(', '));
  const { greaterThan, except } = otherNumbers;
  if (typeof value === 'number' && value > greaterThan && value !== except && Number.isFinite(value)) return;
  throw new InputError(
    'option',
    message(
      'The option {0} must be a number greater than {1} other than {2}, but it is {3}.',
      description.name,
      greaterThan,
      except,
      String(value),
    ),
    { argument: description.name, value, expected: `a number > ${greaterThan} other than ${except}` },
  );
}

function checkNumber(description: OptionDescription & { readonly kind: 'number' }, value: unknown): void {
  const { name, minimum, maximum, exclusiveMinimum, integer } = description;
  const code = name === 'axis' ? 'axis' : 'option';
  if (typeof value !== 'number' || !Number.isFinite(value) || (integer && !Number.isInteger(value))) {
    const sentence = integer
      ? message('The option {0} must be a whole number, but it is {1}.', name, String(value))
      : message('The option {0} must be a number, but it is {1}.', name, String(value));
    throw new InputError(code, sentence, { argument: name, value, expected: integer ? 'a whole number' : 'a number' });
  }
  if (minimum !== undefined && exclusiveMinimum && value <= minimum) {
    const sentence = message('The option {0} must be greater than {1}, but it is {2}.', name, minimum, value);
    throw new InputError(code, sentence, { argument: name, value, expected: `> ${minimum}` });
  }
  if (value >= (minimum ?? value) && value <= (maximum ?? value)) return;
  const sentence =
    maximum === undefined
      ? message('The option {0} must be at least {1}, but it is {2}.', name, minimum ?? value, value)
      : message('The option {0} must lie between {1} and {2}, but it is {3}.', name, minimum ?? value, maximum, value);
  throw new InputError(code, sentence, { argument: name, value, expected: `${minimum} to ${maximum ?? 'any'}` });
}

/** Numbers: a list or a tensor; the weight of the positive class may be a single number. */
function checkNumbers(name: OptionName, value: unknown): void {
  if (name === 'posWeight' && typeof value === 'number') return;
  const entries = typeof value === 'object' && value !== null && 'data' in value ? value.data : value;
  const isList = Array.isArray(entries) || entries instanceof Float64Array;
  if (isList && Array.from(entries as ArrayLike<unknown>).every((entry) => typeof entry === 'number')) return;
  throw new InputError('option', message('The option {0} must be a list of numbers.', name), {
    argument: name,
    value,
    expected: 'numbers',
  });
}

function refusal(name: OptionName, value: unknown, expected: string): InputError {
  const sentence = message('The option {0} must be one of {1}, but it is {2}.', name, expected, String(value));
  return new InputError('option', sentence, { argument: name, value, expected });
}
