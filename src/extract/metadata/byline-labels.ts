/** Labels of bylines: the words before an author's name, and before those who did something else. */

/** How a byline begins, in the languages of the press; each word stands before a name. */
const BY_WORDS =
  'by|von|vom|par|por|di|da|door|av|af|przez|od|de|ab|autor|autorin|autoren|autorinnen|autore|autrice|auteur|autora|autoras|autores|author|authors|' +
  'written by|posted by|published by|reviewed by|story by|words by|words|text|texte|texto|testo|tekst|tekstas|teksti|(?:\\p{L}+[- ]){0,2}(?:gast)?beitrag von|artikel von|' +
  '(?:this|the)(?: \\p{L}+)? (?:article|post|story|piece) (?:was|is) (?:written|reported|authored) by|' +
  'reported by|reporting by|report by|article by|post by|created by|contributed by|submitted by|edited by|penned by|posted|' +
  'geschrieben von|verfasst von|veröffentlicht von|erstellt von|gepostet von|écrit par|publié par|rédigé par|propos recueillis par|' +
  'escrito por|publicado por|scritto da|a cura di|pubblicato da|geschreven door|gepubliceerd door|skrevet af|skrevet av|skriven av|publicerad av|' +
  'yazan|oleh|penulis|napisał|napisała|autorzy|forfatter|författare|skribent|журналист|автор|авторы|текст|от|από|του|της|' +
  '文|記者|记者|撰文|作者|取材・文|執筆|글|작성자|بقلم|كتب|كتبت|نویسنده|מאת|द्वारा|লেখক';

export const LABEL = new RegExp(`^(?:${BY_WORDS})(?:\\s*[:：/|]\\s*|\\s+)(?=\\S)`, 'iu');
/** Scripts without spaces join the label by a dot or not at all. */
export const JOINED_LABEL = /^(?:取材・文|文|撰文|記者|记者|作者|執筆)[・:：／/]\s*/u;
export const BY_ALONE = new RegExp(`^(?:${BY_WORDS})[:：]?$`, 'iu');

/** Labels of those who made the pictures, and of where a text was taken from: not of who wrote it. */
export const OTHER_LABEL =
  /^(?:来源|來源|出典|source|quelle|fuente|fonte|bron)\s*[:：]|^(?:updated|translated)(?:\s|\|)+by\b|^(?:photos?|fotos?|photograph\w*|fotograf\w*|photographie\w*|bild(?:er)?|images?|illustrations?|illustration\w*|video|grafik|фото|写真|撮影)\b/iu;

/** Whether the text begins with the label of a byline. */
export function isLabelled(text: string): boolean {
  return LABEL.test(text) || JOINED_LABEL.test(text);
}
