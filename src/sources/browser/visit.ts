/** One page in one context, from its address to what a reader sees of it. */
import type { BrowserContext } from 'playwright-core';
import { TearsheetError, type Warning } from '../../errors.ts';
import type { BrowserFacts, BrowserVisit, ConsentFacts } from '../../types.ts';
import { createCookies } from '../fetch/cookies.ts';
import type { Deadline } from '../fetch/pace.ts';
import type { FetchOptions } from '../options.ts';
import { withFoundPictures } from '../saved/references.ts';
import { parseUrl, resourceOf, withoutCredentials } from '../url.ts';
import { Consent } from './consent.ts';
import { failureOf, shownDocument } from './document.ts';
import { pageFiles } from './files.ts';
import { fillingFrame } from './frames.ts';
import { freeze } from './freeze.ts';
import { blobPictures, isStillThere, markBefore, ownWords, readableLength, serialise, unfold } from './in-page.ts';
import { hasSandbox, type RunningBrowser } from './launch.ts';
import type { Recording } from './recording.ts';
import { scrollThrough } from './scroll.ts';
import { Patience, settle } from './settle.ts';
import { Tab } from './tab.ts';
import { UNFOLD } from './unfold-words.ts';

/** The page as a reader sees it, and what was done to see it. */
export interface Seen {
  /** The page's own address, before it was scrolled. */
  url: string;
  html: string;
  /** ISO 8601 in UTC: when the document was read. */
  at: string;
  /** Addresses of the redirects and of the document. */
  exchanges: Awaited<ReturnType<typeof shownDocument>>;
  facts: BrowserFacts;
  consent: ConsentFacts;
  files: BrowserVisit['files'];
  warnings: Warning[];
}

export interface VisitOf {
  url: URL;
  running: RunningBrowser;
  recording: Recording;
  deadline: Deadline;
}

/** Seconds that a page gets to settle, and milliseconds that unfolded text gets to come. */
const WAIT_SECONDS = 15;
const UNFOLDING_TIME = 3_000;

/** Throws coded errors. */
export async function visitPage(context: BrowserContext, visit: VisitOf, options: FetchOptions): Promise<Seen> {
  const { recording, deadline } = visit;
  const { browser = {} } = options;
  const tab = await Tab.open(context, deadline);
  const patience = new Patience(browser.waitSeconds ?? WAIT_SECONDS);
  await giveCookies(context, visit.url, options);
  const request = await Consent.watch(tab, browser.consent ?? 'reject');
  await open(tab, visit, patience);
  await settle(tab, recording, patience);
  await tab.stir();
  await settle(tab, recording, patience);
  const consent = await request.settle();
  if (consent.answer !== undefined && consent.answer !== 'leave') await settle(tab, recording, patience);
  const exchanges = await shownDocument(tab, recording, options);
  const hasLeft = await freeze(tab);
  const { clicked, warnings } = await unfoldText(tab, recording, hasLeft);
  const url = addressOf(tab, exchanges.at(-1)?.url);
  const isAsked = consent.answer === 'leave';
  const { html, scrolled, frame } = await readThrough(tab, recording, patience, isAsked);
  const { files, warnings: cut } = await pageFiles(tab, browser);
  return {
    url,
    html: withChosenPictures(html, url, recording),
    at: new Date().toISOString(),
    exchanges,
    facts: { ...(await factsOf(tab, visit.running)), scrolled, ...frame, clicked, dismissed: tab.dismissed },
    consent,
    files,
    warnings: [...warnings, ...cut, ...(patience.isLost ? [unsettled(browser.waitSeconds ?? WAIT_SECONDS)] : [])],
  };
}

async function giveCookies(context: BrowserContext, url: URL, options: FetchOptions): Promise<void> {
  const owner = options.credentialsOf === undefined ? url : new URL(options.credentialsOf);
  const { supplied } = await createCookies(owner, options.cookies);
  if (supplied.length === 0) return;
  const utf8 = (text: string) => Buffer.from(text, 'latin1').toString('utf8');
  await context.addCookies(
    supplied.map(({ name, value, domain, path, secure, httpOnly, expires }) => ({
      ...{ name: utf8(name), value: utf8(value), secure, httpOnly },
      ...(expires !== undefined && { expires }),
      // An address gives a cookie of that host alone, a domain one with its subdomains.
      ...(domain.startsWith('.') || path !== '/' ? { domain, path } : { url: `${secure ? 'https' : 'http'}://${domain}/` }),
    })),
  );
}

/** Returns once the browser shows the document. */
async function open(tab: Tab, { url, recording }: VisitOf, patience: Patience): Promise<void> {
  const timeout = Math.max(1, patience.left * 4);
  try {
    await tab.within(tab.page.goto(withoutCredentials(url).href, { waitUntil: 'commit', timeout }));
  } catch (error) {
    if (error instanceof TearsheetError) throw error;
    // A step that the page took at once, such as going on to another address, is no failure of its own.
    if (/interrupted by another navigation/i.test(String(error))) return;
    throw failureOf(tab, recording, undefined, error);
  }
  if (tab.page.url().startsWith('chrome-error:')) throw failureOf(tab, recording);
}

interface Unfolded {
  clicked: string[];
  warnings: Warning[];
}

/** Opens the rest of the text. What promises it and gives nothing means that the text is not all there. */
async function unfoldText(tab: Tab, recording: Recording, hasLeft: () => boolean): Promise<Unfolded> {
  const pressed = (await tab.run(unfold, UNFOLD)) ?? [];
  if (pressed.length === 0) return { clicked: [], warnings: [] };
  await tab.wait(UNFOLDING_TIME / 20);
  await settle(tab, recording, new Patience(UNFOLDING_TIME / 1000));
  const after = (await tab.run(readableLength, null)) ?? 0;
  const empty = pressed.find(({ isStrong, before }) => isStrong && after <= before);
  const isPart = empty !== undefined && (hasLeft() || pressed.length === 1);
  const message = `the rest of the text did not come: "${empty?.words}" was pressed`;
  return {
    clicked: pressed.map(({ words }) => words),
    warnings: isPart ? [{ code: 'truncated-article', message }] : [],
  };
}

/** The address may have changed without another document; what is after `#` is where a reader was to begin. */
function addressOf(tab: Tab, received: string | undefined): string {
  const shown = parseUrl(tab.page.url());
  const own = parseUrl(received ?? '');
  return shown !== undefined && (own === undefined || shown.origin === own.origin)
    ? shown.href
    : (received ?? tab.page.url());
}

interface Read {
  html: string;
  scrolled: number;
  /** `frame` is the address of the frame that the text stands in, where it does. */
  frame: { frame?: string };
}

/** The document after all pictures had their chance. A frame is not looked into where a request for consent is open. */
async function readThrough(tab: Tab, recording: Recording, patience: Patience, isAsked: boolean): Promise<Read> {
  const head = await tab.run(serialise, { part: 'head' as const });
  const before = await tab.run(serialise, { part: 'all' as const });
  await tab.run(markBefore, { head: head ?? '' });
  const scrolled = await scrollThrough(tab, recording, patience);
  await settle(tab, recording, patience);
  const isKept = await tab.run(isStillThere, null);
  const framed = isAsked ? undefined : await fillingFrame(tab);
  const pictures = await madePictures(tab, recording);
  const after = isKept === false ? undefined : await tab.run(serialise, { part: 'all' as const, framed, pictures });
  const html = after ?? before;
  if (html === undefined) throw new TearsheetError('browser-failed', 'the page changed faster than it can be read');
  return { html, scrolled, frame: framed === undefined ? {} : { frame: framed.url } };
}

/** Addresses of pictures that the page's scripts fetched and show by an address of their own (`blob:`), by that address. */
async function madePictures(tab: Tab, recording: Recording): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { src, base64 } of (await tab.run(blobPictures, null)) ?? []) {
    const address = await recording.pictureOf(Buffer.from(base64, 'base64'));
    if (address !== undefined) found[src] = address;
  }
  return found;
}

/** The page with one candidate for each picture that has several: the one that the browser has loaded. */
function withChosenPictures(html: string, url: string, recording: Recording): string {
  const loaded = recording.pictureAddresses();
  const stated = /<base\b[^>]{0,300}?\bhref="([^"]{1,2000})"/i.exec(html.slice(0, 1 << 20))?.[1];
  const base = parseUrl(stated ?? '', new URL(url)) ?? new URL(url);
  return withFoundPictures(html, (reference) => {
    const found = parseUrl(reference.trim(), base);
    return found !== undefined && loaded.has(resourceOf(found)) ? found.href : undefined;
  }).html;
}

async function factsOf(tab: Tab, { name, browser }: RunningBrowser) {
  const words = await tab.run(ownWords, null);
  if (words === undefined) throw new TearsheetError('browser-failed', 'the page changed faster than it can be read');
  const { userAgent, language, timezone, width, height } = words;
  return {
    name,
    version: browser.version(),
    userAgent,
    window: { width, height },
    language,
    timezone,
    sandbox: hasSandbox(),
  };
}

function unsettled(seconds: number): Warning {
  return {
    code: 'not-settled',
    message: `the page had not settled after ${seconds} s, and was taken as it stood; --wait allows more`,
  };
}
