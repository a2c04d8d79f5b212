/** Bytes of an answer: the type that they are said to be of, whether they can be a page, and the text that they hold in their encoding. */
import { isUtf8 } from 'node:buffer';
import htmlEncodingSniffer from 'html-encoding-sniffer';
import { TearsheetError } from '../errors.ts';

const UNDECLARED = 'undeclared';
/** Beyond the 1,024 bytes of the standard's prescan, browsers still obey a `<meta>` that the parser meets. */
const LATE_META_BYTES = 64 * 1024;
/** Detection by statistics gains nothing from more. */
const DETECTION_BYTES = 256 * 1024;

/**
 * Bytes to text: byte order mark, then transport label, then valid UTF-8 with letters beyond ASCII, then `<meta>`, then
 * statistical detection. A page that was moved to UTF-8 often keeps the old `<meta>`, or its server the old label: a label
 * loses where `<meta>` and the bytes say UTF-8, and `<meta>` where the bytes do. `charset` is the WHATWG name in lower case. Throws `bad-encoding` for the standard's
 * "replacement" encodings, which no browser reads either.
 */
export async function decodeHtml(bytes: Uint8Array, transportLabel?: string): Promise<{ html: string; charset: string }> {
  const charset = statedCharset(bytes, transportLabel) ?? (isUtf8(bytes) ? 'utf-8' : await detectCharset(bytes));
  if (charset === 'replacement')
    throw new TearsheetError('bad-encoding', 'the page declares an encoding that no browser reads');
  if (charset === 'utf-8') return { html: new TextDecoder().decode(bytes), charset };
  // Node's own TextDecoder reads windows-1252 wrongly (0x93 becomes U+0093).
  const { TextDecoder: StandardDecoder } = await import('@exodus/bytes/encoding.js');
  return { html: new StandardDecoder(charset).decode(bytes), charset };
}

/** The encoding by mark, label, bytes and `<meta>`, in this order. */
function statedCharset(bytes: Uint8Array, transportLabel: string | undefined): string | undefined {
  const declared = declaredCharset(bytes, transportLabel) ?? unmarkedUtf16(bytes);
  if (declared === undefined || declared === 'utf-8' || hasByteOrderMark(bytes) || !isTellingUtf8(bytes)) return declared;
  const isLabelled =
    transportLabel !== undefined &&
    sniff(bytes.subarray(0, 0), { transportLayerEncodingLabel: transportLabel }) !== UNDECLARED;
  return isLabelled && declaredCharset(bytes, undefined) !== 'utf-8' ? declared : 'utf-8';
}

/** Markup in UTF-16 without a mark: its `<` has a zero beside it, which no other encoding of pages has. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (/^(?:\s\0){0,16}<\0/.test(start)) return 'utf-16le';
  return /^(?:\0\s){0,16}\0</.test(start) ? 'utf-16be' : undefined;
}

function hasByteOrderMark([first, second]: Uint8Array): boolean {
  return (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe);
}

/** Valid UTF-8 that says so by its letters: hardly any text in another encoding is, but for plain ASCII. */
function isTellingUtf8(bytes: Uint8Array): boolean {
  if (!isUtf8(bytes)) return false;
  // Most pages have such a letter in their first part. A character that is cut at an end is none; the next part has it whole.
  for (let at = 0; at < bytes.length; at += PART)
    if (BEYOND_ASCII.test(new TextDecoder().decode(bytes.subarray(at, at + PART + LONGEST_CHARACTER)))) return true;
  return false;
}

const PART = 32 * 1024;
/** Bytes of a character in UTF-8. */
const LONGEST_CHARACTER = 4;
const BEYOND_ASCII = /[^\P{L}A-Za-z]/u;

function declaredCharset(bytes: Uint8Array, transportLabel: string | undefined): string | undefined {
  const transport = transportLabel ? { transportLayerEncodingLabel: transportLabel } : {};
  const sniffed = sniff(bytes, transport);
  if (sniffed !== UNDECLARED) return sniffed.toLowerCase();
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LATE_META_BYTES));
  const meta = head.lastIndexOf('<meta', Math.max(0, head.indexOf('charset=')), 'latin1');
  if (meta < 0) return undefined;
  const late = sniff(bytes.subarray(meta, meta + 1024), {});
  return late === UNDECLARED ? undefined : late.toLowerCase();
}

function sniff(bytes: Uint8Array, transport: { transportLayerEncodingLabel?: string }): string {
  const options = { ...transport, defaultEncoding: UNDECLARED };
  try {
    return htmlEncodingSniffer(bytes, options);
  } catch (error) {
    // The prescan reads past the end of `<meta content=charset>`; byte order mark and label need the first bytes only.
    if (!(error instanceof TypeError)) throw error;
    return htmlEncodingSniffer(bytes.subarray(0, 3), options);
  }
}

async function detectCharset(bytes: Uint8Array): Promise<string> {
  const [{ detect }, { labelToName }] = await Promise.all([import('chardet'), import('@exodus/bytes/encoding.js')]);
  const guess = detect(bytes.subarray(0, DETECTION_BYTES));
  return (guess && labelToName(guess)?.toLowerCase()) || 'windows-1252';
}

// The media type of an answer, and whether its bytes can be a page.

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
async function requireText(bytes: Uint8Array, where: string): Promise<void> {
  const refuse = (what: string) => new TearsheetError('unsupported-type', `called HTML, but ${what}: ${where}`);
  const isBinary = looksBinary(bytes);
  if (!isBinary && looksLikeMarkup(bytes)) {
    const root = foreignRoot(bytes);
    if (root !== undefined) throw refuse(`it is XML of another kind, <${root}>`);
    return;
  }
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(
    bytes.subarray(
      bytes.findIndex((byte) => !isBlank(byte)),
      8192,
    ),
  );
  if (found && !isWord(found.mime, bytes)) throw refuse(`it is ${found.mime}`);
  if (isBinary || hasBinaryHead(bytes)) throw refuse('its bytes are no text');
  if (!bytes.includes(LESS_THAN)) throw new TearsheetError('unsupported-type', `there is no HTML in it: ${where}`);
}

const LESS_THAN = 0x3c;
/** Bytes that are looked at. */
const SAMPLE = 16 * 1024;
/** The share of characters that no text has. Of 1,692 news pages none has one; compressed data and programs have a tenth or more. */
const LARGEST_SHARE = 0.01;

/** Whether the bytes are no text: by characters that no text has. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  const { strange, characters } = countStrange(sample, widthOf(sample));
  return strange > characters * LARGEST_SHARE;
}

/**
 * Whether there is one such character before the first `<`, which is not at the beginning: the head of a binary format is
 * followed by text in some files, as a tag of a sound file can be.
 */
function hasBinaryHead(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 512);
  const end = start.indexOf(LESS_THAN);
  return countStrange(end < 0 ? start : start.subarray(0, end), widthOf(bytes)).strange > 0;
}

type Width = 1 | 'low first' | 'high first';

/** Control characters that no text has (WHATWG MIME Sniffing, "binary data byte"), and halves of pairs in UTF-16 that stand alone. */
function countStrange(bytes: Uint8Array, width: Width): { strange: number; characters: number } {
  let strange = 0;
  if (width === 1) {
    for (let at = 0; at < bytes.length; at += 1) if (isBinaryByte(bytes[at] as number)) strange += 1;
    return { strange, characters: bytes.length };
  }
  const text = new TextDecoder(width === 'low first' ? 'utf-16le' : 'utf-16be').decode(bytes);
  for (const character of text) if (character === '\ufffd' || isBinaryByte(character.codePointAt(0) as number)) strange += 1;
  return { strange, characters: text.length };
}

function isBinaryByte(code: number): boolean {
  return code < 0x20 && (code < 0x09 || code === 0x0b || (code > 0x0d && code !== 0x1b));
}

/** UTF-16: by its byte order mark, or because every other byte of the beginning, which is markup, is zero. */
function widthOf(bytes: Uint8Array): Width {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'low first';
  if (first === 0xfe && second === 0xff) return 'high first';
  const start = bytes.subarray(0, 64);
  const isZero = (offset: number) =>
    start.filter((byte, at) => at % 2 === offset && byte === 0).length * 2 > start.length * 0.75;
  if (isZero(1) && !isZero(0)) return 'low first';
  return isZero(0) && !isZero(1) ? 'high first' : 1;
}

/** The first character that is not white space, a byte order mark or a NUL of UTF-16 is `<`. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const skipped = new Set([0, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);
  return bytes.find((byte) => !skipped.has(byte) && !isBlank(byte)) === LESS_THAN;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte > 0x08 && byte < 0x0e && byte !== 0x0b);
}

/** Root elements of feeds, site maps and drawings. */
const FOREIGN_ROOTS = new Set(['rss', 'feed', 'rdf:rdf', 'urlset', 'sitemapindex', 'opml', 'svg']);

/** The first element, where it is one of those and there is nothing of HTML beside it. */
function foreignRoot(bytes: Uint8Array): string | undefined {
  const [, root = ''] = /<([a-z][\w:-]*)/i.exec(beginning(bytes)) ?? [];
  if (!FOREIGN_ROOTS.has(root.toLowerCase())) return undefined;
  return /<(?:html|body)[\s>]/i.test(Buffer.from(bytes).toString('latin1')) ? undefined : root;
}

/** Formats that begin with two or three letters, as a word may: what follows the letters has to be no text, too. */
const LETTERS = new Set(['image/bmp', 'application/x-msdownload', 'audio/mpeg']);

function isWord(mime: string, bytes: Uint8Array): boolean {
  const start = beginning(bytes);
  return LETTERS.has(mime) && /^[\t\n\r -;=-~]+</.test(start);
}

function beginning(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
}
