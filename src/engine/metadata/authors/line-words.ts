/** Words of the lines that sites print below their texts, with capitals or not: what holds one is no name. */
const WORDS: Record<string, string> = {
  en: 'about add advertisement also all and apply are article back below by click comments content credit end ends follow for from further gallery get happy here holidays how is it its key latest leave league live more most next of our photo popular premier read recommended related reply reserved rights see share sign sponsored sports stories story subscribe table tags talk terms the this top topics trending up us video view watch what when where who why with you your',
  de: 'allgemeine anzeige artikel auch aktuelle beitrag bitte checkliste dein deine die ein eine empfehlung empfehlungen euer fotos für galerie hier ihre informationen infos interessant ist jetzt kommentar kommentare kontakt lesen lesetipp links mehr mit nächste nächster nächstes neue neueste quellen spenden teilen tipp tipps thema themen termine unsere unser über viel vorheriger weitere weiterer weiteres werbung zum zur zurück',
  fr: 'à aussi article articles avec commentaires découvrez en lire même nos notre nous partager pour publicité plus savoir suivre sujet sur voir vos votre',
  es: 'artículo artículos comparte comentarios con información interesar lea leer más noticias notas para publicidad puede relacionadas síguenos suscríbete también te tu ver vea',
  pt: 'artigo com compartilhe confira leia mais notícias publicidade relacionadas saiba siga também veja',
  it: 'altre anche approfondimenti articoli commenti con condividi correlate guarda leggi notizie pubblicità seguici scopri',
  nl: 'advertentie bekijk lees meer met onze ook over reacties',
  nordic: 'annons annonse dele les läs læs lue lisää med mer mere mainos myös også också se relaterte relaterade',
  pl: 'czytaj polecamy przeczytaj reklama także też więcej zobacz',
  cs: 'čtěte čítajte přečtěte prečítajte reklama také také tiež více viac',
  balkan: 'pročitajte više još oglas preberite več citește citeşte și mai mult',
  hu: 'hirdetés kapcsolódó olvassa olvasson tovább további',
  ru: 'ещё также подробнее реклама смотрите читайте також читайте детальніше още също прочетете',
  el: 'διαβάστε δείτε επίσης περισσότερα σχετικά',
  tr: 'daha devamını fazla haber haberler için ilgili okuyun reklam',
  id: 'baca juga lihat selengkapnya simak',
  vi: 'đọc thêm xem',
};

const words = new Set(Object.values(WORDS).join(' ').split(' '));
/** Endings of German nouns; shorter words with them are names too ("Jung"). */
const NOUN = /^\p{L}{6,}(?:ung|ungen|heit|keit|schaft|tion|tionen)$/u;

/** Whether a word of the text is one of them. */
export function isSiteLine(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => words.has(word) || NOUN.test(word));
}
