/** First segments of addresses that lead to lists and service pages, in the languages of many content systems. */
const INDEX_SEGMENT = new Set(
  'about account archiv archive archives author authors autor autoren autores autori auteur category categories categoria categorie contact cookies datenschutz etiqueta etiquetas feed home impressum kategorie kontakt legal login mentions-legales newsletter page pages privacy privacy-policy profile register rss rubrik schlagwort search section sections seccion sitemap subscribe suche tag tags tema temas terms thema themen topic topics user users'.split(
    ' ',
  ),
);

/** Whether an address by its path alone is the front page, a list or a service page. */
export function isIndexAddress(url: URL): boolean {
  const segments = url.pathname.split('/').filter(Boolean);
  const first = segments[0]?.toLowerCase();
  if (first === undefined) return url.search === '';
  return INDEX_SEGMENT.has(first) || /^(?:index|default)\.\w+$/.test(segments.join('/'));
}

/** Whether an address by its shape alone is an article's: a date, a long number or a title of some words in its path. */
export function looksLikeArticle(url: URL): boolean {
  if (isIndexAddress(url) || MEDIA.test(url.pathname)) return false;
  const last = url.pathname.split('/').findLast(Boolean) ?? '';
  const words = last
    .replace(/\.\w{1,5}$/, '')
    .split(/[-_+]|%20/)
    .filter(Boolean);
  return /\/(?:19|20)\d\d\/?[01]?\d?\/.+/.test(url.pathname) || /\d{5,}/.test(last) || words.length >= 4;
}

const MEDIA = /\.(?:jpe?g|png|gif|webp|avif|svg|pdf|mp[34]|m4a|zip|docx?|xlsx?)$/i;
