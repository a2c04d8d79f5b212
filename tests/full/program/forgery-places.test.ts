/** Falsified captures whose evidence lies elsewhere or nowhere, that were moved, or that name what is not theirs. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ForgedCapture, sha256 } from '../../capture/forger.ts';
import { png } from '../../capture/sample.ts';
import { changeTexts, FALSE, type Forgery, saveBefore, testForgeries } from './forgery.ts';

saveBefore(['own', 'shared', 'none']);

const CASES: Record<string, Forgery> = {
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
};

testForgeries(CASES);
