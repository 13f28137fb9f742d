/** Texts beside marks: as near to them as they can be without touching each other. */

/**
 * Places from top to bottom that keep their order and at least `apart` between each other, each as near to its wish as the
 * ones before leave it; within the bounds as far as there is room for all.
 */
export function spread(wishes: readonly number[], apart: number, first: number, last: number): number[] {
  const places: number[] = [];
  for (const [order, wish] of wishes.entries()) {
    places.push(Math.max(wish, order === 0 ? first : places[order - 1] + apart));
  }
  let latest = last;
  for (let order = places.length - 1; order >= 0; order -= 1) {
    places[order] = Math.min(places[order], latest);
    latest = places[order] - apart;
  }
  return places;
}
