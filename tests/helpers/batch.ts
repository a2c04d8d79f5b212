/** A server of four articles, and the options of a batch that asks it. */
import { inFolder } from './program.ts';
import { type Route, type TestServer, withServer } from './server.ts';

const SENTENCE =
  'The ministers met in the capital on Saturday and agreed on a plan that both sides had rejected in spring. ';

/** A page that is an article. */
export function page(title: string): string {
  const text = `<p>${SENTENCE.repeat(4)}</p>`.repeat(5);
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${text}</article></body></html>`;
}

const PAGES: Record<string, Route> = Object.fromEntries(
  ['one', 'two', 'three', 'four'].map((name) => [`/${name}`, page(`Report ${name} of the day`)]),
);
/** Local servers stand on one host, and a list may lead to it only when allowed. */
export const LOCAL = ['--delay', '0', '--per-host', '4', '--allow-private', '--retry', '0'];

/** Runs in an empty folder while four pages, and more, are served. */
export function batch(
  run: (server: TestServer, folder: string) => Promise<void>,
  more: Record<string, Route> = {},
): Promise<void> {
  return inFolder((folder) => withServer({ ...PAGES, ...more }, (server) => run(server, folder)));
}
