/**
 * The command lines of README.md, run by a shell as they are printed, one after the other, in one folder. Every host that they name
 * is one local server behind a proxy, which the configuration file names; nothing in a line is changed but the word `URL` and the
 * port of Tor.
 */
import { equal, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { crawlFile } from '../helpers/crawl.ts';
import { BIN, inFolder } from '../helpers/program.ts';
import { withHttpProxy, withSocksProxy } from '../helpers/proxy.ts';
import { type Route, withTlsServer } from '../helpers/server.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const STORY = 'https://news.example/story';
const TOR = '127.0.0.1:9050';

/** Lines that other tests run, since they need more than a server: the installation, a browser, an authority, the sets. */
const RUN_ELSEWHERE = /^(?:npm |TEARSHEET_BENCH=|tearsheet (?:--browser|login|timestamp) )/;

const TEXT = [
  'The city council voted on Tuesday to close the old bridge over the river for two years, after engineers found cracks in three piers.',
  'Buses will take another way through the station square, and the council will pay for a ferry that carries people on foot and bicycles.',
  'Shopkeepers on the north bank said that they had not been asked, and that they would lose a third of their customers by the summer.',
  'Work is to begin in March, when the water is low, and the mayor promised a report on its progress every month until it is done.',
];

function articlePage(title: string, path: string): string {
  const day = new Date().toISOString();
  return `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:type" content="article">
<meta property="article:published_time" content="${day}"><link rel="canonical" href="https://news.example${path}"></head>
<body><article><h1>${title}</h1><p class="byline">By <a rel="author">Jane Doe</a></p>${TEXT.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
}

const STORIES = {
  '/2020/10/03/khalilzad-visits-tajikistan/': 'Khalilzad visits Tajikistan',
  '/story': 'Council closes the old bridge',
  '/second': 'A ferry for two summers',
};
const PAGES = Object.entries(STORIES).map(([path, title]) => [path, articlePage(title, path)] as const);

function feed(host = ''): string {
  const items = Object.entries(STORIES).map(
    ([path, title]) =>
      `<item><title>${title}</title><link>https://${host}${path}</link><pubDate>${new Date().toUTCString()}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`;
}

const ROUTES: Record<string, Route> = {
  ...Object.fromEntries(PAGES),
  '/': '<!doctype html><title>News</title><link rel="alternate" type="application/rss+xml" href="/feed"><h1>News</h1>',
  '/feed': ({ headers }, response) => {
    response.setHeader('content-type', 'application/rss+xml');
    response.end(feed(headers.host));
  },
};

/** The files that the lines name. */
async function writeInputs(folder: string): Promise<void> {
  const bodies = PAGES.map(([path, html]) => ({ url: `https://news.example${path}`, html }));
  await mkdir(join(folder, 'crawl'));
  await writeFile(
    join(folder, 'crawl/one.warc.gz'),
    crawlFile(
      bodies.map(({ url, html }) => ({ url, body: Buffer.from(html) })),
      0,
    ),
  );
  await writeFile(join(folder, 'urls.txt'), bodies.map(({ url }) => `${url}\n`).join(''));
  await writeFile(join(folder, 'sites.txt'), 'https://example.org/\nhttps://news.example/\n');
  await writeFile(join(folder, 'pages.jsonl'), bodies.map((page) => `${JSON.stringify(page)}\n`).join(''));
  await cp(join(ROOT, 'tests/sources/saved/fixtures/mhtml/latin.mhtml'), join(folder, 'saved.mhtml'));
}

/** Captures from before: a folder of them, and two to compare. */
async function copyCaptures(folder: string): Promise<void> {
  const captures = join(folder, 'captures');
  await cp(captures, join(folder, 'old'), { recursive: true });
  for (const entry of await readdir(captures))
    for (const name of ['OLD', 'NEW'])
      await cp(join(captures, entry), join(folder, name + extname(entry)), { recursive: true });
}

/** The lines of the blocks of shell, without their comments. */
async function commandLines(): Promise<string[]> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block.trim().split('\n'));
  return blocks.flat().map((line) => line.replace(/\s+# .*$/, ''));
}

test('every command of README.md runs', () =>
  withTlsServer(
    ROUTES,
    ({ port, certificate }) =>
      withHttpProxy({ leadsTo: port }, (proxy) =>
        withSocksProxy({ leadsTo: port }, (tor) =>
          inFolder(async (cwd) => {
            await mkdir(join(cwd, 'config/tearsheet'), { recursive: true });
            await writeFile(join(cwd, 'ca.pem'), certificate);
            const options = `--proxy http://${proxy.host}\n--cacert ${join(cwd, 'ca.pem')}\n--delay 0\n`;
            await writeFile(join(cwd, 'config/tearsheet/config'), options);
            await writeInputs(cwd);
            const lines = (await commandLines()).filter((line) => !RUN_ELSEWHERE.test(line));
            equal((await failuresOf(lines, cwd, tor.host)).join('\n'), '');
            ok(lines.length >= 20, `${lines.length} lines were run`);
            ok(tor.asked.includes('news.example:443'));
          }),
        ),
      ),
    ['news.example', 'example.org'],
  ));

/** Runs the lines one after the other; gives those that failed, with the reason. */
async function failuresOf(lines: string[], cwd: string, tor: string): Promise<string[]> {
  const env = { ...process.env, XDG_CONFIG_HOME: join(cwd, 'config') };
  const functions = `tearsheet() { "${process.execPath}" "${BIN}" "$@"; }; jq() { cat; }`;
  const failed: string[] = [];
  for (const [at, line] of lines.entries()) {
    const command = line.replace(/\bURL\b/, STORY).replace(TOR, tor);
    await promisify(execFile)('sh', ['-c', `${functions}\n${command}`], { cwd, env }).catch(
      ({ code, stderr }) => void failed.push(`${line}: ${code}, ${stderr}`),
    );
    if (at === 1) await copyCaptures(cwd);
  }
  return failed;
}
