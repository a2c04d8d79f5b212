/**
 * Pages that stand before the article: checks for robots, and consent interstitials. Pure, so that it also judges HTML that
 * never came over the network.
 */

/** What is known of an answer; a stored page may have its HTML alone. */
export interface WallEvidence {
  status?: number;
  headers?: [name: string, value: string][];
  url?: string;
  html: string;
}

export interface Wall {
  kind: 'bot-wall' | 'consent-wall';
  /** What gave it away, for the message. */
  sign: string;
}

interface Sign {
  name: string;
  kind: Wall['kind'];
  header?: { name: string; value: RegExp };
  html?: RegExp;
  url?: RegExp;
  /** An ordinary page may carry the same marker (a script, a widget): it only counts with an error status or on a stub. */
  weak?: true;
}

const SIGNS: Sign[] = [
  { name: 'Cloudflare challenge', kind: 'bot-wall', header: { name: 'cf-mitigated', value: /challenge/i } },
  {
    name: 'Cloudflare challenge',
    kind: 'bot-wall',
    html: /<title>\s*(?:Just a moment\.\.\.|Attention Required! \| Cloudflare)/i,
  },
  {
    name: 'Cloudflare challenge',
    kind: 'bot-wall',
    html: /\/cdn-cgi\/challenge-platform\/|_cf_chl_opt|cf-chl-|cf-error-details/i,
    weak: true,
  },
  { name: 'DataDome', kind: 'bot-wall', header: { name: 'x-datadome', value: /./ }, weak: true },
  { name: 'DataDome', kind: 'bot-wall', html: /(?:geo\.)?captcha-delivery\.com/i, weak: true },
  {
    name: 'PerimeterX',
    kind: 'bot-wall',
    html: /id=["']px-captcha|_pxAppId|captcha\.px-cdn\.net|px-cloud\.net/i,
    weak: true,
  },
  {
    name: 'Akamai',
    kind: 'bot-wall',
    html: /errors\.edgesuite\.net|<title>\s*Access Denied\s*<\/title>[\s\S]{0,2000}?Reference\s*(?:&#35;|#)/i,
    weak: true,
  },
  { name: 'Imperva', kind: 'bot-wall', html: /_Incapsula_Resource|Incapsula incident ID/i, weak: true },
  { name: 'Kasada', kind: 'bot-wall', header: { name: 'x-kpsdk-ct', value: /./ }, weak: true },
  { name: 'AWS WAF', kind: 'bot-wall', header: { name: 'x-amzn-waf-action', value: /challenge|captcha/i } },
  { name: 'Sucuri', kind: 'bot-wall', html: /Sucuri WebSite Firewall - Access Denied|sucuri_cloudproxy_js/i, weak: true },
  { name: 'Vercel checkpoint', kind: 'bot-wall', header: { name: 'x-vercel-mitigated', value: /challenge/i } },
  { name: 'Anubis', kind: 'bot-wall', html: /id=["']anubis_(?:challenge|version)/i, weak: true },
  {
    name: 'captcha',
    kind: 'bot-wall',
    html: /class=["'][^"']{0,200}(?:g-recaptcha|h-captcha|cf-turnstile)|(?:www\.google\.com|recaptcha\.net)\/recaptcha\/|hcaptcha\.com\/1\/api/i,
    weak: true,
  },
  {
    name: 'robot check',
    kind: 'bot-wall',
    html: /(?:verify|confirm|check(?:ing)?|prove)(?:ing)? (?:that )?(?:you are|you're|if you are|you’re) (?:not a (?:ro)?bot|(?:a )?human)|are you a (?:ro)?bot\?|unusual (?:traffic|activity) from your (?:computer|network|device)|enable JavaScript and cookies to continue|pardon our interruption/i,
    weak: true,
  },
  {
    name: 'consent page',
    kind: 'consent-wall',
    url: /^https?:\/\/(?:[\w-]+\.)*(?:consent|cmp|privacy|gdpr|cookiewall|privacywall|myprivacy)\.[\w-]+(?:\.[\w-]+)+\/|\/(?:collectConsent|consent-management|cookie-?wall|cookie-consent|privacy-?gate|gdpr-?consent)(?:[/?#]|$)/i,
  },
  {
    name: 'consent page',
    kind: 'consent-wall',
    html: /<title>[^<]{0,100}(?:before you continue|cookie ?wall|cookie[- ]consent|privacy gate|privacy settings|your privacy choices|consent required|zustimmung|datenschutzeinstellungen|cookie-einstellungen|cookie-instellingen|gestion du consentement|consentimiento)/i,
    weak: true,
  },
  {
    name: 'consent page',
    kind: 'consent-wall',
    html: /class=["'][^"']{0,100}consent-form|name=["']collectConsent|action=["'][^"']{0,200}\/(?:collectConsent|consent|privacygate-confirm)\b/i,
    weak: true,
  },
];

/** Statuses that walls answer with; others that fail are taken at their word. */
const WALL_STATUS = new Set([401, 403, 405, 406, 429, 503]);
/** With less visible text than this there is no article, and a weak sign counts. */
const STUB_CHARACTERS = 1500;
/** Markers stand early, and every expression here is kept to this much. */
const LOOKED_AT = 200_000;

/** The wall that this answer is, if it is one. */
export function findWall({ status, headers = [], url, html }: WallEvidence): Wall | undefined {
  const looked = html.slice(0, LOOKED_AT);
  const failed = status !== undefined && WALL_STATUS.has(status);
  if (status !== undefined && status >= 400 && !failed) return undefined;
  let stub: boolean | undefined;
  for (const sign of SIGNS) {
    if (!matches(sign, looked, headers, url)) continue;
    stub ??= visibleCharacters(html) < STUB_CHARACTERS;
    if (sign.weak && !failed && !stub) continue;
    return { kind: sign.kind, sign: sign.name };
  }
  return undefined;
}

function matches(
  { header, html: marker, url: address }: Sign,
  html: string,
  headers: [string, string][],
  url?: string,
): boolean {
  if (header && headers.some(([name, value]) => name.toLowerCase() === header.name && header.value.test(value))) return true;
  if (marker?.test(html)) return true;
  return address !== undefined && url !== undefined && address.test(url);
}

/** A rough count without a parser: tags and the contents of scripts and styles do not count. */
function visibleCharacters(html: string): number {
  if (html.length > LOOKED_AT * 5) return html.length;
  let visible = 0;
  let skipUntil = '';
  for (const part of html.split('<')) {
    const close = part.indexOf('>');
    const tag = /^\/?[a-z]+/i.exec(part)?.[0].toLowerCase() ?? '';
    if (skipUntil && tag !== skipUntil) continue;
    skipUntil = ['script', 'style', 'noscript', 'svg', 'template'].includes(tag) ? `/${tag}` : '';
    if (!skipUntil) visible += part.slice(close + 1).trim().length;
  }
  return visible;
}
