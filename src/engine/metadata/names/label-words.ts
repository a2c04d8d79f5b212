/** The words of bylines before an author's name, in the languages of the press. Each list is a part of a pattern. */

/** Prepositions and what else stands right before a name. */
export const BY =
  'by|von|vom|par|por|di|door|av|af|przez|od|ab|deur|oleh|από|του|της|των|от|від|eftir|מאת|بقلم|به قلم|بواسطة|द्वारा|โดย|bởi|از';

/** What an author is called, or the text; also in front of a colon. */
export const AUTHOR =
  'autor|autorin|autoren|autorinnen|autor:in|autor\\*in|autore|autrice|autori|auteur|auteure|auteurs|autora|autoras|autores|autoare|autorka|autorky|autorzy|autoři|' +
  'author|authors|writer|writers|words|text|texts|texte|textes|texto|textos|testo|testi|tekst|teksten|tekster|tekstas|teksti|szöveg|besedilo|tekstovi|' +
  'forfatter|forfattere|författare|skribent|skribenter|kirjoittaja|kirjoittajat|höfundur|szerző|szerzők|avtor|avtorica|avtorji|' +
  'autors|autore|autorius|autorė|autoriai|egilea|redacta|redactor|penulis|pewarta|wartawan|jurnalis|yazan|yazar|yazarlar|muhabir|' +
  'автор|авторка|авторы|автори|автор статьи|автор статті|текст|журналист|журналіст|новинар|κείμενο|συντάκτης|συντάκτρια|συντάκτες|αρθρογράφος|ρεπορτάζ|επιμέλεια|' +
  'հեղինակ|ავტორი|tác giả|người viết|bài và ảnh|bài viết|bài|nội dung|ผู้เขียน|เขียนโดย|เรื่อง|' +
  'كتب|كتبت|الكاتب|الكاتبة|تأليف|إعداد|اعداد|تقرير|حوار|نویسنده|نوشته|خبرنگار|گزارش|تحریر|مصنف|رپورٹ|כתב|כתבה|הכותב|' +
  'लेखक|लेखिका|रिपोर्टर|रिपोर्ट|লেখক|লেখা|প্রতিবেদক|প্রতিবেদন|எழுதியவர்|mwandishi';

/** Posts that label a name with a colon. */
export const POST =
  'journalist|journalistin|journaliste|reporter|reporterin|redakteur|redakteurin|giornalista|periodista|jornalista|repórter|dziennikarz|dziennikarka|novinář|novinářka|redaktorka|újságíró|toimittaja|novinar|novinarka|корреспондент|кореспондент|haber|röportaj|intervju|interview|reportage|phóng viên';

/** "Piše Ivan Horvat": verbs in front of who did it. */
export const WRITES =
  'schreibt|escribe|escriben|escribió|scrive|écrit|schrijft|skriver|kirjoitti|píše|napsal|napsala|napsali|připravil|připravila|' +
  'napísal|napísala|pripravil|pripravila|piše|pišu|napisao|napisala|napisal|objavio|objavila|pripremio|pripremila|napisał|napisała|opracował|opracowała|oprac.|oprac|' +
  'rozmawiał|rozmawiała|przygotował|przygotowała|írta|készítette|összeállította|scrie|parengė|parašė|rašo|raksta|kirjutas|yazdı|' +
  'написал|написала|подготовил|подготовила|подготовили|беседовал|беседовала|записал|записала|пише|пишет|написав|написала|підготував|підготувала|спілкувався|спілкувалася|пише|написао|припремио|припремила|разговаря|' +
  'γράφει ο|γράφει η|γράφει|γράφουν|shkruan|ditulis|laporan';

/** "Aufgezeichnet von", "Redatto da": participles with the preposition that follows them. */
export const WRITTEN_BY = [
  '(?:written|posted|published|reported|reporting|report|story|words|article|post|created|contributed|submitted|penned|authored|compiled|interviewed|interview|as told to|reviewed|edited)(?: by)',
  '(?:this|the)(?: \\p{L}+)? (?:article|post|story|piece) (?:was|is) (?:written|reported|authored) by',
  '(?:geschrieben|verfasst|veröffentlicht|erstellt|gepostet|aufgezeichnet|notiert|protokolliert|berichtet|recherchiert|nachgefragt|zusammengestellt) von',
  '(?:\\p{L}+[- ]){0,2}(?:gast)?beitrag von|artikel von',
  '(?:propos )?(?:recueilli|recueillis|écrit|publié|rédigé|réalisé|signé|proposé|article rédigé|article écrit|posté) par',
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
export const GENRE =
  'analysis|analyse|analys|analyses|analisis|análisis|análise|analisi|opinion|opinión|opinião|opinie|meinung|comment|commentary|kommentar|commento|comentario|comentário|commentaire|commentaar|kommentti|gastkommentar|' +
  'column|columna|coluna|kolumne|kolumni|klumme|chronique|crónica|crônica|cronaca|krönika|kronik|kronikk|essay|ensayo|ensaio|essai|essä|feature|exclusive|exklusiv|esclusiva|exclusiva|' +
  'report|reportage|reportaje|reportagem|reportasje|reportaža|bericht|dispatch|review|rezension|recension|recensione|recensie|reseña|crítica|kritik|anmeldelse|' +
  'interview|intervista|entrevista|intervju|haastattelu|wywiad|rozhovor|interjú|röportaj|story|article|artikel|artículo|articulo|artigo|articolo|article|guest post|guest column|guest essay|blog|post|' +
  'editorial|editoriale|éditorial|leitartikel|ledare|leder|lederen|tribune|enquête|billet|récit|racconto|inchiesta|recherche|protokoll|glosse|gastbeitrag|gastartikel|text|texte|texto|testo|tekst';
/** Kinds that readers write too, below articles: "Kommentar von". */
export const BY_READERS =
  'comment|kommentar|commento|comentario|comentário|commentaire|commentaar|kommentti|review|rezension|recensione|recensie|reseña|report|post|blog|opinion|opinión|opinião|opinie|story';
export const ARTICLE = "a|an|the|ein|eine|einer|un|une|una|uma|um|een|et|en|ett|il|la|le|l['’]|un['’]";
export const OF = 'by|von|vom|par|por|de|di|da|door|van|av|af|od|от|від|per|pel';

/** Prepositions before a name that are words of other kinds in other languages. */
export const OF_LANGUAGE: Record<string, string> = {
  bg: 'от',
  ca: 'per|de',
  cs: 'od',
  cy: 'gan',
  el: 'του|της|των|από',
  es: 'de',
  fr: 'de',
  fil: 'ni|nina',
  ga: 'le',
  hr: 'od',
  it: 'di',
  mk: 'од',
  pt: 'de|da|do',
  ro: 'de',
  sk: 'od',
  sl: 'od',
  sq: 'nga',
  sr: 'od|од',
  sw: 'na',
  tl: 'ni|nina',
};

/** Prepositions that begin a byline in whatever language. */
export const BEGINS = 'by|von|par|por|di|door|av|af|przez|deur|oleh|eftir|מאת|بقلم|بواسطة|โดย|bởi';
