/** Pictures in the markup of many systems, and which of them an article's record has: a table, without code. */

/** Markup by its place on the page. */
export interface Parts {
  head?: string;
  before?: string;
  under?: string;
  between?: string;
  end?: string;
  after?: string;
  foot?: string;
}

/** A name, the markup, and the pictures: the lead marked, the size where it is stated. */
export const CASES: [what: string, parts: Parts, pictures: string[]][] = [
  [
    'author portrait as first',
    {
      under:
        '<div class="byline"><img src="/authors/ada.jpg" width="300" height="300" alt="Ada Byron"><span class="author">Ada Byron</span></div><figure><img src="/i/bridge.jpg" width="1200" height="800"><figcaption>The bridge.</figcaption></figure>',
    },
    ['lead /i/bridge.jpg 1200x800'],
  ],
  [
    'author portrait in header, no class',
    {
      under:
        '<div class="meta"><a rel="author" href="/author/ada"><img src="/wp-content/uploads/2020/01/ada-150x150.jpg" width="150" height="150"></a> By <a rel="author" href="/author/ada">Ada Byron</a></div><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'author portrait over the byline as its only line',
    {
      head: '<meta name="author" content="Ada Byron">',
      under:
        '<p class="x1"><img src="/i/ada_b.jpg" align="left"> <i>Von Ada Byron</i></p><figure><img src="/i/bridge.jpg"><figcaption>The bridge.</figcaption></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'author portrait in a box that says so in German',
    {
      under:
        '<p><img class="autorenbild" src="/i/ada_b.jpg" width="300" height="300"></p><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'promotion whose line leads to the same page',
    {
      under: '<figure><img src="/i/bridge.jpg"><figcaption>The bridge.</figcaption></figure>',
      between:
        '<div><figure><a href="/live/watch"><img src="/i/now.png" alt="Now streaming"></a></figure></div><p><i>If you are in our app, <a href="/live/watch">watch live now</a></i></p>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'face beside a name that is no byline of the page',
    {
      under:
        '<figure><img src="/i/ada.jpg" width="32" height="32"><figcaption>By Ada Byron, verified expert</figcaption></figure><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'gravatar',
    {
      under:
        '<img alt="" src="https://secure.gravatar.com/avatar/abc?s=96&d=mm" width="96" height="96"><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'author bio end',
    {
      between: '<figure><img src="/i/bridge.jpg"></figure>',
      after:
        '<section class="about-author"><h3>About the author</h3><img src="/i/ada.jpg" width="400" height="400"><p>Ada Byron writes about bridges.</p></section>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'related inline figure linked',
    {
      between:
        '<div class="read-more"><a href="/2025/01/13/other"><figure><img src="/i/other.jpg" width="600" height="400"><figcaption>Another bridge closed</figcaption></figure></a></div><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'related without class, linked card with heading',
    {
      between:
        '<div class="x8"><a href="/2025/01/13/other"><img src="/i/other.jpg" width="600" height="400"><h3>Another bridge closed in the north</h3></a></div><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'link to another article image no heading',
    {
      between:
        '<p><a href="/2025/01/13/other"><img src="/i/other.jpg" width="600" height="400"></a></p><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'promo image',
    {
      between:
        '<div class="promo"><a href="/subscribe"><img src="/i/subscribe.jpg" width="600" height="200" alt="Subscribe now"></a></div><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'ad sponsor link',
    {
      between:
        '<a href="https://shop.example/?utm_source=x" rel="sponsored nofollow"><img src="/i/banner.jpg" width="728" height="90"></a><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'ad slot div',
    {
      between:
        '<div class="advert" id="div-gpt-ad-1"><img src="https://ads.example/b.jpg" width="300" height="250"></div><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'pixel style',
    {
      between: '<img src="https://t.example/p?x=1" style="height:1px;width:1px"><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'pixel style position',
    {
      between: '<img src="https://t.example/count.php?id=1" style="display:none"><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'pixel 1x1 noscript',
    {
      between:
        '<noscript><img height="1" width="1" src="https://www.facebook.com/tr?id=1&ev=PageView"></noscript><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'logo in header',
    {
      before: '<header><img src="/logo.png" width="300" height="80" alt="Example News"></header>',
      between: '<figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'logo in figure',
    {
      between:
        '<figure class="logo"><img src="/i/agency-logo.png" alt="AP logo" width="100" height="50"></figure><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'icon social',
    {
      between:
        '<p><img src="/icons/facebook.svg" width="24" height="24" alt="Facebook"><img src="/icons/x.svg" width="24" height="24"></p><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'emoji',
    {
      between:
        '<p>Hi <img class="emoji" src="https://s.w.org/images/core/emoji/14/svg/1f642.svg" alt="🙂" style="height:1em"> there, they said to all on the bridge.</p><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'video still poster',
    { between: '<video poster="/i/still.jpg" src="/m/x.mp4"></video><figure><img src="/i/bridge.jpg"></figure>' },
    ['lead /i/bridge.jpg'],
  ],
  [
    'video still button',
    {
      between:
        '<div class="video-player" data-video-id="1"><img src="/i/still.jpg" width="800" height="450"><button class="play">Play</button></div><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'youtube thumb',
    {
      between:
        '<div class="yt"><img src="https://i.ytimg.com/vi/aBcDeFgHiJk/hqdefault.jpg"></div><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'two files one caption',
    {
      between:
        '<figure><img src="/i/a.jpg"><figcaption>The bridge.</figcaption></figure><figure><img src="/i/b.jpg"><figcaption>The bridge.</figcaption></figure>',
    },
    ['lead /i/a.jpg', '/i/b.jpg'],
  ],
  [
    'same picture in two sizes twice',
    {
      under: '<figure><img src="/wp-content/uploads/bridge-1024x683.jpg"></figure>',
      between: '<figure><img src="/wp-content/uploads/bridge-300x200.jpg"></figure>',
    },
    ['lead /wp-content/uploads/bridge-1024x683.jpg 1024x683'],
  ],
  [
    'wp scaled',
    {
      between:
        '<img src="/wp-content/uploads/bridge-300x200.jpg" srcset="/wp-content/uploads/bridge-300x200.jpg 300w, /wp-content/uploads/bridge-1024x683.jpg 1024w, /wp-content/uploads/bridge-scaled.jpg 2560w">',
    },
    ['lead /wp-content/uploads/bridge-scaled.jpg'],
  ],
  [
    '2x density',
    { between: '<img src="/i/bridge.jpg" srcset="/i/bridge.jpg 1x, /i/bridge-2x.jpg 2x" width="600" height="400">' },
    ['lead /i/bridge-2x.jpg'],
  ],
  [
    'template width',
    { between: '<img src="/i/bridge-320.jpg" data-src="/i/bridge-{width}.jpg" data-widths="[320,640]">' },
    ['lead /i/bridge-320.jpg'],
  ],
  [
    'template %7Bw%7D',
    { between: '<img data-src="/i/bridge-%7Bwidth%7D.jpg" src="/i/bridge-320.jpg">' },
    ['lead /i/bridge-320.jpg'],
  ],
  [
    'template __WIDTH__ / ##',
    { between: '<img data-src="/i/__WIDTH__/bridge.jpg" src="/i/320/bridge.jpg">' },
    ['lead /i/320/bridge.jpg'],
  ],
  [
    'base64 JSON in data attr',
    {
      between:
        '<img data-image="eyJ1cmwiOiJodHRwczovL3d3dy5leGFtcGxlIn0=" data-src="/i/bridge.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'attribute full smaller',
    { between: '<img src="/i/bridge-1200x800.jpg" data-full="/i/bridge-300x200.jpg">' },
    ['lead /i/bridge-1200x800.jpg 1200x800'],
  ],
  [
    'data-orig-file',
    {
      between:
        '<img src="https://i0.wp.com/x.example/bridge.jpg?resize=300%2C200&ssl=1" data-orig-file="https://x.example/bridge.jpg" data-orig-size="2400,1600" data-large-file="https://i0.wp.com/x.example/bridge.jpg?fit=1024%2C683&ssl=1">',
    },
    ['lead https://x.example/bridge.jpg 2400x1600'],
  ],
  [
    'what Pinterest is to show: the same picture, sharp (Wix)',
    {
      between:
        '<img src="https://m.example/media/b5683b_77a14326d625418b~mv2.png/v1/fill/w_49,h_33,al_c,q_85,blur_2,enc_avif/b5683b_77a14326d625418b~mv2.png" data-pin-media="https://m.example/media/b5683b_77a14326d625418b~mv2.png/v1/fill/w_1200,h_800,al_c,q_90/b5683b_77a14326d625418b~mv2.png">',
    },
    [
      'lead https://m.example/media/b5683b_77a14326d625418b~mv2.png/v1/fill/w_1200,h_800,al_c,q_90/b5683b_77a14326d625418b~mv2.png 1200x800',
    ],
  ],
  [
    'what Pinterest is to show: another picture, and an address that is none',
    {
      between:
        '<img src="/i/bridge-1200x800.jpg" data-pin-media="https://x.example/i/ten-bridges-pin-1500x2250.jpg"><p>The second bridge was opened to traffic in the spring of last year, after nine months of work.</p><img src="/i/wheel-900x600.jpg" data-pin-media="https://%">',
    },
    ['lead /i/bridge-1200x800.jpg 1200x800', '/i/wheel-900x600.jpg 900x600'],
  ],
  [
    'lazy data-src placeholder',
    { between: '<img src="/placeholder.gif" data-src="/i/bridge.jpg" class="lazyload" width="800" height="533">' },
    ['lead /i/bridge.jpg 800x533'],
  ],
  [
    'noscript lazy',
    {
      between:
        '<figure><img class="lazy" src="data:image/svg+xml,%3Csvg%3E" data-lazy-src="/i/bridge-800x600.jpg"><noscript><img src="/i/bridge-800x600.jpg"></noscript><figcaption>The bridge.</figcaption></figure>',
    },
    ['lead /i/bridge-800x600.jpg 800x600'],
  ],
  [
    'picture webp + jpg',
    {
      between:
        '<picture><source type="image/webp" srcset="/i/bridge.webp 1600w"><source type="image/jpeg" srcset="/i/bridge-1600.jpg 1600w"><img src="/i/bridge-400.jpg"></picture>',
    },
    ['lead /i/bridge.webp'],
  ],
  ['ratio 16 9 width height', { between: '<img src="/i/bridge.jpg" width="16" height="9">' }, ['lead /i/bridge.jpg']],
  [
    'width of thumbnail',
    { between: '<a href="/i/bridge-full.jpg"><img src="/i/bridge-300x200.jpg" width="300" height="200"></a>' },
    ['lead /i/bridge-full.jpg'],
  ],
  [
    'called full, of a size that the data states, and smaller',
    {
      head: '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"ImageObject","url":"https://www.example-news.com/i/bridge.jpg","width":1200,"height":675}]}</script>',
      between:
        '<img src="/i/bridge.jpg" srcset="/i/bridge-1600-80.jpg 1600w, /i/bridge-970-80.jpg 970w" data-original-mos="/i/bridge.jpg">',
    },
    ['lead /i/bridge-1600-80.jpg'],
  ],
  [
    'called full, of a size that the data states, and larger',
    {
      head: '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"ImageObject","contentUrl":"https://www.example-news.com/i/bridge.jpg","width":"2400","height":{"@type":"QuantitativeValue","value":1600}}]}</script>',
      between:
        '<img src="/i/bridge-970-80.jpg" srcset="/i/bridge-970-80.jpg 970w" data-full-src="/i/bridge.jpg" width="970" height="646">',
    },
    ['lead /i/bridge.jpg 2400x1600'],
  ],
  [
    'called full, of no stated size',
    { between: '<img src="/i/bridge-970-80.jpg" srcset="/i/bridge-970-80.jpg 970w" data-full-src="/i/bridge.jpg">' },
    ['lead /i/bridge.jpg'],
  ],
  [
    'linked file, its width in the srcset',
    {
      between:
        '<a href="/i/bridge.jpg"><img src="/i/bridge-300x200.jpg" width="300" height="200" srcset="/i/bridge-300x200.jpg 300w, /i/bridge.jpg 1500w"></a>',
    },
    ['lead /i/bridge.jpg 1500x1000'],
  ],
  [
    'WordPress: original file without its size, which the srcset has',
    {
      between:
        '<figure class="wp-block-image"><img src="/u/bridge.jpg" data-orig-file="/u/bridge.jpg" width="640" height="480" srcset="/u/bridge.jpg 1600w, /u/bridge-640x480.jpg 640w"></figure>',
    },
    ['lead /u/bridge.jpg 1600x1200'],
  ],
  [
    'still of a player with its title as caption',
    {
      between:
        '<figure><img src="/i/bridge.jpg"></figure><div class="component media video-player"><div class="video-container"><div class="cover"><img src="/i/still.jpg" alt="The works" height="607"><span class="pill">Video</span></div><figcaption class="caption"><p>The works at the river</p></figcaption></div><div class="player"><video data-source="platform" data-video-id="1"></video></div></div>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'still of video.js with a caption',
    {
      between:
        '<figure><img src="/i/bridge.jpg"></figure><div class="video-js vjs-fluid"><div class="vjs-poster"><img src="/i/still.jpg"></div><video class="vjs-tech" src="/v/film.mp4"></video><p class="caption">The works at the river</p></div>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'picture with a caption in a box that is only named after videos',
    {
      between:
        '<div class="media video-box"><figure><img src="/i/bridge.jpg"><figcaption>The bridge in the evening.</figcaption></figure></div>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'picture with a caption beside a film of its own',
    {
      between:
        '<div class="media"><figure><img src="/i/bridge.jpg"><figcaption>The bridge in the evening.</figcaption></figure><div class="video-player"><video src="/v/film.mp4" poster="/i/still.jpg"></video></div></div>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'lists of addresses under names of a loader, sizes in the addresses',
    {
      between:
        '<picture><source media="(min-width: 1024px)" srcset="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" data-original-set="/dam/b.jpg/renditions/cq5dam.thumbnail.cropped.1500.844.jpeg 2x, /dam/b.jpg/renditions/cq5dam.thumbnail.cropped.750.422.jpeg 1x"><img src="/dam/b.jpg/renditions/cq5dam.thumbnail.cropped.500.281.jpeg"></picture>',
    },
    ['lead /dam/b.jpg/renditions/cq5dam.thumbnail.cropped.1500.844.jpeg'],
  ],
  [
    'linked full with size known',
    { between: '<a href="/i/bridge-1800x1200.jpg"><img src="/i/bridge-300x200.jpg" width="300" height="200"></a>' },
    ['lead /i/bridge-1800x1200.jpg 1800x1200'],
  ],
  [
    'og image size',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/i/bridge.jpg"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">',
      between: '<figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg 1200x630'],
  ],
  [
    'ld image size',
    {
      head: '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge over the river opens after ten years","image":{"@type":"ImageObject","url":"https://www.example-news.com/i/bridge.jpg","width":1600,"height":900}}</script>',
      between: '<figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg 1600x900'],
  ],
  [
    'declared second is lead',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/i/b.jpg">',
      between: '<figure><img src="/i/a.jpg"></figure><figure><img src="/i/b.jpg"></figure>',
    },
    ['/i/a.jpg', 'lead /i/b.jpg'],
  ],
  [
    'declared lead other size',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/wp-content/uploads/b-1200x630.jpg">',
      between: '<figure><img src="/i/a.jpg"></figure><figure><img src="/wp-content/uploads/b-768x512.jpg"></figure>',
    },
    ['/i/a.jpg', 'lead /wp-content/uploads/b-768x512.jpg 768x512'],
  ],
  [
    'declared lead not printed, none printed',
    { head: '<meta property="og:image" content="https://www.example-news.com/i/hero.jpg">' },
    ['lead /i/hero.jpg'],
  ],
  [
    'declared logo',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/logo.png">',
      between: '<figure><img src="/i/a.jpg"></figure>',
    },
    ['lead /i/a.jpg'],
  ],
  [
    'a declared emblem, of its own size, before the picture of the text',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/i/club-emblem.png"><meta property="og:image:width" content="180"><meta property="og:image:height" content="180">',
      between: '<figure><img src="/i/a.jpg"></figure>',
    },
    ['lead /i/a.jpg'],
  ],
  [
    'a declared address that is markup',
    {
      head: `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"x","image":"<img src='/i/b.jpg'>"}</script>`,
      between: '<figure><img src="/i/a.jpg"></figure>',
    },
    ['lead /i/a.jpg'],
  ],
  [
    'declared share card',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/social-share-default.png">',
      between: '<figure><img src="/i/a.jpg"></figure>',
    },
    ['lead /i/a.jpg'],
  ],
  [
    'declared share card via publisher logo',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/static/en.png"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"x","publisher":{"@type":"Organization","name":"Example News","logo":{"url":"https://www.example-news.com/static/en.png"}}}</script>',
      between: '<figure><img src="/i/a.jpg"></figure>',
    },
    ['lead /i/a.jpg'],
  ],
  [
    'twitter:image only',
    { head: '<meta name="twitter:image" content="https://www.example-news.com/i/hero.jpg">' },
    ['lead /i/hero.jpg'],
  ],
  [
    'ld before og',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/i/og.jpg"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge over the river opens after ten years","image":["https://www.example-news.com/i/ld.jpg"]}</script>',
    },
    ['lead /i/ld.jpg'],
  ],
  [
    'og og-image author photo',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/i/ada.jpg">',
      under: '<div class="author-box"><img src="/i/ada.jpg" width="200" height="200"></div>',
      between: '<figure><img src="/i/a.jpg"></figure>',
    },
    ['lead /i/a.jpg'],
  ],
  [
    'figure in aside related',
    {
      between:
        '<aside class="related"><figure><img src="/i/other.jpg"><figcaption>Other.</figcaption></figure></aside><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'gallery',
    {
      between:
        '<div class="gallery"><figure><img src="/i/g1.jpg" alt="One"><figcaption>One</figcaption></figure><figure><img src="/i/g2.jpg" alt="Two"><figcaption>Two</figcaption></figure></div>',
    },
    ['lead /i/g1.jpg', '/i/g2.jpg'],
  ],
  [
    'slider clones',
    {
      between:
        '<div class="slick-track"><div class="slick-slide slick-cloned"><img src="/i/g2.jpg"></div><div class="slick-slide"><img src="/i/g1.jpg"></div><div class="slick-slide"><img src="/i/g2.jpg"></div></div>',
    },
    ['lead /i/g1.jpg', '/i/g2.jpg'],
  ],
  [
    'other story below',
    {
      between: '<figure><img src="/i/bridge.jpg"></figure>',
      foot: '<section class="more-stories"><article><a href="/o"><img src="/i/o.jpg" width="800" height="600"></a><h2><a href="/o">Another story</a></h2></article></section>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'infinite scroll second article',
    {
      between: '<figure><img src="/i/bridge.jpg"></figure>',
      foot: '<main><article><h1>Second story of the day about a tunnel</h1><figure><img src="/i/tunnel.jpg"><figcaption>The tunnel</figcaption></figure><p>The tunnel under the hill was closed on Monday after water came in, and nobody knows when it can be opened again. The tunnel under the hill was closed on Monday after water came in, and nobody knows when it can be opened again. The tunnel under the hill was closed on Monday after water came in, and nobody knows when it can be opened again. The tunnel under the hill was closed on Monday after water came in, and nobody knows when it can be opened again. The tunnel under the hill was closed on Monday after water came in, and nobody knows when it can be opened again. The tunnel under the hill was closed on Monday after water came in, and nobody knows when it can be opened again. </p></article></main>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'alt html',
    { between: '<img src="/i/bridge.jpg" alt="The &lt;b&gt;bridge&lt;/b&gt; &amp;amp; river">' },
    ['lead /i/bridge.jpg'],
  ],
  [
    'alt entity',
    { between: '<img src="/i/bridge.jpg" alt="L&amp;#39;eau &amp;quot;bleue&amp;quot;">' },
    ['lead /i/bridge.jpg'],
  ],
  [
    'cdn resize params',
    {
      under: '<figure><img src="https://cdn.example/bridge.jpg?w=1200&h=800&q=80"></figure>',
      between: '<figure><img src="https://cdn.example/bridge.jpg?w=300&h=200&q=80"></figure>',
    },
    ['lead https://cdn.example/bridge.jpg?w=1200&h=800&q=80 1200x800'],
  ],
  [
    'cloudinary',
    {
      under: '<figure><img src="https://res.cloudinary.com/x/image/upload/w_400,h_300,c_fill/v1/bridge.jpg"></figure>',
      between: '<figure><img src="https://res.cloudinary.com/x/image/upload/w_1200,h_900,c_fill/v1/bridge.jpg"></figure>',
    },
    ['lead https://res.cloudinary.com/x/image/upload/w_1200,h_900,c_fill/v1/bridge.jpg 1200x900'],
  ],
  [
    'next image',
    {
      between:
        '<img src="/_next/image?url=https%3A%2F%2Fcdn.example%2Fbridge.jpg&w=1920&q=75" srcset="/_next/image?url=https%3A%2F%2Fcdn.example%2Fbridge.jpg&w=640&q=75 640w, /_next/image?url=https%3A%2F%2Fcdn.example%2Fbridge.jpg&w=1920&q=75 1920w">',
    },
    ['lead /_next/image?url=https%3A%2F%2Fcdn.example%2Fbridge.jpg&w=1920&q=75'],
  ],
  [
    'drupal styles',
    {
      under: '<figure><img src="/sites/default/files/styles/medium/public/bridge.jpg?itok=a"></figure>',
      between: '<figure><img src="/sites/default/files/styles/large_1200x800/public/bridge.jpg?itok=b"></figure>',
    },
    ['lead /sites/default/files/styles/large_1200x800/public/bridge.jpg?itok=b 1200x800'],
  ],
  [
    'amp-img',
    {
      between:
        '<amp-img src="/i/bridge.jpg" width="1200" height="800" alt="The bridge" srcset="/i/bridge-2000.jpg 2000w, /i/bridge.jpg 1200w"></amp-img>',
    },
    ['lead /i/bridge-2000.jpg 2000x1333'],
  ],
  [
    'size in attr of the img chosen',
    { between: '<img src="/i/bridge.jpg" width="1280" height="720">' },
    ['lead /i/bridge.jpg 1280x720'],
  ],
  [
    'svg chart',
    {
      between:
        '<figure><img src="/i/chart.svg" width="800" height="400" alt="Costs by year"><figcaption>Costs</figcaption></figure>',
    },
    ['lead /i/chart.svg 800x400'],
  ],
  [
    'comments avatars',
    {
      between: '<figure><img src="/i/bridge.jpg"></figure>',
      foot: '<section id="comments"><div class="comment"><img class="avatar" src="/i/user.jpg" width="400" height="400"><p>Nice bridge indeed, I like it much.</p></div></section>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'newsletter image',
    {
      between:
        '<div class="newsletter-box"><img src="/i/newsletter.jpg" width="600" height="300"><p>Get our newsletter</p></div><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'app badge',
    {
      between: '<figure><img src="/i/bridge.jpg"></figure>',
      end: '<p><a href="https://play.google.com/store/apps/x"><img src="/i/google-play-badge.png" width="200" height="60" alt="Get it on Google Play"></a></p>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'hero outside article above h1',
    { before: '<div class="hero"><img src="/i/hero.jpg" width="1600" height="900"></div>' },
    ['lead /i/hero.jpg 1600x900'],
  ],
  [
    'both sides as folders of the address',
    {
      between:
        '<img src="https://img.example-news.com/640/360/bridge.jpg" data-src="https://img.example-news.com/1920/1080/bridge.jpg">',
    },
    ['lead https://img.example-news.com/1920/1080/bridge.jpg 1920x1080'],
  ],
  [
    'an id in three folders',
    { between: '<img src="https://img.example-news.com/000/640/360/bridge.jpg">' },
    ['lead https://img.example-news.com/000/640/360/bridge.jpg'],
  ],
  [
    'what a system notes behind the address',
    { between: '<img src="/i/bridge.jpg#joomlaImage://local-images/bridge.jpg?width=1200&height=800">' },
    ['lead /i/bridge.jpg 1200x800'],
  ],
  [
    'a card that a service draws of the headline',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/og/api?title=Bridge">',
      between: '<figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'the name of a file beside its address',
    {
      between:
        '<img src="data:image/gif;base64,R0lGODlhAQABAIABAAAAAP" width="600" height="400" data-image-name="The bridge.png" data-image-key="The_bridge.png" data-src="https://static.example-news.com/0/0c/The_bridge.png/revision/latest?cb=2018">',
    },
    ['lead https://static.example-news.com/0/0c/The_bridge.png/revision/latest?cb=2018 600x400'],
  ],
  [
    'a columnist whose portrait is declared, by its folder in Spanish',
    {
      head: '<meta property="og:image" content="https://www.example-news.com/autores/ada-1200x630.jpg">',
      under:
        '<div class="firma"><img src="/autores/ada-100x100.jpg" alt="Ada Byron">Por <a href="/autor/ada">Ada Byron</a></div>',
      between: '<figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'a line about the author beside a small portrait',
    {
      head: '<meta name="author" content="Ada Byron">',
      under: '<figure><img src="/i/bridge.jpg"></figure>',
      end: '<p><img src="/i/ab-150x150.jpg" width="150" height="150" alt="Ada Byron"> <em>Ada Byron is a reporter in the valley.</em></p>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'a gallery whose pictures lead to their own pages below the article',
    {
      between:
        '<div class="tiled-gallery"><a href="/2025/01/14/story/wheel/"><img data-orig-file="/i/wheel.jpg" src="/i/wheel.jpg?w=400"></a><a href="/2025/01/14/story/sluice/"><img data-orig-file="/i/sluice.jpg" src="/i/sluice.jpg?w=400"></a></div>',
    },
    ['lead /i/wheel.jpg', '/i/sluice.jpg'],
  ],
  [
    'words over a painted ground',
    {
      between: '<div class="band" data-bg="/i/band.png"><h2>The bridge</h2></div><figure><img src="/i/bridge.jpg"></figure>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'stars of a rating, a code for telephones',
    {
      between:
        '<figure><img src="/i/bridge.jpg"></figure><p>Rating: <img src="/i/stars-4.png" width="120" height="24" alt="4 of 5 stars"> from our tester.</p><p><img src="/i/q.png" width="200" height="200" alt="QR code"></p>',
    },
    ['lead /i/bridge.jpg'],
  ],
  [
    'a picture in the form that Movable Type writes around it',
    {
      between:
        '<form class="mt-enclosure mt-enclosure-image"><img class="mt-image-none" src="/i/bridge.jpg" width="500" height="375"></form>',
    },
    ['lead /i/bridge.jpg 500x375'],
  ],
];
