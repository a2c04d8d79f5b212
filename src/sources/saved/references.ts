/**
 * Rewrites what a page out of a saved file says of its pictures to the addresses of those that are there. Of several candidates
 * of one picture the one that is there wins: the others go, as nothing may be asked of the network for them.
 */
import { eachTag, type Tag, type TagAttribute } from './tags.ts';

/** The address of the picture that `reference`, as the page writes it, means; undefined when it is not there. */
export type FindPicture = (reference: string) => string | undefined;

const PICTURE_TAGS = new Set(['img', 'source', 'amp-img', 'image']);
/** Attributes that hold one address, and those that hold several. Lazy loaders park both in attributes of their own. */
const SINGLE = /^(?:src|poster|(?:data-|lazy)[\w-]*)$/;
const SEVERAL = /^(?:imagesrcset|[\w-]*srcset)$/;
const ADDRESS = /^(?:https?:|cid:|\.{0,2}\/|[^\s"'{}<>]+\.(?:jpe?g|png|webp|avif|gif|jxl|bmp|tiff?)(?:[?#]|$))/i;

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The edits of one attribute: `there` names a picture that is there. */
interface Candidate {
  there: boolean;
  edit: Edit;
}

/** The page with addresses that can be found, and those addresses. */
export function withFoundPictures(html: string, find: FindPicture): { html: string; found: string[] } {
  const edits: Edit[] = [];
  const found = new Set<string>();
  const known: FindPicture = (reference) => {
    const url = find(reference);
    if (url !== undefined) found.add(url);
    return url;
  };
  const variables = pictureVariables(html, known);
  let group: Candidate[] | undefined;
  let inNoscript = false;
  /** The picture before is there: what `<noscript>` has in its place is one more candidate of it. */
  let isThere = false;
  /** The link around what is being read, where it leads to a picture's file that is not there. */
  let link: Edit | undefined;
  const settle = (candidates: Candidate[]) => {
    if (candidates.length === 0) return;
    const isCovered = inNoscript && isThere;
    if (!inNoscript) isThere = candidates.some(({ there }) => there);
    if (isCovered || candidates.some(({ there }) => there)) {
      edits.push(...candidates.map(({ edit }) => edit), ...(link ? [link] : []));
      link = undefined;
    }
  };
  const gather = (candidates: Candidate[]) => {
    if (group) group.push(...candidates);
    else settle(candidates);
  };
  eachTag(html, (tag) => {
    if (tag.name === 'noscript') inNoscript = !tag.isEnd;
    if (tag.name === 'a') link = tag.isEnd ? undefined : deadLink(tag, known);
    if (tag.name === 'picture') {
      settle(group ?? []);
      group = tag.isEnd ? undefined : [];
    } else if (!tag.isEnd) gather(candidatesOf(tag, known, variables));
  });
  settle(group ?? []);
  return { html: edited(html, edits), found: [...found] };
}

function candidatesOf(tag: Tag, find: FindPicture, variables: Map<string, string>): Candidate[] {
  const isPicture = PICTURE_TAGS.has(tag.name);
  const candidates = tag.attributes.flatMap((attribute): Candidate[] => {
    const { name, value } = attribute;
    if (SEVERAL.test(name)) return [severalOf(attribute, find)];
    if (name === 'href' && (tag.name === 'a' || tag.name === 'image')) return linkOf(attribute, find);
    if (!SINGLE.test(name) || (name !== 'src' && name !== 'poster' && !ADDRESS.test(value.trim()))) return [];
    if (!isPicture && name === 'src') return [];
    const url = find(value);
    return [{ there: url !== undefined, edit: replaced(attribute, url) }];
  });
  const painted = isPicture ? paintedOf(tag, variables) : undefined;
  return painted ? [painted, ...candidates.filter(({ edit }) => edit.start !== painted.edit.start)] : candidates;
}

/** The pictures of a `srcset` that are there, with their descriptors. */
function severalOf(attribute: TagAttribute, find: FindPicture): Candidate {
  const kept: string[] = [];
  for (const { reference, descriptor } of parseSrcset(attribute.value)) {
    const url = find(reference);
    if (url !== undefined) kept.push(`${url} ${descriptor}`.trim());
  }
  return { there: kept.length > 0, edit: replaced(attribute, kept.length > 0 ? kept.join(', ') : undefined) };
}

/** A link to a picture's file leads to the one that is there. */
function linkOf(attribute: TagAttribute, find: FindPicture): Candidate[] {
  const url = IMAGE_FILE.test(attribute.value) ? find(attribute.value) : undefined;
  return url === undefined ? [] : [{ there: true, edit: replaced(attribute, url) }];
}

/** The edit that takes a link's address away, where that is a picture's file that is not there: it is one more candidate. */
function deadLink({ attributes }: Tag, find: FindPicture): Edit | undefined {
  const href = attributes.find(({ name }) => name === 'href');
  return href && IMAGE_FILE.test(href.value) && find(href.value) === undefined ? replaced(href, undefined) : undefined;
}

const IMAGE_FILE = /\.(?:jpe?g|png|webp|avif|gif)(?:[?#]|$)/i;

/**
 * SingleFile keeps a picture that stands twice as a variable of CSS, and paints it behind an empty drawing:
 * `--sf-img-2: url("...")` and `background-image: var(--sf-img-2)`.
 */
function pictureVariables(html: string, find: FindPicture): Map<string, string> {
  const variables = new Map<string, string>();
  for (const [, name = '', , reference = ''] of html.matchAll(VARIABLE)) {
    const url = find(reference);
    if (url !== undefined) variables.set(name, url);
  }
  return variables;
}

const VARIABLE = /(--[\w-]{1,60})\s{0,9}:\s{0,9}url\((["']?)([^"')\s]{1,2000})\2\)/g;

function paintedOf({ attributes }: Tag, variables: Map<string, string>): Candidate | undefined {
  const style = attributes.find(({ name }) => name === 'style')?.value ?? '';
  const name = /background(?:-image)?\s{0,9}:[^;]{0,80}?var\((--[\w-]{1,60})\)/i.exec(style)?.[1];
  const url = name === undefined ? undefined : variables.get(name);
  const source = attributes.find((attribute) => attribute.name === 'src');
  return url !== undefined && source ? { there: true, edit: replaced(source, url) } : undefined;
}

/** Replaces an attribute's value; undefined takes the attribute away. */
function replaced({ name, start, end }: TagAttribute, value: string | undefined): Edit {
  const text = value === undefined ? '' : `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  return { start, end, text };
}

function edited(html: string, edits: Edit[]): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start)) {
    if (start < copied) continue;
    pieces.push(html.slice(copied, start), text);
    copied = end;
  }
  pieces.push(html.slice(copied));
  return pieces.join('');
}

/** The candidates of a `srcset` (HTML, 4.8.4.2.2), in one pass. */
function parseSrcset(value: string): { reference: string; descriptor: string }[] {
  const found: { reference: string; descriptor: string }[] = [];
  const spaces = /[\s,]*/y;
  const word = /\S+/y;
  const descriptors = /[^,]*/y;
  for (let at = 0; at < value.length; ) {
    spaces.lastIndex = at;
    spaces.exec(value);
    word.lastIndex = spaces.lastIndex;
    const reference = word.exec(value)?.[0];
    if (reference === undefined) break;
    const bare = reference.replace(/(?<!,),+$/, '');
    descriptors.lastIndex = word.lastIndex;
    const descriptor = bare === reference ? (descriptors.exec(value)?.[0] ?? '').trim() : '';
    at = bare === reference ? descriptors.lastIndex : word.lastIndex;
    if (bare !== '') found.push({ reference: bare, descriptor });
  }
  return found;
}
