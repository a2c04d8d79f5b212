import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { eachTag } from '../../../src/sources/saved/tags.ts';
import { randomFrom } from '../../helpers/random.ts';

const RUNS = 3_000;
/** Signs that parse5 reads as others, that end something, or that need two places in a text. */
const PIECES = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '=',
    '"',
    "'",
    '`',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '\0',
    '&',
    '&amp;',
    '&#38',
    '&notit;',
    '\u{1f600}',
    '<!--',
    '-->',
    '<!',
  ],
  ...[
    '<p class=',
    '<img src="a&b\r\nc" alt=\'x',
    '<A HREF=b',
    '<script>',
    '</script>',
    '<style>',
    '</style ',
    '<title>',
    '</title>',
    '<textarea>',
    'word',
  ],
];

test('tags and places of attributes are those of parse5 itself, whatever stands between', () => {
  const random = randomFrom(20);
  for (let run = 0; run < RUNS; run += 1) {
    const html = Array.from({ length: 1 + random.below(30) }, () => PIECES[random.below(PIECES.length)]).join('');
    const found: unknown[] = [];
    eachTag(html, (tag) => found.push(tag));
    assert.deepEqual(found, tagsOfParse5(html), JSON.stringify(html));
  }
});

function tagsOfParse5(html: string): unknown[] {
  const found: unknown[] = [];
  const see = ({ tagName, attrs, location }: Token.TagToken, isEnd: boolean) => {
    const places = (location as Token.LocationWithAttributes | null)?.attrs ?? {};
    const attributes = attrs.flatMap(({ name, value }) => {
      const place = places[name];
      return place ? [{ name, value, start: place.startOffset, end: place.endOffset }] : [];
    });
    found.push({ name: tagName, isEnd, attributes });
  };
  const modes: Record<string, Tokenizer['state']> = {
    script: TokenizerMode.SCRIPT_DATA,
    style: TokenizerMode.RAWTEXT,
    title: TokenizerMode.RCDATA,
    textarea: TokenizerMode.RCDATA,
  };
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        see(token, false);
        tokenizer.state = modes[token.tagName] ?? tokenizer.state;
      },
      onEndTag: (token) => see(token, true),
      onComment: nothing,
      onDoctype: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(html, true);
  return found;
}
