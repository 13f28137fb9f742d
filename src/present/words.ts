/**
 * Expressions in words, for ears: "minus the sum over j of y of j times the natural logarithm of p of j". Every piece is
 * a Message, so that each language puts its words in its own order.
 */

import { type Message, message } from '../core/index.ts';
import type { Expression, FunctionName, Step } from '../quantities/index.ts';
import { binding, type IndexRange, type Piece, type Script, type Term, within, write } from './notation.ts';
import { formatNumber } from './numbers.ts';
import { relation } from './relation.ts';
import type { Translate, Wording } from './translate.ts';

/** An expression in words. */
export function speak(expression: Expression, wording: Wording): string {
  return write(expression, spokenScript(wording));
}

/** A step of a derivation in words. */
export function speakStep(step: Pick<Step, 'left' | 'right'>, wording: Wording): string {
  const left = speak(step.left, wording);
  const right = speak(step.right, wording);
  return wording.translate(
    relation(step, wording) === '=' ? message('{0} equals {1}', left, right) : message('{0} is about {1}', left, right),
  );
}

/** A formatted number in words: a minus sign and an exponent are said, infinity is not spelled. */
export function speakNumber(value: number, { translate, significantDigits }: Wording): string {
  if (Number.isNaN(value)) return translate(message('not a number'));
  const formatted = formatNumber(value, { significantDigits });
  const unsigned = formatted.replace(/^-/, '').replace('∞', translate(message('infinity')));
  const [mantissa, exponent] = unsigned.split(/e(?=-?\d+$)/);
  const spoken =
    exponent === undefined
      ? mantissa
      : translate(
          message(
            '{0} times ten to the power of {1}',
            mantissa,
            speakNumber(Number(exponent), { translate, significantDigits }),
          ),
        );
  return formatted.startsWith('-') ? translate(message('minus {0}', spoken)) : spoken;
}

function spokenScript(wording: Wording): Script {
  const { translate } = wording;
  const group = (text: string): string => translate(message('open parenthesis {0} close parenthesis', text));
  const open = (text: string): Piece => ({ text, binding: binding.product, open: true });
  return {
    number: (value) => ({ text: speakNumber(value, wording), binding: binding.atom }),
    symbol: (name, subscripts) => ({ text: symbol(name, subscripts, translate), binding: binding.atom }),
    link: (text) => text,
    group,
    minus: (text) => translate(message('minus {0}', text)),
    sum: (terms) => sum(terms, translate),
    product: (factors) =>
      factors.map(({ text }) => text).reduce((left, right) => translate(message('{0} times {1}', left, right))),
    quotient: (numerator, denominator) =>
      open(
        translate(
          message(
            '{0} divided by {1}',
            within(numerator.open ? { ...numerator, binding: binding.sum } : numerator, binding.product, { group }),
            within(denominator, binding.power, { group }),
          ),
        ),
      ),
    power: (base, exponent) => ({
      text: translate(
        message(
          '{0} to the power of {1}',
          within(base, binding.atom, { group }),
          within(exponent, binding.atom, { group }),
        ),
      ),
      binding: binding.power,
    }),
    apply: (name, operands) =>
      open(
        translate(
          applied(
            name,
            operands.map((operand) => within(operand, operand.open ? binding.product : binding.atom, { group })),
            translate,
          ),
        ),
      ),
    over: (range, body) => open(translate(over(range, within(body, binding.product, { group })))),
    enumerate: (operation, items) => enumerated(operation, items, translate),
  };
}

const spokenLetters: Readonly<Record<string, string>> = { ℓ: 'l', ŷ: 'y hat', p̂: 'p hat', '‖': ',' };

function symbol(name: string, subscripts: readonly (string | number)[], translate: Translate): string {
  const spoken = name.replace(/p̂|[ℓŷ‖]/gu, (letter) => spokenLetters[letter] ?? letter);
  return subscripts.reduce<string>((text, index) => translate(message('{0} of {1}', text, index)), spoken);
}

function sum(terms: readonly Term[], translate: Translate): string {
  const [first, ...rest] = terms;
  const and = translate(message('and so on'));
  const start = first === 'ellipsis' ? and : first.negative ? translate(message('minus {0}', first.text)) : first.text;
  return rest.reduce((left, term) => {
    if (term === 'ellipsis') return translate(message('{0} plus {1}', left, and));
    return translate(
      term.negative ? message('{0} minus {1}', left, term.text) : message('{0} plus {1}', left, term.text),
    );
  }, start);
}

function applied(name: FunctionName, operands: readonly string[], translate: Translate): Message {
  const [first] = operands;
  switch (name) {
    case 'exp':
      return message('e to the power of {0}', first);
    case 'log':
      return message('the natural logarithm of {0}', first);
    case 'log2':
      return message('the logarithm to base 2 of {0}', first);
    case 'log10':
      return message('the logarithm to base 10 of {0}', first);
    case 'log1p':
      return message('the natural logarithm of 1 plus {0}', first);
    case 'abs':
      return message('the absolute value of {0}', first);
    case 'sqrt':
      return message('the square root of {0}', first);
    case 'sigmoid':
      return message('sigmoid of {0}', first);
    case 'softplus':
      return message('softplus of {0}', first);
    case 'max':
      return message('the larger of {0}', joined(operands, translate));
    case 'min':
      return message('the smaller of {0}', joined(operands, translate));
    case 'softmax':
      return message('softmax of {0}', first);
    case 'logSumExp':
      return message('log-sum-exp of {0}', first);
    case 'maximumOf':
      return message('the largest of {0}', first);
    case 'sumOf':
      return message('the sum of {0}', first);
  }
}

function over({ operation, index, except }: IndexRange, body: string): Message {
  if (except !== undefined) return message('the sum over {0} other than {1} of {2}', index, except, body);
  switch (operation) {
    case 'sum':
      return message('the sum over {0} of {1}', index, body);
    case 'maximum':
      return message('the largest over {0} of {1}', index, body);
    case 'list':
      return message('for every {0}, {1}', index, body);
  }
}

function enumerated(
  operation: 'maximum' | 'list',
  items: readonly (string | undefined)[],
  translate: Translate,
): Piece {
  const listed = joined(
    items.map((item) => item ?? translate(message('and so on'))),
    translate,
  );
  if (operation === 'list') return { text: translate(message('the list {0}', listed)), binding: binding.atom };
  return { text: translate(message('the largest of {0}', listed)), binding: binding.product, open: true };
}

/** One after the other, with the comma of the language. */
function joined(items: readonly string[], translate: Translate): string {
  return items.length === 0 ? '' : items.reduce((before, next) => translate(message('{0}, {1}', before, next)));
}
