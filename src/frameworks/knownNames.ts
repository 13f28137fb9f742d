/**
 * A first look at a text, for who would otherwise have to load the grammars: whether it holds the name of anything that the
 * catalogue knows as a quantity. A test holds it against the catalogue.
 */

const known =
  /entrop|soft_?m(?:ax|in)|sigmoid|soft_?plus|nll_?loss|bce_?loss|bce_?with|kl_?div|kld|kullback|log_?loss|log_?sum_?exp|jensen_?shannon|expit|one_?hot|soft_?margin|\bentr\b|cross_?entropy|crossentropy/i;

/** Whether a line may hold a call that the catalogue knows. */
export function mentionsKnownApi(line: string): boolean {
  return known.test(line);
}
