/**
 * The films, recordings, documents, maps and posts of the article: what JSON-LD states of them, what stands in its frames,
 * and which of a page's embeds are its own.
 */
import type { Medium, Metadata } from './article.ts';
import { isApart } from './body/words.ts';
import type { Embed } from './embeds/embeds.ts';
import { openedAddress } from './embeds/players.ts';
import { providerOf } from './embeds/providers.ts';
import type { BodyExtent } from './figures/candidate.ts';
import { isNode, type JsonLd, type JsonLdNode, listOf, resolve, textValue, typesOf } from './metadata/json-ld.ts';
import { ancestors, contains, type Element, elementsNamed, httpUrl, type PageTree } from './page/page.ts';

// Galleries of films have some dozens.
const MOST_MEDIA = 100;

interface FoundMedia {
  media: Medium[];
  /** The place of the first: a frame of the page, else what states it. */
  source: string;
}

/** Gives each address once, in the order of the page; media that are only stated come last. `embeds` are all of the page. */
export function mediaOf(page: PageTree, jsonLd: JsonLd, embeds: Embed[], extent: BodyExtent): FoundMedia | undefined {
  const stated = statedMedia(page, jsonLd);
  const media = new Map<string, Medium>();
  for (const medium of placedEmbeds(embeds, extent.kept, extent.headline).map(framed)) {
    const known = stated.find((other) => isSame(other, medium));
    media.set(medium.url, media.get(medium.url) ?? joined(medium, known));
  }
  const shown = [...media.values()];
  const others = stated.filter((medium) => !shown.some((other) => isSame(medium, other)));
  for (const { file: _, source: __, ...medium } of others) media.set(medium.url, medium);
  const source = shown.length > 0 ? 'dom:media' : others[0]?.source;
  return source ? { media: [...media.values()].slice(0, MOST_MEDIA), source } : undefined;
}

export function withMedia(metadata: Metadata, found: FoundMedia | undefined): Metadata {
  if (!found) return metadata;
  return { ...metadata, media: found.media, provenance: { ...metadata.provenance, media: found.source } };
}

interface StatedMedium extends Medium {
  file?: string;
  source: string;
}

function framed({ kind, url, title, thumbnail }: Embed): Medium {
  const provider = providerOf(url);
  return { kind, url, ...(title && { title }), ...(thumbnail && { thumbnail }), ...(provider && { provider }) };
}

/** Whether a stated medium and a shown one have the same address or file. */
function isSame(stated: StatedMedium, shown: Medium): boolean {
  return stated.url === shown.url || stated.file === shown.url;
}

function joined(shown: Medium, stated: StatedMedium | undefined): Medium {
  if (!stated) return shown;
  const { file: _, source: __, ...told } = stated;
  return { ...shown, ...told, kind: shown.kind, ...(shown.title && { title: told.title ?? shown.title }) };
}

/** Films and recordings that the article's node has, or that stand in the page's data for themselves; else those of the head. */
function statedMedia(page: PageTree, jsonLd: JsonLd): StatedMedium[] {
  const article = jsonLd.article;
  const type = article && (typesOf(article)[0] ?? 'Thing');
  const own = ['video', 'audio', 'associatedMedia'].flatMap((property) =>
    listOf(article?.[property]).map((value) => ({ node: resolve(jsonLd, value), source: `json-ld:${type}.${property}` })),
  );
  const free = jsonLd.nodes
    .filter((node) => /^(?:VideoObject|AudioObject)$/.test(typesOf(node)[0] ?? '') && !jsonLd.listed.has(node))
    .map((node) => ({ node, source: `json-ld:${typesOf(node)[0]}` }));
  const seen = new Set<JsonLdNode>();
  const media = [...own, ...free].flatMap(({ node, source }) => {
    if (!node || seen.has(node)) return [];
    seen.add(node);
    return statedMedium(page, jsonLd, node, source);
  });
  return media.length > 0 ? media : mediaOfHead(page);
}

const KINDS = [
  ['VideoObject', 'video'],
  ['AudioObject', 'audio'],
] as const;

function statedMedium(page: PageTree, jsonLd: JsonLd, node: JsonLdNode, source: string): StatedMedium[] {
  const kind = KINDS.find(([type]) => typesOf(node).includes(type))?.[1];
  if (!kind) return [];
  const address = (value: unknown) =>
    httpUrl(textValue(value) ?? textValue(isNode(value) ? value['@id'] : undefined), page.baseUrl);
  const [frame, file, own] = [address(node.embedUrl), address(node.contentUrl), address(node.url)];
  const url = addressToOpen(frame, own === page.url ? undefined : own) ?? file;
  if (!url) return [];
  const [title, duration] = [textValue(node.name) ?? textValue(node.headline), durationOf(textValue(node.duration))];
  const thumbnail =
    address(listOf(node.thumbnailUrl)[0]) ??
    address(resolve(jsonLd, node.thumbnail)?.contentUrl ?? resolve(jsonLd, node.thumbnail)?.url);
  const provider = providerOf(url) ?? textValue(resolve(jsonLd, node.provider)?.name);
  return [
    {
      kind,
      url,
      ...(title && { title }),
      ...(thumbnail && { thumbnail }),
      ...(duration && { duration }),
      ...(provider && { provider }),
      ...(file && file !== url && { file }),
      source,
    },
  ];
}

/** The address of a known player, else the page of its own that the medium states, else the frame's. */
function addressToOpen(frame: string | undefined, own: string | undefined): string | undefined {
  const opened = frame ? openedAddress(frame) : undefined;
  return opened?.known ? opened.url : (own ?? opened?.url);
}

const OF_HEAD = /^og:(video|audio)(?::(?:secure_)?url)?$/;

/** The first film and the first recording that OpenGraph names, the address of a known player before a file's. */
function mediaOfHead(page: PageTree): StatedMedium[] {
  const media: (StatedMedium & { known: boolean })[] = [];
  for (const { attribs } of elementsNamed(page, 'meta')) {
    const kind = OF_HEAD.exec((attribs.property ?? attribs.name ?? '').toLowerCase())?.[1] as 'video' | 'audio' | undefined;
    const address = kind && httpUrl(attribs.content, page.baseUrl);
    const opened = address && address !== page.url ? openedAddress(address) : undefined;
    if (!kind || !opened) continue;
    const provider = providerOf(opened.url);
    const { url, known } = opened;
    media.push({ kind, url, ...(provider && { provider }), source: `meta:og:${kind}`, known });
  }
  const firstOf = (kind: string) => {
    const all = media.filter((medium) => medium.kind === kind);
    return all.find(({ known }) => known) ?? all[0];
  };
  return [firstOf('video'), firstOf('audio')].flatMap((medium) => {
    if (!medium) return [];
    const { known: _, ...stated } = medium;
    return [stated];
  });
}

// The article's own embeds among all of a page: by where they stand.

/** The levels within which an embed after the last paragraph has to share a box with it to be the article's. */
const MOST_LEVELS_AT_END = 3;

/** `kept` are the elements of the article's blocks in document order. */
export function placedEmbeds(embeds: Embed[], kept: Element[], headline: Element | undefined): Embed[] {
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last || embeds.length === 0) return [];
  return embeds.filter((embed) => {
    const { order } = embed.element;
    if (embed.isOwnCard) return false;
    if (order > last.last) return isBeside(embed.element, last, MOST_LEVELS_AT_END);
    if (order < first.order) return isOverText(embed, first, headline);
    return !isInApartBox(embed, kept);
  });
}

/** The film over the text stands between headline and text; a recording there is the text read aloud. */
function isOverText(embed: Embed, first: Element, headline: Element | undefined): boolean {
  const { element, kind } = embed;
  if (kind === 'audio') return false;
  if (headline !== undefined && element.order < headline.order) return false;
  return headline !== undefined ? !isInApartBox(embed, [first]) : isBeside(element, first, MOST_LEVELS_AT_END);
}

function isBeside(element: Element, text: Element, most: number): boolean {
  let level = 0;
  if (isApart(element)) return false;
  for (const around of ancestors(element)) {
    if (contains(around, text)) return true;
    level += 1;
    if (level > most || isApart(around)) return false;
  }
  return false;
}

/** A box apart from the text: named so, below the first element that holds text of the article. */
function isInApartBox({ element, kind }: Embed, kept: Element[]): boolean {
  // Networks number the frames that they fill: `twitter-widget-0`.
  for (const around of kind === 'post' ? ancestors(element) : [element, ...ancestors(element)]) {
    if (kept.some((block) => contains(around, block))) return false;
    if (isApart(around) && !WAITING.test(around.attribs.class ?? '')) return true;
  }
  return false;
}

/** Boxes that ask for consent before they load what stands there. */
const WAITING = /consent|cookie|opt-?in|privacy|gdpr|dsgvo/i;

/** The article's traces in its text: `[Video: TITLE](URL)` and the like, as clean HTML's links. */
export function labelOf({ isQuoted, kind, title, url }: Embed): string {
  const name = LABELS[kind];
  const host = new URL(url).hostname.replace(/^www\./, '');
  if (isQuoted) return host;
  if (name === undefined) return `Embed: ${host}`;
  return title === undefined ? name : `${name}: ${title}`;
}

const LABELS: Partial<Record<Embed['kind'], string>> = { video: 'Video', audio: 'Audio', map: 'Map', document: 'Document' };

// The length of a film or a recording, in ISO 8601.

const DAY = 86_400;

/** Reads `PT2M5S`, seconds (`125`), `2:05`, `1:02:05`; gives undefined for nothing and for a value that is no length. */
export function durationOf(value: string | undefined): string | undefined {
  const text = value?.trim().toUpperCase() ?? '';
  if (/^P(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/.test(text))
    return /[1-9]/.test(text) ? text : undefined;
  const clock = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2})$/.exec(text);
  const [, hours, minutes, rest] = clock ?? [];
  const seconds = clock ? Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(rest) : Number(text || Number.NaN);
  return seconds > 0 && seconds < DAY ? written(Math.round(seconds)) : undefined;
}

function written(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest || !(hours || minutes) ? `${rest}S` : ''}`;
}
