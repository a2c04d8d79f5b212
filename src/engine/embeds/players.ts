/** The forms in which players, maps and viewers are embedded: from the frame's address to the one that a person would open. */

export type EmbedKind = 'video' | 'audio' | 'document' | 'map' | 'chart' | 'post' | 'embed';

interface Player {
  /** A pattern of the frame's address without its scheme. */
  frame: RegExp;
  kind: EmbedKind;
  /** Gives the address to open; a player without it opens the frame's own. */
  open?(found: RegExpExecArray, parameters: URLSearchParams): string | null | undefined;
}

const param = (name: string) => (_: RegExpExecArray, parameters: URLSearchParams) => parameters.get(name);

/** No publisher is in it: only those who host what others embed. */
const PLAYERS: Player[] = [
  {
    frame: /^(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/embed\/videoseries/,
    kind: 'video',
    open: (_, parameters) => `https://www.youtube.com/playlist?list=${parameters.get('list') ?? ''}`,
  },
  {
    frame: /^(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/live_stream/,
    kind: 'video',
    open: (_, parameters) => `https://www.youtube.com/channel/${parameters.get('channel') ?? ''}/live`,
  },
  {
    frame: /^(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:embed\/|v\/|shorts\/|live\/|watch\?(?:.*&)?v=)([\w-]{11})/,
    kind: 'video',
    open: ([, id]) => `https://www.youtube.com/watch?v=${id}`,
  },
  { frame: /^youtu\.be\/([\w-]{11})/, kind: 'video', open: ([, id]) => `https://www.youtube.com/watch?v=${id}` },
  { frame: /^(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d+)/, kind: 'video', open: ([, id]) => `https://vimeo.com/${id}` },
  {
    frame: /^(?:www\.)?dailymotion\.com\/(?:embed\/)?video\/(\w+)/,
    kind: 'video',
    open: ([, id]) => `https://www.dailymotion.com/video/${id}`,
  },
  {
    frame: /^geo\.dailymotion\.com\/player(?:\/\w+)?\.html\?(?:.*&)?video=(\w+)/,
    kind: 'video',
    open: ([, id]) => `https://www.dailymotion.com/video/${id}`,
  },
  {
    frame: /^player\.bilibili\.com\/player\.html/,
    kind: 'video',
    open: (_, parameters) => {
      const [bv, av] = [parameters.get('bvid'), parameters.get('aid')];
      return bv || av ? `https://www.bilibili.com/video/${bv ?? `av${av}`}` : undefined;
    },
  },
  {
    frame: /^(?:www\.)?tiktok\.com\/embed\/(?:v2\/|v3\/)?(\d+)/,
    kind: 'video',
    open: ([, id]) => `https://www.tiktok.com/@/video/${id}`,
  },
  { frame: /^(?:www\.)?rutube\.ru\/play\/embed\/(\w+)/, kind: 'video', open: ([, id]) => `https://rutube.ru/video/${id}/` },
  {
    frame: /^vk(?:video)?\.(?:com|ru)\/video_ext\.php/,
    kind: 'video',
    open: (_, parameters) => `https://vk.com/video${parameters.get('oid') ?? ''}_${parameters.get('id') ?? ''}`,
  },
  {
    frame: /^player\.twitch\.tv\/\?(?:.*&)?video=v?(\d+)/,
    kind: 'video',
    open: ([, id]) => `https://www.twitch.tv/videos/${id}`,
  },
  { frame: /^player\.twitch\.tv\/\?(?:.*&)?channel=(\w+)/, kind: 'video', open: ([, id]) => `https://www.twitch.tv/${id}` },
  {
    frame: /^(?:www\.|m\.)?facebook\.com\/(?:[\w.]+\/videos\/|watch|reel\/|video\.php)/,
    kind: 'video',
  },
  { frame: /^(?:www\.|m\.)?facebook\.com\/[\w.-]+\/posts\/\w/, kind: 'post' },
  { frame: /^(?:m\.)?ok\.ru\/videoembed\/(\d+)/, kind: 'video', open: ([, id]) => `https://ok.ru/video/${id}` },
  { frame: /^embed\.nicovideo\.jp\/watch\/(\w+)/, kind: 'video', open: ([, id]) => `https://www.nicovideo.jp/watch/${id}` },
  {
    frame: /^player\.youku\.com\/embed\/([\w=]+)/,
    kind: 'video',
    open: ([, id]) => `https://v.youku.com/v_show/id_${id}.html`,
  },
  {
    frame: /^v\.qq\.com\/.*[?&]vid=(\w+)/,
    kind: 'video',
    open: ([, id]) => `https://v.qq.com/x/page/${id}.html`,
  },
  { frame: /^tv\.naver\.com\/embed\/(\d+)/, kind: 'video', open: ([, id]) => `https://tv.naver.com/v/${id}` },
  {
    frame: /^clips\.twitch\.tv\/embed\?(?:.*&)?clip=([\w-]+)/,
    kind: 'video',
    open: ([, id]) => `https://clips.twitch.tv/${id}`,
  },
  { frame: /^streamable\.com\/[eo]\/(\w+)/, kind: 'video', open: ([, id]) => `https://streamable.com/${id}` },
  { frame: /^(?:www\.)?aparat\.com\/.*videohash\/(\w+)/, kind: 'video', open: ([, id]) => `https://www.aparat.com/v/${id}` },
  { frame: /^play-tv\.kakao\.com\/.*cliplink\/(\d+)/, kind: 'video', open: ([, id]) => `https://tv.kakao.com/v/${id}` },
  { frame: /^(?:www\.)?ted\.com\/talks\//, kind: 'video' },
  { frame: /^embed\.ted\.com\/(.+)$/, kind: 'video', open: ([, path]) => `https://www.ted.com/${path}` },
  { frame: /^(?:www\.)?loom\.com\/embed\/(\w+)/, kind: 'video', open: ([, id]) => `https://www.loom.com/share/${id}` },
  {
    frame:
      /^(?:fast\.wistia\.(?:net|com)|players\.brightcove\.net|(?:cdnapi(?:sec)?|\w+)\.kaltura\.com|cdn\.jwplayer\.com|content\.jwplatform\.com|player\.ooyala\.com|embed\.vidyard\.com|play\.vidyard\.com|rumble\.com\/embed|streamable\.com|odysee\.com\/\$\/embed|player\.glomex\.com|embed\.kijk\.nl|(?:www\.)?facebook\.com\/watch)/,
    kind: 'video',
  },
  { frame: /^(?:www\.)?facebook\.com\/plugins\/video\.php/, kind: 'video', open: param('href') },
  { frame: /^(?:www\.)?facebook\.com\/plugins\/(?:post|comment_embed)\.php/, kind: 'post', open: param('href') },
  {
    frame: /^platform\.(?:twitter|x)\.com\/embed\/.*[?&]id=(\d+)/,
    kind: 'post',
    open: ([, id]) => `https://twitter.com/i/status/${id}`,
  },
  {
    frame: /^(?:www\.|mobile\.)?(twitter|x)\.com\/(\w+|i\/web)\/status\/(\d+)/,
    kind: 'post',
    open: ([, host, account, id]) => `https://${host}.com/${account}/status/${id}`,
  },
  {
    frame: /^(?:www\.)?instagram\.com\/(p|reel|tv)\/([\w-]+)/,
    kind: 'post',
    open: ([, type, id]) => `https://www.instagram.com/${type}/${id}/`,
  },
  { frame: /^t\.me\/(\w+\/\d+)/, kind: 'post', open: ([, path]) => `https://t.me/${path}` },
  {
    frame: /^(?:www\.)?(?:redditmedia|reddit|embed\.reddit)\.com\/(r\/\w+\/comments\/[^?]+)/,
    kind: 'post',
    open: ([, path]) => `https://www.reddit.com/${path}`,
  },
  {
    frame: /^embed\.bsky\.app\/embed\/(did:[^/]+)\/app\.bsky\.feed\.post\/(\w+)/,
    kind: 'post',
    open: ([, did, id]) => `https://bsky.app/profile/${did}/post/${id}`,
  },
  {
    frame: /^(?:www\.)?linkedin\.com\/embed\/feed\/update\/([\w:]+)/,
    kind: 'post',
    open: ([, id]) => `https://www.linkedin.com/feed/update/${id}`,
  },
  { frame: /^([^/]+\/@[\w.@-]+\/\d+)\/embed/, kind: 'post', open: ([, path]) => `https://${path}` },
  {
    frame: /^open\.spotify\.com\/embed(?:-podcast)?\/(\w+\/\w+)/,
    kind: 'audio',
    open: ([, path]) => `https://open.spotify.com/${path}`,
  },
  { frame: /^open\.spotify\.com\//, kind: 'audio' },
  { frame: /^w\.soundcloud\.com\/player/, kind: 'audio', open: param('url') },
  { frame: /^(?:www\.)?soundcloud\.com\//, kind: 'audio' },
  {
    frame: /^embed\.(podcasts|music)\.apple\.com\/([^?]+)/,
    kind: 'audio',
    open: ([, app, path], parameters) => {
      const part = parameters.get('i');
      return `https://${app}.apple.com/${path}${part && /^\d+$/.test(part) ? `?i=${part}` : ''}`;
    },
  },
  {
    frame: /^(?:www\.)?deezer\.com\/(?:\w+\/)?plugins?\/|^widget\.deezer\.com\/widget\/\w+\/(\w+)\/(\d+)/,
    kind: 'audio',
    open: ([, type, id]) => (id ? `https://www.deezer.com/${type}/${id}` : undefined),
  },
  {
    frame: /^(?:www\.)?mixcloud\.com\/widget\/iframe\//,
    kind: 'audio',
    open: (_, parameters) => withHost('https://www.mixcloud.com', parameters.get('feed')),
  },
  {
    frame:
      /^bandcamp\.com\/EmbeddedPlayer|^player\.podigee-cdn\.net|^(?:www\.)?ivoox\.com\/player|^(?:podcasters|creators)\.spotify\.com\/pod\/|^(?:play\.)?(?:acast|libsyn|podbean|podigee|megaphone|buzzsprout|simplecast|spreaker|audioboom|omny|transistor|captivate|art19|ausha|anchor|podcaster|letscast|podlove)\.|^[\w.-]*\.(?:acast|libsyn|podbean|podigee|megaphone|buzzsprout|simplecast|spreaker|audioboom|omnycontent|omny|transistor|captivate|art19|ausha|anchor)\.(?:com|fm|co|io)\b/,
    kind: 'audio',
  },
  {
    frame: /^(?:www\.|maps\.)?google\.[a-z.]+\/maps(?:\/d)?(?:\/embed)?/,
    kind: 'map',
    open: (_, parameters) => googleMap(parameters),
  },
  {
    frame: /^(?:www\.)?openstreetmap\.org\/export\/embed\.html/,
    kind: 'map',
    open: (_, parameters) => streetMap(parameters),
  },
  {
    frame:
      /^(?:umap\.openstreetmap\.[a-z]+|u\.osmfr\.org|(?:api|www)\.mapbox\.com|(?:www\.)?arcgis\.com|[\w-]+\.maps\.arcgis\.com|storymaps\.arcgis\.com|yandex\.\w+\/map-widget|(?:www\.)?bing\.com\/maps|map\.baidu\.com)/,
    kind: 'map',
  },
  { frame: /^docs\.google\.com\/(?:viewer|gview)/, kind: 'document', open: param('url') },
  {
    frame: /^drive\.google\.com\/file\/d\/([\w-]+)\/preview/,
    kind: 'document',
    open: ([, id]) => `https://drive.google.com/file/d/${id}/view`,
  },
  { frame: /^docs\.google\.com\/(?:document|presentation|spreadsheets)\//, kind: 'document' },
  { frame: /^view\.officeapps\.live\.com\/op\//, kind: 'document', open: param('src') },
  {
    frame: /^(?:www\.)?scribd\.com\/embeds\/(\d+)/,
    kind: 'document',
    open: ([, id]) => `https://www.scribd.com/document/${id}`,
  },
  {
    frame: /^(?:embed|www|beta)\.documentcloud\.org\/documents\/([\w-]+)/,
    kind: 'document',
    open: ([, id]) => `https://www.documentcloud.org/documents/${(id ?? '').replace(/\.html$/, '')}`,
  },
  { frame: /^(?:e|www)?\.?issuu\.com\/|^(?:www\.)?slideshare\.net\/slideshow\/embed_code/, kind: 'document' },
  { frame: /^(?=[^?]*\/(?:pdfjs|pdf-?viewer|viewer))[^?]*\?(?:.*&)?file=/i, kind: 'document', open: param('file') },
  {
    frame: /^flo\.uri\.sh\/(visualisation|story)\/(\d+)/,
    kind: 'chart',
    open: ([, type, id]) => `https://public.flourish.studio/${type}/${id}/`,
  },
  {
    frame:
      /^(?:[\w-]+\.)?(?:datawrapper\.dwcdn\.net|dwcdn\.net|infogram\.com|e\.infogram\.com|public\.tableau\.com|charts\.|ourworldindata\.org\/grapher|app\.everviz\.com|piktochart\.com|public\.flourish\.studio)/,
    kind: 'chart',
  },
];

/** Counters, advertisements, forms, buttons, comments: what a frame may be beside a part of the text. */
export const NO_EMBED =
  /(?:^|[\s_./-])(?:ads?|adframe|adslot|advert\w*|google_ads\w*|doubleclick|googlesyndication|adservice|adnxs|adsystem|taboola|outbrain|criteo|teads|recaptcha|captcha|hcaptcha|turnstile|googletagmanager|gtm|analytics|pixel|tracking|tts|text-to-speech|read-?aloud|sync|consent|cmp|cookie\w*|newsletters?|sign-?up|subscri\w+|disqus|comments?|(?:like|page|facepile)\.php|share|addthis|sharethis|login|oauth|chat|survey-?wall|paywall|piano|tinypass|anzeige|werbung|publicit[eé]|publicidad|pubblicità)(?:$|[\s_./?&=-])/i;

export interface Opened {
  kind: EmbedKind;
  url: string;
  /** The host is known for what others embed. */
  known: boolean;
}

/**
 * Gives what the address opens; undefined for what is no part of a text. `type` is the media type, where the markup states it.
 */
export function openedAddress(address: string, type = ''): Opened | undefined {
  const url = new URL(address);
  const bare = address.replace(/^https?:\/\//, '');
  for (const { frame, kind, open } of PLAYERS) {
    const found = frame.exec(bare);
    if (found) return { kind, url: safe(open?.(found, url.searchParams), address), known: true };
  }
  if (NO_EMBED.test(`${url.hostname}${url.pathname}`) || FLASH.test(url.pathname)) return undefined;
  if (/(?:^|\.)substack\.com$/.test(url.hostname) && url.pathname === '/embed') return undefined;
  const kind = kindOfFile(url.pathname, type);
  return { kind: kind === 'embed' ? kindByWords(url) : kind, url: address.replace(CARD, ''), known: false };
}

/** WordPress frames the card of another page under that page's address. */
const CARD = /embed\/#\?secret=[\w#?=]+$/;

/** Tells the kind by the words that an unknown host uses in its name or in a folder. */
function kindByWords({ hostname, pathname }: URL): EmbedKind {
  const words = new Set([...hostname.split('.').slice(0, -2), ...pathname.toLowerCase().split('/')]);
  for (const [kind, names] of Object.entries(KIND_WORDS))
    if (names.some((name) => words.has(name))) return kind as EmbedKind;
  return 'embed';
}

const KIND_WORDS: Partial<Record<EmbedKind, string[]>> = {
  video: ['video', 'videos'],
  audio: ['audio', 'podcast', 'podcasts'],
  map: ['map', 'maps'],
};

/** No browser opens it any more. */
const FLASH = /\.swf$/i;

/** Gives the address from a parameter where it is one of the web, else the frame's: a parameter may hold anything. */
function safe(opened: string | null | undefined, frame: string): string {
  if (!opened) return frame;
  try {
    const url = new URL(opened, frame);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : frame;
  } catch {
    return frame;
  }
}

function kindOfFile(path: string, type: string): EmbedKind {
  if (/\.pdf$/i.test(path) || type === 'application/pdf') return 'document';
  if (/\.(?:docx?|pptx?|xlsx?|odt|ods|odp|epub)$/i.test(path)) return 'document';
  if (/\.(?:mp4|webm|m4v|mov|ogv|m3u8)$/i.test(path) || type.startsWith('video/')) return 'video';
  return /\.(?:mp3|m4a|ogg|oga|wav|flac|aac|opus)$/i.test(path) || type.startsWith('audio/') ? 'audio' : 'embed';
}

function withHost(origin: string, path: string | null): string | undefined {
  return path === null ? undefined : new URL(path, origin).href;
}

function googleMap(parameters: URLSearchParams): string | undefined {
  const [query, map] = [parameters.get('q'), parameters.get('mid')];
  if (map) return `https://www.google.com/maps/d/viewer?mid=${encodeURIComponent(map)}`;
  return query ? `https://www.google.com/maps?q=${encodeURIComponent(query)}` : undefined;
}

const ZOOM = 15;

function streetMap(parameters: URLSearchParams): string | undefined {
  const [latitude, longitude] = (parameters.get('marker') ?? '').split(',').map(Number);
  if (latitude && longitude)
    return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=${ZOOM}/${latitude}/${longitude}`;
  const [west, south, east, north] = (parameters.get('bbox') ?? '').split(',').map(Number);
  if (!west || !south || !east || !north) return undefined;
  const zoom = Math.max(1, Math.min(18, Math.round(Math.log2(360 / Math.max(Math.abs(east - west), 0.001)))));
  return `https://www.openstreetmap.org/#map=${zoom}/${((south + north) / 2).toFixed(4)}/${((west + east) / 2).toFixed(4)}`;
}
