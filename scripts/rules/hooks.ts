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

type Kind = 'function' | 'pattern' | 'late pattern' | 'number' | 'list';

/** The code with the function or constant under another name, and `instead` under its own. A symbol that is not there: the table is out of date. */
function replaced(code: string, symbol: string, instead: (kind: Kind) => string): string {
  const declared = new RegExp(`^(export )?(function|const) ${symbol}\\b(?: = )?`, 'm');
  const found = declared.exec(code);
  if (!found) throw new Error(`no rule ${symbol}: mend scripts/rules/table.ts`);
  const kind = kindOf(found[2] as string, code.slice(found.index + found[0].length, found.index + found[0].length + 20));
  return code.replace(declared, (whole, exported = '') => {
    const was = whole.replace(/^export /, '').replace(symbol, `${symbol}_WAS`);
    return `${exported}${instead(kind)}\n${was}`;
  });
}

function kindOf(keyword: string, value: string): Kind {
  if (keyword === 'function') return 'function';
  if (/^(?:late|anyScript|bySomeWord|byFirstWord)\(/.test(value)) return 'late pattern';
  if (/^(?:\/|new RegExp)/.test(value)) return 'pattern';
  return /^[\d.]/.test(value) ? 'number' : 'list';
}

function switchedOff(kind: Kind, symbol: string, off: string): string {
  if (kind === 'function') return `function ${symbol}(...args) { return ${off}; }`;
  return kind === 'late pattern' ? `const ${symbol} = () => ${off};` : `const ${symbol} = ${off};`;
}

/**
 * `watchRule` is told what a function returns and what it would if it were off; `watchPattern` asks the pattern and tells what it
 * finds; a number or a list acts wherever it is looked at.
 */
function watched(index: number, kind: Kind, symbol: string, off: string): string {
  const was = `${symbol}_WAS`;
  if (kind === 'function')
    return `function ${symbol}(...args) { return watchRule(${index}, ${was}(...args), () => ${off}); }`;
  if (kind === 'number') return `const ${symbol} = { valueOf: () => (watchRule(${index}, 1, () => 0), ${was}) };`;
  if (kind === 'list') return `const ${symbol} = watchList(${index}, () => ${was});`;
  return kind === 'late pattern'
    ? `const ${symbol} = (...args) => watchPattern(${index}, () => ${was}(...args));`
    : `const ${symbol} = watchPattern(${index}, () => ${was});`;
}
