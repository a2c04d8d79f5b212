/** The films, recordings, documents, maps and posts of the article: what JSON-LD states of them, and what stands in its frames. */
import type { Medium, Metadata } from './article.ts';
import { type Opened, openedAddress } from './embeds/players.ts';
import { providerOf } from './embeds/providers.ts';
import type { BodyExtent } from './figures/candidate.ts';
import { holdsOneOf } from './figures/place.ts';
import { classNames } from './figures/words.ts';
import { durationOf } from './media/durations.ts';
import { isNode, type JsonLd, type JsonLdNode, listOf, resolve, textValue, typesOf } from './metadata/json-ld-nodes.ts';
import { collapse, visibleText } from './page/text.ts';
import { ancestors, contains, type Element, httpUrl, isTag, type PageTree } from './page/tree.ts';

// Galleries of films have some dozens.
const MOST_MEDIA = 100;

/** Gives each address once, in the order of the page; media that are only stated come last. */
export function mediaOf(page: PageTree, jsonLd: JsonLd, extent: BodyExtent): Medium[] {
  const stated = statedMedia(page, jsonLd);
  const media = new Map<string, Medium>();
  for (const medium of framedMedia(page, extent)) {
    const known = stated.find((other) => isSame(other, medium));
    media.set(medium.url, media.get(medium.url) ?? joined(medium, known));
  }
  const shown = [...media.values()];
  for (const medium of stated) if (!shown.some((other) => isSame(medium, other))) media.set(medium.url, medium);
  return [...media.values()].slice(0, MOST_MEDIA).map(({ file: _, ...medium }: Medium & { file?: string }) => medium);
}

/** The metadata with the media. The place says the page's media as one; it does not part those that JSON-LD alone states. */
export function withMedia(metadata: Metadata, media: Medium[]): Metadata {
  if (media.length === 0) return metadata;
  return { ...metadata, media, provenance: { ...metadata.provenance, media: 'dom:media' } };
}

type StatedMedium = Medium & { file?: string };

/** The same address, or the same file. */
function isSame(stated: StatedMedium, shown: Medium): boolean {
  return stated.url === shown.url || stated.file === shown.url;
}

function joined(shown: Medium, stated: StatedMedium | undefined): Medium {
  return stated
    ? { ...shown, ...stated, kind: shown.kind, ...(shown.title && { title: stated.title ?? shown.title }) }
    : shown;
}

/** Films and recordings that the article's node has, or that stand in the page's data for themselves. */
function statedMedia(page: PageTree, jsonLd: JsonLd): StatedMedium[] {
  const own = [jsonLd.article?.video, jsonLd.article?.audio, jsonLd.article?.associatedMedia].flatMap(listOf);
  const nodes: JsonLdNode[] = own.map((value) => resolve(jsonLd, value)).filter((node) => node !== undefined);
  const free = jsonLd.nodes.filter(
    (node) => /^(?:VideoObject|AudioObject)$/.test(typesOf(node)[0] ?? '') && !jsonLd.listed.has(node),
  );
  return [...new Set([...nodes, ...free])].flatMap((node) => statedMedium(page, jsonLd, node));
}

function statedMedium(page: PageTree, jsonLd: JsonLd, node: JsonLdNode): StatedMedium[] {
  const types = typesOf(node);
  const kind = types.includes('VideoObject') ? 'video' : types.includes('AudioObject') ? 'audio' : undefined;
  if (!kind) return [];
  const address = (value: unknown) =>
    httpUrl(textValue(value) ?? textValue(isNode(value) ? value['@id'] : undefined), page.baseUrl);
  const [frame, file, own] = [address(node.embedUrl), address(node.contentUrl), address(node.url)];
  const opened = frame ? openedAddress(frame) : undefined;
  const ofPage = own && own !== page.url ? own : undefined;
  const url = opened?.known ? opened.url : (ofPage ?? (frame ? opened?.url : undefined) ?? file);
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
    },
  ];
}

function framedMedia(page: PageTree, extent: BodyExtent): Medium[] {
  const media: Medium[] = [];
  let inside: Element | undefined;
  for (const element of page.elements) {
    if (!NAMES.test(element.name) || (inside && contains(inside, element))) continue;
    // The address is asked for first, as few elements open anything.
    const found = openedOf(element, page);
    if (!found || isUnseen(element) || !isInArticle(element, extent)) continue;
    inside = element;
    media.push(described(found, element, page));
  }
  return media;
}

const NAMES = /^(?:iframe|video|audio|object|embed|blockquote|div|figure|amp-.*|lite-.*)$/;

/** Tells whether an element is between headline and end of the body, and in no box of other things. */
function isInArticle(element: Element, { kept, common, headline, dropped = [] }: BodyExtent): boolean {
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last) return contains(common, element);
  const start = headline && headline.order < first.order ? headline.order : first.order;
  const isWithin = element.order >= start && (element.order <= last.last || contains(common, element));
  if (!isWithin) return false;
  for (const box of [element, ...ancestors(element)]) {
    if (holdsOneOf(kept, box) || contains(box, common)) return true;
    if (FOREIGN_TAG.has(box.name) || FOREIGN.test(classNames(box)) || holdsOneOf(dropped, box)) return false;
  }
  return true;
}

const FOREIGN_TAG = new Set(['nav', 'footer', 'aside', 'form', 'dialog']);
const FOREIGN =
  /-(?:related|relacionad[ao]s?|recommend\w*|recirc\w*|teasers?|promos?|newsletter|sidebar|comments?|advert\w*|ads?|adslot|banner|sponsor\w*|outbrain|taboola|most-?read|popular|trending|read-?more|more-(?:news|stories|videos)|up-?next|playlist|latest-?(?:news|posts|videos)?|listen|text-?to-?speech|tts|read-?aloud|podcast-?promo)-/;

const SOURCES = [
  'src',
  'data-src',
  'data-lazy-src',
  'data-cmp-src',
  'data-cookieblock-src',
  'data-consent-src',
  'data-iframe-src',
  'data-original',
  'data-url',
];

function openedOf(element: Element, page: PageTree): Opened | undefined {
  const { name, attribs } = element;
  const open = (source: string | undefined, type = '') => {
    const address = httpUrl(source, page.baseUrl);
    return address && address !== page.url ? openedAddress(address, type) : undefined;
  };
  if (name === 'iframe' || name === 'amp-iframe') return SOURCES.map((source) => open(attribs[source])).find(Boolean);
  if (name === 'video' || name === 'audio' || name === 'amp-video' || name === 'amp-audio') return fileOf(element, page);
  if (name === 'object') return open(attribs.data, attribs.type);
  if (name === 'embed') return open(attribs.src, attribs.type);
  if (name === 'blockquote') return postOf(element, page);
  const id =
    attribs['data-videoid'] ?? attribs.videoid ?? attribs['video-id'] ?? attribs['data-youtube-id'] ?? attribs['data-yt-id'];
  if (
    id &&
    (/youtube/.test(`${name} ${attribs.class ?? ''}`) || attribs['data-youtube-id'] || attribs['data-yt-id']) &&
    /^[\w-]{11}$/.test(id)
  )
    return openedAddress(`https://www.youtube.com/embed/${id}`);
  if (name === 'amp-vimeo' || name === 'lite-vimeo') return id ? openedAddress(`https://vimeo.com/${id}`) : undefined;
  if (name === 'amp-dailymotion') return id ? openedAddress(`https://www.dailymotion.com/video/${id}`) : undefined;
  if (name === 'amp-twitter' && attribs['data-tweetid'])
    return openedAddress(`https://twitter.com/i/status/${attribs['data-tweetid']}`);
  if (name === 'amp-instagram' && attribs['data-shortcode'])
    return openedAddress(`https://www.instagram.com/p/${attribs['data-shortcode']}/`);
  if (name === 'div' || name === 'figure') {
    const found = open(
      attribs['data-oembed-url'] ??
        attribs['data-embed-url'] ??
        (/(?:^|\s)fb-(?:post|video)(?:\s|$)/.test(attribs.class ?? '') ? attribs['data-href'] : undefined),
    );
    return found?.known ? found : undefined;
  }
  return undefined;
}

/** The file of a player: its own, or the first that it offers. */
function fileOf(element: Element, page: PageTree): Opened | undefined {
  const { name, attribs, children } = element;
  const inner = children.filter((child): child is Element => isTag(child) && child.name === 'source');
  const url = [attribs.src, attribs['data-src'], ...inner.map(({ attribs: { src } }) => src)]
    .map((source) => httpUrl(source, page.baseUrl))
    .find(Boolean);
  return url ? { kind: name.endsWith('audio') ? 'audio' : 'video', url, known: false } : undefined;
}

/** A post of a network: its own address is the one that it links to last. */
function postOf(element: Element, page: PageTree): Opened | undefined {
  const { attribs } = element;
  if (
    !/twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed|reddit-(?:card|embed)|threads|text-post-media/.test(
      attribs.class ?? '',
    )
  )
    return undefined;
  const stated =
    attribs.cite ?? attribs['data-instgrm-permalink'] ?? attribs['data-text-post-permalink'] ?? attribs['data-bluesky-uri'];
  const links = page.elements
    .slice(element.order, element.last + 1)
    .filter(({ name, attribs: { href } }) => name === 'a' && href);
  const linked = links.map(({ attribs: { href } }) => httpUrl(href, page.baseUrl)).filter((url) => url && POST.test(url));
  const address = httpUrl(stated, page.baseUrl) ?? linked.at(-1);
  return address ? { kind: 'post', url: address.replace(/[?#].*$/, ''), known: true } : undefined;
}

const POST = /\/status(?:es)?\/\d+|\/(?:p|reel|tv)\/[\w-]+|\/video\/\d+|\/posts\/|\/post\/|\/comments\/|\/@[\w.]+\/\d+/;

/** Counters, and what the page hides. */
function isUnseen({ attribs }: Element): boolean {
  const { width = '', height = '', hidden, style = '' } = attribs;
  const tiny = /^\s*[0-3](?:px)?\s*$/;
  return (
    hidden !== undefined ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style) ||
    tiny.test(width) ||
    tiny.test(height)
  );
}

function described({ kind, url }: Opened, element: Element, page: PageTree): Medium {
  const { attribs } = element;
  const provider = providerOf(url);
  const named = [attribs.title, attribs['aria-label'], attribs['data-title'], attribs.playlabel].map((text) =>
    collapse(text ?? ''),
  );
  const title = named.find((text) => text !== '' && !GENERIC.test(text)) ?? captionOf(element);
  const thumbnail = httpUrl(attribs.poster ?? attribs['data-poster'], page.baseUrl);
  return { kind, url, ...(title && { title }), ...(thumbnail && { thumbnail }), ...(provider && { provider }) };
}

/** Titles by which players call themselves, and which say nothing of the medium. */
const GENERIC =
  /^(?:(?:youtube|vimeo|dailymotion|twitter|x|facebook|instagram|tiktok|spotify|soundcloud|google|datawrapper)\b)?[\s:-]*(?:video|audio|embed(?:ded)?|iframe|map|maps|chart|player|post|tweet|content|document|pdf|frame)?(?:\s*(?:player|content|video|embed|post))?$/i;

function captionOf(element: Element): string | undefined {
  const figure = [...ancestors(element)].slice(0, 4).find(({ name }) => name === 'figure');
  const caption = figure?.children.find((child): child is Element => isTag(child) && child.name === 'figcaption');
  return (caption && visibleText(caption)) || undefined;
}
