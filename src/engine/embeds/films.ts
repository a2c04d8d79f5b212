/** Films that a player's own attributes name: by the numbers of a service, or as the JSON that sets the player up. */

import { type Element, httpUrl, type PageTree } from '../page/page.ts';
import { type EmbedKind, openedAddress } from './players.ts';

interface Film {
  kind: EmbedKind;
  url: string;
}

/** A film by the numbers of its account and its own. */
export function brightcove(attribs: Element['attribs']): Film | undefined {
  const [account, film] = [attribs['data-account'], attribs['data-video-id'] ?? attribs['data-videoid']];
  if (!/^\d+$/.test(account ?? '') || !/^[\w:-]+$/.test(film ?? '')) return undefined;
  const player = /^[\w-]+$/.exec(attribs['data-player'] ?? attribs['data-player-id'] ?? '')?.[0] ?? 'default';
  return {
    kind: 'video',
    url: `https://players.brightcove.net/${account}/${player}_default/index.html?videoId=${film}`,
  };
}

/** The film that video.js is to play, as JSON: `{"techOrder": ["youtube"], "sources": [{"type": "video/youtube", "src": "..."}]}`. */
export function setUp(attribs: Element['attribs'], page: PageTree): Film | undefined {
  const source = /"src"\s*:\s*"([^"]+)"/.exec(attribs['data-setup'] ?? '')?.[1]?.replaceAll('\\/', '/');
  const address = source === undefined ? undefined : httpUrl(source, page.baseUrl);
  const found = address === undefined ? undefined : openedAddress(address);
  return found?.kind === 'embed' ? undefined : found;
}
