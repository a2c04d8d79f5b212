/**
 * A corpus made by the recipes of docs/corpus.md, as they stand there: two hundred WARC files as a news crawl writes them, whole, in
 * shards, by GNU parallel and by Slurm, with kills. All ways give the same bytes.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, watch } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { WARCParser } from 'warcio';
import { ALL_SETS, BENCH, readPage, readTruths } from '../../scripts/bench-sets.ts';
import { type CrawledPage, crawlFile, crawlName } from '../helpers/crawl.ts';
import { BIN, tearsheet } from '../helpers/program.ts';
import { withSlurm } from '../helpers/slurm.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FILES = 200;
const PAGES_A_FILE = 2;

let folder: string;
let env: Record<string, string>;
/** Of a run that nothing disturbed. */
let whole: Map<string, string>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-corpus-'));
  for (const name of ['crawl', 'bin']) await mkdir(join(folder, name));
  const pages = crawledPages();
  for (let number = 0; number < FILES; number += 1) {
    const some = Array.from(
      { length: PAGES_A_FILE },
      (_, i) => pages[(number * PAGES_A_FILE + i) % pages.length] as CrawledPage,
    );
    await writeFile(join(folder, 'crawl', crawlName(number)), crawlFile(some, number));
  }
  const program = join(folder, 'bin', 'tearsheet');
  await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  await chmod(program, 0o755);
  env = { ...(process.env as Record<string, string>), PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
  equal(await sh('tearsheet extract crawl/*.warc.gz -d whole -q'), 0);
  whole = await sums('whole');
});

after(() => rm(folder, { recursive: true, force: true }));

/** Of the benchmark sets where they are, else the fixtures: real pages either way. */
function crawledPages(): CrawledPage[] {
  if (existsSync(BENCH)) {
    const all = ALL_SETS.flatMap((set) => readTruths(set).map(({ id, url }) => ({ set, id, url })));
    const step = Math.max(1, Math.floor(all.length / (FILES * PAGES_A_FILE)));
    const taken = all.filter(({ url }, i) => i % step === 0 && /^https?:/.test(url));
    return taken.map(({ set, id, url }) => ({ url: new URL(url).href, body: new Uint8Array(readPage(set, id)) }));
  }
  const fixtures = join(ROOT, 'tests/fixtures');
  const names = ['kabul-times--gutenberg', 'khabar--persian-rtl', 'techcrunch--block-theme', 'tagblatt--german'];
  return names.map((name) => ({ url: `https://${name}.example/1`, body: readFileSync(join(fixtures, name, 'page.html')) }));
}

function sh(
  command: string,
  during?: (child: ChildProcess) => void,
  more: Record<string, string> = {},
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', command], {
      cwd: folder,
      env: { ...env, ...more },
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.on('error', reject).on('close', resolve);
    child.stdout?.resume();
    during?.(child);
  });
}

/** Kills the command and all that it started, once it has told its first output. */
function killed(child: ChildProcess): void {
  child.stdout?.once('data', () => process.kill(-(child.pid as number), 'SIGKILL'));
}

/** By name; the statistics hold seconds, but must be there. */
async function sums(dir: string): Promise<Map<string, string>> {
  const names = (await readdir(join(folder, dir))).sort();
  const outputs = names.filter((name) => !name.endsWith('.stats.json'));
  deepEqual(
    outputs.filter((name) => name.startsWith('.')),
    [],
  );
  equal(names.length, 2 * outputs.length);
  const entries = outputs.map(async (name): Promise<[string, string]> => {
    return [
      name,
      createHash('sha256')
        .update(await readFile(join(folder, dir, name)))
        .digest('hex'),
    ];
  });
  return new Map(await Promise.all(entries));
}

/** The first code block below a heading of docs/corpus.md. */
function recipe(heading: string): string {
  const doc = readFileSync(join(ROOT, 'docs/corpus.md'), 'utf8');
  const section = doc.slice(doc.indexOf(`\n${heading}\n`));
  return /```sh\n([\s\S]*?)```/.exec(section)?.[1] as string;
}

test('each file has its output; what is damaged is a line, and what stands behind it is read', async () => {
  equal(whole.size, FILES);
  let [pages, articles, damaged] = [0, 0, 0];
  for (const name of whole.keys()) {
    const lines = gunzipSync(await readFile(join(folder, 'whole', name)))
      .toString()
      .split('\n')
      .filter(Boolean);
    const { length } = lines.filter((line) => JSON.parse(line).error?.code === 'bad-record');
    const told = JSON.parse(await readFile(join(folder, 'whole', name.replace('.jsonl.gz', '.stats.json')), 'utf8'));
    deepEqual([told.pages, told.failures['bad-record'] ?? 0], [lines.length, length], name);
    [pages, articles, damaged] = [pages + told.pages, articles + told.articles, damaged + length];
  }
  // Twenty files have a record that is damaged, eight are cut short.
  equal(damaged, FILES / 10 + FILES / 25);
  ok(pages >= FILES * PAGES_A_FILE && articles > pages / 2, `${pages} pages, ${articles} articles`);
});

test('the first recipe, killed and given again', async () => {
  const command = recipe('## One input, one output').trim().replace('-d articles', '-d killed');
  equal(await sh(command, killed), null);
  equal(await sh(`${command} -q`), 0);
  deepEqual(await sums('killed'), whole);
});

test('seven shards, one of them killed and given again', async () => {
  const shard = (index: number) => `tearsheet extract crawl/*.warc.gz -d shards -q --if-exists skip --shard ${index}/7`;
  equal(await sh(shard(3), killed), null);
  for (let index = 1; index <= 7; index += 1) equal(await sh(shard(index)), 0);
  deepEqual(await sums('shards'), whole);
});

test('the recipe of GNU parallel, killed and given again; and pages in a pipe', async () => {
  const [files, pipe] = recipe('### GNU parallel').trim().split('\n') as [string, string];
  equal(await sh(files, killed), null);
  equal(await sh(files), 0);
  deepEqual(await sums('articles'), whole);
  await rm(join(folder, 'articles'), { recursive: true });
  const lines = crawledPages()
    .slice(0, 30)
    .map(({ url, body }, id) => `${JSON.stringify({ id, url, html: new TextDecoder().decode(body) })}\n`);
  await writeFile(join(folder, 'pages.jsonl'), lines.join(''));
  equal(await sh(pipe.replace('50M', '1M')), 0);
  const plain = await tearsheet(['extract', '-q', 'pages.jsonl'], { cwd: folder });
  equal(await readFile(join(folder, 'articles.jsonl'), 'utf8'), plain.stdout);
});

test('the recipe of Slurm, a task killed and submitted again', async () => {
  const cluster = await mkdtemp(join(tmpdir(), 'slurm-'));
  try {
    await writeFile(join(folder, 'array.sh'), recipe('### Slurm'));
    await withSlurm(cluster, async (slurm) => {
      const articles = join(folder, 'articles');
      await mkdir(articles);
      const first = sh('sbatch --wait array.sh', (child) => killTaskOf(child, articles, slurm.env), slurm.env);
      ok((await first) !== 0, 'the killed task makes the job fail');
      ok((await readdir(articles)).some((name) => name.endsWith('.jsonl.gz')));
      ok((await readdir(articles)).length < 2 * FILES);
      equal(await sh('sbatch --wait array.sh', undefined, slurm.env), 0);
    });
    deepEqual(await sums('articles'), whole);
  } finally {
    await rm(cluster, { recursive: true, force: true });
  }
});

/** Kills the first task of the array once an output is there. */
function killTaskOf(child: ChildProcess, articles: string, slurm: Record<string, string>): void {
  let told = '';
  child.stdout?.on('data', (data) => {
    told += String(data);
  });
  const watcher = watch(articles, (_, name) => {
    const job = /job (\d+)/.exec(told)?.[1];
    if (job === undefined || name === null || !/^CC.*\.jsonl\.gz$/.test(name)) return;
    watcher.close();
    void sh(`scancel --signal=KILL --full ${job}_1`, undefined, slurm);
  });
}

test('WET of the crawl is read by warcio, Parquet by DuckDB: as many as there are articles', async () => {
  await mkdir(join(folder, 'some'));
  for (let number = 0; number < 30; number += 1)
    await symlink(join(folder, 'crawl', crawlName(number)), join(folder, 'some', crawlName(number)));
  for (const form of ['wet', 'parquet']) equal(await sh(`tearsheet extract some/*.warc.gz -q --to ${form} -d ${form}`), 0);
  const stats = (await readdir(join(folder, 'wet'))).filter((name) => name.endsWith('.stats.json'));
  const counts = stats.map(async (name) => JSON.parse(await readFile(join(folder, 'wet', name), 'utf8')).articles);
  const articles = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  const texts: string[] = [];
  for (const name of await readdir(join(folder, 'wet'))) {
    if (!name.endsWith('.wet.gz')) continue;
    for await (const record of new WARCParser([await readFile(join(folder, 'wet', name))])) {
      const isText = record.warcType === 'conversion';
      if (isText) ok(record.warcHeaders.headers.get('WARC-Refers-To')?.startsWith('<urn:uuid:'));
      const text = await record.contentText();
      if (isText) texts.push(text);
    }
  }
  equal(texts.length, articles);
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create()).connect();
  const read = await connection.runAndReadAll(`select text from '${join(folder, 'parquet/*.parquet')}'`);
  deepEqual(
    read
      .getRowObjectsJson()
      .map(({ text }) => text ?? '')
      .sort(),
    texts.sort(),
  );
});
