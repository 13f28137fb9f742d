/**
 * A first look at a text, for who would otherwise have to load the grammars: whether it holds the name of anything that the
 * catalogue knows as a quantity. A test holds it against the catalogue.
 */

const known =
  /entrop|soft_?m(?:ax|in)|sigmoid|soft_?plus|nll_?loss|bce_?loss|bce_?with|kl_?div|kld|kullback|log_?loss|log_?sum_?exp|jensen_?shannon|expit|one_?hot|soft_?margin|\bentr\b|rel_entr|xlog(?:y|1py)|cross_?entropy|crossentropy/i;

/** What formulas are written with by hand: `np.log(p)`, `x.exp()`, `from math import log2`. */
const formula = /\b(?:log(?:2|10|1p)?|exp)\s*\(|^\s*from\s.*\bimport\b.*\b(?:log(?:2|10)?|exp)\b/;

/** Whether a line may hold a call that the catalogue knows. */
export function mentionsKnownApi(line: string): boolean {
  return known.test(line) || formula.test(line);
}
