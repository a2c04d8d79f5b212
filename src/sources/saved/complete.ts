/** "Webpage, complete" of Chromium, Firefox and others: HTML, and a folder beside it with the pictures. */
import { parseUrl } from '../url.ts';
import type { FormReader, PictureFolder, SavedBytes, SavedPage, StoredPicture } from './form.ts';
import { readHtml } from './html.ts';
import { nameInFolder } from './names.ts';
import { withFoundPictures } from './references.ts';
import { eachTag } from './tags.ts';
import { webAddress } from './web-address.ts';

/** `<!-- saved from url=(0046)http://... -->`; the number is the length of the address. */
const MARK = /<!--\s*saved from url=\(\d{1,6}\)(\S{1,4000}?)\s*-->/;
/** A reference into such a folder, by the endings that browsers give it. */
const INTO_FOLDER = /\bsrc\s*=\s*["']?(?:\.\/)?[^"'/<>]{1,300}(?:_files|\.files|_fichiers|-Dateien|_archivos|-filer)\//i;

export const complete: FormReader = {
  form: 'complete',
  is: (head, { folder }) => folder !== undefined || (MARK.test(head) && INTO_FOLDER.test(head)),
  read: readComplete,
};

async function readComplete(saved: SavedBytes): Promise<SavedPage> {
  const { folder } = saved;
  const page = await readHtml(saved);
  const url = webAddress(MARK.exec(page.html)?.[1]);
  const pictures = new Map<string, StoredPicture>();
  const addresses = folder ? statedAddresses(page.html, url, folder.name) : new Map<string, string>();
  const known = new Map(page.pictures.map((picture) => [picture.url, picture.url]));
  const find = (reference: string): string | undefined => {
    const name = folder && nameOf(reference, folder);
    if (name === undefined) return known.get(reference);
    const found = addresses.get(name.split('/').at(-1) ?? name) ?? nameInFolder(name);
    if (!pictures.has(found)) pictures.set(found, { url: found, name });
    return found;
  };
  const { html } = withFoundPictures(page.html, find);
  return {
    ...page,
    form: 'complete',
    html,
    ...(url && { url }),
    pictures: [...page.pictures, ...pictures.values()],
    holdsPictures: true,
  };
}

/** The file in the folder that a reference means, as it is written or with its percent-encoding taken off. */
function nameOf(reference: string, folder: PictureFolder): string | undefined {
  const trimmed = reference.trim().replace(/^\.\//, '');
  for (const path of [trimmed, decoded(trimmed), decoded(trimmed.replace(/[?#].*/s, ''))]) {
    const inside = path?.startsWith(`${folder.name}/`) ? path.slice(folder.name.length + 1) : undefined;
    if (inside !== undefined && folder.has(inside)) return inside;
  }
  return undefined;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone percent sign is part of the name.
    return undefined;
  }
}

/**
 * The page's own addresses by the name of their file: browsers call a saved file after its address. A name that two addresses
 * have says nothing.
 */
function statedAddresses(html: string, page: string | undefined, folder: string): Map<string, string> {
  const base = page === undefined ? undefined : parseUrl(page);
  const byName = new Map<string, string | undefined>();
  const add = (reference: string) => {
    if (!PICTURE_FILE.test(reference)) return;
    const url = webAddress(parseUrl(reference.trim(), base)?.href);
    const name = url && decoded(new URL(url).pathname.split('/').at(-1) ?? '');
    if (url && name) byName.set(name, byName.has(name) && byName.get(name) !== url ? undefined : url);
  };
  const isInFolder = (value: string) =>
    [value, decoded(value)].some((path) => path?.replace(/^\.\//, '').startsWith(`${folder}/`));
  eachTag(html, ({ attributes }) => {
    for (const { value } of attributes)
      if (value.length < 4000 && !isInFolder(value)) for (const one of value.split(/,?\s+/)) add(one);
  });
  for (const [address] of html.matchAll(/https?:(?:\\?\/){2}[^\s"'<>]{1,2000}/g)) add(address.replaceAll('\\/', '/'));
  return new Map([...byName].flatMap(([name, url]) => (url === undefined ? [] : [[name, url]])));
}

const PICTURE_FILE = /\.(?:jpe?g|png|webp|avif|gif|bmp|jxl|tiff?)(?:[?#]|$)/i;
