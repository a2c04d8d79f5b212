/** Lines and pictures as further content systems, papers and decades set them, one thing a page. Written by the contract alone. */
import { arc, drupal, HOST, next, og, type SinglePage, story, table, texts, titleOf, wordpress } from './frames.ts';

const IMG = 'https://img.example-news.com/';
const CHINESE =
  '<p>市议会周二晚间决定在河上修建一座新桥。许多居民从下午早些时候起就坐满了会议厅，想听听四年来维修资金都花在了哪里，对他们来说这个决定并不意外。</p>'.repeat(
    3,
  );
const figure = (caption: string) =>
  `<figure><img src="${IMG}bridge.jpg" width="800" height="533" alt=""><figcaption>${caption}</figcaption></figure>`;

// biome-ignore format: a table
export const HANDS: SinglePage[] = [
  { what: 'a trail whose name is its first entry', html: drupal('en', { before: '<nav class="breadcrumb"><ul><li>Breadcrumb Trail Links</li><li><a href="/">Home</a></li><li><a href="/travel">Travel</a></li></ul></nav>' }), fields: { sections: ['Travel'] } },
  { what: 'the words of the title for subjects', html: drupal('en', { title: 'The council votes for a new bridge', h1: '<h1>The council votes for a new bridge</h1>', head: '<meta name="keywords" content="council,votes,for,new,bridge">' }), fields: { tags: [] } },
  { what: 'a trail with the whole title before the day', html: drupal('de', { before: `<div class="breadcrumb"><span><a href="/">Startseite</a></span><span><a href="/kultur">Kultur</a></span><span>${titleOf('de')}</span><span>14.05.2023</span></div>` }), fields: { section: 'Kultur', sections: ['Kultur'] } },
  { what: 'a dek behind the label that a system prints', html: drupal('en', { under: '<div class="field-summary"><div class="label">Summary:&nbsp;</div><div>The council sat for hours before it came to a vote.</div></div>' }), fields: { subtitle: 'The council sat for hours before it came to a vote.' } },
  { what: 'text and pictures by two, each label an element', html: next('en', { under: '<div class="k1"><span>Words</span> <span>Jane Roe</span></div><div class="k2"><span>Pictures</span> <span>Joe Doe</span></div>' }), fields: { authors: ['Jane Roe'] } },
  { what: 'a photographer’s line of its own', html: wordpress('en', { under: '<div class="entry-meta"><span class="byline">Words by <a href="/author/jane">Jane Roe</a></span> <span class="photo-by">Photography by <a href="/author/joe">John Doe</a></span></div>' }), fields: { authors: ['Jane Roe'] } },
  { what: 'two names and a sign between them, and a place', html: next('en', { head: '<meta name="author" content="Jane Roe">', under: '<p class="k">By Jane Roe &amp; Tom Lee in Leeds</p>' }), fields: { authors: ['Jane Roe', 'Tom Lee'] } },
  { what: 'who posted it when, below the text of a page of 2006', html: table('en', { end: '<p class="posted">Posted by Jane Roe at May 14, 2006 10:20 AM | <a href="#c">Comments (3)</a></p>' }), fields: { authors: ['Jane Roe'], published: '2006-05-14T10:20' } },
  { what: 'a bold name that a text about its bearer begins with', html: next('en', { after: '<div class="about-author"><h4>About the author</h4><p><b>Jane Roe</b> covers the council. She lives in Leeds.</p></div>' }), fields: { authors: ['Jane Roe'] } },
  { what: 'story and photos by two', html: drupal('en', { under: '<div class="descr">Story: Jane Roe<br>Photos: John Doe</div>' }), fields: { authors: ['Jane Roe'] } },
  { what: 'who is quoted is no author', html: wordpress('fr', { between: '<div class="citation"><p>« Nous reviendrons ici. »</p><p class="citation-auteur">Paul Morel, maître-nageur</p></div>' }), fields: { authors: [] } },
  { what: 'the post of a Japanese reporter in brackets', html: wordpress('ja', { under: '<p class="name">佐藤花子（港新聞記者）</p>' }), fields: { authors: ['佐藤花子'] } },
  { what: 'the account of an installation is nobody, and the text is signed', html: drupal('ru', { under: '<dd class="createdby">Автор: <span itemprop="name">Super User</span></dd>', end: '<p style="text-align:right"><em>Ирина Соколова, фото автора</em></p>' }), fields: { authors: ['Ирина Соколова'] } },
];

// biome-ignore format: a table
export const DAYS_OF_OTHERS: SinglePage[] = [
  { what: 'a day with the short year first', html: next('ja', { under: '<div class="k">23-05-14 10:20</div>' }), fields: { published: '2023-05-14T10:20' } },
  { what: 'a year of the Republic in numbers', html: drupal('ja', { lang: 'zh-TW', text: CHINESE, under: '<div class="k">發布日期：112-05-14</div>' }), fields: { published: '2023-05-14' } },
  { what: 'the day of an event', html: next('de', { under: '<dl><dt>Wann</dt><dd>24. Mai 2025, 10 bis 18 Uhr</dd><dt>Wo</dt><dd>Am Fluss</dd></dl>' }).replace('og:title', 'og:x'), url: `${HOST}/story`, fields: { published: undefined } },
  { what: 'a change that has a time alone', html: next('it', { under: '<div class="k">Domenica 14 Maggio 2023, 10:20 - Ultimo aggiornamento: 18:02</div>' }), fields: { published: '2023-05-14T10:20' } },
  { what: 'the day in a note', html: wordpress('en', { end: '<h3>Notes</h3><ol><li id="footnote-1">Gazette, 3 May 1974. <a href="#ref-1">↩</a></li></ol>' }), url: `${HOST}/story`, fields: { published: undefined } },
];

// biome-ignore format: a table
export const HEADS: SinglePage[] = [
  { what: 'the number of comments in the headline', html: drupal('en', { h1: `<h1><span class="badge badge-live">LIVE</span> ${titleOf('en')} <a class="comment-count" href="#comments">(3)</a></h1>` }), fields: { title: titleOf('en') } },
  { what: 'the site’s name as the main heading, and first in the title', html: wordpress('en', { title: `Example News » Town » ${titleOf('en')}`, h1: `<h1 class="site-name">Example News</h1><h2 class="headline">${titleOf('en')}</h2>` }).replace('og:title', 'og:x'), fields: { title: titleOf('en'), site: 'Example News' } },
  { what: 'large letters in place of a heading, under the site’s title', html: table('en', { title: 'EXAMPLE NEWS ONLINE', h1: `<font face="Georgia" size="5"><b>${titleOf('en')}</b></font><br>` }).replace('og:title', 'og:x'), fields: { title: titleOf('en') } },
  { what: 'a site behind a wide colon', html: next('ja', { title: `${titleOf('ja')}：港新聞デジタル` }), fields: { site: '港新聞デジタル', title: titleOf('ja') } },
  { what: 'a line without a full stop that is called a description', html: wordpress('ru', { under: `<div class="t-descr">${story('ru').dek.replace(/[.!?]$/, '')}</div>` }), fields: { subtitle: story('ru').dek.replace(/[.!?]$/, '') } },
  { what: 'the description, printed below a headline in a box of its own', html: next('en', { head: `<meta name="description" content="${story('en').dek}">`, h1: `<div class="h"><h1>${titleOf('en')}</h1></div>`, under: `<p class="s">${story('en').dek}</p><div class="by">By Jane Roe</div>` }), fields: { subtitle: story('en').dek } },
  { what: 'a section glued to the headline, which sharing has alone', html: next('fr', { title: `${titleOf('fr')} - Le Port`, h1: `<h1><span>Sport</span><span>${titleOf('fr')}</span></h1>` }), fields: { title: titleOf('fr') } },
  { what: 'a second heading over the byline', html: next('en', { h1: `<div class="h"><h1>${titleOf('en')}</h1></div>`, under: '<h2>Past saving, say engineers</h2><p>By Jane Roe</p>' }), fields: { subtitle: 'Past saving, say engineers', authors: ['Jane Roe'] } },
  { what: 'both categories of a path, labelled by two words', html: drupal('it', { under: '<dl class="article-info"><dd class="parent-category-name">Categoria principale: <a href="/cronaca">Cronaca</a></dd><dd class="category-name">Categoria: <a href="/cronaca/citta">Città</a></dd></dl>' }), fields: { sections: ['Cronaca', 'Città'], section: 'Città' } },
  { what: 'a label over the box of the headline', html: arc('en', { over: '<div class="k">Sponsored content</div>', h1: `<div class="h"><h1>${titleOf('en')}</h1></div>` }), fields: { type: 'sponsored' } },
];

// biome-ignore format: a table
export const LINES_OF_AGENCIES: SinglePage[] = [
  { what: 'a place before a full stop and a dash', html: wordpress('es', { text: `<p>Jaén.- ${story('es').paragraphs[0]}</p>${texts('es').slice(1).join('')}` }), fields: { place: 'Jaén' } },
  { what: 'the newsroom in the same form', html: wordpress('es', { text: `<p>Redacción.- ${story('es').paragraphs[0]}</p>${texts('es').slice(1).join('')}` }), fields: { place: undefined } },
  { what: 'the number by which an agency sent the text', html: drupal('de', { end: '<p>© dpa-infocom, dpa:230514-99-123456/2</p>' }), fields: { agency: ['dpa'] } },
];

// biome-ignore format: a table
export const PRINTS_OF_OTHERS: SinglePage[] = [
  { what: 'the label of a field before the name', html: drupal('de', { between: `<div class="media media--type-image"><img src="${IMG}bruecke.jpg" width="800" height="533" alt=""><div class="field--name-field-caption">Die Brücke im Mai.</div><div class="field--name-field-copyright"><div class="field__label">Bildrechte</div><div class="field__item">Stadt Ulm / A. Kühn</div></div></div>` }), prints: [['Die Brücke im Mai.', 'Stadt Ulm / A. Kühn']] },
  { what: 'a label without a colon, and a name with particles', html: wordpress('en', { lang: 'nl', between: figure('De brug in mei. Beeld Jan de Vries') }), prints: [['De brug in mei.', 'Jan de Vries']] },
  { what: 'the author of a picture', html: wordpress('en', { lang: 'cs', between: figure('Most v květnu. Autor: Eva Malá, Právo') }), prints: [['Most v květnu.', 'Eva Malá, Právo']] },
  { what: 'a Greek label in brackets', html: wordpress('en', { lang: 'el', between: figure('Η γέφυρα τον Μάιο (φωτ. Νίκος Πέτρου/ΑΠΕ-ΜΠΕ)') }), prints: [['Η γέφυρα τον Μάιο', 'Νίκος Πέτρου/ΑΠΕ-ΜΠΕ']] },
];

const PHOTON = 'https://i0.wp.com/www.example-news.com/files/2024/05/bridge';

// biome-ignore format: a table
export const FILES_OF_OTHERS: SinglePage[] = [
  { what: 'one file behind a proxy that has its host in the path', html: wordpress('en', { head: og('og:image', `${HOST}/files/2024/05/bridge-1024x683.jpg`), between: `<figure><img src="${PHOTON}-1024x683.jpg?resize=1024%2C683" srcset="${PHOTON}.jpg?w=2000 2000w, ${PHOTON}-1024x683.jpg?resize=1024%2C683 1024w" alt=""></figure>` }), pictures: ['*bridge.jpg'] },
  { what: 'a picture that a style paints', html: wordpress('en', { between: `<div style="background-image:url('${IMG}hero.jpg');height:400px" role="img" aria-label="The bridge at dawn"></div>` }), pictures: ['*hero.jpg'] },
  { what: 'the site’s logo, declared and printed beside the text', html: wordpress('en', { head: og('og:image', `${HOST}/files/Turtle-Logo.png`), between: figure('The bridge.'), after: `<aside class="widget"><img src="/files/Turtle-Logo.png" width="318" height="322" alt="Example News"></aside>` }), pictures: ['*bridge.jpg'] },
];
