/** A page in the browser reaches nothing private by any way, and nothing of the user's goes elsewhere. Needs Chromium. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { tearsheet } from '../../helpers/program.ts';
import { withHttpProxy } from '../../helpers/proxy.ts';
import { type Route, withTlsServer } from '../../helpers/server.ts';
import {
  areWhole,
  bodyOf,
  browse,
  capture,
  folderOf,
  isWhole,
  PARAGRAPHS,
  page,
  saved,
  TEXT,
  withSite,
} from './captured.ts';
import { BOX_ROUTES } from './replayed.ts';

/** Every way that a page has to a server at `far` (host and port); those that lead to another page only where it `leaves`. */
function waysTo(far: string, { leaves }: { leaves: boolean }): string {
  const at = (path: string) => `http://${far}/${path}`;
  return `<link rel="stylesheet" href="${at('style')}"><link rel="preload" as="script" href="${at('preload')}"><link rel="prefetch" href="${at('prefetch')}">
<link rel="preconnect" href="${at('')}"><link rel="dns-prefetch" href="${at('')}"><link rel="manifest" href="${at('manifest')}">
<img src="${at('img')}"><picture><source srcset="${at('source')}"><img src="${at('img2')}"></picture><video src="${at('video')}" poster="${at('poster')}" autoplay muted></video>
<iframe src="${at('frame')}"></iframe><iframe srcdoc="<img src='${at('srcdoc')}'>"></iframe><object data="${at('object')}"></object><embed src="${at('embed')}">
<script src="${at('script')}"></script><script type="module">import('${at('module')}').catch(() => {})</script><div style="background:url(${at('css')})">x</div>
<iframe name="posted"></iframe><form id="form" method="post" target="posted" action="${at('form')}"><input name="a" value="b"></form>
<img src="/to-far"><iframe src="/to-far"></iframe>
<script>
fetch('${at('fetch')}').catch(() => {}); fetch('${at('opaque')}', { mode: 'no-cors' }).catch(() => {}); fetch('/to-far').catch(() => {});
navigator.sendBeacon('${at('beacon')}', 'x'); new EventSource('${at('events')}'); const xhr = new XMLHttpRequest(); xhr.open('GET', '${at('xhr')}'); xhr.send();
new WebSocket('ws://${far}/socket');
const inWorker = "fetch('${at('worker')}').catch(() => {}); new WebSocket('ws://${far}/worker-socket'); try { importScripts('${at('import')}') } catch {}";
new Worker(URL.createObjectURL(new Blob([inWorker], { type: 'text/javascript' })));
try { new SharedWorker(URL.createObjectURL(new Blob([inWorker], { type: 'text/javascript' }))) } catch {}
navigator.serviceWorker?.register('/sw.js').catch(() => {});
try { const peer = new RTCPeerConnection({ iceServers: [{ urls: ['turn:${far}?transport=tcp', 'stun:${far}'], username: 'a', credential: 'b' }] });
  peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer)) } catch {}
try { new WebTransport('https://${far}/transport') } catch {}
${leaves ? `document.getElementById('form').submit(); window.open('${at('window')}', 'advert', 'width=300')` : ''}
</script>`;
}

/** A server that tells of every connection, whatever it is. */
async function withTouches<T>(run: (port: number, touches: string[]) => Promise<T>): Promise<T> {
  const touches: string[] = [];
  const server: Server = createServer((socket) => {
    touches.push('connection');
    socket.on('data', (data) => {
      touches.push(data.toString('latin1').split('\r\n')[0] ?? '');
      // A browser has few connections to one server: without an answer the others would wait.
      socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n');
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  try {
    return await run((server.address() as { port: number }).port, touches);
  } finally {
    server.close();
  }
}

describe('what a page may reach', () => {
  test('its own typed host, and no other private address by any way there is', (context) =>
    withTouches((port, touches) => {
      const names = ['127.0.0.1', 'localhost', '127.1', '2130706433', '0.0.0.0', '[::ffff:127.0.0.1]', '0x7f.1'];
      const routes = Object.fromEntries(
        names.map((name, index) => [
          `/${index}`,
          page(`The bridge ${index}`, TEXT, { more: waysTo(`${name}:${port}`, { leaves: index > 0 }) }),
        ]),
      );
      return withSite(
        {
          ...routes,
          '/to-far': { status: 302, headers: { location: `http://127.0.0.1:${port}/redirect` }, body: '' },
          '/sw.js': {
            headers: { 'content-type': 'text/javascript' },
            body: `self.addEventListener('install', (event) => event.waitUntil(fetch('http://127.0.0.1:${port}/service').catch(() => {})))`,
          },
        },
        async ({ origin }) => {
          const cwd = await folderOf(context);
          const urls = names.map((_, index) => `${origin}/${index}`);
          const how = [
            '-d',
            'out',
            '--name',
            '{slug}/{slug}',
            '--screenshot',
            '--wait',
            '8',
            '-j',
            '2',
            '--per-host',
            '2',
            '--delay',
            '0',
          ];
          const { code, stderr, stdout } = await browse(cwd, [...urls, ...how]);
          equal(code, 0, stderr);
          equal(stdout.trim().split('\n').length, names.length);
          deepEqual(touches, []);
          const captures = names.map(async (_, index) => {
            const captured = await saved(join(cwd, 'out', `the-bridge-${index}`));
            const { warnings } = captured.record;
            // Embeds leave their addresses, of which nothing was had.
            const embeds = bodyOf(captured).slice(PARAGRAPHS.length);
            for (const line of embeds) match(line, /^\[(?:Video|Embed: \S+)\]\(http:\/\/\S+\)$/);
            const expected = {
              paragraphs: [...PARAGRAPHS, ...embeds],
              title: `The bridge ${index}`,
              warnings: warnings.map(({ code }) => code),
              dismissed: { windows: index > 0 ? 1 : 0 },
              leaves: index > 0,
            };
            return { captured, expected: { url: `${origin}/${index}`, ...expected } };
          });
          await areWhole(cwd, await Promise.all(captures));
          // The ways are ways: with the address filter off they lead there.
          const open = await browse(cwd, [`${origin}/1`, '-d', 'open', '--wait', '8', '--allow-private']);
          equal(open.code, 0, open.stderr);
          const paths = new Set(touches.flatMap((line) => /^[A-Z]+ \/(\w+)/.exec(line)?.[1] ?? []));
          for (const way of ['img', 'frame', 'fetch', 'xhr', 'worker', 'socket', 'beacon', 'redirect', 'service'])
            ok(paths.has(way), way);
        },
      );
    }));

  test('with --allow-private also others', (context) =>
    withSite({ '/text.json': { headers: { 'access-control-allow-origin': '*' }, body: JSON.stringify(TEXT) } }, (far) =>
      withSite(
        {
          '/a': page('The bridge', '', {
            more: `<script>fetch('${far.origin}/text.json').then((r) => r.json()).then((html) => { document.querySelector('article').innerHTML = html })</script>`,
          }),
        },
        async ({ origin }) => {
          const refused = await capture(context, `${origin}/a`, [], 3);
          match(refused.stderr, /\((?:empty-page|not-article)\)/);
          deepEqual(far.requests, []);
          const captured = await capture(context, `${origin}/a`, ['--allow-private']);
          ok(captured.warc.some(({ type, url }) => type === 'response' && url === `${far.origin}/text.json`));
          await isWhole(captured, { url: `${origin}/a` });
        },
      ),
    ));

  test('a typed address that redirects to a private one, and one that refuses, say why', (context) =>
    withTouches((port, touches) =>
      withSite(
        { '/a': { status: 302, headers: { location: `http://127.0.0.1:${port}/b` }, body: '' } },
        async ({ origin }) => {
          const { stderr } = await capture(context, `${origin}/a`, [], 5);
          match(stderr, /127\.0\.0\.1 is not a public address; --allow-private permits it \(private-address\)/);
          deepEqual(touches, []);
        },
      ),
    ));
});

describe("what is the user's", () => {
  for (const { login, secret, header } of [
    { login: 'a cookie', secret: ['-b', 'session=secret'], header: 'cookie' },
    { login: 'a header', secret: ['-H', 'X-Token: session=secret'], header: 'x-token' },
  ]) {
    test(`${login} that logs in goes to the origin of the source, and not into the WARC`, (context) =>
      withSite({ '/pixel.png': '' }, (far) => {
        const html = page('The bridge', TEXT, { more: `<img src="/own.png"><img src="${far.origin}/pixel.png">` });
        const site: Route = (request, response) => {
          const isIn = request.headers[header] === 'session=secret';
          response.writeHead(isIn ? 200 : 403, { 'content-type': 'text/html' }).end(isIn ? html : 'no');
        };
        return withSite({ '/a': site, '/own.png': '' }, async ({ origin, requests }) => {
          const how = [...secret, '-A', 'Reader/1.0', '--allow-private'];
          const captured = await capture(context, `${origin}/a`, how);
          const [own] = requests.filter(({ url }) => url === '/own.png');
          equal(own?.headers[header], 'session=secret');
          const [other] = far.requests;
          deepEqual([other?.headers[header], other?.headers['user-agent']], [undefined, 'Reader/1.0']);
          const text = captured.warc.map(({ head, body, type }) => (type === 'metadata' ? '' : head + body)).join('');
          ok(!text.includes('session=secret'));
          await isWhole(captured, { url: `${origin}/a`, userAgent: /^Reader\/1\.0$/ });
        });
      }));
  }

  test('plain http goes through -x, the page and all that it asks for', (context) =>
    withSite(
      {
        '/a': page('The bridge', '', {
          more: `<script>fetch('/text').then((r) => r.text()).then((html) => { document.querySelector('article').innerHTML = html })</script>`,
        }),
        '/text': TEXT,
      },
      ({ origin, port }) =>
        withHttpProxy({ credentials: 'reader:secret' }, async ({ host, asked }) => {
          // The name is known to the proxy alone.
          const url = `http://paper.example:${port}`;
          const captured = await capture(context, `${url}/a`, ['-x', `http://reader:secret@${host}`]);
          for (const path of ['/a', '/text']) ok(asked.includes(`GET ${url}${path}`), `${path} in ${asked.join(', ')}`);
          ok(!/secret/.test(captured.warc.map(({ head, body }) => head + body).join('')));
          await isWhole(captured, { url: `${url}/a` });
          const refused = await capture(context, `${url}/a`, ['-x', `http://${host}`, '--retry', '0'], 5);
          match(refused.stderr, /407/);
          ok(origin !== '');
        }),
    ));

  test('TLS is verified; -k is recorded, --cacert trusts, -x is asked', (context) =>
    withTlsServer({ ...BOX_ROUTES, '/a': page('The bridge', TEXT) }, async ({ port, certificate }) => {
      const url = `https://localhost:${port}/a`;
      const refused = await capture(context, url, ['--retry', '0'], 5);
      match(refused.stderr, /\(tls\)/);
      const insecure = await capture(context, url, ['-k']);
      await isWhole(insecure, { url, warnings: ['tls-not-verified'] });
      const cwd = await folderOf(context);
      mkdirSync(join(cwd, 'out'));
      writeFileSync(join(cwd, 'ca.pem'), certificate);
      await withHttpProxy({}, async ({ host, asked }) => {
        const run = await browse(cwd, [url, '-d', 'out', '--cacert', 'ca.pem', '-x', `http://${host}`]);
        equal(run.code, 0, run.stderr);
        deepEqual([...new Set(asked)], [`CONNECT localhost:${port}`]);
      });
      equal((await tearsheet(['verify', '--deep', 'out'], { cwd })).code, 0);
    }));
});
