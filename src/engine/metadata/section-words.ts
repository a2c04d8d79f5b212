/** Names in breadcrumbs and section fields that name no section. */

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
  return noSection.has(plain(name)) || BACK.test(name);
}

/** "Back to all posts". "Back to school" is a section: what follows must be a place of the site. */
const BACK =
  /^(?:(?:go |click )?back to (?:all|our|the|home|homepage|main|blogs?|news|lists?|listing|results|search|overview|index|top|articles?)\b|zurück (?:zu[rm]?|auf)\s|retour (?:à|au|aux)\s|volver (?:a|al)\s|voltar (?:à|a|ao|aos|às|para)\s|torna (?:a|al|alla|alle|ai|agli)\s|terug naar\s|tillbaka till\s|tilbage? til\s|tilbake til\s|wróć do\s|powrót do\s|zpět na\s|späť na\s|înapoi la\s|(?:вернуться|назад) (?:к|в|на)\s|повернутися до\s)/iu;

/** "Category: Health" without the label. */
export function withoutLabel(name: string): string {
  return name.replace(LABEL, '');
}

const LABEL =
  /^(?:category|categories|filed under|posted in|topic|section|kategorie|rubrik|ressort|thema|catégorie|rubrique|categoría|sección|categoria|sezione|seção|categorie|rubriek|kategori|kategoria|kategorija|rubrika|kategória|категория|рубрика|категорія|分类|分類|カテゴリー?|카테고리)\s*[:：]\s*/iu;

/** "News", "All news": it is in the path, but says nothing. */
export function isGenericSection(name: string): boolean {
  const words = plain(name);
  return generic.has(words) || generic.has(words.replace(EVERY, ''));
}

const EVERY =
  /^(?:all|alle|tous les|toutes les|todas las|todos los|todas as|todos os|tutte le|tutti gli|alla|wszystkie|všechny|všetky|toate|все|всі|усі|tüm|semua) /;

function plain(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[\s:«»[\]()#]+/, '')
    .replace(/(?<![\s:«»[\]()!.])[\s:«»[\]()!.]+$/, '')
    .replace(/\s+/g, ' ');
}
