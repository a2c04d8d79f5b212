/** The kind of the article, where the page says so: by the schema's type, a tag, the kicker, or the section. */
import type { ArticleType } from '../article.ts';
import type { Claim } from './claims.ts';

export interface SettledType {
  value: ArticleType;
  source: string;
}

/** schema.org's types. */
const OF_SCHEMA: Record<string, ArticleType> = {
  OpinionNewsArticle: 'opinion',
  LiveBlogPosting: 'live',
  ReviewNewsArticle: 'review',
  Review: 'review',
  CriticReview: 'review',
  UserReview: 'review',
  ClaimReview: 'fact-check',
  AdvertiserContentArticle: 'sponsored',
  Interview: 'interview',
};

/** The words that tags, kickers and sections use for each type, by language; whole names, lower case. */
const WORDS: Record<ArticleType, string> = {
  opinion:
    'opinion|opinions|op-ed|op-eds|oped|editorial|editorials|commentary|comment|comment & analysis|opinion & analysis|column|columns|columnist|columnists|guest column|guest commentary|guest essay|viewpoint|viewpoints|perspective|letter to the editor|letters to the editor|letters|leader|opinion-article|meinung|meinungen|kommentar|kommentare|leitartikel|gastkommentar|gastbeitrag|kolumne|kolumnen|glosse|debatte|standpunkt|leserbrief|leserbriefe|point de vue|points de vue|tribune|tribunes|éditorial|edito|édito|chronique|chroniques|billet|idées et débats|opinión|opinion pública|columna|columnas|columna de opinión|tribuna|cartas al director|artículo de opinión|opinião|coluna|colunas|artigo de opinião|editoriais|opinione|opinioni|editoriale|commento|commenti|lettere al direttore|opinie|opinies|columnist|commentaar|ingezonden|ledare|ledarsidan|krönika|krönikor|debatt|insändare|åsikt|leder|kronikk|kronik|klumme|klummer|debat|mening|meninger|debattinnlegg|pääkirjoitus|kolumni|mielipide|mielipiteet|opinia|felieton|komentarz|komentář|komentáře|názor|názory|glosa|fejeton|stĺpček|vélemény|publicisztika|jegyzet|opinie|opinii|editorialul|мнение|мнения|колонка|думка|думки|погляд|блоги|κύριο άρθρο|άποψη|απόψεις|γνώμη|mišljenje|kolumna|kolumne|komentar|komentari|mnenje|мишљење|yorum|köşe yazısı|köşe yazıları|görüş|رأي|الرأي|آراء|مقال رأي|مقالات الرأي|دیدگاه|یادداشت|سرمقاله|דעות|דעה|טור דעה|اداریہ|کالم|विचार|राय|संपादकीय|ओपिनियन|মতামত|সম্পাদকীয়|社説|オピニオン|コラム|論説|评论|評論|社论|社論|观点|觀點|時評|时评|사설|칼럼|오피니언|기고|quan điểm|ý kiến|bình luận|opini|tajuk|kolom|maoni|บทความ แสดงความคิดเห็น|ความคิดเห็น|บทบรรณาธิการ',
  live: 'live|liveblog|live blog|live-blog|live updates|live coverage|liveticker|live-ticker|live ticker|newsblog|news-blog|en direct|direct|en vivo|en directo|minuto a minuto|última hora en directo|ao vivo|in diretta|diretta|diretta live|livebericht|direkterapport|livestudio|live-studio|na żywo|relacja na żywo|živě|on-line přenos|élő|élőben|онлайн|прямая трансляция|наживо|canlı|canlı anlatım|canlı blog|مباشر|بث مباشر|زنده|שידור חי|लाइव|লাইভ|ライブ|速報中|直播|直播中|라이브|trực tiếp|langsung|uživo',
  'fact-check':
    'fact check|fact-check|factcheck|fact checks|fact checking|fact-checking|fact checker|faktencheck|faktenfuchs|faktenfinder|vérification|désintox|désinfox|vrai ou faux|le vrai du faux|verificación|verificación de datos|verificado|chequeo|bulo|bulos|checagem|verificação de factos|verificação de fatos|fato ou fake|prova dos factos|factcheck|fact checking|verifica dei fatti|factchecken|feitencheck|faktagranskning|faktakoll|faktasjekk|faktatjek|faktantarkistus|faktantarkistukset|weryfikacja faktów|fakt check|ověřovna|ellenőrző|tényellenőrzés|verificarea faptelor|фактчек|фактчекинг|проверка фактов|перевірка фактів|έλεγχος γεγονότων|doğrulama|doğruluk kontrolü|teyit|تدقيق|تحقق|تدقيق الحقائق|راستی‌آزمایی|בדיקת עובדות|फैक्ट चेक|फ़ैक्ट चेक|ফ্যাক্ট চেক|ফ্যাক্টচেক|ファクトチェック|事实核查|事實查核|팩트체크|kiểm chứng|cek fakta|provjera činjenica|claimreview',
  review:
    'review|reviews|film review|movie review|book review|album review|music review|theatre review|theater review|tv review|game review|restaurant review|album reviews|rezension|rezensionen|kritik|kritiken|filmkritik|buchkritik|test|testbericht|critique|critiques|critique de film|reseña|reseñas|crítica|crítica de cine|crítica de cinema|resenha|críticas|recensione|recensioni|recensie|recensies|recension|recensioner|anmeldelse|anmeldelser|anmeldt|arvostelu|arvostelut|arvio|recenzja|recenzje|recenze|recenzia|recenzie|kritika|könyvkritika|filmkritika|рецензия|рецензии|рецензія|обзор|κριτική|eleştiri|inceleme|film eleştirisi|نقد|مراجعة|מבקרת|ביקורת|समीक्षा|রিভিউ|レビュー|書評|书评|影评|影評|리뷰|서평|đánh giá|ulasan|resensi',
  interview:
    "interview|interviews|the interview|q&a|q & a|q and a|interview article|im interview|im gespräch|gespräch|entretien|entretiens|l’entretien|l'entretien|grand entretien|entrevista|entrevistas|intervista|interviste|l’intervista|l'intervista|vraaggesprek|intervju|intervjuer|intervjun|haastattelu|wywiad|wywiady|rozmowa|rozhovor|rozhovory|interjú|interjúk|interviu|interviuri|интервью|інтервʼю|інтерв’ю|інтерв'ю|интервю|συνέντευξη|συνεντεύξεις|intervju|razgovor|röportaj|söyleşi|مقابلة|حوار|مقابلات|گفتگو|گفت‌وگو|مصاحبه|ריאיון|ראיון|साक्षात्कार|इंटरव्यू|সাক্ষাৎকার|インタビュー|专访|專訪|访谈|訪談|인터뷰|phỏng vấn|wawancara|mahojiano",
  'press-release':
    'press release|press releases|press-release|pressrelease|media release|news release|company announcement|pressemitteilung|pressemitteilungen|pressemeldung|presseaussendung|medienmitteilung|communiqué|communiqué de presse|communiqués|communiqués de presse|comunicado|comunicados|comunicado de prensa|nota de prensa|notas de prensa|comunicado de imprensa|nota à imprensa|nota de imprensa|comunicato stampa|comunicati stampa|comunicato|persbericht|persberichten|pressmeddelande|pressmeddelanden|pressemeddelelse|pressemelding|tiedote|lehdistötiedote|informacja prasowa|komunikat prasowy|tisková zpráva|tlačová správa|sajtóközlemény|közlemény|comunicat de presă|comunicat|пресс-релиз|пресс-релизы|прес-реліз|прессъобщение|δελτίο τύπου|priopćenje|saopštenje|sporočilo za javnost|basın bülteni|basın açıklaması|بيان صحفي|بيان|הודעה לעיתונות|प्रेस विज्ञप्ति|প্রেস বিজ্ঞপ্তি|プレスリリース|新闻稿|新聞稿|보도자료|thông cáo báo chí|siaran pers|taarifa kwa vyombo vya habari',
  sponsored:
    'sponsored|sponsored content|sponsored post|sponsored article|sponsor content|sponsored story|paid content|paid post|paid partnership|partner content|partnered content|branded content|brand content|brandvoice|brand studio|brandstudio|advertorial|advertorials|advertisement feature|advertisement|ad feature|advertiser content|promoted|promoted content|in partnership with|native advertising|native ad|anzeige|anzeigensonderveröffentlichung|anzeigen-spezial|werbung|gesponsert|bezahlter inhalt|sponsored by|publireportage|publi-reportage|publirédactionnel|contenu sponsorisé|contenu partenaire|publicité|partenariat|contenido patrocinado|patrocinado|publirreportaje|publirreportajes|contenido de marca|publicidad|conteúdo patrocinado|conteúdo de marca|publieditorial|informe publicitário|conteúdo publicitário|estúdio de marca|contenuto sponsorizzato|sponsorizzato|publiredazionale|pubbliredazionale|informazione pubblicitaria|advertentie|gesponsord|gesponsorde inhoud|partnerbijdrage|branded content|annons|sponsrat|sponsrat innehåll|betalt innehåll|annonsørinnhold|annonsorinnhold|annonce|annoncørbetalt indhold|sponsoreret|sponsoreret indhold|sponset innhold|mainos|kaupallinen yhteistyö|artykuł sponsorowany|materiał sponsorowany|materiał partnera|reklama|komerční sdělení|komerční článek|inzerce|reklamní sdělení|pr článok|reklamný článok|inzercia|szponzorált tartalom|fizetett tartalom|támogatott tartalom|(x)|advertorial|conținut sponsorizat|articol publicitar|реклама|партнерский материал|на правах рекламы|спецпроект|реклама партнера|рекламен материал|платена публикация|χορηγούμενο|διαφημιστικό|sponzorirano|plaćeni oglas|promo|oglas|reklam|sponsorlu|sponsorlu içerik|advertorial haber|إعلان|محتوى مدعوم|محتوى ممول|إعلان مدفوع|رپورتاژ آگهی|رپرتاژ آگهی|תוכן ממומן|תוכן שיווקי|מקודם|प्रायोजित|विज्ञापन|স্পন্সরড|পিআর|広告|pr|タイアップ|記事広告|広告特集|赞助内容|赞助|推广|推廣|廣編特輯|贊助內容|광고|협찬|스폰서|tài trợ|quảng cáo|nội dung tài trợ|advetorial|konten bersponsor|maudhui yaliyofadhiliwa',
  obituary:
    'obituary|obituaries|obit|obits|in memoriam|death notices|nachruf|nachrufe|nécrologie|nécrologies|disparition|disparitions|obituario|obituarios|necrológica|necrológicas|in memóriam|obituário|obituários|necrologio|necrologi|coccodrillo|overlijden|overleden|necrologie|in memoriam|dödsruna|dödsfall|minnesord|nekrolog|nekrologer|minneord|dødsfald|muistokirjoitus|muistokirjoitukset|nekrologi|nekrologit|pożegnanie|wspomnienie pośmiertne|nekrology|nekrológ|nekrológok|gyász|necrolog|некролог|некрологи|νεκρολογία|osmrtnica|osmrtnice|ölüm ilanı|vefat|نعي|وفيات|درگذشت|הספד|श्रद्धांजलि|শোক সংবাদ|শোক|訃報|追悼|讣告|訃聞|부고|부음|cáo phó|tin buồn|obituari|tanzia',
};

const types = new Map(
  Object.entries(WORDS).flatMap(([type, row]) => row.split('|').map((word) => [word, type as ArticleType] as const)),
);

/** Whether a line says, and says no more, that what stands beside it is paid for. */
export function isSponsoredLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && types.get(plain(text)) === 'sponsored';
}

const LONGEST_LABEL = 40;

/** The first of `claims`, in order of precedence, that is a word for a kind. */
export function settleType(claims: Claim[]): SettledType | undefined {
  for (const { place, source, value } of claims) {
    const found = typeOf(place, value);
    if (found) return { value: found, source };
  }
  return undefined;
}

function typeOf(place: string, value: string): ArticleType | undefined {
  if (place.endsWith(':@type')) return OF_SCHEMA[value];
  if (place.endsWith('article:opinion')) return /^(?:true|1|yes)$/i.test(value) ? 'opinion' : undefined;
  return types.get(plain(value));
}

/** Whether the whole text is a word for a kind. */
export function isTypeWord(text: string): boolean {
  return types.has(plain(text));
}

function plain(text: string): string {
  const bare = text
    .toLowerCase()
    .replace(/^[\s[(#•|»]+/, '')
    .replace(/(?<![\s\])•|:!.«])[\s\])•|:!.«]+$/, '');
  return bare.replaceAll('_', '-').replace(/^x$/, '(x)');
}
