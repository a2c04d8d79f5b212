/** The document that a browser shows, judged as any fetched page is: by how its answer came, its status and its type. */
import { TearsheetError } from '../../errors.ts';
import type { Exchange } from '../../types.ts';
import { decodeContent, headerOf } from '../../warc/http-message.ts';
import { parseContentType, requireHtml } from '../decode.ts';
import { requireWhole } from '../fetch/fetch.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import { parseUrl, shown } from '../url.ts';
import type { Recorded, Recording } from './recording.ts';
import type { Tab } from './tab.ts';

/** The exchanges of the document that is shown, redirects first. Throws why there is none, or none that is whole. */
export async function shownDocument(tab: Tab, recording: Recording, options: FetchOptions): Promise<Exchange[]> {
  const entries = recording.documents(chainOf(tab));
  const last = entries.at(-1);
  if (last?.exchange === undefined) throw failureOf(tab, recording, last);
  const { exchange, error, isOpen } = last;
  const url = new URL(exchange.url);
  if (exchange.truncated === 'length')
    throw new TearsheetError(
      'too-large',
      `body of more than ${options.maxBytes ?? FETCH_LIMITS.maxBytes} bytes; --max-size sets the limit`,
    );
  if (exchange.truncated === 'disconnect')
    throw error instanceof TearsheetError
      ? error
      : new TearsheetError('truncated-body', `the body ended too soon: ${shown(url)}`);
  // A document that never ends is taken as it stands.
  const bytes = isOpen ? Buffer.from('<') : await bytesOf(exchange);
  requireWhole({ exchange, url, bytes, inBrowser: true });
  await requireHtml(bytes, parseContentType(headerOf(exchange, 'content-type')).type, shown(url));
  return entries.flatMap((entry) => entry.exchange ?? []);
}

/**
 * The reason why nothing was shown: what became of the request, of the first one where the browser names none; else the browser's
 * own `reason`.
 */
export function failureOf(tab: Tab, recording: Recording, entry?: Recorded, reason?: unknown): TearsheetError {
  const { entries } = recording;
  const asked =
    entry ?? recording.documents([tab.page.url()]).at(-1) ?? entries.findLast(({ isDocument }) => isDocument) ?? entries[0];
  if (asked?.error instanceof TearsheetError && asked.exchange === undefined) return asked.error;
  if (asked?.exchange !== undefined) return failureOfAnswer(asked.exchange);
  const code = /net::(ERR_\w+)/.exec(String(reason))?.[1];
  return new TearsheetError('browser-failed', `the browser showed no page${code === undefined ? '' : ` (${code})`}`);
}

/** An answer came, and the browser made no document of it: it has none, or is a file to be downloaded. */
function failureOfAnswer(exchange: Exchange): TearsheetError {
  const { status, statusText } = exchange;
  const url = shown(new URL(exchange.url));
  if ([204, 205].includes(status))
    return new TearsheetError('no-content', `HTTP ${status} ${statusText}, an answer without a page: ${url}`, { status });
  const { type } = parseContentType(headerOf(exchange, 'content-type'));
  const what = type === '' ? 'the answer' : type.slice(0, 60).replace(/[^\x21-\x7e]/g, '?');
  return new TearsheetError('unsupported-type', `${what} is a file to download, not a page: ${url}`);
}

/** Addresses of the redirects and of the document. */
function chainOf({ document }: Tab): string[] {
  const urls: string[] = [];
  for (let request = document ?? null; request !== null; request = request.redirectedFrom()) urls.unshift(request.url());
  return urls.filter((url) => parseUrl(url) !== undefined);
}

async function bytesOf(exchange: Exchange): Promise<Uint8Array> {
  const coding = headerOf(exchange, 'content-encoding');
  try {
    return await decodeContent(exchange.body, coding, FETCH_LIMITS.maxBytes);
  } catch (error) {
    // The body of an error only helps to tell walls from errors; the status is what counts.
    if (exchange.status >= 400) return new Uint8Array();
    throw error;
  }
}
