/**
 * The rules about classic mistakes: what each of them finds, what it leaves alone, and that its fix leaves code on which it
 * is silent, with the value that was promised. Numbers are those of torch 2.13.0, the call noted beside each.
 */

import assert from 'node:assert/strict';
import { type Finding, findCalls } from '../../../src/calls/index.ts';

const imports = `import torch
import torch.nn as nn
import torch.nn.functional as F
z = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
y = torch.tensor([0, 1])
`;

function findingsIn(text: string): readonly Finding[] {
  return findCalls(text, 'python').flatMap(({ findings }) => findings);
}

/** The text with the fix of a finding. */
function fixed(text: string, { fix = [] }: Finding): string {
  const lines = text.split('\n');
  for (const { start, end, text: put } of [...fix].reverse()) {
    assert.equal(start.line, end.line);
    const line = lines[start.line];
    lines[start.line] = line.slice(0, start.character) + put + line.slice(end.character);
  }
  return lines.join('\n');
}

interface Hit {
  readonly rule: string;
  readonly code: string;
  readonly severity: Finding['severity'];
  /** as written, and after the fix; undefined where they can't be known, or there is no fix */
  readonly now?: number;
  readonly after?: number;
}

const hits: readonly Hit[] = [
  // F.cross_entropy(F.softmax(z, dim=1), y) = 0.7450; F.cross_entropy(z, y) = 0.3185
  {
    rule: 'XE001',
    code: 'F.cross_entropy(F.softmax(z, dim=1), y)',
    severity: 'error',
    now: 0.745010197,
    after: 0.318539768,
  },
  {
    rule: 'XE001',
    code: 'nn.CrossEntropyLoss()(torch.softmax(z, -1), y)',
    severity: 'error',
    now: 0.745010197,
    after: 0.318539768,
  },
  {
    rule: 'XE001',
    code: 'F.cross_entropy(z.softmax(-1), target=y)',
    severity: 'error',
    now: 0.745010197,
    after: 0.318539768,
  },
  {
    rule: 'XE001',
    code: 'F.cross_entropy(nn.Softmax(dim=1)(z), y)',
    severity: 'error',
    now: 0.745010197,
    after: 0.318539768,
  },
  { rule: 'XE001', code: 'p = F.softmax(z, 1)\nF.cross_entropy(p, y)', severity: 'warning', now: 0.745010197 },
  { rule: 'XE001', code: 'def f(x, t):\n    return F.cross_entropy(F.softmax(x, 1), t)', severity: 'error' },
  { rule: 'XE001', code: 'def f(x, t):\n    return F.cross_entropy(x.softmax(1), t)', severity: 'error' },
  // F.binary_cross_entropy_with_logits(torch.sigmoid(x), t) = 0.5217, of x = 0.0486
  {
    rule: 'XE004',
    code: 'F.binary_cross_entropy_with_logits(torch.sigmoid(torch.tensor([3.0, -3.0])), torch.tensor([1.0, 0.0]))',
    severity: 'error',
    now: 0.52169019,
    after: 0.048587345,
  },
  // P = [.1, .2, .7], Q = [.2, .2, .6]: F.kl_div(Q, P, reduction='sum') = -1.2818
  {
    rule: 'XE008',
    code: "F.kl_div(torch.tensor([0.2, 0.2, 0.6]), torch.tensor([0.1, 0.2, 0.7]), reduction='sum')",
    severity: 'error',
    now: -1.281819,
  },
  {
    rule: 'XE008',
    code: "F.kl_div(F.softmax(z, 1), F.softmax(z * 2, 1), reduction='batchmean')",
    severity: 'error',
    now: -0.994214535,
    after: 0.122569151,
  },
  // F.nll_loss(F.softmax(z, 1), y) = -0.7307, of log_softmax 0.3185
  { rule: 'XE012', code: 'F.nll_loss(F.softmax(z, 1), y)', severity: 'error', now: -0.73074007, after: 0.318539768 },
  {
    rule: 'XE022',
    code: 'F.cross_entropy(F.log_softmax(z, 1), y)',
    severity: 'hint',
    now: 0.318539768,
    after: 0.318539768,
  },
];

const silences: readonly (readonly [rule: string, code: string])[] = [
  ['XE001', 'F.cross_entropy(z, y)'],
  // softmax of the target is right for soft targets
  ['XE001', 'F.cross_entropy(z, F.softmax(z, 1))'],
  ['XE001', 'F.nll_loss(F.softmax(z, 1).log(), y)'],
  ['XE001', 'def cross_entropy(x, t):\n    return x\ncross_entropy(F.softmax(z, 1), y)'],
  ['XE001', 'F.cross_entropy(F.softmax(z, 1), y)  # noqa: XE001'],
  ['XE001', '# surprisal: ignore\nF.cross_entropy(F.softmax(z, 1), y)'],
  ['XE001', '# surprisal: ignore XE001, XE022\nF.cross_entropy(F.softmax(z, 1), y)'],
  ['XE004', 'F.binary_cross_entropy(torch.sigmoid(z), torch.zeros(2, 3))'],
  ['XE004', 'F.binary_cross_entropy_with_logits(z, torch.sigmoid(z))'],
  ['XE008', "F.kl_div(F.softmax(z, 1).log(), F.softmax(z, 1), reduction='batchmean')"],
  ['XE008', "F.kl_div(F.log_softmax(z, 1), F.softmax(z, 1), reduction='batchmean')"],
  ['XE012', 'F.nll_loss(F.log_softmax(z, 1), y)'],
  ['XE022', 'F.nll_loss(F.log_softmax(z, 1), y)'],
];

describe('the rules', () => {
  for (const { rule, code, severity, now, after } of hits) {
    it(`${rule} finds ${code.split('\n').at(-1)}`, () => {
      const [found] = findingsIn(imports + code).filter((finding) => finding.rule === rule);
      assert.ok(found, 'it finds nothing');
      assert.equal(found.severity, severity);
      const isNear = (given: number | undefined, wanted: number | undefined): boolean =>
        given === wanted || Math.abs((given ?? Number.NaN) - (wanted ?? Number.NaN)) <= 1e-6;
      assert.ok(isNear(found.now, now), `it is ${found.now}`);
      assert.ok(isNear(found.fixed, after), `it becomes ${found.fixed}`);
      if (!found.fix) return;
      const repaired = fixed(imports + code, found);
      assert.ok(!findingsIn(repaired).some((finding) => finding.rule === rule), repaired);
    });
  }

  for (const [rule, code] of silences) {
    it(`${rule} says nothing of ${code.split('\n').at(-1)}`, () => {
      assert.ok(!findingsIn(imports + code).some((finding) => finding.rule === rule));
    });
  }
});
