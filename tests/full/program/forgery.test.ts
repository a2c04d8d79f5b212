/** Falsified captures, each whole in itself, sums and digests made new: none is OK to `verify`. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cp, readdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { entryOf, ForgedCapture, fieldOf, setBody, setField, sha256 } from '../../capture/forger.ts';
import { png } from '../../capture/sample.ts';
import { tearsheet } from '../../helpers/program.ts';
import { type Route, withServer } from '../../helpers/server.ts';

const TEXT = 'The river rose by two metres in the night, and the lower town was under water by the morning. '.repeat(12);
const SECOND = 'The second page tells of the days after the flood and of what the town learned from it. '.repeat(12);

function page(more = '', paragraph = TEXT): string {
  return `<!doctype html><html lang="en"><head><title>Rivers rise</title><meta name="author" content="Ann Lee">
<meta property="og:type" content="article"><meta property="article:published_time" content="2016-03-04T10:00:00Z"></head>
<body><article><h1>Rivers rise</h1>
<figure><img src="/a.png" width="800" height="600"><figcaption>The lower town at dawn</figcaption></figure>
<p>${paragraph}</p><figure><img src="/b.png" width="800" height="600"><figcaption>The bridge, closed</figcaption></figure>
<p>${paragraph.toUpperCase()}</p>${more}</article></body></html>`;
}

const ROUTES: Record<string, Route> = {
  '/a.png': { headers: { 'content-type': 'image/png' }, body: png(1) },
  '/b.png': { headers: { 'content-type': 'image/png' }, body: png(2) },
  '/story': page(),
  '/other': page('', TEXT.replaceAll('two', 'five')),
  '/split': page('<link rel="next" href="/split/2"><a rel="next" href="/split/2">Next page</a>'),
  '/split/2': page('', SECOND),
};

let made = '';

before(async () => {
  made = mkdtempSync(join(tmpdir(), 'tearsheet-forgery-'));
  await withServer(ROUTES, async ({ origin }) => {
    const save = async (dir: string, ...args: string[]) => {
      const { code, stderr } = await tearsheet([...args, '--delay', '0', '-q', '-d', join(made, dir)], { cwd: made });
      assert.deepEqual([code, stderr], [0, ''], dir);
    };
    await save('own', `${origin}/story`, '-f', 'md,html,txt,json');
    await save('split', `${origin}/split`);
    await save('two', `${origin}/story`, `${origin}/other`);
    await save('shared', `${origin}/story`, `${origin}/other`, '--warc-file', join(made, 'shared', 'all.warc.gz'));
    await save('none', `${origin}/story`, '--no-warc', '-f', 'md,html,txt,json');
  });
});

after(() => rmSync(made, { recursive: true, force: true }));

/** A copy of what was saved, to be changed. */
async function copyOf(name: string): Promise<{ dir: string; captures: ForgedCapture[]; end(): void }> {
  const dir = mkdtempSync(join(tmpdir(), 'tearsheet-forged-'));
  await cp(join(made, name), dir, { recursive: true });
  const folders = (await readdir(dir)).filter((file) => file.endsWith('.files')).sort();
  return {
    dir,
    captures: folders.map((folder) => new ForgedCapture(join(dir, folder))),
    end: () => rmSync(dir, { recursive: true }),
  };
}

/** The second page that was saved, if two were. */
function isOther(capture: ForgedCapture): boolean {
  return capture.record().url.endsWith('/other');
}

interface Case {
  from?: string;
  forge(capture: ForgedCapture, others: ForgedCapture[], dir: string): void | Promise<void>;
  /** Changes more once the sums are new. */
  afterwards?(capture: ForgedCapture): void;
  /** A line of `verify`. */
  says: RegExp;
  /** Arguments beside the folder. */
  also?: (dir: string) => string[];
}

const FALSE = ['two metres', 'ten metres'] as const;

function changeTexts(capture: ForgedCapture, from: string, to: string): void {
  capture.replace(capture.text(), from, to);
  capture.replace(capture.path('record.json'), from, to);
}

const CASES: Record<string, Case> = {
  '1 Markdown, record and sums of a capture whose WARC is shared': {
    from: 'shared',
    forge: (capture) => changeTexts(capture, ...FALSE),
    says: /record\.json: FAILED, says something else than the record in all\.warc\.gz/,
  },
  '1b the same, with the WARC named': {
    from: 'shared',
    forge: (capture) => changeTexts(capture, ...FALSE),
    says: /record\.json: FAILED, says otherwise than the stored page about text/,
    also: (dir) => [join(dir, 'all.warc.gz')],
  },
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
  '4b a picture changed, its sum in the record and the metadata too': {
    forge(capture) {
      writeFileSync(capture.path('1.png'), png(77));
      const before = capture.record().images[0]?.sha256 ?? '';
      for (const file of [capture.text(), capture.path('record.json')]) {
        if (readFileSync(file, 'utf8').includes(before)) capture.replace(file, before, sha256(png(77)));
      }
      capture.recordIntoWarc();
    },
    says: /1\.png: FAILED, is not what the response in the WARC holds/,
  },
  '5 two pictures swapped': {
    forge(capture) {
      renameSync(capture.path('1.png'), capture.path('x'));
      renameSync(capture.path('2.png'), capture.path('1.png'));
      renameSync(capture.path('x'), capture.path('2.png'));
      capture.changeRecord(({ images: [one, other] }) => {
        if (one?.sha256 && other?.sha256) [one.sha256, other.sha256] = [other.sha256, one.sha256];
      });
    },
    says: /1\.png: FAILED, is not what the response in the WARC holds/,
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
  "7 the page's answer replaced by another page's": {
    from: 'two',
    forge(capture, [other]) {
      const body = gzipSync('');
      assert.ok(body && other);
      capture.changeWarc((entries) =>
        setBody(entryOf(entries, 'response', '/story'), Buffer.from(page('', TEXT.replaceAll('two', 'five')))),
      );
    },
    says: /capture\.warc\.gz: FAILED, holds no response whose body has the SHA-256 that the record states/,
  },
  "8 the page's answer and the stated sum of the page replaced": {
    forge(capture) {
      const forged = Buffer.from(page('', TEXT.replaceAll('two', 'five')));
      const before = capture.record().sha256 ?? '';
      capture.changeWarc((entries) => setBody(entryOf(entries, 'response', '/story'), forged));
      for (const extension of ['md', 'json']) capture.replace(capture.text(extension), before, sha256(forged));
      capture.replace(capture.path('record.json'), before, sha256(forged));
      capture.recordIntoWarc();
    },
    says: /record\.json: FAILED, says otherwise than the stored page about text/,
  },
  '9 headers edited in the record': {
    forge: (capture) =>
      capture.changeRecord(({ http }) => {
        http?.headers.push(['Last-Modified', 'Mon, 01 Jan 2001 00:00:00 GMT']);
      }),
    says: /record\.json: FAILED, says otherwise than the stored page about http/,
  },
  '10 headers edited in the WARC': {
    forge: (capture) =>
      capture.changeWarc((entries) => {
        const entry = entryOf(entries, 'response', '/story');
        entry.block = Buffer.from(entry.block.toString('latin1').replace('\r\n', '\r\nX-Odd: 1\r\n'), 'latin1');
      }),
    says: /record\.json: FAILED, says otherwise than the stored page about http/,
  },
  '11 the capture moved to another name': {
    async forge(capture, _, dir) {
      await rename(capture.folder, join(dir, '1999-01-01-other.files'));
      for (const extension of ['md', 'html', 'txt', 'json']) {
        await rename(capture.text(extension), join(dir, `1999-01-01-other.${extension}`));
      }
      const moved = new ForgedCapture(join(dir, '1999-01-01-other.files'));
      for (const file of ['SHA256SUMS', 'record.json'])
        moved.replace(moved.path(file), `../${capture.stem}.`, '../1999-01-01-other.');
      moved.seal();
    },
    says: /record\.json: FAILED, names .*\.files\/1\.png, which is no file of this capture/,
  },
  '12 the WARC of another capture of the same site': {
    from: 'two',
    forge(capture, [other]) {
      writeFileSync(capture.path('capture.warc.gz'), readFileSync(other?.path('capture.warc.gz') ?? ''));
    },
    says: /record\.json: FAILED, says something else than the record in capture\.warc\.gz/,
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
  '15 a further page taken out of the article': {
    from: 'split',
    forge(capture) {
      const { text = '', markdown = '' } = capture.record();
      const cut = (whole: string) => whole.slice(0, whole.indexOf('The second page tells')).trimEnd();
      capture.changeRecord((record) => {
        delete record.pages;
        record.text = cut(text);
        record.markdown = `${cut(markdown)}\n`;
        record.wordCount = cut(text).split(/\s+/).length;
      });
      const whole = readFileSync(capture.text(), 'utf8');
      const words = `word_count: ${capture.record().wordCount}`;
      writeFileSync(capture.text(), `${cut(whole).replace(/word_count: \d+/, words)}\n`);
    },
    says: /record\.json: FAILED, leaves out a page that the WARC holds|leaves out an answer that the WARC holds \(.*\/split\/2\)/,
  },
  '16 the answer of a further page changed': {
    from: 'split',
    forge: (capture) =>
      capture.changeWarc((entries) =>
        setBody(entryOf(entries, 'response', '/split/2'), Buffer.from(page('', SECOND.replaceAll('learned', 'forgot')))),
      ),
    says: /record\.json: FAILED, says otherwise than the stored page about text/,
  },
  '17 a picture taken out, as if none had been asked for': {
    forge(capture) {
      const withoutPictures = (markdown: string) => markdown.replace(/!\[\]\(.*\)\n\n\*.*\*\n\n/g, '');
      capture.changeRecord((record) => {
        record.images = [];
        record.markdown = withoutPictures(record.markdown ?? '');
        if (record.capture) record.capture.options.images = 'none';
      });
      const whole = readFileSync(capture.text(), 'utf8');
      writeFileSync(capture.text(), withoutPictures(whole.replace(/^images:\n(?: .*\n)+/m, '')));
      capture.replace(capture.text('html'), '<figure>', '<figure hidden>');
      for (const file of ['1.png', '2.png']) rmSync(capture.path(file));
    },
    says: /record\.json: FAILED, leaves out an answer that the WARC holds \(.*\/a\.png\)/,
  },
  '18 an answer planted in the WARC': {
    forge: (capture) =>
      capture.changeWarc((entries) => {
        const planted = structuredClone(entryOf(entries, 'response', '/a.png'));
        planted.block = Buffer.from(planted.block);
        setField(planted, 'WARC-Target-URI', fieldOf(planted, 'WARC-Target-URI').replace('/a.png', '/c.png'));
        return [...entries.slice(0, -1), planted, ...entries.slice(-1)];
      }),
    says: /record\.json: FAILED, leaves out an answer that the WARC holds \(.*\/c\.png\)/,
  },
  '19 what was removed from the page is told otherwise': {
    forge: (capture) =>
      capture.changeRecord(({ capture: how }) => {
        if (how) how.charset = 'windows-1252';
      }),
    says: /record\.json: FAILED, says otherwise than the stored page about capture\.charset/,
  },
  "20 a shared WARC's part of another capture": {
    from: 'shared',
    forge(capture, [other]) {
      const { warc } = other?.record() ?? {};
      capture.changeRecord((record) => Object.assign(record, { warc }), false);
    },
    says: /record\.json: FAILED, says something else than the record in all\.warc\.gz/,
  },
  '21 a shared WARC that is gone': {
    from: 'shared',
    forge: (_, __, dir) => rmSync(join(dir, 'all.warc.gz')),
    says: /all\.warc\.gz: FAILED, is missing: .*record\.json says that the exchanges are in it/,
  },
  '22 the record does not say how the capture was made': {
    from: 'none',
    forge: (capture) => capture.changeRecord((record) => delete record.capture, false),
    says: /record\.json: FAILED, has no capture\.warc\.gz, and the record does not say that none was kept/,
  },
  '23 HTML of a capture without WARC': {
    from: 'none',
    forge: (capture) => capture.replace(capture.text('html'), ...FALSE),
    says: /\.html: FAILED, lacks words of the text in record\.json/,
  },
  '24 text of a capture without WARC': {
    from: 'none',
    forge: (capture) => capture.replace(capture.text('txt'), ...FALSE),
    says: /\.txt: FAILED, says something else than record\.json/,
  },
  '25 a file of the owner named as one of the capture': {
    forge(capture, _, dir) {
      writeFileSync(join(dir, 'notes'), 'mine');
      writeFileSync(
        capture.path('SHA256SUMS'),
        `${readFileSync(capture.path('SHA256SUMS'), 'utf8')}${sha256('mine')}  ../notes\n`,
      );
    },
    says: /SHA256SUMS: FAILED, names \.\.\/notes, which is no file of/,
  },
  '26 a picture more in the folder': {
    forge(capture) {
      writeFileSync(capture.path('3.png'), png(3));
      const sum = sha256(png(3));
      capture.changeRecord((record) => {
        record.files = { ...record.files, '3.png': sum };
      });
      const sums = readFileSync(capture.path('SHA256SUMS'), 'utf8');
      writeFileSync(capture.path('SHA256SUMS'), `${sums}${sum}  3.png\n`);
    },
    says: /SHA256SUMS: FAILED, names 3\.png, which is no file of/,
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
    const { code, stdout, stderr } = await tearsheet(['verify', name], { cwd: made });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^.*?\.files: /, ''));
    assert.deepEqual([code, stderr, new Set(lines)], [0, '', new Set([fine])], stdout);
  }
  const bare = await tearsheet(['verify', 'none'], { cwd: made });
  assert.equal(bare.code, 0, bare.stdout);
  assert.match(bare.stdout, /: sums OK, text not read again: the record says that no WARC was kept; no time stamp\n$/);
  const quick = await tearsheet(['verify', '--quick', 'own'], { cwd: made });
  assert.match(quick.stdout, /: sums OK, text not read again: --quick; no time stamp\n$/);
});

for (const [name, { from = 'own', forge, afterwards, says, also }] of Object.entries(CASES)) {
  test(`forged: ${name}`, async () => {
    const { dir, captures, end } = await copyOf(from);
    try {
      const [capture, ...others] = captures.sort((a, b) => Number(isOther(a)) - Number(isOther(b)));
      assert.ok(capture);
      await forge(capture, others, dir);
      if ((await readdir(dir)).includes(basename(capture.folder))) capture.seal();
      afterwards?.(capture);
      const { code, stdout } = await tearsheet(['verify', dir, ...(also?.(dir) ?? [])], { cwd: dir });
      assert.match(stdout, says);
      assert.equal(code, 1, stdout);
    } finally {
      end();
    }
  });
}

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
