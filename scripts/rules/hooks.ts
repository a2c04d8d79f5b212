/**
 * Module hooks that load the engine's metadata and figures once more: with one rule switched off (`?rule=3`), or with all rules
 * watched (`?rule=all`), so that a page is read again only without the rules that did something on it.
 */
import type { LoadHook, ResolveHook } from 'node:module';
import { RULES } from './table.ts';

const QUERY = /\?rule=(.*)/;
const PARTS = /\/dist\/src\/engine\/(?:extract|media|metadata\/.*|figures\/.*)\.js$/;

/** An import with such a query gives it on to what it imports. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const resolved = await next(specifier, context);
  const query = QUERY.exec(context.parentURL ?? '')?.[0];
  return query && PARTS.test(resolved.url) ? { ...resolved, url: resolved.url + query } : resolved;
};

export const load: LoadHook = async (url, context, next) => {
  const loaded = await next(url, context);
  const wanted = QUERY.exec(url)?.[1];
  if (wanted === undefined) return loaded;
  let source = String(loaded.source);
  RULES.forEach(([file, symbol, off], index) => {
    if (!url.includes(`/dist/src/engine/${file}.js?`)) return;
    if (wanted === 'all') source = replaced(source, symbol, (kind) => watched(index, kind, symbol, off));
    else if (wanted === String(index)) source = replaced(source, symbol, (kind) => switchedOff(kind, symbol, off));
  });
  return { ...loaded, source };
};

/** The code with the function or constant under another name, and `instead` under its own. A symbol that is not there: the table is out of date. */
function replaced(code: string, symbol: string, instead: (kind: string) => string): string {
  const declared = new RegExp(`^(export )?(function|const) ${symbol}\\b`, 'm');
  if (!declared.test(code)) throw new Error(`no rule ${symbol}: mend scripts/rules/table.ts`);
  return code.replace(declared, (_, exported = '', kind: string) => `${exported}${instead(kind)}\n${kind} ${symbol}_WAS`);
}

function switchedOff(kind: string, symbol: string, off: string): string {
  return kind === 'function' ? `function ${symbol}(...args) { return ${off}; }` : `const ${symbol} = ${off};`;
}

/** `watchRule` is told what a function returns and what it would if it were off; `watchPattern` asks the pattern and tells what it finds. */
function watched(index: number, kind: string, symbol: string, off: string): string {
  if (kind === 'function')
    return `function ${symbol}(...args) { return watchRule(${index}, ${symbol}_WAS(...args), () => ${off}); }`;
  // A number acts wherever it is compared: its rule is tried on every page.
  return /^[\d.e]+$/.test(off)
    ? `const ${symbol} = ${'{ valueOf: () => '}(watchRule(${index}, 1, () => 0), ${symbol}_WAS) };`
    : `const ${symbol} = watchPattern(${index}, () => ${symbol}_WAS);`;
}
