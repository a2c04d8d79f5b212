/** More of what pages of six content systems state or print, one thing a page. Written by the contract alone. */
import {
  arc,
  drupal,
  ghost,
  HOST,
  ld,
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

const figure = (file: string, caption = 'The bridge.') =>
  `<figure><img src="${file}" width="1200" height="800"><figcaption>${caption}</figcaption></figure>`;
const dekOf = (code: string) => story(code).dek;

// biome-ignore format: a table
export const OTHER_PICTURES: SinglePage[] = [
  { what: 'the still of a film is no lead', html: wordpress('es', { head: og('og:image', 'https://i.ytimg.com/vi/abcdefghijk/maxresdefault.jpg'), between: '<p><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe></p>' }), pictures: [] },
  { what: 'a line between two parts', html: ghost('en', { between: `${figure('/i/bridge.jpg')}<div><img src="/assets/divider.png" width="600" height="90" alt=""></div>` }), pictures: ['*bridge.jpg'] },
  { what: 'the sign of a sponsor', html: wordpress('fr', { between: `${figure('/i/pont.jpg')}<p>En partenariat avec <img src="/i/banque.png" width="180" height="60" alt="Banque du Val"></p>` }), pictures: ['*pont.jpg'] },
  { what: 'a banner without a name', html: table('ru', { between: `${figure('/i/most.jpg')}<center><img src="/b/okna.jpg" width="468" height="60" border="0"></center>` }), pictures: ['*most.jpg'] },
  { what: 'a card of another article, in classes that say nothing', html: next('de', { between: `${figure('/i/bruecke.jpg')}<div class="css-q1"><a href="/2024/anderes"><img src="/i/anderes.jpg" width="600" height="400"></a><h4><a href="/2024/anderes">Die Bücherei schließt für ein halbes Jahr</a></h4></div>` }), pictures: ['*bruecke.jpg'] },
  { what: 'a playlist of other films', html: arc('it', { between: figure('/i/ponte.jpg'), end: '<section class="video-playlist"><ul><li><a href="/video/1"><img src="/i/v1.jpg" width="480" height="270"><span>La piena dall’alto</span></a></li><li><a href="/video/2"><img src="/i/v2.jpg" width="480" height="270"><span>Domenica al lago</span></a></li></ul></section>' }), pictures: ['*ponte.jpg'] },
  { what: 'a counter whose style takes its sides', html: drupal('pt', { between: figure('/i/ponte.jpg'), end: '<img src="https://px.example/p.gif?x=1" style="display:block;width:0;height:0" alt="">' }), pictures: ['*ponte.jpg'] },
  { what: 'a card that is made for sharing', html: next('en', { head: og('og:image', `${HOST}/api/og?title=Bridge`), between: figure('/i/bridge.jpg') }), pictures: ['*bridge.jpg'] },
  { what: 'the publisher’s logo by another name', html: arc('ja', { head: og('og:image', `${HOST}/i/brand.png`) + news({ headline: titleOf('ja'), publisher: { '@type': 'Organization', name: 'Example News', logo: { '@type': 'ImageObject', url: `${HOST}/i/brand.png` } } }), between: figure('/i/hashi.jpg') }), pictures: ['*hashi.jpg'] },
  { what: 'a picture whose attributes alone tell its size, over the text of a table', html: table('en', { under: '<p><img src="//img.example-news.com/p/1.jpg" width="500" height="333"></p>' }), pictures: ['*1.jpg'] },
  { what: 'two photographs of one camera', html: drupal('de', { between: '<p><img src="/i/IMG_2041.jpg" width="600" height="400"><img src="/i/IMG_2042.jpg" width="600" height="400"></p>' }), pictures: ['*IMG_2041.jpg', 'IMG_2042.jpg'] },
  { what: 'a shape of three by two', html: next('es', { between: '<figure><img src="/i/puente.jpg" width="3" height="2"><figcaption>El puente.</figcaption></figure>' }), pictures: ['*puente.jpg'] },
  { what: 'an address that NitroPack parks', html: wordpress('it', { between: '<figure><img nitro-lazy-src="/i/ponte.jpg" src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4="><figcaption>Il ponte.</figcaption></figure>' }), pictures: ['*ponte.jpg'] },
  { what: 'an address that Mirage parks', html: wordpress('fr', { between: '<figure><img data-cfsrc="/i/pont.jpg" style="display:none;visibility:hidden"><noscript><img src="/i/pont.jpg"></noscript><figcaption>Le pont.</figcaption></figure>' }), pictures: ['*pont.jpg'] },
  { what: 'a portrait beside the name, in a box that is called the author', html: drupal('de', { under: `<div class="autor"><img src="/i/vogel.jpg" width="200" height="200" alt="Portrait"><span>Von Katrin Vogel</span></div>${figure('/i/bruecke.jpg')}` }), pictures: ['*bruecke.jpg'] },
  { what: 'two versions out of Adobe’s store', html: drupal('en', { under: '<div><img class="desktop" src="/content/dam/bridge.jpg/jcr:content/renditions/1600.jpg" width="1600" height="900"><img class="mobile" src="/content/dam/bridge.jpg/jcr:content/renditions/480.jpg" width="480" height="270"></div>' }), pictures: ['*1600.jpg'] },
];

// biome-ignore format: a table
export const DEKS: SinglePage[] = [
  { what: 'a box that repeats the description, in classes that say nothing', html: next('fr', { head: og('og:description', dekOf('fr')), under: `<div class="css-dd">${dekOf('fr')}</div><div class="css-by">14 janvier 2025</div>` }), fields: { subtitle: dekOf('fr') } },
  { what: 'the teaser that an article repeats', html: drupal('de', { under: `<p class="article-teaser">${dekOf('de')}</p>` }), fields: { subtitle: dekOf('de') } },
  { what: 'a sumario', html: arc('es', { under: `<div class="sumario">${dekOf('es')}</div>` }), fields: { subtitle: dekOf('es') } },
  { what: 'an accroche', html: next('fr', { under: `<p class="article-accroche">${dekOf('fr')}</p>` }), fields: { subtitle: dekOf('fr') } },
  { what: 'a description of the article', html: next('en', { under: `<p class="article__description">${dekOf('en')}</p>` }), fields: { subtitle: dekOf('en') } },
  { what: 'a line of the authors alone is none', html: arc('en', { head: news({ headline: titleOf('en'), author: [{ '@type': 'Person', name: 'Jane Roe' }, { '@type': 'Person', name: 'Tom O. Hale' }] }), under: '<p class="subtitle">Jane Roe, Tom O. Hale</p>' }), fields: { subtitle: undefined } },
  { what: 'behind a bar of links to share', html: next('it', { under: `<div class="share"><a href="https://www.facebook.com/sharer">Facebook</a></div><p class="standfirst">${dekOf('it')}</p>` }), fields: { subtitle: dekOf('it') } },
  { what: 'lines about the author are none', html: wordpress('en', { under: '<p class="author-bio">Jane Roe writes about the river and lives near the bridge.</p>' }), fields: { subtitle: undefined } },
  { what: 'a date is none', html: wordpress('en', { under: '<p class="subtitle">14 January 2025, 10:15</p>' }), fields: { subtitle: undefined } },
];

const crumbs = (...names: string[]) =>
  `<ul class="breadcrumb">${names.map((name, at) => `<li>${at === 0 ? name : `<a href="/${at}">${name}</a>`}</li>`).join('')}</ul>`;

// biome-ignore format: a table
export const PATHS: SinglePage[] = [
  { what: 'words before the path', html: drupal('de', { before: crumbs('Aktuelle Seite: ', 'Startseite', 'Verkehr') }), fields: { sections: ['Verkehr'] } },
  { what: 'a path of the title alone, with a comma', html: drupal('en', { before: crumbs('You are here: ') .replace('</ul>', `<li>${titleOf('en')}, they say</li></ul>`) }), fields: { sections: undefined } },
  { what: 'a category with its label at the foot of the article', html: wordpress('de', { end: `</div>${'<div class="x"></div>'.repeat(50)}<footer class="entry-footer"><span class="cat-links">Kategorie: <a href="/category/verkehr/" rel="category tag">Verkehr</a></span></footer><div>` }), fields: { section: 'Verkehr' } },
  { what: 'a category at the foot of the page is another’s', html: wordpress('de', { after: `${'<div class="x"></div>'.repeat(50)}<div class="cat-links"><a href="/category/verkehr/" rel="category tag">Verkehr</a></div>` }), fields: { section: undefined } },
  { what: 'the page of all texts of the author is no section', html: drupal('en', { head: news({ headline: titleOf('en'), author: { '@type': 'Person', name: 'Jane Roe' } }), before: crumbs('', 'Home', 'Traffic', 'Jane Roe’s articles') }), fields: { sections: ['Traffic'], section: 'Traffic' } },
  { what: 'a list in one text that is stated twice', html: drupal('it', { head: '<meta itemprop="keywords" content="ponti,comune"><meta itemprop="keywords" content="ponti,comune">' }), fields: { tags: ['ponti', 'comune'] } },
  { what: 'what leads to all subjects is none', html: wordpress('de', { end: '<ul class="article-tags"><li><a href="/thema/bruecken">Brücken</a></li><li><a href="/thema/stadtrat">Stadtrat</a></li><li><a href="/thema/">Alle Themen</a></li></ul>' }), fields: { tags: ['Brücken', 'Stadtrat'] } },
  { what: 'an address is no section', html: arc('en', { head: og('article:section', `${HOST}/traffic/`) }), fields: { sections: undefined } },
  { what: 'a label of its own line right over the headline', html: drupal('de', { over: '<span class="label">Pressemitteilung</span>' }), fields: { type: 'press-release' } },
  { what: 'the site on a host that spells its umlaut', html: table('de', { title: `Turmstädter Bote: ${titleOf('de')}` }), url: 'https://www.turmstaedter-bote.example/a/1', fields: { site: 'Turmstädter Bote' } },
  { what: 'the site before a slogan, by the line of the copyright', html: next('es', { title: `${titleOf('es')} | El Diario | Noticias de última hora`, after: '<p>© 2025 El Diario</p>' }).replaceAll('Example News', ''), fields: { site: 'El Diario' } },
  { what: 'the system is no site', html: next('en', { head: og('og:site_name', 'Wix.com') }), fields: { site: 'Example News' } },
];

const opening = (code: string, words: string, end = '') =>
  `<p>${words}${story(code).paragraphs[0]}</p>${texts(code).slice(1).join('')}${end}`;
const claim = (fields: object = {}) => ({
  ...{ '@type': 'ClaimReview', claimReviewed: 'The bridge cost a billion.', reviewRating: { alternateName: 'False' } },
  ...fields,
});

// biome-ignore format: a table
export const PARTS_STATED: SinglePage[] = [
  { what: 'a place, a day and a full stop', html: wordpress('de', { text: opening('de', 'BERLIN, 12. März. ') }), fields: { place: 'BERLIN' } },
  { what: 'statements of the cards of other articles', html: drupal('en', { after: [1, 2, 3].map((i) => `<article itemscope itemtype="http://schema.org/NewsArticle"><a href="/a/${i}">Ships wait ${i}</a><meta itemprop="keywords" content="ships"><span itemprop="license" content="https://l.example/${i}"></span></article>`).join('') }), fields: { tags: [], license: undefined } },
  { what: 'the name of the paper is no place', html: wordpress('de', { title: `${titleOf('de')} | Bote`, head: `${og('og:site_name', 'Bote')}<meta itemprop="dateline" content="Bote">` }), fields: { place: undefined } },
  { what: 'a comma before the agency', html: wordpress('de', { text: opening('de', 'İZMİR, (DHA) - ') }), fields: { place: 'İZMİR', agency: ['DHA'] } },
  { what: 'an agency in brackets behind the text of a named author', html: wordpress('de', { head: news({ headline: titleOf('de'), author: { '@type': 'Person', name: 'Jana Beispiel' } }), text: opening('de', '', '<p>Der Rat kommt am Freitag wieder zusammen. (dpa)</p>') }), fields: { agency: ['dpa'] }, from: { agency: 'dom:signature' } },
  { what: 'the front page in another language', html: drupal('de', { head: `<link rel="alternate" hreflang="en" href="${HOST}/en/"><link rel="alternate" hreflang="pt-BR" href="${HOST}/pt-br">` }), fields: { alternates: undefined } },
  { what: 'the ISSN of the paper that it is part of', html: wordpress('en', { head: news({ headline: titleOf('en'), isPartOf: { '@type': 'Periodical', issn: '1234-5679' } }) }), fields: { identifiers: [{ scheme: 'issn', value: '1234-5679' }] }, from: { identifiers: 'json-ld:NewsArticle.isPartOf.issn' } },
  { what: 'the ISSN of the paper whose issue it is part of', html: drupal('en', { head: news({ headline: titleOf('en'), isPartOf: { '@type': 'PublicationIssue', isPartOf: { '@type': 'Periodical', issn: ['1234-5679'] } } }) }), fields: { identifiers: [{ scheme: 'issn', value: '1234-5679' }] } },
  { what: 'a licence that a link below the text is marked with', html: wordpress('fr', { end: '<p>Sous <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">licence CC BY</a></p>' }), fields: { license: 'https://creativecommons.org/licenses/by/4.0/' }, from: { license: 'dom:license' } },
  { what: 'the licence of a picture is no licence of the text', html: wordpress('fr', { between: '<figure><img src="/i/pont.jpg"><figcaption>Le pont. <a rel="license" href="https://creativecommons.org/licenses/by/2.0/">CC BY</a></figcaption></figure>' }), fields: { license: undefined } },
  { what: 'a claim that another page of the site checks', html: arc('en', { head: ld({ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: claim({ url: `${HOST}/facts/other` }) }] }) }), fields: { claimReviews: undefined } },
  { what: 'a claim in the review of the article', html: arc('en', { head: news({ headline: titleOf('en'), review: claim() }) }), fields: { claimReviews: [{ claim: 'The bridge cost a billion.', rating: 'False' }], type: 'fact-check' } },
];
