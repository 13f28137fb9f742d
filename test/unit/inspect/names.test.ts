/** What names say about arrays: the stems that were counted in public code, each with what it is mistaken for. */

import assert from 'node:assert/strict';
import { readName } from '../../../src/inspect/names.ts';

type Case = readonly [name: string, family: string | undefined, strong?: boolean];

const cases: Readonly<Record<string, readonly Case[]>> = {
  logits: [
    ['logits', 'logits', true],
    ['action_logits', 'logits', true],
    ['class_logits', 'logits', true],
    ['classLogits2', 'logits', true],
    ['unscaled_logits', 'logits', true],
    ['LOGITS', 'logits', true],
    ['scores', 'logits', true],
    ['unnormalized', 'logits', true],
    ['raw', 'logits', false],
    ['z', 'logits', false],
    ['Z3', 'logits', false],
    ['fc', 'logits', false],
    ['head', 'logits', false],
    ['linear', 'logits', false],
    ['final', 'logits', false],
    ['x', 'logits', false],
  ],
  'what a network gave: logits, or probabilities behind a softmax': [
    ['out', 'outputs', false],
    ['output', 'outputs', true],
    ['outputs', 'outputs', true],
    ['model_output', 'outputs', true],
    ['net_out', 'outputs', true],
    ['out_layer', 'outputs', true],
    ['hypothesis', 'outputs', true],
  ],
  'predictions of either kind': [
    ['pred', 'predictions', true],
    ['preds', 'predictions', true],
    ['y_pred', 'predictions', true],
    ['ypred', 'predictions', true],
    ['pred_flat', 'predictions', true],
    ['predictions', 'predictions', true],
    ['predict', 'predictions', true],
    ['y_predicted', 'predictions', true],
    ['y_model', 'predictions', true],
    ['y_hat', 'predictions', true],
    ['yhat', 'predictions', true],
    ['ŷ', 'predictions', true],
    ['y\u0302', 'predictions', true],
  ],
  probabilities: [
    ['prob', 'probabilities', true],
    ['probs', 'probabilities', true],
    ['proba', 'probabilities', true],
    ['predict_proba', 'probabilities', true],
    ['pred_probs', 'probabilities', true],
    ['probabilities', 'probabilities', true],
    ['softmax_out', 'probabilities', true],
    ['softmaxOutputs', 'probabilities', true],
    ['smax', 'probabilities', true],
    ['likelihood', 'probabilities', true],
    ['y_prob', 'probabilities', true],
    ['sm', 'probabilities', false],
    ['sigma', 'probabilities', false],
  ],
  'log-probabilities': [
    ['logp', 'logProbabilities', true],
    ['log_p', 'logProbabilities', true],
    ['log_prob', 'logProbabilities', true],
    ['log_probs', 'logProbabilities', true],
    ['logProbabilities', 'logProbabilities', true],
    ['log_softmax', 'logProbabilities', true],
    ['log_likelihood', 'logProbabilities', true],
    ['logylp', 'logProbabilities', true],
    ['lp', 'logProbabilities', false],
  ],
  labels: [
    ['label', 'labels', true],
    ['labels', 'labels', true],
    ['true_labels', 'labels', true],
    ['misleading_labels', 'labels', true],
    ['y_label', 'labels', true],
    ['target', 'labels', true],
    ['targets', 'labels', true],
    ['target_flat', 'labels', true],
    ['y_target', 'labels', true],
    ['class_targets', 'labels', true],
    ['targ', 'labels', true],
    ['tgt', 'labels', false],
    ['y_true', 'labels', true],
    ['yTrue', 'labels', true],
    ['ytrue', 'labels', true],
    ['truth', 'labels', true],
    ['gt', 'labels', true],
    ['ground_truth', 'labels', true],
    ['classes', 'labels', true],
    ['class', 'labels', false],
    ['y', 'labels', false],
    ['Y', 'labels', false],
    ['y_', 'labels', false],
    ['self.y', 'labels', false],
    ['tf_y', 'labels', false],
    ['y_train', 'labels', false],
    ['t', 'labels', false],
    ['actual', 'labels', false],
    ['answer', 'labels', false],
    ['true', 'labels', false],
  ],
  'one-hot rows': [
    ['onehot', 'oneHot', true],
    ['one_hot_labels', 'oneHot', true],
    ['oneHot', 'oneHot', true],
    ['y_oh', 'oneHot', true],
    ['y_onehot', 'oneHot', true],
    ['y_categorical', 'oneHot', true],
    ['y_enc', 'oneHot', false],
  ],
  indices: [
    ['class_indices', 'indices', true],
    ['class_ids', 'indices', true],
    ['predicted_labels', 'predictedClasses', true],
    ['pred_class', 'predictedClasses', true],
  ],
  weights: [
    ['class_weight', 'weights', true],
    ['classWeights', 'weights', true],
    ['pos_weight', 'weights', true],
    ['sample_weight', 'weights', true],
    ['weights', 'weights', false],
    ['w', 'weights', false],
    ['alpha', 'weights', false],
  ],
  'the two sides of a divergence': [
    ['p', 'trueDistribution', false],
    ['P', 'trueDistribution', false],
    ['pk', 'trueDistribution', false],
    ['p_true', 'trueDistribution', false],
    ['dist1', 'trueDistribution', false],
    ['freqs1', 'trueDistribution', false],
    ['posterior', 'trueDistribution', false],
    ['q', 'approximateDistribution', false],
    ['Q', 'approximateDistribution', false],
    ['qk', 'approximateDistribution', false],
    ['dist2', 'approximateDistribution', false],
    ['freqs2', 'approximateDistribution', false],
    ['prior', 'approximateDistribution', false],
    ['m', 'approximateDistribution', false],
  ],
  counts: [
    ['counts', 'counts', true],
    ['wordCounts', 'counts', true],
    ['frequencies', 'counts', true],
    ['histogram', 'counts', true],
    ['probe_count', 'counts', false],
  ],
  'small constants': [
    ['eps', 'epsilon', false],
    ['EPS', 'epsilon', false],
    ['EPSILON', 'epsilon', false],
    ['ε', 'epsilon', false],
  ],
  'nothing, though the letters of a stem are there': [
    ['problem', undefined],
    ['stop', undefined],
    ['yellow', undefined],
    ['', undefined],
    ['_', undefined],
    // a letter says something only where it stands alone
    ['p_value', undefined],
    ['q_table', undefined],
    ['t_max', undefined],
    ['x_ticks', undefined],
    // and a name may be about an array
    ['logits_shape', undefined],
    ['label_names', undefined],
    ['output_size', undefined],
    ['score_threshold', undefined],
    ['label_smoothing', undefined],
    ['target_loss', undefined],
  ],
};

for (const [what, rows] of Object.entries(cases)) {
  describe(`names of ${what}`, () => {
    for (const [name, family, strong] of rows) {
      it(`“${name}” ${family === undefined ? 'says nothing' : `is ${strong ? 'clearly' : 'perhaps'} ${family}`}`, () => {
        const reading = readName(name);
        assert.equal(reading?.family, family);
        if (family !== undefined) assert.equal(reading?.strong, strong);
      });
    }
  });
}

describe('names of arrays', () => {
  it('say nothing where there are none', () => {
    assert.equal(readName(undefined), undefined);
  });

  it('are read no further than anybody writes', () => {
    assert.equal(readName(`${'a_'.repeat(100_000)}logits`), undefined);
  });
});
