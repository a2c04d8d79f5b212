/** A small site and a bare environment, for tests of the ways by which the program reaches a server. */
import { ARTICLE } from './article.ts';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** A page with a picture. */
export const PAGE = ARTICLE.replace('<p>', '<figure><img src="/p.png" width="900" height="600"></figure><p>');
/** The page behind a redirect, and its picture. */
export const ROUTES = {
  '/a': { status: 301, headers: { location: '/b' } },
  '/b': PAGE,
  '/p.png': { headers: { 'content-type': 'image/png' }, body: PICTURE },
};
/** No proxy of the machine that the tests run on. */
export const BARE = {
  http_proxy: '',
  https_proxy: '',
  HTTPS_PROXY: '',
  all_proxy: '',
  ALL_PROXY: '',
  no_proxy: '',
  NO_PROXY: '',
};
