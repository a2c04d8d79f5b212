/** The article of tests that need any. */

const SENTENCES = [
  'The ministers met in the capital on Saturday and agreed on a plan that both sides had rejected in spring.',
  'It gives the regions more of the tax on land, and asks them to keep the roads between the harbours.',
  'The opposition had left the room before the vote and called the talks a waste of time.',
  'Farmers along the river say that they were not asked, and want to see the papers before June.',
  'A first part of the money is to be paid in autumn, when the new budget has passed both chambers.',
  'The next meeting is to be held in the north, where most of the old bridges stand.',
  'Engineers count forty of them that would not stand a flood like that of the last year.',
  'The minister of works said that nobody would have to wait for longer than a decade.',
];

/** Paragraphs of which each begins with another sentence. */
const paragraphs = SENTENCES.slice(0, 6).map((_, i) => [0, 1, 2, 3].map((j) => SENTENCES[(i + 3 * j) % 8]).join(' '));

/** A page that is an article beyond doubt. */
export const ARTICLE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ministers agree on a plan</title></head><body><article><h1>Ministers agree on a plan</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
