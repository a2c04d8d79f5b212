/** `--delay`: seconds between any two requests to one host, whatever is asked for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFolder, tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SENTENCE =
  'The ministers met in the capital on Saturday and agreed on a plan that both sides had rejected in spring. ';

function page(name: string): string {
  const picture = (n: number) =>
    `<figure><img src="/${name}-${n}.png" width="600" height="400"><figcaption>Picture ${n} of ${name}</figcaption></figure>`;
  const text = (n: number) => `<p>Part ${n} of report ${name}. ${SENTENCE.repeat(4)}</p>`;
  return `<!doctype html><html lang="en"><head><title>Report ${name}</title></head><body><article><h1>Report ${name}</h1>${text(1)}${picture(1)}${text(2)}${picture(2)}${text(3)}</article></body></html>`;
}

/** A site of articles with pictures; gives the milliseconds between the requests that it got, in order. */
async function gapsOf(args: (origin: string) => string[]): Promise<number[]> {
  const times: number[] = [];
  let failed = false;
  await inFolder((folder) =>
    withServer(
      (request, response) => {
        times.push(performance.now());
        const [, name = '', kind] = /^\/(\w+)(-.*)?/.exec(request.url ?? '') ?? [];
        if (kind) response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
        // A server that fails once is asked again, and not at once either.
        else if (name === 'two' && !failed) {
          failed = true;
          response.writeHead(503).end();
        } else response.writeHead(200, { 'content-type': 'text/html' }).end(page(name));
      },
      async ({ origin }) => {
        const { code, stderr } = await tearsheet([...args(origin), '-q', '-d', folder], { cwd: folder });
        assert.equal(code, 0, stderr);
      },
    ),
  );
  return times.slice(1).map((time, index) => time - (times[index] as number));
}

test('a batch: pages, retries and images of one host come one delay after the other', async () => {
  const gaps = await gapsOf((origin) => [`${origin}/one`, `${origin}/two`, '--per-host', '4', '--delay', '0.8']);
  assert.equal(gaps.length, 6);
  // What is timed is the arrival at the server, which may be some milliseconds late.
  assert.ok(Math.min(...gaps) > 700, `${gaps.map(Math.round)}`);
});

test('one source: its images are parted by a delay that is asked for, and load like a page without', async () => {
  const parted = await gapsOf((origin) => [`${origin}/one`, '--delay', '0.8']);
  assert.equal(parted.length, 2);
  assert.ok(Math.min(...parted) > 700, `${parted.map(Math.round)}`);
  const together = await gapsOf((origin) => [`${origin}/one`]);
  assert.ok((together[1] ?? 0) < 500, `${together.map(Math.round)}`);
});

test('a batch asks a host for one thing at a time, pictures too', async () => {
  let open = 0;
  let most = 0;
  await inFolder((folder) =>
    withServer(
      (request, response) => {
        most = Math.max(most, ++open);
        const isPicture = request.url?.endsWith('.png');
        const answer = () => {
          open--;
          response.writeHead(200, { 'content-type': isPicture ? 'image/png' : 'text/html' });
          response.end(isPicture ? PNG : page(request.url?.slice(1) ?? ''));
        };
        // A slow host: whoever asks before it has answered is seen.
        setTimeout(answer, 100);
      },
      async ({ origin, requests }) => {
        const ran = await tearsheet([`${origin}/one`, `${origin}/two`, '--delay', '0', '-q', '-d', folder], { cwd: folder });
        assert.equal(ran.code, 0, ran.stderr);
        assert.deepEqual([requests.length, most], [6, 1]);
      },
    ),
  );
});
