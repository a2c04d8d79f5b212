/** Forms of text that the model is not trained with. */
import type { MakeForm } from '../forms.ts';
import { escaped, type Form, type Kit } from '../made-page.ts';

export const OTHER_FORMS: Record<string, MakeForm> = {
  /** Paragraphs each in boxes of their own, as page builders write them. */
  builder: ({ prose, named }, n) =>
    parts(
      prose.paragraphs(n),
      (text) => `<div${named('row')}><div${named('col')}><div${named('rich', 'text')}><p>${text}</p></div></div></div>`,
    ),
  sections: ({ prose, named }, n) =>
    joined(
      repeat(Math.ceil(n / 3), () => {
        const texts = parts(prose.paragraphs(3), (text) => `<p>${text}</p>`);
        return { html: `<section${named('block')}>${texts.html}</section>`, truth: texts.truth };
      }),
    ),
  /** Text as in 2003: one font, lines by breaks, no paragraph. */
  font: ({ prose }, n) => {
    const truth = prose.paragraphs(n);
    return { html: `<font face="Verdana" size="2">${truth.map(escaped).join('<br><br>\n')}</font>`, truth };
  },
  spans: ({ prose }, n) => parts(prose.paragraphs(n), (text) => `<span style="display:block">${text}</span><br><br>`),
  questions: ({ prose, named }, n) =>
    joined(
      repeat(Math.ceil(n / 2), () => {
        const [question, answer] = [prose.sentence().replace(/[.。]$/u, '?'), prose.paragraph()];
        return {
          html: `<div${named('qa')}><div${named('ask')}>${escaped(question)}</div><div${named('reply', 'text')}>${escaped(answer)}</div></div>`,
          truth: [question, answer],
        };
      }),
    ),
  ranking: ({ prose, named }, n) =>
    joined(
      repeat(n, (i) => {
        const [heading, texts] = [`${n - i}. ${prose.headline()}`, prose.paragraphs(2)];
        return {
          html: `<div${named('rank')}><h3>${escaped(heading)}</h3><img src="/r${i}.jpg" width="640" height="400" alt="">${texts.map((text) => `<p>${escaped(text)}</p>`).join('')}</div>`,
          truth: [heading, ...texts],
        };
      }),
    ),
  tabs: ({ prose, named }, n) =>
    joined(
      repeat(3, (i) => {
        const texts = parts(prose.paragraphs(Math.ceil(n / 3)), (text) => `<p>${text}</p>`);
        return {
          html: `<div${named('panel')} role="tabpanel"${i > 0 ? ' hidden' : ''}>${texts.html}</div>`,
          truth: texts.truth,
        };
      }),
    ),
  keyPoints: ({ prose, named }, n) => {
    const points = repeat(4, () => prose.sentence());
    const texts = parts(prose.paragraphs(n), (text) => `<p>${text}</p>`);
    return {
      html: `<ul${named('key', 'points')}>${points.map((point) => `<li>${escaped(point)}</li>`).join('')}</ul>\n${texts.html}`,
      truth: [...points, ...texts.truth],
    };
  },
  chronicle: ({ prose }, n) => {
    const items = repeat(n, (i) => ({ when: `${String(6 + i).padStart(2, '0')}:15`, text: prose.paragraph(1, 3) }));
    return {
      html: `<ol>${items.map(({ when, text }) => `<li><time>${when}</time><p>${escaped(text)}</p></li>`).join('\n')}</ol>`,
      truth: items.flatMap(({ when, text }) => [when, text]),
    };
  },
  results: ({ prose, phrases }, n) => {
    const texts = parts(prose.paragraphs(n), (text) => `<p>${text}</p>`);
    const rows = repeat(12, (i) => [`${i + 1}`, `${phrases.names[i % 8]}`, `${58 - i}:${i}0`, `${i * 2}`]);
    const table = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
    return { html: `${texts.html}\n${table}\n`, truth: [...texts.truth, ...rows.flat()] };
  },
  /** A long feature with an advertisement behind each tenth paragraph. */
  sliced: ({ prose, phrases, named }, n) =>
    joined(
      repeat(Math.ceil(n / 10), () => {
        const texts = parts(prose.paragraphs(10), (text) => `<p>${text}</p>`);
        return {
          html: `<div${named('slice')}>${texts.html}</div><div${named('slot')}>${phrases.advertisement}</div>`,
          truth: texts.truth,
        };
      }),
    ),
  captioned: (kit, n) => captioned(kit, n),
  address: ({ prose, phrases }, n) => {
    const texts = parts(prose.paragraphs(n), (text) => `<p>${text}</p>`);
    const lines = [phrases.names[0] as string, phrases.names[3] as string];
    return { html: `${texts.html}\n<p>${lines.join('<br>')}</p>`, truth: [...texts.truth, lines.join(' ')] };
  },
};

/** Pictures with captions of their own between paragraphs; the captions are no part of the text. */
function captioned({ prose, named }: Kit, n: number): Form {
  const texts = prose.paragraphs(n);
  const html = texts.map(
    (text, i) =>
      `<p>${escaped(text)}</p>${i % 2 ? `<figure${named('media')}><img src="/f${i}.jpg" width="900" height="600" alt=""><figcaption>${escaped(prose.sentence())}</figcaption></figure>` : ''}`,
  );
  return { html: html.join('\n'), truth: texts };
}

function parts(texts: string[], write: (text: string) => string): Form {
  return { html: texts.map((text) => write(escaped(text))).join('\n'), truth: texts };
}

function joined(forms: Form[]): Form {
  return { html: forms.map(({ html }) => html).join('\n'), truth: forms.flatMap(({ truth }) => truth) };
}

function repeat<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
