/** The forms that an article's text has. */
import { escaped, type Form, type Kit } from './made-page.ts';

export type MakeForm = (kit: Kit, length: number) => Form;

/** The forms by name; `length` is the number of paragraphs or items. */
export const FORMS: Record<string, MakeForm> = {
  plain: ({ prose }, n) => each(prose.paragraphs(n), (text) => `<p>${text}</p>`),
  breaks: ({ prose, named }, n) => {
    const truth = prose.paragraphs(n);
    return { html: `<div${named('text')}>${truth.map(escaped).join('<br><br>\n')}</div>`, truth };
  },
  divs: ({ prose, named }, n) => each(prose.paragraphs(n), (text) => `<div${named('text', 'block')}>${text}</div>`),
  headings: ({ prose }, n) =>
    joined(
      repeat(Math.ceil(n / 3), () => {
        const heading = prose.headline();
        const parts = each(prose.paragraphs(3), (text) => `<p>${text}</p>`);
        return { html: `<h2>${escaped(heading)}</h2>${parts.html}`, truth: [heading, ...parts.truth] };
      }),
    ),
  numbered: ({ prose }, n) => {
    const intro = each(prose.paragraphs(1), (text) => `<p>${text}</p>`);
    const items = each(
      repeat(n, () => prose.paragraph(1, 2)),
      (text) => `<li>${text}</li>`,
    );
    return { html: `${intro.html}<ol>${items.html}</ol>`, truth: [...intro.truth, ...items.truth] };
  },
  bullets: ({ prose }, n) => {
    const intro = each(prose.paragraphs(2), (text) => `<p>${text}</p>`);
    const items = each(
      repeat(n, () => prose.sentence()),
      (text) => `<li>${text}</li>`,
    );
    const outro = each(prose.paragraphs(1), (text) => `<p>${text}</p>`);
    return {
      html: `${intro.html}<ul>${items.html}</ul>${outro.html}`,
      truth: [...intro.truth, ...items.truth, ...outro.truth],
    };
  },
  interview: ({ prose, phrases }, n) =>
    joined(
      repeat(n, () => {
        const question = `${phrases.question}: ${prose.sentence()}`;
        const answer = prose.paragraph();
        return {
          html: `<p><strong>${escaped(question)}</strong></p><p>${escaped(answer)}</p>`,
          truth: [question, answer],
        };
      }),
    ),
  transcript: ({ prose, phrases }, n) =>
    joined(
      repeat(n, (i) => {
        const speaker = phrases.names[i % 2] as string;
        const said = prose.paragraph(1, 3);
        return { html: `<p><b>${speaker}:</b> ${escaped(said)}</p>`, truth: [`${speaker}: ${said}`] };
      }),
    ),
  definitions: ({ prose }, n) => {
    const parts = repeat(n, () => ({ term: prose.headline(), text: prose.paragraph(1, 2) }));
    return {
      html: `<dl>${parts.map(({ term, text }) => `<dt>${escaped(term)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`,
      truth: parts.flatMap(({ term, text }) => [term, text]),
    };
  },
  quotes: ({ prose }, n) => {
    const items = each(prose.paragraphs(n), (text) => `<p>${text}</p>`);
    return { html: `<blockquote>${items.html}</blockquote>`, truth: items.truth };
  },
  preformatted: ({ prose }, n) => {
    const truth = prose.paragraphs(Math.min(n, 8));
    return { html: `<pre>${truth.map((text) => escaped(text.replaceAll('\n', ' '))).join('\n\n')}</pre>`, truth };
  },
  poem: ({ prose }, n) => {
    const intro = each(prose.paragraphs(2), (text) => `<p>${text}</p>`);
    const stanzas = repeat(Math.ceil(n / 3), () => repeat(4, () => prose.sentence().slice(0, 60)));
    const html = stanzas.map((lines) => `<p>${lines.map(escaped).join('<br>')}</p>`).join('');
    return { html: `${intro.html}${html}`, truth: [...intro.truth, ...stanzas.map((lines) => lines.join(' '))] };
  },
  liveblog: ({ prose, phrases, named }, n) => {
    const entries = repeat(n, (i) => {
      const heading = prose.headline();
      const texts = prose.paragraphs(2);
      const time = `${String(22 - (i % 20)).padStart(2, '0')}:${String((i * 7) % 60).padStart(2, '0')}`;
      const body = texts.map((text) => `<p>${escaped(text)}</p>`).join('');
      return {
        html: `<div${named('live', 'post')}><time datetime="2024-03-14T${time}">${time}</time><h3>${escaped(heading)}</h3>${body}</div>`,
        // A live blog keeps its times.
        truth: [time, heading, ...texts],
      };
    });
    void phrases;
    return joined(entries);
  },
  digest: ({ prose, named }, n) =>
    joined(
      repeat(Math.max(3, Math.ceil(n / 3)), (i) => {
        const heading = `${i + 1}. ${prose.headline()}`;
        const texts = prose.paragraphs(3);
        const body = texts.map((text) => `<p>${escaped(text)}</p>`).join('');
        return {
          html: `<section${named('item')}><h2>${escaped(heading)}</h2>${body}</section>`,
          truth: [heading, ...texts],
        };
      }),
    ),
  islands: ({ prose, named, phrases }, n) =>
    joined(
      repeat(3, (i) => {
        const part = each(prose.paragraphs(Math.ceil(n / 3)), (text) => `<p>${text}</p>`);
        const ad = i < 2 ? `<div${named('ad', 'slot')}><span>${phrases.advertisement}</span></div>` : '';
        return { html: `<div${named('body', 'part')}>${part.html}</div>${ad}`, truth: part.truth };
      }),
    ),
  timeline: ({ prose, named }, n) =>
    joined(
      repeat(n, (i) => {
        const year = `${1990 + i}: ${prose.headline()}`;
        const text = prose.paragraph(1, 3);
        return {
          html: `<div${named('timeline', 'item')}><h3>${escaped(year)}</h3><p>${escaped(text)}</p></div>`,
          truth: [year, text],
        };
      }),
    ),
  folded: ({ prose, named }, n) => {
    const intro = each(prose.paragraphs(3), (text) => `<p>${text}</p>`);
    const parts = joined(
      repeat(Math.ceil(n / 3), () => {
        const summary = prose.headline();
        const texts = each(prose.paragraphs(2), (text) => `<p>${text}</p>`);
        const html = `<details${named('fold')}><summary>${escaped(summary)}</summary>${texts.html}</details>`;
        return { html, truth: [summary, ...texts.truth] };
      }),
    );
    return { html: intro.html + parts.html, truth: [...intro.truth, ...parts.truth] };
  },
  table: ({ prose }, n) => {
    const before = each(prose.paragraphs(Math.ceil(n / 2)), (text) => `<p>${text}</p>`);
    const rows = repeat(8, (i) => [
      prose.headline().split(/\s+/).slice(0, 3).join(' ') || 'Team',
      `${i * 3 + 11}`,
      `${90 - i}.${i}`,
    ]);
    const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('');
    const after = each(prose.paragraphs(Math.ceil(n / 2)), (text) => `<p>${text}</p>`);
    const head = ['Name', 'Points', 'Share'];
    const table = `<table><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr>${body}</table>`;
    return { html: before.html + table + after.html, truth: [...before.truth, ...head, ...rows.flat(), ...after.truth] };
  },
  footnotes: ({ prose, named }, n) => {
    const texts = each(prose.paragraphs(n), (text) => `<p>${text}<sup><a href="#n1">1</a></sup></p>`);
    const notes = repeat(4, () => prose.sentence());
    const list = notes.map((note, i) => `<li id="n${i + 1}">${escaped(note)}</li>`).join('');
    return {
      html: `${texts.html}<ol${named('footnotes')}>${list}</ol>`,
      truth: [...texts.truth, ...notes],
    };
  },
  recipe: ({ prose, named }, n) => {
    const texts = each(prose.paragraphs(n), (text) => `<p>${text}</p>`);
    const goods = repeat(6, (i) => `${(i + 1) * 50} g ${prose.headline().split(/\s+/).slice(0, 2).join(' ')}`);
    const steps = repeat(4, () => prose.sentence());
    const html = `<div${named('recipe')}><ul>${goods.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul><ol>${steps.map((item) => `<li>${escaped(item)}</li>`).join('')}</ol></div>`;
    return { html: texts.html + html, truth: [...texts.truth, ...goods, ...steps] };
  },
  correction: ({ prose, phrases }, n) => {
    const texts = each(prose.paragraphs(n), (text) => `<p>${text}</p>`);
    const note = `${phrases.correction}: ${prose.sentence()}`;
    return { html: `${texts.html}<p><em>${escaped(note)}</em></p>`, truth: [...texts.truth, note] };
  },
  tabloid: ({ prose }, n) =>
    each(
      repeat(n * 2, () => prose.sentence()),
      (text) => `<p>${text}</p>`,
    ),
  bold: ({ prose }, n) =>
    joined(
      repeat(n, () => {
        const [lead, rest] = [prose.sentence(), prose.paragraph()];
        return { html: `<p><b>${escaped(lead)}</b> ${escaped(rest)}</p>`, truth: [`${lead} ${rest}`] };
      }),
    ),
  linked: ({ prose, link }, n) =>
    each(prose.paragraphs(n), (text) => `<p>${text.replace(/(\S+ \S+ \S+)/, `<a href="${link()}">$1</a>`)}</p>`),
  gallery: ({ prose, named }, n) =>
    joined(
      repeat(n, (i) => {
        const text = prose.paragraph(1, 3);
        return {
          html: `<div${named('slide')}><img src="/images/${i}.jpg" width="900" height="600" alt=""><p>${escaped(text)}</p></div>`,
          truth: [text],
        };
      }),
    ),
  chapters: ({ prose }, n) =>
    joined(
      repeat(Math.ceil(n / 4), (i) => {
        const heading = `${i + 1}`;
        const part = each(prose.paragraphs(4), (text) => `<p>${text}</p>`);
        return { html: `<h2>${heading}</h2>${part.html}`, truth: [heading, ...part.truth] };
      }),
    ),
  letters: ({ prose, phrases }, n) =>
    joined(
      repeat(Math.max(3, Math.ceil(n / 3)), (i) => {
        const texts = each(prose.paragraphs(2), (text) => `<p>${text}</p>`);
        const signed = phrases.names[i % phrases.names.length] as string;
        return { html: `${texts.html}<p><em>${signed}</em></p><hr>`, truth: [...texts.truth, signed] };
      }),
    ),
  template: ({ prose }, n) => {
    const part = each(prose.paragraphs(n), (text) => `<p>${text}</p>`);
    return { html: `<news-body><template shadowrootmode="open">${part.html}</template></news-body>`, truth: part.truth };
  },
};

function each(texts: string[], write: (text: string) => string): Form {
  return { html: texts.map((text) => write(escaped(text))).join('\n'), truth: texts };
}

function joined(forms: Form[]): Form {
  return { html: forms.map(({ html }) => html).join('\n'), truth: forms.flatMap(({ truth }) => truth) };
}

function repeat<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
