/**
 * The names that a page's makers give to figures and links: words of classes in many languages, where a link beside a
 * picture leads, how a line below it is set, and whether its words are a caption's or a credit's.
 */
import { EAST_ASIAN, wordsAlone } from '../page/letters.ts';
import {
  ancestors,
  type ChildNode,
  type Element,
  elementsNamed,
  fact,
  HAS,
  httpUrl,
  isTag,
  isText,
  type PageTree,
} from '../page/page.ts';
import { Remembered, visibleText } from '../page/text.ts';
import { splitCredit, splitLabelledCredit } from './credit.ts';
import { isSignature } from './signatures.ts';

const NAMING = ['class', 'id', 'itemprop', 'role', 'rel'] as const;
// `data-testid`, `data-component` and their like hold names; values with spaces or addresses are none.
const NAME = /^[a-z][\w-]{3,60}$/i;

const STYLE = /^(?:typo|font|text|has|no|not|without|with|is|js|color|bg|border|theme|hide|show)[-_]/i;

/** Gives the names by which the page's makers call an element: lower case, words parted by single hyphens, one at both ends. */
export function naming(element: Element): string {
  const { attribs, has } = element;
  if (attribs.list.length === 0) return '';
  const values: (string | undefined)[] = [];
  for (const name of NAMING) if (has & HAS[name]) values.push(attribs[name]);
  for (const { name, value } of attribs.list) {
    if (name.startsWith('data-') && NAME.test(value)) values.push(value);
  }
  return hyphenated(values);
}

/** Gives the names in class and id alone, without classes of style and state (`typo-teaser`, `has-sidebar`): what the box itself is. */
export function classNames(element: Element): string {
  if ((element.has & (HAS.class | HAS.id)) === 0) return '';
  const { class: classes = '', id = '' } = element.attribs;
  // No attribute's value has this sign.
  const written = `${classes}\0${id}`;
  return ownNames.get(written) ?? remembered(written, hyphenated([withoutStyles(classes), id]));
}

// Pages repeat few names many times over: around each picture the same boxes are asked.
const known = new Remembered<string>(5_000);
const ownNames = new Remembered<string>(5_000);

function remembered(written: string, names: string): string {
  return written.length > LONGEST_VALUE ? names : ownNames.set(written, names);
}

function withoutStyles(classes: string): string {
  const names = classes.split(/\s+/).filter((name) => !STYLE.test(name));
  return names.join(' ');
}

const LONGEST_VALUE = 400;

function hyphenated(values: (string | undefined)[]): string {
  let joined = '';
  for (const value of values) {
    if (!value) continue;
    const part = value.slice(0, LONGEST_VALUE);
    joined = joined === '' ? part : `${joined} ${part}`;
  }
  return joined === '' ? '' : (known.get(joined) ?? known.set(joined, parted(joined)));
}

function parted(joined: string): string {
  if (joined.trim() === '') return '';
  const words = IN_ASCII.test(joined)
    ? joined
        .replace(/([a-z\d])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .replace(/[^a-z\d]+/g, '-')
    : wordsAlone(joined.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2').toLowerCase(), '-');
  return `-${words}-`.replace(/-{2,}/g, '-');
}

const IN_ASCII = /^[\0-\x7f]*$/;

/** Names that say: what stands here is printed under a picture. */
export const CAPTION_NAME =
  /caption|captn|cutline|legend|l[ée]gende|bildunterschrift|bildtext|bildzeile|bildinfo|bildbeschreibung|image-?text|photo-?text|image-?desc|photo-?desc|image-?info|photo-?info|media-?info|media-?desc|picture-?text|img-?desc|img-?info|img-?txt|img-?cap|pie-?(?:de-)?foto|pie-?(?:de-)?imagen|epigrafe|leyenda|didascalia|dida-|onderschrift|bijschrift|fotobyline|billedtekst|bildetekst|kuvateksti|bildtekst|popisek|podpis|opis-?zdj|foto-?popis|k[eé]pal[aá][ií]r|lezanka|-zoom-text|-bu-|absatzbild-info|altbild|resim-?alt|foto-?alt|chu-?thich|ph[ou]to-?title/;

/** Names that say: here is who made or owns the picture, wherever they stand. */
export const PICTURE_CREDIT_NAME =
  /(?<!ac)credit(?!-?card)|credito|copyright|photog|photo-?by|photo-author|image-author|img-author|picture-author|foto-?autor|bild-?autor|autor-?foto|fotograf|fot[oó]grafo|image-?source|photo-?source|img-?source|bild-?quelle|bild-?nachweis|bild-?rechte|urheber/;

/** Names that say so within a figure, where an author is the picture's. */
export const CREDIT_NAME =
  /(?<!ac)credit|credito|copyright|-rights-|-rechte|photog|photo-?by|fotograf|fot[oó]grafo|-foto-?(?:von|autor|credit)|image-?source|photo-?(?:source|src-)|img-?source|-source-|-sources-|-src-?text|quelle|urheber|-fonte-|-fuente-|-kilde-|-k[aä]lla-|-bron-|zdroj|zrodlo|forras|-author|autor(?:e|a)?-|-auteur|-creator|-byline|-agency|agentur|-agence|-agencia|-agenzia|provider|distributor|attribution|kuvaaja|-avtor(?:ica)?-|-kaynak-|-izvor-|licen[sc]e|-lizenz|-lic-|courtesy|owner/;

/** Names of a picture's own box. */
export const FIGURE_NAME =
  /figure|image|picture|photo|media(?!-text)|bild|foto|imagen|imagem|immagine|afbeelding|bilde|billede|kuva|obrazek|obraz-|zdjec|zdjecie|resim|gorsel|-img-|-img\d|-pic-|-thumb|attachment|gallery|galerie|galleria|galeria|slide|lightbox|hero|lead-|(?<!-block)-cover/;

/** Names of controls and of words for screen readers only. */
export const CONTROL_NAME =
  /button|-btn-|toggle|(?:hide|show|close|open)-caption|expand|zoom(?!-text)|enlarge|fullscreen|full-screen|share|social|tooltip|-icon-|lightbox-(?:open|close|trigger)|slide-?(?:count|number|index)|counter|-pagination/;

/** Messages of players and browsers that cannot show a video. */
export const PLAYER_MESSAGE =
  /^(?:media playback is (?:unsupported|not supported)|(?:sorry, )?(?:your|this) (?:browser|device) (?:does not|doesn['’]t|cannot|can['’]t) (?:support|play)|(?:we apologi[sz]e,? but )?(?:this|the) (?:video|media|player) (?:(?:can ?not|could not) be (?:played|loaded)|(?:has )?failed to load|is (?:not available|unavailable) in your)|(?:dieses|das) video (?:konnte nicht geladen|kann nicht abgespielt|ist in (?:ihrem|deinem) land)|cette vidéo (?:n['’]est pas disponible|ne peut)|este v[íi]deo (?:no está disponible|não está disponível|no se puede)|to (?:play|view) this (?:video|content),? (?:you need|please)|please enable javascript|javascript is (?:required|disabled)|(?:ihr|dein|der) browser (?:unterstützt|kann) |(?:votre|ton) navigateur ne |(?:su|tu) navegador no |(?:o )?seu navegador não |il tuo browser non |(?:uw|je) browser (?:ondersteunt|kan) |din (?:webbläsare|nettleser|browser) (?:stö[dj]er|støtter|understøtter) )/i;

/** Names of text that only a screen reader speaks. */
export const SPOKEN_NAME = /visually-?hidden|sr-only|off-?screen|screen-?reader|-vh-|a11y|assistive|hidden-accessible/;

/** Names of hints over a picture: how long a video runs, how many pictures there are, what a click does. */
export const HINT_NAME =
  /-pill-|-labels?-|badge|-play-?|duration|-tags?-|-cta-|-count|-hints?-|-hidden-(?!.*-(?:sm|md|lg|xl)-)/;

// The targets of links beside or around a picture: its file or a viewer, or a page about something else.

const IMAGE_FILE = /\.(?:jpe?g|png|webp|gif|avif)(?:\W|$)/i;
const VIEWER = /attachment|lightbox|gallery|galerie|galeria|fancybox|zoom|photo|foto|image|bild|modal|popup|slide/i;

/** True for a link to another page: not to the picture's file, a place on this page, or a viewer of pictures by its names. */
export function leadsAway(page: PageTree, link: Element): boolean {
  const url = httpUrl(link.attribs.href, page.baseUrl);
  if (!url) return false;
  const [target, here] = [new URL(url), new URL(page.url)];
  const [path, own] = [target.pathname, here.pathname];
  if (target.host === here.host && (path === own || isAttachment(link, path, own))) return false;
  return !IMAGE_FILE.test(url) && !VIEWER.test(`${viewerNames(link)} ${path}`);
}

/** WordPress has a page for each picture of a gallery, below the article's own. */
function isAttachment({ children, parent }: Element, path: string, page: string): boolean {
  if (page.length < 2 || !path.startsWith(page.endsWith('/') ? page : `${page}/`)) return false;
  const isInGallery = parent && isTag(parent) && /(?:^|\s)gallery-icon(?:\s|$)/.test(parent.attribs.class ?? '');
  return isInGallery || children.some((child) => isTag(child) && child.attribs['data-orig-file'] !== undefined);
}

/** Class, id, relation, and the attributes that viewers are tied to (`data-fancybox`); their values say what is counted. */
function viewerNames(link: Element): string {
  return `${classNames(link)} ${link.attribs.rel ?? ''} ${link.attribs.list.map(({ name }) => name).join(' ')}`;
}

/** Whether a link stays on the page's host. */
export function isSameSite(page: PageTree, link: Element): boolean {
  const url = httpUrl(link.attribs.href, page.baseUrl);
  return url !== undefined && new URL(url).host === new URL(page.url).host;
}

// The setting of a line: slanted, centred, in a font of its own, long enough to be a caption.

export const SLANTED = new Set(['em', 'i', 'small', 'figcaption', 'cite']);

export function isCentred({ name, attribs }: Element): boolean {
  const styled = /text-align\s*:\s*(\w+)/i.exec(attribs.style ?? '')?.[1] ?? attribs.align;
  return name === 'center' || styled?.toLowerCase() === 'center';
}

/** Tells whether all text is in one `<font>`. */
export function isInFont(element: Element): boolean {
  const inner = element.children.filter((child) => isTag(child) || (isText(child) && /\S/.test(child.data)));
  const [only] = inner;
  return inner.length === 1 && only !== undefined && isTag(only) && only.name === 'font';
}

/** `<p><em>...</em></p>`: all text in one slanted or small element. */
export function isWhollySlanted(element: Element): boolean {
  const inner = element.children.filter((child) => isTag(child) || (isText(child) && /\S/.test(child.data)));
  const [only] = inner;
  if (inner.length !== 1 || !only || !isTag(only)) return false;
  return SLANTED.has(only.name) || (['p', 'span', 'div', 'center'].includes(only.name) && isWhollySlanted(only));
}

/** Whether a text has so many letters, of scripts that say as much in half of them half as many. */
export function isLongAs(text: string, letters: number): boolean {
  return text.length >= (EAST_ASIAN.test(text) ? letters / 2 : letters);
}

/** A layout table for one picture: few cells, the caption in one of them. */
function isPictureTable(element: Element): boolean {
  if (!['table', 'tbody', 'tr', 'td', 'dl'].includes(element.name)) return false;
  return element.last - element.order <= 20;
}

/** A layout table for the picture alone, around which no text flows. */
export function isTableOf({ attribs }: Element, parent: Element): boolean {
  return isPictureTable(parent) && attribs.align !== 'left' && attribs.align !== 'right';
}

// A caption and a credit: by the names of an element, and by its words.

// Letters at the end of a text among which its credit stands.
const TAIL = 500;

export function isFigcaption(element: Element): boolean {
  return element.name === 'figcaption';
}

export function isCaption(element: Element): boolean {
  return isFigcaption(element) || CAPTION_NAME.test(naming(element));
}

export function isCreditAlone(element: Element): boolean {
  return !isCaption(element) && (PICTURE_CREDIT_NAME.test(naming(element)) || isBareCredit(element));
}

/** A credit by its words, or a name in an element that is called so: `add to photogallery` is a control. */
export function isMaker(element: Element): boolean {
  return isBareCredit(element) || (isCreditAlone(element) && isSignature(visibleText(element)));
}

export function holdsCredit(element: Element): boolean {
  return PICTURE_CREDIT_NAME.test(naming(element)) || splitCredit(visibleText(element)).credit !== '';
}

/** Tells whether a text is a credit alone by its words: `Photo: Jane Doe`. */
export function isBareCredit(element: Element): boolean {
  const name = isFigcaption(element) ? undefined : behindSpoken(element);
  if (name !== undefined && isSignature(name)) return true;
  const { caption, credit } = splitCredit(name ?? visibleText(element));
  return credit !== '' && caption === '';
}

/** The text behind words for screen readers (`Image source, `), in the element or before it; undefined where there are none. */
export function behindSpoken(element: Element): string | undefined {
  const [first] = element.children;
  const text = visibleText(element);
  if (first && isSpoken(first)) return text.slice(visibleText(first).length).trim();
  return element.prev && isSpoken(element.prev) ? text : undefined;
}

function isSpoken(node: ChildNode): boolean {
  return isTag(node) && SPOKEN_NAME.test(naming(node));
}

/** Ends as only captions do: `（...记者 才扬 摄）`. */
export function isSigned(element: Element): boolean {
  const { caption, credit } = splitLabelledCredit(visibleText(element).slice(-TAIL));
  return caption !== '' && credit !== '';
}

/** Whether the text of a box ends in its maker: the box's own text, or a line and the maker in another. */
export function areSigned([first, second, ...more]: Element[], box: Element): boolean {
  if (first === box && isSigned(box)) return true;
  return second !== undefined && more.length === 0 && isBareCredit(second) && !isBareCredit(first as Element);
}

/** A picture beside a quote shows who speaks, or the marks of one: the words are the quote's. */
export function holdsQuote(page: PageTree, { order, last }: Element): boolean {
  if (elementsNamed(page, 'blockquote').length === 0) return false;
  const before = quotesBefore(page);
  return (before[last + 1] as number) > (before[order] as number);
}

/** The number of quotes before each element, by its order: a page may have thousands of pictures and of quotes. */
const quotesBefore = fact(({ elements }) => {
  const before = new Uint32Array(elements.length + 1);
  for (let i = 0; i < elements.length; i += 1)
    before[i + 1] = (before[i] as number) + ((elements[i] as Element).name === 'blockquote' ? 1 : 0);
  return before;
});

/** A small heading without a link: page builders set captions so. A larger one is the headline over a picture. */
export function isHeadingAlone(page: PageTree, element: Element): boolean {
  const links = page.elements.slice(element.order, element.last + 1).some(({ name }) => name === 'a');
  return /^h[3-6]$/.test(element.name) && !links && ![...ancestors(element)].some(({ name }) => name === 'a');
}

export function inOrder(named: Element[], loose: Element[]): Element[] {
  return [...named, ...loose].sort((a, b) => a.order - b.order);
}
