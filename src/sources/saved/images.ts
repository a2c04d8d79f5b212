/** An article's pictures out of the saved file, or the folder beside it; nothing is asked of the network for them. */
import { TearsheetError, type Warning } from '../../errors.ts';
import type { FetchedImage, StoredPicture } from '../../types.ts';
import type { FoundImages } from '../fetch/images.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import type { LinkingPage } from '../resource.ts';
import { readInFolder } from './folder.ts';

/**
 * The images of a saved page, for `use`, as `withImages` gives them. A picture that plain HTML names and does not hold is
 * downloaded; one that a saved page does not hold is a warning.
 */
export async function withSavedImages<T>(
  urls: string[],
  options: FetchOptions,
  page: LinkingPage,
  use: (found: FoundImages) => Promise<T>,
): Promise<T> {
  const byUrl = new Map((page.saved?.pictures ?? []).map((picture) => [picture.url, picture]));
  const wanted = [...new Set(urls)];
  const { images, warnings } = await readPictures(
    wanted.filter((url) => byUrl.has(url)),
    byUrl,
    page,
  );
  const others = wanted.filter((url) => !byUrl.has(url));
  if (page.saved?.holdsPictures === false && others.length > 0) {
    const { withWebImages } = await import('../fetch/fetch.ts');
    return withWebImages(others, options, page, (found) =>
      use({ images: inOrder(wanted, [...images, ...found.images]), warnings: [...warnings, ...found.warnings] }),
    );
  }
  const missing = others.map(
    (url): Warning => ({ code: 'image-missing', message: `${url.slice(0, 300)} is not in the saved page` }),
  );
  return use({ images, warnings: [...warnings, ...missing] });
}

async function readPictures(urls: string[], byUrl: Map<string, StoredPicture>, page: LinkingPage): Promise<FoundImages> {
  const images: FetchedImage[] = [];
  const warnings: Warning[] = [];
  const archived = await archivedPictures(urls, byUrl, page);
  let left: number = FETCH_LIMITS.imagesBytes;
  for (const url of urls.slice(0, FETCH_LIMITS.images)) {
    try {
      const image = archived.get(url) ?? (await readPicture(byUrl.get(url) as StoredPicture, page));
      left -= image.bytes.length;
      if (left < 0)
        throw new TearsheetError('too-large', `the images of one capture exceed ${FETCH_LIMITS.imagesBytes} bytes`);
      images.push(image);
    } catch (error) {
      if (!(error instanceof TearsheetError)) throw error;
      warnings.push({ code: 'image-failed', message: `${url.slice(0, 300)}: ${error.message}` });
    }
  }
  if (urls.length > FETCH_LIMITS.images)
    warnings.push({
      code: 'too-many-images',
      message: `${urls.length} images; the first ${FETCH_LIMITS.images} were saved`,
    });
  return { images, warnings };
}

/** The pictures of a WARC or WACZ, in one pass over it. */
async function archivedPictures(urls: string[], byUrl: Map<string, StoredPicture>, { saved }: LinkingPage) {
  const wanted = urls.slice(0, FETCH_LIMITS.images).filter((url) => byUrl.get(url)?.bytes === undefined);
  if (saved?.parts === undefined || wanted.length === 0) return new Map<string, FetchedImage>();
  const { archivedImages } = await import('../warc/archived-pictures.ts');
  return new Map((await archivedImages(saved.parts, wanted)).map((image) => [image.url, image]));
}

async function readPicture({ url, bytes, name }: StoredPicture, { saved }: LinkingPage): Promise<FetchedImage> {
  const folder = saved?.folder?.path;
  if (bytes === undefined && name !== undefined && folder !== undefined)
    return { url, exchanges: [], bytes: await readInFolder(folder, name, FETCH_LIMITS.imageBytes), inFolder: true };
  if (bytes === undefined) throw new TearsheetError('unsupported-type', 'it is not in the saved page');
  if (bytes.length > FETCH_LIMITS.imageBytes)
    throw new TearsheetError('too-large', `it has more than ${FETCH_LIMITS.imageBytes} bytes`);
  return { url, exchanges: [], bytes };
}

function inOrder(urls: string[], images: FetchedImage[]): FetchedImage[] {
  return urls.flatMap((url) => images.find((image) => image.url === url) ?? []);
}
