/**
 * Pages that stand before the article: refreshes, checks for robots, and consent interstitials. Pure, so that it also
 * judges HTML that never came over the network.
 */
import { isWeb, parseUrl, resourceOf, withoutCredentials } from '../url.ts';

/** The known parts of an answer; a stored page may have its HTML alone. */
export interface WallEvidence {
  status?: number;
  headers?: [name: string, value: string][];
  url?: string;
  html: string;
}

export interface Wall {
  kind: 'bot-wall' | 'consent-wall';
  /** The sign that gave the wall away, for the message. */
  sign: string;
}

interface Sign {
  name: string;
  kind: Wall['kind'];
  header?: { name: string; value: RegExp };
  html?: RegExp;
  url?: RegExp;
  /** An ordinary page may show the same: it only counts with an error status, or with less visible text than this. */
  below?: number;
}

/** Scripts and widgets of a checking service are on ordinary pages too; its own page says next to nothing else. */
const MARKER = 500;
/** The phrases of such pages are rarer elsewhere than markers, and go with more explanation. */
const PHRASE = 1500;

const SIGNS: Sign[] = [
  { name: 'Cloudflare challenge', kind: 'bot-wall', header: { name: 'cf-mitigated', value: /challenge/i } },
  {
    name: 'Cloudflare challenge',
    kind: 'bot-wall',
    html: /<title>\s{0,50}(?:Just a moment\.\.\.|Attention Required! \| Cloudflare)/i,
  },
  {
    name: 'Cloudflare challenge',
    kind: 'bot-wall',
    html: /\/cdn-cgi\/challenge-platform\/|_cf_chl_opt|cf-chl-|cf-error-details/i,
    below: MARKER,
  },
  { name: 'DataDome', kind: 'bot-wall', header: { name: 'x-datadome', value: /./ }, below: MARKER },
  { name: 'DataDome', kind: 'bot-wall', html: /(?:geo\.)?captcha-delivery\.com/i, below: MARKER },
  {
    name: 'PerimeterX',
    kind: 'bot-wall',
    html: /id=["']px-captcha|_pxAppId|captcha\.px-cdn\.net|px-cloud\.net/i,
    below: MARKER,
  },
  {
    name: 'Akamai',
    kind: 'bot-wall',
    html: /errors\.edgesuite\.net|<title>\s*Access Denied\s*<\/title>[\s\S]{0,2000}?Reference\s*(?:&#35;|#)/i,
    below: MARKER,
  },
  { name: 'Imperva', kind: 'bot-wall', html: /_Incapsula_Resource|Incapsula incident ID/i, below: MARKER },
  { name: 'Kasada', kind: 'bot-wall', header: { name: 'x-kpsdk-ct', value: /./ }, below: MARKER },
  { name: 'AWS WAF', kind: 'bot-wall', header: { name: 'x-amzn-waf-action', value: /challenge|captcha/i } },
  { name: 'Sucuri', kind: 'bot-wall', html: /Sucuri WebSite Firewall - Access Denied|sucuri_cloudproxy_js/i, below: MARKER },
  { name: 'Vercel checkpoint', kind: 'bot-wall', header: { name: 'x-vercel-mitigated', value: /challenge/i } },
  { name: 'Anubis', kind: 'bot-wall', html: /id=["']anubis_(?:challenge|version)/i, below: MARKER },
  {
    name: 'captcha',
    kind: 'bot-wall',
    html: /class=["'][^"']{0,200}(?:g-recaptcha|h-captcha|cf-turnstile)|(?:www\.google\.com|recaptcha\.net)\/recaptcha\/|hcaptcha\.com\/1\/api/i,
    below: MARKER,
  },
  {
    name: 'robot check',
    kind: 'bot-wall',
    html: /(?:verify|confirm|check(?:ing)?|prove)(?:ing)? (?:that )?(?:you are|you're|if you are|you’re) (?:not a (?:ro)?bot|(?:a )?human)|are you a (?:ro)?bot\?|unusual (?:traffic|activity) from your (?:computer|network|device)|enable JavaScript and cookies to continue|pardon our interruption/i,
    below: PHRASE,
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
    below: PHRASE,
  },
  {
    name: 'consent page',
    kind: 'consent-wall',
    html: /class=["'][^"']{0,100}consent-form|name=["']collectConsent|action=["'][^"']{0,200}\/(?:collectConsent|consent|privacygate-confirm)\b/i,
    below: MARKER,
  },
];

/** Statuses that walls answer with; others that fail are taken at their word. */
const WALL_STATUS = new Set([401, 403, 405, 406, 429, 503]);
/** Markers stand early, and every expression here is kept to this much. */
const LOOKED_AT = 200_000;

/** The wall that this answer is, if it is one. */
export function findWall({ status, headers = [], url, html }: WallEvidence): Wall | undefined {
  const looked = html.slice(0, LOOKED_AT);
  const failed = status !== undefined && WALL_STATUS.has(status);
  if (status !== undefined && status >= 400 && !failed) return undefined;
  // The count alone rules most pages out, which spares them the search for markers.
  const visible = failed ? 0 : visibleCharacters(html, PHRASE);
  for (const sign of SIGNS) {
    if (sign.below !== undefined && visible >= sign.below) continue;
    if (!matches(sign, looked, headers, url)) continue;
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

/**
 * A rough count without a parser, up to `enough`: tags, comments and what scripts, styles and the like hold do not count.
 */
function visibleCharacters(html: string, enough: number): number {
  let visible = 0;
  for (let at = 0; at >= 0 && visible < enough; ) {
    const open = html.indexOf('<', at);
    visible += html.slice(at, open < 0 ? undefined : open).trim().length;
    if (open < 0) break;
    const unseen = UNSEEN.exec(html.slice(open + 1, open + 10))?.[0].toLowerCase();
    const close = unseen === undefined ? '>' : unseen === '!--' ? '-->' : `</${unseen}`;
    // A closing tag in capitals is not found and would only hide the rest, and a wall is not so written.
    const end = html.indexOf(close, open + 1);
    at = end < 0 ? -1 : end + close.length;
  }
  return visible;
}

const UNSEEN = /^(?:!--|(?:script|style|noscript|svg|template)\b)/i;

/** The search stops after so much: a stub is short, and what comes later is content. */
export const REFRESH_CHARACTERS = 64 * 1024;
/** A page without it sends nobody on. */
export const REFRESH_ATTRIBUTE = /http-equiv\s*=\s*["']?refresh/i;
/** A longer delay is a page that reloads itself for news, not a redirect. */
const LONGEST_DELAY = 5;
/** Characters of text below which a page that asks for a refresh only without scripts is a stub as well. */
const STUB_CHARACTERS = 600;

/**
 * The address to which `<meta http-equiv=refresh>` sends a browser at once (HTML Standard, 4.2.5.3); undefined when nowhere else.
 */
export function refreshTarget(html: string, url: URL): URL | undefined {
  if (!REFRESH_ATTRIBUTE.test(html.slice(0, REFRESH_CHARACTERS))) return undefined;
  const live = without(
    html.slice(0, REFRESH_CHARACTERS),
    ['<!--', '-->'],
    ['<script', '</script'],
    ['<style', '</style'],
    ['<template', '</template'],
  );
  const scripted = without(live, ['<noscript', '</noscript']);
  const found = directive(scripted) ?? (isStub(html, scripted) ? directive(live) : undefined);
  if (!found) return undefined;
  const target = parseUrl(found, url);
  if (!target || !isWeb(target)) return undefined;
  return resourceOf(target) === resourceOf(url) ? undefined : withoutCredentials(target);
}

function directive(html: string): string | undefined {
  for (const [tag] of html.matchAll(/<meta\s[^>]{0,2000}>/gi)) {
    if (attribute(tag, 'http-equiv')?.trim().toLowerCase() !== 'refresh') continue;
    const [, delay, target] = /^\s*(\d*)[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(.*)/is.exec(attribute(tag, 'content') ?? '') ?? [];
    const address = target?.trim().replace(/^(["'])(.*?)\1?$/s, '$2');
    if (address && Number(delay) <= LONGEST_DELAY) return address;
  }
  return undefined;
}

function attribute(tag: string, name: string): string | undefined {
  const [, double, single, bare] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? [];
  return (double ?? single ?? bare)?.replaceAll('&amp;', '&');
}

function isStub(html: string, head: string): boolean {
  if (html.length > REFRESH_CHARACTERS) return false;
  return head.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ').length < STUB_CHARACTERS;
}

/** Cuts out what lies between each pair of marks; linear, also when the end mark is missing. */
function without(text: string, ...pairs: [string, string][]): string {
  for (const [open, close] of pairs) {
    const lower = text.toLowerCase();
    const kept: string[] = [];
    let from = 0;
    for (let start = lower.indexOf(open); start >= 0; start = lower.indexOf(open, from)) {
      kept.push(text.slice(from, start));
      const end = lower.indexOf(close, start);
      from = end < 0 ? text.length : end + close.length;
    }
    text = kept.join('') + text.slice(from);
  }
  return text;
}
