/** Records how a capture came about: with which options, which programs, and what was taken off the page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { versions } from 'node:process';
import type { Article } from '../engine/index.ts';
import type { BrowserOptions } from '../sources/sources.ts';
import type { CaptureProvenance, FetchedPage, SavedFileFacts, SavedSource } from '../types.ts';
import { VERSION } from '../version.ts';
import type { ArchiveOptions } from './options.ts';

/** Packages that shape the text, or say that bytes hold none: another version of one of them may give another. */
export const SHAPING_PACKAGES = [
  'parse5',
  '@mozilla/readability',
  'jsdom',
  'turndown',
  'markdown-it',
  'yaml',
  'tldts',
  'html-encoding-sniffer',
  '@exodus/bytes',
  'chardet',
  'file-type',
  'tinyld',
];

/** `options` are those that the page was fetched with; its warnings are those of the fetch. */
export function captureProvenance(
  page: FetchedPage,
  article: Pick<Article, 'candidate' | 'removals'>,
  options: Record<string, unknown>,
): CaptureProvenance {
  return {
    options,
    software: { tearsheet: VERSION, node: versions.node, ...packageVersions() },
    charset: page.charset,
    fetchWarnings: page.warnings,
    ...(page.saved && { file: fileFacts(page.saved) }),
    ...(page.browser && { browser: page.browser.facts, consent: page.browser.consent }),
    candidate: article.candidate,
    removals: article.removals,
  };
}

const ARCHIVES = new Set(['warc', 'wacz']);

/** The facts about a saved file leave out its place, which is nobody's business. */
function fileFacts({ form, modified, folder, pictures }: SavedSource): SavedFileFacts {
  const names = pictures.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return {
    form,
    ...(modified !== undefined && { modified }),
    ...(folder && { folder: { name: folder.name, pictures: names } }),
    ...(ARCHIVES.has(form) && { pictures: pictures.map(({ url }) => url) }),
  };
}

/** The options that were asked for. Headers are recorded by name alone, cookies and proxies only by whether there were some. */
export function recordedOptions(options: ArchiveOptions): Record<string, unknown> {
  const {
    images = 'save',
    formats = ['md'],
    ifExists = 'new',
    warc = true,
    force = false,
    engine,
    name,
    timestamp,
    fallback,
    keepSecrets,
    frontMatter,
    sourceLine,
  } = options;
  const { userAgent, headers, cookies, proxy, insecure, robots, allowPrivate, maxSeconds, retries, maxBytes, browser } =
    options.fetch ?? {};
  const all = {
    images,
    formats,
    ifExists,
    warc: typeof warc === 'boolean' ? warc : 'shared file',
    force,
    engine: engine === 'full' ? undefined : engine,
    name,
    timestamp,
    fallback,
    keepSecrets: keepSecrets || undefined,
    frontMatter: frontMatter === 'full' ? undefined : frontMatter,
    sourceLine: sourceLine || undefined,
    userAgent,
    headers: headers?.map(([header]) => header),
    cookies: cookies === undefined ? undefined : true,
    proxy: proxy ? true : undefined,
    insecure,
    robots,
    allowPrivate,
    maxSeconds,
    retries,
    maxBytes,
    browser: browser && browserOptions(browser),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The place of a profile or a program is nobody's business: only that one was given is recorded. */
function browserOptions({ path, profile, keepSecrets: _, ...others }: BrowserOptions): Record<string, unknown> {
  return { ...others, ...(path !== undefined && { path: true }), ...(profile !== undefined && { profile: true }) };
}

/** Set in a bundle, which has the packages inside: JSON. */
declare const BUNDLED_VERSIONS: string | undefined;

let known: Record<string, string> | undefined;

/** The versions as bundled, or else as installed; one that cannot be found is left out. */
function packageVersions(): Record<string, string> {
  if (typeof BUNDLED_VERSIONS !== 'undefined') known ??= JSON.parse(BUNDLED_VERSIONS) as Record<string, string>;
  known ??= Object.fromEntries(
    SHAPING_PACKAGES.flatMap((name) => {
      const version = installedVersion(name);
      return version === undefined ? [] : [[name, version]];
    }),
  );
  return known as Record<string, string>;
}

/** Packages may hide their package.json from `import`, so that it is looked for where their code is. */
function installedVersion(name: string): string | undefined {
  const { paths } = createRequire(import.meta.url).resolve;
  for (const folder of paths(name) ?? []) {
    try {
      const manifest = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as { version?: string };
      return manifest.version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return undefined;
}
