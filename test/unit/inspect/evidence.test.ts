/** What stands around a literal: calls and the ones that only wrap, methods, keywords, prompts, comments. */

import assert from 'node:assert/strict';
import { fill } from '../../../src/core/index.ts';
import { findArrays } from '../../../src/finder/index.ts';
import { gather } from '../../../src/inspect/evidence/gather.ts';
import { surroundingsIn } from './surround.ts';

interface Case {
  readonly text: string;
  readonly language?: string;
  /** the claims of each array in order, "family: reason", the strongest first; [] where nothing is claimed */
  readonly claims: readonly (readonly string[])[];
}

/** The claims for all arrays of a text, in words. */
function claimsIn(text: string, languageId: string): string[][] {
  const surroundings = surroundingsIn(text, languageId);
  return findArrays(text, languageId).map((array) => {
    const sources = {
      surroundings: surroundings(array),
      start: array.start,
      ...(array.name !== undefined && { name: array.name }),
    };
    return gather({ data: array.data, shape: array.shape }, sources).claims.map(
      ({ family, weight, reason }) => `${family} ${weight}: ${fill(reason.text, reason.args)}`,
    );
  });
}

const logits = '[[2.0, 1.0, 0.1]]';

const calls: readonly Case[] = [
  { text: `softmax(${logits})`, claims: [['logits outright: argument of “softmax”']] },
  { text: `F.softmax(torch.tensor(${logits}), dim=-1)`, claims: [['logits outright: argument of “F.softmax”']] },
  { text: `F.softmax(input=torch.tensor(${logits}))`, claims: [['logits outright: “input” of “F.softmax”']] },
  { text: 'np.log(np.array([0.2, 0.8]))', claims: [['probabilities weak: argument of “np.log”']] },
  { text: 'F.one_hot(torch.tensor([0, 2, 1]))', claims: [['indices outright: argument of “F.one_hot”']] },
  {
    text: 'tf.keras.utils.to_categorical([0, 2, 1], 3)',
    claims: [['indices outright: argument of “tf.keras.utils.to_categorical”']],
  },
  {
    text: `loss = F.cross_entropy(torch.tensor(${logits}), torch.tensor([0, 1]))`,
    claims: [['logits outright: argument of “F.cross_entropy”'], ['labels outright: argument of “F.cross_entropy”']],
  },
  {
    text: `nn.CrossEntropyLoss()(torch.tensor(${logits}), torch.tensor([0, 1]))`,
    claims: [
      ['logits outright: argument of “nn.CrossEntropyLoss”'],
      ['labels outright: argument of “nn.CrossEntropyLoss”'],
    ],
  },
  {
    text: `F.cross_entropy(\n    torch.tensor(${logits}),  # logits (N, C)\n    torch.tensor([0, 1]),\n)`,
    claims: [
      ['logits outright: argument of “F.cross_entropy”', 'logits weak: a comment beside it says “logits”'],
      ['labels outright: argument of “F.cross_entropy”'],
    ],
  },
  {
    text: 'F.nll_loss(torch.tensor([[0.1, 0.4, 0.5]]), target=torch.tensor([2, 1]))',
    claims: [
      ['logProbabilities outright: argument of “F.nll_loss”'],
      ['labels outright: “target” of “F.nll_loss”', 'labels strong: named “target”'],
    ],
  },
  // TensorFlow puts the labels first, Optax the logits
  {
    text: `tf.nn.softmax_cross_entropy_with_logits([[1, 0, 0]], ${logits})`,
    claims: [
      ['labels outright: argument of “tf.nn.softmax_cross_entropy_with_logits”'],
      ['logits outright: argument of “tf.nn.softmax_cross_entropy_with_logits”'],
    ],
  },
  {
    text: `optax.losses.softmax_cross_entropy(${logits}, [[1, 0, 0]])`,
    claims: [
      ['logits outright: argument of “optax.losses.softmax_cross_entropy”'],
      ['labels outright: argument of “optax.losses.softmax_cross_entropy”'],
    ],
  },
  // SciPy's kl_div takes two distributions, PyTorch's log-probabilities and labels
  {
    text: 'scipy.special.kl_div([0.2, 0.8], [0.4, 0.6])',
    claims: [
      ['trueDistribution outright: argument of “scipy.special.kl_div”'],
      ['approximateDistribution outright: argument of “scipy.special.kl_div”'],
    ],
  },
  {
    text: 'F.kl_div(torch.tensor([0.2, 0.8]).log(), torch.tensor([0.4, 0.6]))',
    claims: [['probabilities weak: “log” is called on it'], ['labels outright: argument of “F.kl_div”']],
  },
  {
    text: 'log_loss([0, 1], [0.2, 0.6])',
    claims: [['labels outright: argument of “log_loss”'], ['probabilities outright: argument of “log_loss”']],
  },
  {
    text: 'keras.losses.categorical_crossentropy(y_true=[[0, 1, 0]], y_pred=[[0.05, 0.95, 0]])',
    claims: [
      ['labels outright: “y_true” of “keras.losses.categorical_crossentropy”', 'labels strong: named “y_true”'],
      [
        'predictions outright: “y_pred” of “keras.losses.categorical_crossentropy”',
        'predictions strong: named “y_pred”',
      ],
    ],
  },
  {
    text: 'criterion([0.2, 0.8], [0, 1])',
    claims: [['predictions outright: argument of “criterion”'], ['labels outright: argument of “criterion”']],
  },
  // weights by their keyword, whatever is called
  {
    text: 'anything(1, weight=torch.tensor([0.2, 0.8]))',
    claims: [['weights outright: “weight” of “anything”', 'weights weak: named “weight”']],
  },
  {
    text: 'nn.BCEWithLogitsLoss(pos_weight=torch.tensor([2.0, 3.0]))',
    claims: [['weights outright: “pos_weight” of “nn.BCEWithLogitsLoss”', 'weights strong: named “pos_weight”']],
  },
  {
    text: 'np.random.choice(3, p=[0.1, 0.2, 0.7])',
    claims: [['trueDistribution outright: “p” of “np.random.choice”', 'trueDistribution weak: named “p”']],
  },
  // other languages
  {
    language: 'javascript',
    text: `tf.losses.softmaxCrossEntropy(tf.tensor2d([[0, 1]]), tf.tensor2d([[0.3, 0.7]]))`,
    claims: [
      ['labels outright: argument of “tf.losses.softmaxCrossEntropy”'],
      ['logits outright: argument of “tf.losses.softmaxCrossEntropy”'],
    ],
  },
  {
    language: 'typescript',
    text: 'softmax<number>(new Float32Array([1, 2, 3])) // raw scores',
    claims: [['logits outright: argument of “softmax”', 'logits weak: a comment beside it says “raw scores”']],
  },
  { language: 'julia', text: 'log.([0.2, 0.8])', claims: [['probabilities weak: argument of “log”']] },
  {
    language: 'julia',
    text: 'logitcrossentropy([2.0, 1.0], [1, 0])',
    claims: [
      ['logits outright: argument of “logitcrossentropy”'],
      ['labels outright: argument of “logitcrossentropy”'],
    ],
  },
  { language: 'r', text: 'entropy(c(0.2, 0.8))', claims: [['trueDistribution outright: argument of “entropy”']] },
];

const methods: readonly Case[] = [
  { text: `torch.tensor(${logits}).softmax(-1)`, claims: [['logits outright: “softmax” is called on it']] },
  {
    text: `torch.tensor(${logits}, dtype=torch.float32).to("cpu").log_softmax(dim=-1)`,
    claims: [['logits outright: “log_softmax” is called on it']],
  },
  { text: 'torch.tensor([-0.5, -1.0]).exp()', claims: [['logProbabilities weak: “exp” is called on it']] },
  // what else is called on it is not known
  { text: 'torch.tensor([0.5, 1.0]).mean().log()', claims: [[]] },
  { text: 'torch.tensor([0.5, 1.0]).float()', claims: [[]] },
];

const prompts: readonly Case[] = [
  {
    text: '>>> F.softmax(x, dim=-1)\ntensor([0.0900, 0.2447, 0.6652])',
    claims: [['probabilities outright: printed by “softmax”']],
  },
  {
    text: '>>> print(x.log_softmax(-1))\ntensor([-2.4076, -1.4076, -0.4076])',
    claims: [['logProbabilities outright: printed by “log_softmax”']],
  },
  { text: '>>> x.argmax(1)\ntensor([2, 0, 1])', claims: [['indices outright: printed by “argmax”']] },
  { text: '>>> np.bincount(y)\narray([3, 0, 1])', claims: [['counts outright: printed by “bincount”']] },
  { text: '>>> model(x)\ntensor([0.0900, 0.2447, 0.6652])', claims: [[]] },
  { text: '>>> p = F.softmax(x)\n>>> q = [0.5, 0.5]', claims: [['approximateDistribution weak: named “q”']] },
];

const comments: readonly Case[] = [
  {
    text: 'a = [0.2, 0.8]  # probabilities',
    claims: [['probabilities weak: a comment beside it says “probabilities”']],
  },
  { text: '# raw scores\na = [0.2, 0.8]', claims: [['logits weak: a comment beside it says “raw scores”']] },
  { text: 'a = [0, 1]  # one-hot labels', claims: [['oneHot weak: a comment beside it says “one-hot labels”']] },
  {
    text: 'a = [0, 2]  # class indices, not one-hot',
    claims: [['indices weak: a comment beside it says “class indices”']],
  },
  {
    text: 'a = [-1.5, -0.3]  # log-probabilities',
    claims: [['logProbabilities weak: a comment beside it says “log-probabilities”']],
  },
  { text: 'a = [0.2, 0.8]  # 每个类别的概率', claims: [['probabilities weak: a comment beside it says “概率”']] },
  { text: 'a = [0, 2]  # 정답 레이블', claims: [['labels weak: a comment beside it says “레이블”']] },
  // what speaks of several things says nothing, and neither does code or the line before
  { text: '# labels and logits\na = [0.2, 0.8]', claims: [[]] },
  { text: 'a = [0.2, 0.8]  # nothing of the kind', claims: [[]] },
  { text: 'b = 1  # labels\na = [0.2, 0.8]', claims: [[]] },
  { text: 'a = [0.2, 0.8]; s = "# labels"', claims: [[]] },
];

const unclear: readonly Case[] = [
  // an expression that holds the array, a list of arrays, an object, a text, an unknown call
  { text: 'np.log(1 - np.array([0.2, 0.8]))', claims: [[]] },
  { text: 'F.softmax(2 * torch.tensor([1.0, 2.0]))', claims: [[]] },
  { text: 'softmax({"a": [1.0, 2.0]})', claims: [[]] },
  { text: 'print("softmax(", [1.0, 2.0])', claims: [[]] },
  { text: '# softmax(\n[1.0, 2.0]', claims: [[]] },
  { text: 'plot([1.0, 2.0], [3.0, 4.0])', claims: [[], []] },
  { text: '([1.0, 2.0])', claims: [[]] },
];

const groups: readonly (readonly [string, readonly Case[]])[] = [
  ['a call', calls],
  ['a method', methods],
  ['a prompt', prompts],
  ['a comment', comments],
  ['nothing', unclear],
];

for (const [what, rows] of groups) {
  describe(`evidence: ${what} around an array`, () => {
    for (const { text, language = 'python', claims } of rows) {
      it(JSON.stringify(text), () => assert.deepEqual(claimsIn(text, language), claims));
    }
  });
}
