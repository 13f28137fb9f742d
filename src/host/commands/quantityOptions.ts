/**
 * Asking for the options of a quantity, one by one, until the user asks for the result. Built from the descriptions that
 * the quantity gives, bounds included. `undefined` means that the user went away.
 */

import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { expectedOption, optionText, parseOption } from '../../present/index.ts';
import type { OptionDescription, OptionName, QuantityDefinition, QuantityOptions } from '../../quantities/index.ts';
import { translate } from '../language.ts';

/** Shows the options with their present values until the user asks for the result. */
export async function pickOptions(
  definition: QuantityDefinition,
  initial: QuantityOptions,
): Promise<QuantityOptions | undefined> {
  let options = initial;
  for (;;) {
    const compute: vscode.QuickPickItem = { label: `$(play) ${translate(message('Compute'))}` };
    const items = definition.options.map((option) => ({
      label: translate(option.title),
      description: showOption(option, options),
      option,
    }));
    const picked = await vscode.window.showQuickPick([compute, ...items], {
      title: translate(definition.title),
      placeHolder: translate(message('Compute now, or change an option first')),
    });
    if (!picked) return undefined;
    if (!('option' in picked)) return options;
    options = (await askOption(picked.option, options)) ?? options;
  }
}

function showOption({ name }: OptionDescription, options: QuantityOptions): string {
  const text = optionText(options[name]);
  return text === '' ? translate(message('default')) : text;
}

/** The options with one of them changed or put back to its default. */
async function askOption(option: OptionDescription, options: QuantityOptions): Promise<QuantityOptions | undefined> {
  if (option.kind === 'number' || option.kind === 'numbers') return await typeOption(option, options);
  const choices = option.kind === 'flag' ? [true, false] : option.choices;
  const initial = { label: translate(message('default')), apply: () => withoutOption(options, option.name) };
  const items = choices.map((value) => ({
    label: String(value),
    apply: () => ({ ...options, [option.name]: value }),
  }));
  const other = { label: translate(message('Another number…')), apply: () => typeOption(option, options) };
  const takesOthers = option.kind === 'choice' && option.otherNumbers !== undefined;
  const picked = await vscode.window.showQuickPick([initial, ...items, ...(takesOthers ? [other] : [])], {
    title: translate(option.title),
  });
  return await picked?.apply();
}

async function typeOption(option: OptionDescription, options: QuantityOptions): Promise<QuantityOptions | undefined> {
  const expected = translate(expectedOption(option));
  const text = await vscode.window.showInputBox({
    title: translate(option.title),
    prompt: expected,
    placeHolder: translate(message('default')),
    validateInput: (value) =>
      value.trim() !== '' && parseOption(option, value) === undefined
        ? translate(message('“{0}” does not fit: {1}', value, expected))
        : undefined,
  });
  if (text === undefined) return undefined;
  const value = parseOption(option, text);
  return value === undefined ? withoutOption(options, option.name) : { ...options, [option.name]: value };
}

function withoutOption(options: QuantityOptions, name: OptionName): QuantityOptions {
  const rest = { ...options };
  delete rest[name];
  return rest;
}
