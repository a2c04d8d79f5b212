/** Plain HTML. Pictures that stand in it as `data:` are taken out. */
import { decodeHtml } from '../decode.ts';
import { requireHtml } from '../media-type.ts';
import { liftDataPictures } from './data-pictures.ts';
import type { FormReader, SavedBytes, SavedPage } from './form.ts';
import { withFoundPictures } from './references.ts';

export const plainHtml: FormReader = { form: 'html', is: () => true, read: readHtml };

export async function readHtml({ bytes, where, charset: label }: SavedBytes): Promise<SavedPage> {
  await requireHtml(bytes, '', where);
  const lifted = await liftDataPictures(bytes);
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
