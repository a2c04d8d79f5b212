/** Texts and records that were falsified, sums and digests made new: none is OK to `verify`; what was not touched is. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { sha256 } from '../../capture/forger.ts';
import { tearsheet } from '../../helpers/program.ts';
import { changeTexts, copyOf, FALSE, type Forgery, saveBefore, saved, testForgeries } from './forgery.ts';

saveBefore(['own', 'split', 'two', 'shared', 'none']);

const CASES: Record<string, Forgery> = {
  '2 own WARC deleted, texts changed': {
    forge(capture) {
      rmSync(capture.path('capture.warc.gz'));
      changeTexts(capture, ...FALSE);
    },
    says: /record\.json: FAILED, has no capture\.warc\.gz, and the record does not say that none was kept/,
  },
  '3 HTML changed': {
    forge: (capture) => capture.replace(capture.text('html'), ...FALSE),
    says: /\.html: FAILED, says otherwise than the stored page, read again/,
  },
  '3b text changed': {
    forge: (capture) => capture.replace(capture.text('txt'), ...FALSE),
    says: /\.txt: FAILED, says otherwise than the stored page, read again/,
  },
  '3c JSON changed': {
    forge: (capture) => capture.replace(capture.text('json'), ...FALSE),
    says: /-rise\.json: FAILED, says otherwise than the stored page, read again/,
  },
  "4 Markdown, record and the WARC's metadata changed": {
    forge(capture) {
      changeTexts(capture, ...FALSE);
      capture.recordIntoWarc();
    },
    says: /record\.json: FAILED, says otherwise than the stored page about text/,
  },
  '6 captions of two pictures swapped everywhere': {
    forge(capture) {
      for (const [from, to] of [
        ['The lower town at dawn', '\u0001'],
        ['The bridge, closed', 'The lower town at dawn'],
        ['\u0001', 'The bridge, closed'],
      ] as const) {
        for (const extension of ['md', 'html', 'json']) capture.replace(capture.text(extension), from, to);
        capture.replace(capture.path('record.json'), from.replace('\u0001', '\u0001'), to);
      }
      capture.recordIntoWarc();
    },
    says: /record\.json: FAILED, says otherwise than the stored page about images/,
  },
  '9 headers edited in the record': {
    forge: (capture) =>
      capture.changeRecord(({ http }) => {
        http?.headers.push(['Last-Modified', 'Mon, 01 Jan 2001 00:00:00 GMT']);
      }),
    says: /record\.json: FAILED, says otherwise than the stored page about http/,
  },
  '13 only the day of publication': {
    forge(capture) {
      const [day, other] = ['2016-03-04T10', '2015-03-04T10'];
      for (const extension of ['md', 'html', 'json']) capture.replace(capture.text(extension), day, other);
      capture.replace(capture.path('record.json'), day, other);
      capture.recordIntoWarc();
    },
    says: /record\.json: FAILED, says otherwise than the stored page about published/,
  },
  '14 only the time of retrieval': {
    forge(capture) {
      const { retrieved = '' } = capture.record();
      for (const extension of ['md', 'json'])
        capture.replace(capture.text(extension), retrieved, '2016-03-04T11:00:00.000Z');
      capture.replace(capture.path('record.json'), retrieved, '2016-03-04T11:00:00.000Z');
      capture.recordIntoWarc();
    },
    says: /record\.json: FAILED, says otherwise than the stored page about retrieved/,
  },
  '19 what was removed from the page is told otherwise': {
    forge: (capture) =>
      capture.changeRecord(({ capture: how }) => {
        if (how) how.charset = 'windows-1252';
      }),
    says: /record\.json: FAILED, says otherwise than the stored page about capture\.charset/,
  },
  '27 a field twice in the record': {
    forge: () => {},
    afterwards(capture) {
      const before = sha256(readFileSync(capture.path('record.json')));
      const text = readFileSync(capture.path('record.json'), 'utf8');
      writeFileSync(capture.path('record.json'), text.replace('{', '{\n  "title": "Rivers fall",'));
      capture.replace(capture.path('SHA256SUMS'), before, sha256(readFileSync(capture.path('record.json'))));
    },
    says: /record\.json: FAILED, is not written as it was: it has other white space, or a field twice/,
  },
};

test('what was not touched is OK, and the line says what was checked', async () => {
  const fine = 'OK (sums, WARC, pictures, text read again; no time stamp)';
  for (const name of ['own', 'split', 'two', 'shared']) {
    const { code, stdout, stderr } = await tearsheet(['verify', name], { cwd: saved() });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^.*?\.files: /, ''));
    assert.deepEqual([code, stderr, new Set(lines)], [0, '', new Set([fine])], stdout);
  }
  const bare = await tearsheet(['verify', 'none'], { cwd: saved() });
  assert.equal(bare.code, 0, bare.stdout);
  assert.match(bare.stdout, /: sums OK, text not read again: the record says that no WARC was kept; no time stamp\n$/);
  const quick = await tearsheet(['verify', '--quick', 'own'], { cwd: saved() });
  assert.match(quick.stdout, /: sums OK, text not read again: --quick; no time stamp\n$/);
});

testForgeries(CASES);

test('what another version made is not OK unless it was read again; --deep lists what differs with both versions', async () => {
  const { dir, captures, end } = await copyOf('own');
  try {
    const [capture] = captures;
    assert.ok(capture);
    const { tearsheet: version } = capture.record();
    for (const file of [capture.text(), capture.text('json'), capture.path('record.json')]) {
      capture.replace(
        file,
        file.endsWith('.md') ? `tearsheet: "${version}"` : `"tearsheet": "${version}"`,
        file.endsWith('.md') ? 'tearsheet: "0.0.9"' : '"tearsheet": "0.0.9"',
      );
    }
    capture.recordIntoWarc();
    capture.seal();
    const plain = await tearsheet(['verify', dir], { cwd: dir });
    assert.match(plain.stdout, /\.files: sums OK, text not read again: --deep \(made by 0\.0\.9, this is /);
    assert.equal(plain.code, 0);
    for (const extension of ['md', 'html', 'txt', 'json']) capture.replace(capture.text(extension), ...FALSE);
    capture.replace(capture.path('record.json'), ...FALSE);
    capture.recordIntoWarc();
    capture.seal();
    const deep = await tearsheet(['verify', '--deep', dir], { cwd: dir });
    assert.match(deep.stdout, /says otherwise than the stored page about text \(made by 0\.0\.9, read by /);
    assert.equal(deep.code, 1);
  } finally {
    end();
  }
});
