/** The article of tests that need any. */

const SENTENCE =
  'The ministers met in the capital on Saturday and agreed on a plan that both sides had rejected in spring. ';

/** A page that is an article beyond doubt. */
export const ARTICLE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ministers agree on a plan</title></head><body><article><h1>Ministers agree on a plan</h1>${`<p>${SENTENCE.repeat(4)}</p>`.repeat(6)}</article></body></html>`;
