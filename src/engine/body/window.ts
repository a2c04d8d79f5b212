/** The one jsdom window that documents are parsed in: no scripts, no styles, no resources; many documents, one after another. */
import { createRequire } from 'node:module';
import type { JSDOM as JsdomClass } from 'jsdom';

let dom: JsdomClass | undefined;

/** Parses HTML with jsdom. The first call loads jsdom, most of a second; the next cost only the parse. */
export function parseInWindow(html: string, url: string): Document {
  dom ??= newWindow();
  dom.reconfigure({ url: /^https?:/.test(url) ? url : 'http://localhost/' });
  return new dom.window.DOMParser().parseFromString(html, 'text/html');
}

function newWindow(): JsdomClass {
  // The package is loaded on first use, synchronously: extraction is a pure synchronous stage, and `--help` must not wait for
  // jsdom.
  const { JSDOM, VirtualConsole } = createRequire(import.meta.url)('jsdom') as typeof import('jsdom');
  // The default console prints whole style sheets to stderr.
  return new JSDOM('', { virtualConsole: new VirtualConsole() });
}
