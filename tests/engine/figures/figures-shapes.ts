/** The markup in which pages print pictures with their captions and credits, and what is read of it: a table, without code. */

/** shape -> markup, what is read of it */
export const SHAPES: Record<string, [markup: string, ...read: string[]]> = {
  'figure with a credit named so': [
    '<figure><img src="/i/b.jpg"><figcaption>The old bridge. <span class="credit">Photo: Jane Doe/AP</span></figcaption></figure>',
    '/i/b.jpg | The old bridge. | Jane Doe/AP',
  ],
  'a caption by microdata, in a class of credits': [
    '<figure><img src="/i/b.jpg"><figcaption itemprop="caption" class="attribution">Gretchen Muster.</figcaption></figure>',
    '/i/b.jpg | Gretchen Muster. | ',
  ],
  'a label in an element of its own': [
    '<figure><img src="/i/b.jpg"><figcaption>The old bridge. <span class="c__copyright">Copyright&nbsp;</span><span class="c__credit">Jane Doe/AP</span></figcaption></figure>',
    '/i/b.jpg | The old bridge. | Jane Doe/AP',
  ],
  'a photographer and an agency in two elements': [
    '<figure><img src="/i/b.jpg"><figcaption>The old bridge. <span class="credit">Jane Doe</span><span class="credit">AFP</span></figcaption></figure>',
    '/i/b.jpg | The old bridge. | Jane Doe/AFP',
  ],
  'an agency behind the element of the photographer': [
    '<figure><img src="/i/b.jpg"><figcaption>The old bridge. <span class="photographer">Jane Doe</span>/AFP</figcaption></figure>',
    '/i/b.jpg | The old bridge. | Jane Doe/AFP',
  ],
  'WordPress caption, linked to its file': [
    '<div class="wp-caption alignnone"><a href="/i/b.jpg"><img src="/i/b-300x200.jpg"></a><p class="wp-caption-text">The old bridge. (Jane Doe/Reuters)</p></div>',
    '/i/b.jpg | The old bridge. | Jane Doe/Reuters',
  ],
  'text behind a line break that ends with a credit': [
    '<p><img src="/i/b.jpg"><br>The old bridge before the flood. Photo: Jane Doe/AP</p>',
    '/i/b.jpg | The old bridge before the flood. | Jane Doe/AP',
  ],
  'small heading in a box that is named a caption': [
    '<div class="single-image"><figure><img src="/i/b.jpg"></figure></div><div class="text-column bildunterschrift"><h6>The old bridge before the flood (Foto: Jane Doe/AP)</h6></div>',
    '/i/b.jpg | The old bridge before the flood | Jane Doe/AP',
  ],
  'author in the box of a picture': [
    '<div class="foto"><img src="/i/b.jpg"><div class="pie"><span class="texto">Los obreros revisan el puente</span><span class="autor">Juana Pérez</span></div></div>',
    '/i/b.jpg | Los obreros revisan el puente | Juana Pérez',
  ],
  'captioned picture that only noscript holds, at an address without a file name': [
    '<figure><div class="media"><noscript data-src="/i/bridge/wide"><img src="/i/bridge/wide"></noscript></div><figcaption>The old bridge. <span>© Jane Doe</span></figcaption></figure>',
    '/i/bridge/wide | The old bridge. | Jane Doe',
  ],
  'captioned picture that its system calls a teaser image': [
    '<div class="article--teaser-image"><img src="/i/b.jpg"><div class="caption">The old bridge. © Jane Doe</div></div>',
    '/i/b.jpg | The old bridge. | Jane Doe',
  ],
  'centred paragraph under a centred picture': [
    '<p align="center"><img src="/i/b.jpg"></p><p style="text-align: center">The old bridge before the flood.</p>',
    '/i/b.jpg | The old bridge before the flood. | ',
  ],
  'paragraph under a centred picture that is not centred itself': [
    '<p align="center"><img src="/i/b.jpg"></p><p align="center" style="text-align: left">The old bridge before the flood.</p>',
    '/i/b.jpg |  | ',
  ],
  'paragraph in a font of its own': [
    '<p><img src="/i/b.jpg"></p><p><font color="navy">The old bridge before the flood.</font></p>',
    '/i/b.jpg | The old bridge before the flood. | ',
  ],
  'signed paragraph right behind the picture': [
    '<p><img src="/i/b.jpg"></p><p>The old bridge before the flood. Photo: Jane Doe</p>',
    '/i/b.jpg | The old bridge before the flood. | Jane Doe',
  ],
  'label in an element of its own, no names': [
    '<div class="x1"><div class="x2"><img src="/i/b.jpg"></div><div class="x3"><span>The old bridge.</span><span><span>Credit...</span><span>Jane Doe for News</span></span></div></div>',
    '/i/b.jpg | The old bridge. | Jane Doe for News',
  ],
  'caption and agency in two boxes below, no names': [
    '<div class="x1"><picture><img src="/i/b.jpg"></picture><div class="x2">The old bridge before the flood</div><div class="x3">Getty Images</div></div>',
    '/i/b.jpg | The old bridge before the flood | Getty Images',
  ],
  'two lines below, neither of which is a credit': [
    '<div class="x1"><picture><img src="/i/b.jpg"></picture><div class="x2">The old bridge before the flood</div><div class="x3">Read on for more</div></div>',
    '/i/b.jpg |  | ',
  ],
  'cards in a row, each one link': [
    '<div>A row:</div><div class="slide"><a href="/n/1"><figure><img src="/i/1.jpg"><figcaption>Mayor resigns</figcaption></figure></a></div><div class="slide"><a href="/n/2"><figure><img src="/i/2.jpg"><figcaption>Team wins</figcaption></figure></a></div>',
  ],
  'one captioned figure that is a link': [
    '<a href="/n/1"><figure><img src="/i/1.jpg"><figcaption>The old bridge.</figcaption></figure></a>',
    '/i/1.jpg | The old bridge. | ',
  ],
  'definition list of a WordPress gallery': [
    '<dl class="gallery-item"><dt class="gallery-icon"><img src="/i/b.jpg"></dt><dd class="wp-caption-text">The old bridge.</dd></dl>',
    '/i/b.jpg | The old bridge. | ',
  ],
  'box with caption and photographer, no figure': [
    '<div class="article-image"><img src="/i/b.jpg"><div class="image-caption">The old bridge.</div><div class="image-photographer">Foto: Jane Doe</div></div>',
    '/i/b.jpg | The old bridge. | Jane Doe',
  ],
  'box named as image, unnamed paragraphs': [
    '<div class="image-widget"><span><img src="/i/b.jpg"></span><p>The old bridge before the flood.</p><p>Image: Jane Doe</p></div>',
    '/i/b.jpg | The old bridge before the flood. | Jane Doe',
  ],
  'figcaption outside the figure, within a button': [
    '<button><div class="embed"><figure><img src="/i/b.jpg"><div><span class="label">View 6 images</span></div></figure><figcaption>The old bridge <cite>(Image: Getty Images)</cite></figcaption></div></button>',
    '/i/b.jpg | The old bridge | Getty Images',
  ],
  'caption inside picture': [
    '<picture><source srcset="/i/b.webp"><img src="/i/b.jpg"><div class="caption">The old bridge.</div></picture>',
    '/i/b.jpg | The old bridge. | ',
  ],
  'layout table': [
    '<table><tr><td><img src="/i/b.jpg"></td></tr><tr><td>The old bridge before the flood. Foto: dpa</td></tr></table>',
    '/i/b.jpg | The old bridge before the flood. | dpa',
  ],
  'italic paragraph behind': [
    '<p><img src="/i/b.jpg"></p><p><em>The old bridge before the flood.</em></p>',
    '/i/b.jpg | The old bridge before the flood. | ',
  ],
  'small text behind': ['<div><img src="/i/b.jpg"></div><small>© Jane Doe</small>', '/i/b.jpg |  | Jane Doe'],
  'line behind that repeats the alt text': [
    '<div><img src="/i/b.jpg" alt="The old bridge before the flood."></div><div style="display:none"><span>The old bridge before the flood.</span> <small>dpa</small></div>',
    '/i/b.jpg | The old bridge before the flood. | dpa',
  ],
  'credits twice, for wide and for narrow windows': [
    '<figure><div><img src="/i/b.jpg"><small>© Jane Doe</small></div><figcaption>The old bridge.</figcaption><div><small>© Jane Doe</small></div></figure>',
    '/i/b.jpg | The old bridge. | Jane Doe',
  ],
  'labels for screen readers': [
    '<figure><img src="/i/b.jpg"><span class="visually-hidden">Image source, </span><span class="image-copyright">Reuters</span><figcaption><span class="visually-hidden">Image caption, </span>The old bridge</figcaption></figure>',
    '/i/b.jpg | The old bridge | Reuters',
  ],
  'controls in the caption': [
    '<figure><img src="/i/b.jpg"><figcaption>The old bridge <b class="hide-caption"><b>hide caption</b></b><button>Enlarge</button></figcaption></figure>',
    '/i/b.jpg | The old bridge | ',
  ],
  'message of a player': [
    '<figure><div class="player"><img src="/i/b.jpg"><div class="player__caption">Media playback is unsupported on your device</div></div><figcaption>The old bridge</figcaption></figure>',
    '/i/b.jpg | The old bridge | ',
  ],
  'message of a player in another language, in the caption': [
    '<figure><img src="/i/b.jpg"><figcaption><p>Ihr Browser unterstützt kein HTML5-Video.</p>The old bridge</figcaption></figure>',
    '/i/b.jpg | The old bridge | ',
  ],
  'browser in a caption': [
    '<figure><img src="/i/b.jpg"><figcaption><p>The browser that does not support video.</p></figcaption></figure>',
    '/i/b.jpg | The browser that does not support video. | ',
  ],
  'signature in an element of its own': [
    '<figure><img src="/i/b.jpg"><figcaption><span>The old bridge in May.</span><span>Unsplash/Jane Doe</span></figcaption></figure>',
    '/i/b.jpg | The old bridge in May. | Unsplash/Jane Doe',
  ],
  'owner on the line before': [
    '<figure><img src="/i/b.jpg"><figcaption><span>The Daily Example</span><br>The old bridge is seen before the flood.</figcaption></figure>',
    '/i/b.jpg | The old bridge is seen before the flood. | The Daily Example',
  ],
  'sentence marked as credit': [
    '<figure><img src="/i/b.jpg"><div class="credit">The old bridge was seen by many before the flood. (Jane Doe/AFP)</div></figure>',
    '/i/b.jpg | The old bridge was seen by many before the flood. | Jane Doe/AFP',
  ],
  'caption that repeats its credit': [
    '<figure><img src="/i/b.jpg"><figcaption>The old bridge. Picture Jane Doe</figcaption><span class="credit">Jane Doe</span></figure>',
    '/i/b.jpg | The old bridge. | Jane Doe',
  ],
  'credit in the title': [
    '<div class="image"><img src="/i/b.jpg" title="A bridge | Bildquelle: WDR/Jane Doe"><p class="caption">The old bridge</p></div>',
    '/i/b.jpg | The old bridge | WDR/Jane Doe',
  ],
  'credit in microdata that is not printed': [
    '<figure itemscope itemtype="https://schema.org/ImageObject"><img src="/i/b.jpg"><meta itemprop="copyrightHolder" content="© Jane Doe"></figure>',
    '/i/b.jpg |  | Jane Doe',
  ],
  'credit in an attribute': ['<figure><img src="/i/b.jpg" data-credit="Jane Doe"></figure>', '/i/b.jpg |  | Jane Doe'],
  'media entity in an article of its own': [
    '<figure><article class="media media--type-image"><img src="/i/b.jpg"></article><figcaption>The old bridge.</figcaption></figure>',
    '/i/b.jpg | The old bridge. | ',
  ],
  'two pictures under one caption': [
    '<figure><img src="/i/b.jpg"><img src="/i/c.jpg"><figcaption>The old bridge and the new.</figcaption></figure>',
    '/i/b.jpg | The old bridge and the new. | ',
    '/i/c.jpg |  | ',
  ],
  'no still of a video, also with a caption': [
    '<figure><video poster="/i/b.jpg"></video><figcaption>The bridge falls.</figcaption></figure>',
  ],
  // Addresses.
  'lazy with a placeholder and a noscript twin': [
    '<img src="data:image/gif;base64,R0lGOD" data-src="/i/b-small.jpg" data-srcset="/i/b-small.jpg 400w, /i/b-big.jpg 1600w"><noscript><img src="/i/b-small.jpg"></noscript>',
    '/i/b-big.jpg |  | ',
  ],
  'only noscript': ['<div class="lazy"><noscript><img src="/i/b.jpg"></noscript></div>', '/i/b.jpg |  | '],
  'box that a script fills': [
    '<figure><div class="js-image" data-src="/i/b.jpg"></div><figcaption>The old bridge</figcaption></figure>',
    '/i/b.jpg | The old bridge | ',
  ],
  'element of a page’s own': [
    '<div class="image-wrap"><lazy-image src="/i/b.jpg"></lazy-image><div class="caption">The old bridge</div></div>',
    '/i/b.jpg | The old bridge | ',
  ],
  'background of a box named so': [
    '<div class="post-image" style="background-image: url(\'/i/b.jpg\')"></div>',
    '/i/b.jpg |  | ',
  ],
  'picture with sources': [
    '<picture><source srcset="/i/b.webp?w=800 800w, /i/b.webp?w=2000 2000w"><img src="/i/b.jpg?w=400"></picture>',
    '/i/b.webp?w=2000 |  | ',
  ],
  'one picture under three crops': [
    '<img src="/i/IMG_20260507-300x200.jpg"><figure><img src="/i/IMG_20260507-1024x683.jpg"><figcaption>The old bridge</figcaption></figure><img src="/i/IMG_20260507-scaled.jpg">',
    '/i/IMG_20260507-1024x683.jpg | The old bridge | ',
  ],
  'one picture printed over two captions': [
    '<figure><img src="/i/IMG_20260507.jpg"><figcaption>The old bridge</figcaption></figure><figure><img src="/i/IMG_20260507.jpg"><figcaption>Here three men drowned</figcaption></figure>',
    '/i/IMG_20260507.jpg | The old bridge | ',
    '/i/IMG_20260507.jpg | Here three men drowned | ',
  ],
  // No pictures of the article.
  'tracker, icon, logo, portrait': [
    '<img src="/t.gif" width="1" height="1"><img src="/i/b.jpg" width="32" height="32"><img class="site-logo" src="/i/x.jpg"><noscript><img src="https://count.example/c.php?id=1"></noscript><figure><img src="/i/jane.jpg"><figcaption>By <a rel="author" href="/jane">Jane Doe</a></figcaption></figure>',
  ],
  'logos, icons and portraits by file and alt text, affiliate counters, posters': [
    '<img src="/i/AcmeLogo2.jpg"><img src="/i/x.jpg" alt="Acme logo"><img src="/i/purple-icon.png"><img src="/authors/jane.jpg"><img src="https://aff.example/i/3/8" width="0" height="0"><video poster="/i/v.jpg"></video><img src="/i/catalogo.jpg">',
    '/i/catalogo.jpg |  | ',
  ],
  'logo with a caption is a picture': [
    '<figure><img class="spip_logos" src="/i/b.jpg"><figcaption>The new sign</figcaption></figure>',
    '/i/b.jpg | The new sign | ',
  ],
  teasers: [
    '<div class="related"><figure><img src="/i/x.jpg"><figcaption>Another bridge</figcaption></figure></div><a href="/b/other"><img src="/i/y.jpg"></a><div class="card-image"><a href="/b/third"><img src="/i/z.jpg"><h3>A third bridge falls in the night</h3></a></div><article class="card"><img src="/i/w.jpg"></article><figure><img src="/i/v.jpg"><figcaption><a href="/b/fourth">The fourth bridge</a></figcaption></figure>',
  ],
  'hints over a picture': [
    '<figure><img src="/i/b.jpg"><span class="pill">Video</span><a href="/more/all">To the big gallery of bridges</a></figure>',
    '/i/b.jpg |  | ',
  ],
  'what only looks like a caption': [
    '<figure><img src="/i/b.jpg"><figcaption>images/stories/b.png</figcaption></figure><figure><img src="/i/c.jpg"><figcaption>(<a href="https://else.example/">Image source</a>)</figcaption></figure>',
    '/i/b.jpg |  | ',
    '/i/c.jpg |  | ',
  ],
  'a slash printed before the house': [
    '<figure><img src="/i/b.jpg"><div><div class="Figure-credit">Jane Doe</div><div class="Figure-source">/ Upland Radio</div><figcaption>The old bridge.</figcaption></div></figure>',
    '/i/b.jpg | The old bridge. | Jane Doe/Upland Radio',
  ],
  'a caption behind a row of pictures': [
    '<div class="twentytwenty-container"><img src="/i/b.jpg"><img src="/i/c.jpg"></div><p class="wp-caption-text">The river before and after the flood. Photo: Jane Doe</p>',
    '/i/b.jpg | The river before and after the flood. | Jane Doe',
    '/i/c.jpg |  | ',
  ],
  'a box over a caption that a script paints': [
    '<figure><div class="lazy" data-bg="/i/b.jpg"></div><figcaption>The old bridge.</figcaption></figure>',
    '/i/b.jpg | The old bridge. | ',
  ],
  'addresses that forums and blogs park under names of their own': [
    '<p><img src="/static/none.gif" zoomfile="/i/b.jpg" width="600"></p><p><img src="/static/none.gif" real_src="/i/c.jpg" width="600"></p>',
    '/i/b.jpg |  | ',
    '/i/c.jpg |  | ',
  ],
  'words for a screen reader before a house': [
    '<figure><div><img src="/i/b.jpg"><span role="text"><span class="visually-hidden">Quelle des Bildes, </span>Getty Images</span></div><figcaption>The old bridge</figcaption></figure>',
    '/i/b.jpg | The old bridge | Getty Images',
  ],
  'a gallery of links that a script paints': [
    '<div class="gallery"><a href="/i/b.jpg"><div class="e-gallery-image" data-thumbnail="/i/b-300x200.jpg" role="img"></div></a><a href="/i/c.jpg"><div class="e-gallery-image" data-thumbnail="/i/c-300x200.jpg" role="img"></div></a></div>',
    '/i/b.jpg |  | ',
    '/i/c.jpg |  | ',
  ],
  'words for a screen reader before a name': [
    '<figure><div><img src="/i/b.jpg"><p class="x1"><span class="visually-hidden">Chanzo cha picha, </span><span>Juma Ali</span></p></div><figcaption class="x2"><span class="visually-hidden">Maelezo ya picha, </span>Daraja la kale</figcaption></figure>',
    '/i/b.jpg | Daraja la kale | Juma Ali',
  ],
  'makers by their names in Finnish, Slovene and Turkish': [
    '<figure><img src="/i/b.jpg"><figcaption>Vanha silta <span class="kuvaaja">Matti Virtanen</span></figcaption></figure><figure><img src="/i/c.jpg"><figcaption>Stari most <span class="avtor">Bojan Kranjc</span></figcaption></figure><figure><img src="/i/d.jpg"><figcaption>Eski köprü <span class="kaynak">AA</span></figcaption></figure>',
    '/i/b.jpg | Vanha silta | Matti Virtanen',
    '/i/c.jpg | Stari most | Bojan Kranjc',
    '/i/d.jpg | Eski köprü | AA',
  ],
  'a label behind the name in an element of its own': [
    '<figure><img src="/i/b.jpg"><figcaption>Senasis tiltas <span class="photo-author">V. Petraičio nuotr.</span></figcaption></figure>',
    '/i/b.jpg | Senasis tiltas | V. Petraičio',
  ],
  "a wiki's page about the file": [
    '<figure><a href="https://wiki.example/wiki/File:B.jpg"><img src="/i/b.jpg"></a><figcaption>The old bridge</figcaption></figure>',
    '/i/b.jpg | The old bridge | ',
  ],
};
