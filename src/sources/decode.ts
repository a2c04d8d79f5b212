/** Bytes of a page to text: the encoding that they are in. */
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
