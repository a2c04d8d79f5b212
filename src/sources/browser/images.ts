/** The article's pictures as the browser loaded them; those that it had no use for are downloaded. */
import { TearsheetError } from '../../errors.ts';
import type { Exchange, FetchedImage } from '../../types.ts';
import { decodeContent, headerOf } from '../../warc/http-message.ts';
import type { FoundImages } from '../fetch/images.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import type { LinkingPage } from '../resource.ts';
import { parseUrl, resourceOf } from '../url.ts';
import { isPicture, redirectOf } from './recording.ts';

/**
 * The images of a page that a browser showed, for `use`, as `withImages` gives them. A picture that only the page's metadata name
 * was never shown, and is fetched by the rules of every picture.
 */
export async function withLoadedImages<T>(
  urls: string[],
  options: FetchOptions,
  page: LinkingPage,
  use: (found: FoundImages) => Promise<T>,
): Promise<T> {
  const wanted = [...new Set(urls)];
  const loaded = new Map<string, FetchedImage>();
  for (const url of wanted.slice(0, FETCH_LIMITS.images)) {
    const image = await loadedImage(url, page.browser?.others ?? []);
    if (image !== undefined) loaded.set(url, image);
  }
  const others = wanted.filter((url) => !loaded.has(url));
  if (others.length === 0) return use({ images: [...loaded.values()], warnings: [] });
  const { withWebImages } = await import('../fetch/fetch.ts');
  return withWebImages(others, options, page, ({ images, warnings }) => {
    const fetched = new Map(images.map((image) => [image.url, image]));
    return use({ images: wanted.flatMap((url) => loaded.get(url) ?? fetched.get(url) ?? []), warnings });
  });
}

/** The picture with the exchanges on the way to it. */
async function loadedImage(url: string, answers: Exchange[]): Promise<FetchedImage | undefined> {
  const exchanges: Exchange[] = [];
  for (let next: string | undefined = addressOf(url); next !== undefined && exchanges.length <= FETCH_LIMITS.redirects; ) {
    const wanted: string = next;
    const exchange = answers.findLast(
      (one) => addressOf(one.url) === wanted && one.status !== 304 && one.truncated === undefined,
    );
    if (exchange === undefined || exchanges.includes(exchange)) return undefined;
    exchanges.push(exchange);
    next = redirectOf(exchange);
  }
  const last = exchanges.at(-1);
  if (last === undefined || !isPicture(last)) return undefined;
  try {
    const bytes = await decodeContent(last.body, headerOf(last, 'content-encoding'), FETCH_LIMITS.imageBytes);
    return bytes.length === 0 ? undefined : { url, exchanges, bytes };
  } catch (error) {
    if (error instanceof TearsheetError) return undefined;
    throw error;
  }
}

function addressOf(url: string): string | undefined {
  const parsed = parseUrl(url);
  return parsed && resourceOf(parsed);
}
