/** The URL that `text` is, against `base` if given; undefined when it is none. */
export function parseUrl(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
}

/** Whether it is an http or https URL. */
export function isWeb(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}

/** The same URL without user name and password, which are never stored, printed or passed on. */
export function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

/** The same URL as requests see it: no credentials, no fragment. */
export function resourceOf(url: URL): string {
  const bare = withoutCredentials(url);
  bare.hash = '';
  return bare.href;
}

/** A URL for a person to read: no credentials, not endless, ASCII as the URL Standard serialises it. */
export function shown(url: URL): string {
  const { href } = withoutCredentials(url);
  return href.length > 300 ? `${href.slice(0, 300)}...` : href;
}

/** `host:port`, the unit that a person's word reaches: http on 80 and https on 443 are the same here. */
export function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port}`;
}
