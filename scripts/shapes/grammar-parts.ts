/** Forms and frames that real pages have and that stand in the training's grammar alone: nobody is judged by them. */
import type { MakeForm } from './forms.ts';
import type { Frame, Layout } from './layouts.ts';
import { escaped, type Form, type Kit } from './made-page.ts';
import { PHRASES } from './phrases.ts';

export const GRAMMAR_FORMS: Record<string, MakeForm> = {
  /** Page builders: each paragraph or two in rows and columns of their own, however many. */
  boxed: ({ prose, random, named }, n) => {
    const levels = random.between(1, 4);
    const words = random.shuffle(['row', 'column', 'widget', 'container', 'wrap', 'inner']).slice(0, levels);
    const truth = prose.paragraphs(n);
    const html: string[] = [];
    // Some builders give each box a class of its own beside that of its kind.
    const isOwn = random.chance(0.5);
    const own = (name: string) => (isOwn ? name.replace('"', `"b-${random.between(36 ** 4, 36 ** 5).toString(36)} `) : name);
    for (let i = 0; i < n; ) {
      const next = i + random.between(1, 2);
      const text = paragraphs(truth.slice(i, next));
      html.push(words.reduceRight((inner, word) => `<div${own(named(word))}>${inner}</div>`, text));
      i = next;
    }
    return { html: html.join('\n'), truth };
  },
  /** Paragraphs of which some are all in italics or bold, as letters and thoughts are set. */
  emphasised: ({ prose, random }, n) => {
    const truth = prose.paragraphs(n);
    const tag = random.pick(['em', 'i', 'strong', 'b']);
    const html = truth.map((text) =>
      random.chance(0.3) ? `<p><${tag}>${escaped(text)}</${tag}></p>` : `<p>${escaped(text)}</p>`,
    );
    return { html: html.join('\n'), truth };
  },
  /** Things that the text tells of in boxes: a heading, what is said, and facts. */
  profiles: (kit, n) => {
    const { named, prose, random } = kit;
    const level = random.pick(['h2', 'h3', 'h4']);
    const parts = Array.from({ length: Math.max(2, Math.min(n, 12)) }, () => {
      const [heading, text] = [prose.headline(), prose.paragraph(1, 3)];
      const told = random.chance(0.6) ? facts(kit) : { html: '', truth: [] };
      const html = `<div${named('profile')}><${level}>${escaped(heading)}</${level}><p>${escaped(text)}</p>${told.html}</div>`;
      return { html, truth: [heading, text, ...told.truth] };
    });
    return amid(kit, parts);
  },
  /** Facts in short lines amid a text. */
  factBox: (kit, n) => {
    const heading = kit.prose.headline();
    const box = facts(kit);
    const html = `<div${kit.named('data')}><h3>${escaped(heading)}</h3>${box.html}</div>`;
    const rest = kit.prose.paragraphs(n);
    return amid(kit, [
      { html: paragraphs(rest), truth: rest },
      { html, truth: [heading, ...box.truth] },
    ]);
  },
  /** Questions and what is answered, each pair in a box of its own, some folded. */
  answered: (kit, n) => {
    const { named, prose, random } = kit;
    const tag = random.pick(['h3', 'h4', 'button', 'summary', 'strong', 'div']);
    const parts = Array.from({ length: Math.max(2, Math.min(n, 12)) }, () => {
      const [question, answer] = [prose.sentence().replace(/[.!?。！？؟]+$/, '?'), prose.paragraph(1, 3)];
      const asked = `<${tag}${named('question')}>${escaped(question)}</${tag}>`;
      const told = `<div${named('answer')}><p>${escaped(answer)}</p></div>`;
      const html = tag === 'summary' ? `<details>${asked}${told}</details>` : `<div${named('item')}>${asked}${told}</div>`;
      return { html, truth: [question, answer] };
    });
    return amid(kit, parts);
  },
  /** Short items of what is needed, and steps with a number and a heading each. */
  steps: (kit, n) => {
    const { named, prose, random } = kit;
    const [title, needs] = [prose.headline(), Array.from({ length: random.between(3, 8) }, () => prose.headline())];
    const list = `<h2>${escaped(title)}</h2><ul${named('needs')}>${needs.map((need) => `<li>${escaped(need)}</li>`).join('')}</ul>`;
    const parts = Array.from({ length: Math.max(2, Math.min(n, 15)) }, (_, i) => {
      const [heading, text] = [`${i + 1}. ${prose.headline()}`, prose.paragraph(1, 2)];
      return {
        html: `<section${named('step')}><h3>${escaped(heading)}</h3><p>${escaped(text)}</p></section>`,
        truth: [heading, text],
      };
    });
    return amid(kit, [{ html: list, truth: [title, ...needs] }, ...parts]);
  },
  /** Turns of a talk: the name in a line of its own, and what is said in another. */
  speakers: (kit, n) => {
    const { named, phrases, prose, random } = kit;
    const tag = random.pick(['div', 'span', 'b', 'p', 'h4']);
    const parts = Array.from({ length: Math.max(3, n) }, (_, i) => {
      const [name, said] = [phrases.names[i % 2] as string, prose.paragraph(1, 3)];
      return {
        html: `<div${named('turn')}><${tag}${named('who')}>${name}</${tag}><p>${escaped(said)}</p></div>`,
        truth: [name, said],
      };
    });
    return amid(kit, parts);
  },
  /** Chapters, each in a section under its heading; some have one paragraph. */
  sections: ({ prose, named, random }, n) => {
    const [html, truth]: [string[], string[]] = [[], []];
    for (let left = n; left > 0; ) {
      const texts = prose.paragraphs(Math.min(left, random.between(1, 4)));
      const heading = random.chance(0.9) ? [prose.headline()] : [];
      html.push(
        `<section${named('chapter')}>${heading.map((line) => `<h2>${escaped(line)}</h2>`).join('')}${paragraphs(texts)}</section>`,
      );
      truth.push(...heading, ...texts);
      left -= texts.length;
    }
    return { html: html.join('\n'), truth };
  },
  /** A live blog of whole `<article>` entries, newest first; the last says goodbye. */
  liveEntries: ({ prose, random, named }, n) => {
    const parts = Array.from({ length: Math.max(2, Math.min(n, 40)) }, (_, i) => {
      const time = `${String(23 - (i % 23)).padStart(2, '0')}:${String((i * 17) % 60).padStart(2, '0')}`;
      const heading = prose.headline();
      const texts = prose.paragraphs(random.between(1, 3));
      const quote = random.chance(0.2) ? [prose.sentence()] : [];
      const html = `<article${named('live', 'entry')} id="e${i}"><header><time datetime="2024-03-14T${time}:00+01:00">${time}</time><h2>${escaped(heading)}</h2></header>${paragraphs(texts)}${quote.map((text) => `<blockquote><p>${escaped(text)}</p></blockquote>`).join('')}</article>`;
      return { html, truth: [time, heading, ...texts, ...quote] };
    });
    return { html: parts.map(({ html }) => html).join('\n'), truth: parts.flatMap(({ truth }) => truth) };
  },
  /** Pictures that tell the story, each with its text beside or below it, as a slide show sets them. */
  slides: ({ prose, named, random }, n) => {
    const [tag, level] = [random.pick(['div', 'section', 'figure', 'li']), random.pick(['h2', 'h3', 'h4'])];
    const parts = Array.from({ length: n }, (_, i) => {
      const [heading, text] = [random.chance(0.8) ? [prose.headline()] : [], prose.paragraph(1, 3)];
      const head = heading.map((line) => `<${level}>${escaped(line)}</${level}>`).join('');
      const told = `<div${named('slide', 'text')}>${head}<p>${escaped(text)}</p></div>`;
      const html = `<${tag}${named('slide')}><img src="/images/s${i}.jpg" alt="" width="900" height="600">${told}</${tag}>`;
      return { html, truth: [...heading, text] };
    });
    return { html: parts.map(({ html }) => html).join('\n'), truth: parts.flatMap(({ truth }) => truth) };
  },
  /** Points with an icon each, as page builders set them between paragraphs. */
  icons: ({ prose, named, random }, n) => {
    const truth: string[] = prose.paragraphs(2);
    const html = [paragraphs(truth)];
    const level = random.pick(['h3', 'h4', 'strong']);
    for (let i = 0; i < n; i += 1) {
      const [heading, text] = [prose.headline(), prose.sentence()];
      const icon = '<svg viewBox="0 0 24 24"><path d="M0 0h24v24"/></svg>';
      html.push(
        `<div${named('icon', 'box')}><div>${icon}</div><div><${level}>${escaped(heading)}</${level}><p>${escaped(text)}</p></div></div>`,
      );
      truth.push(heading, text);
    }
    const end = prose.paragraphs(2);
    return { html: [...html, paragraphs(end)].join('\n'), truth: [...truth, ...end] };
  },
  /** Things that are told of one by one, each with a picture, a text and where it is sold. */
  reviewed: ({ prose, named, link, phrases, random }, n) => {
    const parts = Array.from({ length: Math.max(2, Math.min(n, 15)) }, (_, i) => {
      const [heading, texts] = [
        `${random.chance(0.5) ? `${i + 1}. ` : ''}${prose.headline()}`,
        prose.paragraphs(random.between(1, 2)),
      ];
      const sold = `<p><a href="https://shop.example.net${link()}"${named('button')}>${phrases.sponsored}</a></p>`;
      return {
        html: `<h2>${escaped(heading)}</h2><img src="/images/p${i}.jpg" alt="">${paragraphs(texts)}${sold}`,
        truth: [heading, ...texts],
      };
    });
    return { html: parts.map(({ html }) => html).join('\n'), truth: parts.flatMap(({ truth }) => truth) };
  },
  /** Text as it was typed into the cell of a table: breaks alone, the first words after the byline. */
  typed: ({ prose, phrases, random }, n) => {
    const truth = prose.paragraphs(n);
    const by = random.chance(0.5) ? `<br>${phrases.by}: ${random.pick(phrases.names)}<br><br>\n` : '';
    return { html: by + truth.map(escaped).join('<br>\n<br>\n'), truth };
  },
};

/** Puts parts in a row between some paragraphs of running text, as such parts seldom stand alone. */
function amid({ prose, random }: Kit, parts: Form[]): Form {
  const [before, after] = [prose.paragraphs(random.between(1, 3)), prose.paragraphs(random.between(0, 2))];
  const html = [paragraphs(before), ...parts.map((part) => part.html), paragraphs(after)];
  return { html: html.filter(Boolean).join('\n'), truth: [...before, ...parts.flatMap(({ truth }) => truth), ...after] };
}

/** Labels and their values, as a list, a table or boxes. */
function facts({ named, phrases, prose, random }: Kit): Form {
  const pairs = Array.from({ length: random.between(2, 6) }, (_, i) => [
    random.pick([...phrases.nav, ...phrases.names]),
    random.chance(0.5)
      ? `${random.between(2, 900)} ${random.pick(['m', 'km', 'kg', '%', '€'])}`
      : `${prose.headline()} ${i}`,
  ]);
  const [outer, row, label, value] = random.pick([
    ['dl', 'div', 'dt', 'dd'],
    ['table', 'tr', 'th', 'td'],
    ['ul', 'li', 'b', 'span'],
    ['div', 'div', 'span', 'span'],
  ] as const);
  const rows = pairs.map(
    ([name, told]) => `<${row}><${label}>${name}</${label}> <${value}>${escaped(told ?? '')}</${value}></${row}>`,
  );
  return { html: `<${outer}${named('facts')}>${rows.join('')}</${outer}>`, truth: pairs.flat().map(String) };
}

/** The elements that may stand around the text of a page which has little else. */
const WRAPPERS = [['article'], ['main', 'article'], ['div'], ['section', 'div'], ['news-text'], ['main'], []];

/** Pages as they were laid out until some 2008 (tables in tables, navigation in cells, type and colour by element), and bare ones. */
export const GRAMMAR_LAYOUTS: Record<string, Layout> = {
  /** Little more than the article: no class names, and each part around it may be missing. */
  alone: (frame) => {
    const { boxes, kit } = frame;
    const sometimes = (html: string) => (kit.random.chance(0.4) ? html : '');
    const head = plainHead(frame, sometimes);
    const text = `${boxes.before.join('')}${wrapped(frame.form.html, kit)}${boxes.after.join('')}`;
    const around = kit.random.chance(0.5) ? `${head}${text}` : wrapped(`${head}${text}`, kit);
    const tag = kit.random.pick(['nav', 'p', 'div']);
    const nav = sometimes(`<${tag}>${parted(kit, kit.random.pick([' ', ' | ']))}</${tag}>`);
    return `${boxes.top.join('')}${nav}${around}${boxes.below.join('')}${sometimes(`<footer>${foot(kit)}</footer>`)}`;
  },
  cells: (frame) => {
    const { kit } = frame;
    const text = `${headline(frame)}${frame.boxes.before.join('')}${frame.form.html}${frame.boxes.after.join('')}`;
    return `${frame.boxes.top.join('')}<table width="960" align="center" border="0" cellpadding="0">
<tr><td colspan="3">${banner(kit)}</td></tr><tr bgcolor="#003366"><td colspan="3"><font color="white">${parted(kit, ' | ')}</font></td></tr>
<tr valign="top"><td width="160"><b>${kit.phrases.tags}</b><br>${parted(kit, '<br>')}</td><td width="600">${text}</td><td width="200">${beside(kit)}</td></tr>
<tr><td colspan="3">${frame.boxes.below.join('')}</td></tr><tr><td colspan="3" align="center"><font size="1">${foot(kit)}</font></td></tr></table>`;
  },
  tablesInTables: (frame) => {
    const { kit } = frame;
    const table = (cells: string[]) =>
      `<table border="0" width="100%"><tr>${cells.map((cell) => `<td valign="top">${cell}</td>`).join('')}</tr></table>`;
    const text =
      table([`${headline(frame)}${frame.boxes.before.join('')}`]) +
      table([`<font face="Arial" size="2">${frame.form.html}</font>`]);
    const middle = text + table([frame.boxes.after.join('')]) + table([frame.boxes.below.join('')]);
    return `<center>${frame.boxes.top.join('')}${table([banner(kit), parted(kit, ' &nbsp; ')])}${table([table([parted(kit, '<br>')]), middle, table([beside(kit)])])}<hr>${table([foot(kit)])}</center>`;
  },
};

function wrapped(html: string, { random }: Kit): string {
  return random.pick(WRAPPERS).reduceRight((inner, tag) => `<${tag}>${inner}</${tag}>`, html);
}

/** A headline and a byline, each of which may be missing. */
function plainHead({ kit, headline: title }: Frame, sometimes: (html: string) => string): string {
  const { by, date, names } = kit.phrases;
  const told = sometimes(`<p>${by} ${kit.random.pick(names)}, ${date}</p>`);
  return kit.random.chance(0.85) ? `<h1>${escaped(title)}</h1>${told}` : told;
}

function headline({ kit, headline: title }: Frame): string {
  const { date, by, names } = kit.phrases;
  const dated = `<font size="2" color="#666666">${date}</font><br>`;
  const told = `<i>${by} ${kit.random.pick(names)}</i><br>`;
  return kit.random.chance(0.5)
    ? `<font size="5"><b><h1>${escaped(title)}</h1></b></font>${dated}`
    : `<font size="5"><b>${escaped(title)}</b></font><br>${told}${dated}<br>`;
}

function banner({ link, phrases, prose }: Kit): string {
  return `<a href="${link()}"><img src="/images/banner.gif" width="960" height="110" alt=""></a><br><font size="2"><i>${escaped(prose.headline())}. ${phrases.date}</i></font>`;
}

/** The site's sections, parted as pages without lists part them. */
function parted({ link, phrases }: Kit, between: string): string {
  return phrases.nav.map((name) => `<a href="${link()}">${name}</a>`).join(between);
}

function beside({ link, phrases, prose, random }: Kit): string {
  const teasers = Array.from({ length: random.between(2, 6) }, () => {
    const teaser = random.chance(0.4) ? `<font size="1">${escaped(prose.sentence())}</font><br>` : '';
    return `<a href="${link()}"><b>${escaped(prose.headline())}</b></a><br>${teaser}<br>`;
  });
  return `<b>${phrases.mostRead}</b><br>${teasers.join('')}`;
}

function foot({ language }: Kit): string {
  return escaped(PHRASES[language].imprint.join(' '));
}

function paragraphs(texts: string[]): string {
  return texts.map((text) => `<p>${escaped(text)}</p>`).join('');
}
