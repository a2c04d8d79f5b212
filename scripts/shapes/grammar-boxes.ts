/**
 * Boxes of chance parts, which stand in the training's grammar alone: what makes them foreign is how they are built and where they
 * stand, not one fixed markup. Their sentences are those of articles, so that no model can tell them by their words.
 */
import type { MakeBox } from './boxes.ts';
import { escaped, type Kit } from './made-page.ts';

export const GRAMMAR_BOXES: Record<string, MakeBox> = {
  /** A call: a title, some sentences, and what is to be pressed. */
  call: (kit) => {
    const { phrases, prose, random } = kit;
    const said = random.pick([phrases.newsletter, phrases.plea, phrases.podcast, [prose.sentence()]]);
    const sentences = random.shuffle(said).slice(0, random.between(1, 2));
    return shell(
      kit,
      ['cta', 'box'],
      `${title(kit, random.pick([phrases.subscribe, prose.headline()]))}${texts(kit, sentences)}${press(kit)}`,
    );
  },
  /** A teaser that is one link as a whole, or has one in its headline. */
  card: (kit) => shell(kit, ['promo'], card(kit)),
  cardRow: (kit) => {
    const cards = Array.from({ length: kit.random.between(2, 4) }, () => `<div${kit.named('item')}>${card(kit)}</div>`);
    const heading = kit.random.chance(0.6) ? title(kit, kit.phrases.related) : '';
    return shell(kit, ['more', 'stories'], `${heading}<div${kit.named('grid')}>${cards.join('')}</div>`);
  },
  /** A line that points to another story, set as a paragraph. */
  readAlso: ({ link, phrases, prose, random }) => {
    const to = `<a href="${link()}">${escaped(prose.headline())}</a>`;
    const tag = random.pick(['strong', 'em', 'b', 'span']);
    return random.pick([
      `<p><${tag}>${phrases.related}:</${tag}> ${to}</p>`,
      `<p><${tag}>${phrases.related}: ${to}</${tag}></p>`,
      `<div><${tag}>${to}</${tag}></div>`,
      `<ul><li>${to}</li></ul>`,
    ]);
  },
  product: (kit) => {
    const { link, prose, random, phrases } = kit;
    const price = `${random.pick(['$', '€', '£', '¥'])}${random.between(5, 900)}.${random.between(10, 99)}`;
    const text = random.chance(0.5) ? texts(kit, [prose.sentence()]) : '';
    const offer = `<a href="https://shop.example.net${link()}" rel="sponsored nofollow">${random.pick([price, phrases.sponsored])}</a>`;
    return shell(
      kit,
      ['product'],
      `${picture(kit)}${title(kit, prose.headline())}<div${kit.named('price')}>${price}</div>${text}${offer}`,
    );
  },
  event: (kit) => {
    const { phrases, prose, random } = kit;
    const time = `${phrases.date}, ${random.between(8, 22)}:${random.pick(['00', '15', '30', '45'])}`;
    return shell(
      kit,
      ['event'],
      `<time>${time}</time>${title(kit, prose.headline())}${texts(kit, [prose.sentence()])}${press(kit)}`,
    );
  },
  player: (kit) => {
    const { prose, random } = kit;
    const length = `${random.between(1, 59)}:${random.between(10, 59)}`;
    const text = random.chance(0.5) ? texts(kit, [prose.sentence()]) : '';
    const media = random.pick([
      '<audio controls src="/b.mp3"></audio>',
      '<button aria-label="Play">▶</button>',
      '<video src="/c.mp4"></video>',
    ]);
    return shell(kit, ['player'], `${title(kit, prose.headline())}${text}${media}<span>${length}</span>`);
  },
  /** The parts of a series, of which this page is one. */
  series: (kit) => {
    const { link, prose, random } = kit;
    const parts = Array.from(
      { length: random.between(3, 7) },
      () => `<li><a href="${link()}">${escaped(prose.headline())}</a></li>`,
    );
    const tag = random.pick(['ol', 'ul']);
    return shell(
      kit,
      ['series'],
      `${title(kit, prose.headline())}${texts(kit, [prose.sentence()])}<${tag}>${parts.join('')}</${tag}>`,
    );
  },
  writer: (kit) => {
    const { link, phrases, random } = kit;
    const name = `<a href="${link()}">${random.pick(phrases.names)}</a>`;
    const told = escaped(random.shuffle(phrases.bio.slice(1)).slice(0, random.between(0, 2)).join(' '));
    const text = `${name} ${escaped(phrases.bio[0] ?? '')} ${told}`;
    return random.chance(0.5) ? `<p><em>${text}</em></p>` : shell(kit, ['writer'], `${picture(kit)}<p>${text}</p>`);
  },
  /** The text in another language or an older wording, which no reader sees until a script shows it. */
  hiddenCopy: ({ named, prose, random }) => {
    const hiding = random.pick(HIDING);
    const heading = random.chance(0.5) ? `<h2>${escaped(prose.headline())}</h2>` : '';
    const language = random.chance(0.4) ? ' lang="la"' : '';
    const text = prose.paragraphs(random.between(2, 8)).map((part) => `<p>${escaped(part)}</p>`);
    return `<div${hiding}${language}${hiding.includes('class=') ? '' : named('version')}>${heading}${text.join('')}</div>`;
  },
  /** Comments in the rows of a table or in a list, which nested answers follow. */
  answers: (kit) => {
    const { named, phrases, prose, random } = kit;
    const [list, item, text] = random.pick([
      ['table', 'tr', 'td'],
      ['ul', 'li', 'p'],
      ['ol', 'li', 'div'],
      ['div', 'article', 'p'],
    ] as const);
    const items = Array.from({ length: random.between(2, 20) }, (_, i) => {
      const head = `<b>${random.pick(phrases.names)} ${i + 1}</b> <span>${phrases.date}</span>`;
      const said = `<${text}>${escaped(prose.paragraph(1, 3))}</${text}>`;
      const inner = list === 'table' ? `<td>${head}</td>${said}` : `${head}${said}<a href="#reply">${phrases.reply}</a>`;
      return `<${item}${named('post')}>${inner}</${item}>`;
    });
    return `<div${named('discussion')}>${title(kit, phrases.comments)}<${list}>${items.join('')}</${list}></div>`;
  },
};

/** The attributes by which pages hide a box. */
const HIDING = [
  ' hidden',
  ' style="display:none"',
  ' style="display: none;" aria-hidden="true"',
  ' style="visibility:hidden"',
  ...['visually-hidden', 'sr-only', 'screen-reader-text', 'd-none', 'is-hidden', 'hide'].map((name) => ` class="${name}"`),
];

/** An element of chance around a box, some with another inside. */
function shell({ named, random }: Kit, words: string[], inner: string): string {
  const tag = random.pick(['div', 'div', 'aside', 'section']);
  const body = random.chance(0.4) ? `<div${named(...words, 'inner')}>${inner}</div>` : inner;
  return `<${tag}${named(...words)}>${body}</${tag}>`;
}

function title({ named, random }: Kit, text: string): string {
  const tag = random.pick(['h2', 'h3', 'h4', 'h5', 'strong', 'p', 'div', 'span']);
  return `<${tag}${tag.startsWith('h') ? '' : named('title')}>${escaped(text)}</${tag}>`;
}

function texts({ random, named }: Kit, sentences: string[]): string {
  const tag = random.pick(['p', 'p', 'div', 'span']);
  return sentences.map((text) => `<${tag}${tag === 'p' ? '' : named('text')}>${escaped(text)}</${tag}>`).join('');
}

function press({ link, named, phrases, random }: Kit): string {
  const label = random.pick([phrases.subscribe, phrases.agree, phrases.share]);
  return random.pick([
    `<button type="button">${label}</button>`,
    `<a href="${link()}"${named('button')}>${label}</a>`,
    `<p><a href="${link()}">${label}</a></p>`,
    `<form><input type="email" placeholder="@"><button>${label}</button></form>`,
    `<form><label>@ <input type="text" name="address"></label><button>${label}</button></form>`,
  ]);
}

function picture({ random }: Kit): string {
  return random.chance(0.6) ? `<img src="/images/${random.between(1, 9999)}.jpg" alt="" width="300" height="200">` : '';
}

function card(kit: Kit): string {
  const { link, prose, random, phrases } = kit;
  const text = random.chance(0.7) ? texts(kit, [random.chance(0.3) ? prose.paragraph(1, 2) : prose.sentence()]) : '';
  const date = random.chance(0.3) ? `<time>${phrases.date}</time>` : '';
  if (random.chance(0.5)) return `<a href="${link()}">${picture(kit)}${title(kit, prose.headline())}${text}${date}</a>`;
  return `${picture(kit)}<h3><a href="${link()}">${escaped(prose.headline())}</a></h3>${text}${date}`;
}
