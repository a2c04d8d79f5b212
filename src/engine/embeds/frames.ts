/** Frames, and what waits for consent in their place: under another attribute, in a template, behind a link. */
import { around, type Element, HAS, httpUrl, isTag, isText, type PageTree } from '../page/page.ts';
import { type FoundEmbed, fromAddress, opened } from './boxes.ts';
import { addressesOfLinks } from './posts.ts';

/** The names under which a frame's address waits for the reader; for consent each tool has one of its own. */
const FRAME_SOURCES = ['src', 'data-src', 'data-original', 'data-url'];

export function readFrame(element: Element, page: PageTree): FoundEmbed | undefined {
  const { attribs } = element;
  for (const name of FRAME_SOURCES) {
    const found = opened(attribs[name], page);
    if (found)
      return found.url.startsWith(NUMBERED_SOUND) ? { ...found, url: pageOfSound(element, page) ?? found.url } : found;
  }
  for (const name in attribs) {
    const found = NAMES_ADDRESS.test(name) ? fromAddress(attribs[name] ?? '', page) : undefined;
    if (found) return found;
  }
  return undefined;
}

const NUMBERED_SOUND = 'https://api.soundcloud.com/';

/** The snippet links a sound's page right behind its player, last. */
function pageOfSound({ next }: Element, { baseUrl }: PageTree): string | undefined {
  const behind = next && isText(next) ? next.next : next;
  return behind && isTag(behind) ? addressesOfLinks(behind, baseUrl).findLast((link) => SOUND.test(link)) : undefined;
}

const SOUND = /^https:\/\/soundcloud\.com\/[\w-]+\/[\w-]+/;

const NAMES_ADDRESS = /src(?!doc|set)/;

/** A template that holds one player waits for consent. */
export function readTemplate({ children }: Element, page: PageTree): FoundEmbed | undefined {
  const [content] = children;
  if (content?.type !== 'root') return undefined;
  const inside = content.children.filter((child): child is Element => isTag(child));
  const [frame] = inside;
  return frame && inside.length === 1 && frame.name === 'iframe'
    ? withTitle(readFrame(frame, page), frame.attribs.title)
    : undefined;
}

function withTitle(found: FoundEmbed | undefined, title: string | undefined): FoundEmbed | undefined {
  return found && title ? { ...found, title } : found;
}

/** `<a data-pin-do="embedPin">`, and the link that a box offers in place of the player that waits for consent. */
export function readLink(link: Element, page: PageTree): FoundEmbed | undefined {
  const { attribs, has } = link;
  if (has & HAS['data-pin-do'] && attribs['data-pin-do'] === 'embedPin') {
    const url = httpUrl(attribs.href, page.baseUrl);
    return url ? { kind: 'post', url, isText: true } : undefined;
  }
  const box = EMBEDDED.test(attribs.href ?? '') ? around(link, CONSENT_LEVELS).find(isConsentBox) : undefined;
  const found = box && opened(attribs.href, page);
  return found && { ...found, isText: true };
}

const EMBEDDED =
  /^https:\/\/(?:www\.)?(?:youtube\.com\/watch|youtu\.be\/|vimeo\.com\/\d|dailymotion\.com\/video|(?:twitter|x)\.com\/\w+\/status|instagram\.com\/p\/)/;
const CONSENT_LEVELS = 3;

function isConsentBox({ attribs, has }: Element): boolean {
  return (has & HAS.class) !== 0 && CONSENT.test(attribs.class ?? '');
}

const CONSENT = /consent|two-?click|opt-?in|gdpr|dsgvo|embed-?privacy|content-?blocker/i;
