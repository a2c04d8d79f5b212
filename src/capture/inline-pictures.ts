/** Puts the saved pictures into the page of an article, so that it is one file. */
import { basename, extname } from 'node:path';
import { escapeHtml } from '../render/render.ts';

/** Media types by extension; pictures are named by what their bytes are. */
const TYPES: Record<string, string> = { jpg: 'jpeg', svg: 'svg+xml', ico: 'x-icon', tif: 'tiff' };

/**
 * The page with `data:` in the place of `FOLDER/1.jpg`. `read` gives the bytes of a picture of the capture by its name, or
 * undefined for one that is not there, which then stays a name.
 */
export async function inlinePictures(
  html: string,
  folder: string,
  read: (name: string) => Uint8Array | undefined | Promise<Uint8Array | undefined>,
): Promise<string> {
  const prefix = escapeHtml(`${encodeURI(basename(folder))}/`);
  const parts: string[] = [];
  let from = 0;
  for (const { 0: tag, 1: source = '', index } of html.matchAll(/<img src="([^"]*)"/g)) {
    const name = source.startsWith(prefix) ? source.slice(prefix.length) : '';
    const bytes = /^\d+\.\w+$/.test(name) ? await read(name) : undefined;
    if (bytes === undefined) continue;
    parts.push(html.slice(from, index), `<img src="${dataUrl(name, bytes)}"`);
    from = index + tag.length;
  }
  return [...parts, html.slice(from)].join('');
}

function dataUrl(name: string, bytes: Uint8Array): string {
  const extension = extname(name).slice(1).toLowerCase();
  return `data:image/${TYPES[extension] ?? extension};base64,${Buffer.from(bytes).toString('base64')}`;
}
