/** The targets of links beside or around a picture: its file or a viewer, or a page about something else. */
import { type Element, httpUrl, type PageTree } from '../page/tree.ts';
import { classNames } from './words.ts';

const IMAGE_FILE = /\.(?:jpe?g|png|webp|gif|avif)(?:\W|$)/i;
const VIEWER = /attachment|lightbox|gallery|galerie|galeria|fancybox|zoom|photo|foto|image|bild|modal|popup|slide/i;

/** True for a link to another page: not to the picture's file, a place on this page, or a viewer of pictures by its names. */
export function leadsAway(page: PageTree, link: Element): boolean {
  const url = httpUrl(link.attribs.href, page.baseUrl);
  if (!url) return false;
  const [target, here] = [new URL(url), new URL(page.url)];
  if (target.pathname === here.pathname && target.host === here.host) return false;
  return !IMAGE_FILE.test(url) && !VIEWER.test(`${viewerNames(link)} ${target.pathname}`);
}

/** Class, id, relation, and the attributes that viewers are tied to (`data-fancybox`); their values say what is counted. */
function viewerNames(link: Element): string {
  return `${classNames(link)} ${link.attribs.rel ?? ''} ${Object.keys(link.attribs).join(' ')}`;
}

/** Whether a link stays on the page's host. */
export function isSameSite(page: PageTree, link: Element): boolean {
  const url = httpUrl(link.attribs.href, page.baseUrl);
  return url !== undefined && new URL(url).host === new URL(page.url).host;
}
