/** Headlines, names, days, captions and credits as six content systems print them, one on a page. Written by the contract alone. */
import { arc, drupal, ghost, HOST, ld, meta, news, next, og, type SinglePage, table, titleOf, wordpress } from './frames.ts';

const named = (code: string, ...names: string[]) =>
  news({ headline: titleOf(code), author: names.map((name) => ({ '@type': 'Person', name })) });

// biome-ignore format: a table
export const TITLES: SinglePage[] = [
  { what: 'the printed one before the schema’s other wording', html: arc('en', { head: news({ headline: 'Watch: new river bridge opening day, all you need to know' }) }), fields: { title: titleOf('en') } },
  { what: 'a kicker with a colon before the headline', html: next('de', { h1: `<h1><span class="ArticleHeader_kicker__9">Verkehr: </span>${titleOf('de')}</h1>` }), fields: { title: titleOf('de') } },
  { what: 'site, section and headline by colons', html: table('en', { h1: `<p><font size="5"><b>${titleOf('en')}</b></font></p>`, title: `Example News : Regional : ${titleOf('en')}` }).replace(og('og:title', titleOf('en')), ''), fields: { title: titleOf('en') } },
  { what: 'site and section that no link names before a longer headline', html: table('en', { h1: `<p><font size="5"><b>${titleOf('en')}</b></font></p>`, title: `The Springfield Gazette : Regional : ${titleOf('en')}` }).replace(og('og:title', titleOf('en')), ''), fields: { title: titleOf('en') } },
  { what: 'a headline in a table, in large letters alone', html: table('fr', { h1: `<font size="+3"><b>${titleOf('fr')}</b></font><br>`, title: `Example News - ${titleOf('fr')}` }).replace(og('og:title', titleOf('fr')), ''), fields: { title: titleOf('fr') } },
  { what: 'the name of the site is no title', html: ghost('es', { title: 'Example News', before: '<h1 class="site-title">Example News</h1>', h1: `<h2 class="gh-article-title">${titleOf('es')}</h2>` }).replace(og('og:title', titleOf('es')), og('og:title', 'Example News')), fields: { title: titleOf('es') } },
  { what: 'a label of the player in the headline’s box', html: drupal('it', { h1: `<h1>${titleOf('it')} <span class="visually-hidden">Video</span></h1>` }), fields: { title: titleOf('it') } },
  { what: 'a headline with a colon of its own', html: wordpress('pt', { h1: '<h1 class="entry-title">Ponte nova: milhares atravessam a pé</h1>', title: 'Ponte nova: milhares atravessam a pé - Example News' }).replace(og('og:title', titleOf('pt')), og('og:title', 'Ponte nova: milhares atravessam a pé')), fields: { title: 'Ponte nova: milhares atravessam a pé' } },
  { what: 'two lines of a headline', html: next('ru', { h1: '<h1>Новый мост через реку<br>открыли через десять лет</h1>', title: 'Новый мост через реку открыли через десять лет — Example News' }), fields: { title: 'Новый мост через реку открыли через десять лет' } },
  { what: 'a Japanese headline behind site and section', html: drupal('ja', { title: `${titleOf('ja')}：地域：Example News` }), fields: { title: titleOf('ja') } },
  { what: 'a marked-up headline', html: ghost('en', { h1: '<h1 class="gh-article-title"><em>The Bridge</em> opens, and <q>nobody</q> minds</h1>', title: 'The Bridge opens, and “nobody” minds' }).replace(og('og:title', titleOf('en')), og('og:title', 'The Bridge opens, and “nobody” minds')), fields: { title: 'The Bridge opens, and “nobody” minds' } },
];

// biome-ignore format: a table
export const NAMES: SinglePage[] = [
  { what: 'controls beside the name', html: next('en', { under: '<div class="Byline_root__1">By <a href="/profile/jane-roe">Jane Roe</a><button>Show updates</button><a href="/login">Log in</a></div>' }), fields: { authors: ['Jane Roe'] } },
  { what: 'topics beside the name', html: arc('de', { under: '<div class="b-byline">Von <a href="/autoren/jana-beispiel/">Jana Beispiel</a> <a class="topic" href="/thema/verkehr/">Verkehr</a></div>' }), fields: { authors: ['Jana Beispiel'] } },
  { what: 'roles are none', html: drupal('fr', { under: '<div class="field field--name-field-auteur">Par Jeanne Dupont, envoyée spéciale à Lyon</div>' }), fields: { authors: ['Jeanne Dupont'] } },
  { what: 'the printed reporter before the account', html: wordpress('es', { head: named('es', 'redaccion2'), under: '<div class="entry-meta"><span class="byline">Por Juana Pérez</span></div>' }), fields: { authors: ['Juana Pérez'] } },
  { what: 'one in the schema and two printed', html: next('pt', { head: named('pt', 'Ana Silva'), under: '<p class="Byline_names__2">Por Ana Silva e João Souza</p>' }), fields: { authors: ['Ana Silva', 'João Souza'] } },
  { what: 'initials', html: table('it', { under: '<p><i>di G. B. Rossi</i></p>' }), fields: { authors: ['G. B. Rossi'] } },
  { what: 'a staff writer’s line', html: table('en', { under: '<p><b>By JANE ROE</b><br><font size="1">Example News Staff Writer</font></p>' }), fields: { authors: ['JANE ROE'] } },
  { what: 'three names with the schema’s organisation', html: arc('en', { head: news({ headline: titleOf('en'), author: { '@type': 'Organization', name: 'Example News' } }), under: '<div class="b-byline">By Jane Roe, Joe Doe and Mary-Ann O’Neil</div>' }), fields: { authors: ['Jane Roe', 'Joe Doe', 'Mary-Ann O’Neil'] } },
  { what: 'a Russian byline with the label behind', html: drupal('ru', { under: '<div class="author-line">Анна Иванова, корреспондент</div>' }), fields: { authors: ['Анна Иванова'] } },
  { what: 'a Japanese byline with the post', html: wordpress('ja', { under: '<div class="byline">記者 鈴木一郎</div>' }), fields: { authors: ['鈴木一郎'] } },
  { what: 'who commented is no author', html: wordpress('de', { under: '<div class="entry-meta"><span class="author vcard">von <a class="url fn n" href="/author/karl/">Karl Muster</a></span></div>', after: '<div id="comments"><ol class="comment-list"><li class="comment"><div class="comment-author vcard"><b class="fn">Otto Leser</b> sagt:</div><p>Schön.</p></li></ol></div>' }), fields: { authors: ['Karl Muster'] } },
  { what: 'the photographer is no author', html: ghost('fr', { under: '<div class="gh-article-meta">Texte : Jeanne Dupont — Photos : Luc Petit</div>' }), fields: { authors: ['Jeanne Dupont'] } },
  { what: 'a biography is no byline', html: drupal('es', { head: named('es', 'Juana Pérez'), end: '<div class="author-bio"><p>Juana Pérez es periodista de El Diario y vive en Madrid con Luis Gómez.</p></div>' }), fields: { authors: ['Juana Pérez'] } },
  { what: 'names and handles', html: next('en', { under: '<div class="Byline_root__1">Jane Roe <a href="https://twitter.com/janeroe">@janeroe</a></div>' }), fields: { authors: ['Jane Roe'] } },
  { what: 'a signature below the text', html: table('pt', { end: '<p><b>Ana Silva, repórter</b></p>' }), fields: { authors: ['Ana Silva'] } },
  { what: 'reporting by agencies where nobody is named', html: arc('de', { under: '<div class="b-byline">dpa/AFP</div>' }), fields: { authors: ['dpa', 'AFP'] } },
  { what: 'a label, two names and the word between in elements of their own', html: next('en', { under: '<div class="Meta_row__4"><span>By</span><span><a href="/staff/jane-roe">Jane Roe</a></span><span>and</span><span><a href="/staff/joe-doe">Joe Doe</a></span></div>' }), fields: { authors: ['Jane Roe', 'Joe Doe'] } },
  { what: 'the photographer’s own byline', html: drupal('de', { under: '<div class="byline"><div>Jana Beispiel</div><div>Reporterin</div></div><div class="byline"><div>Karl Muster</div><div>Fotograf</div></div>' }), fields: { authors: ['Jana Beispiel'] } },
  { what: 'the author of a card', html: drupal('en', { after: '<div class="box"><a href="/orchard">Orchard thieves return in the third year running</a><div class="author">Hannah Quill</div></div>' }), fields: { authors: [] } },
  { what: 'a post between "van onze" and the name', html: arc('en', { lang: 'nl', under: '<p>Van onze redacteur Anna Bakker</p>' }), fields: { authors: ['Anna Bakker'] } },
  { what: 'controls in the byline’s place', html: next('en', { under: '<div class="byline"><a href="#u">Show updates</a> <a href="/login">Log in</a></div>' }), fields: { authors: [] } },
  { what: 'authors of teasers', html: next('it', { head: named('it', 'Gianna Rossi'), after: '<section class="related"><article><h3><a href="/a">Altra notizia di oggi in città</a></h3><span class="author">Luca Bianchi</span></article></section>' }), fields: { authors: ['Gianna Rossi'] } },
];

// biome-ignore format: a table
export const DAYS: SinglePage[] = [
  { what: 'the instant that RDFa has in two names', html: drupal('fr', { under: '<span property="dc:date dc:created" content="2025-01-14T08:30:00+01:00" datatype="xsd:dateTime">14/01/2025 - 08:30</span>' }), fields: { published: '2025-01-14T08:30:00+01:00' } },
  { what: 'the offset of a malformed time', html: arc('en', { head: news({ headline: titleOf('en'), datePublished: '2025-01-14T8:05:00-0500' }) }), fields: { published: '2025-01-14T08:05:00-05:00' } },
  { what: 'a day to come is none', html: next('de', { head: meta('date', '2066-01-01'), under: '<time datetime="2025-01-14">14. Januar 2025</time>' }), fields: { published: '2025-01-14' } },
  { what: 'written with references', html: drupal('ja', { under: '<div class="date">2025&#x5E74;1&#x6708;14&#x65E5; 8&#x6642;30&#x5206;</div>' }), fields: { published: '2025-01-14T08:30' } },
  { what: 'the era', html: table('ja', { under: '<p>令和7年1月14日</p>' }), fields: { published: '2025-01-14' } },
  { what: 'a caption’s day is none', html: wordpress('fr', { under: '<span class="posted-on">Publié le 14 janvier 2025 à 8h30</span><figure><img src="/i/pont-1200x800.jpg"><figcaption>Le pont, le 2 mars 2015.</figcaption></figure>' }), fields: { published: '2025-01-14T08:30' } },
  { what: 'published and updated in a line', html: next('es', { under: '<div class="Dates_root__4">Publicado: 14/01/2025 08:30 | Actualizado: 15/01/2025 10:15</div>' }), fields: { published: '2025-01-14T08:30', modified: '2025-01-15T10:15' } },
  { what: 'the local day where the instant is UTC', html: drupal('pt', { head: og('article:published_time', '2025-01-15T01:30:00Z'), under: '<div class="submitted">14 de janeiro de 2025, 22:30</div>' }), fields: { published: '2025-01-14T22:30:00-03:00' } },
  { what: 'the masthead’s today is none', html: table('it', { before: '<font size="1">martedì 3 giugno 2025</font><br>', under: '<p><font size="1">14 gennaio 2025</font></p>' }), fields: { published: '2025-01-14' } },
  { what: 'a Russian day with the hour', html: next('ru', { under: '<div class="article__date">14 января 2025, 08:30</div>' }), fields: { published: '2025-01-14T08:30' } },
  { what: 'an event’s day is none', html: wordpress('de', { head: og('article:published_time', '2025-01-14T08:30:00+01:00') + ld({ '@type': 'Event', name: 'Brückenfest', startDate: '2025-03-01' }) }), fields: { published: '2025-01-14T08:30:00+01:00' } },
  { what: 'the script’s call as the last resort', html: arc('en', { under: '<script>showDate("2025-01-14T08:30")</script>' }), url: `${HOST}/story`, fields: { published: '2025-01-14T08:30' } },
  { what: 'an American day with the noon', html: table('en', { under: '<p><i>Posted: Tuesday, January 14, 2025 12:05 AM EST</i></p>' }), fields: { published: '2025-01-14T00:05-05:00' } },
  { what: 'a time with its own text', html: ghost('es', { under: '<time class="gh-article-meta-date" datetime="2025-01-14">14 ene 2025</time>' }), fields: { published: '2025-01-14' } },
  { what: 'seconds since 1970', html: next('en', { under: '<time datetime="1736839800">Jan 14</time>' }), fields: { published: '2025-01-14T07:30:00Z' } },
  { what: 'modified alone', html: drupal('fr', { under: '<p class="date">Mis à jour le 15 janvier 2025</p>' }), fields: { modified: '2025-01-15' } },
];

const figure = (inner: string) => `<figure>${inner}</figure>`;
const img = '<img src="/i/bridge-1200x800.jpg" width="1200" height="800">';

// biome-ignore format: a table
export const PRINTS: SinglePage[] = [
  { what: 'name and distributor in two elements', html: arc('en', { between: figure(`${img}<figcaption><span class="caption">The mayor crosses the bridge.</span> <span class="credit">Jane Roe</span><span class="distributor">AFP</span></figcaption>`) }), prints: [['The mayor crosses the bridge.', 'Jane Roe/AFP']] },
  { what: 'a sibling without figcaption', html: drupal('de', { between: `<div class="media media--image">${img}<div class="field--name-field-caption">Die Bürgermeisterin auf der Brücke.</div><div class="field--name-field-copyright">Foto: Karl Muster</div></div>` }), prints: [['Die Bürgermeisterin auf der Brücke.', 'Karl Muster']] },
  { what: 'an agency in brackets, the photographer before it', html: next('fr', { between: figure(`${img}<figcaption>La maire sur le pont. Luc Petit (AFP)</figcaption>`) }), prints: [['La maire sur le pont.', 'Luc Petit (AFP)']] },
  { what: 'a credit alone is no caption', html: wordpress('es', { between: `<figure class="wp-caption">${img}<figcaption class="wp-caption-text">Foto: EFE</figcaption></figure>` }), prints: [[undefined, 'EFE']] },
  { what: 'brackets without a label', html: ghost('pt', { between: `<figure class="kg-card kg-image-card kg-card-hascaption">${img}<figcaption>A prefeita atravessa a ponte (Divulgação)</figcaption></figure>` }), prints: [['A prefeita atravessa a ponte', 'Divulgação']] },
  { what: 'a table with the words below', html: table('it', { between: `<table align="right" width="300"><tr><td>${img}</td></tr><tr><td><font size="1">La sindaca sul ponte (foto Rossi)</font></td></tr></table>` }), prints: [['La sindaca sul ponte', 'Rossi']] },
  { what: 'a place and a day are no credit', html: drupal('ja', { between: figure(`${img}<figcaption>橋を渡る市長＝14日午前、東京都内で</figcaption>`) }), prints: [['橋を渡る市長＝14日午前、東京都内で', undefined]] },
  { what: 'a Japanese photographer', html: next('ja', { between: figure(`${img}<figcaption>橋を渡る市長＝山田花子撮影</figcaption>`) }), prints: [['橋を渡る市長', '山田花子']] },
  { what: 'a Russian label', html: wordpress('ru', { between: figure(`${img}<figcaption>Мэр на мосту. Фото: Анна Иванова / ТАСС</figcaption>`) }), prints: [['Мэр на мосту.', 'Анна Иванова / ТАСС']] },
  { what: 'initials are no end of a sentence', html: arc('en', { between: figure(`${img}<figcaption>Mayor J. R. Smith crosses the bridge. (Photo by A. B. Jones/Getty Images)</figcaption>`) }), prints: [['Mayor J. R. Smith crosses the bridge.', 'A. B. Jones/Getty Images']] },
  { what: 'a carousel, each slide once', html: next('de', { between: `<div class="swiper"><div class="swiper-wrapper"><div class="swiper-slide">${figure('<img src="/i/eins.jpg" width="900" height="600"><figcaption>Die Brücke am Morgen.</figcaption>')}<span class="swiper-pagination">1 / 2</span></div><div class="swiper-slide">${figure('<img src="/i/zwei.jpg" width="900" height="600"><figcaption>Die Brücke am Abend.</figcaption>')}<span>2 / 2</span></div><div class="swiper-slide swiper-slide-duplicate">${figure('<img src="/i/eins.jpg" width="900" height="600"><figcaption>Die Brücke am Morgen.</figcaption>')}</div></div></div>` }), pictures: ['*eins.jpg', 'zwei.jpg'], prints: [['Die Brücke am Morgen.', undefined], ['Die Brücke am Abend.', undefined]] },
  { what: 'hidden words of a control', html: ghost('en', { between: figure(`${img}<figcaption>The mayor crosses the bridge.<button hidden>Show more</button><span class="sr-only">Open in gallery</span></figcaption>`) }), prints: [['The mayor crosses the bridge.', undefined]] },
  { what: 'a sign of copyright', html: drupal('de', { between: figure(`${img}<figcaption>Die Brücke am Dienstag. © dpa/Karl Muster</figcaption>`) }), prints: [['Die Brücke am Dienstag.', 'dpa/Karl Muster']] },
  { what: 'a credit above the caption', html: next('en', { between: `<div class="Image_root__1">${img}<div class="Image_credit__2">Jane Roe for Example News</div><p class="Image_caption__3">The mayor crosses the bridge.</p></div>` }), prints: [['The mayor crosses the bridge.', 'Jane Roe for Example News']] },
  { what: 'the size that a ratio states is none', html: wordpress('fr', { between: '<figure><img src="/i/pont.jpg" width="16" height="9"><figcaption>Le pont.</figcaption></figure>' }), prints: [['Le pont.', undefined]] },
  { what: 'the schema’s credit for a bare picture', html: arc('es', { head: news({ headline: titleOf('es'), image: { '@type': 'ImageObject', url: `${HOST}/i/bridge-1200x800.jpg`, creditText: 'Luis Gómez' } }), between: figure(img) }), prints: [[undefined, 'Luis Gómez']] },
  { what: 'a dash before the photographer', html: arc('pt', { between: figure(`${img}<figcaption>A prefeita atravessa a ponte — Foto: João Souza/G1</figcaption>`) }), prints: [['A prefeita atravessa a ponte', 'João Souza/G1']] },
];
