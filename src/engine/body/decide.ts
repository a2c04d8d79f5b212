/** Keeps or drops each block: the model says how likely it is the article's, then a short table of rules corrects it. */
import type { Metadata } from '../article.ts';
import { PLAYER_MESSAGE } from '../figures/words.ts';
import type { Printed } from '../metadata/metadata.ts';
import { countLetters } from '../page/characters.ts';
import { anyScript } from '../page/letters.ts';
import { closest, contains, type Element, elementsNamed, HEADINGS, type PageTree } from '../page/page.ts';
import { late, lowerCase } from '../page/text.ts';
import type { Block } from './blocks.ts';
import { isHeading, settleHeadings, settleTables, THRESHOLD } from './groups.ts';
import { charsIn } from './marks.ts';
import type { Answer } from './readability.ts';
import { isEditorLine, MAX_EDITOR_LINE, saysPost } from './regions/author-notes.ts';
import { kindOf } from './regions/sight.ts';
import { linkShare, readAlso } from './regions/signs.ts';
import { AD_WORD } from './regions/wording.ts';
import type { Regions } from './regions.ts';
import { isTitle } from './words.ts';

export interface Decision {
  block: Block;
  /** Probability by the model. */
  score: number;
  kept: boolean;
  /** `model`, or the name of the rule that decided against it. */
  by: string;
}
/** Reasons for which text of others goes. */
const OTHERS = new Set(['second-article', 'comments']);
/** The lowest bar; a result with less of Readability's text than this share was never right on the pages looked at. */
const [MIN_THRESHOLD, MIN_SHARE] = [0.1, 0.35];
/** A text of this many letters, some 200 words, stands as an article by itself: where Readability had more, it was no better. */
const ENOUGH_LETTERS = 1_200;
/** A block with a larger share of links is a list of other pages, not text that Readability would propose. */
const MAX_LINK_SHARE = 0.33;

export interface Clues {
  page: PageTree;
  printed: Printed;
  metadata: Metadata;
  /** The blocks that Readability keeps, by their numbers. */
  readability: Answer;
}

export function decide(blocks: Block[], { dropped, scores: found }: Regions, clues: Clues): Decision[] {
  const scores = found.slice();
  for (let i = 0; i < blocks.length; i += 1) if (dropped[i] !== undefined) scores[i] = 0;
  const settled = settleHeadings(
    blocks,
    elementsNamed(clues.page, 'table').length > 0 ? settleTables(blocks, scores) : scores,
  );
  const threshold = thresholdFor(blocks, { dropped, scores: settled }, clues);
  const second = clues.printed.secondHeadline;
  const decisions = blocks.map((block, i): Decision => {
    const score = settled[i] as number;
    const reason = dropped[i] ?? (second && contains(second, block.element) ? 'repeated-title' : undefined);
    if (reason !== undefined) return { block, score: found[i] as number, kept: false, by: reason };
    const isDek = score < threshold && score >= LEAST_DEK && block.text === clues.metadata.subtitle;
    return { block, score, kept: score >= threshold || isDek, by: isDek ? 'dek' : 'model' };
  });
  let kept = decisions.filter((decision) => decision.kept);
  for (const { name, apply } of RULES) {
    const dropped = apply(kept, clues);
    for (const decision of dropped) Object.assign(decision, { kept: false, by: name });
    if (dropped.length > 0) kept = kept.filter((decision) => decision.kept);
  }
  return decisions;
}

/**
 * The model is unsure of whole pages that are unlike those it knows. Where it keeps much less than Readability does, the bar is lowered
 * step by step, so that the likeliest blocks make the article; once where it keeps nothing. Texts of others are not missed.
 */
function thresholdFor(blocks: Block[], { dropped, scores }: Regions, { readability }: Clues): number {
  if (keepsEnough(blocks, scores)) return THRESHOLD;
  const isPlain = (block: Block) => !block.hidden && linkShare(block) < MAX_LINK_SHARE;
  const sizes = blocks.map((block, i) =>
    !OTHERS.has(dropped[i] ?? '') && ((scores[i] as number) >= MIN_THRESHOLD || isPlain(block)) ? lettersOf(block) : 0,
  );
  const length = (keep: (i: number) => boolean) => sizes.reduce((sum, size, i) => sum + (keep(i) ? size : 0), 0);
  const keptFrom = (threshold: number) => length((i) => (scores[i] as number) >= threshold);
  const proposed = length((i) => readability.has(i));
  let threshold = keptFrom(THRESHOLD) === 0 ? THRESHOLD / 2 : THRESHOLD;
  while (threshold > MIN_THRESHOLD && keptFrom(threshold) < proposed * MIN_SHARE) threshold /= 2;
  return threshold;
}

/** Whether the model keeps enough text by itself; asked first, as most articles have enough letters in their first blocks. */
function keepsEnough(blocks: Block[], scores: Float32Array): boolean {
  let letters = 0;
  for (let i = 0; i < blocks.length && letters < ENOUGH_LETTERS; i += 1)
    if ((scores[i] as number) >= THRESHOLD) letters += lettersOf(blocks[i] as Block);
  return letters >= ENOUGH_LETTERS;
}

/** Signs without words do not count, and one monstrous block does not outweigh an article; a heading of such length is no text. */
function lettersOf({ element, text }: Block): number {
  if (text.length <= MAX_COUNTED) return countLetters(text);
  return HEADINGS.has(element.name) ? 0 : countLetters(text.slice(0, MAX_COUNTED));
}

interface Rule {
  name: string;
  /** Gives those of the decisions to keep that the rule turns round. */
  apply(kept: Decision[], clues: Clues): Decision[];
}

const RULES: Rule[] = [
  {
    name: 'placeholder',
    apply: (kept) => {
      const repeated = repeatedAdLines(kept);
      return kept.filter(
        ({ block: { element, text } }) => (repeated.has(text) || isPlaceholder(text)) && !/^t[dh]$/.test(element.name),
      );
    },
  },
  {
    // The front matter has it; the body starts below.
    name: 'repeated-title',
    apply: (kept, { printed: { headline }, metadata: { title } }) =>
      kept.slice(0, LEAD_BLOCKS).filter(({ block }) => {
        if (headline && contains(headline, block.element)) return true;
        if (title === undefined) return false;
        // The heading around it may begin with the day.
        return (
          isTitle(block.text, title) ||
          (isHeading(block) && headline && contains(block.element, headline) && block.text.endsWith(title))
        );
      }),
  },
  {
    name: 'printed-byline',
    apply: (kept, { printed: { bylines, dates } }) => {
      const printed = [...bylines, ...dates];
      return kept.filter(
        ({ block }, i) =>
          block.text.length < MAX_BYLINE &&
          printed.some((element) => isAllOf(element, block)) &&
          !SENTENCE_END().test(block.text) &&
          !isOneOfText(kept, i),
      );
    },
  },
  {
    // A kicker that is set as a heading is no heading of the text; the front matter has it.
    name: 'printed-kicker',
    apply: (kept, { metadata: { kicker } }) =>
      kept.slice(0, LEAD_BLOCKS).filter(({ block }) => isHeading(block) && block.text === kicker),
  },
  {
    // A line that is nothing but the authors' names and a word such as "by", also where no element holds it alone.
    name: 'line-of-names',
    apply: (kept, { metadata: { authors } }) => {
      // Words with the vowel signs that stand in them, in Devanagari for one.
      const namesIn = (text: string) => lowerCase(text).match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
      const names = new Set(authors.flatMap(namesIn));
      // A short letter ends among these blocks: "Yours, Jane Roe" signs it.
      return kept.slice(0, Math.min(LEAD_BLOCKS, kept.length - 1)).filter(({ block: { text } }) => {
        if (text.length >= MAX_BYLINE) return false;
        const line = namesIn(text);
        const others = line.filter((word) => !names.has(word)).length;
        return line.length > others + 1 && others <= MAX_BYLINE_WORDS;
      });
    },
  },
  {
    // A last line all in italics that begins with an author's name, or a surer one with the post behind it, as one whose name is bold
    // has. Who paid for a journey, say, is the text's.
    name: 'author-note',
    apply: (kept, { metadata: { authors } }) =>
      kept.slice(-NOTE_BLOCKS).filter(({ block: { nodes, text }, score }) => {
        const name = authors.find((author) => text.startsWith(author) && /^\P{L}/u.test(text.slice(author.length)));
        if (name === undefined || text.length > LONGEST_AUTHOR_NOTE) return false;
        const isItalic = charsIn(nodes, ['em', 'i']) >= text.length - 1;
        if (isItalic && score < SURE_OF_NOTE) return true;
        return (isItalic || charsIn(nodes.slice(0, 1), ['b', 'strong']) >= name.length) && saysPost(text.slice(name.length));
      }),
  },
  {
    // Pages print the same box twice, for small and large screens. What comes again in other company is said twice.
    name: 'repeated-block',
    apply: (kept) => {
      const seen = new Map<string, number>();
      return kept.filter(({ block }, i) => {
        if (block.text.length < MIN_REPEATED) return false;
        const first = seen.get(block.text);
        if (first === undefined) seen.set(block.text, i);
        return first !== undefined && !isSaidAgain(kept, first, i);
      });
    },
  },
  {
    // Papers of Asia close with who edited, where the text comes from, or that it ends; with the reporter's address below the text.
    name: 'editor-line',
    apply: (kept) =>
      kept.filter(({ block: { text } }, i) => {
        const isLast = i >= kept.length - 2 && (kept[i - 1]?.block.text.length ?? 0) > MAX_EDITOR_LINE;
        return isEditorLine(text) || (isLast && text.length < MAX_EDITOR_LINE && ADDRESS.test(text));
      }),
  },
  {
    // "Read also: ..." in the middle of an article, the rest of the line a link, or the links behind it left out.
    name: 'read-also',
    apply: readAlso,
  },
  {
    // A heading with nothing kept under it belonged to what was dropped.
    name: 'heading-without-text',
    apply: (kept, { metadata: { subtitle } }) => {
      const lastText = kept.findLastIndex(({ block }) => !isHeading(block));
      return kept.filter(({ block, score }, i) => {
        const next = kept[i + 1]?.block ?? block;
        const isFirst = i === 0 && block.text !== subtitle;
        const most = next.element.name === block.element.name ? 1 : isFirst ? MOST_BELOW_FIRST : Number.POSITIVE_INFINITY;
        return isHeading(block) && score < (i > lastText ? CERTAIN : next.index > block.index + most ? DOUBTFUL : 0);
      });
    },
  },
  {
    // Doubtful lines of links below an article's last paragraph lead on to others; one that is sure keeps those of its box. Several
    // with a label each, such as regions with their towns, are what the text tells.
    name: 'links-at-end',
    apply: (kept) => {
      const behind = kept.slice(kept.findLastIndex(({ block }) => linkShare(block) < MAX_LINK_SHARE) + 1);
      if (new Set(behind.map(({ block }) => LABEL.exec(block.text)?.[0]).filter(Boolean)).size >= LEAST_LABELS) return [];
      const sure = new Set(behind.filter(({ score }) => score >= DOUBTFUL).map(({ block }) => block.element.parent));
      return behind.filter(({ block: { element }, score }) => score < DOUBTFUL && !sure.has(element.parent));
    },
  },
];

/** A mark that a script should have replaced, `{{ad}}`, `$$AD$$`, `[CTA_MODULE]`, or the label over an advertisement that is none. */
export function isPlaceholder(text: string): boolean {
  if (text.length < LONGEST_AD_LINE && PLAYER_MESSAGE.test(text)) return true;
  if (FAULT.test(text) && / on line \d+$/.test(text.slice(-LONGEST_LINE_NUMBER))) return true;
  if (text.length >= 60) return false;
  return (
    /^(?:\{\{.*\}\}|\$\$\w+\$\$|%%\w+%%|\[[A-Z]+(?:_[A-Z]+)+\])$/.test(text) || ADVERTISEMENT(text).test(lowerCase(text))
  );
}

/** A fault of the site as PHP prints it: the kind, what it is, the file, and the line, which are the last words. */
const FAULT = /^(?:Warning|Notice|Deprecated|Strict Standards|Parse error|Fatal error)\s?: (?=.{1,300} in \S)/;

/** Lines on advertising that come again between the paragraphs, whatever they say. */
function repeatedAdLines(kept: Decision[]): Set<string> {
  const lines = new Set<string>();
  const repeated = new Set<string>();
  for (const { block } of kept.filter(isAdLine)) (lines.has(block.text) ? repeated : lines).add(block.text);
  return repeated;
}

function isAdLine({ block: { element, text } }: Decision): boolean {
  if (text.length > LONGEST_AD_LINE || !AD_WORD.test(text)) return false;
  return /^(?:p|div|span)$/.test(element.name) && !closest(element, 'table');
}

const [LONGEST_AD_LINE, LONGEST_LINE_NUMBER, MAX_COUNTED] = [120, 15, 2000];

/** The word alone, or with what says that the text goes on below. */
const ADVERTISEMENT = anyScript(
  String.raw`^(?=.*\p{L})\P{L}*(?:(?:advertise?ment|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|reclame|annons|annonse|annonce|reklam[ae]?|реклама|إعلان|اعلان|تبلیغات|广告|廣告|広告|광고|mainos|διαφήμιση|विज्ञापन|inzerce|hirdetés|publicitate|iklan|פרסומת|quảng cáo|โฆษณา)\P{L}*)?(?:(?:(?:the )?(?:story|article|content) continues (?:below|after)(?: (?:this |the )?(?:ad\p{L}*|video|photos?|image|gallery|graphic))?|scroll (?:down )?to continue(?: reading| with content)?|(?:(?:der|dieser) )?(?:artikel|text|beitrag) geht (?:unten|(?:unter|nach) (?:de[mr]|diese[mr]) \p{L}+) weiter|la suite (?:de l[’']article )?(?:ci-dessous|(?:après|sous) (?:la |cette |l[’'])?(?:publicité|pub|vidéo|photo|infographie))|(?:sigue|continúa) (?:leyendo )?(?:abajo|(?:tras|después de)(?:l| el| la)? ?(?:publicidad|v[ií]deo|foto))|(?:l[’']articolo |o texto |o artigo )?continua (?:(?:dopo|sotto) (?:la |il )?(?:pubblicità|video|foto)|(?:depois|após|abaixo) (?:d?[ao] )?(?:publicidade|anúncio|vídeo|foto))|continu(?:e|ar) (?:a ler|lendo) (?:(?:após|depois|abaixo) )?(?:d?[ao] )?(?:publicidade|anúncio|vídeo)|(?:lees|(?:de )?tekst gaat|(?:het )?artikel gaat) verder onder (?:de |het |deze |dit )?\p{L}+|(?:lesen sie )?(?:weiter nach der anzeige|nach der anzeige weiter)|weiterlesen nach der anzeige|(?:la nota|el artículo) (?:continúa|sigue) (?:después de|tras) la publicidad|(?:продолжение|(?:статья|текст) продолжается) (?:после|под) (?:реклам|видео|фото)\p{L}*|продовження (?:після|під) (?:реклам|відео|фото)\p{L}*|статията продължава (?:под|след) \p{L}+|(?:haber|yazı) reklamdan sonra devam ediyor|(?:juttu|artikkeli|teksti) jatkuu (?:mainoksen|kuvan|videon|grafiikan) (?:jälkeen|alla|alapuolella)|(?:το άρθρο )?συνεχίζεται μετά τη διαφήμιση|विज्ञापन के बाद (?:खबर|लेख) जारी(?: है)?|(?:(?:この)?記事は)?広告の(?:後|あと|下)に続(?:きます|く)|광고 ?(?:뒤|아래|다음|후)에? ?(?:기사|글|내용)[가이]? ?(?:이어집니다|계속됩니다)|(?:haberin|yazının|metnin) devamı reklam(?:ın|dan) (?:altında|sonra|ardından)|ادامه (?:مطلب |خبر )?(?:پس|بعد) از (?:آگهی|تبلیغ(?:ات)?)|(?:הכתבה|הטקסט) (?:ממשיכה?|נמשכת?) (?:אחרי |מתחת ל|לאחר )ה?פרסומת|(?:文章|新聞|新闻)?(?:廣告|广告)(?:之?[後后]|下方)(?:請|请)?(?:繼續|继续)(?:閱讀|阅读)?|বিজ্ঞাপনের (?:পরে|নিচে) (?:পড়ুন|খবর চলবে)|(?:อ่านต่อ|ข่าวต่อ)(?:ใต้|หลัง)โฆษณา|(?:bài viết|nội dung) tiếp tục sau quảng cáo|(?:本?文(?:未完)?)?請?(?:繼續)?往下(?:繼續)?閱讀|straipsnis tęsiamas (?:toliau|po \p{L}+)|(?:(?:يستمر|يتبع) (?:المقال|النص|الخبر)|تابع القراءة|تكملة (?:المقال|الخبر)) بعد ال[إا]علان|(?:art(?:ikeln|ikkelen|iklen)|texten|teksten|saken) forts(?:ätter|etter|ætter) (?:efter|under|etter) \p{L}+|(?:dalsza część|(?:dalszy )?ciąg(?: dalszy)?) (?:artykułu|tekstu|materiału)(?: znajduje się)? pod (?:(?:materiałem )?wideo|\p{L}+)|(?:článek|článok|text) pokračuje pod \p{L}+|(?:a )?cikk(?:ünk)? (?:a \p{L}+ (?:után|alatt) folytatódik|folytatódik a \p{L}+ (?:után|alatt))|articolul continuă (?:mai jos|după \p{L}+)|(?:tekst|članak|priča) se nastavlja (?:ispod|nakon) \p{L}+|nastavak (?:teksta|članka) (?:ispod|nakon) \p{L}+|(?:nadaljevanje članka|zgodba se nadaljuje) pod \p{L}+|(?:artikkel|lugu) jätkub pärast \p{L}+|raksta turpinājums pēc \p{L}+)\P{L}*)?$`,
);

/** A longer block, or one that ends as a sentence does, is a paragraph with a name; words such as `by` and `and` beside names. */
const [MAX_BYLINE, MAX_BYLINE_WORDS, SURE_OF_NOTE] = [120, 2, 0.85];
const SENTENCE_END = late(() => /\p{Ll}[.!?。]["”’»]?$/u);
const [ADDRESS, LABEL, LEAST_LABELS] = [/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/, /^[^:：]{1,40}[:：]/, 3] as const;
/** A "yes" may come again, and the title as a quotation, but not among the first kept blocks; from a first heading to what it heads. */
const [MIN_REPEATED, CERTAIN, DOUBTFUL, LEAST_DEK, LEAD_BLOCKS, MOST_BELOW_FIRST] = [60, 0.9, 0.7, 0.3, 6, 4];

/** Tells whether both texts stand in like boxes, with other blocks before and behind at the second time. */
function isSaidAgain(kept: Decision[], first: number, again: number): boolean {
  const [a, b] = [kept[first]?.block.element as Element, kept[again]?.block.element as Element];
  if (again - first < 2 || kindOf(a) !== kindOf(b) || kindOf(a.parent as Element) !== kindOf(b.parent as Element))
    return false;
  const neighbour = (at: number) => kept[at]?.block.text;
  return neighbour(first - 1) !== neighbour(again - 1) && neighbour(first + 1) !== neighbour(again + 1);
}

/** Blocks from the end of the text, and characters of one; terms, and what they mean. */
const [NOTE_BLOCKS, LONGEST_AUTHOR_NOTE, TERM] = [3, 500, /^d[td]$/];

/** A term or what it means between paragraphs, such as when and where one meets; a heading whose like comes again with other numbers. */
function isOneOfText(kept: Decision[], i: number): boolean {
  const [{ block }, behind] = [kept[i] as Decision, kept.slice(i + 1)];
  const isProse = ({ block: { element, text } }: Decision) => text.length >= MAX_BYLINE && !TERM.test(element.name);
  const worded = (text: string) => text.replace(/\d+/g, '0');
  if (isHeading(block))
    return behind.some((other) => isHeading(other.block) && worded(other.block.text) === worded(block.text));
  return TERM.test(block.element.name) && kept.slice(0, i).some(isProse) && behind.some(isProse);
}

function isAllOf(element: Element, block: Block): boolean {
  return (
    contains(element, block.element) ||
    (block.nodes.includes(element) && block.nodes.every((node) => node === element || !('data' in node && node.data.trim())))
  );
}
