/** From a server to a capture and back, for two hundred pages, and some with their pictures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundTrip } from '../helpers/round-trip.ts';

/** Four times fifty pages: each test ends well within its time also on a slow machine. */
const PARTS = 4;
const WANTED = 50;
/** With some ten pictures each. */
const WITH_PICTURES = 20;

for (let part = 0; part < PARTS; part++) {
  test(`${WANTED} pages, part ${part + 1} of ${PARTS}: server, capture, WARC, extract: the same records, bit for bit`, async (t) => {
    await roundTrip(t, { part, images: 'link', wanted: WANTED });
  });
}

test(`${WITH_PICTURES} pages with their pictures: server, capture, WARC, extract: the same records, bit for bit`, async (t) => {
  const records = await roundTrip(t, { part: 1, images: 'save', wanted: WITH_PICTURES });
  if (records.length === 0) return;
  const images = records.flatMap((record) => record.images);
  assert.ok(images.filter(({ file }) => file !== undefined).length > WITH_PICTURES, 'pictures were saved');
  const warned = new Set(records.flatMap(({ warnings }) => warnings.map(({ code }) => code)));
  assert.ok(warned.has('image-failed'), [...warned].join(' '));
});
