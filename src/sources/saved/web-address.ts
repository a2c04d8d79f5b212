import { isWeb, parseUrl, withoutCredentials } from '../url.ts';

/** The address that a file states as its page's: http(s), without user name and password, else undefined. */
export function webAddress(stated: string | undefined): string | undefined {
  const url = stated === undefined ? undefined : parseUrl(stated.trim());
  return url && isWeb(url) ? withoutCredentials(url).href : undefined;
}
