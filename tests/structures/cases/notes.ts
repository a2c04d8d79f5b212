import type { Case } from './case.ts';

/** Notes that the newsroom adds in its own voice, signatures, and texts that are said twice on purpose. */
export const NOTES: Case[] = [
  [
    'en',
    'a correction',
    '<div class="correction"><p>Correction, May 15: An earlier version of this article gave the wrong year for the launch of the ferry. It was 1961.</p></div>',
    'Correction, May 15: An earlier version of this article gave the wrong year for the launch of the ferry. It was 1961.',
  ],
  [
    'en',
    'an editor’s note',
    '<p class="editors-note"><em>Editor’s note: This article has been updated with a statement of the yard.</em></p>',
    '*Editor’s note: This article has been updated with a statement of the yard.*',
  ],
  [
    'en',
    'a note in a box',
    '<aside class="note"><strong>Editor’s note:</strong> This article has been updated with a statement of the yard.</aside>',
    '**Editor’s note:** This article has been updated with a statement of the yard.',
  ],
  [
    'de',
    'eine Anmerkung',
    '<div class="hinweis"><p><b>Anmerkung der Redaktion:</b> In einer früheren Fassung stand ein falsches Baujahr. Wir haben das korrigiert.</p></div>',
    '**Anmerkung der Redaktion:** In einer früheren Fassung stand ein falsches Baujahr. Wir haben das korrigiert.',
  ],
  [
    'fr',
    'une note de la rédaction',
    '<p class="ndlr">NDLR : une version antérieure de cet article donnait une date de lancement erronée.</p>',
    'NDLR : une version antérieure de cet article donnait une date de lancement erronée.',
  ],
  [
    'es',
    'una fe de errores',
    '<div class="fe-de-errores"><p>Fe de errores: en una versión anterior de este artículo se daba un año de botadura equivocado.</p></div>',
    'Fe de errores: en una versión anterior de este artículo se daba un año de botadura equivocado.',
  ],
  [
    'ru',
    'примечание редакции',
    '<div class="note"><p>От редакции: в предыдущей версии этой статьи был неверно указан год спуска парома на воду.</p></div>',
    'От редакции: в предыдущей версии этой статьи был неверно указан год спуска парома на воду.',
  ],
  [
    'zh',
    '更正',
    '<div class="correction"><p>更正：本文早前版本中渡轮下水的年份有误，应为1961年，特此更正并向读者致歉。</p></div>',
    '更正：本文早前版本中渡轮下水的年份有误，应为1961年，特此更正并向读者致歉。',
  ],
  [
    'ja',
    '訂正',
    '<div class="correction"><p>【訂正】この記事の以前の版ではフェリーの進水の年に誤りがありました。正しくは1961年です。</p></div>',
    '【訂正】この記事の以前の版ではフェリーの進水の年に誤りがありました。正しくは1961年です。',
  ],
  [
    'ar',
    'تصحيح',
    '<div class="correction"><p>تصحيح: ورد في نسخة سابقة من هذا المقال تاريخ خاطئ لتدشين العبارة، والصحيح هو عام 1961.</p></div>',
    'تصحيح: ورد في نسخة سابقة من هذا المقال تاريخ خاطئ لتدشين العبارة، والصحيح هو عام 1961.',
  ],
  [
    'en',
    'a disclosure',
    '<p class="disclosure"><em>Disclosure: The Coast Ledger is owned by a company that holds shares of the yard.</em></p>',
    '*Disclosure: The Coast Ledger is owned by a company that holds shares of the yard.*',
  ],
  [
    'en',
    'where it was published first',
    '<p class="syndicated">This article was first published in <a href="https://island.example/ferry">The Island Review</a>.</p>',
    'This article was first published in [The Island Review](https://island.example/ferry).',
  ],
  [
    'en',
    'a quoted source',
    '<p class="source">Source: Harbour office, annual report for 2023</p>',
    'Source: Harbour office, annual report for 2023',
  ],
  [
    'en',
    'a letter and its signature',
    '<p>Sir, the boat that you call old is younger than most of your readers, and it will sail when they no longer do.</p><p>Ada Lund</p><p>Port Ellen</p>',
    'Sir, the boat that you call old is younger than most of your readers, and it will sail when they no longer do.\n\nAda Lund\n\nPort Ellen',
  ],
  [
    'en',
    'the notes that the text leads to',
    '<p>The ferry was launched in 1961<sup id="r1"><a href="#n1">1</a></sup> and repaired nine times since, as the book of the yard says.</p><ol class="footnotes"><li id="n1">Harbour archive, volume 3. <a href="#r1">↩</a></li></ol>',
    'The ferry was launched in 1961\\[1\\] and repaired nine times since, as the book of the yard says.\n\n1. Harbour archive, volume 3.',
  ],
  [
    'en',
    'hours that repeat',
    '<h3>Harbour museum</h3><p>The boat of the pilots, nets and lamps of two centuries.</p><p>Open Tuesday to Sunday, 10 a.m. to 5 p.m., closed on public holidays.</p><h3>Lamp room</h3><p>The lenses of four lighthouses, the largest of them three metres high.</p><p>Open Tuesday to Sunday, 10 a.m. to 5 p.m., closed on public holidays.</p>',
    '## Harbour museum\n\nThe boat of the pilots, nets and lamps of two centuries.\n\nOpen Tuesday to Sunday, 10 a.m. to 5 p.m., closed on public holidays.\n\n## Lamp room\n\nThe lenses of four lighthouses, the largest of them three metres high.\n\nOpen Tuesday to Sunday, 10 a.m. to 5 p.m., closed on public holidays.',
  ],
  [
    'de',
    'eine Antwort zweimal',
    '<p><b>Wann fährt die Fähre?</b></p><p>Dazu kann ich Ihnen heute nichts sagen, weil der Rat noch nicht entschieden hat.</p><p><b>Und was kostet sie?</b></p><p>Dazu kann ich Ihnen heute nichts sagen, weil der Rat noch nicht entschieden hat.</p>',
    '**Wann fährt die Fähre?**\n\nDazu kann ich Ihnen heute nichts sagen, weil der Rat noch nicht entschieden hat.\n\n**Und was kostet sie?**\n\nDazu kann ich Ihnen heute nichts sagen, weil der Rat noch nicht entschieden hat.',
  ],
  [
    'en',
    'the words of a note in a box of their own behind its number',
    '<p>The wheel was made in 1790.<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a> It broke twice in the first hundred years of its life.</p><div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>Parish book, page 12, written in the hand of the miller’s wife.</p></div></div>',
    'The wheel was made in 1790.\\[1\\] It broke twice in the first hundred years of its life.\n\n\\[1\\]\n\nParish book, page 12, written in the hand of the miller’s wife.',
    'last',
  ],
];
