/** Pictures that stand in a page as `data:` addresses (RFC 2397) are taken out of its bytes, before anything reads its markup. */
import type { StoredPicture } from './form.ts';
import { nameByContent } from './names.ts';

export interface Lifted {
  /** The page with a short address in place of each picture. */
  bytes: Uint8Array;
  pictures: StoredPicture[];
}

const START = Buffer.from('data:image/');
/** Bytes of the longest `data:` head with its parameters. */
const LONGEST_HEAD = 500;
const HEAD = /^data:(image\/[a-z\d.+-]+)((?:;[^,;"'\s<>()]+)*),/i;

/**
 * The same bytes get the same address, wherever they stand. Drawings (SVG) and pictures with both sides below `smallestSide`
 * pixels stay where they are: the first are what savers put in the place of a picture, the second what pages put there.
 */
export async function liftDataPictures(page: Uint8Array, smallestSide: number): Promise<Lifted> {
  const bytes = Buffer.from(page.buffer, page.byteOffset, page.byteLength);
  const first = bytes.indexOf(START);
  if (first < 0) return { bytes: page, pictures: [] };
  const { imageSize } = await import('image-size');
  const pieces: Uint8Array[] = [];
  const pictures = new Map<string, StoredPicture>();
  let copied = 0;
  for (let at = first; at >= 0; at = bytes.indexOf(START, at + START.length)) {
    const found = readAt(bytes, at);
    if (found === undefined || isTiny(found.picture, smallestSide, imageSize)) continue;
    const url = nameByContent(found.picture, found.type);
    if (!pictures.has(url)) pictures.set(url, { url, bytes: found.picture });
    pieces.push(bytes.subarray(copied, at), Buffer.from(url));
    copied = found.end;
    at = found.end - START.length;
  }
  pieces.push(bytes.subarray(copied));
  return { bytes: Buffer.concat(pieces), pictures: [...pictures.values()] };
}

interface Found {
  type: string;
  picture: Buffer;
  /** The place where the address ends. */
  end: number;
}

function readAt(bytes: Buffer, at: number): Found | undefined {
  const [head, type = '', parameters = ''] = HEAD.exec(bytes.toString('latin1', at, at + LONGEST_HEAD)) ?? [];
  if (head === undefined || /svg/i.test(type)) return undefined;
  const start = at + head.length;
  const isBase64 = /;base64$/i.test(parameters);
  const end = endOf(bytes, start, isBase64 ? BASE64 : PERCENT_ENCODED);
  const data = bytes.subarray(start, end);
  const picture =
    isBase64 && !data.includes(PERCENT) ? Buffer.from(data.toString('latin1'), 'base64') : percentDecoded(data, isBase64);
  return { type: type.toLowerCase(), picture, end };
}

const PERCENT = 0x25;
/** The bytes that go on with the data: letters, and for wrapped lines the line ends. */
const BASE64 = tableOf(/[A-Za-z\d+/=%\r\n]/);
const PERCENT_ENCODED = tableOf(/[A-Za-z\d!#$&*+,./:;=?@_~%-]/);

function tableOf(signs: RegExp): boolean[] {
  return Array.from({ length: 256 }, (_, code) => signs.test(String.fromCharCode(code)));
}

/** White space at the end belongs to the markup. */
function endOf(bytes: Buffer, start: number, goesOn: boolean[]): number {
  let end = start;
  while (end < bytes.length && goesOn[bytes[end] as number]) end += 1;
  while (end > start && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end -= 1;
  return end;
}

function percentDecoded(data: Buffer, isBase64: boolean): Buffer {
  const text = data
    .toString('latin1')
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, isBase64 ? 'base64' : 'latin1');
}

/** An empty area that keeps the place of a picture packs better than any picture. */
const MOST_PIXELS_A_BYTE = 100;

/** A picture that cannot be measured is none that anyone could see. */
function isTiny(
  picture: Buffer,
  smallestSide: number,
  imageSize: (bytes: Uint8Array) => { width: number; height: number },
): boolean {
  try {
    const { width, height } = imageSize(picture);
    return (width < smallestSide && height < smallestSide) || width * height > MOST_PIXELS_A_BYTE * picture.length;
  } catch {
    return true;
  }
}
