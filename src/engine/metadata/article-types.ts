/**
 * The kind of the article, where the page says so: by the schema's type, a tag, the section, or a label beside the
 * headline; and the names in section fields that name no section.
 */
import type { ArticleType } from '../article.ts';
import { ancestors, contains, type Element, HEADINGS, isTag, type PageTree } from '../page/page.ts';
import { isHidden, lowerCase, textLength, visibleText } from '../page/text.ts';
import type { Claim } from './claims.ts';

interface SettledType {
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
  return text.length <= LONGEST_LABEL && sponsored.has(plain(text));
}

/** The words of that kind alone: each short line of a page is looked up, and the table of all kinds is large. */
const sponsored: ReadonlySet<string> = new Set([...types.keys()].filter((word) => types.get(word) === 'sponsored'));

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
  const lower = text.toLowerCase();
  const bare =
    SET_OFF_BEFORE.test(lower.charAt(0)) || SET_OFF_BEHIND.test(lower.charAt(lower.length - 1))
      ? lower.replace(/^[\s[(#•|»]+/, '').replace(/(?<![\s\])•|:!.«])[\s\])•|:!.«]+$/, '')
      : lower;
  if (bare === 'x') return '(x)';
  return bare.includes('_') ? bare.replaceAll('_', '-') : bare;
}

const SET_OFF_BEFORE = /[\s[(#•|»]/;
const SET_OFF_BEHIND = /[\s\])•|:!.«]/;

// A label beside the headline that says what kind of article it is: `Opinion`, `Anzeige`.

// Elements before and behind the headline among which its labels stand.
const BEFORE = 12;
const BEHIND = 12;
const LONGEST_TYPE_LABEL = 40;

export function typeLabelClaims(page: PageTree, headline: Element | undefined): Claim[] {
  if (!headline) return [];
  const near = [
    ...page.elements.slice(Math.max(0, headline.order - BEFORE), headline.order).reverse(),
    ...page.elements.slice(headline.last + 1, headline.last + 1 + BEHIND),
  ];
  for (const element of near) {
    if (element.order > headline.order && HEADINGS.has(element.name)) break;
    if (contains(element, headline) || element.last - element.order > 2 || !LABELS.has(element.name)) continue;
    const value = visibleText(element);
    if (value.length > LONGEST_TYPE_LABEL || !isTypeWord(value) || isHidden(element) || !isInHead(page, element, headline))
      continue;
    if (leadsToComments(element)) continue;
    return [{ field: 'type', place: 'dom:label', source: 'dom:label', value, element }];
  }
  return [];
}

const LABELS = new Set('span div p a strong b em small h2 h3 h4 h5 h6 li'.split(' '));

// Head of an article: headline, dek, byline, dates, labels.
const MOST_IN_HEAD = 800;
const MOST_LEVELS = 4;

/**
 * Tells whether an element is in one small box with the headline; a menu names all kinds of articles that the site has, and an
 * advertisement says what it is.
 */
function isInHead(page: PageTree, element: Element, headline: Element): boolean {
  let level = 0;
  for (const box of ancestors(element)) {
    if (contains(box, headline))
      return box.name !== 'body' && (isRightOver(page, element, headline) || textLength(page, box) <= MOST_IN_HEAD);
    level += 1;
    if (level > MOST_LEVELS || box.name === 'nav' || box.name === 'footer' || box.attribs.role === 'navigation')
      return false;
    if (/(?:^|[\s_-])(?:ad|ads|adslot|advert|advertisement|banner|menu)(?:$|[\s_-])/i.test(box.attribs.class ?? ''))
      return false;
  }
  return false;
}

/** An element whose next neighbour is the headline, or a head with it. */
function isRightOver(page: PageTree, element: Element, headline: Element): boolean {
  let node = element.next;
  while (node && !isTag(node)) node = node.next;
  if (!node || node === headline) return node === headline;
  return contains(node, headline) && textLength(page, node) <= MOST_IN_HEAD;
}

/** `Kommentare` may be the readers'. */
function leadsToComments(element: Element): boolean {
  if (/^comments?$/i.test(visibleText(element))) return true;
  const near = [
    element,
    ...[...ancestors(element)].slice(0, 2),
    ...element.children.filter((child) => child.type === 'tag'),
  ];
  return near.some(({ attribs }) =>
    /comment|kommentar|respond|disqus/i.test(`${attribs.href ?? ''} ${attribs.class ?? ''}`),
  );
}

// Names in breadcrumbs and section fields that name no section.

/** Home pages, labels of the breadcrumb and categories for what has none; by language, lower case. */
const NO_SECTION: Record<string, string> = {
  en: 'home|homepage|home page|front page|frontpage|start|index|root|main|main page|uncategorized|uncategorised|none|undefined|null|unknown|default|n/a|other|misc|miscellaneous|no category|you are here|breadcrumb|breadcrumbs|navigation|page|untitled|categories|category|archives|labels|back|menu|site|true|false',
  de: 'navigationspfad|brotkrümelnavigation|brotkrumen|brotkrümel|krümelnavigation|start|startseite|home|hauptseite|allgemein|allgemeines|unkategorisiert|ohne kategorie|sie sind hier|du bist hier|sie befinden sich hier|zurück|navigation|rubriken',
  fr: "accueil|page d'accueil|page d’accueil|non classé|non classe|sans catégorie|vous êtes ici|à la une|fil d'ariane|fil d’ariane|navigation|retour",
  es: 'ruta de navegación|migas de pan|inicio|portada|página principal|página de inicio|sin categoría|sin categoria|sin clasificar|estás aquí|estás en|usted está aquí|está aquí|volver',
  pt: 'início|inicio|página inicial|capa|sem categoria|você está aqui|está aqui|estou aqui|voltar',
  it: 'home|pagina iniziale|prima pagina|senza categoria|tu sei qui|sei qui|ti trovi qui|sei in|non categorizzato',
  nl: 'kruimelpad|broodkruimels|home|startpagina|voorpagina|geen categorie|niet gecategoriseerd|u bent hier|je bent hier|terug',
  sv: 'hem|start|startsida|startsidan|okategoriserade|okategoriserat|du är här',
  da: 'forside|forsiden|hjem|ikke kategoriseret|du er her',
  nb: 'hjem|forside|forsiden|ukategorisert|du er her|her er du',
  fi: 'etusivu|koti|yleinen|luokittelematon|olet täällä|olet tässä',
  pl: 'strona główna|główna|start|bez kategorii|jesteś tutaj|tutaj jesteś|home',
  cs: 'domů|úvod|hlavní stránka|úvodní stránka|nezařazené|nachází se zde|jste zde|zde se nacházíte',
  sk: 'domov|úvod|hlavná stránka|nezaradené|nachádzate sa tu',
  sl: 'domov|prva stran|nerazvrščeno|nekategorizirano',
  hr: 'početna|naslovnica|početna stranica|nekategorizirano',
  sr: 'почетна|насловна|početna|naslovna|некатегоризовано',
  hu: 'kezdőlap|címlap|főoldal|nyitólap|nincs kategorizálva|egyéb kategória|ön itt van|itt vagy',
  ro: 'acasă|prima pagină|fără categorie|necategorizat|sunteți aici|te afli aici',
  bg: 'начало|без категория|некатегоризирани|вие сте тук',
  el: 'αρχική|αρχική σελίδα|χωρίς κατηγορία|μη κατηγοριοποιημένο|είστε εδώ|βρίσκεστε εδώ',
  tr: 'ana sayfa|anasayfa|genel|kategorisiz|buradasınız',
  ru: 'главная|главная страница|на главную|без рубрики|без категории|вы здесь|вы находитесь здесь',
  uk: 'головна|головна сторінка|на головну|без категорії|без рубрики|ви тут|ви є тут',
  ar: 'الرئيسية|الصفحة الرئيسية|غير مصنف|أنت هنا|انت هنا',
  fa: 'خانه|صفحه اصلی|صفحه نخست|دسته‌بندی نشده|شما اینجا هستید',
  he: 'ראשי|דף הבית|עמוד הבית|כללי|ללא קטגוריה|אתה נמצא כאן',
  ur: 'صفحۂ اول|صفحہ اول|ہوم|غیر زمرہ بند',
  hi: 'होम|मुख्य पृष्ठ|मुखपृष्ठ|अवर्गीकृत',
  bn: 'হোম|প্রচ্ছদ|মূলপাতা',
  ja: 'ホーム|トップ|トップページ|top|home|未分類|現在位置|現在のページ',
  zh: '首页|首頁|主页|主頁|未分类|未分類|正文|当前位置|目前位置|您的位置|你的位置|您现在的位置|您目前的位置',
  ko: '홈|메인|미분류|현재 위치|현재위치',
  vi: 'trang chủ|chưa phân loại|chưa được phân loại|bạn đang ở đây',
  id: 'beranda|tak berkategori|tanpa kategori|anda di sini',
  th: 'หน้าแรก|หน้าหลัก|ไม่มีหมวดหมู่',
  sw: 'nyumbani|mwanzo',
};

/** Names that say no more than that this is news: they stand in a path, but are never the section. */
const GENERIC: Record<string, string> = {
  en: 'news|latest news|latest|all news|breaking news|top news|top stories|top story|featured|features news|article|articles|story|stories|post|posts|blog|blogs|all|general|general news|content|newsroom|archive|headlines|more news|top|news & views|news and views|news article|recent|recent news|web|online|updates|print|topics|detail|details',
  de: 'themen|thema|ressorts|nachrichten|news|aktuell|aktuelles|aktuelle nachrichten|artikel|beitrag|beiträge|meldungen|meldung|alle|neues|schlagzeilen|topthemen|top-themen|archiv|detail|details|detailansicht|detailseite',
  fr: 'actualité|actualités|actu|actus|les actus|article|articles|nouvelles|infos|info|toute l’actualité|toutes les actualités|à la une|dernières nouvelles|dossiers',
  es: 'noticias|noticia|actualidad|artículo|artículos|últimas noticias|última hora|destacados|destacadas|todas|todos|general|generales|lo último',
  pt: 'notícias|notícia|noticias|artigo|artigos|últimas notícias|últimas|destaques|destaque|geral|atualidade',
  it: 'notizie|notizia|articoli|articolo|ultime notizie|ultima ora|primo piano|in evidenza|attualità|tutte',
  nl: 'nieuws|actueel|artikel|artikelen|laatste nieuws|net binnen|berichten|algemeen',
  sv: 'nyheter|nyhet|senaste nytt|artiklar|artikel|allmänt',
  da: 'nyheder|nyhed|seneste nyt|artikler|artikel|seneste',
  nb: 'nyheter|siste nytt|artikler|artikkel|siste',
  fi: 'uutiset|uutinen|artikkelit|artikkeli|ajankohtaista|tuoreimmat',
  pl: 'wiadomości|aktualności|artykuły|artykuł|najnowsze|newsy|ogólne|informacje',
  cs: 'zprávy|aktuality|články|článek|zpravodajství|aktuálně|novinky',
  sk: 'správy|aktuality|články|článok|spravodajstvo|novinky',
  sl: 'novice|aktualno|članki|splošno',
  hr: 'vijesti|aktualno|članci|novosti',
  sr: 'вести|vesti|чланци|aktuelno|најновије',
  hu: 'hírek|hír|aktuális|cikkek|cikk|friss|friss hírek',
  ro: 'știri|stiri|actualitate|articole|ultimele știri|noutăți|general',
  bg: 'новини|статии|актуално|последни новини|общи',
  el: 'ειδήσεις|νέα|επικαιρότητα|άρθρα|γενικά',
  tr: 'haberler|haber|güncel|makaleler|tüm haberler|son dakika|gündem haberleri',
  ru: 'новости|статьи|статья|лента|лента новостей|все новости|последние новости|публикации|материалы|разное',
  uk: 'новини|статті|стаття|усі новини|останні новини|публікації|матеріали|стрічка',
  ar: 'أخبار|الأخبار|اخبار|الاخبار|مقالات|آخر الأخبار|عام',
  fa: 'اخبار|خبر|خبرها|مقالات|آخرین اخبار|عمومی',
  he: 'חדשות|כתבות|מבזקים',
  ur: 'خبریں|تازہ ترین',
  hi: 'समाचार|खबरें|ताज़ा खबरें|न्यूज़|न्यूज',
  bn: 'খবর|সংবাদ|সর্বশেষ',
  ja: 'ニュース|新着|新着記事|記事|記事一覧|ニュース一覧|お知らせ|速報',
  zh: '新闻|新聞|资讯|資訊|文章|最新消息|即时新闻|即時新聞|要闻|要聞|新闻中心',
  ko: '뉴스|기사|전체기사|전체|최신뉴스',
  vi: 'tin tức|tin mới|bài viết|thời sự tổng hợp|mới nhất',
  id: 'berita|artikel|berita terkini|terkini|umum',
  th: 'ข่าว|บทความ|ข่าวล่าสุด|ข่าวทั้งหมด',
  sw: 'habari|makala',
};

const noSection = setOf(NO_SECTION);
const generic = setOf(GENERIC);

function setOf(table: Record<string, string>): Set<string> {
  return new Set(Object.values(table).flatMap((row) => row.split('|')));
}

/** Home pages, labels, links that lead back, and categories for what has none. */
export function isNoSection(name: string): boolean {
  return noSection.has(plainName(name)) || BACK.test(lowerCase(name));
}

/** "Back to all posts". "Back to school" is a section: what follows must be a place of the site. Names of the trail itself. */
const BACK =
  /^(?:(?:breadcrumbs?|you are here|leave this field)\b|(?:go |click )?back to (?:all|our|the|home|homepage|main|blogs?|news|lists?|listing|results|search|overview|index|top|articles?)\b|zurück (?:zu[rm]?|auf)\s|retour (?:à|au|aux)\s|volver (?:a|al)\s|voltar (?:à|a|ao|aos|às|para)\s|torna (?:a|al|alla|alle|ai|agli)\s|terug naar\s|tillbaka till\s|tilbage? til\s|tilbake til\s|wróć do\s|powrót do\s|zpět na\s|späť na\s|înapoi la\s|(?:вернуться|назад) (?:к|в|на)\s|повернутися до\s)/u;

/** "Category: Health" without the label. */
export function withoutLabel(name: string): string {
  return name.replace(LABEL, '');
}

const LABEL =
  /^(?:category|categories|filed under|posted in|topic|section|kategorie|rubrik|ressort|thema|catégorie|rubrique|categoría|sección|categoria|sezione|seção|categorie|rubriek|kategori|kategoria|kategorija|rubrika|kategória|категория|рубрика|категорія|分类|分類|カテゴリー?|카테고리)\s*[:：]\s*/iu;

/** "News", "All news": it is in the path, but says nothing. */
export function isGenericSection(name: string): boolean {
  const words = plainName(name);
  return generic.has(words) || generic.has(words.replace(EVERY, ''));
}

const EVERY =
  /^(?:all|alle|tous les|toutes les|todas las|todos los|todas as|todos os|tutte le|tutti gli|alla|wszystkie|všechny|všetky|toate|все|всі|усі|tüm|semua) /;

function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[\s:«»[\]()#]+/, '')
    .replace(/(?<![\s:«»[\]()!.])[\s:«»[\]()!.]+$/, '')
    .replace(/\s+/g, ' ');
}
