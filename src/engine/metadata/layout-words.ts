/** Words that content systems mix among the subjects. */

/** Words among tags that say how a page is laid out, sold or measured, and are no subject. Lower case. */
export const LAYOUT_WORDS = new Set(
  `featured|comments-enabled|comments-disabled|texttospeech|text-to-speech|paywall exclude|home|homepage|home page|front page|frontpage|front-page|slider|slideshow|carousel|hero|sticky|default|template|layout|sidebar|no-sidebar|nosidebar|full-width|full width|fullwidth|widget|ads|noads|no-ads|no ads|noad|ad-free|adfree|advertisement|article|articles|story|stories|post|posts|page|index|story-page|article-page|web-only|webonly|print-edition|push-notification|pushed|newsletter|lead story|lead-story|main story|main-story|top|top story|top-story|topstory|top stories|top news|topnews|headline|headlines|breaking|breaking news|breaking-news|breakingnews|latest|latest news|news|paywall|metered|locked|unlocked|subscriber-only|subscribers only|subscription|exclude|exclude-from|noindex|nofollow|do-not-index|draft|published|photo gallery|longform|long-form|longread|shortform|evergreen|sponsored|syndicated|syndication|google news|googlenews|amp|instant article|instant-articles|apple news|applenews|editors pick|editor's pick|editors-pick|editor's picks|editors' picks|staff pick|must read|must-read|none|null|undefined|n/a|all|other|misc|tag|tags|keyword|keywords|topic|topics|label|labels|category|categories|uncategorized|read more|more|click here|subscribe|no comments|comments off|nocomments|a-section|a1|section front|big-image|large-image|immersive|interactive
|nachricht|nachrichten|aktuell|aktuelles|artikel|startseite|aufmacher|slider|schlagworte|themen|top-thema|topthema|topmeldung|eilmeldung|bezahlt|kostenlos|bildergalerie|galerie|fotostrecke
|actualité|actualités|accueil|à la une|article abonné|abonnés|diaporama|galerie photos|mots-clés
|noticias|noticia|actualidad|portada|destacado|destacados|destacada|artículo|artículos|etiquetas|etiqueta|suscriptores|galería|fotogalería|última hora|ultima hora
|notícias|notícia|destaque|destaques|manchete|artigo|assinantes|últimas notícias
|notizie|notizia|primo piano|in evidenza|evidenza|apertura|articolo|articoli|tag|abbonati|galleria|fotogallery|ultima ora
|nieuws|voorpagina|uitgelicht|artikel|fotoserie
|nyheter|nyheder|uutiset|forside|artikkel|etusivu
|wiadomości|aktualności|artykuł|wyróżnione|galeria
|zprávy|články|aktuality|hlavní zpráva
|haber|haberler|manşet|manset|son dakika|sondakika|güncel|gündem haberleri|foto galeri
|новости|новость|главное|главная|статья|статьи|новини|новина|стаття|головне|відео
|أخبار|اخبار|عاجل|رئيسي|الرئيسية|مقالات
|समाचार|खबर|न्यूज़|न्यूज|ताज़ा खबर
|ニュース|新着|トップ|記事|速報
|新闻|新聞|要闻|头条|頭條|文章|视频
|뉴스|기사|속보|메인`
    .split(/[|\n]+/)
    .map((word) => word.trim()),
);
