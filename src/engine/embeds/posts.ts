/** Posts of social networks that a page quotes: by the class that each network's own snippet writes. */
import { type Element, httpUrl } from '../page/tree.ts';

const POST =
  /(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|text-post-media|bluesky-embed|mastodon-embed|reddit-(?:embed-bq|card)|fb-(?:post|video|xfbml-parse-ignore)|imgur-embed-pub|threads-embed|vk-embed|pinterest-embed)(?:\s|$)/i;

export function isPost({ attribs }: Element): boolean {
  return attribs.class !== undefined && POST.test(attribs.class);
}

/** The address of a post that a network's snippet states, in an attribute or as its last link. */
export function postAddress(element: Element, base: string): string | undefined {
  if (!isPost(element)) return undefined;
  const { attribs } = element;
  return httpUrl(
    attribs['data-instgrm-permalink'] ?? attribs.cite ?? attribs['data-text-post-permalink'] ?? attribs['data-href'],
    base,
  );
}
