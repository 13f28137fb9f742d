// @ts-check
/**
 * Pictures as PNG, as small as their colours allow: read, set to a palette of at most 256 colours, and written, one by one or
 * as an animation (APNG) that keeps of each frame what differs from the one before.
 * Source: W3C, Portable Network Graphics (Third Edition).
 */

import * as zlib from 'node:zlib';

/**
 * @typedef {{ readonly width: number, readonly height: number, readonly pixels: Uint32Array }} Picture
 *   pixels are 0xRRGGBB, row by row
 * @typedef {{ readonly picture: Picture, readonly milliseconds: number }} Frame
 * @typedef {{ readonly x: number, readonly y: number, readonly width: number, readonly height: number }} Part
 */

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColours = 256;

/**
 * The picture of a PNG as browsers write it: eight bits a channel, not interlaced. What is transparent loses that.
 * @param {Buffer} file
 * @returns {Picture}
 */
export function readPng(file) {
  let width = 0;
  let height = 0;
  let channels = 0;
  /** @type {Buffer[]} */
  const data = [];
  for (let at = signature.length; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      [width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)];
      const [depth, colourType, , , interlaced] = content.subarray(8);
      channels = colourType === 2 ? 3 : colourType === 6 ? 4 : 0;
      if (depth !== 8 || channels === 0 || interlaced !== 0) throw new Error('This PNG is none that a browser writes.');
    } else if (kind === 'IDAT') data.push(content);
    at += 12 + length;
  }
  const bytes = unfiltered(zlib.inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const pixels = new Uint32Array(width * height);
  for (let index = 0; index < pixels.length; index += 1) {
    const at = index * channels;
    pixels[index] = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
  }
  return { width, height, pixels };
}

/**
 * Takes back what each line was filtered by.
 * @param {Buffer} lines
 * @param {number} stride @param {number} height @param {number} channels
 */
function unfiltered(lines, stride, height, channels) {
  const bytes = new Uint8Array(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = lines[row * (stride + 1)];
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column >= channels ? bytes[at - channels] : 0;
      const above = row > 0 ? bytes[at - stride] : 0;
      const corner = column >= channels && row > 0 ? bytes[at - stride - channels] : 0;
      bytes[at] = lines[row * (stride + 1) + 1 + column] + predicted(filter, left, above, corner);
    }
  }
  return bytes;
}

/** @param {number} filter @param {number} left @param {number} above @param {number} corner */
function predicted(filter, left, above, corner) {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(left + above - corner - value));
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/**
 * One picture in a palette.
 * @param {Picture} picture
 * @returns {Buffer}
 */
export function writePng(picture) {
  const palette = paletteOf([picture]);
  const data = zlib.deflateSync(linesOf(picture, whole(picture), palette), { level: 9 });
  return Buffer.concat([signature, header(picture), palette.chunk, chunk('IDAT', data), chunk('IEND')]);
}

/**
 * Frames as an animation that begins again when it has ended. All of them have the size of the first.
 * @param {readonly Frame[]} frames
 * @returns {Buffer}
 */
export function writeAnimation(frames) {
  const pictures = frames.map(({ picture }) => picture);
  const palette = paletteOf(pictures);
  /** @type {Buffer[]} */
  const chunks = [];
  let sequence = 0;
  for (const [order, { picture, milliseconds }] of frames.entries()) {
    const part = order === 0 ? whole(picture) : difference(pictures[order - 1], picture);
    const control = numbers(sequence++, part.width, part.height, part.x, part.y);
    const timing = Buffer.alloc(6);
    timing.writeUInt16BE(milliseconds, 0);
    timing.writeUInt16BE(1000, 2);
    chunks.push(chunk('fcTL', Buffer.concat([control, timing])));
    const data = zlib.deflateSync(linesOf(picture, part, palette), { level: 9 });
    chunks.push(order === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([numbers(sequence++), data])));
  }
  const control = chunk('acTL', numbers(frames.length, 0));
  return Buffer.concat([signature, header(pictures[0]), control, palette.chunk, ...chunks, chunk('IEND')]);
}

/** @param {Picture} picture @returns {Part} */
function whole({ width, height }) {
  return { x: 0, y: 0, width, height };
}

/**
 * The smallest rectangle that holds all that differs; one pixel where nothing does.
 * @param {Picture} before @param {Picture} now @returns {Part}
 */
function difference(before, { width, pixels }) {
  let [left, right, top, bottom] = [width, 0, Number.POSITIVE_INFINITY, 0];
  for (const [index, pixel] of pixels.entries()) {
    if (pixel === before.pixels[index]) continue;
    const [column, row] = [index % width, Math.floor(index / width)];
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = row;
  }
  if (left > right) return { x: 0, y: 0, width: 1, height: 1 };
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** @typedef {{ readonly chunk: Buffer, readonly indexOf: (colour: number) => number }} Palette */

/**
 * The most frequent colours; every other one becomes the nearest of them.
 * @param {readonly Picture[]} pictures @returns {Palette}
 */
function paletteOf(pictures) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { pixels } of pictures) for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colours = spreadOut([...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour));
  /** @type {Map<number, number>} */
  const known = new Map(colours.map((colour, index) => [colour, index]));
  const indexOf = (/** @type {number} */ colour) => {
    let index = known.get(colour);
    if (index === undefined) {
      index = nearest(colours, colour);
      known.set(colour, index);
    }
    return index;
  };
  const bytes = Buffer.alloc(3 * colours.length);
  for (const [index, colour] of colours.entries()) bytes.writeUIntBE(colour, 3 * index, 3);
  return { chunk: chunk('PLTE', bytes), indexOf };
}

/**
 * As many of the first colours as a palette holds, without those that look like one that is in it already: the closer colours
 * may be to each other, the more of them there are.
 * @param {readonly number[]} colours most frequent first
 */
function spreadOut(colours) {
  for (let apart = 0; ; apart += 8) {
    /** @type {number[]} */
    const kept = [];
    for (const colour of colours) {
      if (kept.length > mostColours) break;
      if (kept.every((other) => distance(other, colour) > apart)) kept.push(colour);
    }
    if (kept.length <= mostColours) return kept;
  }
}

/** @param {readonly number[]} colours @param {number} wanted */
function nearest(colours, wanted) {
  let best = 0;
  for (const [index, colour] of colours.entries()) {
    if (distance(colour, wanted) < distance(colours[best], wanted)) best = index;
  }
  return best;
}

/** @param {number} one @param {number} other */
function distance(one, other) {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return 2 * red * red + 4 * green * green + blue * blue;
}

/**
 * A part of a picture, line by line, unfiltered: that packs best where colours are numbers of a palette.
 * @param {Picture} picture @param {Part} part @param {Palette} palette
 */
function linesOf({ width, pixels }, part, { indexOf }) {
  const lines = Buffer.alloc((part.width + 1) * part.height);
  for (let row = 0; row < part.height; row += 1) {
    for (let column = 0; column < part.width; column += 1) {
      const pixel = pixels[(part.y + row) * width + part.x + column];
      lines[row * (part.width + 1) + 1 + column] = indexOf(pixel);
    }
  }
  return lines;
}

/** Eight bits a pixel, each the number of a colour. @param {Picture} picture */
function header({ width, height }) {
  return chunk('IHDR', Buffer.concat([numbers(width, height), Buffer.from([8, 3, 0, 0, 0])]));
}

/** @param {...number} values */
function numbers(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

/** @param {string} kind @param {Buffer} [content] */
function chunk(kind, content = Buffer.alloc(0)) {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  return Buffer.concat([numbers(content.length), named, numbers(checksum(named))]);
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  return remainder;
});

/** CRC-32. @param {Buffer} bytes */
function checksum(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = remainders[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
