/** Holds a confidence against what is true: a table of ten bins for docs/benchmarks.md, and a picture of it. */

import { writeFileSync } from 'node:fs';

/** A text is good from this F1 on. */
export const GOOD = 0.9;
const PICTURE = 'docs/pictures/confidence.svg';

export interface Told {
  confidence: number;
  f1: number;
}

interface Bin {
  from: number;
  pages: number;
  /** Means: of the confidence, and of the pages with a good F1. */
  confidence: number;
  good: number;
}

function binsOf(pages: Told[]): Bin[] {
  return Array.from({ length: 10 }, (_, i) => {
    const here = pages.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === i);
    const mean = (value: (page: Told) => number) => here.reduce((sum, page) => sum + value(page), 0) / (here.length || 1);
    return {
      ...{ from: i / 10, pages: here.length },
      confidence: mean(({ confidence }) => confidence),
      good: mean(({ f1 }) => (f1 >= GOOD ? 1 : 0)),
    };
  });
}

/** The lines of the table, and the mean distance of its last two columns. */
export function tableOf(pages: Told[]): string[] {
  const bins = binsOf(pages);
  const rows = bins.map(({ confidence, from, good, pages: count }) => {
    const means = count > 0 ? `${confidence.toFixed(2)} | ${good.toFixed(2)}` : '- | -';
    return `| ${from.toFixed(1)} to ${(from + 0.1).toFixed(1)} | ${count} | ${means} |`;
  });
  const off = bins.reduce((sum, { confidence, good, pages: count }) => sum + count * Math.abs(confidence - good), 0);
  return [
    '| confidence | pages, three seeds | mean of it | of them F1 at least 0.9 |',
    '| --- | --- | --- | --- |',
    ...rows,
    `mean distance ${(off / pages.length).toFixed(3)}`,
  ];
}

export function drawPicture(pages: Told[]): void {
  writeFileSync(PICTURE, drawn(pages));
}

/** The share of good pages over the confidence: a dot a bin, as large as its pages are many; on the line both agree. */
function drawn(all: Told[]): string {
  const x = (value: number) => (60 + 300 * value).toFixed(1);
  const y = (value: number) => (330 - 300 * value).toFixed(1);
  const dots = binsOf(all)
    .filter(({ pages }) => pages > 0)
    .map(({ confidence, good, pages }) => {
      const radius = 3 + 22 * Math.sqrt(pages / all.length);
      return `<circle cx="${x(confidence)}" cy="${y(good)}" r="${radius.toFixed(1)}"><title>${pages} pages</title></circle>`;
    });
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (value) =>
      `<text x="${x(value)}" y="348" text-anchor="middle">${value}</text><text x="52" y="${y(value - 0.013)}" text-anchor="end">${value}</text>`,
  );
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 390" width="400" height="390" role="img" font-family="sans-serif" font-size="12">',
    '<title>The share of pages whose text is right, by the confidence that the record states</title>',
    '<rect width="400" height="390" fill="#fff"/>',
    `<path d="M${x(0)},${y(1)} V${y(0)} H${x(1)}" fill="none" stroke="#333"/>`,
    `<path d="M${x(0)},${y(0)} L${x(1)},${y(1)}" stroke="#999" stroke-dasharray="4 4"/>`,
    `<g fill="#1f6feb" fill-opacity="0.65">${dots.join('')}</g>`,
    `<g fill="#333">${ticks.join('')}`,
    '<text x="210" y="375" text-anchor="middle">confidence that the record states</text>',
    '<text transform="translate(18 180) rotate(-90)" text-anchor="middle">share of pages with F1 of at least 0.9</text></g>',
    '</svg>\n',
  ].join('\n');
}
