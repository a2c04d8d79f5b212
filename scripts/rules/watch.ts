/** Watches the rules at work on a page: which of them did something that it would not without them. */

/** Indices of the rules, as in the table. */
export const active = new Set<number>();

declare global {
  var watchRule: (index: number, value: unknown, off: () => unknown) => unknown;
  var watchPattern: (index: number, pattern: () => RegExp) => unknown;
  var watchList: (index: number, list: () => object) => unknown;
}

/** Gives the watched code of the engine its three functions. */
export function watchRules(): void {
  globalThis.watchRule = (index, value, off) => {
    if (!active.has(index) && !isSame(value, off())) active.add(index);
    return value;
  };
  globalThis.watchPattern = (index, pattern) => {
    const told = <T>(found: T, isFound: boolean): T => {
      if (isFound) active.add(index);
      return found;
    };
    const found = <T>(value: T): T => told(value, value !== null && value !== false && value !== -1);
    return {
      get lastIndex() {
        return pattern().lastIndex;
      },
      set lastIndex(at: number) {
        pattern().lastIndex = at;
      },
      test: (text: string) => found(pattern().test(text)),
      exec: (text: string) => found(pattern().exec(text)),
      [Symbol.match]: (text: string) => found(text.match(pattern())),
      [Symbol.search]: (text: string) => found(text.search(pattern())),
      [Symbol.replace]: (text: string, by: string) => {
        const rest = text.replace(pattern(), by);
        return told(rest, rest !== text);
      },
    };
  };
  globalThis.watchList = (index, list) =>
    new Proxy(
      {},
      {
        get: (_, key) => {
          active.add(index);
          const value: unknown = Reflect.get(list(), key);
          return typeof value === 'function' ? value.bind(list()) : value;
        },
      },
    );
}

function isSame(value: unknown, off: unknown): boolean {
  if (value === off || (value === undefined && off === false)) return true;
  if (Array.isArray(value) && Array.isArray(off))
    return value.length === off.length && value.every((item, index) => item === off[index]);
  return value instanceof Set && off instanceof Set && value.size === off.size;
}
