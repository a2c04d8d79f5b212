/** From a server to a capture and back, for some pages; `tests/full/evidence.test.ts` does it for two hundred. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundTrip } from './helpers/round-trip.ts';

const WANTED = 12;
const WITH_PICTURES = 4;

test(`${WANTED} pages: server, capture, WARC, extract: the same records, bit for bit`, async (t) => {
  await roundTrip(t, { part: 0, images: 'link', wanted: WANTED });
});

test(`${WITH_PICTURES} pages with their pictures: server, capture, WARC, extract: the same records, bit for bit`, async (t) => {
  const records = await roundTrip(t, { part: 1, images: 'save', wanted: WITH_PICTURES });
  if (records.length === 0) return;
  const images = records.flatMap((record) => record.images);
  assert.ok(images.filter(({ file }) => file !== undefined).length > WITH_PICTURES, 'pictures were saved');
  const warned = new Set(records.flatMap(({ warnings }) => warnings.map(({ code }) => code)));
  assert.ok(warned.has('image-failed'), [...warned].join(' '));
});
