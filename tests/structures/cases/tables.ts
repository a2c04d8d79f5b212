import type { Case } from './case.ts';

const LONG =
  'The hull leaked in two places when it was surveyed in May, and the yard found a third one behind the fuel tank, which nobody had looked at since the boat was lengthened. It was mended within the week, said the report, but the plates around it have to be changed before the next winter, at a cost that the yard puts at ninety thousand.';

/** Tables of data, and tables that only lay out a page. */
export const TABLES_OF_DATA: Case[] = [
  [
    'en',
    'with a header',
    '<table><thead><tr><th>Boat</th><th>Built</th></tr></thead><tbody><tr><td>Gull</td><td>1961</td></tr><tr><td>Tern</td><td>1987</td></tr></tbody></table>',
    '| Boat | Built |\n| --- | --- |\n| Gull | 1961 |\n| Tern | 1987 |',
  ],
  [
    'de',
    'mit Kopfzeile ohne thead',
    '<table><tr><th>Schiff</th><th>Baujahr</th></tr><tr><td>Möwe</td><td>1961</td></tr></table>',
    '| Schiff | Baujahr |\n| --- | --- |\n| Möwe | 1961 |',
  ],
  [
    'fr',
    'sans en-tête',
    '<table><tr><td>Mouette</td><td>1961</td><td>acier</td></tr><tr><td>Sterne</td><td>1987</td><td>acier</td></tr></table>',
    '|  |  |  |\n| --- | --- | --- |\n| Mouette | 1961 | acier |\n| Sterne | 1987 | acier |',
  ],
  [
    'en',
    'without headers, with cells that reach into the next row',
    '<table><tr><td rowspan="2">Winter</td><td>Mon</td><td>9</td></tr><tr><td>Tue</td><td>10</td></tr><tr><td>Summer</td><td>Wed</td><td>8</td></tr></table>',
    '|  |  |  |\n| --- | --- | --- |\n| Winter | Mon | 9 |\n|  | Tue | 10 |\n| Summer | Wed | 8 |',
  ],
  [
    'en',
    'with headers of rows',
    '<table><tr><th>Boat</th><th>Built</th></tr><tr><th>Gull</th><td>1961</td></tr><tr><th>Tern</th><td>1987</td></tr></table>',
    '| Boat | Built |\n| --- | --- |\n| Gull | 1961 |\n| Tern | 1987 |',
  ],
  [
    'es',
    'con título',
    '<table><caption>Los barcos de la línea</caption><thead><tr><th>Barco</th><th>Año</th></tr></thead><tbody><tr><td>Gaviota</td><td>1961</td></tr></tbody></table>',
    '**Los barcos de la línea**\n\n| Barco | Año |\n| --- | --- |\n| Gaviota | 1961 |',
  ],
  [
    'en',
    'several lines in a cell',
    '<table><tr><th>Boat</th><th>Stops</th></tr><tr><td>Gull</td><td>Pier<br>Market</td></tr><tr><td>Tern</td><td><p>Pier</p><p>Station</p></td></tr></table>',
    '| Boat | Stops |\n| --- | --- |\n| Gull | Pier<br>Market |\n| Tern | Pier<br>Station |',
  ],
  [
    'en',
    'a list in a cell',
    '<table><tr><th>Boat</th><th>Stops</th></tr><tr><td>Gull</td><td><ul><li>Pier</li><li>Market</li><li>Station</li></ul></td></tr></table>',
    '| Boat | Stops |\n| --- | --- |\n| Gull | Pier; Market; Station |',
  ],
  [
    'en',
    'columns that are spanned',
    '<table><tr><th>Boat</th><th colspan="2">Fares</th></tr><tr><td>Gull</td><td>4.20</td><td>8.00</td></tr></table>',
    '| Boat | Fares |  |\n| --- | --- | --- |\n| Gull | 4.20 | 8.00 |',
  ],
  [
    'de',
    'Zeilen, die überspannt werden',
    '<table><tr><th>Ort</th><th>Schiff</th><th>Jahr</th></tr><tr><td rowspan="2">Nordhafen</td><td>Möwe</td><td>1961</td></tr><tr><td>Seeschwalbe</td><td>1987</td></tr></table>',
    '| Ort | Schiff | Jahr |\n| --- | --- | --- |\n| Nordhafen | Möwe | 1961 |\n|  | Seeschwalbe | 1987 |',
  ],
  [
    'en',
    'a long cell below headers',
    `<table><tr><th>Boat</th><th>Report</th></tr><tr><td>Gull</td><td>${LONG}</td></tr><tr><td>Tern</td><td>No faults were found.</td></tr></table>`,
    `| Boat | Report |\n| --- | --- |\n| Gull | ${LONG} |\n| Tern | No faults were found. |`,
  ],
  [
    'en',
    'a long cell of several paragraphs',
    `<table><thead><tr><th>Boat</th><th>Report</th></tr></thead><tbody><tr><td>Gull</td><td><p>${LONG}</p><p>The boat sailed in June.</p></td></tr></tbody></table>`,
    `| Boat | Report |\n| --- | --- |\n| Gull | ${LONG}<br>The boat sailed in June. |`,
  ],
  [
    'en',
    'a footer that is written first',
    '<table><thead><tr><th>Boat</th><th>Cars</th></tr></thead><tfoot><tr><td>Sum</td><td>32</td></tr></tfoot><tbody><tr><td>Gull</td><td>12</td></tr><tr><td>Tern</td><td>20</td></tr></tbody></table>',
    '| Boat | Cars |\n| --- | --- |\n| Gull | 12 |\n| Tern | 20 |\n| Sum | 32 |',
  ],
  [
    'en',
    'links, emphasis and bars',
    '<table><tr><th>Boat</th><th>Note</th></tr><tr><td><a href="/gull">Gull</a></td><td>a|b <strong>old</strong></td></tr></table>',
    '| Boat | Note |\n| --- | --- |\n| [Gull](https://paper.example/gull) | a\\|b **old** |',
  ],
  [
    'zh',
    '数据表',
    '<table><tr><th>船名</th><th>年份</th><th>车位</th></tr><tr><td>海鸥号</td><td>1961</td><td>12</td></tr><tr><td>燕鸥号</td><td>1987</td><td>20</td></tr></table>',
    '| 船名 | 年份 | 车位 |\n| --- | --- | --- |\n| 海鸥号 | 1961 | 12 |\n| 燕鸥号 | 1987 | 20 |',
  ],
  [
    'ja',
    '表',
    '<table><caption>航路の船</caption><tr><th>船名</th><th>建造年</th></tr><tr><td>かもめ丸</td><td>1961</td></tr></table>',
    '**航路の船**\n\n| 船名 | 建造年 |\n| --- | --- |\n| かもめ丸 | 1961 |',
  ],
  [
    'ar',
    'جدول',
    '<table><tr><th>السفينة</th><th>السنة</th></tr><tr><td>النورس</td><td>1961</td></tr><tr><td>الخرشنة</td><td>1987</td></tr></table>',
    '| السفينة | السنة |\n| --- | --- |\n| النورس | 1961 |\n| الخرشنة | 1987 |',
  ],
  [
    'ru',
    'таблица',
    '<table><tr><th>Судно</th><th>Год</th></tr><tr><td>Чайка</td><td>1961</td></tr><tr><td>Крачка</td><td>1987</td></tr></table>',
    '| Судно | Год |\n| --- | --- |\n| Чайка | 1961 |\n| Крачка | 1987 |',
  ],
  [
    'en',
    'empty cells',
    '<table><tr><th>Boat</th><th>Mon</th><th>Tue</th></tr><tr><td>Gull</td><td></td><td>9:30</td></tr><tr><td>Tern</td><td>8:15</td><td></td></tr></table>',
    '| Boat | Mon | Tue |\n| --- | --- | --- |\n| Gull |  | 9:30 |\n| Tern | 8:15 |  |',
  ],
  [
    'en',
    'an empty corner',
    '<table><tr><td></td><th>Mon</th><th>Tue</th></tr><tr><th>Gull</th><td>8:15</td><td>9:30</td></tr></table>',
    '|  | Mon | Tue |\n| --- | --- | --- |\n| Gull | 8:15 | 9:30 |',
  ],
  ['en', 'a table that lays out the page is prose', `<table><tr><td><p>${LONG}</p></td></tr></table>`, LONG],
  [
    'en',
    'a picture in a cell',
    '<table><tr><th>Boat</th><th>Looks</th></tr><tr><td>Gull</td><td><img src="/gull.jpg" width="400" height="300" alt="The Gull"></td></tr><tr><td>Tern</td><td>white and red</td></tr></table>',
    '| Boat | Looks |\n| --- | --- |\n| Gull | ![The Gull](https://paper.example/gull.jpg) |\n| Tern | white and red |',
  ],
  [
    'en',
    'a table in a figure with its caption',
    '<figure class="wp-block-table"><table><thead><tr><th>Boat</th><th>Built</th></tr></thead><tbody><tr><td>Gull</td><td>1961</td></tr></tbody></table><figcaption>The boats of the line</figcaption></figure>',
    '**The boats of the line**\n\n| Boat | Built |\n| --- | --- |\n| Gull | 1961 |',
  ],
  [
    'en',
    'two rows of headers',
    '<table><thead><tr><th rowspan="2">Boat</th><th colspan="2">Fares</th></tr><tr><th>Car</th><th>Foot</th></tr></thead><tbody><tr><td>Gull</td><td>8.00</td><td>4.20</td></tr></tbody></table>',
    '| Boat | Fares |  |\n| --- | --- | --- |\n|  | Car | Foot |\n| Gull | 8.00 | 4.20 |',
  ],
  [
    'de',
    'Kopfzellen nur in der ersten Spalte',
    '<table><tr><th>Länge</th><td>62 Meter</td></tr><tr><th>Breite</th><td>11 Meter</td></tr><tr><th>Plätze</th><td>80</td></tr></table>',
    '|  |  |\n| --- | --- |\n| Länge | 62 Meter |\n| Breite | 11 Meter |\n| Plätze | 80 |',
  ],
  [
    'en',
    'code and breaks in a cell',
    '<table><tr><th>Call</th><th>Answer</th></tr><tr><td><code>a|b</code></td><td>one<br><br>two</td></tr></table>',
    '| Call | Answer |\n| --- | --- |\n| a\\|b | one<br>two |',
  ],
];
