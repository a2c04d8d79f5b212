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
  if (looksLikeMarkup(bytes)) return;
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes.subarray(0, 8192));
  if (found) throw new TearsheetError('unsupported-type', `called HTML, but it is ${found.mime}: ${where}`);
  if (!bytes.includes(LESS_THAN)) throw new TearsheetError('unsupported-type', `there is no HTML in it: ${where}`);
}

const LESS_THAN = 0x3c;

/** The first character that is not white space, a byte order mark or a NUL of UTF-16 is `<`. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const skipped = new Set([0, 9, 10, 12, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);
  return bytes.find((byte) => !skipped.has(byte)) === LESS_THAN;
}

function beginning(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
}
