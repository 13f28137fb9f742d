// Worked examples: hover an array, or run "Surprisal: Inspect Array at Cursor" on it.

// 1. Softmax turns scores into probabilities: about 0.09, 0.24 and 0.67.
export const scores = {
  logits: [1, 2, 3],
};

// 2. The prediction gives the right class 0.6, so it is surprised by -ln 0.6 = 0.51 nats.
export const right = {
  labels: [0, 0, 0, 1, 0],
  probabilities: [0.1, 0.15, 0.05, 0.6, 0.1],
};

// 3. This one bets on the wrong class and gives the right one 0.1: -ln 0.1 = 2.30 nats.
export const wrong = {
  labels: [0, 0, 0, 1, 0],
  probabilities: [0.15, 0.2, 0.4, 0.1, 0.15],
};

// 4. A batch of two: the mean of -ln 0.8 and -ln 0.6.
export const batch = {
  labels: [[1, 0], [0, 1]],
  probabilities: [[0.8, 0.2], [0.4, 0.6]],
};

// 5. The same batch with binary labels and the probability of class 1 only.
export const binary = {
  labels: [0, 1],
  probabilities: [0.2, 0.6],
};

// 6. Several labels may be on at once, so every score gets its own sigmoid. Here all of them are on ...
export const allOn = {
  labels: [[1, 1, 1], [1, 1, 1]],
  logits: [[0.5, 0.7, 0.3], [0.8, 0.2, 0.9]],
};

// 7. ... and here none of them is.
export const allOff = {
  labels: [[0, 0, 0], [0, 0, 0]],
  logits: [[0.5, 0.7, 0.3], [0.8, 0.2, 0.9]],
};

// 8. Entropy: how surprised a reader of these probabilities is on average, 0.80181855 nats.
export const weather = {
  probabilities: [0.7, 0.2, 0.1],
};

// 9. The divergence of q from the certainty p: -ln 0.7 = 0.35667494 nats.
export const divergence = {
  p: [1, 0, 0],
  q: [0.7, 0.2, 0.1],
};

// 10. Class indices, and their one-hot rows of depth 10.
export const indices = {
  classIndices: [3, 0, 9],
};

// 11. The one-hot row of class 3 of 10.
export const row = {
  oneHot: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
};
