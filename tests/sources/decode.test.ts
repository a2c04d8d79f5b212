import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeHtml } from '../../src/sources/decode.ts';

/** Bytes given as hexadecimal between ASCII. */
function bytes(...parts: (string | number[])[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
}

async function text(input: Uint8Array, label?: string): Promise<[string, string]> {
  const { html, charset } = await decodeHtml(input, label);
  return [html.replace(/<[^>]*>/g, ''), charset];
}

test('every legacy encoding of the web is read by its label', async () => {
  const cases: [string, number[], string][] = [
    ['windows-1252', [0x93, 0x80, 0x94], '“€”'],
    ['iso-8859-1', [0x93, 0xe9], '“é'],
    ['windows-1251', [0xcf, 0xf0, 0xe8], 'При'],
    ['koi8-r', [0xf0, 0xd2, 0xc9], 'При'],
    ['windows-1256', [0xd3, 0xe1, 0xc7, 0xe3], 'سلام'],
    ['gb2312', [0xc4, 0xe3, 0xba, 0xc3], '你好'],
    ['gb18030', [0xc4, 0xe3, 0x81, 0x30, 0x81, 0x30], '你\u0080'],
    ['big5', [0xa7, 0x41, 0xa6, 0x6e], '你好'],
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['euc-jp', [0xc6, 0xfc, 0xcb, 0xdc], '日本'],
    ['euc-kr', [0xc7, 0xd1, 0xb1, 0xb9], '한국'],
    ['utf-16le', [0x61, 0, 0xe9, 0], 'aé'],
  ];
  for (const [label, input, expected] of cases) assert.equal((await text(bytes(input), label))[0], expected, label);
});

test('byte order mark, then header, then meta, then valid UTF-8, then detection', async () => {
  const meta = '<meta charset=koi8-r>';
  const utf8 = [...Buffer.from('Привет')];
  assert.deepEqual(await text(bytes([0xef, 0xbb, 0xbf], meta, utf8), 'big5'), ['Привет', 'utf-8']);
  assert.deepEqual(await text(bytes([0xff, 0xfe, 0x61, 0]), 'big5'), ['a', 'utf-16le']);
  assert.deepEqual(await text(bytes(meta, [0xcf, 0xf0, 0xe8]), 'windows-1251'), ['При', 'windows-1251']);
  assert.deepEqual(await text(bytes(meta, [0xf0, 0xd2, 0xc9])), ['При', 'koi8-r']);
  assert.deepEqual(await text(bytes('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', [0xf0])), [
    'П',
    'koi8-r',
  ]);
  assert.deepEqual(await text(bytes('<!--', 'x'.repeat(3000), '-->', meta, [0xf0, 0xd2, 0xc9])), ['При', 'koi8-r']);
  assert.deepEqual(await text(bytes(utf8)), ['Привет', 'utf-8']);
  // A page that was moved to UTF-8 keeps its old <meta>, or its server the old label.
  assert.deepEqual(await text(bytes(meta, utf8)), ['Привет', 'utf-8']);
  assert.deepEqual(await text(bytes('<meta charset=utf-8>', utf8), 'windows-1251'), ['Привет', 'utf-8']);
  // The label counts where nothing but the bytes speaks against it.
  assert.deepEqual(await text(bytes(utf8), 'windows-1251'), ['РџСЂРёРІРµС‚', 'windows-1251']);
  assert.deepEqual(await text(bytes(meta, 'plain'), undefined), ['plain', 'koi8-r']);
  assert.deepEqual(await text(bytes('<meta charset=utf-16>', utf8)), ['Привет', 'utf-8']);
  assert.deepEqual(await text(bytes('<meta charset=nonsense>', utf8), 'also-nonsense'), ['Привет', 'utf-8']);
  const german = bytes(
    'Die Gr',
    [0xfc],
    ' e sch',
    [0xf6],
    'n, sagte die Pr',
    [0xe4],
    'sidentin am Abend in M',
    [0xfc],
    'nchen',
  );
  assert.match((await text(german))[0], /schön, sagte die Präsidentin/);
});

test('a label that browsers refuse to read is passed over', async () => {
  assert.deepEqual(await text(bytes('<p>x'), 'iso-2022-kr'), ['x', 'utf-8']);
});

test('a meta element that breaks off within its charset is passed over', async () => {
  for (const content of ['charset', 'text/html; charset', 'charset=', 'charset="']) {
    assert.deepEqual(await text(bytes(`<meta http-equiv=content-type content='${content}'>x`)), ['x', 'utf-8'], content);
    assert.equal((await text(bytes(`<meta content='${content}'>x`), 'koi8-r'))[1], 'koi8-r');
  }
});
