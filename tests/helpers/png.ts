/** Small pictures made here, each of its own bytes. */
import { crc32, deflateSync } from 'node:zlib';
import { randomFrom } from './random.ts';

/** A PNG of coloured tiles; another `seed` gives another picture. */
export function png(width: number, height: number, seed: number): Buffer {
  return coloured(width, height, (x, y) => {
    const tile = (x >> 6) * 7 + (y >> 6) * 13 + seed * 31;
    return [tile * 37, tile * 91, tile * 53];
  });
}

/** A PNG that no compression makes smaller than its three bytes for each pixel. */
export function noisyPng(width: number, height: number): Buffer {
  const random = randomFrom(width * height);
  return coloured(width, height, () => [random.below(256), random.below(256), random.below(256)]);
}

function coloured(width: number, height: number, colour: (x: number, y: number) => number[]): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows.set(
        colour(x, y).map((value) => value & 255),
        y * (width * 3 + 1) + 1 + x * 3,
      );
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
