/** The commands of docs/evidence.md, run as they stand there. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BIN, tearsheet } from '../helpers/program.ts';
import { type Route, withServer } from '../helpers/server.ts';
import { makeAuthority } from './authority.ts';
import { png, temporaryFolder } from './sample.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const DOCS = readFileSync(join(ROOT, 'docs/evidence.md'), 'utf8');
const TEXT = 'The river rose by two metres in the night, and the lower town was under water by the morning. '.repeat(12);
const ROUTES: Record<string, Route> = {
  '/a.png': { headers: { 'content-type': 'image/png' }, body: png(1) },
  '/story': `<!doctype html><html lang="en"><head><title>Rivers rise</title><meta property="og:type" content="article"></head>
<body><article><h1>Rivers rise</h1><figure><img src="/a.png" width="800" height="600"><figcaption>The lower town</figcaption>
</figure><p>${TEXT}</p></article></body></html>`,
};

/** The block of commands below a heading. */
function commands(heading: string): string {
  const [, block] = new RegExp(`\\n## ${heading}\\n[\\s\\S]*?\`\`\`sh\\n([\\s\\S]*?)\`\`\``).exec(DOCS) ?? [];
  assert.ok(block, heading);
  return block;
}

/** A path on which `tearsheet` is this program and `npx` finds what is installed here. */
function pathWithOurs(dir: string): string {
  const programs = {
    tearsheet: `exec "${process.execPath}" "${BIN}" "$@"`,
    npx: `exec "${ROOT}/node_modules/.bin/$@"`,
    // Without a terminal it does nothing else, and not every system has it.
    less: 'exec cat',
  };
  mkdirSync(join(dir, 'bin'));
  for (const [name, line] of Object.entries(programs)) {
    writeFileSync(join(dir, 'bin', name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(dir, 'bin', name), 0o755);
  }
  return `${join(dir, 'bin')}:${process.env.PATH}`;
}

function bash(script: string, cwd: string, path: string): string {
  const env = { ...process.env, PATH: path };
  return execFileSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function stampedCapture(t: TestContext): Promise<{ dir: string; name: string; root: string; path: string }> {
  const dir = await temporaryFolder(t);
  const authority = makeAuthority(join(dir, 'authority'));
  const saved = await withServer({ ...ROUTES, '/tsa': authority.route }, ({ origin }) =>
    tearsheet(['-d', 'out', '--timestamp', `${origin}/tsa`, `${origin}/story`], { cwd: dir }),
  );
  assert.deepEqual([saved.code, saved.stderr], [0, '']);
  const name = basename(saved.stdout.trim(), '.md');
  return { dir: join(dir, 'out'), name, root: authority.root, path: pathWithOurs(dir) };
}

test('every command under "By hand" does what is said there', async (t) => {
  const { dir, name, root, path } = await stampedCapture(t);
  const script = commands('By hand').replace('2020-10-03-example.org-story', name).replace('authority-root.pem', root);
  const output = bash(`exec 2>&1\n${script}`, dir, path);
  for (const line of [
    'record.json: OK',
    `../${name}.md: OK`,
    'SHA256SUMS.tsr: OK',
    'Status: Granted.',
    'Verification: OK',
  ]) {
    assert.ok(output.includes(`${line}\n`), `${line}\n${output}`);
  }
  assert.match(output, /^[0-9a-f]{64} {2}SHA256SUMS$/m);
  assert.match(output, /^GET \/story HTTP\/1\.1\r$/m);
  assert.match(output, /^\{"offset":\d+,"warc-type":"response","warc-target-uri":".*\/story"\}$/m);
});

test('the commands that read old captures again do so', async (t) => {
  const { dir, name, path } = await stampedCapture(t);
  const before = await readdir(dir);
  const output = bash(`exec 2>&1\n${commands('Over time').replace('2020-10-03-example.org-story', name)}`, dir, path);
  const note = `capture.warc.gz: nothing to write, ${name}.files says the same`;
  assert.equal(output.replaceAll('./', ''), `tearsheet: ${name}.files/${note}\n`.repeat(2));
  assert.deepEqual(await readdir(dir), before);
});

test('the part of a shared WARC that a record names is gzip of its own', async (t) => {
  const dir = await temporaryFolder(t);
  const path = pathWithOurs(dir);
  await withServer(ROUTES, async ({ origin }) => {
    await tearsheet(['--warc-file', 'all.warc.gz', '--delay', '0', `${origin}/story`, `${origin}/story?2`], { cwd: dir });
  });
  const [, command = ''] = /`(tail -c .*?)`/.exec(DOCS) ?? [];
  const folders = (await readdir(dir)).filter((name) => name.endsWith('.files'));
  assert.equal(folders.length, 2);
  for (const folder of folders) {
    const { warc, requestedUrl } = JSON.parse(await readFile(join(dir, folder, 'record.json'), 'utf8'));
    const values = `offset=${warc.offset}; length=${warc.length}; FILE=${warc.file}`;
    // `head` may leave before `tail` has written all, which is no failure.
    const part = bash(`set +o pipefail; ${values}; ${command.replace('FILE', '$FILE')}`, dir, path);
    assert.match(part, /^WARC\/1\.1\r\nWARC-Type: request\r\n/);
    assert.ok(part.includes(`WARC-Target-URI: ${requestedUrl}\r\n`));
    assert.equal(part.split('tearsheet-record: ').length, 2);
  }
});

test('the parts of a WACZ have the sums that its description states', async (t) => {
  const { dir, path } = await stampedCapture(t);
  const checked = `tearsheet wacz . -o FILE.wacz; python3 -m zipfile -t FILE.wacz; python3 -m zipfile -e FILE.wacz parts; cd parts
    sha256sum datapackage.json; cat datapackage-digest.json
    python3 -c 'import json
for one in json.load(open("datapackage.json"))["resources"]: print(one["hash"][7:] + "  " + one["path"])' | sha256sum -c`;
  const output = bash(checked, dir, path);
  assert.match(output, /^Done testing$/m);
  const [, sum = ''] = /^([0-9a-f]{64}) {2}datapackage\.json$/m.exec(output) ?? [];
  assert.ok(output.includes(`"hash": "sha256:${sum}"`));
  assert.match(output, /^pages\/pages\.jsonl: OK$/m);
});
