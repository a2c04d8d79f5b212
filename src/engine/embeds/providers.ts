/** Names of those who host what others embed, and films that a player's own attributes name, by numbers or as JSON. */
import { type Element, httpUrl, type PageTree } from '../page/page.ts';
import { type Opened, openedAddress } from './players.ts';

/** By host. */
const PROVIDERS: Record<string, string> = {
  'youtube.com': 'YouTube',
  'youtu.be': 'YouTube',
  'vimeo.com': 'Vimeo',
  'dailymotion.com': 'Dailymotion',
  'bilibili.com': 'Bilibili',
  'tiktok.com': 'TikTok',
  'rutube.ru': 'Rutube',
  'aparat.com': 'Aparat',
  'tv.kakao.com': 'KakaoTV',
  'vk.com': 'VK',
  'twitch.tv': 'Twitch',
  'ted.com': 'TED',
  'facebook.com': 'Facebook',
  'twitter.com': 'Twitter',
  'x.com': 'Twitter',
  'instagram.com': 'Instagram',
  't.me': 'Telegram',
  'reddit.com': 'Reddit',
  'bsky.app': 'Bluesky',
  'linkedin.com': 'LinkedIn',
  'open.spotify.com': 'Spotify',
  'soundcloud.com': 'SoundCloud',
  'podcasts.apple.com': 'Apple Podcasts',
  'music.apple.com': 'Apple Music',
  'deezer.com': 'Deezer',
  'mixcloud.com': 'Mixcloud',
  'acast.com': 'Acast',
  'openstreetmap.org': 'OpenStreetMap',
  'arcgis.com': 'ArcGIS',
  'dwcdn.net': 'Datawrapper',
  'flourish.studio': 'Flourish',
  'infogram.com': 'Infogram',
  'public.tableau.com': 'Tableau',
  'ourworldindata.org': 'Our World in Data',
  'docs.google.com': 'Google Docs',
  'drive.google.com': 'Google Drive',
  'scribd.com': 'Scribd',
  'documentcloud.org': 'DocumentCloud',
  'issuu.com': 'Issuu',
};

const GOOGLE_MAPS = /^(?:www\.|maps\.)?google\.[a-z.]+$/;

/** The name of the service that an opened address leads to, for those that everybody embeds. */
export function providerOf(address: string): string | undefined {
  const { hostname, pathname } = new URL(address);
  if (GOOGLE_MAPS.test(hostname)) return pathname.startsWith('/maps') ? 'Google Maps' : undefined;
  for (let host = hostname; host.includes('.'); host = host.slice(host.indexOf('.') + 1))
    if (Object.hasOwn(PROVIDERS, host)) return PROVIDERS[host];
  return undefined;
}

type Film = Pick<Opened, 'kind' | 'url'>;

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
export function filmInSetup(attribs: Element['attribs'], page: PageTree): Film | undefined {
  const source = /"src"\s*:\s*"([^"]+)"/.exec(attribs['data-setup'] ?? '')?.[1]?.replaceAll('\\/', '/');
  const address = source === undefined ? undefined : httpUrl(source, page.baseUrl);
  const found = address === undefined ? undefined : openedAddress(address);
  return found?.kind === 'embed' ? undefined : found;
}
