/** The list of a site. All captures stand in it, so that it can be read without scripts; the script only hides what is not asked for. */
import { cleanLine, escapeHtml, hashOf, languageOf, policy, SHARED_STYLE, spokenTime } from '../../render/render.ts';
import { factsOf } from '../facts.ts';
import { foldedWords } from '../fold.ts';
import type { LibraryCapture } from '../library.ts';

/** A folder with this mark in its `index.html` holds a site. */
export const GENERATOR = '<meta name="generator" content="tearsheet site">';

export interface ListedCapture {
  name: string;
  day: string;
  site: string;
  title: string;
  authors: string[];
  tags: string[];
  /** Attributes of language and direction. */
  language: string;
}

export function listed({ record }: LibraryCapture, name: string): ListedCapture {
  const { day, site, title, authors } = factsOf(record);
  return {
    name,
    day,
    site: cleanLine(site),
    title: cleanLine(title) || record.url,
    authors: authors.map(cleanLine).filter(Boolean),
    tags: record.tags.map(cleanLine),
    language: languageOf(record),
  };
}

export function indexPage(captures: ListedCapture[], perFile: number): string {
  const rules = `style-src '${hashOf(STYLE)}'; script-src 'self'`;
  const lines = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    GENERATOR,
    `<meta http-equiv="Content-Security-Policy" content="${policy(rules)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<title>Captures</title>',
    `<style>${STYLE}</style>`,
    '</head>',
    `<body data-per-file="${perFile}" data-files="${Math.ceil(captures.length / perFile)}">`,
    '<a class="skip" href="#list">Skip to the list</a>',
    '<main>',
    '<h1>Captures</h1>',
    form(captures),
    `<p id="status" role="status">${captures.length} captures</p>`,
    `<ol id="list" tabindex="-1">`,
    ...captures.map(item),
    '</ol>',
    '</main>',
    '<script src="site.js"></script>',
    '</body>',
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}

/** The form for filters, which is hidden until the script is there to answer it. */
function form(captures: ListedCapture[]): string {
  const sites = options(captures.map(({ site }) => site));
  const authors = options(captures.flatMap((capture) => capture.authors));
  const tags = options(captures.flatMap((capture) => capture.tags));
  return [
    '<form id="filters" role="search" hidden>',
    '<p class="words"><label for="words">Words, "phrases", beginnings*, -words</label>',
    '<input id="words" type="search" autocomplete="off" spellcheck="false"></p>',
    `<p><label for="site">Site</label><select id="site"><option value="">All</option>${sites}</select></p>`,
    `<p><label for="author">Author</label><input id="author" list="authors" autocomplete="off"><datalist id="authors">${authors}</datalist></p>`,
    `<p><label for="tag">Tag</label><input id="tag" list="tags" autocomplete="off"><datalist id="tags">${tags}</datalist></p>`,
    '<p><label for="since">From</label><input id="since" type="date"></p>',
    '<p><label for="until">Until</label><input id="until" type="date"></p>',
    '<p><button type="reset">Show all</button></p>',
    '</form>',
  ].join('\n');
}

function options(values: string[]): string {
  const distinct = [...new Set(values.filter(Boolean))].sort((a, b) => a.localeCompare(b, 'en'));
  return distinct.map((value) => `<option value="${escapeHtml(value)}">${escapeHtml(value)}</option>`).join('');
}

function item({ name, day, site, title, authors, tags, language }: ListedCapture): string {
  const data = { d: day, s: site, a: folded(authors), t: folded(tags) };
  const attributes = Object.entries(data).map(([key, value]) => ` data-${key}="${escapeHtml(value)}"`);
  const facts = [
    day && `<time datetime="${day}">${escapeHtml(spokenTime(day))}</time>`,
    site && `<bdi>${escapeHtml(site)}</bdi>`,
    authors.length > 0 && authors.map((author) => `<bdi>${escapeHtml(author)}</bdi>`).join(', '),
  ].filter(Boolean);
  const href = `captures/${encodeURIComponent(name)}.html`;
  return `<li${attributes.join('')}><a href="${href}"${language || ' dir="auto"'}>${escapeHtml(title)}</a><span class="facts">${facts.join(' · ')}</span></li>`;
}

/** A line a name, blanks around each word. */
function folded(names: string[]): string {
  return names.map((name) => ` ${foldedWords(name).join(' ')} `).join('\n');
}

const STYLE = `${SHARED_STYLE}
main{max-width:60rem;margin:0 auto;padding:1rem 1.25rem;font:1rem/1.5 system-ui,"Noto Sans","Noto Sans Arabic",sans-serif}
h1{font-size:1.6rem;margin:.2rem 0 .8rem}
.skip{position:absolute;left:-100rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.3rem .6rem}
form{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.6rem,1fr));gap:.6rem .8rem;background:var(--box);border:1px solid var(--line);padding:.8rem;align-items:end}
form[hidden]{display:none}
form p{margin:0;min-width:0}.words{grid-column:1/-1}
label{display:block;font-size:.85rem;color:var(--soft)}
input,select,button{font:inherit;font-size:.9rem;height:2.3rem;width:100%;min-width:0;padding:.4rem .5rem;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:4px}
#status{color:var(--soft);margin:.8rem 0}
ol{list-style:none;margin:0;padding:0}
li{padding:.6rem 0;border-top:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 4rem}
li[hidden]{display:none}
li a{display:block;font:1.15rem/1.35 Georgia,"Noto Serif","Noto Naskh Arabic",serif;text-decoration:none}
li a:hover,li a:focus-visible{text-decoration:underline}
.facts{color:var(--soft);font-size:.9rem}
@media print{form,.skip{display:none}}
`.replaceAll('\n', '');
