/** An article's page by six content systems: the same facts in the markup that each of them makes. */
import type { Story } from './stories.ts';

export interface Facts {
  site: string;
  sections: string[];
  tags: string[];
  author: string;
  published: string;
}

interface More {
  kicker?: string;
}

type System = (story: Story, facts: Facts, more?: More) => string;

const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const property = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
const named = (name: string, content: string) => `<meta name="${name}" content="${content}">`;

function page(story: Story, head: string, body: string): string {
  return `<!doctype html><html lang="${story.language}"><head><meta charset="utf-8"><title>${story.title} | Example News</title>${head}</head><body>${body}</body></html>`;
}

/** Menus, teasers, portraits and advertisements that stand around an article. */
const MENU = '<nav class="main-nav"><a href="/">x</a><a href="/news/">News</a><a href="/opinion/">Opinion</a></nav>';
const AROUND =
  '<aside class="related-posts"><h3>More</h3><article><a href="/other"><img src="/i/other-600x400.jpg" width="600" height="400"><h4>Another story of the day</h4></a></article></aside><div class="author-bio"><img class="avatar" src="/i/ada-300x300.jpg" alt="Ada Byron" width="300" height="300"></div><div class="ad-slot"><a href="https://shop.example/"><img src="/i/offer-728x290.jpg" width="728" height="290"></a></div><img src="/pixel.gif?id=1" style="width:1px;height:1px"><div class="tagcloud"><a href="/tag/sport/">Sport</a><a href="/tag/film/">Film</a></div><footer>Example News</footer>';

function text({ paragraphs }: Story, between: string): string {
  const [first, ...rest] = paragraphs.map((paragraph) => `<p>${paragraph}</p>`);
  return `${first}${between}${rest.join('')}`;
}

export function wordpress(story: Story, { site, sections, tags, author, published }: Facts, { kicker }: More = {}): string {
  const crumbs = [story.home, ...sections, story.title].map((name, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    item: `https://www.example-news.com/${at}/`,
  }));
  const graph = [
    {
      '@type': 'NewsArticle',
      '@id': '#article',
      headline: story.title,
      datePublished: published,
      author: { '@type': 'Person', name: author },
      articleSection: sections,
      keywords: tags,
      image: { '@type': 'ImageObject', url: 'https://www.example-news.com/wp-content/uploads/2025/01/bridge.jpg' },
    },
    { '@type': 'WebSite', name: site, url: 'https://www.example-news.com/' },
    { '@type': 'BreadcrumbList', itemListElement: crumbs },
  ];
  const head = `${ld({ '@context': 'https://schema.org', '@graph': graph })}${property('og:site_name', site)}${property('og:title', story.title)}`;
  const label = kicker === undefined ? '' : `<span class="entry-kicker">${kicker}</span>`;
  return page(
    story,
    head,
    `${MENU}<main><article class="post type-post hentry category-a tag-b"><header class="entry-header">${label}<h1 class="entry-title">${story.title}</h1><div class="share-buttons">${'<a href="#"><svg></svg><span>x</span></a>'.repeat(12)}</div><p class="entry-subtitle">${story.dek}</p><div class="entry-meta"><span class="author vcard"><a rel="author" href="/author/ada/">${author}</a></span></div></header><figure class="wp-block-image"><img src="/wp-content/uploads/2025/01/bridge-300x169.jpg" srcset="/wp-content/uploads/2025/01/bridge-300x169.jpg 300w, /wp-content/uploads/2025/01/bridge-1600x900.jpg 1600w"></figure><div class="entry-content">${text(story, '<figure><img src="/wp-content/uploads/2025/01/mayor-300x200.jpg" data-full-src="/wp-content/uploads/2025/01/mayor-300x200.jpg" srcset="/wp-content/uploads/2025/01/mayor-1200x800.jpg 1200w"><figcaption>The mayor.</figcaption></figure>')}</div></article></main>${AROUND}`,
  );
}

function drupal(story: Story, { site, sections, tags, author, published }: Facts): string {
  const crumbs = [story.home, ...sections].map((name, at) => `<li><a href="/${at}">${name}</a></li>`).join('');
  const list = tags
    .map((tag) => `<div class="field__item"><a href="/tags/${encodeURIComponent(tag)}" hreflang="x">${tag}</a></div>`)
    .join('');
  return page(
    story,
    `${property('og:site_name', site)}${property('article:published_time', published)}${named('author', author)}`,
    `${MENU}<nav class="breadcrumb" role="navigation"><h2 class="visually-hidden">Breadcrumb</h2><ol>${crumbs}</ol></nav><main><article class="node node--type-article"><h1>${story.title}</h1><div class="field field--name-field-subtitle field--type-string">${story.dek}</div><div class="field field--name-field-image"><img src="/sites/default/files/styles/large/public/bridge-1600x900.jpg?itok=a" width="1600" height="900"></div><div class="field field--name-body field--type-text-with-summary">${text(story, '<figure role="group"><img src="/sites/default/files/mayor-1200x800.jpg"><figcaption>The mayor.</figcaption></figure>')}</div><div class="field field--name-field-tags"><div class="field__label">${story.tagLabel}</div><div class="field__items">${list}</div></div></article></main>${AROUND}`,
  );
}

function aem(story: Story, { site, sections, tags, author, published }: Facts): string {
  const crumbs = [story.home, ...sections]
    .map(
      (name) =>
        `<li class="cmp-breadcrumb__item" itemprop="itemListElement" itemscope itemtype="http://schema.org/ListItem"><a itemprop="item" href="/x"><span itemprop="name">${name}</span></a><meta itemprop="position" content="1"></li>`,
    )
    .join('');
  return page(
    story,
    `${property('og:site_name', `${site} | Your daily paper for town and country`)}${named('keywords', tags.join(','))}${ld({ '@type': 'NewsArticle', headline: story.title, datePublished: published, author: [{ '@type': 'Person', name: author }] })}`,
    `${MENU}<nav class="cmp-breadcrumb"><ol class="cmp-breadcrumb__list" itemscope itemtype="http://schema.org/BreadcrumbList">${crumbs}</ol></nav><main class="cmp-container"><div class="cmp-title"><h1 class="cmp-title__text">${story.title}</h1></div><div class="cmp-article-intro standfirst"><p>${story.dek}</p></div><div class="cmp-image"><img class="cmp-image__image" src="/content/dam/bridge.coreimg.85.1600.jpeg/bridge-1600x900.jpg"></div><div class="cmp-text">${text(story, '</div><div class="cmp-image"><figure><img src="/content/dam/mayor-1200x800.jpg"><figcaption>The mayor.</figcaption></figure></div><div class="cmp-text">')}</div></main>${AROUND}`,
  );
}

function arc(story: Story, { site, sections, tags, author, published }: Facts): string {
  const node = {
    '@type': ['NewsArticle'],
    headline: story.title,
    datePublished: published,
    author: [{ '@type': 'Person', name: author }],
    keywords: tags.map((tag) => `${tag}`),
    articleSection: sections.join(' > '),
    publisher: { '@type': 'NewsMediaOrganization', name: site },
    image: ['https://cdn.example-news.com/resizer/abc/bridge-1600x900.jpg'],
  };
  return page(
    story,
    `${ld(node)}${property('og:type', 'article')}`,
    `${MENU}<main><section class="b-article-header"><h1 class="b-headline">${story.title}</h1><h2 class="b-subheadline">${story.dek}</h2><div class="b-byline"><span class="b-byline__names">${author}</span></div></section><figure class="lead-art"><img src="https://cdn.example-news.com/resizer/abc/bridge-1600x900.jpg" data-widths="[320,1600]" data-src-template="https://cdn.example-news.com/{width}/bridge.jpg"></figure><article class="b-article-body">${text(story, '<figure><img src="https://cdn.example-news.com/mayor-1200x800.jpg"><figcaption>The mayor.</figcaption></figure>')}</article></main>${AROUND}`,
  );
}

function blogger(story: Story, { site, sections, tags, author, published }: Facts): string {
  const labels = tags
    .map((tag) => `<a href="https://www.example-news.com/search/label/${encodeURIComponent(tag)}" rel="tag">${tag}</a>`)
    .join(' ');
  return page(
    story,
    `${property('og:title', story.title)}${named('section', sections.at(-1) as string)}${named('application-name', site)}`,
    `${MENU}<div class="main section"><div class="post hentry" itemprop="blogPost" itemscope itemtype="http://schema.org/BlogPosting"><h1 class="post-title entry-title" itemprop="headline">${story.title}</h1><h3 class="post-subtitle">${story.dek}</h3><abbr class="published" itemprop="datePublished" title="${published}">x</abbr><span class="post-author vcard" itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">${author}</span></span><div class="post-body entry-content" itemprop="description articleBody"><div class="separator"><img src="https://1.bp.example/a/s1600/bridge-1600x900.jpg"></div>${text(story, '<figure><img src="https://1.bp.example/b/mayor-1200x800.jpg"><figcaption>The mayor.</figcaption></figure>')}</div><div class="post-footer"><span class="post-labels">${story.tagLabel} ${labels}</span></div></div></div>${AROUND}`,
  );
}

function head(story: Story, { site, sections, tags, author, published }: Facts): string {
  const tagged = tags.map((tag) => property('article:tag', tag)).join('');
  return page(
    story,
    `${named('cXenseParse:taxonomy', sections.map((name) => name).join('/'))}${property('og:site_name', site)}${tagged}${named('parsely-author', author)}${named('sailthru.date', published)}${named('dc.title', story.title)}`,
    `${MENU}<div class="story"><h1>${story.title}</h1><p class="lead">${story.dek}</p><p class="byline">${author}</p><div class="hero"><img src="/i/bridge-1600x900.jpg"></div><div class="story-text">${text(story, '<figure><img src="/i/mayor-1200x800.jpg"><figcaption>The mayor.</figcaption></figure>')}</div></div>${AROUND}`,
  );
}

export const SYSTEMS: Record<string, System> = { wordpress, drupal, aem, arc, blogger, head };
