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

/** Seconds. */
const DELAY = 1.2;

/** A site of articles with pictures; gives the number of requests that it got, and the seconds from the first to the last. */
async function requestsOf(args: (origin: string) => string[]): Promise<{ count: number; seconds: number }> {
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
  return { count: times.length, seconds: ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000 };
}

/**
 * One delay between each two. A busy machine notices the first request late, by less than half a delay; one delay that is left
 * out is a whole one.
 */
function areParted({ count, seconds }: { count: number; seconds: number }): boolean {
  return seconds > (count - 1.5) * DELAY;
}

test('a batch: pages, retries and images of one host come one delay after the other', async () => {
  const requests = await requestsOf((origin) => [
    `${origin}/one`,
    `${origin}/two`,
    '--per-host',
    '4',
    '--delay',
    `${DELAY}`,
  ]);
  assert.equal(requests.count, 7);
  assert.ok(areParted(requests), `${requests.seconds} s`);
});

test('one source: its images are parted by a delay that is asked for', async () => {
  const requests = await requestsOf((origin) => [`${origin}/one`, '--delay', `${DELAY}`]);
  assert.equal(requests.count, 3);
  assert.ok(areParted(requests), `${requests.seconds} s`);
});

test('one source without a delay: its images load like those of a page, at once', () =>
  inFolder((folder) => {
    const asked: (() => void)[] = [];
    return withServer(
      (request, response) => {
        if (!request.url?.endsWith('.png'))
          return void response.writeHead(200, { 'content-type': 'text/html' }).end(page('one'));
        // A program that waits for the answer before its next request waits for ever.
        asked.push(() => response.writeHead(200, { 'content-type': 'image/png' }).end(PNG));
        if (asked.length === 2) for (const answer of asked) answer();
      },
      async ({ origin }) => {
        const { code, stderr } = await tearsheet([`${origin}/one`, '-d', folder], { cwd: folder });
        assert.deepEqual([code, stderr], [0, '']);
      },
    );
  }));

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
