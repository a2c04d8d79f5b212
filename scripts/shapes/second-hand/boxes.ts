/** Boxes in markup of another manner than those that the model is trained with; it never sees these. */
import type { MakeBox } from '../boxes.ts';
import { escaped, type Kit } from '../made-page.ts';
import { wordingOf } from './wording.ts';

const paragraphs = (texts: string[]) => texts.map((text) => `<p>${escaped(text)}</p>`).join('');
const date = (kit: Kit) => kit.phrases.date;
const person = (kit: Kit) => kit.random.pick(kit.phrases.names);
const texts = (kit: Kit, least = 4, most = 8) => kit.prose.paragraphs(kit.random.between(least, most));

export const OTHER_BOXES: Record<string, MakeBox> = {
  /** Stories that a reader scrolls to: the next ones whole, each as the page's own is marked up. */
  scrolled: (kit) =>
    `<div${kit.named('infinite', 'item')} data-url="${kit.link()}"><div${kit.named('hero')}><span>${kit.phrases.nav[2]}</span><h1>${escaped(kit.prose.headline())}</h1><p>${person(kit)}</p><p>${date(kit)}, 10:15</p></div><div${kit.named('copy')}>${paragraphs(texts(kit))}</div></div>`,
  /** Stories below a rule in the same container. */
  afterRule: (kit) =>
    `<hr><h2>${escaped(kit.prose.headline())}</h2><p><small>${kit.phrases.by} ${person(kit)} · ${date(kit)}</small></p>${paragraphs(texts(kit))}`,
  linkedHeadline: (kit) =>
    `<section${kit.named('upnext')}><p>${kit.phrases.nav[4]}</p><h2><a href="${kit.link()}">${escaped(kit.prose.headline())}</a></h2><p>${kit.phrases.by} ${person(kit)}</p>${paragraphs(texts(kit))}</section>`,
  datedOnly: (kit) =>
    `<section${kit.named('entry')}><h2>${escaped(kit.prose.headline())}</h2><span>${date(kit)}</span><div>${paragraphs(texts(kit))}</div></section>`,
  bareArticle: (kit) =>
    `<article><header><h1>${escaped(kit.prose.headline())}</h1></header>${paragraphs(texts(kit))}</article>`,
  threadList: (kit) => thread(kit, 'ul', 'li'),
  threadNested: (kit) => nestedThread(kit),
  threadTable: (kit) =>
    `<table${kit.named('forum')}>${repeat(7, (i) => `<tr><td><b>${person(kit)} ${i}</b><br>${date(kit)}</td><td>${escaped(kit.prose.paragraph(1, 3))}</td></tr>`)}</table>`,
  threadLoose: (kit) =>
    `<h3>${kit.phrases.comments}</h3>${repeat(8, (i) => `<p><b>${person(kit)} ${i}</b> <small>1${i % 10}.03.2024 09:1${i % 10}</small></p><p>${escaped(kit.prose.paragraph(1, 2))}</p>`)}`,
  threadUndated: (kit) =>
    `<div${kit.named('discussion')}><h4>${kit.phrases.comments}</h4>${repeat(6, (i) => `<div${kit.named('entry')}><img src="/u${i}.png" width="32" height="32" alt=""><span>${person(kit)}_${i}</span><div>${escaped(kit.prose.paragraph(1, 3))}</div><button>${kit.phrases.reply}</button><span>${i * 3}</span></div>`)}</div>`,
  pleaInline: (kit) =>
    `<p><strong>${escaped(wordingOf(kit).plea.slice(0, 2).join(' '))}</strong></p><p>${escaped(wordingOf(kit).plea[2] as string)} <a href="https://pay.example.org/give">${escaped(wordingOf(kit).give)}</a></p>`,
  pleaAside: (kit) =>
    `<aside${kit.named('appeal')}>${paragraphs(wordingOf(kit).plea)}<a href="/donate?ref=end"${kit.named('button')}>${escaped(wordingOf(kit).give)}</a></aside>`,
  pleaWall: (kit) =>
    `<div${kit.named('offer')}><h2>${escaped(wordingOf(kit).give)}</h2><ul>${repeat(3, (i) => `<li>${escaped(wordingOf(kit).plea[i] as string)}</li>`)}</ul><button>${escaped(wordingOf(kit).give)}</button><p>${escaped(wordingOf(kit).plea[3] as string)}</p></div>`,
  letterAside: (kit) =>
    `<section${kit.named('letter')}><h3>${escaped(wordingOf(kit).letterName)}</h3>${paragraphs(wordingOf(kit).newsletter)}<form action="/nl"><label>E-Mail <input name="mail" type="text"></label><button>OK</button></form></section>`,
  podcastFrame: (kit) =>
    `<div${kit.named('episode')}><iframe src="https://player.example.net/embed/12"></iframe><p><b>${escaped(kit.prose.headline())}</b></p>${paragraphs(wordingOf(kit).podcast)}<p><a href="https://podcasts.example.com/x">Apple Podcasts</a> | <a href="https://open.example.com/y">Spotify</a> | <a href="/feed.xml">RSS</a></p></div>`,
  podcastButton: (kit) =>
    `<aside${kit.named('listen')}><button>▶</button><span>24:10</span><h3>${escaped(kit.prose.headline())}</h3>${paragraphs(wordingOf(kit).podcast)}</aside>`,
  pollButtons: (kit) => {
    const [question, ...answers] = wordingOf(kit).poll;
    return `<section${kit.named('vote')}><h4>${escaped(question as string)}</h4>${answers.map((answer) => `<button>${escaped(answer)}</button>`).join('')}<p>${escaped(wordingOf(kit).pollNote)}</p></section>`;
  },
  pollResult: (kit) => {
    const [question, ...answers] = wordingOf(kit).poll;
    return `<div${kit.named('survey')}><p><b>${escaped(question as string)}</b></p><ul>${answers.map((answer, i) => `<li>${escaped(answer)} <span>${[46, 38, 16][i % 3]} %</span></li>`).join('')}</ul><p>${escaped(wordingOf(kit).pollNote)}</p></div>`;
  },
  translationStyled: ({ prose }) => `<div style="display:none" class="lang-xx">${paragraphs(prose.paragraphs(6))}</div>`,
  translationLang: (kit) =>
    `<div hidden lang="${kit.language === 'en' ? 'fr' : 'en'}"><h2>${escaped(kit.prose.headline())}</h2>${paragraphs(kit.prose.paragraphs(5))}</div>`,
  translationAria: ({ prose }) =>
    `<section aria-hidden="true" style="visibility: hidden">${paragraphs(prose.paragraphs(4))}</section>`,
  spokenStyled: (kit) =>
    `<p style="position:absolute;left:-10000px;top:auto;width:1px;height:1px;overflow:hidden">${escaped(wordingOf(kit).spoken)}</p>`,
  spokenClip: (kit) =>
    `<div style="clip: rect(0 0 0 0); height: 1px; width: 1px; position: absolute; overflow: hidden">${escaped(wordingOf(kit).spoken)} ${escaped(kit.prose.sentence())}</div>`,
  spokenClass: (kit) =>
    `<p class="${kit.random.pick(['screenreader', 'u-sr-only', 'is-visually-hidden', 'show-for-sr', 'hide-visually', 'audible'])}">${escaped(wordingOf(kit).spoken)}</p>`,
  consentBar: (kit) =>
    `<section${kit.named('privacy', 'bar')}>${paragraphs(wordingOf(kit).cookie)}<ul>${kit.phrases.nav
      .slice(2, 6)
      .map((name) => `<li><label><input type="checkbox"> ${name}</label></li>`)
      .join(
        '',
      )}</ul><button>${kit.phrases.agree}</button> <a href="/privacy">${escaped(wordingOf(kit).privacy)}</a></section>`,
  consentForm: (kit) =>
    `<form method="post" action="/consent"><h2>${escaped(wordingOf(kit).privacy)}</h2>${paragraphs(wordingOf(kit).cookie)}<button name="yes">${kit.phrases.agree}</button><button name="no">${escaped(wordingOf(kit).refuse)}</button></form>`,
  consentText: (kit) =>
    `<div>${wordingOf(kit).cookie.map(escaped).join('<br>')}<br><a href="/privacy">${escaped(wordingOf(kit).privacy)}</a> <a href="#">${kit.phrases.agree}</a></div>`,
  adNoteSlanted: (kit) => `<p><em>${escaped(wordingOf(kit).adNote.join(' '))}</em></p>`,
  adNoteSmall: (kit) => `<small>${escaped(wordingOf(kit).adNote[0] as string)}</small>`,
  adNoteBox: (kit) =>
    `<div${kit.named('notice')}><strong>${escaped(kit.phrases.advertisement)}</strong><p>${escaped(wordingOf(kit).adNote.join(' '))}</p></div>`,
  profile: (kit) =>
    `<section${kit.named('writer')}><img src="/p.jpg" width="80" height="80" alt=""><h4>${person(kit)}</h4><p>${escaped(wordingOf(kit).bio)}</p><p><a href="mailto:desk@example.org">desk@example.org</a> <a href="https://social.example/@x">@x</a></p></section>`,
  readNext: (kit) =>
    `<p><b>${escaped(wordingOf(kit).readNext)}: <a href="${kit.link()}">${escaped(kit.prose.headline())}</a></b></p>`,
  cardGrid: (kit) =>
    `<div${kit.named('grid')}>${repeat(6, () => `<a href="${kit.link()}"${kit.named('tile')}><h3>${escaped(kit.prose.headline())}</h3><p>${escaped(kit.prose.sentence())}</p><span>${date(kit)}</span></a>`)}</div>`,
  cardTable: (kit) =>
    `<table>${repeat(3, () => `<tr><td><a href="${kit.link()}">${escaped(kit.prose.headline())}</a><br>${escaped(kit.prose.paragraph(1, 2))}</td></tr>`)}</table>`,
  shopGrid: (kit) =>
    `<div${kit.named('partner')}><span>${kit.phrases.sponsored}</span>${repeat(3, (i) => `<div><a href="https://ads.example.net/c${i}">${escaped(kit.prose.headline())}</a><p>${escaped(kit.prose.sentence())}</p></div>`)}</div>`,
  imprintLong: (kit) => `<div>${paragraphs(kit.phrases.imprint)}</div>`,
};

function thread(kit: Kit, list: string, item: string): string {
  const items = repeat(
    9,
    (i) =>
      `<${item}><strong>${person(kit)} ${i + 1}</strong> <time>2024-03-1${i % 10}</time><p>${escaped(kit.prose.paragraph(1, 3))}</p><a href="#r${i}">${kit.phrases.reply}</a></${item}>`,
  );
  return `<div${kit.named('talk')}><h3>9 ${kit.phrases.comments}</h3><${list}>${items}</${list}></div>`;
}

function nestedThread(kit: Kit): string {
  const one = (i: number, inner: string) =>
    `<div${kit.named('post')}><div${kit.named('who')}>${person(kit)} ${i}</div><div${kit.named('when')}>${i + 1} h ago</div><div${kit.named('what')}><p>${escaped(kit.prose.paragraph(1, 3))}</p></div>${inner}</div>`;
  return `<section${kit.named('debate')}>${repeat(4, (i) =>
    one(
      i,
      repeat(2, (k) => one(10 + 2 * i + k, '')),
    ),
  )}</section>`;
}

function repeat(count: number, make: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => make(i)).join('');
}
