/** The shapes of made pages: a form of text with boxes around it, in any layout, language and manner of names. */
import { BOXES, type MakeBox } from './boxes.ts';
import { FORMS, type MakeForm } from './forms.ts';
import { framed, LAYOUTS, type Layout } from './layouts.ts';
import { type Boxes, type Form, type Kit, type MadePage, NAMINGS, type Naming, namer } from './made-page.ts';
import { LANGUAGES, type Language, PHRASES } from './phrases.ts';
import { Random } from './random.ts';
import { Prose, type Texts } from './texts.ts';

export interface Shape {
  form: string;
  /** Paragraphs or items. */
  length: number;
  boxes?: Partial<Record<keyof Boxes, string[]>>;
  naming?: Naming;
  metadata?: boolean;
}

/** The boxes around every article unless a shape says otherwise. */
const USUAL: Partial<Record<keyof Boxes, string[]>> = { after: ['share', 'tags'], below: ['relatedList'] };

export const SHAPES: Record<string, Shape> = {
  plain: { form: 'plain', length: 10 },
  'no metadata': { form: 'plain', length: 9, metadata: false, naming: 'none' },
  breaks: { form: 'breaks', length: 9 },
  'bare divs': { form: 'divs', length: 10 },
  headings: { form: 'headings', length: 12 },
  'numbered list': { form: 'numbered', length: 12 },
  bullets: { form: 'bullets', length: 10 },
  interview: { form: 'interview', length: 9 },
  transcript: { form: 'transcript', length: 14 },
  definitions: { form: 'definitions', length: 8 },
  'quotes only': { form: 'quotes', length: 7 },
  preformatted: { form: 'preformatted', length: 6 },
  poem: { form: 'poem', length: 9 },
  'live blog': { form: 'liveblog', length: 10 },
  digest: { form: 'digest', length: 12 },
  islands: { form: 'islands', length: 12 },
  timeline: { form: 'timeline', length: 12 },
  folded: { form: 'folded', length: 9 },
  'data table': { form: 'table', length: 8 },
  footnotes: { form: 'footnotes', length: 8 },
  recipe: { form: 'recipe', length: 6 },
  correction: { form: 'correction', length: 7 },
  tabloid: { form: 'tabloid', length: 10 },
  'bold leads': { form: 'bold', length: 8 },
  links: { form: 'linked', length: 10 },
  gallery: { form: 'gallery', length: 12 },
  chapters: { form: 'chapters', length: 16 },
  letters: { form: 'letters', length: 12 },
  'shadow template': { form: 'template', length: 8 },
  'one paragraph': { form: 'plain', length: 1, boxes: { below: ['relatedList'] } },
  'paragraphs 150': { form: 'plain', length: 150 },
  'paragraphs 400': { form: 'plain', length: 400 },
  'paragraphs 2000': { form: 'plain', length: 2000 },
  'long with headings': { form: 'headings', length: 300 },
  'long divs': { form: 'divs', length: 200 },
  'second articles': { form: 'plain', length: 10, boxes: { below: ['secondArticle', 'secondArticle'] } },
  'second articles, bare': { form: 'plain', length: 10, boxes: { below: ['secondBare', 'secondBare'] } },
  comments: { form: 'plain', length: 10, naming: 'words', boxes: { below: ['comments40'] } },
  'comments, hashed': { form: 'plain', length: 10, naming: 'hashed', boxes: { below: ['comments40'] } },
  teasers: { form: 'plain', length: 9, boxes: { below: ['teasers'] } },
  'teasers inside': { form: 'plain', length: 9, boxes: { inside: ['loneTeaser'] } },
  'consent and plea': { form: 'plain', length: 4, boxes: { top: ['cookie'], after: ['plea'] } },
  'consent dialog': { form: 'plain', length: 4, boxes: { below: ['cookieDialog'] } },
  'archive bar': { form: 'plain', length: 8, boxes: { top: ['archiveBar'] } },
  newsletter: { form: 'plain', length: 8, boxes: { inside: ['newsletter'] } },
  podcast: { form: 'plain', length: 8, boxes: { inside: ['podcast'] } },
  poll: { form: 'plain', length: 8, boxes: { inside: ['poll'] } },
  sponsored: { form: 'plain', length: 8, boxes: { inside: ['sponsored'] } },
  'author box': { form: 'plain', length: 8, boxes: { after: ['bio', 'tags'] } },
  'advertising note': { form: 'plain', length: 7, boxes: { before: ['adNote'] } },
  translation: { form: 'plain', length: 7, boxes: { below: ['translation'], after: ['translationByClass'] } },
  'screen reader': { form: 'linked', length: 8, boxes: { inside: ['screenReader', 'screenReader'] } },
};

/** The material that pages are made from: the shapes wanted, and the parts that they name. */
export interface Workshop {
  shapes: Record<string, Shape>;
  layouts: Record<string, Layout>;
  boxes: Record<string, MakeBox>;
  forms: Record<string, MakeForm>;
}

export const FIRST_HAND: Workshop = { shapes: SHAPES, layouts: LAYOUTS, boxes: BOXES, forms: FORMS };

export interface Order {
  shape: Shape;
  name: string;
  layout: string;
  language: Language;
  naming: Naming;
  seed: number;
}

export function makePage(order: Order, texts: Record<Language, Texts>, workshop = FIRST_HAND): MadePage {
  const random = new Random(order.seed);
  const { language, layout, naming, shape } = order;
  const prose = new Prose(random, texts[language], language);
  let links = 0;
  const kit: Kit = {
    ...{ random, prose, language, phrases: PHRASES[language], named: namer(naming, random) },
    link: () => {
      links += 1;
      return `/${['news', 'world', 'sport'][links % 3]}/story-${order.seed}-${links}`;
    },
  };
  const headline = prose.headline();
  const form = (workshop.forms[shape.form] as MakeForm)(kit, shape.length);
  const names = shape.boxes ?? USUAL;
  const made = (place: keyof Boxes) => (names[place] ?? []).map((name) => (workshop.boxes[name] as MakeBox)(kit));
  const boxes: Boxes = {
    ...{ top: made('top'), before: made('before'), inside: made('inside') },
    ...{ after: made('after'), below: made('below') },
  };
  const html = framed(workshop.layouts[layout] as Layout, {
    kit,
    headline,
    form: withInside(form, boxes.inside, random),
    boxes,
    metadata: shape.metadata ?? true,
  });
  return {
    name: order.name,
    html,
    url: `https://news.example.org/2024/03/14/story-${order.seed}`,
    language,
    truth: form.truth,
  };
}

/** Puts the boxes between two lines of the form. */
function withInside(form: Form, inside: string[], random: Random): Form {
  if (inside.length === 0) return form;
  const lines = form.html.split('\n');
  for (const box of inside) lines.splice(random.between(1, Math.max(1, lines.length - 1)), 0, box);
  return { ...form, html: lines.join('\n') };
}

/** Orders of every shape, spread over layouts, languages and manners of names by a fixed turn. */
export function ordersOf(each: number, { shapes, layouts: frames }: Workshop, offset = 0): Order[] {
  const layouts = Object.keys(frames);
  return Object.entries(shapes).flatMap(([name, shape], s) =>
    Array.from({ length: each }, (_, i) => ({
      ...{ shape, name, layout: layouts[(s + i) % layouts.length] as string },
      language: LANGUAGES[(s + i * 3 + (i >> 3)) % LANGUAGES.length] as Language,
      naming: shape.naming ?? (NAMINGS[(s + i * 3 + 1) % NAMINGS.length] as Naming),
      seed: offset + s * 1000 + i,
    })),
  );
}
