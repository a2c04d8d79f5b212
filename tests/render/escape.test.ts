/** Each target of foreign text has one escaping function; here each is fuzzed with a reader of the target. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { parse as parseYaml } from 'yaml';
import { captureName } from '../../src/capture/paths.ts';
import { csvCell, escapeBibtex, escapeHtml, escapeValue, oneLine, severalLines } from '../../src/render/escape.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000);
/** Text with the signs that mean something to some target, beside signs of all scripts. */
const SIGNS = [...'<>&"\'`\\*_{}[]()#$%^~|:;,=+-@!?/.\n\r\t\0\u001b\u009b\u202e\u2028\ufeff ab1é中🙂'];
const foreign = fc.oneof(
  fc.array(fc.constantFrom(...SIGNS), { maxLength: 40 }).map((signs) => signs.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const holds = (check: (text: string) => void) => fc.assert(fc.property(foreign, check), { numRuns: RUNS });

describe('foreign text', () => {
  test('on a terminal moves no cursor, ends no line and turns no direction', () => {
    holds((text) => {
      ok(!/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u.test(oneLine(text)));
      equal(oneLine(oneLine(text)), oneLine(text));
      ok(!/\p{Cc}/u.test(severalLines(text).replaceAll('\n', '')));
    });
  });

  test('in a path is one name, neither hidden nor special', () => {
    holds((text) => {
      const name = captureName({
        url: 'https://paper.example/a',
        retrieved: '2026-01-02T00:00:00Z',
        title: text,
        site: text,
      });
      match(name, /^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]*$/u);
      ok(Buffer.byteLength(name) <= 200 && !/[. ]$/.test(name) && !name.includes('..'), name);
    });
  });

  test('in HTML is the same text, and makes no element, in an attribute too', () => {
    holds((text) => {
      // A parser first turns CR into line ends, then drops NUL; both are so in a browser, whatever is escaped.
      const plain = text.replace(/\r\n?/g, '\n').replace(/\0/g, '');
      const { childNodes } = parseFragment(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`);
      equal(childNodes.length, 1);
      const [p] = childNodes as unknown as [
        { attrs: { value: string }[]; childNodes: { nodeName: string; value: string }[] },
      ];
      ok(p.childNodes.every(({ nodeName }) => nodeName === '#text'));
      equal(p.childNodes.map(({ value }) => value).join(''), plain);
      equal(p.attrs.map(({ value }) => value.replace(/\ufffd/g, '')).join(), plain.replace(/\ufffd/g, ''));
    });
  });

  test('in YAML stays one string, with backslashes before what pandoc would take for markup', () => {
    holds((text) => {
      const escaped = escapeValue(text);
      const back = parseYaml(`a: ${JSON.stringify(escaped)}\nb: 1\n`) as { a: string; b: number };
      deepEqual(back, { a: escaped, b: 1 });
      equal(escaped.replace(/\\(?=[\p{P}\p{S}\s]|$)/gu, ''), text.replace(/\\(?=[\p{P}\p{S}\s]|$)/gu, ''));
    });
  });

  test('in CSV stays one cell (RFC 4180) and is no formula', () => {
    holds((text) => {
      const [row = [], ...rest] = rowsOf(`${csvCell(text)},${csvCell('next')}\r\n`);
      deepEqual([row.length, row[1], rest], [2, 'next', []]);
      ok(!/^[=+\-@\t\r]/.test(row[0] ?? ''), row[0]);
      equal((row[0] ?? '').replace(/^'(?=[=+\-@\t\r])/, ''), text.replace(/^'(?=[=+\-@\t\r])/, ''));
    });
  });

  test('in BibTeX ends no field and begins no comment or command of its own', () => {
    holds((text) => {
      const escaped = escapeBibtex(text);
      let depth = 0;
      for (const sign of escaped) {
        depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
        ok(depth >= 0, escaped);
      }
      equal(depth, 0, escaped);
      ok(!/(?<!\\)[%&#$_]/.test(escaped), escaped);
      const own = /^\\(?:text(?:backslash|asciitilde|asciicircum|braceleft|braceright)\{\}|[{}%&#$_])/;
      for (const { index } of escaped.matchAll(/\\/g)) match(escaped.slice(index), own, escaped);
    });
  });
});

/** Cells as RFC 4180 reads them. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
