import type { Case } from './case.ts';

/** Structures as a stranger expects them who has read the contract alone: embeds, quotes, tables, lists, notes, signs, marks, scripts. */
// biome-ignore format: a table
export const STRANGERS: Case[] = [
  // Embeds.
  ['en', 'a player of Spotify', '<figure><iframe src="https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk?utm_source=generator" title="Spotify Embed: The night boat" height="152"></iframe></figure>', '[Audio: The night boat](https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk)'],
  ['de', 'ein Tonstück von SoundCloud', '<iframe title="Nachts am Kai" src="https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/hafenfunk/nachts-am-kai&color=%23ff5500"></iframe>', '[Audio: Nachts am Kai](https://soundcloud.com/hafenfunk/nachts-am-kai)'],
  ['fr', 'une carte', '<p>Le bac part ici :</p><iframe src="https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4&layer=mapnik" title="Le quai"></iframe>', 'Le bac part ici :\n\n[Map: Le quai](https://www.openstreetmap.org/#map=7/3.0000/2.0000)'],
  ['es', 'un documento', '<div class="documento"><iframe src="https://drive.google.com/file/d/1AbCdEfGhIjKlMn/preview" title="El contrato"></iframe></div>', '[Document: El contrato](https://drive.google.com/file/d/1AbCdEfGhIjKlMn/view)'],
  ['en', 'a survey of an unknown host', '<iframe src="https://forms.polls.example/q/77" title="Which name for the boat?"></iframe>', '[Embed: forms.polls.example](https://forms.polls.example/q/77)'],
  ['en', 'a tweet with picture link and day', '<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">The Gull sails again! <a href="https://t.co/abc123">pic.twitter.com/abc123</a></p>&mdash; Ada Lund (@adalund) <a href="https://twitter.com/adalund/status/1790300000000000001">May 14, 2024</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>', '> The Gull sails again! [pic.twitter.com/abc123](https://t.co/abc123)\n>\n> — Ada Lund (@adalund) [May 14, 2024](https://twitter.com/adalund/status/1790300000000000001)'],
  ['de', 'ein Beitrag von Instagram', '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/CabcDEF123/?utm_source=ig_embed"><div><a href="https://www.instagram.com/p/CabcDEF123/">Sieh dir diesen Beitrag auf Instagram an</a></div></blockquote>', '[Embed: instagram.com](https://www.instagram.com/p/CabcDEF123/)'],
  ['ru', 'видео в рамке', '<div class="video"><iframe src="https://rutube.ru/play/embed/0123456789abcdef0123456789abcdef" title="Паром уходит"></iframe></div>', '[Video: Паром уходит](https://rutube.ru/video/0123456789abcdef0123456789abcdef/)'],
  ['en', 'two players one after the other', '<iframe src="https://www.youtube.com/embed/aBcDeFgHiJ1" title="Morning"></iframe><iframe src="https://www.youtube.com/embed/aBcDeFgHiJ2" title="Evening"></iframe>', '[Video: Morning](https://www.youtube.com/watch?v=aBcDeFgHiJ1)\n\n[Video: Evening](https://www.youtube.com/watch?v=aBcDeFgHiJ2)'],
  ['ja', '動画', '<div class="movie"><iframe src="https://www.youtube.com/embed/aBcDeFgHiJ3" title="船が港を出る"></iframe></div>', '[Video: 船が港を出る](https://www.youtube.com/watch?v=aBcDeFgHiJ3)'],
  ['en', 'a player inside a paragraph', '<p>Watch it leave:<br><iframe src="https://player.vimeo.com/video/76979871" title="The ferry"></iframe></p>', 'Watch it leave:\n\n[Video: The ferry](https://vimeo.com/76979871)'],
  ['en', 'a measuring frame is none', '<p>The boat was painted in the spring of the year, all of it in white, by the crew.</p><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1" height="0" width="0"></iframe>', 'The boat was painted in the spring of the year, all of it in white, by the crew.'],
  // Quotes.
  ['en', 'three levels', '<blockquote><p>One.</p><blockquote><p>Two.</p><blockquote><p>Three.</p></blockquote></blockquote></blockquote>', '> One.\n>\n> > Two.\n> >\n> > > Three.'],
  ['de', 'ein Zitat in einer Liste', '<ul><li>Der Brief sagt:<blockquote><p>Das Schiff bleibt.</p></blockquote></li><li>Der Rat sagt nichts.</li></ul>', '- Der Brief sagt:\n\n  > Das Schiff bleibt.\n- Der Rat sagt nichts.'],
  ['fr', 'une citation avec un titre d’œuvre', '<blockquote cite="https://livre.example/"><p>La mer ne lit pas nos horaires, ni nos lettres.</p><footer>Ada Lund, <cite>Lettres du quai</cite></footer></blockquote>', '> La mer ne lit pas nos horaires, ni nos lettres.\n>\n> Ada Lund, *Lettres du quai*'],
  ['en', 'a quote with a struck word', '<blockquote><p>The boat will sail <del>in May</del> <ins>in June</ins>.</p></blockquote>', '> The boat will sail ~~in May~~ in June.'],
  ['es', 'una cita con lista', '<blockquote><p>Pedimos:</p><ol><li>un casco,</li><li>dos motores.</li></ol></blockquote>', '> Pedimos:\n>\n> 1. un casco,\n> 2. dos motores.'],
  ['zh', '嵌套引文', '<blockquote><p>她写道：</p><blockquote><p>船没有开。</p></blockquote></blockquote>', '> 她写道：\n>\n> > 船没有开。'],
  // Tables.
  ['en', 'a caption with numbers aligned', '<table><caption>Passengers by year</caption><thead><tr><th>Year</th><th style="text-align:right">Passengers</th></tr></thead><tbody><tr><td>2022</td><td align="right">81,204</td></tr><tr><td>2023</td><td align="right">90,117</td></tr></tbody></table>', '**Passengers by year**\n\n| Year | Passengers |\n| --- | --- |\n| 2022 | 81,204 |\n| 2023 | 90,117 |'],
  ['de', 'ein Strich in einer Zelle', '<table><tr><th>Ruf</th><th>Antwort</th></tr><tr><td>ja|nein</td><td>a||b</td></tr></table>', '| Ruf | Antwort |\n| --- | --- |\n| ja\\|nein | a\\|\\|b |'],
  ['fr', 'des liens et des marques dans les cellules', '<table><tr><th>Bateau</th><th>Port</th></tr><tr><td><a href="/mouette">Mouette</a></td><td><strong>Vieux</strong> <em>port</em></td></tr></table>', '| Bateau | Port |\n| --- | --- |\n| [Mouette](https://paper.example/mouette) | **Vieux** *port* |'],
  ['en', 'an empty first header', '<table><thead><tr><td></td><th>Gull</th><th>Tern</th></tr></thead><tbody><tr><th>Built</th><td>1961</td><td>1987</td></tr><tr><th>Length</th><td>62 m</td><td>48 m</td></tr></tbody></table>', '|  | Gull | Tern |\n| --- | --- | --- |\n| Built | 1961 | 1987 |\n| Length | 62 m | 48 m |'],
  ['en', 'a picture in a cell', '<table><tr><th>Boat</th><th>Flag</th></tr><tr><td>Gull</td><td>white <br> and blue</td></tr></table>', '| Boat | Flag |\n| --- | --- |\n| Gull | white<br>and blue |'],
  ['ar', 'جدول', '<table><tr><th>العبارة</th><th>السنة</th></tr><tr><td>النورس</td><td>1961</td></tr></table>', '| العبارة | السنة |\n| --- | --- |\n| النورس | 1961 |'],
  ['ja', '表', '<table><tbody><tr><th>船</th><th>建造年</th></tr><tr><td>かもめ丸</td><td>1961年</td></tr></tbody></table>', '| 船 | 建造年 |\n| --- | --- |\n| かもめ丸 | 1961年 |'],
  // Lists with values.
  ['en', 'a picture between numbered items', '<ol><li>The hull is surveyed in May by two divers.</li></ol><figure><img src="/hull.jpg" width="800" height="600" alt="The hull"></figure><ol start="2"><li>The engines follow in June, both of them.</li></ol>', '1. The hull is surveyed in May by two divers.\n\n![The hull](https://paper.example/hull.jpg)\n\n2. The engines follow in June, both of them.'],
  ['de', 'eine verschachtelte Liste ab vier', '<ol start="4"><li>Der Rumpf<ol type="a"><li>außen,</li><li>innen.</li></ol></li><li>Die Maschinen.</li></ol>', '4. Der Rumpf\n   1. außen,\n   2. innen.\n5. Die Maschinen.'],
  ['fr', 'des cases', '<ul class="contains-task-list"><li><input type="checkbox" checked disabled> La coque est prête.</li><li><input type="checkbox" disabled> Les moteurs manquent.</li></ul>', '- La coque est prête.\n- Les moteurs manquent.'],
  ['en', 'a date that looks like a number', '<p>1961. That was the year in which the boat was built, and nobody has forgotten it since.</p>', '1961\\. That was the year in which the boat was built, and nobody has forgotten it since.'],
  ['es', 'términos con dos definiciones', '<dl><dt>Calado</dt><dd>Lo que baja bajo el agua.</dd><dd>Tres metros.</dd><dt>Manga</dt><dd>El ancho.</dd></dl>', '**Calado**\\\nLo que baja bajo el agua.\\\nTres metros.\n\n**Manga**\\\nEl ancho.'],
  ['en', 'two terms of one meaning', '<dl><dt>Quay</dt><dt>Wharf</dt><dd>A place where boats lie.</dd></dl>', '**Quay**\\\n**Wharf**\\\nA place where boats lie.'],
  ['en', 'groups of terms in boxes', '<dl><div><dt>Length</dt><dd>62 metres</dd></div><div><dt>Beam</dt><dd>11 metres</dd></div></dl>', '**Length**\\\n62 metres\n\n**Beam**\\\n11 metres'],
  ['ru', 'пункт с двумя абзацами и списком', '<ul><li><p>Корпус проверят в мае.</p><ul><li>снаружи,</li><li>внутри.</li></ul></li><li><p>Двигатели — в июне.</p></li></ul>', '- Корпус проверят в мае.\n  - снаружи,\n  - внутри.\n- Двигатели — в июне.'],
  ['zh', '带值的列表', '<ol><li value="3">第三项是船体。</li><li>第四项是甲板。</li></ol>', '3. 第三项是船体。\n4. 第四项是甲板。'],
  ['en', 'code in an item', '<ul><li>Start the pump:<pre><code>pump on\nwait 5</code></pre></li><li>Stop it.</li></ul>', '- Start the pump:\n\n  ```\n  pump on\n  wait 5\n  ```\n- Stop it.'],
  // Notes of the newsroom.
  ['en', 'first published in', '<p class="first-published">This article was first published in the Harbour Review of May 2024.</p>', 'This article was first published in the Harbour Review of May 2024.'],
  ['de', 'eine Offenlegung', '<div class="disclosure"><p><em>Transparenzhinweis: Die Autorin hat von 2015 bis 2018 für die Reederei gearbeitet.</em></p></div>', '*Transparenzhinweis: Die Autorin hat von 2015 bis 2018 für die Reederei gearbeitet.*'],
  ['fr', 'une mise à jour', '<p><strong>Mise à jour, 15 mai, 10 h :</strong> la compagnie a répondu à nos questions après la publication.</p>', '**Mise à jour, 15 mai, 10 h :** la compagnie a répondu à nos questions après la publication.'],
  ['es', 'una aclaración', '<div class="aclaracion"><p>Aclaración: el astillero precisa que el contrato se firmó en marzo y no en abril.</p></div>', 'Aclaración: el astillero precisa que el contrato se firmó en marzo y no en abril.'],
  ['en', 'a letter’s end', '<p>Yours in hope,</p><p>Ada Lund<br>Nurse, Northquay</p>', 'Yours in hope,\n\nAda Lund\\\nNurse, Northquay'],
  ['ja', '編集部注', '<p class="editor-note">※編集部注：この記事は船会社の回答を受けて更新しました。</p>', '※編集部注：この記事は船会社の回答を受けて更新しました。'],
  ['en', 'a translation’s note', '<p><small>Translated from the Norwegian by Kari Lie. The original is on our Oslo pages.</small></p>', 'Translated from the Norwegian by Kari Lie. The original is on our Oslo pages.'],
  // Signs of pandoc and others.
  ['en', 'braces behind a word', '<p>The sign said GULL{1} and [crew]{.small}, which nobody on the quay could explain to us.</p>', 'The sign said GULL{1} and \\[crew\\]\\{.small}, which nobody on the quay could explain to us.'],
  ['en', 'an example list', '<p>(@good) is what the mate had painted on the wall of the shed, and nobody knew who it was.</p>', '\\(@good) is what the mate had painted on the wall of the shed, and nobody knew who it was.'],
  ['de', 'Tilden und Dächer', '<p>Das Schiff ist ~60 Meter lang, ~11 breit, und 2^5 Leute haben an Deck Platz, sagt der Maat.</p>', 'Das Schiff ist \\~60 Meter lang, \\~11 breit, und 2^5 Leute haben an Deck Platz, sagt der Maat.'],
  ['en', 'dollars around words', '<p>It costs $4 to cross, $8 with a car and $12 with a van, and the crew gets none of that.</p>', 'It costs $4 to cross, $8 with a car and $12 with a van, and the crew gets none of that.'],
  ['en', 'a line of a table', '<p>| is what the cook draws<br>| on every door of the boat, twice, for reasons of his own</p>', '\\| is what the cook draws\\\n\\| on every door of the boat, twice, for reasons of his own'],
  ['en', 'a line of equals signs', '<p>The list of the crew<br>===<br>has no names under it, and has had none since the winter of last year.</p>', 'The list of the crew\\\n\\===\\\nhas no names under it, and has had none since the winter of last year.'],
  ['en', 'a footnote’s mark', '<p>The boat is old[^1], and the crew says so[^note] to everybody who comes aboard with a camera.</p>', 'The boat is old\\[\\^1\\], and the crew says so\\[\\^note\\] to everybody who comes aboard with a camera.'],
  // Footnotes and raised signs.
  ['en', 'a note by a link', '<p>The boat was built in 1961.<a href="#fn-1" class="footnote-ref" role="doc-noteref"><sup>1</sup></a> It has carried nine million people since that year.</p>', 'The boat was built in 1961.\\[1\\] It has carried nine million people since that year.'],
  ['de', 'Brüche und Exponenten', '<p>Der Tank fasst 4<sup>1</sup>/<sub>2</sub> m<sup>3</sup>, die Pumpe schafft 10<sup>−3</sup> m<sup>3</sup>/s und mehr nicht.</p>', 'Der Tank fasst 4¹/₂ m³, die Pumpe schafft 10⁻³ m³/s und mehr nicht.'],
  ['fr', 'des ordinaux', '<p>Le 1<sup>er</sup> mai, le 2<sup>e</sup> bac est parti avec M<sup>me</sup> Lund à bord, sans le capitaine.</p>', 'Le 1er mai, le 2e bac est parti avec Mme Lund à bord, sans le capitaine.'],
  ['en', 'isotopes and ions', '<p>They found <sup>137</sup>Cs and SO<sub>4</sub><sup>2−</sup> in the water of the dock, a little more than in May.</p>', 'They found ¹³⁷Cs and SO₄²⁻ in the water of the dock, a little more than in May.'],
  // Code.
  ['en', 'code with fences inside', '<pre><code>```\nfence\n```</code></pre>', '````\n```\nfence\n```\n````'],
  ['en', 'code with a backtick', '<p>Type <code>a`b</code> and then <code>``</code> into the box of the ticket machine and wait for it.</p>', 'Type ``a`b`` and then ``` `` ``` into the box of the ticket machine and wait for it.'],
  ['en', 'highlighted code', '<div class="highlight"><pre><span></span><code><span class="k">let</span> boat = <span class="s">"gull"</span>;\n<span class="k">sail</span>(boat);</code></pre></div>', '```\nlet boat = "gull";\nsail(boat);\n```'],
  ['en', 'keys and samples', '<p>Press <kbd>Ctrl</kbd>+<kbd>C</kbd> and the machine prints <samp>stopped</samp> before it goes dark.</p>', 'Press `Ctrl`+`C` and the machine prints `stopped` before it goes dark.'],
  // Scripts and directions.
  ['ar', 'كلمة لاتينية في السطر', '<p>قالت الشركة إن السفينة <span dir="ltr">MV Gull</span> ستعود إلى الميناء قبل نهاية <em>الشهر المقبل</em>.</p>', 'قالت الشركة إن السفينة MV Gull ستعود إلى الميناء قبل نهاية *الشهر المقبل*.'],
  ['ja', 'ルビ', '<p>船長の<ruby>鴎<rp>（</rp><rt>かもめ</rt><rp>）</rp></ruby>さんは、今年の秋には新しい船が港に入ると話している。</p>', '船長の鴎（かもめ）さんは、今年の秋には新しい船が港に入ると話している。'],
  ['zh', '强调与标点', '<p>他说：<strong>“船一定会开。”</strong>然后转身走进了船舱，没有再回答任何问题。</p>', '他说：“**船一定会开**。”然后转身走进了船舱，没有再回答任何问题。'],
  ['en', 'a thematic break', '<p>So ended the first night on the quay.</p><hr><p>The second night was colder than the first, and fewer people had come to wait for the boat.</p>', 'So ended the first night on the quay.\n\n***\n\nThe second night was colder than the first, and fewer people had come to wait for the boat.'],
  ['en', 'marks side by side and in each other', '<p><strong>G</strong><strong>ranny</strong><strong> (78)</strong> waits, and asks <em><em>what can be done</em></em><em>.</em> Nobody on the quay has told her.</p>', '**Granny (78)** waits, and asks *what can be done.* Nobody on the quay has told her.'],
  ['en', 'an abbreviation and a mark', '<p>The <abbr title="International Maritime Organization">IMO</abbr> has <mark>no</mark> rule for boats of this age, said the mate.</p>', 'The IMO has no rule for boats of this age, said the mate.'],
];
