import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { makeAuthority } from '../capture/authority.ts';
import { png, temporaryFolder } from '../capture/sample.ts';
import { BIN as PROGRAM } from '../helpers/program.ts';
import { type Route, withServer } from '../helpers/server.ts';

const TEXT = [
  'The river rose by two metres in the night, and the lower town was under water by the morning.',
  'Forty houses cannot be lived in for the time being, said the mayor, who had come to the market square by boat.',
  'The bridge of 1904 held, although trunks of trees had piled up against its middle arch since Saturday evening.',
].join(' ');
const MORE = [
  'Farmers upstream lost their winter stores; the ministry promised help before the end of the month.',
  'Schools stay shut until Thursday, and the trains to the coast go by the northern line.',
  'It was the third flood in ten years, and the highest that anybody in the town remembers.',
].join(' ');
const PAGE = `<!doctype html><html lang="en"><head><title>Rivers rise</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-04T10:00:00Z"></head>
<body><article><h1>Rivers rise</h1><p>${TEXT}</p><p>${MORE}</p></article></body></html>`;

const PICTURED = PAGE.replace('</h1>', '</h1><figure><img src="/a.jpg" width="800" height="600"></figure>');

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

function tearsheet(...args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

function opensslVerify(folder: string, root: string): string {
  const args = ['ts', '-verify', '-data', 'SHA256SUMS', '-in', 'SHA256SUMS.tsr', '-CAfile', root];
  return execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

test('a capture is time-stamped; openssl and verify agree; whatever is changed is named', async (t) => {
  const dir = await temporaryFolder(t);
  const authority = makeAuthority(join(dir, 'authority'));
  const out = join(dir, 'out');
  await withServer({ '/story': PAGE, '/tsa': authority.route }, async ({ origin, requests }) => {
    const saved = await tearsheet(
      '-d',
      out,
      '--timestamp',
      `${origin}/tsa`,
      '-H',
      'X-Auth-Token: secret',
      `${origin}/story`,
    );
    assert.deepEqual([saved.code, saved.stderr], [0, '']);
    const asked = requests.find(({ url }) => url === '/tsa');
    assert.equal(asked?.headers['content-type'], 'application/timestamp-query');
    assert.equal(asked?.headers['x-auth-token'], undefined);
    const folder = saved.stdout.trim().replace(/\.md$/, '.files');
    assert.match(opensslVerify(folder, authority.root), /Verification: OK/);
    const { stdout, ...quietly } = await tearsheet('verify', out);
    assert.match(stdout, /^.*: OK \(.*text read again; time stamp of \d{4}-\d\d-\d\dT[\d:.]+Z\)\n$/);
    assert.ok(stdout.startsWith(`${folder}: `));
    assert.deepEqual(quietly, { code: 0, stderr: '' });
    execFileSync('sha256sum', ['--strict', '--status', '-c', 'SHA256SUMS'], { cwd: folder });

    const again = await tearsheet('timestamp', out);
    assert.match(again.stdout, /^\d{4}-\d\d-\d\dT[\d:.]+Z .*\.files \(O=Test, CN=Test Authority\)\n$/);
    assert.equal(requests.filter(({ url }) => url === '/tsa').length, 1);

    const stamp = join(folder, 'SHA256SUMS.tsr');
    const bytes = await readFile(stamp);
    execFileSync('sha256sum', ['--strict', '--status', '-c', 'SHA256SUMS.tsr.sha256'], { cwd: folder });
    for (let at = 3; at < bytes.length; at += Math.floor(bytes.length / 12)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(stamp, changed);
      const { code, stdout } = await tearsheet('verify', folder);
      assert.deepEqual([at, code, stdout.startsWith(`${stamp}: FAILED`)], [at, 1, true]);
    }
    await writeFile(stamp, bytes);
    const sum = `${stamp}.sha256`;
    const line = await readFile(sum);
    for (const at of [0, 40, 64, 70, line.length - 1]) {
      const changed = Buffer.from(line);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(sum, changed);
      const { code, stdout } = await tearsheet('verify', folder);
      const either = `${stamp}: FAILED, differs from SHA256SUMS.tsr.sha256\n${sum}: FAILED, differs from SHA256SUMS.tsr\n`;
      assert.deepEqual([at, code, stdout], [at, 1, either]);
    }
    await writeFile(sum, line);
    await rm(stamp);
    const taken = await tearsheet('verify', folder);
    assert.equal(taken.code, 1);
    assert.equal(taken.stdout, `${stamp}: FAILED, is missing, and its checksum is there\n`);
    await writeFile(stamp, bytes);
    await writeFile(join(folder, 'SHA256SUMS'), `${await readFile(join(folder, 'SHA256SUMS'), 'utf8')}\n`);
    const changed = await tearsheet('verify', folder);
    const sums = `${join(folder, 'SHA256SUMS')}: FAILED, is not written as it was: it has other white space, letters or marks`;
    assert.equal(changed.stdout, `${sums}\n${stamp}: FAILED, the time stamp cannot be used: it is about other data\n`);
  });
});

test('one flipped byte in each file of a stamped capture is named, and sha256sum or openssl agrees', async (t) => {
  const dir = await temporaryFolder(t);
  const authority = makeAuthority(join(dir, 'authority'));
  const out = join(dir, 'out');
  const picture: Route = { headers: { 'content-type': 'image/jpeg' }, body: png(1) };
  await withServer({ '/story': PICTURED, '/a.jpg': picture, '/tsa': authority.route }, async ({ origin }) => {
    const formats = 'md,json,html,txt';
    const saved = await tearsheet('-d', out, '-f', formats, '--timestamp', `${origin}/tsa`, `${origin}/story`);
    assert.deepEqual([saved.code, saved.stderr], [0, '']);
    const stem = saved.stdout.trim().replace(/\.md$/, '');
    const folder = `${stem}.files`;
    const inside = ['1.png', 'SHA256SUMS', 'SHA256SUMS.tsr', 'SHA256SUMS.tsr.sha256', 'capture.warc.gz', 'record.json'];
    assert.deepEqual((await readdir(folder)).sort(), inside);
    const files = [...inside.map((name) => join(folder, name)), ...formats.split(',').map((format) => `${stem}.${format}`)];
    for (const file of files) {
      const bytes = await readFile(file);
      const changed = Buffer.from(bytes);
      const at = bytes.length >> 1;
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(file, changed);
      const { code, stdout } = await tearsheet('verify', out);
      assert.equal(code, 1);
      assert.ok(
        stdout.split('\n').some((line) => line.startsWith(`${file}: FAILED, `)),
        stdout,
      );
      const sums = basename(file).startsWith('SHA256SUMS.tsr') ? 'SHA256SUMS.tsr.sha256' : 'SHA256SUMS';
      assert.throws(() => execFileSync('sha256sum', ['--strict', '--status', '-c', sums], { cwd: folder }), file);
      if (basename(file) === 'SHA256SUMS') assert.throws(() => opensslVerify(folder, authority.root));
      await writeFile(file, bytes);
    }
    assert.equal((await tearsheet('verify', out)).code, 0);
    assert.match(opensslVerify(folder, authority.root), /Verification: OK/);
  });
});

test('an authority that fails is a warning, and can be asked again', async (t) => {
  const dir = await temporaryFolder(t);
  const authority = makeAuthority(join(dir, 'authority'));
  const out = join(dir, 'out');
  let broken = true;
  const tsa: typeof authority.route = (request, response) =>
    broken ? void response.writeHead(404).end() : (authority.route as (a: unknown, b: unknown) => void)(request, response);
  await withServer({ '/story': PAGE, '/tsa': tsa, '/nonsense': 'hello' }, async ({ origin }) => {
    const saved = await tearsheet('-d', out, '--timestamp', `${origin}/tsa`, `${origin}/story`);
    assert.equal(saved.code, 4);
    assert.equal(
      saved.stderr,
      `tearsheet: ${origin}/story: warning: no time stamp (the time stamp authority answered HTTP 404: ${origin}/tsa); tearsheet timestamp tries again (timestamp-failed)\n` +
        `tearsheet: ${origin}/story: saved, but without the time stamp that was asked for (timestamp-failed)\n`,
    );
    const folder = saved.stdout.trim().replace(/\.md$/, '.files');
    const nonsense = await tearsheet('timestamp', '--authority', `${origin}/nonsense`, out);
    assert.equal(nonsense.code, 1);
    assert.match(nonsense.stderr, /\.files: the time stamp cannot be used: it is no time stamp .*\(not-verified\)\n$/);
    assert.ok(!(await readdir(folder)).includes('SHA256SUMS.tsr'));
    broken = false;
    const named = await tearsheet('timestamp', out);
    assert.match(named.stderr, /names the authority: asking .*\/tsa\n.*\(private-address\)\n$/s);
    assert.equal((await tearsheet('timestamp', '--authority', `${origin}/tsa`, out)).code, 0);
    assert.match(opensslVerify(folder, authority.root), /Verification: OK/);
    await rm(join(folder, 'SHA256SUMS.tsr'));
    const json = await tearsheet('timestamp', '--authority', `${origin}/tsa`, '--json', folder);
    assert.equal(JSON.parse(json.stdout).authority, 'O=Test, CN=Test Authority');
    await rm(join(folder, 'SHA256SUMS.tsr'));
    await rm(join(folder, 'SHA256SUMS'));
    const missing = `${join(folder, 'SHA256SUMS')} is missing: the capture was not finished (not-verified)`;
    const unfinished = await tearsheet('timestamp', folder);
    assert.deepEqual(unfinished, { code: 1, stdout: '', stderr: `tearsheet: ${missing}\n` });
    await writeFile(join(folder, 'record.json'), '{');
    const unknown = await tearsheet('timestamp', folder);
    assert.match(unknown.stderr, /no authority is known; give --authority URL \(usage\)\n$/);
  });
});
