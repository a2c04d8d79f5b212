/** "Read also: …" in the middle of an article: the line that leads on, and the links behind it. */
import type { Block } from './blocks.ts';
import { isHeading } from './groups.ts';

interface Kept {
  block: Block;
}

/** Gives the lines of which the rest is a link, and the labels of links behind them or left out, with these links. */
export function readAlso<Line extends Kept>(kept: Line[]): Line[] {
  return [...new Set(kept.flatMap((line, i) => leadingOn(line, i, kept)))];
}

function leadingOn<Line extends Kept>(line: Line, i: number, kept: Line[]): Line[] {
  const { block } = line;
  const isLink = linkShare(block) > 0.5;
  if (block.text.length >= (isLink ? MAX_READ_ALSO : LONGEST_LABEL)) return [];
  const said = READ_ALSO.exec(block.text)?.[0];
  if (said === undefined) return [];
  if (isLink) return [line];
  // A heading of the words is a section's, of an encyclopedia for one.
  if (block.text.length > said.length + LONGEST_TAIL || isHeading(block)) return [];
  const behind = kept.slice(i + 1, linksBehind(kept, i));
  const isGone = kept[i + 1]?.block.index !== block.index + 1;
  return isGone || behind.length > 0 ? [line, ...behind] : [];
}

/** Gives the place behind the links that follow a block of kept ones without a gap. */
function linksBehind(kept: Kept[], at: number): number {
  let end = at + 1;
  while (end < kept.length && isLinkBehind((kept[end] as Kept).block, (kept[end - 1] as Kept).block)) end += 1;
  return end;
}

function isLinkBehind(block: Block, before: Block): boolean {
  return block.index === before.index + 1 && linkShare(block) > MOST_LINK && !isHeading(block);
}

const MOST_LINK = 0.9;

const MAX_READ_ALSO = 250;
/** The longest of the words below, in characters. */
const LONGEST_LABEL = 40;
/** Words with which papers of many languages lead on to other articles. */
const READ_ALSO =
  /^\P{L}{0,3}(?:(?:also |must )?read (?:also|more|next|this)|also read|see also|more on this|related(?: articles?| stor(?:y|ies))?\s?:|lesen sie (?:hier|auch|dazu|mehr)|(?:lies|lest) auch|mehr zum thema|auch interessant|(?:à )?lire (?:aussi|également)|à lire|voir aussi|lea (?:también|además)|le[ae]r? (?:más|también|además)|lee también|mirá también|(?:también )?te puede interesar|le(?:ia|r) (?:também|mais)|veja (?:também|mais)|leggi anche|llegiu? també|lees ook|læs også|les også|läs (?:också|även|mer)|lue myös|(?:czytaj|przeczytaj|zobacz) (?:też|także|również|więcej)|čtěte (?:také|více)|čítajte (?:aj|viac)|olvasta már|olvassa el|citește și|pročitajte (?:i|još)|читайте также|читать также|читайте також|смотрите также|см\. также|прочетете още|διαβάστε (?:επίσης|ακόμ[αη]|και)|bunu da oku|ilgili haber|baca juga|xem thêm|đọc thêm|קראו (?:גם|עוד)|اقرأ أيض|اقرأ المزيد|(?:بیشتر|همچنین) بخوانید|(?:مزید|یہ بھی) پڑھیں|(?:यह|इसे|ये) भी पढ़ें|আরও পড়ুন|อ่านเพิ่มเติม|延伸阅读|相关(?:阅读|新闻|报道)|推荐阅读|延伸閱讀|相關(?:閱讀|新聞|報導)|関連(?:記事|ニュース)|(?:あわせて|併せて|合わせて)(?:読む|読みたい)|관련 ?기사|함께 (?:읽기|보면))/iu;
/** The signs behind the words, where they are all of a line. */
const LONGEST_TAIL = 4;

export function linkShare({ linkChars, text }: Block): number {
  return linkChars / text.length;
}
