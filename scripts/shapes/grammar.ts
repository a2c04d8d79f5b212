/** Pages of a random grammar, to train on: any form, boxes, layout, language and manner of names together. */
import { BOXES } from './boxes.ts';
import { FORMS } from './forms.ts';
import { GRAMMAR_BOXES } from './grammar-boxes.ts';
import { GRAMMAR_FORMS, GRAMMAR_LAYOUTS } from './grammar-parts.ts';
import { LAYOUTS } from './layouts.ts';
import { type Boxes, type MadePage, NAMINGS } from './made-page.ts';
import { LANGUAGES, type Language } from './phrases.ts';
import { Random } from './random.ts';
import { FIRST_HAND, makePage, type Workshop } from './shapes.ts';
import type { Texts } from './texts.ts';

const words = (names: string) => names.split(' ');

/** The boxes that real pages have in each place. */
const PLACES: Record<keyof Boxes, string[]> = {
  top: words('cookie archiveBar cookieDialog promoApp loneTeaser card'),
  before: words('adNote share podcast sponsored cookie player call'),
  inside: words(
    'loneTeaser newsletter podcast poll sponsored screenReader plea relatedList promoApp call card cardRow readAlso product event player series',
  ),
  after: words(
    'share tags bio plea newsletter adNote translationByClass copyright comments secondBare secondArticle teasers call cardRow readAlso event series writer answers hiddenCopy',
  ),
  below: words(
    'relatedList teasers comments comments40 secondArticle secondBare mostRead translation cookieDialog newsletter call cardRow answers hiddenCopy',
  ),
};
/** A place has a box so often, and a further one again. */
const BOX_SHARE: Record<keyof Boxes, number> = { top: 0.25, before: 0.2, inside: 0.45, after: 0.5, below: 0.6 };
/** The languages in which most of the sets' pages are written. */
const USUAL_LANGUAGES: Language[] = ['en', 'de', 'fr', 'es'];

/** The parts that pages are judged by, and more. */
const GRAMMAR: Workshop = {
  ...FIRST_HAND,
  boxes: { ...BOXES, ...GRAMMAR_BOXES },
  forms: { ...FORMS, ...GRAMMAR_FORMS },
  layouts: { ...LAYOUTS, ...GRAMMAR_LAYOUTS },
};
/** Pages of the time before style sheets, and how often their text is as it was typed. */
const TYPED_LAYOUTS = new Set(['cells', 'tablesInTables']);
const TYPED_SHARE = 0.5;
const FORM_NAMES = Object.keys(GRAMMAR.forms).filter((name) => name !== 'template');

/** A language with fewer sentences in a fold is left out. */
const ENOUGH = 40;

/** Makes the page of a seed: one seed always gives one page. */
export function grammarPage(seed: number, texts: Record<Language, Texts>): MadePage {
  const random = new Random(seed);
  const layout = random.pick(Object.keys(GRAMMAR.layouts));
  const isTyped = TYPED_LAYOUTS.has(layout) && random.chance(TYPED_SHARE);
  const form = isTyped ? 'typed' : random.chance(0.4) ? 'plain' : random.pick(FORM_NAMES);
  const boxes = Object.fromEntries(
    (Object.keys(PLACES) as (keyof Boxes)[]).map((place) => {
      const names: string[] = [];
      while (names.length < 3 && random.chance(BOX_SHARE[place])) names.push(random.pick(PLACES[place]));
      return [place, names];
    }),
  );
  const metadata = random.chance(0.7);
  const length = lengthOf(random);
  return makePage(
    {
      ...{ shape: { form, length, boxes, metadata }, name: 'made', seed },
      layout,
      language: random.pick(
        (random.chance(0.5) ? USUAL_LANGUAGES : LANGUAGES).filter((name) => texts[name].sentences.length >= ENOUGH),
      ),
      naming: random.pick(NAMINGS),
    },
    texts,
    GRAMMAR,
  );
}

/** The number of paragraphs or items of a text. Most texts are as long as news; one in eight is long, and some very. */
function lengthOf(random: Random): number {
  if (random.chance(0.03)) return random.between(150, 500);
  return random.chance(0.12) ? random.between(30, 150) : random.between(2, 20);
}
