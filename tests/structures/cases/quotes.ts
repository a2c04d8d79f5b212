import type { Case } from './case.ts';

/** Quotes and who said them; pull quotes that repeat the text, and those that do not. */
export const QUOTES: Case[] = [
  [
    'en',
    'a quote',
    '<blockquote><p>We were told that the boat would sail, and it did not.</p></blockquote>',
    '> We were told that the boat would sail, and it did not.',
  ],
  [
    'en',
    'a quote of bare text',
    '<blockquote>We were told that the boat would sail, and it did not.</blockquote>',
    '> We were told that the boat would sail, and it did not.',
  ],
  [
    'de',
    'mehrere Absätze',
    '<blockquote><p>Uns wurde gesagt, das Schiff werde fahren.</p><p>Es fuhr nicht.</p></blockquote>',
    '> Uns wurde gesagt, das Schiff werde fahren.\n>\n> Es fuhr nicht.',
  ],
  [
    'en',
    'with its author in cite',
    '<blockquote><p>We were told that the boat would sail, and it did not.</p><cite>Ada Lund, nurse</cite></blockquote>',
    '> We were told that the boat would sail, and it did not.\n>\n> *Ada Lund, nurse*',
  ],
  [
    'en',
    'with its author in a footer',
    '<blockquote><p>We were told that the boat would sail, and it did not.</p><footer>— Ada Lund, nurse</footer></blockquote>',
    '> We were told that the boat would sail, and it did not.\n>\n> — Ada Lund, nurse',
  ],
  [
    'fr',
    'avec son auteur dans une légende',
    '<figure><blockquote><p>On nous avait dit que le bateau partirait, et il n’est pas parti.</p></blockquote><figcaption>Ada Lund, infirmière</figcaption></figure>',
    '> On nous avait dit que le bateau partirait, et il n’est pas parti.\n>\n> Ada Lund, infirmière',
  ],
  [
    'en',
    'with its author behind it',
    '<div class="quote"><blockquote><p>We were told that the boat would sail, and it did not.</p></blockquote><p class="quote-author">Ada Lund, nurse</p></div>',
    '> We were told that the boat would sail, and it did not.\n>\n> Ada Lund, nurse',
  ],
  [
    'en',
    'a pull quote that repeats the text',
    '<p>“The boat is older than I am, and it will outlive me if they let it,” said the mate, who has worked on it for thirty years.</p><aside class="pullquote"><p>The boat is older than I am, and it will outlive me if they let it</p></aside>',
    '“The boat is older than I am, and it will outlive me if they let it,” said the mate, who has worked on it for thirty years.',
  ],
  [
    'de',
    'ein Zitat, das den Text wiederholt',
    '<p>„Das Schiff ist älter als ich und wird mich überleben, wenn man es lässt“, sagt der Steuermann, der seit dreißig Jahren darauf arbeitet.</p><blockquote class="zitat"><p>„Das Schiff ist älter als ich und wird mich überleben“</p><cite>Der Steuermann</cite></blockquote>',
    '„Das Schiff ist älter als ich und wird mich überleben, wenn man es lässt“, sagt der Steuermann, der seit dreißig Jahren darauf arbeitet.',
  ],
  [
    'en',
    'a pull quote of a figure',
    '<p>The mate said that nobody had asked him. “Nobody on this quay has ever asked me anything,” he said, and laughed about it.</p><figure class="wp-block-pullquote"><blockquote><p>Nobody on this quay has ever asked me anything</p><cite>The mate</cite></blockquote></figure>',
    'The mate said that nobody had asked him. “Nobody on this quay has ever asked me anything,” he said, and laughed about it.',
  ],
  [
    'en',
    'a pull quote that repeats nothing',
    '<aside class="pullquote"><p>The sea does not read our timetable.</p><cite>A captain</cite></aside>',
    '> The sea does not read our timetable.\n>\n> *A captain*',
  ],
  [
    'es',
    'una cita destacada que no repite nada',
    '<div class="pull-quote"><p>El mar no lee nuestros horarios.</p></div>',
    '> El mar no lee nuestros horarios.',
  ],
  [
    'ru',
    'цитата с автором',
    '<blockquote><p>Нам сказали, что паром пойдёт, а он не пошёл.</p><footer>Ада Лунд, медсестра</footer></blockquote>',
    '> Нам сказали, что паром пойдёт, а он не пошёл.\n>\n> Ада Лунд, медсестра',
  ],
  [
    'ar',
    'اقتباس مع صاحبه',
    '<blockquote><p>قيل لنا إن العبارة ستبحر، لكنها لم تبحر في تلك الليلة.</p><cite>آدا لوند، ممرضة</cite></blockquote>',
    '> قيل لنا إن العبارة ستبحر، لكنها لم تبحر في تلك الليلة.\n>\n> *آدا لوند، ممرضة*',
  ],
  [
    'zh',
    '引文',
    '<blockquote><p>他们告诉我们船会开，可是船没有开，我们只好在车里等到天亮。</p></blockquote>',
    '> 他们告诉我们船会开，可是船没有开，我们只好在车里等到天亮。',
  ],
  [
    'ja',
    '引用',
    '<blockquote><p>船は出ると言われたのに、結局その夜は出なかった。</p><footer>アダ・ルンド（看護師）</footer></blockquote>',
    '> 船は出ると言われたのに、結局その夜は出なかった。\n>\n> アダ・ルンド（看護師）',
  ],
  [
    'en',
    'a quote in a quote',
    '<blockquote><p>She wrote to the company:</p><blockquote><p>I slept in my car again.</p></blockquote><p>Nobody answered.</p></blockquote>',
    '> She wrote to the company:\n>\n> > I slept in my car again.\n>\n> Nobody answered.',
  ],
  [
    'en',
    'two quotes one after the other',
    '<blockquote><p>We were told that the boat would sail.</p></blockquote><blockquote><p>And nobody told us that it did not.</p></blockquote>',
    '> We were told that the boat would sail.\n\n> And nobody told us that it did not.',
  ],
  [
    'en',
    'a quote of lines',
    '<blockquote><p>The first line of the letter,<br>the second line of the letter.</p></blockquote>',
    '> The first line of the letter,\\\n> the second line of the letter.',
  ],
  [
    'en',
    'a short quote',
    '<p>Her answer came at once:</p><blockquote><p>Never.</p></blockquote><p>The clerk wrote it down and closed the book, and so the question was settled for that year.</p>',
    'Her answer came at once:\n\n> Never.\n\nThe clerk wrote it down and closed the book, and so the question was settled for that year.',
  ],
];
