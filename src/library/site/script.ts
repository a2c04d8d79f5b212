/**
 * The script of a site's list, as text: it runs in browsers, from `file://` too, where nothing can be fetched. So the words of the
 * captures are scripts of their own, and are loaded when somebody searches. It writes no HTML.
 */
export const SITE_SCRIPT = String.raw`'use strict';
(() => {
  const items = [...document.querySelectorAll('#list > li')];
  const status = document.getElementById('status');
  const form = document.getElementById('filters');
  const field = (id) => document.getElementById(id);
  const { perFile, files } = document.body.dataset;
  const words = [];
  let loading;

  window.tearsheetWords = (file, texts) => texts.forEach((text, index) => { words[file * perFile + index] = text; });

  function load() {
    loading ??= Promise.all(Array.from({ length: Number(files) }, (_, file) => new Promise((done) => {
      const script = document.createElement('script');
      script.src = 'search/' + file + '.js';
      script.onload = script.onerror = done;
      document.head.append(script);
    })));
    return loading;
  }

  // Words are folded as in the program: see fold.ts.
  const LETTERS = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ħ': 'h', 'ı': 'i', 'ς': 'σ', 'ـ': '' };
  const NO_SPACES = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30fc';
  const WORD = new RegExp('[' + NO_SPACES + ']|(?:(?![' + NO_SPACES + '])[\\p{L}\\p{N}\\p{M}])+', 'gu');
  const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
  const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  function fold(text) {
    const plain = text.toLowerCase().normalize('NFKD').replace(INVISIBLE, '').replace(ACCENTS, '').normalize('NFC').toLowerCase();
    return plain.replace(/[ßæœøłđðþħıςـ]/g, (letter) => LETTERS[letter]).match(WORD) || [];
  }

  function terms(typed) {
    const pieces = typed.matchAll(/(?<=^|\s)(-?)(?:["“”„«]([^"“”„»]*)["“”»](?=\s|$)|(\S+))/g);
    return [...pieces].map(([, minus, phrase, word = '']) => {
      const found = fold(phrase ?? word).join(' ');
      const whole = phrase !== undefined || !/\*$/.test(word);
      return { excluded: minus === '-', text: found && ' ' + found + (whole ? ' ' : '') };
    }).filter(({ text }) => text);
  }

  const has = (list, typed) => fold(typed).every((word) => list.includes(' ' + word));

  let run = 0;
  async function filter() {
    const own = ++run;
    const wanted = terms(field('words').value);
    if (wanted.length > 0 && words.length === 0) {
      status.textContent = 'Loading the texts …';
      await load();
      if (own !== run) return;
    }
    const [site, author, tag, since, until] = ['site', 'author', 'tag', 'since', 'until'].map((id) => field(id).value);
    let shown = 0;
    items.forEach((item, index) => {
      const { d, s, a, t } = item.dataset;
      const fits = (site === '' || s === site) && (since === '' || d >= since) && (until === '' || (d !== '' && d <= until)) &&
        has(a, author) && has(t, tag) &&
        wanted.every(({ excluded, text }) => (words[index] || '').includes(text) !== excluded);
      item.hidden = !fits;
      if (fits) shown += 1;
    });
    status.textContent = shown === items.length ? items.length + ' captures' : shown + ' of ' + items.length + ' captures';
  }

  let timer;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(filter, 120); });
  form.addEventListener('reset', () => setTimeout(filter));
  filter();
})();
`;
