import { isUtf8 } from 'node:buffer';
import htmlEncodingSniffer from 'html-encoding-sniffer';
import { TearsheetError } from '../errors.ts';

const UNDECLARED = 'undeclared';
/** Beyond the 1,024 bytes of the standard's prescan, browsers still obey a `<meta>` that the parser meets. */
const LATE_META_BYTES = 64 * 1024;
/** Detection by statistics gains nothing from more. */
const DETECTION_BYTES = 256 * 1024;

/**
 * Bytes to text: byte order mark, then transport label, then `<meta>` (the HTML Standard's sniffing), then valid UTF-8,
 * then statistical detection. `charset` is the WHATWG name in lower case. Throws `bad-encoding` for the standard's
 * "replacement" encodings, which no browser reads either.
 */
export async function decodeHtml(bytes: Uint8Array, transportLabel?: string): Promise<{ html: string; charset: string }> {
  const charset = declaredCharset(bytes, transportLabel) ?? (isUtf8(bytes) ? 'utf-8' : await detectCharset(bytes));
  if (charset === 'replacement')
    throw new TearsheetError('bad-encoding', 'the page declares an encoding that no browser reads');
  if (charset === 'utf-8') return { html: new TextDecoder().decode(bytes), charset };
  // Node's own TextDecoder reads windows-1252 wrongly (0x93 becomes U+0093).
  const { TextDecoder: StandardDecoder } = await import('@exodus/bytes/encoding.js');
  return { html: new StandardDecoder(charset).decode(bytes), charset };
}

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
