/**
 * Pictures in PNG (ISO/IEC 15948) that were drawn one below the other become one. Each line of a PNG is stored against the line before
 * it; so only the first line of each part has to be written anew.
 */
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32, createDeflate, inflate } from 'node:zlib';

export interface Tile {
  bytes: Buffer;
}

/**
 * Joins tiles that are all of one width, 8 bits a channel, with or without transparency, not interlaced, as browsers draw them.
 */
export async function joinTiles(tiles: Tile[]): Promise<Buffer> {
  const parts = tiles.map(({ bytes }) => partsOf(bytes));
  const [first] = parts;
  if (first === undefined) throw new Error('no picture was drawn');
  if (parts.length === 1) return tiles[0]?.bytes as Buffer;
  if (parts.some(({ width, channels }) => width !== first.width || channels !== first.channels))
    throw new Error('the parts of the picture do not fit');
  const data = await deflated(linesOf(parts));
  const header = Buffer.from(first.header);
  header.writeUInt32BE(
    parts.reduce((sum, { height }) => sum + height, 0),
    4,
  );
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** The lines of the parts, one part at a time: all lines of a long page would take hundreds of megabytes. */
async function* linesOf(parts: Parts[]): AsyncGenerator<Buffer> {
  for (const { data, channels, width } of parts) {
    const raw = await promisify(inflate)(data);
    standAlone(raw.subarray(0, 1 + width * channels), channels);
    yield raw;
  }
}

async function deflated(lines: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of Readable.from(lines).pipe(createDeflate())) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Parts {
  header: Buffer;
  width: number;
  height: number;
  channels: number;
  /** The content of all IDAT chunks. */
  data: Buffer;
}

function partsOf(png: Buffer): Parts {
  let header: Buffer | undefined;
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') data.push(content);
    at += 12 + length;
  }
  const channels = header && CHANNELS[header[9] ?? 0];
  if (header === undefined || channels === undefined || header[8] !== 8 || header[12] !== 0)
    throw new Error('the browser drew a picture of another form');
  return { header, width: header.readUInt32BE(0), height: header.readUInt32BE(4), channels, data: Buffer.concat(data) };
}

/** Number of channels by the colour type. */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** The first line of a picture is stored against a line of zeros: in its new place it must not lean on the line before. */
function standAlone(line: Buffer, channels: number): void {
  const [filter = 0] = line;
  if (filter === UP) line[0] = NONE;
  // This filter gives the same against zeros above as against the pixel to the left.
  if (filter === PAETH) line[0] = SUB;
  if (filter !== AVERAGE) return;
  line[0] = NONE;
  for (let at = 1 + channels; at < line.length; at++)
    line[at] = ((line[at] ?? 0) + ((line[at - channels] ?? 0) >> 1)) & 0xff;
}

const [NONE, SUB, UP, AVERAGE, PAETH] = [0, 1, 2, 3, 4];

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
