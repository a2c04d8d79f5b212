/** The short cuts of the tokenizer give the tree that parse5 gives without them, whatever is written. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serialize } from 'parse5';
import { parseWith } from '../../../src/engine/page/parser.ts';
import { PageTokenizer } from '../../../src/engine/page/tokenizer.ts';

const CAP = { most: 1000, refuse: () => assert.fail('too many attributes') };

function assertSameTree(html: string): void {
  const options = { treeAdapter: defaultTreeAdapter, scriptingEnabled: false };
  const ours = parseWith(html, options, (parser) => new PageTokenizer(parser as never, CAP));
  const theirs = parse(html, { scriptingEnabled: false });
  assert.equal(serialize(ours), serialize(theirs), JSON.stringify(html.slice(0, 500)));
  assert.deepEqual(texts(ours), texts(theirs), JSON.stringify(html.slice(0, 500)));
}

/** Each text node by itself, which a serialisation joins. */
function texts(node: DefaultTreeAdapterTypes.Node): string[] {
  if ('value' in node) return [node.value];
  const inside = 'childNodes' in node ? node.childNodes : [];
  return ('content' in node ? [node.content, ...inside] : inside).flatMap(texts);
}

test('fixture pages', () => {
  for (const folder of readdirSync('tests/fixtures'))
    assertSameTree(new TextDecoder().decode(readFileSync(join('tests/fixtures', folder, 'page.html'))));
});

test('tags that are written in odd ways', () => {
  for (const html of [
    '<p class=a id=b/ title=c/d><br/><br /><i a=1 a=2 b = 3 c= "4" d></I>',
    '<P CLASS=A>x<p cLass=b>y<p class="a&amp;b" title=\'&lt;"\' lang=a&amp;b>z',
    '<p a="1"b="2"><p a=1"2><p =a><p a==b><p a=`b`><p a=><p / a><x_y:z.1 @click="a" data-é="b">',
    '<p title="&quot;a&quot; &amp;&amp; b &lt;c&gt; &#39;&#x27;&#038; &copy=1 &b=2 & &" alt="&">x<p title="&amp" alt="&lt&gt;">',
    '<p title="&AMP; &Quot;" alt="&copy; &quot;" lang="&notit; &quot" dir="&#0;&#X27;" id="a&amp;\0" class="&amp;x',
    '<img srcSet="a 1x" ALT=b @click="c" [d]="e" (f)="g" #h *i="j" k{l}=m n`o=p q|r ~s $t=u é=v x<y=z a"b=c>',
    '<svg><foreignObject><lineargradient/><clipPath></svg><pÉ><p!a><div"b"><h1A></h1A>',
    '<svg viewBox="0" preserveAspectRatio=a><p onClick ONCLICK=1 onclick=2 DATA-X>x',
    '<p title="&nbsp;&auml;&Auml;&AUML;&euro;&rsquo;&#8217;&#x2019;&#X27;&#x20;&#10;&#128;&#xd800;&#0;" alt="&#39;&#39&#x27 &eacute">',
    '<p title="&#12a; &#x; &#; &#1234567; &#x00027; &#160;&#65533;&#x3D;" alt="&shy;&times;&thorn; &t=1 &#1=">x',
    '<a href="x',
    '<a href=x',
    '<a ',
    '<a',
    '</a b="c">',
    '</a/>',
    '</ a>',
    '< a>',
  ])
    assertSameTree(html);
});

test('character references in text, and the ends of elements whose content is text', () => {
  for (const html of [
    'a&nbsp;b &amp; &lt;c&gt; &quot;d&#39; &apos;&rsquo;&hellip;&#8217;&#x2019;&#160; e&amp',
    '&nbsp;<html>&mdash;<title>a&amp;b&ndash;</title><table>&laquo;<tr>&nbsp;</table>&raquo',
    '&auml;&Ouml;&szlig;&eacute;&bull;&#228;&#xE4;&#X2019;&#x20;&#10;&#13;&#128;&#xd800;&#0;&#12a;&#x1F600;&#65534;&thorn;&euro',
    '&nbspx &amp;amp; &ampx; &AMP; &Nbsp; &; &#; &#x; &#38 &#038; &notit; &copy &copy; &hellip &longerthananyname;',
    '<textarea>&lt;/textarea&gt;</TEXTAREA>x<textarea>a</textarea >b<textarea></textarea/>c<textarea></textareas></textarea>',
    '<title></></title><script></script><style>a</style\n><script>a</SCRIPT>b</script>c<iframe></b></iframe><noframes></noframe',
    '<svg><title></title><style>a</style></svg><xmp>&amp;</xmp>d<noembed>a</noembed><script>a</script',
  ])
    assertSameTree(html);
});

test('text where white space counts apart, line ends, NULs and characters of two units', () => {
  for (const html of [
    ' \n<!doctype html> \n<html> <head> \n<title> a &lt; b\r\n</title> x <body> y',
    '<table> a <tr> \n <td> b c </table> d <select> e <option> f </select><colgroup> g',
    '<pre>\n\n a</pre><textarea>\n\r\n b</textarea><listing>\rc</listing><pre> \n d',
    'a\0b \0 c<title>\0d</title><p title="\0e">\ud800 \u{1f600}\u{1f600} x<p title="\u{1f600}\ud800">',
    '<svg> a <title> b </title><![CDATA[ c ]]></svg><math> d <mi> e</math><template> f <td> g</template>',
    '<script>a<!--<script>b</script>c--></script><style>a < b &amp; c</style><plaintext> d <p> & e',
    '<frameset> a <frame></frameset> b',
  ])
    assertSameTree(html);
});
