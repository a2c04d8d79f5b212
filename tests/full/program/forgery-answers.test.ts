/** Answers in the WARC and pictures that were replaced, planted, swapped or taken out: none is OK to `verify`. */
import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { entryOf, fieldOf, setBody, setField, sha256 } from '../../capture/forger.ts';
import { png } from '../../capture/sample.ts';
import { type Forgery, page, SECOND, saveBefore, TEXT, testForgeries } from './forgery.ts';

saveBefore(['own', 'split', 'two']);

const CASES: Record<string, Forgery> = {
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
  '10 headers edited in the WARC': {
    forge: (capture) =>
      capture.changeWarc((entries) => {
        const entry = entryOf(entries, 'response', '/story');
        entry.block = Buffer.from(entry.block.toString('latin1').replace('\r\n', '\r\nX-Odd: 1\r\n'), 'latin1');
      }),
    says: /record\.json: FAILED, says otherwise than the stored page about http/,
  },
  '12 the WARC of another capture of the same site': {
    from: 'two',
    forge(capture, [other]) {
      writeFileSync(capture.path('capture.warc.gz'), readFileSync(other?.path('capture.warc.gz') ?? ''));
    },
    says: /record\.json: FAILED, says something else than the record in capture\.warc\.gz/,
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
};

testForgeries(CASES);
