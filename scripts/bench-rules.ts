/**
 * Switches each rule of the metadata and the figures that has a threshold or a list off in turn, and prints how many registered
 * domains of the benchmark sets it makes right and wrong, those held out from tuning apart.
 *
 *   node dist/scripts/bench-rules.js [--only WORD ...] [--sample]      # WORD: part of a file's or a rule's name
 *
 * A rule helps a page where its fields are worth more with it than without, by the page's truth; a domain counts once, by the sum
 * of its pages. Pages with a truth that is noted as wrong count too: no rule is chosen by them alone.
 */
import { register } from 'node:module';
import { parseArgs } from 'node:util';
import type { extract } from '../src/engine/extract.ts';
import type { readJsonLd } from '../src/engine/metadata/json-ld.ts';
import type { readMetadata } from '../src/engine/metadata/metadata.ts';
import { elementsNamed, type PageTree, parsePage } from '../src/engine/page/page.ts';
import { visibleText } from '../src/engine/page/text.ts';
import { decodeHtml } from '../src/sources/decode.ts';
import { ALL_SETS, domainOf, isHeldOut, isSampled, readPage, readTruths, type Truth } from './bench-sets.ts';
import { type PictureTruth, type Right, rightOfFigures, rightOfMetadata, squeeze } from './rules/right.ts';
import { FIGURE_RULES, METADATA_RULES, RULES, type Rule } from './rules/table.ts';
import { active, watchRules } from './rules/watch.ts';

/** The fields that are read of one page, with all rules or without one. */
type Reader = (page: Page) => Right;

interface Page {
  truth: Truth & { images?: PictureTruth[]; imagesKnown?: boolean };
  html: string;
  tree: PageTree;
  headings: string[];
}

interface Tally {
  /** The gain of the rule over all pages and fields, by registered domain. */
  gain: Map<string, { sum: number; held: boolean }>;
  fields: Set<string>;
}

const { values: flags } = parseArgs({
  options: { only: { type: 'string', multiple: true }, sample: { type: 'boolean', default: false } },
});
const isWanted = ([file, symbol]: Rule) => flags.only?.some((word) => `${file} ${symbol}`.includes(word)) ?? true;

register('./rules/hooks.js', import.meta.url);
watchRules();
print('| rule | fields | tuned on: right | wrong | held out: right | wrong |\n| --- | --- | --- | --- | --- | --- |');
await tryRules(METADATA_RULES.filter(isWanted), metadataReader, () => true);
await tryRules(FIGURE_RULES.filter(isWanted), figureReader, ({ truth }) => truth.imagesKnown === true);

async function tryRules(
  rules: Rule[],
  readerOf: (query: string) => Promise<Reader>,
  isKnown: (page: Pick<Page, 'truth'>) => boolean,
): Promise<void> {
  if (rules.length === 0) return;
  const all = await readerOf('?rule=all');
  const without = await Promise.all(rules.map((rule) => readerOf(`?rule=${RULES.indexOf(rule)}`)));
  const tallies = rules.map((): Tally => ({ gain: new Map(), fields: new Set() }));
  for (const set of ALL_SETS) {
    for (const truth of readTruths(set)) {
      if (!isKnown({ truth }) || (truth.kind && truth.kind !== 'article' && set === 'wcxb')) continue;
      if (flags.sample && !isSampled(truth.id)) continue;
      const page = await pageOf(set, truth);
      active.clear();
      const right = all(page);
      rules.forEach((rule, index) => {
        if (active.has(RULES.indexOf(rule)))
          count(tallies[index] as Tally, truth.url, right, (without[index] as Reader)(page));
      });
    }
  }
  rules.forEach((rule, index) => {
    print(rowOf(rule, tallies[index] as Tally));
  });
}

async function pageOf(set: (typeof ALL_SETS)[number], truth: Truth): Promise<Page> {
  const { html } = await decodeHtml(readPage(set, truth.id));
  // Some addresses of the segments are written with a letter before the scheme.
  const tree = parsePage(html, truth.url.replace(/^.*?(?=https?:)/, ''));
  const headings = [...elementsNamed(tree, 'h1'), ...elementsNamed(tree, 'h2')];
  return { truth, html, tree, headings: headings.map((heading) => squeeze(visibleText(heading))) };
}

async function metadataReader(query: string): Promise<Reader> {
  const metadata = (await import(`../src/engine/metadata/metadata.js${query}`)) as { readMetadata: typeof readMetadata };
  const jsonLd = (await import(`../src/engine/metadata/json-ld.js${query}`)) as { readJsonLd: typeof readJsonLd };
  return ({ tree, truth, headings }) =>
    rightOfMetadata(truth, metadata.readMetadata(tree, jsonLd.readJsonLd(tree)), headings);
}

async function figureReader(query: string): Promise<Reader> {
  const engine = (await import(`../src/engine/extract.js${query}`)) as { extract: typeof extract };
  return ({ html, tree, truth }) => rightOfFigures(truth.images ?? [], engine.extract({ html, url: tree.url }));
}

function count({ gain, fields }: Tally, url: string, all: Right, without: Right): void {
  for (const [field, value] of Object.entries(all)) {
    const more = value - (without[field] ?? 0);
    if (Math.abs(more) < 1e-9) continue;
    fields.add(field);
    const domain = domainOf(url);
    const known = gain.get(domain) ?? { sum: 0, held: isHeldOut(url) };
    known.sum += more;
    gain.set(domain, known);
  }
}

function rowOf([file, symbol]: Rule, { gain, fields }: Tally): string {
  const domains = [...gain.values()];
  const [right, wrong] = [(sum: number) => sum > 1e-9, (sum: number) => sum < -1e-9];
  const cells = [false, true].flatMap((held) =>
    [right, wrong].map((is) => domains.filter((domain) => domain.held === held && is(domain.sum)).length),
  );
  return `| \`${file.replace(/^metadata\//, '')}\` ${symbol} | ${[...fields].join(', ') || 'none'} | ${cells.join(' | ')} |`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
