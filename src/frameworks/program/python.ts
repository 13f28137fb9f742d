/** Code as Python text, in a framework's words. */

import type { Framework, Parameter, Spelling } from '../types.ts';
import { lineWidth, plainNumber } from './literals.ts';
import type { OperationName, Settings } from './operations.ts';
import type { ArgumentValue, Code } from './terms.ts';

/** How tightly Python's operators bind; a piece that stands where a tighter one is needed gets parentheses. */
const binding = { comparison: 1, sum: 2, product: 3, sign: 4, power: 5, atom: 6 } as const;

interface Piece {
  readonly text: string;
  readonly binding: number;
}

interface Infix {
  readonly sign: string;
  readonly binding: number;
  readonly left: number;
  readonly right: number;
}

/** On the right an operator of the same kind gets parentheses, since sums of floats depend on their order. */
const infixes: Readonly<Partial<Record<OperationName, Infix>>> = {
  add: { sign: '+', binding: binding.sum, left: binding.sum, right: binding.product },
  subtract: { sign: '-', binding: binding.sum, left: binding.sum, right: binding.product },
  multiply: { sign: '*', binding: binding.product, left: binding.product, right: binding.sign },
  divide: { sign: '/', binding: binding.product, left: binding.product, right: binding.sign },
  power: { sign: '**', binding: binding.power, left: binding.atom, right: binding.sign },
  equal: { sign: '==', binding: binding.comparison, left: binding.sum, right: binding.sum },
  unequal: { sign: '!=', binding: binding.comparison, left: binding.sum, right: binding.sum },
  less: { sign: '<', binding: binding.comparison, left: binding.sum, right: binding.sum },
};

/** The text of an expression. */
export function pythonText(code: Code, framework: Framework): string {
  return piece(code, framework).text;
}

/** The text of `name = expression`; a call that is too long for a line has its arguments on lines of their own. */
export function assignment(name: string, code: Code, framework: Framework): string {
  const line = `${name} = ${pythonText(code, framework)}`;
  if (line.length <= lineWidth || code.kind !== 'call') return line;
  const listed = argumentsOf(code, framework).map((argument) => `    ${argument},`);
  return [`${name} = ${code.callee.name}(`, ...listed, ')'].join('\n');
}

function piece(code: Code, framework: Framework): Piece {
  switch (code.kind) {
    case 'name':
      return { text: code.name, binding: binding.atom };
    case 'number': {
      const text = plainNumber(code.value, framework);
      return { text, binding: text.startsWith('-') ? binding.sign : binding.atom };
    }
    case 'call':
      return { text: `${code.callee.name}(${argumentsOf(code, framework).join(', ')})`, binding: binding.atom };
    case 'operation':
      return operation(code, framework);
  }
}

function within(code: Code, needed: number, framework: Framework): string {
  const part = piece(code, framework);
  return part.binding < needed ? `(${part.text})` : part.text;
}

function operation(code: Code & { readonly kind: 'operation' }, framework: Framework): Piece {
  const { operation: name, operands, settings } = code;
  const infix = infixes[name];
  if (infix) {
    const [left, right] = [within(operands[0], infix.left, framework), within(operands[1], infix.right, framework)];
    return { text: `${left} ${infix.sign} ${right}`, binding: infix.binding };
  }
  if (name === 'negative') return { text: `-${within(operands[0], binding.sign, framework)}`, binding: binding.sign };
  if (operands.every(isNumber)) {
    const inside = operands.map((operand) => pythonText(operand, framework)).join(', ');
    return { text: `${framework.numberFunctions}.${name}(${inside})`, binding: binding.atom };
  }
  const spelling = framework.operations[name];
  if (spelling === undefined) throw new RangeError(`${framework.title} has no word for ${name}`);
  return { text: spelled(spelling, operands, settings, framework), binding: binding.atom };
}

/** Whether no array takes part: Python itself computes such an expression. */
function isNumber(code: Code): boolean {
  return code.kind === 'number' || (code.kind === 'operation' && code.operands.every(isNumber));
}

function spelled(spelling: Spelling, operands: readonly Code[], settings: Settings, framework: Framework): string {
  if (typeof spelling === 'string') {
    return spelling.replace(/\{(\w+)\}(?=([[.]?))/g, (hole, name: string, follower: string) => {
      if (name === 'axis' || name === 'depth') return String(settings[name] ?? hole);
      return within(operands[Number(name)], follower === '' ? 0 : binding.atom, framework);
    });
  }
  const given = operands.map((operand) => pythonText(operand, framework));
  if (settings.axis !== undefined) given.push(`${spelling.axis}=${settings.axis}`);
  if (settings.keepsAxis && spelling.keepsAxis !== undefined) given.push(spelling.keepsAxis);
  return `${spelling.call}(${given.join(', ')})`;
}

/** The arguments of a call: by position as long as none was left out, then by name. */
function argumentsOf(code: Code & { readonly kind: 'call' }, framework: Framework): string[] {
  const written: string[] = [];
  let isInOrder = true;
  for (const parameter of code.callee.parameters) {
    const value = code.arguments.get(parameter.name);
    if (value === undefined || isDefault(value, parameter)) {
      isInOrder = false;
      continue;
    }
    const text = argumentText(value, framework);
    written.push(isInOrder && !parameter.keyword ? text : `${parameter.name}=${text}`);
    isInOrder &&= parameter.keyword !== true;
  }
  return written;
}

/** What was asked for is said even where it is the default; an axis has to be somewhere, and is not. */
function isDefault(value: ArgumentValue, parameter: Parameter): boolean {
  if (parameter.takes !== 'axis') return false;
  const plain = typeof value === 'object' && value.kind === 'number' ? value.value : value;
  return plain === parameter.default;
}

function argumentText(value: ArgumentValue, framework: Framework): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return pythonText(value, framework);
}
