/** Labels of bylines: the words before an author's name, in the languages of the press. Other hands' stand in hand-labels.ts. */

/** Prepositions and what else stands right before a name. */
const BY =
  'by|von|vom|par|por|di|da|door|av|af|przez|od|de|ab|deur|oleh|από|του|της|των|от|від|eftir|מאת|بقلم|به قلم|بواسطة|द्वारा|โดย|bởi|از';

/** What an author is called, or the text; also in front of a colon. */
const AUTHOR =
  'autor|autorin|autoren|autorinnen|autor:in|autor\\*in|autore|autrice|autori|auteur|auteure|auteurs|autora|autoras|autores|autoare|autorka|autorky|autorzy|autoři|' +
  'author|authors|writer|writers|words|text|texts|texte|textes|texto|textos|testo|testi|tekst|teksten|tekster|tekstas|teksti|szöveg|besedilo|tekstovi|' +
  'forfatter|forfattere|författare|skribent|skribenter|kirjoittaja|kirjoittajat|höfundur|szerző|szerzők|avtor|avtorica|avtorji|' +
  'autors|autore|autorius|autorė|autoriai|egilea|redacta|redactor|penulis|pewarta|wartawan|jurnalis|yazan|yazar|yazarlar|muhabir|' +
  'автор|авторка|авторы|автори|автор статьи|автор статті|текст|журналист|журналіст|новинар|κείμενο|συντάκτης|συντάκτρια|συντάκτες|αρθρογράφος|ρεπορτάζ|επιμέλεια|' +
  'հեղինակ|ავტორი|tác giả|người viết|bài và ảnh|bài viết|bài|nội dung|ผู้เขียน|เขียนโดย|เรื่อง|' +
  'كتب|كتبت|الكاتب|الكاتبة|تأليف|إعداد|اعداد|تقرير|حوار|نویسنده|نوشته|خبرنگار|گزارش|تحریر|مصنف|رپورٹ|כתב|כתבה|הכותב|' +
  'लेखक|लेखिका|रिपोर्टर|रिपोर्ट|লেখক|লেখা|প্রতিবেদক|প্রতিবেদন|எழுதியவர்|mwandishi';

/** "Piše Ivan Horvat": verbs in front of who did it. */
const WRITES =
  'schreibt|escribe|escriben|escribió|scrive|écrit|schrijft|skriver|kirjoitti|píše|napsal|napsala|napsali|připravil|připravila|' +
  'napísal|napísala|pripravil|pripravila|piše|pišu|napisao|napisala|napisal|objavio|objavila|pripremio|pripremila|napisał|napisała|opracował|opracowała|oprac.|oprac|' +
  'rozmawiał|rozmawiała|przygotował|przygotowała|írta|készítette|összeállította|scrie|parengė|parašė|rašo|raksta|kirjutas|yazdı|' +
  'написал|написала|подготовил|подготовила|подготовили|беседовал|беседовала|записал|записала|пише|пишет|написав|написала|підготував|підготувала|спілкувався|спілкувалася|пише|написао|припремио|припремила|разговаря|' +
  'γράφει ο|γράφει η|γράφει|γράφουν|shkruan|ditulis|laporan';

/** "Aufgezeichnet von", "Redatto da": participles with the preposition that follows them. */
const WRITTEN_BY = [
  '(?:written|posted|published|reported|reporting|report|story|words|article|post|created|contributed|submitted|penned|authored|compiled|interviewed|interview|as told to|reviewed|edited)(?: by)',
  '(?:this|the)(?: \\p{L}+)? (?:article|post|story|piece) (?:was|is) (?:written|reported|authored) by',
  '(?:geschrieben|verfasst|veröffentlicht|erstellt|gepostet|aufgezeichnet|notiert|protokolliert|berichtet|recherchiert|nachgefragt|zusammengestellt) von',
  '(?:\\p{L}+[- ]){0,2}(?:gast)?beitrag von|artikel von',
  '(?:propos )?(?:recueillis?|écrit|publié|rédigé|réalisé|signé|proposé|article rédigé|article écrit|posté) par',
  '(?:escrito|publicado|redactado|firmado|elaborado|realizado|redigido|produzido|assinado) por',
  '(?:scritto|pubblicato|redatto|realizzato|firmato|curato|postato) da|a cura di',
  '(?:geschreven|gepubliceerd|geplaatst|gemaakt|opgetekend) door',
  '(?:skrevet|skriven|publicerad|publicerat|publisert|udgivet|publiceret|postet|skrivet|opptegnet) a[fv]',
  '(?:napisane|opublikowane|przygotowane|dodane) przez',
  '(?:articol )?(?:scris|publicat|redactat|postat|realizat) de',
  '(?:публикувано|написано|изготвил|публикуван|подготвено|опубликовано) (?:от|від)?',
  '(?:objavljeno|napisano) od|(?:ditulis|dilaporkan|diposting|disusun|reportase) oleh',
  '(?:escrit|publicat) per',
].join('|');

/** Kinds of texts, which need a preposition behind them: "Eine Analyse von", "Opinion by". */
const GENRE =
  'analys[ei]s?|analisis|análisis|análise|analisi|opinion|opinión|opinião|opinie|meinung|comment|commentary|kommentar|commento|comentario|comentário|commentaire|commentaar|kommentti|gastkommentar|' +
  'column|columna|coluna|kolumne|kolumni|klumme|chronique|crónica|crônica|cronaca|krönika|kronik|kronikk|essay|ensayo|ensaio|essai|essä|feature|exclusive|exklusiv|esclusiva|exclusiva|' +
  'report|reportage|reportaje|reportagem|reportasje|reportaža|bericht|dispatch|review|rezension|recension|recensione|recensie|reseña|crítica|critique|kritik|anmeldelse|' +
  'interview|intervista|entrevista|entretien|intervju|haastattelu|wywiad|rozhovor|interjú|röportaj|story|article|artikel|artículo|articulo|artigo|articolo|article|guest post|guest column|guest essay|blog|post|' +
  'editorial|editoriale|éditorial|leitartikel|ledare|leder|lederen|profile|perfil|porträt|portrait|retrato|porträtt|tribune|enquête|billet|récit|racconto|inchiesta|recherche|protokoll|glosse|nachruf|gastbeitrag|gastartikel|text|texte|texto|testo|tekst';
const ARTICLE = "an?|the|ein|eine|einer|un|une|una|uma|um|een|et|en|ett|il|la|le|l['’]|un['’]";
const OF = 'by|von|vom|par|por|de|di|da|door|van|av|af|od|от|від|per|pel';

/** Prepositions that are words of other kinds in other languages. */
const OF_LANGUAGE: Record<string, string> = {
  ca: 'per|de',
  cy: 'gan',
  fil: 'ni|nina',
  ga: 'le',
  sq: 'nga',
  sw: 'na',
  tl: 'ni|nina',
};

const WORDS = `${WRITTEN_BY}|${WRITES}|${AUTHOR}|posted|${BY}`;
const LABEL = new RegExp(`^(?:${WORDS})(?:\\s*[:：/|=＝]\\s*|\\s*-\\s+|\\s+)(?=\\S)`, 'iu');
const GENRE_LABEL = new RegExp(`^(?:(?:${ARTICLE})\\s*)?(?:[\\p{L}-]+\\s)?(?:${GENRE})\\s+(?:${OF})\\s+(?=\\p{Lu})`, 'iu');
const BY_ALONE = new RegExp(`^(?:${WORDS})[:：]?$`, 'iu');

/** Scripts without spaces join the label by a mark or not at all. */
const JOINED_LABEL =
  /^(?:取材・構成・文|取材・文・写真|取材・構成|取材・文|取材|構成・文|文・写真|文と写真|文|文字|撰文|撰稿|執筆|著者|著|ライター|筆者|聞き手|インタビュー|(?:[\p{Script=Han}]{0,6})(?:记者|記者|通讯员|通訊員)|作者|글|글쓴이|작성자|기자)\s*[・:：／/＝=｜|]\s*|^(?:[\p{Script=Han}]{0,6}(?:记者|記者|通讯员|通訊員))\s*(?=\p{Script=Han})|^기자\s+(?=\p{Script=Hangul})|^[가-힣]{2,4}[=＝](?=\p{Script=Hangul})/u;

const ofLanguage = new Map<string, RegExp>();

function languageLabel(language: string | undefined): RegExp | undefined {
  const base = language?.split('-')[0] ?? '';
  const words = OF_LANGUAGE[base];
  if (!words) return undefined;
  const made = ofLanguage.get(base) ?? new RegExp(`^(?:${words})\\s+(?=\\p{Lu})`, 'iu');
  ofLanguage.set(base, made);
  return made;
}

/** Without the labels in front: "Eine Analyse von Jane Roe". */
export function withoutLabels(text: string, language: string | undefined): string {
  let rest = text.replace(JOINED_LABEL, '').replace(GENRE_LABEL, '');
  for (let pass = 0; pass < MOST_LABELS && LABEL.test(rest); pass += 1) rest = rest.replace(LABEL, '');
  const own = languageLabel(language);
  return own ? rest.replace(own, '') : rest;
}

// "Text: Posted by:".
const MOST_LABELS = 3;

/** Whether the text begins with the label of a byline. */
export function isLabelled(text: string): boolean {
  return LABEL.test(text) || JOINED_LABEL.test(text) || GENRE_LABEL.test(text);
}

/** Whether the text is nothing but such a label. */
export function isLabelAlone(text: string): boolean {
  return BY_ALONE.test(text);
}
