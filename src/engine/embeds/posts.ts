/** Posts of social networks that a page quotes: by the class that each network's own snippet writes; and links in a post's place. */

import { around, type Element, HAS, httpUrl, isTag, type PageTree } from '../page/page.ts';
import { visibleText } from '../page/text.ts';
import { type FoundEmbed, opened } from './boxes.ts';

const POST =
  /(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|text-post-media|bluesky-embed|mastodon-embed|reddit-(?:embed-bq|card)|fb-(?:post|video|xfbml-parse-ignore)|imgur-embed-pub|threads-embed|vk-embed|pinterest-embed)(?:\s|$)/i;

export function isPost({ attribs }: Element): boolean {
  return attribs.class !== undefined && POST.test(attribs.class);
}

/** The address of a post that a network's snippet states, in an attribute or as its last link. */
export function postAddress(element: Element, base: string): string | undefined {
  if (!isPost(element)) return undefined;
  const { attribs } = element;
  const stated =
    attribs['data-instgrm-permalink'] ??
    attribs.cite ??
    attribs['data-text-post-permalink'] ??
    attribs['data-href'] ??
    attribs['data-embed-url']?.replace(FRAME, '');
  return httpUrl(stated, base)?.replace(TRACKED, '');
}

/** Mastodon states the frame of its post. */
const FRAME = /\/embed\/?$/;

/** Parameters that a snippet adds to the address of its post: `?utm_source=ig_embed&utm_campaign=loading`. */
const TRACKED = /\?(?:(?:utm_\w+|ref_src|ref_url|igshid)=[^&#]*&?)+(?=#|$)/;

/**
 * Tells whether a post has nothing to read until a script has filled it: no words, or those alone that lead to the network,
 * which are one link around boxes.
 */
export function isSilentPost(element: Element): boolean {
  if (!isPost(element)) return false;
  const inside = element.children.filter((child) => isTag(child) || visibleText(child) !== '');
  return inside.every((child) => isTag(child) && isLinkOfBoxes(child)) || SILENT.test(visibleText(element));
}

function isLinkOfBoxes({ name, children }: Element): boolean {
  return name === 'a' && children.some((inner) => isTag(inner) && inner.name === 'div');
}

const SILENT =
  /^(?:|(?:view|see) (?:this )?(?:post )?on \w+|(?:post|tweet) by @?\w+|post by @?[\w.@-]+ view on \w+|loading[.…]*|sieh dir diesen beitrag auf \w+ an|voir cette publication sur \w+|ver esta publicación en \w+|ver essa foto no \w+|visualizza questo post su \w+|посмотреть эту публикацию в \w+)$/i;

/** The last address that the post links to, of one of a post's form where there is such. */
export function addressWithin(element: Element, base: string): string | undefined {
  const links = addressesOfLinks(element, base);
  return (links.findLast((link) => ADDRESS.test(link)) ?? (isSilentPost(element) ? links.at(-1) : undefined))?.replace(
    TRACKED,
    '',
  );
}

const ADDRESS = /\/status(?:es)?\/\d+|\/(?:p|reel|tv)\/[\w-]+|\/video\/\d+|\/posts?\/|\/comments\/|\/@[\w.]+\/\d+/;

/** Whether a reader finds the post by a link in it: one around whole boxes is none in the text. */
export function statesItsAddress(element: Element, url: string, base: string): boolean {
  const own = pathOf(url);
  return addressesOfLinks(element, base, true).some((link) => pathOf(link) === own);
}

export function addressesOfLinks(element: Element, base: string, ofWords = false): string[] {
  const links: string[] = [];
  for (const child of element.children) {
    if (!isTag(child)) continue;
    const isLink = child.name === 'a' && !(ofWords && isLinkOfBoxes(child));
    const url = isLink ? httpUrl(child.attribs.href, base) : undefined;
    if (url) links.push(url);
    links.push(...addressesOfLinks(child, base, ofWords));
  }
  return links;
}

/** Networks have several hosts, and parameters that count. */
function pathOf(url: string): string {
  return new URL(url).pathname.replace(/(?<!\/)\/+$/, '');
}

/** `<a data-pin-do="embedPin">`, and the link that a box offers in place of the player that waits for consent. */
export function readLink(link: Element, page: PageTree): FoundEmbed | undefined {
  const { attribs, has } = link;
  if (has & HAS['data-pin-do'] && attribs['data-pin-do'] === 'embedPin') {
    const url = httpUrl(attribs.href, page.baseUrl);
    return url ? { kind: 'post', url, isText: true } : undefined;
  }
  const isNamed = (has & HAS.class) !== 0 && CARD.test(attribs.class ?? '');
  const card = isNamed || (isOneBox(link) && namesHostLast(visibleText(link))) ? readCard(link, page, isNamed) : undefined;
  if (card || isNamed) return card;
  const box = EMBEDDED.test(attribs.href ?? '') ? around(link, CONSENT_LEVELS).find(isConsentBox) : undefined;
  const found = box && opened(attribs.href, page);
  return found && { ...found, isText: true };
}

/** Ghost's cards of a file, and of a page elsewhere. */
const CARD = /(?:^|\s)kg-(?:bookmark|file-card)-container(?:\s|$)/;

function isOneBox({ children }: Element): boolean {
  const [only, other] = children;
  return only !== undefined && other === undefined && isTag(only) && only.name === 'div';
}

function namesHostLast(text: string): boolean {
  return text.slice(text.lastIndexOf(' ') + 1).includes('.');
}

/** A link that is a card: of a file, or of a page elsewhere, whose host Medium names last; one of this site is a teaser. */
function readCard(link: Element, page: PageTree, isNamed: boolean): FoundEmbed | undefined {
  const found = opened(link.attribs.href, page);
  if (!found) return undefined;
  if (isNamed && found.kind !== 'embed') return { ...found, title: visibleText(innermost(link)), isText: true };
  const [host, own] = [found.url, page.url].map((url) => new URL(url).hostname.replace(/^www\./, '')) as [string, string];
  return host !== own && (isNamed || visibleText(link).endsWith(` ${host}`)) ? { ...found, isText: true } : undefined;
}

/** The first element without another in it: a card's title. */
function innermost(element: Element): Element {
  const inner = element.children.find((child): child is Element => isTag(child) && visibleText(child) !== '');
  return inner ? innermost(inner) : element;
}

const EMBEDDED =
  /^https:\/\/(?:www\.)?(?:youtube\.com\/watch|youtu\.be\/|vimeo\.com\/\d|dailymotion\.com\/video|(?:twitter|x)\.com\/\w+\/status|instagram\.com\/p\/)/;
const CONSENT_LEVELS = 3;

export function isConsentBox({ attribs, has }: Element): boolean {
  return (has & HAS.class) !== 0 && CONSENT.test(attribs.class ?? '');
}

const CONSENT = /consent|two-?click|opt-?in|gdpr|dsgvo|embed-?privacy|content-?blocker/i;
