/**
 * A picture as a file: the drawing that stands on the page, copied with the colours that it has there, so that the file
 * needs neither the page nor the theme.
 */

export type KeptForm = 'svg' | 'png';

/** A file that is to be kept: text, or base64 for a PNG. */
export type Keeping = (file: {
  readonly name: string;
  readonly mediaType: 'image/svg+xml' | 'image/png';
  readonly content: string;
}) => void;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** What makes the look of a shape; the rest is in its attributes. */
const keptProperties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'visibility',
  'paint-order',
  'stroke-linejoin',
] as const;

/** How many pixels of a PNG one of the page becomes. */
const pngScale = 2;
const padding = 12;

/** Makes the file and hands it over. */
export async function keepPicture(drawing: HTMLElement, name: string, form: KeptForm, keep: Keeping): Promise<void> {
  const { text, width, height } = selfContained(drawing);
  if (form === 'svg') keep({ name: `${name}.svg`, mediaType: 'image/svg+xml', content: text });
  else keep({ name: `${name}.png`, mediaType: 'image/png', content: await pngOf(text, width, height) });
}

/** All drawings of the element, each at its place, as one SVG with every colour resolved. */
function selfContained(drawing: HTMLElement): {
  readonly text: string;
  readonly width: number;
  readonly height: number;
} {
  const box = drawing.getBoundingClientRect();
  const width = Math.ceil(box.width) + 2 * padding;
  const height = Math.ceil(box.height) + 2 * padding;
  const whole = document.createElementNS(svgNamespace, 'svg');
  setAttributes(whole, { xmlns: svgNamespace, width, height, viewBox: `0 0 ${width} ${height}` });
  const ground = document.createElementNS(svgNamespace, 'rect');
  setAttributes(ground, { width, height, fill: getComputedStyle(document.body).backgroundColor });
  whole.append(ground);
  for (const part of drawing.querySelectorAll<SVGSVGElement | HTMLCanvasElement>('canvas, svg')) {
    const { left, top, width: partWidth, height: partHeight } = part.getBoundingClientRect();
    const copy = part instanceof HTMLCanvasElement ? imageOf(part) : styledCopy(part);
    setAttributes(copy, {
      x: left - box.left + padding,
      y: top - box.top + padding,
      width: partWidth,
      height: partHeight,
    });
    whole.append(copy);
  }
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

function setAttributes(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

function imageOf(canvas: HTMLCanvasElement): SVGElement {
  const image = document.createElementNS(svgNamespace, 'image');
  image.setAttribute('href', canvas.toDataURL('image/png'));
  return image;
}

/** A copy with its look in attributes, without what only the page needs. */
function styledCopy(source: SVGSVGElement): SVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const copied = [copy, ...copy.querySelectorAll('*')];
  for (const [order, element] of [source, ...source.querySelectorAll('*')].entries())
    resolveLook(element, copied[order]);
  for (const element of copied) {
    for (const name of ['class', 'tabindex', 'data-mark', 'data-array', 'data-index', 'style'])
      element.removeAttribute(name);
  }
  return copy;
}

function resolveLook(element: Element, copy: Element): void {
  const style = getComputedStyle(element);
  for (const property of keptProperties) {
    // what is inherited is written where it is set; a reference stays as the attribute has it
    if (copy.getAttribute(property)?.startsWith('url(')) continue;
    const value = style.getPropertyValue(property);
    if (value !== '') copy.setAttribute(property, value);
  }
}

async function pngOf(svg: string, width: number, height: number): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * pngScale;
  canvas.height = height * pngScale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
