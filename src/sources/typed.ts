/** Reads what a person types as a source, where it is no plain URL. */
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { parse } from 'tldts';

/** Endings of files that are top-level domains as well; a name with a path behind it is a host all the same. */
const FILE_ENDINGS = /^[^/?#]*\.(?:md|zip|mov)$/i;
/** The endings of files that are sources, looked for in what stands before a port. */
const SOURCE_ENDINGS = /\.(?:x?html?|mht|mhtml|warc|wacz|gz|zst|jsonl?|txt|pdf)$/i;

/** Top-level names that are in no public list: those kept for tests and for networks of one's own (RFC 6761, 6762, 8375). */
const PRIVATE_ENDINGS = /\.(?:test|example|local|localhost|internal|intranet|lan|home|corp|home\.arpa)\.?$/i;

/** A host, or a host with a port, a path or a query, becomes an https address; all else stays as it is. */
export function typedSource(source: string): string {
  const [, host = '', port = '', rest = ''] = /^([^\s/?#:@[\]\\]+)(:\d{1,5})?([/?#]\S*)?$/.exec(source) ?? [];
  if (host === '' || FILE_ENDINGS.test(source) || existsSync(source)) return source;
  return isHost(host) || (port !== '' && !SOURCE_ENDINGS.test(host)) ? `https://${host}${port}${rest}` : source;
}

function isHost(host: string): boolean {
  if (host === 'localhost' || isIP(host) === 4 || PRIVATE_ENDINGS.test(host)) return true;
  const { isIcann, domain } = parse(host);
  return isIcann === true && domain !== null;
}
