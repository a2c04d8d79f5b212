/** One thing stated on a whole page of a content system, and the fields of the record that must come of it. Written by the contract alone. */
import {
  arc,
  drupal,
  ghost,
  HOST,
  ld,
  meta,
  news,
  next,
  og,
  type SinglePage,
  story,
  table,
  texts,
  titleOf,
  wordpress,
} from './frames.ts';

// biome-ignore format: a table
export const PEOPLE: SinglePage[] = [
  { what: 'a site that JSON-LD calls a person', html: ghost('en', { head: og('og:site_name', 'Example News') + news({ headline: titleOf('en'), author: { '@type': 'Person', name: 'Example News' } }) }), fields: { contributors: [{ name: 'Example News', kind: 'organization' }] } },
  { what: 'job and page of the author', html: arc('de', { head: news({ headline: titleOf('de'), author: [{ '@type': 'Person', name: 'Jana Beispiel', jobTitle: 'Redakteurin', url: `${HOST}/autor/jana` }] }) }), fields: { authors: ['Jana Beispiel'], contributors: [{ name: 'Jana Beispiel', kind: 'person', title: 'Redakteurin', url: `${HOST}/autor/jana` }] } },
  { what: 'the editor is no author', html: next('fr', { head: news({ headline: titleOf('fr'), author: { '@type': 'Person', name: 'Jeanne Dupont' }, editor: { '@type': 'Person', name: 'Luc Petit' } }) }), fields: { authors: ['Jeanne Dupont'], contributors: [{ name: 'Jeanne Dupont', kind: 'person' }, { name: 'Luc Petit', kind: 'person', role: 'editor' }] } },
  { what: 'the translator is no author', html: ghost('es', { head: news({ headline: titleOf('es'), author: { '@type': 'Person', name: 'Juana Pérez' }, translator: { '@type': 'Person', name: 'Luis Gómez' } }) }), fields: { contributors: [{ name: 'Juana Pérez', kind: 'person' }, { name: 'Luis Gómez', kind: 'person', role: 'translator' }] } },
  { what: 'an agency that JSON-LD calls a person', html: drupal('pt', { head: news({ headline: titleOf('pt'), author: { '@type': 'Person', name: 'Reuters' } }) }), fields: { contributors: [{ name: 'Reuters', kind: 'organization' }], agency: ['Reuters'] } },
  { what: 'the printed link to the author’s page', html: wordpress('it', { under: '<div class="entry-meta"><span class="byline">Di <a class="url fn n" rel="author" href="/author/gianna-rossi/">Gianna Rossi</a></span></div>' }), fields: { contributors: [{ name: 'Gianna Rossi', kind: 'person', url: `${HOST}/author/gianna-rossi/` }] } },
  { what: 'the address of mail beside the name', html: table('en', { under: '<p><font size="2">By Jane Roe (<a href="mailto:jroe@example-news.com">jroe@example-news.com</a>)</font></p>' }), fields: { authors: ['Jane Roe'], contributors: [{ name: 'Jane Roe', kind: 'person', email: 'jroe@example-news.com' }] } },
  { what: 'two authors in microdata', html: drupal('de', { under: '<div itemscope itemtype="http://schema.org/NewsArticle"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="/autor/1"><span itemprop="name">Jana Beispiel</span></a></span> und <span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Karl Muster</span></span></div>' }), fields: { authors: ['Jana Beispiel', 'Karl Muster'] } },
  { what: 'the printed post of the reporter', html: arc('en', { under: '<div class="b-byline"><span>By <a href="/staff/jane-roe/">Jane Roe</a>, Transport Correspondent</span></div>' }), fields: { authors: ['Jane Roe'], contributors: [{ name: 'Jane Roe', kind: 'person', title: 'Transport Correspondent', url: `${HOST}/staff/jane-roe/` }] } },
];

const YOUTUBE =
  '<iframe width="560" height="315" src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="Walking the bridge" frameborder="0" allowfullscreen></iframe>';
const VIDEO = {
  '@type': 'VideoObject',
  name: 'The first walk',
  thumbnailUrl: `${HOST}/stills/walk.jpg`,
  duration: 'PT2M5S',
  contentUrl: `${HOST}/films/walk.mp4`,
};

// biome-ignore format: a table
export const MEDIA: SinglePage[] = [
  { what: 'a post of Facebook', html: wordpress('en', { between: '<div class="fb-post" data-href="https://www.facebook.com/news/posts/1122334455"></div>' }), fields: { media: [{ kind: 'post', url: 'https://www.facebook.com/news/posts/1122334455', provider: 'Facebook' }] } },
  { what: 'a film that JSON-LD alone states', html: next('en', { head: news({ headline: titleOf('en'), video: VIDEO }) }), fields: { media: [{ kind: 'video', url: `${HOST}/films/walk.mp4`, title: 'The first walk', thumbnail: `${HOST}/stills/walk.jpg`, duration: 'PT2M5S' }] }, from: { media: 'json-ld:NewsArticle.video' } },
  { what: 'a free VideoObject', html: arc('de', { head: news({ headline: titleOf('de') }) + ld(VIDEO) }), fields: { media: [{ kind: 'video', url: `${HOST}/films/walk.mp4`, title: 'The first walk', thumbnail: `${HOST}/stills/walk.jpg`, duration: 'PT2M5S' }] }, from: { media: 'json-ld:VideoObject' } },
  { what: 'a film that og:video alone states', html: drupal('fr', { head: og('og:video', `${HOST}/films/marche.mp4`) + og('og:video:type', 'video/mp4') }), fields: { media: [{ kind: 'video', url: `${HOST}/films/marche.mp4` }] }, from: { media: 'meta:og:video' } },
  { what: 'og:video with the frame of a known player', html: ghost('es', { head: og('og:video:url', 'https://www.youtube.com/embed/dQw4w9WgXcQ') + og('og:video:type', 'text/html') }), fields: { media: [{ kind: 'video', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', provider: 'YouTube' }] } },
  { what: 'a frame and its VideoObject are one', html: wordpress('pt', { between: `<figure class="wp-block-embed">${YOUTUBE}</figure>`, head: news({ headline: titleOf('pt'), video: { '@type': 'VideoObject', name: 'A caminhada', embedUrl: 'https://www.youtube.com/embed/dQw4w9WgXcQ', duration: 'PT1M' } }) }), fields: { media: [{ kind: 'video', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', title: 'A caminhada', duration: 'PT1M', provider: 'YouTube' }] }, from: { media: 'dom:media' } },
  { what: 'a frame, with its title', html: ghost('it', { between: `<figure class="kg-card kg-embed-card">${YOUTUBE}</figure>` }), fields: { media: [{ kind: 'video', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', title: 'Walking the bridge', provider: 'YouTube' }] } },
  { what: 'a recording in the text', html: ghost('en', { between: '<div class="kg-card kg-audio-card"><div class="kg-audio-title">The mayor speaks</div><audio src="/files/mayor.mp3" preload="metadata"></audio></div>' }), fields: { media: [{ kind: 'audio', url: `${HOST}/files/mayor.mp3`, title: 'The mayor speaks' }] } },
  { what: 'a document in the text', html: wordpress('de', { between: '<div class="wp-block-file"><object class="wp-block-file__embed" data="/uploads/beschluss.pdf" type="application/pdf" style="width:100%;height:600px" aria-label="Beschluss des Rats"></object></div>' }), fields: { media: [{ kind: 'document', url: `${HOST}/uploads/beschluss.pdf`, title: 'Beschluss des Rats' }] } },
  { what: 'a chart of Datawrapper', html: next('fr', { between: '<div class="Embed_box__1"><iframe title="Coût du pont" aria-label="Courbe" src="https://datawrapper.dwcdn.net/AbCd1/3/" height="400"></iframe></div>' }), fields: { media: [{ kind: 'chart', url: 'https://datawrapper.dwcdn.net/AbCd1/3/', title: 'Coût du pont', provider: 'Datawrapper' }] } },
  { what: 'a post in the text', html: arc('es', { between: '<blockquote class="twitter-tweet"><p>El puente abre.</p>— Alcaldía (@alcaldia) <a href="https://twitter.com/alcaldia/status/1234567890123">14 de enero</a></blockquote>' }), fields: { media: [{ kind: 'post', url: 'https://twitter.com/alcaldia/status/1234567890123', provider: 'Twitter' }] } },
  { what: 'a film beside the article is another', html: drupal('en', { after: `<aside class="sidebar related-videos">${YOUTUBE}</aside>` }), fields: { media: undefined } },
  { what: 'the still of a player is no picture', html: next('it', { between: '<div class="Player_root__1"><video poster="/stills/passeggiata.jpg" controls><source src="/films/passeggiata.mp4" type="video/mp4"></video></div>' }), fields: { media: [{ kind: 'video', url: `${HOST}/films/passeggiata.mp4`, thumbnail: `${HOST}/stills/passeggiata.jpg` }] }, pictures: [] },
  { what: 'a map in the text', html: table('en', { between: '<iframe src="https://www.google.com/maps/embed?pb=!1m18!1m12" width="400" height="300"></iframe>' }), fields: { media: [{ kind: 'map', url: 'https://www.google.com/maps/embed?pb=!1m18!1m12', provider: 'Google Maps' }] } },
];

// biome-ignore format: a table
export const SECTIONS: SinglePage[] = [
  { what: 'a category with its label below the headline', html: wordpress('it', { under: '<dl class="article-info"><dd class="category-name">Categoria: <a href="/cronaca">Cronaca</a></dd></dl>' }), fields: { section: 'Cronaca' } },
  { what: 'the site before a slogan', html: drupal('de', { title: `${titleOf('de')} | Kreis Bote | Nachrichten aus dem ganzen Tal` }), fields: { site: 'Kreis Bote' } },
  { what: 'the site before the headline’s colon', html: ghost('en', { title: `Example News: ${titleOf('en')}` }), fields: { site: 'Example News' } },
  { what: 'a path with home page and title', html: wordpress('en', { head: ld({ '@type': 'BreadcrumbList', itemListElement: ['Home', 'Regional', 'City Traffic', titleOf('en')].map((name, at) => ({ '@type': 'ListItem', position: at + 1, item: { '@id': `${HOST}/${at}`, name } })) }) }), fields: { sections: ['Regional', 'City Traffic'], section: 'City Traffic' } },
  { what: 'a printed path', html: drupal('de', { before: '<div id="block-pfad" class="block block-system-breadcrumb-block"><nav role="navigation" aria-labelledby="b"><h2 id="b" class="visually-hidden">Pfadnavigation</h2><ol><li><a href="/">Startseite</a></li><li><a href="/regionales">Regionales</a></li><li>Verkehr</li></ol></nav></div>' }), fields: { sections: ['Regionales', 'Verkehr'], section: 'Verkehr' } },
  { what: 'a path in RDFa', html: wordpress('fr', { before: '<p id="breadcrumbs"><span><span><a href="/">Accueil</a></span> » <span><a href="/region/">Région</a></span> » <span class="breadcrumb_last" aria-current="page">Transports</span></span></p>' }), fields: { sections: ['Région', 'Transports'] } },
  { what: 'categories under the headline', html: wordpress('es', { under: '<div class="entry-meta"><span class="cat-links"><a href="/category/region/" rel="category tag">Región</a>, <a href="/category/region/transporte/" rel="category tag">Transporte</a></span></div>' }), fields: { section: 'Transporte', sections: ['Región', 'Transporte'] } },
  { what: 'the one category over the headline', html: ghost('pt', { over: '<a class="gh-article-tag" href="/tag/transito/">Trânsito</a>' }), fields: { section: 'Trânsito' } },
  { what: 'a slug is no section', html: next('it', { head: og('article:section', 'cronaca-locale-e-trasporti') }), fields: { section: undefined, sections: undefined } },
  { what: 'News is no section', html: arc('en', { head: og('article:section', 'News') }), fields: { section: undefined } },
  { what: 'a path that is one statement', html: arc('ru', { head: news({ headline: titleOf('ru'), articleSection: ['Регион', 'Транспорт'] }) }), fields: { sections: ['Регион', 'Транспорт'], section: 'Транспорт' } },
  { what: 'the old JSON of Parse.ly', html: arc('en', { head: `<meta name="parsely-page" content='${JSON.stringify({ title: titleOf('en'), link: `${HOST}/b`, type: 'post', author: 'Jane Roe', section: 'City Traffic', pub_date: '2025-01-14T08:00:00Z', tags: ['Bridges', 'Council'] })}'>` }), fields: { section: 'City Traffic', authors: ['Jane Roe'], published: '2025-01-14T08:00:00Z', tags: ['Bridges', 'Council'] } },
  { what: 'an old page’s line of links', html: table('de', { before: '<font size="1"><a href="/index.html">Startseite</a> &gt; <a href="/regional.html">Regionales</a> &gt; Verkehr</font><br>' }), fields: { sections: ['Regionales', 'Verkehr'] } },
  { what: 'a Japanese path', html: next('ja', { before: '<nav aria-label="パンくずリスト"><ol><li><a href="/">ホーム</a></li><li><a href="/local">地域</a></li><li><a href="/local/traffic">交通</a></li></ol></nav>' }), fields: { sections: ['地域', '交通'], section: '交通' } },
  { what: 'the section that the article’s link states', html: next('en', { over: '<div class="ArticleHeader_section__1"><a href="/regional/city-traffic">City Traffic</a></div>' }), fields: { section: 'City Traffic' } },
];

// biome-ignore format: a table
export const LINES: SinglePage[] = [
  { what: 'an eyebrow', html: next('en', { over: '<p class="ArticleHeader_eyebrow__1">Ten years of work</p>' }), fields: { kicker: 'Ten years of work', title: titleOf('en') } },
  { what: 'a Dachzeile', html: drupal('de', { over: '<div class="field field--name-field-dachzeile field--type-string field__item">Nach zehn Jahren</div>' }), fields: { kicker: 'Nach zehn Jahren' } },
  { what: 'a small line in the headline', html: table('es', { h1: `<h1><small>Infraestructuras</small><br>${titleOf('es')}</h1>` }), fields: { title: titleOf('es'), kicker: 'Infraestructuras' } },
  { what: 'a kicker in the headline', html: next('de', { h1: `<h1><span class="headline__kicker">Verkehr:</span> <span class="headline__text">${titleOf('de')}</span></h1>` }), fields: { title: titleOf('de'), kicker: 'Verkehr' } },
  { what: 'an occhiello', html: wordpress('it', { over: '<div class="occhiello">Viabilità</div>' }), fields: { kicker: 'Viabilità' } },
  { what: 'the dek behind picture and caption', html: drupal('fr', { under: `<figure><img src="/i/pont-1200x800.jpg" alt=""><figcaption>Le pont mardi.</figcaption></figure><div class="field field--name-field-chapo">${story('fr').dek}</div>` }), fields: { subtitle: story('fr').dek } },
  { what: 'the dek behind the byline', html: arc('es', { under: `<div class="b-byline">Por <a href="/autor/juana">Juana Pérez</a></div><h2 class="b-subheadline">${story('es').dek}</h2>` }), fields: { subtitle: story('es').dek, authors: ['Juana Pérez'] } },
  { what: 'the excerpt of Ghost', html: ghost('en', { under: `<p class="gh-article-excerpt is-body">${story('en').dek}</p><div class="gh-article-meta"><h4 class="gh-article-author-name"><a href="/author/jane/">Jane Roe</a></h4></div>` }), fields: { subtitle: story('en').dek, authors: ['Jane Roe'] } },
  { what: 'the first paragraph is no dek', html: wordpress('pt', { head: og('og:description', story('pt').paragraphs[0] ?? '') }), fields: { subtitle: undefined } },
  { what: 'a second headline is no dek', html: arc('it', { head: news({ headline: titleOf('it'), alternativeHeadline: 'Il ponte sul fiume apre dopo dieci anni, ecco quando' }) }), fields: { subtitle: undefined } },
  { what: 'a dek in two words', html: arc('pt', { under: `<p class="linha-fina">${story('pt').dek}</p>` }), fields: { subtitle: story('pt').dek } },
  { what: 'a byline in the dek’s place', html: drupal('it', { under: `<p class="summary-art">di <span class="writer">Gianna Rossi, inviata</span></p><p class="subtitle-art">${story('it').dek}</p>` }), fields: { subtitle: story('it').dek } },
  { what: 'a caption is no dek', html: next('ru', { under: '<figure class="lead-art"><img src="/i/most-1200x800.jpg" alt=""><p class="lead-caption">Мост во вторник утром, после того как его открыли для пешеходов.</p></figure>' }), fields: { subtitle: undefined } },
  { what: 'a Japanese dek', html: drupal('ja', { under: `<div class="field field--name-field-subtitle">${story('ja').dek}</div>` }), fields: { subtitle: story('ja').dek } },
  { what: 'a whole description before a cut one', html: wordpress('en', { head: og('og:description', 'Thousands came on the first day to walk across the new bridge, long before [&hellip;]') + meta('description', 'Thousands came on the first day to walk across the new bridge, long before the cars were let in.') }), fields: { description: 'Thousands came on the first day to walk across the new bridge, long before the cars were let in.' } },
  { what: 'a description without the site', html: next('de', { head: og('og:site_name', 'Example News') + meta('description', `${story('de').dek} | Example News`) }), fields: { description: story('de').dek } },
  { what: 'a description that is the first paragraph', html: drupal('fr', { head: meta('description', story('fr').paragraphs[0] ?? '') }), fields: { description: undefined } },
  { what: 'a long description that is printed as the dek', html: drupal('de', { head: og('og:description', 'Nach zehn Jahren Bauzeit fahren wieder Züge über den Fluss, und die Stadt feiert drei Tage lang. Doch die Kosten haben sich verdoppelt, und im Rat streiten die Parteien darüber, wer dafür bezahlen soll und wie lange noch.'), text: `<p class="standfirst"><strong>Nach zehn Jahren Bauzeit fahren wieder Züge über den Fluss, und die Stadt feiert drei Tage lang. Doch die Kosten haben sich verdoppelt, und im Rat streiten die Parteien darüber, wer dafür bezahlen soll und wie lange noch.</strong></p>${texts('de').join('')}` }), fields: { description: 'Nach zehn Jahren Bauzeit fahren wieder Züge über den Fluss, und die Stadt feiert drei Tage lang. Doch die Kosten haben sich verdoppelt, und im Rat streiten die Parteien darüber, wer dafür bezahlen soll und wie lange noch.', subtitle: 'Nach zehn Jahren Bauzeit fahren wieder Züge über den Fluss, und die Stadt feiert drei Tage lang. Doch die Kosten haben sich verdoppelt, und im Rat streiten die Parteien darüber, wer dafür bezahlen soll und wie lange noch.' } },
  { what: 'a long description that is printed as the dek', html: wordpress('fr', { head: og('og:description', 'Après dix ans de travaux, les trains traversent de nouveau le fleuve, et la ville fait la fête pendant trois jours. Mais les coûts ont doublé, et au conseil les partis se disputent pour savoir qui devra payer, et pendant combien de temps.'), text: `<p class="standfirst"><strong>Après dix ans de travaux, les trains traversent de nouveau le fleuve, et la ville fait la fête pendant trois jours. Mais les coûts ont doublé, et au conseil les partis se disputent pour savoir qui devra payer, et pendant combien de temps.</strong></p>${texts('fr').join('')}` }), fields: { description: 'Après dix ans de travaux, les trains traversent de nouveau le fleuve, et la ville fait la fête pendant trois jours. Mais les coûts ont doublé, et au conseil les partis se disputent pour savoir qui devra payer, et pendant combien de temps.', subtitle: 'Après dix ans de travaux, les trains traversent de nouveau le fleuve, et la ville fait la fête pendant trois jours. Mais les coûts ont doublé, et au conseil les partis se disputent pour savoir qui devra payer, et pendant combien de temps.' } },
  { what: 'a description that is the beginning of the text', html: wordpress('es', { head: og('og:description', `${story('es').paragraphs[0]?.slice(0, 150)}...`) }), fields: { description: undefined } },
  { what: 'a summary of its own behind the text in og', html: arc('en', { head: og('og:description', story('en').paragraphs[0] ?? '') + meta('twitter:description', 'The council voted for it ten years ago.') }), fields: { description: 'The council voted for it ten years ago.' } },
  { what: 'references in a description, twice encoded', html: ghost('en', { head: meta('description', 'The mayor&amp;#8217;s walk &amp;amp; what it means for the town.') }), fields: { description: 'The mayor’s walk & what it means for the town.' } },
];

// biome-ignore format: a table
export const KINDS: SinglePage[] = [
  { what: 'OpinionNewsArticle', html: arc('en', { head: news({ headline: titleOf('en') }, 'OpinionNewsArticle') }), fields: { type: 'opinion' } },
  { what: 'ReviewNewsArticle', html: next('fr', { head: news({ headline: titleOf('fr') }, ['NewsArticle', 'ReviewNewsArticle']) }), fields: { type: 'review' } },
  { what: 'LiveBlogPosting', html: next('de', { head: news({ headline: titleOf('de') }, 'LiveBlogPosting') }), fields: { type: 'live' } },
  { what: 'AdvertiserContentArticle', html: drupal('es', { head: news({ headline: titleOf('es') }, 'AdvertiserContentArticle') }), fields: { type: 'sponsored' } },
  { what: 'article:opinion is false', html: wordpress('pt', { head: og('article:opinion', 'false') }), fields: { type: undefined } },
  { what: 'a printed label of an advertiser', html: wordpress('de', { over: '<div class="sponsored-label">Anzeige</div>' }), fields: { type: 'sponsored' } },
  { what: 'the section says it', html: wordpress('it', { head: og('article:section', 'Opinioni') }), fields: { type: 'opinion' } },
  { what: 'a label over a headline', html: ghost('ru', { over: '<a class="gh-article-tag" href="/tag/intervyu/">Интервью</a>' }), fields: { type: 'interview' } },
];

// biome-ignore format: a table
export const SOURCES: SinglePage[] = [
  { what: 'an Italian agency before the place', html: arc('it', { text: `<p>(ANSA) - ROMA, 14 GEN - ${story('it').paragraphs[0]}</p>${texts('it').slice(1).join('')}` }), fields: { agency: ['ANSA'], place: 'ROMA' } },
  { what: 'the provider is the agency', html: next('fr', { head: news({ headline: titleOf('fr'), publisher: { '@type': 'Organization', name: 'Example News' }, provider: { '@type': 'Organization', name: 'AFP' } }) }), fields: { agency: ['AFP'] } },
  { what: 'the provider that is the publisher is none', html: next('de', { head: og('og:site_name', 'Example News') + news({ headline: titleOf('de'), publisher: { '@type': 'Organization', name: 'Example News' }, provider: { '@type': 'Organization', name: 'Example News' } }) }), fields: { agency: undefined } },
  { what: 'a dateline with agency', html: wordpress('en', { text: `<p>KABUL, Afghanistan (AP) — ${story('en').paragraphs[0]}</p>${texts('en').slice(1).join('')}` }), fields: { agency: ['AP'], place: 'KABUL, Afghanistan' } },
  { what: 'a German dateline', html: drupal('de', { text: `<p><strong>Berlin (dpa)</strong> - ${story('de').paragraphs[0]}</p>${texts('de').slice(1).join('')}` }), fields: { agency: ['dpa'], place: 'Berlin' } },
  { what: 'a Japanese dateline in brackets', html: next('ja', { text: `<p>【東京共同】${story('ja').paragraphs[0]}</p>${texts('ja').slice(1).join('')}` }), fields: { agency: ['共同'], place: '東京' } },
  { what: 'another Japanese dateline in brackets', html: drupal('ja', { text: `<p>【ロンドン時事】${story('ja').paragraphs[0]}</p>${texts('ja').slice(1).join('')}` }), fields: { place: 'ロンドン', agency: ['時事'] } },
  { what: 'a Russian dateline', html: next('ru', { text: `<p>МОСКВА, 14 янв — РИА Новости. ${story('ru').paragraphs[0]}</p>${texts('ru').slice(1).join('')}` }), fields: { place: 'МОСКВА', agency: ['РИА Новости'] } },
  { what: 'the dateline of the schema', html: arc('es', { head: news({ headline: titleOf('es'), dateline: 'Madrid' }) }), fields: { place: 'Madrid' } },
  { what: 'an agency alone in the byline', html: table('pt', { under: '<p><i>Agência Lusa</i></p>', head: news({ headline: titleOf('pt'), author: { '@type': 'Organization', name: 'Agência Lusa' } }) }), fields: { agency: ['Agência Lusa'] } },
];

// biome-ignore format: a table
export const SUBJECTS: SinglePage[] = [
  { what: 'a printed list', html: wordpress('en', { end: '<footer class="entry-footer"><span class="tags-links">Tagged <a href="/tag/bridges/" rel="tag">Bridges</a>, <a href="/tag/council/" rel="tag">Council</a></span></footer>' }), fields: { tags: ['Bridges', 'Council'] } },
  { what: 'a printed list of Drupal', html: drupal('de', { end: '</div><div class="field field--name-field-themen field--type-entity-reference"><div class="field__label">Themen</div><div class="field__items"><div class="field__item"><a href="/thema/bruecken">Brücken</a></div><div class="field__item"><a href="/thema/rat">Stadtrat</a></div></div>' }), fields: { tags: ['Brücken', 'Stadtrat'] } },
  { what: 'ids and codes are none', html: arc('fr', { head: meta('keywords', 'Ponts, 48213, art-id:77, FR_REG_12, Travaux, homepage') }), fields: { tags: ['Ponts', 'Travaux'] } },
  { what: 'labels with values are none', html: next('es', { head: meta('news_keywords', 'Puentes, Tipo: noticia, Autor: Juana Pérez, Obras') }), fields: { tags: ['Puentes', 'Obras'] } },
  { what: 'semicolons part them', html: drupal('pt', { head: meta('keywords', 'Pontes; Câmara; Obras públicas') }), fields: { tags: ['Pontes', 'Câmara', 'Obras públicas'] } },
  { what: 'neither section nor site nor author', html: ghost('en', { head: og('og:site_name', 'Example News') + og('article:section', 'City Traffic') + news({ headline: titleOf('en'), author: { '@type': 'Person', name: 'Jane Roe' }, keywords: ['Bridges', 'City Traffic', 'Example News', 'Jane Roe', 'Council'] }) }), fields: { tags: ['Bridges', 'Council'] } },
  { what: 'subjects of one sign in Japanese', html: next('ja', { head: news({ headline: titleOf('ja'), keywords: ['橋', '議会'] }) }), fields: { tags: ['橋', '議会'] } },
  { what: 'a cloud of the site is none', html: wordpress('it', { after: '<aside class="widget widget_tag_cloud"><div class="tagcloud"><a href="/tag/calcio/">Calcio</a><a href="/tag/film/">Film</a><a href="/tag/cucina/">Cucina</a></div></aside>' }), fields: { tags: [] } },
  { what: 'terms that the schema defines', html: next('ru', { head: news({ headline: titleOf('ru'), keywords: [{ '@type': 'DefinedTerm', name: 'Мосты' }, { '@type': 'DefinedTerm', name: 'Совет' }] }) }), fields: { tags: ['Мосты', 'Совет'] } },
  { what: 'an old page’s line of keywords', html: table('fr', { end: '<p><b>Mots-clés :</b> <a href="/motcle/ponts">Ponts</a>, <a href="/motcle/travaux">Travaux</a></p>' }), fields: { tags: ['Ponts', 'Travaux'] } },
  { what: 'site with a slogan', html: drupal('en', { head: og('og:site_name', 'Example News - All the stories of the valley') }), fields: { site: 'Example News' } },
  { what: 'a handle is no site', html: arc('de', { head: og('og:site_name', '@examplenews') }), fields: { site: 'Example News' } },
  { what: 'a platform is no site', html: ghost('fr', { head: og('og:site_name', 'WordPress.com') }), fields: { site: 'Example News' } },
  { what: 'the publisher where nothing else says it', html: next('es', { title: titleOf('es'), head: news({ headline: titleOf('es'), publisher: { '@type': 'NewsMediaOrganization', name: 'Diario del Valle' } }) }), fields: { site: 'Diario del Valle' } },
];

// biome-ignore format: a table
export const RIGHTS: SinglePage[] = [
  { what: 'a tier', html: next('en', { head: og('article:content_tier', 'metered') }), fields: { access: 'metered', paywall: { tier: 'metered' } } },
  { what: 'a tier and parts that are not free', html: arc('de', { head: og('article:content_tier', 'metered') + news({ headline: titleOf('de'), isAccessibleForFree: false, hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.paywall' } }) }), fields: { access: 'metered', paywall: { tier: 'metered' } } },
  { what: 'a locked tier with its product', html: next('fr', { head: og('article:content_tier', 'locked') + news({ headline: titleOf('fr'), isPartOf: { '@type': ['CreativeWork', 'Product'], name: 'Example Plus', productID: 'example-news.com:plus' } }) }), fields: { access: 'paywalled', paywall: { tier: 'locked', product: 'example-news.com:plus' } } },
  { what: 'free by the tier, not by the schema', html: arc('es', { head: og('article:content_tier', 'free') + news({ headline: titleOf('es'), isAccessibleForFree: false }) }), warning: 'access-disagrees' },
  { what: 'a cut text before offers', html: next('en', { text: `${texts('en')[0]}<p>It has cost 240 million, twice as much as was planned, since the ground on the…</p><div class="Offer_wall__1"><h3>Subscribe to continue reading</h3><p>Get full access for 1 € a week.</p><a href="/subscribe">Subscribe now</a></div>` }), fields: { access: 'paywalled' } },
  { what: 'nothing said', html: table('pt', {}), fields: { access: 'unknown', paywall: undefined } },
  { what: 'an AMP page', html: wordpress('de', { head: '<link rel="amphtml" href="/bruecke/amp/">' }), fields: { alternates: [{ kind: 'amp', url: `${HOST}/bruecke/amp/` }] } },
  { what: 'other languages', html: drupal('fr', { head: '<link rel="alternate" hreflang="de" href="/de/bruecke"><link rel="alternate" hreflang="fr" href="/2025/01/14/story">' }), fields: { alternates: [{ kind: 'language', language: 'de', url: `${HOST}/de/bruecke` }] } },
  { what: 'a print page', html: table('en', { head: '<link rel="alternate" media="print" href="/print/4711.html">' }), fields: { alternates: [{ kind: 'print', url: `${HOST}/print/4711.html` }] } },
  { what: 'a DOI', html: drupal('en', { head: meta('citation_doi', 'doi:10.5555/12345678') }), fields: { identifiers: [{ scheme: 'doi', value: '10.5555/12345678' }] } },
  { what: 'an identifier of the schema', html: arc('it', { head: news({ headline: titleOf('it'), identifier: { '@type': 'PropertyValue', propertyID: 'arc-id', value: 'ABCDEF123' } }) }), fields: { identifiers: [{ scheme: 'arc-id', value: 'ABCDEF123' }] } },
  { what: 'the holder', html: next('es', { head: news({ headline: titleOf('es'), copyrightHolder: { '@type': 'Organization', name: 'Grupo Valle, S. A.' } }) }), fields: { rights: { holder: 'Grupo Valle, S. A.' } } },
  { what: 'robots', html: wordpress('ru', { head: meta('robots', 'index, follow, noarchive, noai, noimageai') }), fields: { rights: { robots: ['noarchive', 'noai', 'noimageai'] } } },
  { what: 'mining is reserved', html: ghost('de', { head: meta('tdm-reservation', '1') + meta('tdm-policy', 'https://www.example-news.com/tdm.json') }), fields: { rights: { tdm: { reserved: true, policy: 'https://www.example-news.com/tdm.json' } } } },
  { what: 'a claim', html: wordpress('pt', { head: ld({ '@type': 'ClaimReview', url: `${HOST}/checagem`, claimReviewed: 'A ponte custou um bilhão.', itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'João Souza' } }, reviewRating: { '@type': 'Rating', ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: 'Falso' } }) }), fields: { type: 'fact-check', claimReviews: [{ claim: 'A ponte custou um bilhão.', claimant: 'João Souza', rating: 'Falso', url: `${HOST}/checagem` }] } },
  { what: 'a claim in microdata', html: wordpress('en', { end: '<div itemscope itemtype="https://schema.org/ClaimReview"><meta itemprop="url" content="https://www.example-news.com/check"><p>Claim: <span itemprop="claimReviewed">The bridge cost a billion.</span></p><div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim"><span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Joe Doe</span></span></div><p itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><meta itemprop="ratingValue" content="1"><span itemprop="alternateName">False</span></p></div>' }), fields: { type: 'fact-check', claimReviews: [{ claim: 'The bridge cost a billion.', claimant: 'Joe Doe', rating: 'False', url: `${HOST}/check` }] }, from: { claimReviews: 'microdata:claimReviewed' } },
  { what: 'words', html: arc('fr', { head: news({ headline: titleOf('fr'), wordCount: '1 250' }) }), fields: { stated: { words: 1250 } } },
];

const bridge = (attributes = '') =>
  `<figure><img src="/i/bridge-1200x800.jpg"${attributes}><figcaption>The bridge.</figcaption></figure>`;

// biome-ignore format: a table
export const PICTURES: SinglePage[] = [
  { what: 'a declared portrait from the authors’ folder', html: wordpress('en', { head: og('og:image', `${HOST}/authors/jane-roe.jpg`), under: '<div class="byline"><img src="/authors/jane-roe.jpg" width="64" height="64" alt="Jane Roe"> Jane Roe</div>', between: '<img src="/i/bridge-1200x800.jpg" alt="">' }), pictures: ['*bridge-1200x800.jpg'] },
  { what: 'a portrait is none, nor a logo as lead', html: wordpress('en', { head: og('og:image', `${HOST}/wp-content/themes/x/logo.png`), between: bridge(), after: '<div class="author-box"><img class="avatar photo" src="/i/jane-400x400.jpg" alt="Jane Roe"></div>' }), pictures: ['*bridge-1200x800.jpg'] },
  { what: 'two files with one caption', html: drupal('de', { between: '<figure><img src="/i/eins-1200x800.jpg"><figcaption>Die Brücke.</figcaption></figure><figure><img src="/i/zwei-1200x800.jpg"><figcaption>Die Brücke.</figcaption></figure>' }), pictures: ['*eins-1200x800.jpg', 'zwei-1200x800.jpg'] },
  { what: 'one picture in many sizes', html: ghost('fr', { between: '<figure class="kg-card kg-image-card"><img src="/content/images/2025/01/pont.jpg" srcset="/content/images/size/w600/2025/01/pont.jpg 600w, /content/images/size/w1000/2025/01/pont.jpg 1000w, /content/images/2025/01/pont.jpg 2000w"></figure>' }), pictures: ['*pont.jpg'] },
  { what: 'a template is no address', html: arc('es', { between: '<figure><img data-src="https://cdn.example-news.com/{width}/puente.jpg" src="https://cdn.example-news.com/800/puente.jpg"></figure>' }), pictures: ['*puente.jpg'] },
  { what: 'a declared picture that only scripts print', html: next('it', { head: og('og:image', `${HOST}/i/ponte-1600x900.jpg`) }), pictures: ['*ponte-1600x900.jpg'] },
  { what: 'a declared picture where another opens the text', html: next('en', { head: news({ headline: titleOf('en'), image: [`${HOST}/i/opening-1600x900.jpg`] }) + og('og:image', `${HOST}/i/opening-1600x900.jpg`), between: bridge() }), pictures: ['*opening-1600x900.jpg', 'bridge-1200x800.jpg'] },
  { what: 'the site’s share card', html: ghost('pt', { head: og('og:image', `${HOST}/assets/share-card-default.png`), between: bridge() }), pictures: ['*bridge-1200x800.jpg'] },
  { what: 'advertisements and pixels', html: table('en', { between: '<a href="https://shop.example/"><img src="/ads/offer.gif" width="300" height="250"></a><img src="/count.gif?p=1" width="1" height="1">', end: '<img src="/i/bridge.jpg" width="400" height="300">' }), pictures: ['*bridge.jpg'] },
  { what: 'teasers below the text', html: drupal('ru', { between: bridge(), after: '<section class="views-element-container"><h2>Ещё по теме</h2><article class="node--view-mode-teaser"><a href="/other"><img src="/i/other-600x400.jpg"></a><h3><a href="/other">Другая история дня</a></h3></article></section>' }), pictures: ['*bridge-1200x800.jpg'] },
  { what: 'a lazy picture and its copy without scripts', html: wordpress('ja', { between: '<figure class="wp-block-image"><img class="lazyload" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" data-src="/i/hashi-1200x800.jpg"><noscript><img src="/i/hashi-1200x800.jpg"></noscript></figure>' }), pictures: ['*hashi-1200x800.jpg'] },
  { what: 'formats of one picture', html: next('de', { between: '<picture><source type="image/avif" srcset="/i/bruecke.avif?w=1600 1600w"><source type="image/webp" srcset="/i/bruecke.webp?w=1600 1600w"><img src="/i/bruecke.jpg?w=800"></picture>' }), pictures: ['*bruecke.avif'] },
  { what: 'the declared picture is the printed one in another size', html: drupal('es', { head: og('og:image', `${HOST}/sites/default/files/styles/social/public/2025-01/puente.jpg?itok=abc`), between: '<img src="/sites/default/files/styles/large/public/2025-01/puente.jpg?itok=def" width="900" height="600">' }), pictures: ['*puente.jpg'] },
];
