import { TearsheetError } from '../errors.ts';

/** The essence of a `Content-Type` and its charset label, lower case. */
export function parseContentType(value: string | undefined): { type: string; charset?: string } {
  const [essence = '', ...parameters] = (value ?? '').split(';');
  const charset = parameters.map((parameter) => /^\s*charset\s*=\s*["']?([^"'\s]+)/i.exec(parameter)?.[1]).find(Boolean);
  return { type: essence.trim().toLowerCase(), ...(charset ? { charset: charset.toLowerCase() } : {}) };
}

/** Throws `empty-page` or `unsupported-type` unless these bytes, called `type`, can be HTML. */
export async function requireHtml(bytes: Uint8Array, type: string, where: string): Promise<void> {
  if (bytes.length === 0) throw new TearsheetError('empty-page', `the body is empty: ${where}`);
  const declared = ['', 'text/html', 'application/xhtml+xml'].includes(type);
  const isXml = /^(application|text)\/xml$/.test(type) && /<html[\s>]/i.test(beginning(bytes));
  if (!declared && !isXml) {
    throw new TearsheetError('unsupported-type', `${type.slice(0, 60).replace(/[^\x21-\x7e]/g, '?')} is not HTML: ${where}`);
  }
  await requireText(bytes, where);
}

/** Throws `unsupported-type` for the bytes of an image, an archive, a program, or of anything else that is no text with markup. */
export async function requireText(bytes: Uint8Array, where: string): Promise<void> {
  const isBinary = looksBinary(bytes);
  if (!isBinary && looksLikeMarkup(bytes)) return;
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes.subarray(0, 8192));
  if (found) throw new TearsheetError('unsupported-type', `called HTML, but it is ${found.mime}: ${where}`);
  if (isBinary) throw new TearsheetError('unsupported-type', `called HTML, but its bytes are no text: ${where}`);
  if (!bytes.includes(LESS_THAN)) throw new TearsheetError('unsupported-type', `there is no HTML in it: ${where}`);
}

const LESS_THAN = 0x3c;
/** Bytes that are looked at. */
const SAMPLE = 16 * 1024;
/** The share of characters that no text has. Of 1,692 news pages none has one; compressed data and programs have a tenth or more. */
const LARGEST_SHARE = 0.01;

/** Whether the bytes are no text: by control characters that no text has (WHATWG MIME Sniffing, "binary data byte"). */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  const width = isWide(sample) ? 2 : 1;
  let strange = 0;
  for (let at = 0; at + width <= sample.length; at += width) {
    const [one = 0, two = 0] = [sample[at], sample[at + 1]];
    // A pair of bytes in UTF-16 has one zero byte where the other is a control character.
    const unit = width === 1 ? one : one === 0 ? two : two === 0 ? one : 0x20;
    if (unit < 0x09 || unit === 0x0b || (unit > 0x0d && unit < 0x20 && unit !== 0x1b)) strange += 1;
  }
  return strange * width > sample.length * LARGEST_SHARE;
}

/** UTF-16: by its byte order mark, or because every other byte of the beginning, which is markup, is zero. */
function isWide(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 64);
  const zeros = (offset: number) => start.filter((byte, at) => at % 2 === offset && byte === 0).length;
  return Math.max(zeros(0), zeros(1)) * 2 > start.length * 0.75;
}

/** The first character that is not white space, a byte order mark or a NUL of UTF-16 is `<`. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const skipped = new Set([0, 9, 10, 12, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);
  return bytes.find((byte) => !skipped.has(byte)) === LESS_THAN;
}

function beginning(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
}
