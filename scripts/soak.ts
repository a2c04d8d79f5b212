/**
 * `node dist/scripts/soak.js [pages] [option...]`: one batch over many local pages on half as many hosts; its peak memory in the
 * first and the second half, and the files that it had open at once. Exits 1 when the second is more than a tenth above the
 * first. Linux only: every address of 127.0.0.0/8 is this machine there.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIN } from '../tests/helpers/program.ts';

const SAMPLE_MS = 200;
const ALLOWED = 1.1;
/** Milliseconds that the server offers to keep a connection: longer than any that a client should take up. */
const KEPT = 300_000;

const [count = '20000', ...more] = process.argv.slice(2);
const pages = Number(count);
const folder = await mkdtemp(join(tmpdir(), 'tearsheet-soak-'));
const server = createServer({ keepAliveTimeout: KEPT }, (request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(Number(request.url?.slice(1))));
}).listen(0, '0.0.0.0');
try {
  await once(server, 'listening');
  process.exitCode = await soak((server.address() as AddressInfo).port);
} finally {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
}

/** Two pages a host. */
function urlOf(n: number, port: number): string {
  const host = n >> 1;
  return `http://127.${1 + (host >> 16)}.${(host >> 8) & 255}.${host & 255}:${port}/${n}`;
}

/** Pages of 3 to 60 KB, each with its own words. */
function page(n: number): string {
  const words = (seed: number) =>
    Array.from({ length: 60 }, (_, k) => `word${(seed * 31 + k * k * 7 + n) % 9973}`).join(' ');
  const paragraphs = Array.from(
    { length: 5 + (n % 40) },
    (_, k) => `<p>${words(k)}. In the year ${1900 + k}, ${words(k + 1)}.</p>`,
  );
  const boxes = '<aside class="related"><ul><li><a href="/x">Another story</a></li></ul></aside>'.repeat(n % 9);
  return `<!doctype html><html lang="en"><head><title>Report ${n} of the soak</title><meta name="author" content="Ann Writer"><script>var x=${'1+'.repeat(n % 2000)}1</script></head>
<body><header><nav><a href="/">Home</a></nav></header><article><h1>Report ${n} of the soak</h1><time datetime="2020-10-03T10:00:00+04:30">today</time>
${paragraphs.join('\n')}</article>${boxes}<footer>Footer</footer></body></html>`;
}

async function soak(port: number): Promise<number> {
  const polite = ['-j', '4', '--per-host', '4', '--delay', '0', '--allow-private', '--images', 'none', '-q'];
  const args = ['-i', '-', '-d', join(folder, 'out'), '--archive', join(folder, 'done.txt'), ...polite, ...more];
  const child = spawn(process.execPath, [BIN, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  const started = performance.now();
  let done = 0;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    done += text.split('\n').length - 1;
  });
  child.stdin?.end(Array.from({ length: pages }, (_, n) => `${urlOf(n, port)}\n`).join(''));
  const peaks = [0, 0];
  let files = 0;
  const timer = setInterval(async () => {
    const half = done < pages / 2 ? 0 : 1;
    const memory = await residentBytes(child);
    if (memory > (peaks[half] ?? 0)) peaks[half] = memory;
    files = Math.max(files, await openFiles(child));
  }, SAMPLE_MS);
  const report = setInterval(() => print(`${done} done, ${megabytes(Math.max(...peaks))}`), 60_000);
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(timer);
  clearInterval(report);
  const seconds = (performance.now() - started) / 1000;
  const [first = 0, second = 0] = peaks;
  print(`${done} of ${pages} saved in ${Math.round(seconds)} s (${(done / seconds).toFixed(1)}/s), exit code ${exitCode}`);
  print(
    `peak memory: first half ${megabytes(first)}, second half ${megabytes(second)}, ratio ${(second / first).toFixed(3)}; ${files} files open at once`,
  );
  return exitCode === 0 && done === pages && second <= first * ALLOWED ? 0 : 1;
}

/** 0 once the process has ended. */
async function openFiles({ pid }: ChildProcess): Promise<number> {
  return (await readdir(`/proc/${pid}/fd`).catch(() => [])).length;
}

/** 0 once the process has ended. */
async function residentBytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
