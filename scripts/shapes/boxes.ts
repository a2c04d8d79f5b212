/** Boxes that stand beside an article and are no part of it. */
import { escaped, type Kit } from './made-page.ts';

export type MakeBox = (kit: Kit) => string;

const paragraphs = (texts: string[]) => texts.map((text) => `<p>${escaped(text)}</p>`).join('');

export const BOXES: Record<string, MakeBox> = {
  cookie: ({ named, phrases, random }) =>
    `<div${named('cookie', 'consent')}><h2>${phrases.agree}</h2>${paragraphs(random.shuffle(phrases.cookie))}<button>${phrases.agree}</button></div>`,
  cookieDialog: ({ named, phrases }) =>
    `<div role="dialog" aria-modal="true"${named('consent', 'layer')}>${paragraphs(phrases.cookie)}<button>${phrases.agree}</button></div>`,
  plea: ({ named, phrases, link }) =>
    `<div${named('support', 'box')}><h3>${phrases.subscribe}</h3>${paragraphs(phrases.plea)}<p><a href="/subscribe${link()}">${phrases.subscribe}</a></p></div>`,
  newsletter: ({ named, phrases }) =>
    `<div${named('newsletter', 'signup')}><h3>${phrases.subscribe}</h3>${paragraphs(phrases.newsletter)}<form><input type="email"><button>${phrases.subscribe}</button></form></div>`,
  podcast: ({ named, phrases, prose }) =>
    `<div${named('podcast', 'player')}><h4>${escaped(prose.headline())}</h4>${paragraphs(phrases.podcast)}<audio controls src="/a.mp3"></audio></div>`,
  poll: ({ named, phrases }) => {
    const [question, ...answers] = phrases.poll;
    const fields = answers.map((answer) => `<label><input type="radio" name="poll"> ${answer}</label>`).join('');
    return `<div${named('poll')}><p>${question}</p><form>${fields}<button>OK</button></form></div>`;
  },
  bio: ({ named, phrases, random, link }) =>
    `<div${named('author', 'bio')}><p><a href="${link()}">${random.pick(phrases.names)}</a> ${phrases.bio.join(' ')}</p></div>`,
  adNote: ({ named, phrases }) => `<div${named('disclosure')}><p>${phrases.adNote.join(' ')}</p></div>`,
  sponsored: ({ named, phrases, prose, link }) =>
    `<div${named('sponsored')}><span>${phrases.sponsored}</span><h4><a href="https://shop.example.net${link()}">${escaped(prose.headline())}</a></h4><p>${escaped(prose.paragraph(1, 2))}</p></div>`,
  share: ({ named, phrases }) =>
    `<ul${named('share', 'bar')}><li><a href="https://facebook.example/share">Facebook</a></li><li><a href="mailto:?subject=x">${phrases.share}</a></li></ul>`,
  tags: ({ named, phrases, link }) =>
    `<div${named('tags')}>${phrases.tags}: ${phrases.nav
      .slice(1, 5)
      .map((name) => `<a href="${link()}">${name}</a>`)
      .join(' ')}</div>`,
  screenReader: ({ phrases }) => `<span class="sr-only">${phrases.screenReader}</span>`,
  teasers: ({ named, phrases, prose, random, link }) => {
    const cards = Array.from(
      { length: random.between(3, 6) },
      () =>
        `<div${named('card')}><h3><a href="${link()}">${escaped(prose.headline())}</a></h3><p>${escaped(prose.paragraph(1, 2))}</p></div>`,
    );
    return `<div${named('related')}><h2>${phrases.related}</h2>${cards.join('')}</div>`;
  },
  loneTeaser: ({ named, prose, link }) =>
    `<div${named('teaser')}><a href="${link()}">${escaped(prose.headline())}</a><p>${escaped(prose.sentence())}</p></div>`,
  relatedList: ({ named, phrases, prose, link }) =>
    `<div${named('related', 'links')}><h4>${phrases.related}</h4><ul>${Array.from({ length: 4 }, () => `<li><a href="${link()}">${escaped(prose.headline())}</a></li>`).join('')}</ul></div>`,
  mostRead: ({ named, phrases, prose, link }) =>
    `<div${named('most', 'read')}><h3>${phrases.mostRead}</h3><ol>${Array.from({ length: 5 }, () => `<li><a href="${link()}">${escaped(prose.headline())}</a></li>`).join('')}</ol></div>`,
  comments: (kit) => comments(kit, 'comment'),
  /** Comments as another system names them. */
  comments40: (kit) => comments(kit, 'comment', 40),
  secondArticle: (kit) => secondArticle(kit, 'h1', true),
  secondBare: (kit) => secondArticle(kit, 'h2', false),
  translation: ({ named, prose }) => `<div hidden${named('translation')}>${paragraphs(prose.paragraphs(4))}</div>`,
  translationByClass: ({ prose }) => `<div class="visually-hidden" lang="la">${paragraphs(prose.paragraphs(3))}</div>`,
  archiveBar: ({ phrases }) =>
    `<div id="wm-ipp-base"><div id="wm-ipp"><form><input type="text" value="http://example.com/"></form><p>${escaped(phrases.imprint.join(' '))}</p><a href="#">12 captures</a> <a href="#">14 Mar 2024</a></div></div>`,
  promoApp: ({ named, phrases, link }) =>
    `<div${named('app', 'promo')}><p>${escaped(phrases.newsletter.join(' '))}</p><a href="${link()}" role="button">${phrases.subscribe}</a></div>`,
  copyright: ({ phrases }) => `<p>© 2024. ${escaped(phrases.imprint.join(' '))}</p>`,
};

function comments({ named, phrases, prose, random, link }: Kit, word: string, count = random.between(5, 25)): string {
  const items = Array.from({ length: count }, (_, i) => {
    const name = `${random.pick(phrases.names)} ${i + 1}`;
    return `<div${named(word)}><div${named(word, 'author')}><a href="${link()}">${name}</a> <span${named(word, 'date')}>${phrases.date} 1${i % 10}:2${i % 6}</span></div><div${named(word, 'text')}><p>${escaped(prose.paragraph(1, 3))}</p></div><a href="#">${phrases.reply}</a></div>`;
  });
  return `<section${named(`${word}s`)}><h3>${phrases.comments} (${count})</h3>${items.join('')}</section>`;
}

function secondArticle({ named, phrases, prose, random, link }: Kit, heading: string, whole: boolean): string {
  const byline = `<div${named('byline')}>${phrases.by} <a href="${link()}">${random.pick(phrases.names)}</a> <time datetime="2024-03-13">${phrases.date}</time></div>`;
  const text = paragraphs(prose.paragraphs(random.between(4, 9)));
  const title = `<${heading}>${escaped(prose.headline())}</${heading}>`;
  return whole
    ? `<article${named('article')}>${title}${byline}<div${named('article', 'body')}>${text}</div></article>`
    : `<div${named('next')}>${title}${byline}${text}</div>`;
}
