/** Plain HTML. Pictures that stand in it as `data:` are taken out. */
import { decodeHtml, requireHtml } from '../decode.ts';
import { liftDataPictures } from './data-pictures.ts';
import type { FormReader, SavedBytes, SavedPage } from './form.ts';
import { withFoundPictures } from './references.ts';

/**
 * Pixels of a picture that a page as it was sent may have in itself. Smaller ones are previews, which scripts replace by the
 * picture itself (Gatsby's and Next's are 8 to 64 wide).
 */
const LEAST_IN_PLAIN_PAGE = 100;

export const plainHtml: FormReader = { form: 'html', is: () => true, read: (saved) => readHtml(saved) };

/** `smallestSide`: a picture in the page whose sides are both smaller, in pixels, is none. */
export async function readHtml(
  { bytes, where, charset: label }: SavedBytes,
  smallestSide = LEAST_IN_PLAIN_PAGE,
): Promise<SavedPage> {
  await requireHtml(bytes, '', where);
  const lifted = await liftDataPictures(bytes, smallestSide);
  const { html: source, charset } = await decodeHtml(lifted.bytes, label);
  const byUrl = new Map(lifted.pictures.map((picture) => [picture.url, picture]));
  const find = (reference: string) => byUrl.get(reference.trim())?.url;
  const html = byUrl.size > 0 ? withFoundPictures(source, find).html : source;
  return {
    form: 'html',
    type: `text/html; charset=${charset}`,
    html,
    charset,
    pictures: lifted.pictures,
    holdsPictures: false,
  };
}
