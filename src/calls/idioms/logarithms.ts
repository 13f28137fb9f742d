/** Cross entropies, entropies and divergences, written by hand as sums of weights times logarithms. */

import type { QuantityOptions, Reduction } from '../../quantities/index.ts';
import { axisOf } from './exponentials.ts';
import type { Idiom, IdiomQuestion } from './idiom.ts';
import { calledIn, part, plain, product, type Seen, same, spend, terms, through } from './sight.ts';

/** Formulas in formulas: nobody writes more. */
const deepest = 12;

/** A term ± weights · log(argument). */
interface LogTerm {
  readonly sign: 1 | -1;
  readonly weights: readonly Seen[];
  readonly argument: Seen;
  readonly base: 'e' | number | undefined;
  readonly isDot: boolean;
}

/** How terms are made into less: by a sum or a mean, the outermost first. */
interface Folding {
  readonly kind: 'sum' | 'mean';
  readonly axis: Seen | undefined;
}

interface Formula {
  readonly terms: readonly LogTerm[];
  readonly foldings: readonly Folding[];
  /** divided by a number of rows */
  readonly isDivided: boolean;
}

/** What an expression is, if it is a formula of logarithms. */
export function informationIn(seen: Seen): Idiom | undefined {
  const formula = formulaIn(seen, 0);
  return formula && kindOf(formula);
}

function formulaIn(seen: Seen, depth: number): Formula | undefined {
  if (depth > deepest || !spend(seen)) return undefined;
  const { factors, divisors, scale } = product(seen);
  const [factor] = factors;
  const call = factors.length === 1 ? calledIn(factor) : undefined;
  if (call && (call.name === 'sum' || call.name === 'mean')) {
    if (!isCount(scale)) return undefined;
    const inner = formulaIn(elementOf(call.positional[0]), depth + 1);
    if (!inner) return undefined;
    const base = baseOfDivisors(divisors);
    if (base === undefined && divisors.some((divisor) => calledIn(through(divisor)) !== undefined)) {
      if (!divisors.every(isLength)) return undefined;
    }
    return {
      terms: inner.terms.map((term) => turned(term, scale, base)),
      foldings: [{ kind: call.name, axis: axisOf(call) }, ...inner.foldings],
      isDivided: inner.isDivided || Math.abs(scale) !== 1 || (divisors.length > 0 && base === undefined),
    };
  }
  return sumOfFoldings(seen, depth) ?? unfolded(seen, depth);
}

/** `np.sum(…) + np.sum(…)`: as one sum. */
function sumOfFoldings(seen: Seen, depth: number): Formula | undefined {
  const { factors, divisors, scale } = product(seen);
  const sum = factors.length === 1 ? terms(factors[0]) : [];
  if (sum.length < 2 || !isCount(scale)) return undefined;
  const parts = sum.map((term) => ({ sign: term.sign, formula: formulaIn(term.seen, depth + 1) }));
  const first = parts[0].formula?.foldings[0];
  const isAlike = parts.every(
    ({ formula }) => formula?.foldings.length === 1 && formula.foldings[0].kind === first?.kind && !formula.isDivided,
  );
  if (!isAlike || !first) return undefined;
  return {
    terms: parts.flatMap(({ sign, formula }) => formula?.terms.map((term) => turned(term, sign * scale)) ?? []),
    foldings: [first],
    isDivided: Math.abs(scale) !== 1 || divisors.length > 0,
  };
}

function unfolded(seen: Seen, depth: number): Formula | undefined {
  const found = logTerms(seen, depth);
  if (!found) return undefined;
  return { terms: found.terms, foldings: [], isDivided: found.isDivided };
}

/** One, or one through a whole number: what a sum is divided by to be a mean. */
function isCount(scale: number): boolean {
  const count = 1 / Math.abs(scale);
  return Math.abs(count - Math.round(count)) < 1e-9 * count && count >= 1;
}

/** `len(y)`: a function, but only of a length. */
function isLength(seen: Seen): boolean {
  const { expression } = through(seen);
  if (expression.kind !== 'call') return true;
  const { callee } = expression;
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  return /^(?:len|float|int|size|shape|log)$/.test(name);
}

/** What a sum goes over: the item of a comprehension, or the elements themselves. */
function elementOf(seen: Seen): Seen {
  const content = through(seen);
  const { expression, bound } = content;
  if (expression.kind !== 'comprehension') return content;
  const names = expression.clauses.flatMap(({ target }) => namesOf(target));
  return { ...part(content, expression.item), bound: new Set([...(bound ?? []), ...names]) };
}

function namesOf(target: Seen['expression']): string[] {
  if (target.kind === 'name') return [target.name];
  return target.kind === 'list' ? target.items.flatMap(namesOf) : [];
}

/** A term with a factor before it, and in another base. */
function turned(term: LogTerm, scale: number, base?: number): LogTerm {
  const sign = scale < 0 ? (term.sign === 1 ? -1 : 1) : term.sign;
  return { ...term, sign, base: base === undefined ? term.base : term.base === 'e' ? base : undefined };
}

/** Of `… / np.log(2)` the 2. */
function baseOfDivisors(divisors: readonly Seen[]): number | undefined {
  const [only, ...others] = divisors;
  const call = only && others.length === 0 ? calledIn(through(only)) : undefined;
  const argument =
    call?.name === 'log' && call.positional.length === 1 ? through(call.positional[0]).expression : undefined;
  return argument?.kind === 'number' ? argument.value : undefined;
}

/** The terms of a sum of weights times logarithms; undefined where there is anything else in it. */
function logTerms(
  seen: Seen,
  depth: number,
): { readonly terms: readonly LogTerm[]; readonly isDivided: boolean } | undefined {
  if (depth > deepest || !spend(seen)) return undefined;
  const all: LogTerm[] = [];
  let isDivided = false;
  for (const { sign, seen: term } of terms(seen)) {
    const flat = product(term);
    const found = flat.factors.map((factor) => logsIn(factor, depth));
    const [logs, ...others] = found.filter((each) => each !== undefined);
    if (!logs || others.length > 0) return undefined;
    const weights = flat.factors.filter((_, order) => found[order] === undefined);
    const base = baseOfDivisors(flat.divisors);
    if (!isCount(flat.scale)) return undefined;
    isDivided ||= Math.abs(flat.scale) !== 1 || (flat.divisors.length > 0 && base === undefined);
    for (const log of logs) {
      const whole = { ...log, weights: [...weights, ...log.weights], isDot: log.isDot || flat.isDot };
      all.push(turned(whole, sign * flat.scale, base));
    }
  }
  return { terms: all, isDivided };
}

/** The logarithms that a factor is made of: one, or a sum of several in brackets. */
function logsIn(factor: Seen, depth: number): readonly LogTerm[] | undefined {
  const content = through(factor);
  const call = calledIn(content);
  switch (call?.name) {
    case 'log':
      return [logTerm(call.positional[0], baseIn(call.positional[1]))];
    case 'log2':
      return [logTerm(call.positional[0], 2)];
    case 'log10':
      return [logTerm(call.positional[0], 10)];
    case 'log1p':
      return oneMinusIn(call.positional[0]);
    case 'xlogy':
      return call.positional[1] && [{ ...logTerm(call.positional[1], 'e'), weights: [call.positional[0]] }];
    case 'where':
      return isZero(call.positional[2]) ? nested(call.positional[1], depth) : undefined;
    case 'fill':
    case 'arrange':
      return nested(call.positional[0], depth);
    default:
      return isArithmetic(content) ? nested(content, depth) : elementOfLogarithm(content, depth);
  }
}

/** `np.log(p)[rows, labels]`: the logarithm of `p[rows, labels]`. */
function elementOfLogarithm(seen: Seen, depth: number): readonly LogTerm[] | undefined {
  const { expression } = seen;
  if (expression.kind !== 'index' || depth > deepest || !spend(seen)) return undefined;
  const [log, ...others] = logsIn(part(seen, expression.object), depth + 1) ?? [];
  if (!log || others.length > 0 || log.weights.length > 0 || log.sign < 0) return undefined;
  if (log.argument.scope !== seen.scope) return undefined;
  return [{ ...log, argument: part(seen, { ...expression, object: log.argument.expression }) }];
}

function nested(seen: Seen, depth: number): readonly LogTerm[] | undefined {
  const found = logTerms(through(seen), depth + 1);
  return found && !found.isDivided ? found.terms : undefined;
}

function isArithmetic({ expression }: Seen): boolean {
  return expression.kind === 'binary' || expression.kind === 'unary';
}

function logTerm(argument: Seen, base: LogTerm['base']): LogTerm {
  return { sign: 1, weights: [], argument, base, isDot: false };
}

/** `math.log(p, 2)`. */
function baseIn(seen: Seen | undefined): LogTerm['base'] {
  if (!seen) return 'e';
  const { expression } = through(seen);
  return expression.kind === 'number' ? expression.value : undefined;
}

/** `log1p(-p)` is the logarithm of 1 − p. */
function oneMinusIn(seen: Seen): readonly LogTerm[] | undefined {
  const { expression } = through(seen);
  if (expression.kind !== 'unary' || expression.operator !== '-') return undefined;
  const { from, to } = expression;
  const difference = {
    kind: 'binary',
    operator: '-',
    left: { kind: 'number', value: 1, isInteger: true, from, to },
    right: expression.operand,
    from,
    to,
  } as const;
  return [logTerm(part(through(seen), difference), 'e')];
}

function isZero(seen: Seen | undefined): boolean {
  return seen?.expression.kind === 'number' && seen.expression.value === 0;
}

/** What a logarithm is taken of, without an ε beside it. */
interface Argument {
  readonly core: Seen;
  /** 1 − core */
  readonly isComplement: boolean;
}

const largestEpsilon = 1e-2;

/** A small number that keeps a logarithm off zero. */
function isEpsilon(seen: Seen): boolean {
  const { expression } = through(seen);
  if (expression.kind === 'number') return Math.abs(expression.value) <= largestEpsilon;
  const name = expression.kind === 'name' || expression.kind === 'member' ? expression.name : '';
  return /^(?:eps|epsilon|delta|tiny|smooth\w*|small\w*|\w*_eps|eps_\w*)$/i.test(name);
}

function argumentOf(seen: Seen): Argument {
  const content = plain(seen);
  const parts = terms(content).filter((term) => !isEpsilon(term.seen));
  const [first, second] = parts;
  if (parts.length === 2 && first.seen.expression.kind === 'number') {
    const isComplement = first.seen.expression.value === 1 && second.sign === -1;
    if (isComplement) return { core: plain(second.seen), isComplement };
  }
  return parts.length === 1 && first.sign === 1
    ? { core: plain(first.seen), isComplement: false }
    : { core: content, isComplement: false };
}

/** `p / q`, or `p / (q + ε)`. */
function ratioIn(seen: Seen): readonly [above: Seen, below: Seen] | undefined {
  const { factors, divisors, scale } = product(argumentOf(seen).core);
  return factors.length === 1 && divisors.length === 1 && scale === 1
    ? [argumentOf(factors[0]).core, argumentOf(divisors[0]).core]
    : undefined;
}

/** Whether the weights of a term are this alone. */
function isWeightedBy({ weights }: LogTerm, wanted: Seen): boolean {
  return weights.length === 1 && same(argumentOf(weights[0]).core, wanted) && !argumentOf(weights[0]).isComplement;
}

function kindOf(formula: Formula): Idiom | undefined {
  const { terms: all } = formula;
  const [first, second] = all;
  if (all.length === 1) return ofOne(formula, first);
  if (all.length === 2) {
    const found = difference(formula, first, second) ?? binary(formula, first, second);
    if (found) return found;
  }
  // written out, class by class
  if (all.some(({ sign, weights }) => sign > 0 || weights.length !== 1) || formula.foldings.length > 0)
    return undefined;
  const isOwn = all.every((term) => isWeightedBy(term, argumentOf(term.argument).core) || isOwnComplement(term));
  const cores = all.map(({ argument }) => argument);
  return isOwn
    ? { name: 'entropy', quantity: 'entropy', questions: [], probabilities: cores }
    : { name: 'cross_entropy', quantity: 'categoricalCrossEntropy', questions: [], probabilities: cores };
}

/** (1 − p)·log(1 − p). */
function isOwnComplement({ weights, argument }: LogTerm): boolean {
  const [weight, shown] = [argumentOf(weights[0]), argumentOf(argument)];
  return weight.isComplement && shown.isComplement && same(weight.core, shown.core);
}

function ofOne(formula: Formula, term: LogTerm): Idiom | undefined {
  const { sign, weights, argument, isDot } = term;
  const isFolded = formula.foldings.length > 0 || isDot;
  const { core, isComplement } = argumentOf(argument);
  if (weights.length === 0) return sign < 0 && isPicked(core) ? surprisal(formula, term) : undefined;
  if (!isFolded) return undefined;
  const ratio = ratioIn(argument);
  if (ratio) {
    const [above, below] = ratio;
    if (sign > 0 && isWeightedBy(term, above)) return divergence(formula, term, weights[0], below);
    if (sign < 0 && isWeightedBy(term, below)) return divergence(formula, term, weights[0], above);
  }
  if (sign > 0) return undefined;
  if (!isComplement && isWeightedBy(term, core)) {
    const question = withFolding(formula, term, { quantity: 'entropy', inputs: { p: weights[0] }, options: {} });
    return { name: 'entropy', quantity: 'entropy', questions: question, probabilities: [argument] };
  }
  if (weights.length > 2) return undefined;
  return {
    name: 'cross_entropy',
    quantity: 'categoricalCrossEntropy',
    questions: weights.length === 1 ? asLoss(formula, term, weights[0]) : [],
    probabilities: [argument],
  };
}

/** Whether it is an element, or those that labels name: what else a logarithm is taken of may be anything. */
function isPicked(seen: Seen): boolean {
  return seen.expression.kind === 'index' || calledIn(seen)?.name === 'pick';
}

/** −log p of the class that is labelled. */
function surprisal(formula: Formula, { argument, base }: LogTerm): Idiom {
  const { expression } = argumentOf(argument).core;
  const [rows, labels] = expression.kind === 'index' ? expression.parts : [];
  const isOfRows = expression.kind === 'index' && rows?.kind === 'place' && labels?.kind === 'place';
  const found = { name: 'nll', quantity: 'sparseCategoricalCrossEntropy', probabilities: [argument] } as const;
  if (base === undefined) return { ...found, questions: [] };
  const options = { ...baseOption(base), reduction: reductionOf(formula) };
  const questions: IdiomQuestion[] = isOfRows
    ? [
        {
          quantity: 'sparseCategoricalCrossEntropy',
          inputs: {
            probabilities: part(argumentOf(argument).core, expression.object),
            labels: part(argumentOf(argument).core, labels.value),
          },
          options,
        },
      ]
    : [];
  const isPlain = formula.foldings.length === 0 && !formula.isDivided;
  const alone: IdiomQuestion = { quantity: 'selfInformation', inputs: { p: argument }, options: baseOption(base) };
  return { ...found, questions: isPlain ? [...questions, alone] : questions };
}

function reductionOf({ foldings, isDivided }: Formula): Reduction {
  if (isDivided || foldings.some(({ kind }) => kind === 'mean')) return 'mean';
  return foldings.length > 0 ? 'sum' : 'none';
}

function baseOption(base: 'e' | number): QuantityOptions {
  return base === 'e' ? {} : { base };
}

/** A quantity of rows: of the axis that was named, or of the only one. */
function withFolding(
  { foldings, isDivided }: Formula,
  { base, isDot }: LogTerm,
  question: IdiomQuestion,
): readonly IdiomQuestion[] {
  const [folding, ...others] = foldings;
  if (others.length > 0 || isDivided || base === undefined || (folding && folding.kind === 'mean')) return [];
  if (!folding && !isDot) return [];
  const options = { ...question.options, ...baseOption(base) };
  return [{ ...question, options, ...(folding?.axis && { axis: folding.axis }) }];
}

/** The cross entropy of rows, summed or averaged over them. */
function asLoss(formula: Formula, { base, argument, isDot }: LogTerm, labels: Seen): readonly IdiomQuestion[] {
  if (base === undefined) return [];
  const { foldings, isDivided } = formula;
  const inputs = { probabilities: argument, labels } as const;
  const question = { quantity: 'categoricalCrossEntropy', inputs } as const;
  const [outer, inner, ...others] = foldings;
  if (others.length > 0) return [];
  if (inner) {
    // rows first, and then over them
    if (inner.kind !== 'sum' || !inner.axis) return [];
    return [{ ...question, axis: inner.axis, options: { ...baseOption(base), reduction: outer.kind } }];
  }
  if (outer?.kind === 'mean') return [];
  if (outer?.axis) return isDivided ? [] : [{ ...question, axis: outer.axis, options: baseOption(base) }];
  if (!outer && !isDot) return [];
  return [{ ...question, options: { ...baseOption(base), reduction: isDivided ? 'mean' : 'sum' } }];
}

function divergence(formula: Formula, term: LogTerm, p: Seen, q: Seen): Idiom {
  const question = { quantity: 'klDivergence', inputs: { p, q }, options: {} } as const;
  const questions = withFolding(formula, term, question);
  return { name: 'kl_divergence', quantity: 'klDivergence', questions, probabilities: [] };
}

/** p·log p − p·log q. */
function difference(formula: Formula, first: LogTerm, second: LogTerm): Idiom | undefined {
  const [plus, minus] = first.sign > 0 ? [first, second] : [second, first];
  if (plus.sign < 0 || minus.sign > 0 || formula.foldings.length + (plus.isDot ? 1 : 0) === 0) return undefined;
  const [above, below] = [argumentOf(plus.argument), argumentOf(minus.argument)];
  if (above.isComplement || !isWeightedBy(plus, above.core) || !isWeightedBy(minus, above.core)) return undefined;
  return divergence(formula, plus, plus.weights[0], below.core);
}

/** −(y·log p + (1 − y)·log(1 − p)). */
function binary(formula: Formula, first: LogTerm, second: LogTerm): Idiom | undefined {
  if (first.sign > 0 || second.sign > 0) return undefined;
  const isFirst = !argumentOf(first.argument).isComplement;
  const [yes, no] = isFirst ? [first, second] : [second, first];
  const [one, other] = [argumentOf(yes.argument), argumentOf(no.argument)];
  if (one.isComplement || !other.isComplement || !same(one.core, other.core)) return undefined;
  const pair = labelsIn(yes, no);
  if (!pair) return undefined;
  const probabilities = [yes.argument, no.argument];
  if (same(pair.labels, one.core)) {
    return { name: 'entropy', quantity: 'entropy', questions: [], probabilities };
  }
  const isPlain = yes.weights.length === 1 && no.weights.length === 1 && yes.base !== undefined && yes.base === no.base;
  const folds = formula.foldings.every(({ axis }) => axis === undefined) && formula.foldings.length < 2;
  const hasDot = yes.isDot || no.isDot;
  const reduction =
    formula.foldings.length === 0 && hasDot ? (formula.isDivided ? 'mean' : 'sum') : reductionOf(formula);
  const questions: readonly IdiomQuestion[] =
    isPlain && folds
      ? [
          {
            quantity: 'binaryCrossEntropy',
            inputs: { probabilities: yes.argument, labels: pair.labels },
            options: { ...baseOption(yes.base ?? 'e'), reduction },
          },
        ]
      : [];
  return { name: 'binary_cross_entropy', quantity: 'binaryCrossEntropy', questions, probabilities };
}

/** The y of both terms, which may have weights of their own beside it. */
function labelsIn(yes: LogTerm, no: LogTerm): { readonly labels: Seen } | undefined {
  for (const weight of no.weights) {
    const { core, isComplement } = argumentOf(weight);
    if (!isComplement) continue;
    const labels = yes.weights.find((each) => !argumentOf(each).isComplement && same(argumentOf(each).core, core));
    if (labels) return { labels };
  }
  return undefined;
}
