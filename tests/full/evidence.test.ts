/** From a server to a capture and back, for two hundred pages, and some with their pictures. */
import { test } from 'node:test';
import { roundTrip, roundTripWithPictures } from '../helpers/round-trip.ts';

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
  await roundTripWithPictures(t, { part: 1, wanted: WITH_PICTURES });
});
