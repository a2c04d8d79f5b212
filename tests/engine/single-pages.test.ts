/** One thing stated or printed on a whole page of a content system, and the fields of the record that come of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { extract } from '../../src/engine/extract.ts';
import { ADDRESS, type SinglePage } from './stated/frames.ts';
import * as more from './stated/more-singly.ts';
import * as others from './stated/other-hands.ts';
import * as printed from './stated/printed-singly.ts';
import * as stated from './stated/single-pages.ts';

const TABLES: Record<string, SinglePage[]> = {
  people: stated.PEOPLE,
  media: stated.MEDIA,
  sections: stated.SECTIONS,
  lines: stated.LINES,
  kinds: stated.KINDS,
  sources: stated.SOURCES,
  subjects: stated.SUBJECTS,
  rights: stated.RIGHTS,
  pictures: stated.PICTURES,
  titles: printed.TITLES,
  names: printed.NAMES,
  days: printed.DAYS,
  'captions and credits': printed.PRINTS,
  'pictures of other things, and lost ones': more.OTHER_PICTURES,
  deks: more.DEKS,
  'paths, kinds and sites': more.PATHS,
  'places, agencies, addresses, licences and claims': more.PARTS_STATED,
  'hands, as others print them': others.HANDS,
  'days, as others print them': others.DAYS_OF_OTHERS,
  'heads of articles': others.HEADS,
  'lines of agencies': others.LINES_OF_AGENCIES,
  'captions, as others print them': others.PRINTS_OF_OTHERS,
  'files behind proxies and styles': others.FILES_OF_OTHERS,
};

for (const [table, cases] of Object.entries(TABLES)) {
  describe(table, () => {
    for (const { what, html, url = ADDRESS, fields = {}, from = {}, pictures, prints, warning } of cases) {
      it(what, () => {
        const { metadata, figures } = extract({ html, url });
        const read: Record<string, unknown> = { ...metadata };
        assert.deepEqual(Object.fromEntries(Object.keys(fields).map((name) => [name, read[name]])), fields);
        for (const [field, place] of Object.entries(from)) assert.equal(metadata.provenance[field], place);
        const files = figures.map(({ url, lead }) => `${lead ? '*' : ''}${url.replace(/^.*\/|\?.*$/g, '')}`);
        if (pictures) assert.deepEqual(files, pictures);
        if (prints) {
          const found = figures.map(({ caption, credit }) => [caption, credit]);
          assert.deepEqual(found, prints);
        }
        if (warning) assert.ok(metadata.warnings.some(({ code }) => code === warning));
      });
    }
  });
}
