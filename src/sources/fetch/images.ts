import PQueue from 'p-queue';
import { TearsheetError, type Warning } from '../../errors.ts';
import type { Exchange, FetchedImage } from '../../types.ts';
import { parseContentType } from '../decode.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import { isWeb, parseUrl, resourceOf } from '../url.ts';
import { clean } from './failures.ts';
import { visit } from './http.ts';
import { Deadline, Turn } from './pace.ts';
import { header } from './send.ts';

/**
 * The page that the images come from: it decides the referrer, what private host they may reach, and who gets credentials and
 * cookies.
 */
export interface ImageContext {
  pageUrl: URL;
  trusted?: string;
  owner: URL;
}

/** Somewhat as a browser loads them; in a batch one after the other, for it is polite and holds little at once. */
const CONCURRENCY = 4;
const ACCEPT = 'image/avif,image/webp,image/png,image/jpeg,image/svg+xml,image/*;q=0.8,*/*;q=0.5';

/** Bytes of one article's images, beyond which it waits until no other article of a batch holds as much. */
const LARGE = 50 * 1024 * 1024;
const large = new Turn();

export interface FoundImages {
  images: FetchedImage[];
  warnings: Warning[];
}

/** The bytes that one article's images may still take, and its turn if it takes much. */
interface Budget {
  left: number;
  turn?: Promise<() => void>;
}

/**
 * Downloads each URL once, in the given order, within the limits, for `use`, and lets go of them when that has settled. What
 * fails is a warning and never an error.
 */
export async function withDownloadedImages<T>(
  urls: string[],
  context: ImageContext,
  options: FetchOptions,
  use: (found: FoundImages) => Promise<T>,
): Promise<T> {
  const budget: Budget = { left: FETCH_LIMITS.imagesBytes };
  try {
    return await use(await downloadImages(urls, context, options, budget));
  } finally {
    (await budget.turn)?.();
  }
}

async function downloadImages(
  urls: string[],
  context: ImageContext,
  options: FetchOptions,
  budget: Budget,
): Promise<FoundImages> {
  const wanted = [...new Set(urls)];
  const warnings: Warning[] = [];
  const found = new Map<string, FetchedImage>();
  const total = Math.min(wanted.length, FETCH_LIMITS.images);
  let done = 0;
  if (total > 0) options.onEvent?.({ kind: 'pictures', done, total });
  // All images share one deadline: a page with two hundred dead images must not take two hundred time-outs.
  const deadline = new Deadline(options.maxSeconds ?? FETCH_LIMITS.maxSeconds, options.signal);
  const queue = new PQueue({ concurrency: options.beforeRequest ? 1 : CONCURRENCY });
  try {
    await queue.addAll(
      wanted.slice(0, FETCH_LIMITS.images).map((url) => async () => {
        try {
          found.set(url, await downloadImage(url, context, options, deadline, budget));
        } catch (error) {
          if (!(error instanceof TearsheetError)) throw error;
          if (options.signal?.aborted) throw error;
          warnings.push({ code: 'image-failed', message: `${url.slice(0, 300)}: ${error.message}` });
        }
        done += 1;
        options.onEvent?.({ kind: 'pictures', done, total });
      }),
    );
  } finally {
    deadline.dispose();
  }
  if (wanted.length > FETCH_LIMITS.images) {
    warnings.push({
      code: 'too-many-images',
      message: `${wanted.length} images; the first ${FETCH_LIMITS.images} were saved`,
    });
  }
  return { images: wanted.flatMap((url) => found.get(url) ?? []), warnings };
}

async function downloadImage(
  address: string,
  context: ImageContext,
  options: FetchOptions,
  deadline: Deadline,
  budget: Budget,
): Promise<FetchedImage> {
  const url = parseUrl(address);
  if (!url || !isWeb(url)) throw new TearsheetError('unsupported-type', 'not an http or https URL');
  if (budget.left < 0) throw tooMany();
  if (budget.left < FETCH_LIMITS.imagesBytes - LARGE) await deadline.paused(() => (budget.turn ??= large.take()));
  const maxBytes = Math.min(FETCH_LIMITS.imageBytes, options.maxBytes ?? FETCH_LIMITS.imageBytes);
  const { owner, trusted } = context;
  const { createCookies } = await import('./cookies.ts');
  const cookies = await createCookies(owner, options.cookies);
  const headers: [string, string][] = [['Accept', ACCEPT], ...referrer(context.pageUrl, url)];
  const request = { url, headers, maxBytes, deadline, cookies, owner, ...(trusted ? { trusted } : {}) };
  const { exchange, exchanges, bytes } = await visit(request, { ...options, fromList: true });
  if (exchange.status !== 200)
    throw new TearsheetError('http-status', `HTTP ${exchange.status} ${clean(exchange.statusText)}`);
  await requireImage(bytes, exchange);
  budget.left -= bytes.length;
  if (budget.left < 0) throw tooMany();
  return { url: address, exchanges, bytes };
}

function tooMany(): TearsheetError {
  return new TearsheetError('too-large', `the images of one capture exceed ${FETCH_LIMITS.imagesBytes} bytes`);
}

/** The browsers' default policy, strict-origin-when-cross-origin. */
function referrer(page: URL, image: URL): [string, string][] {
  if (!isWeb(page) || (page.protocol === 'https:' && image.protocol === 'http:')) return [];
  return [['Referer', page.origin === image.origin ? resourceOf(page) : `${page.origin}/`]];
}

async function requireImage(bytes: Uint8Array, exchange: Exchange): Promise<void> {
  const { type } = parseContentType(header(exchange, 'content-type'));
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes.subarray(0, 8192));
  const isSvg = type === 'image/svg+xml' && /<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, 8192)).toString('latin1'));
  if (found?.mime.startsWith('image/') || isSvg) return;
  throw new TearsheetError('unsupported-type', `not an image (${clean(found?.mime ?? type)})`);
}
