import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTimestamp, timestampRequest } from '../../src/capture/timestamp.ts';
import { makeAuthority } from './authority.ts';
import { temporaryFolder } from './sample.ts';

const DATA = Buffer.from('some sums\n');

test('the request is what openssl would ask for', async (t) => {
  const dir = await temporaryFolder(t);
  const { request, nonce } = await timestampRequest(DATA);
  await writeFile(join(dir, 'request.tsq'), request);
  const text = execFileSync('openssl', ['ts', '-query', '-in', 'request.tsq', '-text'], { cwd: dir, encoding: 'utf8' });
  assert.match(text, /Hash Algorithm: sha256/);
  assert.match(text, /Certificate required: yes/);
  assert.ok(text.includes(`Nonce: 0x${nonce.toUpperCase()}`), text);
});

test('an answer states time and authority, for its data and request alone', async (t) => {
  const authority = makeAuthority(await temporaryFolder(t));
  const { request, nonce } = await timestampRequest(DATA);
  const answer = authority.answer(request);
  const stamp = await readTimestamp(answer, DATA, nonce);
  assert.equal(stamp.authority, 'O=Test, CN=Test Authority');
  assert.ok(Math.abs(Date.parse(stamp.time) - Date.now()) < 60_000);
  const broken = { code: 'not-verified' };
  await assert.rejects(readTimestamp(answer, Buffer.from('other'), nonce), { ...broken, message: /it is about other data/ });
  await assert.rejects(readTimestamp(answer, DATA, 'ab'), { ...broken, message: /it answers another request/ });
  await assert.rejects(readTimestamp(Buffer.from('hello'), DATA), { ...broken, message: /it is no time stamp/ });
});

test('what an authority refuses is told in its words', async (t) => {
  const authority = makeAuthority(await temporaryFolder(t));
  const answer = authority.answer(Buffer.from('not a request'));
  await assert.rejects(readTimestamp(answer, DATA), { code: 'not-verified', message: /the authority refused it: / });
});

test('the time, the signature and the certificate cannot be changed', async (t) => {
  const authority = makeAuthority(await temporaryFolder(t));
  const { request } = await timestampRequest(DATA);
  const answer = authority.answer(request);
  const year = answer.indexOf(`${new Date().getUTCFullYear()}`);
  const subject = answer.lastIndexOf('Test Authority');
  assert.ok(year > 0 && subject > year);
  for (const at of [year + 3, subject, answer.length - 5]) {
    const changed = Buffer.from(answer);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await assert.rejects(readTimestamp(changed, DATA), { code: 'not-verified' });
  }
});
