/** How wide texts will be, before they are drawn, and how much of one has room. */

/** The width of a sign of the page's font and of the code's, at the size of a picture's texts. */
const signWidths = { name: 6.4, number: 6.7, wide: 11 };

/** About as wide as the longest of them will be: signs of Chinese are as wide as they are high. */
export function textWidth(texts: readonly string[], font: 'name' | 'number' = 'name'): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text, signWidths[font])), 0);
}

function widthOf(text: string, sign: number): number {
  return [...text].reduce((width, character) => width + (character > '\u2e80' ? signWidths.wide : sign), 0);
}

/** The text as far as it has room, with a sign that says where it was cut. */
export function fittedText(text: string, room: number, font: 'name' | 'number' = 'name'): string {
  if (widthOf(text, signWidths[font]) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, signWidths[font]) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
