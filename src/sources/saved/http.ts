/** An answer with its head, as `curl -i` writes it; heads of redirects and proxies before it are passed over. */
import { TearsheetError } from '../../errors.ts';
import { decodeContent, headerOf, parseMessage } from '../../warc/http-message.ts';
import { parseContentType, requireHtml } from '../decode.ts';
import type { FormReader, SavedBytes, SavedPage } from './form.ts';
import { readHtml } from './html.ts';
import { statedTime } from './times.ts';

const STATUS = /^HTTP\/\d(?:\.\d)? (\d{3})\b/;
/** Heads before the last one: redirects with `-L`, a proxy's answer to CONNECT. */
const MOST_HEADS = 30;
const MOST_BYTES = 200 * 1024 * 1024;

export const httpAnswer: FormReader = { form: 'http', is: (head) => STATUS.test(head), read: readAnswer };

async function readAnswer(saved: SavedBytes): Promise<SavedPage> {
  const { where } = saved;
  const { headers, body, status } = lastAnswer(Buffer.from(saved.bytes), where);
  if (status !== 200 && status !== 203)
    throw new TearsheetError('http-status', `the answer in ${where} is HTTP ${status}`, { status });
  const head = (name: string) => headerOf({ headers }, name);
  // curl takes the content coding off with --compressed and leaves its head.
  const isPlain = /^\s*(?:\xef\xbb\xbf)?</.test(body.toString('latin1', 0, 64));
  const bytes = isPlain ? body : await decodeContent(body, head('content-encoding'), MOST_BYTES);
  requireLength(bytes, body, head('content-length'), where);
  const { type, charset } = parseContentType(head('content-type'));
  await requireHtml(bytes, type, where);
  const page = await readHtml({ ...saved, bytes, ...(charset && { charset }) });
  const savedAt = statedTime(head('date') ?? '');
  return { ...page, form: 'http', type: 'message/http', ...(savedAt && { savedAt }) };
}

function lastAnswer(bytes: Buffer, where: string) {
  let rest = bytes;
  for (let heads = 0; heads < MOST_HEADS; heads += 1) {
    const message = parseMessage(rest);
    if (message === undefined) break;
    const status = Number(STATUS.exec(message.startLine)?.[1] ?? 0);
    const body = Buffer.from(message.body.buffer, message.body.byteOffset, message.body.byteLength);
    const isBefore = status < 200 || (status >= 300 && status < 400) || STATUS.test(body.toString('latin1', 0, 32));
    if (!isBefore || body.length === 0) return { headers: message.headers, body, status };
    rest = body.subarray(nextHead(body));
  }
  throw new TearsheetError('unsupported-type', `${where} begins as an HTTP answer, and is none`);
}

/** A redirect may have a body of its own before the next head. */
function nextHead(body: Buffer): number {
  if (STATUS.test(body.toString('latin1', 0, 32))) return 0;
  const at = body.indexOf('\nHTTP/', 0, 'latin1');
  return at < 0 ? body.length : at + 1;
}

/** A body counts as cut only where it is shorter than stated: with --compressed the body is longer than its head says. */
function requireLength(bytes: Uint8Array, body: Uint8Array, stated: string | undefined, where: string): void {
  if (stated === undefined || !/^\d{1,15}$/.test(stated)) return;
  if (bytes.length < Number(stated) && body.length < Number(stated))
    throw new TearsheetError('truncated-body', `${where} is cut: ${body.length} of ${stated} bytes are there`);
}
