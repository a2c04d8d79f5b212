/** Notes of the newsroom: corrections, editor's notes, disclosures, where a text was published first. */
import { closest, type Element, isTag } from '../../page/tree.ts';
import { isApart } from '../apart.ts';
import type { Decision } from '../decide.ts';
import { isAdvertisingNote } from '../regions/appeals.ts';
import type { PageBlocks } from './page.ts';

const LONGEST = 1_200;
const NOTE_NAME =
  /(?:^|[\s_-])(?:corrections?|corrigend\w+|clarifications?|editors?-?notes?|edit(?:or|orial)-?note|update-?note|disclosures?|disclaimers?-?editorial|erratum|errata|korrektur\w*|berichtigung|anmerkung(?:-der-redaktion)?|ndlr|fe-de-erratas?|fe-de-errores|nota-(?:de-la-redaccion|del-editor|da-redacao)|rectificati\w+|republish-?note|first-published|originally-published)(?:$|[\s_-])/i;
/** The beginnings of such notes, in many languages. */
const NOTE =
  /^[\s([【*_—–-]*(?:(?:editor|publisher)[’']?s? notes?\b|editors[’'] notes?\b|corrections?\b\s?[:(,–—-]|correction \(|clarifications?\b\s?[:(,–—-]|corrected (?:on|at)|disclosures?\s?:|full disclosure|erratum\b|this (?:article|story|post|piece|report|essay|column|interview) (?:was|is|has been|appeared|first|originally)\b[^.]{0,80}(?:published|corrected|updated|amended|republished|syndicated|produced|supported|translated|appeared|edited|adapted|modified|changed|copublished|co-published)|(?:originally|first) (?:published|appeared)|republished (?:from|with)|an earlier version of|a previous version of|anm(?:erkung|\.) d(?:er|\.) red|anm\. d\. red|korrektur(?:hinweis)?\s?[:(]|berichtigung\s?:|hinweis der redaktion|transparenzhinweis|(?:dieser|der) (?:artikel|text|beitrag) (?:erschien|ist (?:zuerst|zuvor|ursprünglich)|wurde (?:zuerst|am|nachträglich|korrigiert|aktualisiert|ergänzt))|in einer früheren (?:version|fassung)|ndlr\b|n\.?d\.?l\.?r|note de la rédaction|rectificatif|erratum|précision\s?:|(?:cet|l[’'])article (?:a été|est paru)|fe de err(?:atas|ores)|nota de(?:l editor| la redacción| redacción)|corrección\s?:|aclaración\s?:|rectificación\s?:|(?:este|esta) (?:artículo|nota|texto|reportaje) (?:fue|se) (?:publicad|public|corregid|actualizad)|nota d(?:a redação|o editor)|errata\s?:|correção\s?:|nota della redazione|n\.?d\.?r\.|rettifica\s?:|errata corrige|noot van de redactie|correctie\s?:|rättelse\s?:|rettelse\s?:|oikaisu\s?:|sprostowanie\s?:|od redakcji\s?:|от редакции|примечание редакции|исправление\s?:|уточнение\s?:|поправка\s?:|від редакції|виправлення\s?:|düzeltme\s?:|editörün notu|تصحيح\s?:|توضيح\s?:|ملاحظة (?:من )?(?:المحرر|التحرير)|تنويه\s?:|更正[:：】]|编者按|編者按|编者注|編者註|訂正[:：】]|【訂正】|おわび|編集部注|정정\s?:|바로잡습니다|편집자 주)/iu;
/** The number of blocks behind the article's end, and before its start, among which such a note is the article's. */
const NEAR_END = 8;
const NEAR_START = 6;

export function keepNotes(page: PageBlocks): void {
  const { decisions } = page;
  const first = page.first;
  const last = decisions.findLastIndex(({ kept }) => kept);
  decisions.forEach((decision, i) => {
    if (decision.kept || i < first - NEAR_START || i > last + NEAR_END) return;
    const { element, text, linkChars } = decision.block;
    if (text.length > LONGEST || linkChars > text.length * 0.7) return;
    const isSaid = NOTE.test(text);
    const isSource = !isSaid && SOURCE.test(text) && isBesideText(page, i);
    if ((!isSaid && !isSource && !isNamedNote(element, text)) || isAdvertisingNote(text)) return;
    // A line that names a source looks like one of the editor's.
    if (!isInApartBox(element, isSaid)) page.keep(noteParts(page, decision), 'note', isSource ? 'editor-line' : undefined);
  });
}

/** A line that names the source of the figures above; the same words name who took a picture, or who sent the text. */
const SOURCE =
  /^(?:sources?|quellen?|fuentes?|fontes?|fonti?|bron(?:nen)?|källor?|kilder?|źródł[oa]|zdroje?|источники?|джерел[ао]|kaynak(?:lar)?|المصدر|المصادر|出典|出所|資料|来源|資料來源|资料来源|출처|자료)\s?[:：]\s?\S/iu;

/** Tells whether a block is between kept blocks, or right behind the last. */
function isBesideText({ decisions }: PageBlocks, i: number): boolean {
  return decisions[i - 1]?.kept === true && decisions.slice(i + 1, i + 3).some(({ kept }) => kept);
}

/** Tells whether a text is named as a note, and is a sentence. */
function isNamedNote(element: Element, text: string): boolean {
  if (!/[.!?。！？؟]|:/.test(text) || text.length < 25) return false;
  return noteBox(element) !== undefined;
}

function noteBox(element: Element): Element | undefined {
  let node: Element = element;
  for (let level = 0; level < 3; level += 1) {
    if (NOTE_NAME.test(`${node.attribs.class ?? ''} ${node.attribs.id ?? ''}`)) return node;
    if (!node.parent || !isTag(node.parent)) return undefined;
    node = node.parent as Element;
  }
  return undefined;
}

/** The note's own box: a label and its text may be two blocks. */
function noteParts(page: PageBlocks, decision: Decision): Decision[] {
  const box = noteBox(decision.block.element);
  const parts = box ? page.inside(box) : [decision];
  const chars = parts.reduce((sum, { block }) => sum + block.text.length, 0);
  return chars > LONGEST ? [decision] : parts;
}

/** An article's own footer may hold a note that says that it is one. */
function isInApartBox(element: Element, isSaid: boolean): boolean {
  let node: Element = element;
  for (let level = 0; level < 5; level += 1) {
    if (isApart(node) && !(isSaid && node.name === 'footer' && closest(node, 'article'))) return true;
    if (!node.parent || !isTag(node.parent) || node.name === 'article' || node.name === 'main') return false;
    node = node.parent as Element;
  }
  return false;
}
