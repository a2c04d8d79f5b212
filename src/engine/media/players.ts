/** How players, maps and viewers are embedded: from a frame's address to the one that a person would open. No publisher is in it. */
import type { MediaKind } from '../article.ts';

export interface Opened {
  kind: MediaKind;
  url: string;
  /** The host is known for what others embed. */
  known: boolean;
  provider?: string;
}

interface Player {
  /** Of the address without its scheme and `www.`. */
  frame: RegExp;
  kind: MediaKind;
  provider: string;
  /** The address to open, of the groups; without it the frame's own. */
  open?: (groups: string[], query: URLSearchParams) => string | null | undefined;
}

const PLAYERS: Player[] = [
  {
    frame:
      /^(?:m\.)?(?:youtube(?:-nocookie)?\.com\/(?:embed\/|v\/|shorts\/|live\/|watch\?(?:.*&)?v=)|youtu\.be\/)([\w-]{11})/,
    kind: 'video',
    provider: 'YouTube',
    open: ([id]) => `https://www.youtube.com/watch?v=${id}`,
  },
  {
    frame: /^(?:player\.)?vimeo\.com\/(?:video\/)?(\d+)/,
    kind: 'video',
    provider: 'Vimeo',
    open: ([id]) => `https://vimeo.com/${id}`,
  },
  {
    frame: /^(?:geo\.)?dailymotion\.com\/(?:embed\/video\/|video\/|player(?:\/\w+)?\.html\?(?:.*&)?video=)(\w+)/,
    kind: 'video',
    provider: 'Dailymotion',
    open: ([id]) => `https://www.dailymotion.com/video/${id}`,
  },
  {
    frame: /^tiktok\.com\/embed\/(?:v\d\/)?(\d+)/,
    kind: 'video',
    provider: 'TikTok',
    open: ([id]) => `https://www.tiktok.com/@/video/${id}`,
  },
  { frame: /^tiktok\.com\//, kind: 'post', provider: 'TikTok' },
  {
    frame: /^rutube\.ru\/play\/embed\/(\w+)/,
    kind: 'video',
    provider: 'Rutube',
    open: ([id]) => `https://rutube.ru/video/${id}/`,
  },
  {
    frame: /^facebook\.com\/plugins\/video\.php/,
    kind: 'video',
    provider: 'Facebook',
    open: (_, query) => query.get('href'),
  },
  { frame: /^facebook\.com\/plugins\/post\.php/, kind: 'post', provider: 'Facebook', open: (_, query) => query.get('href') },
  { frame: /^facebook\.com\//, kind: 'post', provider: 'Facebook' },
  {
    frame: /^platform\.(?:twitter|x)\.com\/embed\/.*[?&]id=(\d+)/,
    kind: 'post',
    provider: 'Twitter',
    open: ([id]) => `https://twitter.com/i/status/${id}`,
  },
  { frame: /^(?:twitter|x)\.com\/\w+\/status\/\d+/, kind: 'post', provider: 'Twitter' },
  {
    frame: /^instagram\.com\/(p|reel|tv)\/([\w-]+)/,
    kind: 'post',
    provider: 'Instagram',
    open: ([type, id]) => `https://www.instagram.com/${type}/${id}/`,
  },
  { frame: /^t\.me\/(\w+\/\d+)/, kind: 'post', provider: 'Telegram', open: ([path]) => `https://t.me/${path}` },
  {
    frame: /^open\.spotify\.com\/(?:embed(?:-podcast)?\/)?(\w+\/\w+)/,
    kind: 'audio',
    provider: 'Spotify',
    open: ([path]) => `https://open.spotify.com/${path}`,
  },
  { frame: /^w\.soundcloud\.com\/player/, kind: 'audio', provider: 'SoundCloud', open: (_, query) => query.get('url') },
  { frame: /^soundcloud\.com\//, kind: 'audio', provider: 'SoundCloud' },
  {
    frame: /^embed\.podcasts\.apple\.com\/([^?]+)/,
    kind: 'audio',
    provider: 'Apple Podcasts',
    open: ([path]) => `https://podcasts.apple.com/${path}`,
  },
  {
    frame: /^embed\.acast\.com\/([^?]+)/,
    kind: 'audio',
    provider: 'Acast',
    open: ([path]) => `https://play.acast.com/s/${path}`,
  },
  {
    frame: /^(?:maps\.)?google\.[a-z.]+\/maps/,
    kind: 'map',
    provider: 'Google Maps',
    open: (_, query) => {
      const [mid, place] = [query.get('mid'), query.get('q')];
      if (mid) return `https://www.google.com/maps/d/viewer?mid=${encodeURIComponent(mid)}`;
      return place ? `https://www.google.com/maps?q=${encodeURIComponent(place)}` : undefined;
    },
  },
  { frame: /^(?:umap\.)?openstreetmap\.\w+\//, kind: 'map', provider: 'OpenStreetMap' },
  { frame: /^(?:[\w-]+\.)?arcgis\.com\//, kind: 'map', provider: 'ArcGIS' },
  { frame: /^datawrapper\.dwcdn\.net\//, kind: 'chart', provider: 'Datawrapper' },
  {
    frame: /^flo\.uri\.sh\/(visualisation|story)\/(\d+)/,
    kind: 'chart',
    provider: 'Flourish',
    open: ([type, id]) => `https://public.flourish.studio/${type}/${id}/`,
  },
  { frame: /^public\.flourish\.studio\//, kind: 'chart', provider: 'Flourish' },
  { frame: /^(?:e\.)?infogram\.com\//, kind: 'chart', provider: 'Infogram' },
  { frame: /^public\.tableau\.com\//, kind: 'chart', provider: 'Tableau' },
  { frame: /^ourworldindata\.org\/grapher/, kind: 'chart', provider: 'Our World in Data' },
  {
    frame: /^docs\.google\.com\/(?:viewer|gview)/,
    kind: 'document',
    provider: 'Google Docs',
    open: (_, query) => query.get('url'),
  },
  { frame: /^docs\.google\.com\/(?:document|presentation|spreadsheets)\//, kind: 'document', provider: 'Google Docs' },
  {
    frame: /^drive\.google\.com\/file\/d\/([\w-]+)/,
    kind: 'document',
    provider: 'Google Drive',
    open: ([id]) => `https://drive.google.com/file/d/${id}/view`,
  },
  {
    frame: /^scribd\.com\/embeds\/(\d+)/,
    kind: 'document',
    provider: 'Scribd',
    open: ([id]) => `https://www.scribd.com/document/${id}`,
  },
  { frame: /^(?:embed\.|beta\.)?documentcloud\.org\/documents\//, kind: 'document', provider: 'DocumentCloud' },
];

/** Counters, advertisements, forms and buttons: what a frame may be beside a part of the text. */
const NO_MEDIUM =
  /(?:^|[./_-])(?:ads?|adserver|adservice|doubleclick|googlesyndication|googletagmanager|taboola|outbrain|criteo|recaptcha|captcha|analytics|pixel|tracking|consent|cmp|login|newsletter|subscribe|share|like|comments?|disqus|widget|widgets)(?:[./_?-]|$)/i;

/** Undefined for what is no part of a text. `type` is the media type, where the markup states it. */
export function openedMedia(address: string, type = ''): Opened | undefined {
  const url = new URL(address);
  const found = playerOf(address);
  if (found) {
    const opened = found.player.open?.(found.groups, url.searchParams);
    return {
      kind: found.player.kind,
      url: opened && /^https?:\/\//.test(opened) && URL.canParse(opened) ? opened : address,
      known: true,
      provider: found.player.provider,
    };
  }
  const kind = kindOfFile(url.pathname, type);
  if (kind === 'embed' && NO_MEDIUM.test(`${url.hostname}${url.pathname}`)) return undefined;
  return { kind, url: address, known: false };
}

/** The name of the service, for those that everybody embeds. */
export function providerOf(address: string): string | undefined {
  return playerOf(address)?.player.provider;
}

function playerOf(address: string): { player: Player; groups: string[] } | undefined {
  const bare = address.replace(/^https?:\/\/(?:www\.)?/, '');
  for (const player of PLAYERS) {
    const found = player.frame.exec(bare);
    if (found) return { player, groups: found.slice(1) };
  }
  return undefined;
}

function kindOfFile(path: string, type: string): MediaKind {
  if (/\.(?:pdf|docx?|pptx?|xlsx?|od[tsp])$/i.test(path) || type === 'application/pdf') return 'document';
  if (/\.(?:mp4|webm|m4v|mov|ogv|m3u8)$/i.test(path) || type.startsWith('video/')) return 'video';
  return /\.(?:mp3|m4a|ogg|oga|wav|aac|opus)$/i.test(path) || type.startsWith('audio/') ? 'audio' : 'embed';
}
