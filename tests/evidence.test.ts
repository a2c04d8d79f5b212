/** From a server to a capture and back, for some pages; `tests/full/evidence.test.ts` does it for two hundred. */
import { test } from 'node:test';
import { roundTrip, roundTripWithPictures } from './helpers/round-trip.ts';

const WANTED = 12;
const WITH_PICTURES = 4;

test(`${WANTED} pages: server, capture, WARC, extract: the same records, bit for bit`, async (t) => {
  await roundTrip(t, { part: 0, images: 'link', wanted: WANTED });
});

test(`${WITH_PICTURES} pages with their pictures: server, capture, WARC, extract: the same records, bit for bit`, async (t) => {
  await roundTripWithPictures(t, { part: 1, wanted: WITH_PICTURES });
});
