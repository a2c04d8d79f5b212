/** Forty captures of the kinds that break lists, indexes, references, tables and pages. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Changes, writeCapture } from './captures.ts';

const LONG = 'Donaudampfschifffahrtsgesellschaft'.repeat(30);

/** Titles and other fields; each is a finished capture. */
export const NASTY: Changes[] = [
  { title: 'Quotes "double", \'single\', “curly”, «guillemets», `ticks`' },
  { title: 'A line\nand another\r\nand\u2028a third\u2029end', authors: ['A\nB', 'TY  - JOUR'] },
  { title: 'TY  - BOOK\r\nER  - \r\nTY  - JOUR', description: 'x\nER  - \n' },
  { title: '\\TeX{} is $x^2_1$ & 100% of #1 ~ {unbalanced' },
  { title: 'unbalanced } and \\} and \\input{/etc/passwd} \\\\ end\\' },
  { title: '</script><script>alert(1)</script><img src=x onerror=alert(1)>' },
  { title: '<b>bold</b> & <sup>up</sup> &amp; &lt;', authors: ['<i>Eve</i> Doe'], tags: ['<b>', 'a&b'] },
  { title: "=cmd|' /C calc'!A0", authors: ['+SUM(1)', '-1', '@home'], description: '\t=1+1', site: '=2+5' },
  { title: '中华人民共和国外交部发言人举行例行记者会', authors: ['李小明', '山田 太郎'], language: 'zh', site: '新华社' },
  {
    title: '東京の空に花火が上がる',
    authors: ['鈴木一郎'],
    language: 'ja',
    text: '隅田川で花火。',
    markdown: '隅田川で花火。\n',
  },
  { title: '서울에서 열린 회의', authors: ['김 철수'], language: 'ko' },
  {
    title: 'ارتفاع منسوب المياه في النهر',
    authors: ['محمد المصري'],
    language: 'ar',
    direction: 'rtl',
    markdown: 'ارتفع منسوب المياه.\n\n> اقتباس\n',
    text: 'ارتفع منسوب المياه.',
  },
  { title: 'המים בנהר עולים', authors: ['דוד כהן'], language: 'he', direction: 'rtl' },
  { title: 'น้ำท่วมกรุงเทพมหานคร', language: 'th' },
  { title: 'x'.repeat(1_000), authors: ['y'.repeat(1_000)] },
  { title: `${'Word '.repeat(200)}end` },
  {
    title: LONG,
    markdown: `${LONG}\n\n\`\`\`\n${LONG}\n\`\`\`\n\n| a | b |\n| --- | --- |\n| ${LONG} | ${LONG} |\n`,
    text: LONG,
  },
  {
    title: undefined,
    authors: [],
    site: undefined,
    published: undefined,
    retrieved: undefined,
    language: undefined,
    tags: [],
  },
  { title: '', authors: [''], site: '', published: '', tags: [''] },
  { title: 'Year alone', published: '2020' },
  { title: 'Month alone', published: '2020-05' },
  { title: 'No offset', published: '2020-05-06T07:08:09' },
  { title: 'Far east', published: '2020-01-01T00:30:00+14:00' },
  { title: 'Far west', published: '2023-12-31T23:30:00-08:00' },
  { title: 'No day', published: 'yesterday', retrieved: '2021-02-03T04:05:06.789Z' },
  {
    title: 'Names',
    authors: [
      'Ludwig van Beethoven',
      'Robert De Niro',
      'Roe, Jane',
      'Martin Luther King Jr.',
      'Smith and Sons',
      'J. R. R. Tolkien',
      'Madonna',
      'Reuters',
      'Mohammed al-Masri',
      'Dwayne "The Rock" Johnson',
      "Conan O'Brien",
      'Abd, el, Kader',
    ],
  },
  { title: 'Same key', authors: ['Jane Roe'], published: '2020-01-01', retrieved: '2020-01-02T00:00:00Z' },
  { title: 'Same key', authors: ['Jane Roe'], published: '2020-01-01', retrieved: '2020-01-03T00:00:00Z' },
  { title: 'Odd tags', tags: ['2024', 'Über uns', 'über uns', 'a/b', '#hash', 'a,b; c', '-', '🙂', 'C++'] },
  { title: 'Emoji 👩‍👩‍👧 and zero\u200bwidth and bidi \u202Eevil\u202C', authors: ['Zoë\u0301 A\u0301'] },
  { title: 'Lone \ud800 surrogate', text: 'lone \udfff half' },
  { title: 'Controls \u0000\u0007\u001b[31m\u009b', site: 'a\u0000b' },
  {
    title: 'Wrong kinds',
    authors: [1, null, { name: 'x' }] as never,
    tags: 'tag' as never,
    images: 'none' as never,
    site: 7 as never,
    warnings: [{ code: 1 }] as never,
    wordCount: '12' as never,
    text: ['a'] as never,
  },
  { title: 'URL {with} \\braces "quotes" <x>', url: 'https://x.example/a{b}\\c"d<e>?q=%20&r=a_b#~f' },
  { title: 'No web address', url: 'file:///tmp/x.html' },
  {
    title: 'javascript',
    url: 'javascript:alert(1)',
    markdown: '[x](javascript:alert(1)) <script>alert(1)</script> ![p](https://x.example/p.png)\n',
  },
];

/** All of them below a folder, and some that are no captures or are broken; gives how many finished ones there are. */
export function writeNasty(dir: string): number {
  NASTY.forEach((changes, index) => {
    const url = `https://www.courier.example/${changes.title === 'Same key' ? 'same' : index}`;
    writeCapture(join(dir, `${String(index).padStart(2, '0')}-nasty`), { url, ...changes });
  });
  const pictures = ['1.png', '2.png', '3.png'].map((file, index) => ({
    url: `https://x.example/${file}`,
    file: `pictures.files/${file}`,
    lead: index === 0,
    alt: index === 1 ? '' : `alt "${index}"`,
    caption: `Caption <${index}> & more`,
    credit: index === 2 ? 'Jane Roe / Agency' : undefined,
  }));
  const markdown =
    '# Pictures\n\n![alt "0"](pictures.files/1.png)\n\n*Caption \\<0> & more*\n\nText.\n\n![](pictures.files/2.png)\n\n*Caption \\<1> & more*\n';
  writeCapture(join(dir, 'pictures'), { title: 'Pictures', images: pictures as never, markdown }, [
    '1.png',
    '2.png',
    '3.png',
  ]);
  writeCapture(join(dir, 'deep/moved'), { title: 'Moved' });
  mkdirSync(join(dir, 'deeper'));
  for (const name of ['moved.md', 'moved.files']) renameSync(join(dir, 'deep', name), join(dir, 'deeper', name));
  writeCapture(join(dir, 'shared'), {
    title: 'Shared WARC',
    warc: { file: 'all.warc.gz', offset: 0, length: 10, sha256: 'ab'.repeat(32) },
  });
  writeCapture(join(dir, 'textless'), { title: 'Text gone' });
  rmSync(join(dir, 'textless.md'));
  writeCapture(join(dir, 'unfinished'));
  rmSync(join(dir, 'unfinished.files/SHA256SUMS'));
  writeCapture(join(dir, 'damaged'));
  writeFileSync(join(dir, 'damaged.files/record.json'), '{"url":');
  writeFileSync(join(dir, 'notes.md'), '# My notes\n');
  return NASTY.length + 4;
}
