/** HTML as SingleFile saves it: one file, pictures as `data:`, its address and time in a comment at the head. */
import type { FormReader, SavedBytes, SavedPage } from './form.ts';
import { readHtml } from './html.ts';
import { statedTime } from './times.ts';
import { webAddress } from './web-address.ts';

/** Pixels: what is smaller only keeps a place or counts. */
const LEAST_SIDE = 4;
const HEAD = /<!--\s*Page saved with SingleFile\b((?:[^-]|-(?!->)){0,4000})-->/;

export const singleFile: FormReader = {
  form: 'single-file',
  is: (head) => HEAD.test(head),
  read: readSingleFile,
};

async function readSingleFile(saved: SavedBytes): Promise<SavedPage> {
  const page = await readHtml(saved, LEAST_SIDE);
  const comment = HEAD.exec(page.html)?.[1] ?? '';
  const url = webAddress(/^[ \t]*url:\s*(\S+)/m.exec(comment)?.[1]);
  const savedAt = statedTime(/^[ \t]*saved date:\s*(\S.*)/m.exec(comment)?.[1] ?? '');
  return { ...page, form: 'single-file', ...(url && { url }), ...(savedAt && { savedAt }), holdsPictures: true };
}
