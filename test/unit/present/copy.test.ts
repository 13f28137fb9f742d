/** The forms in which a result is copied. What a document wrote is text in all of them, and every number is exact. */

import assert from 'node:assert/strict';
import katex from 'katex';
import Papa from 'papaparse';
import type { Inspection } from '../../../src/inspect/index.ts';
import { type Copied, type CopyFormId, copyForms, translator } from '../../../src/present/index.ts';
import { evaluate, quantities } from '../../../src/quantities/index.ts';
import { cases } from '../../snippets/cases.ts';
import { inspectionOf } from './inspections.ts';

const wording = { translate: translator(undefined), significantDigits: 8 };

function copied(inspection: Inspection, id: CopyFormId): Copied {
  const form = copyForms(inspection, wording).find((each) => each.id === id);
  assert.ok(form);
  return form.write();
}

function textOf(inspection: Inspection, id: CopyFormId): string {
  const form = copied(inspection, id);
  assert.equal(form.kind, 'text', form.kind === 'none' ? form.reason.text : '');
  return form.kind === 'text' ? form.text : '';
}

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const logits = [
  [2, 1, 0.1],
  [0.5, 2.5, 0.3],
];
const soft = inspectionOf('softmax', { logits: ['scores', [2, 1, 0.1]] });
const batch = inspectionOf(
  'sparseSoftmaxCrossEntropyWithLogits',
  { logits: ['logits', logits], labels: ['labels', [0, 1]] },
  { reduction: 'mean', base: 2 },
);
const oneHot = inspectionOf('oneHot', { labels: ['labels', [0, 2]] });
const divergence = inspectionOf('klDivergence', { p: ['p', [0.75, 0.25]], q: ['q', [1, 0]] });

describe('the forms of a copy', () => {
  it('are these, in this order', () => {
    assert.deepEqual(
      copyForms(batch, wording).map(({ id, title }) => `${id}: ${wording.translate(title)}`),
      [
        'value: Value with all digits',
        'latex: LaTeX formula',
        'markdown: Markdown table',
        'csv: CSV table',
        'tsv: TSV table',
        'json: JSON with inputs and options',
        'numpy: NumPy code',
        'pytorch: PyTorch code',
        'tensorflow: TensorFlow code',
        'jax: JAX code',
      ],
    );
  });

  it('give the sentence of a problem as their reason', () => {
    const problem = inspectionOf('softmax', { logits: ['z', [1, 2]] }, { axis: 3 });
    for (const form of copyForms(problem, wording)) {
      const made = form.write();
      assert.equal(
        made.kind === 'none' && made.reason.text,
        'There is no axis {0} in an array of shape {1}: it has {2} axes.',
      );
    }
  });
});

describe('a copied value', () => {
  // by Python's decimal from the doubles of the logits: e^z/Σe^z, and the mean loss over log 2
  const rows: readonly (readonly [string, Inspection, string])[] = [
    ['a row', soft, '[0.6590011388859679, 0.24243297070471392, 0.09856589040931817]'],
    ['a number', batch, '0.45955574599879284'],
    ['rows', oneHot, '[[1, 0, 0], [0, 0, 1]]'],
    ['infinity', divergence, 'Infinity'],
  ];
  for (const [name, inspection, text] of rows) {
    it(`of ${name} has all digits`, () => assert.equal(textOf(inspection, 'value'), text));
  }
});

describe('copied JSON', () => {
  it('says what was computed of what', () => {
    assert.deepEqual(JSON.parse(textOf(batch, 'json')), {
      quantity: 'sparseSoftmaxCrossEntropyWithLogits',
      inputs: {
        logits: { name: 'logits', shape: [2, 3], values: logits },
        labels: { name: 'labels', shape: [2], values: [0, 1] },
      },
      options: { reduction: 'mean', base: 2 },
      unit: 'bits',
      value: 0.45955574599879284,
      // each loss over log 2, by Python's decimal from the doubles of the logits
      entries: [0.6016471363858741, 0.31746435561171166],
    });
  });

  it('spells out what JSON has no words for, and keeps −0', () => {
    const odd = inspectionOf('softplus', { x: [undefined, [nan, infinity, -infinity, -0, 1e21]] }, { base: 3 });
    const read = JSON.parse(textOf(odd, 'json'));
    assert.deepEqual(read.inputs.x.values, ['NaN', 'Infinity', '-Infinity', -0, 1e21]);
    assert.ok(Object.is(read.inputs.x.values[3], -0));
    assert.equal(read.unit, 'base 3');
    assert.deepEqual(read.warnings, ['x holds NaN at [0].', 'x holds Infinity at [1].', 'x holds -Infinity at [2].']);
    assert.ok(!('name' in read.inputs.x));
  });

  it('holds weights and hostile names as they are', () => {
    const name = '"},\n{"quantity": "\u202e</script>';
    const weighted = inspectionOf(
      'negativeLogLikelihood',
      { logProbabilities: [name, [[-1, -0.5]]], labels: ['y', [1]] },
      { classWeights: [1, 0.25] },
    );
    const read = JSON.parse(textOf(weighted, 'json'));
    assert.equal(read.inputs.logProbabilities.name, name);
    assert.deepEqual(read.options, { classWeights: [1, 0.25] });
    assert.equal(read.value[0], 0.125);
  });
});

describe('copied tables', () => {
  const tables: readonly (readonly [string, Inspection, readonly string[]])[] = [
    [
      'a row by classes, its input by the name in the document',
      soft,
      ['class,scores,Softmax', '0,2,0.6590011388859679', '1,1,0.24243297070471392', '2,0.1,0.09856589040931817'],
    ],
    ['one-hot rows', oneHot, ['row,label,class 0,class 1,class 2', '0,0,1,0,0', '1,2,0,0,1']],
    [
      'several rows',
      inspectionOf('softmax', {
        logits: [
          'z',
          [
            [0, 0],
            [1, 1],
          ],
        ],
      }),
      ['row,class,z,Softmax', '0,0,0,0.5', '0,1,0,0.5', '1,0,1,0.5', '1,1,1,0.5'],
    ],
    [
      'elements',
      inspectionOf('sigmoid', { x: ['x', [0, -infinity]] }),
      ['place,x,Sigmoid', '0,0,0.5', '1,-Infinity,0'],
    ],
  ];
  for (const [name, inspection, lines] of tables) {
    it(`show ${name}`, () => {
      assert.equal(textOf(inspection, 'csv'), `${lines.join('\n')}\n`);
      assert.equal(textOf(inspection, 'tsv'), `${lines.join('\n').replaceAll(',', '\t')}\n`);
    });
  }

  it('show a batch row by row', () => {
    const { data } = Papa.parse<string[]>(textOf(batch, 'csv').trimEnd());
    assert.deepEqual(data[0], ['row', 'label', 'prediction', 'loss']);
    // the second number by Python: 1/(1 + exp(-1) + exp(-1.9))
    assert.deepEqual(data[1].map(Number).slice(0, 3), [0, 0, 0.6590011388859679]);
    assert.equal(data.length, 3);
  });

  const names: readonly (readonly [string, string])[] = [
    ['=cmd|"/C calc"!A0', `'=cmd|"/C calc"!A0`],
    ['+1', "'+1"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1+1', "'=1+1"],
    ['\u200b=1+1', "'=1+1"],
    ['＝1', "'＝1"],
    ['a,b', 'a,b'],
    ['say "x"', 'say "x"'],
    ['two\r\nlines', 'two lines'],
    ['\u202egnp', 'gnp'],
    ['x_hat', 'x_hat'],
  ];
  for (const [name, cell] of names) {
    it(`hold ${JSON.stringify(name)} as text that no spreadsheet computes`, () => {
      const named = inspectionOf('softmax', { logits: [name, [1, 2]] });
      for (const [id, delimiter] of [
        ['csv', ','],
        ['tsv', '\t'],
      ] as const) {
        const { data, errors } = Papa.parse<string[]>(textOf(named, id).trimEnd(), { delimiter });
        assert.deepEqual(errors, []);
        assert.equal(data[0][1], cell);
        assert.deepEqual(
          data.map((row) => row.length),
          [3, 3, 3],
        );
      }
    });
  }

  it('are refused where they would have too many cells', () => {
    const long = inspectionOf('softmax', { logits: ['z', Array.from({ length: 20_000 }, (_, index) => index % 7)] });
    const made = copied(long, 'csv');
    assert.equal(made.kind === 'none' && made.reason.text, 'The table has {0} cells: up to {1} are copied.');
  });
});

describe('copied Markdown', () => {
  it('is headline, roles and table', () => {
    assert.equal(
      textOf(soft, 'markdown'),
      [
        '**Softmax: 0.65900114, 0.24243297, 0.09856589**',
        '',
        'Read as logits: named “scores”.',
        '',
        '| class | z | Softmax |',
        '| ---: | ---: | ---: |',
        '| 0 | 2 | 0.65900114 |',
        '| 1 | 1 | 0.24243297 |',
        '| 2 | 0.1 | 0.09856589 |',
        '',
      ].join('\n'),
    );
  });

  it('says warnings, and how many rows it left out', () => {
    const values = Array.from({ length: 120 }, () => 0.01);
    const text = textOf(inspectionOf('entropy', { p: ['p', values] }), 'markdown');
    assert.match(text, /^⚠ p sums to 1\.2, not 1\.$/m);
    assert.match(text, /\| 99 \|.*\n\nand 20 more\n$/);
  });

  const payloads: readonly (readonly [string, string])[] = [
    ['[x](command:evil)', '\\[x\\](command:evil)'],
    ['![x](https://evil.example/p.png)', '\\!\\[x\\](https\\://evil\\.example/p\\.png)'],
    ['<img src=x onerror=alert(1)>', '\\<img src\\=x onerror\\=alert(1)\\>'],
    ['https://evil.example', 'https\\://evil\\.example'],
    ['www.evil.example', 'www\\.evil\\.example'],
    ['a@evil.example', 'a\\@evil\\.example'],
    ['**b** __c__ `d` ~~e~~', '\\*\\*b\\*\\* \\_\\_c\\_\\_ \\`d\\` \\~\\~e\\~\\~'],
    ['# h', '\\# h'],
    ['$(zap) $x$', '\\$(zap) \\$x\\$'],
    ['a | b', 'a \\| b'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['\\', '\\\\'],
    ['line\n\n# two', 'line \\# two'],
    ['\u202egnp\u0007', '\ufffdgnp\ufffd'],
  ];
  for (const [payload, shown] of payloads) {
    it(`shows ${JSON.stringify(payload)} as text`, () => {
      const named = inspectionOf('softmax', { logits: [`logits ${payload}`, [1, 2]] });
      assert.ok(textOf(named, 'markdown').includes(`“logits ${shown}”`), textOf(named, 'markdown'));
    });
  }
});

describe('copied LaTeX', () => {
  const formulas: readonly (readonly [string, Inspection, string])[] = [
    [
      'a number',
      inspectionOf('entropy', { p: ['p', [0.5, 0.25, 0.25]] }, { base: 2 }),
      'H = -\\sum_{i=0}^{2} p_{i}\\,\\log_2 p_{i} = 1.5',
    ],
    [
      'a reduced loss',
      batch,
      [
        '\\begin{aligned}',
        '  \\ell _{0} &= -\\log_2\\left(\\frac{e^{z_{0,0}}}{\\sum_{j=0}^{2} e^{z_{0,j}}}\\right) \\\\',
        '  D &= 2 \\\\',
        '  L &= \\frac{\\sum_{i=0}^{1} \\ell _{i}}{D} \\approx 0.45955575',
        '\\end{aligned}',
      ].join('\n'),
    ],
    ['a row without a definition', oneHot, 'e_{0} = \\left[1,\\allowbreak\\, 0,\\allowbreak\\, 0\\right]'],
  ];
  for (const [name, inspection, tex] of formulas) {
    it(`of ${name} is the formula with its value`, () => assert.equal(textOf(inspection, 'latex'), tex));
  }

  it('compiles for every quantity', () => {
    for (const id of quantities.keys()) {
      const own = cases().filter(({ quantity }) => quantity === id);
      for (const { inputs, options } of own.filter((_, index) => index % 7 === 0)) {
        const arrays = Object.values(inputs).map((tensor) => ({ ...soft.arrays[0], tensor }));
        const roles = Object.fromEntries(Object.keys(inputs).map((role, index) => [role, index]));
        const { value } = evaluate(id, inputs, options);
        const outcome = { kind: 'value', value, gradients: {} } as const;
        const said = { warnings: [], notes: [], candidates: [] };
        const tex = textOf({ arrays, quantity: id, inputs: roles, options, outcome, ...said }, 'latex');
        assert.doesNotThrow(
          () => katex.renderToString(tex, { strict: 'error', throwOnError: true, displayMode: true }),
          tex,
        );
      }
    }
  });

  it('is refused for more numbers than are derived', () => {
    const long = inspectionOf('softmax', { logits: ['z', Array.from({ length: 50_001 }, () => 1)] });
    const made = copied(long, 'latex');
    assert.equal(made.kind === 'none' && made.reason.text, 'There is no formula of so many numbers.');
  });
});

describe('copied code', () => {
  it('calls arrays as the document does, if their names are plain', () => {
    const named = (name: string) => textOf(inspectionOf('softmax', { logits: [name, [1, 2]] }), 'pytorch');
    assert.match(named('scores'), /F\.softmax\(scores, dim=-1\)/);
    assert.match(named('x"]); import os; os.system("'), /F\.softmax\(logits, dim=-1\)/);
    assert.doesNotMatch(named('x"]); import os; os.system("'), /os/);
  });

  it('is refused with a reason where there are too many numbers', () => {
    const long = inspectionOf('softmax', { logits: ['z', Array.from({ length: 10_001 }, () => 1)] });
    const made = copied(long, 'numpy');
    assert.deepEqual(made.kind === 'none' && made.reason.args, [10_001, 10_000]);
  });
});
