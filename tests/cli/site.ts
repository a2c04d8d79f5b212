/** A small site with a page that moved, one that is in parts, one that is gone, and a server of stamps that fails. */
import { ARTICLE } from '../helpers/article.ts';
import { inFolder } from '../helpers/program.ts';
import { type TestServer, withServer } from '../helpers/server.ts';

const ROUTES = {
  '/': ARTICLE,
  '/moved': { status: 301, headers: { location: '/story/' } },
  '/story/': ARTICLE.replace('<p>', '<figure><img src="/p.png" width="900" height="600"></figure><p>'),
  '/other': ARTICLE.replaceAll('Ministers agree', 'Mayors disagree'),
  '/part': ARTICLE.replace('</head>', '<link rel="next" href="/part?page=2"></head>'),
  '/part?page=2': { status: 404 },
  '/gone': { status: 410 },
  '/stamp': { status: 500 },
};

/** Runs in an empty folder while the site is served. */
export const atSite = (run: (server: TestServer, cwd: string) => Promise<void>) =>
  inFolder((cwd) => withServer(ROUTES, (server) => run(server, cwd)));
