/** One host's share of a batch. */
interface Host {
  waiting: string[];
  active: number;
  /** Seconds between two requests; undefined until asked for. */
  delay: number | undefined;
  /** Milliseconds, monotonic. */
  readyAt: number;
  timer?: NodeJS.Timeout;
}

export interface Politeness {
  perHost: number;
  delaySeconds: number;
}

/**
 * Decides which source is next: hosts take turns, each with at most `perHost` at once and a pause between two. The schedule holds
 * what it is given; the caller keeps that bounded.
 */
export class Schedule {
  readonly #politeness: Politeness;
  readonly #hosts = new Map<string, Host>();
  /** Hosts in turn: a set keeps the order in which they became ready. */
  readonly #ready = new Set<Host>();
  readonly #onReady: () => void;
  #size = 0;

  /** `onReady` is called when a host may be asked again. */
  constructor(politeness: Politeness, onReady: () => void) {
    this.#politeness = politeness;
    this.#onReady = onReady;
  }

  /** The number of sources that wait. */
  get size(): number {
    return this.#size;
  }

  add(source: string): void {
    const name = hostOf(source);
    const host = this.#hosts.get(name) ?? { waiting: [], active: 0, delay: undefined, readyAt: 0 };
    this.#hosts.set(name, host);
    host.waiting.push(source);
    this.#size++;
    this.#queue(host);
  }

  /** The next source whose host is ready, now taken as begun. */
  next(): string | undefined {
    const [host] = this.#ready;
    const source = host?.waiting.shift();
    if (!host || source === undefined) return undefined;
    this.#ready.delete(host);
    this.#size--;
    host.active++;
    this.#pause(host);
    this.#queue(host);
    return source;
  }

  /** Ends what `next` began. `delay`, in seconds, is what the host asks for itself. */
  finish(source: string, delay?: number): void {
    const name = hostOf(source);
    const host = this.#hosts.get(name);
    if (!host) return;
    host.active--;
    if (delay !== undefined) host.delay = Math.max(delay, this.#politeness.delaySeconds);
    this.#pause(host);
    this.#queue(host);
    this.#forget(name, host);
  }

  /** Whether this host's own wish for a delay is still to be asked for. */
  isNew(source: string): boolean {
    return this.#hosts.get(hostOf(source))?.delay === undefined;
  }

  /** Lets go of the timers. */
  close(): void {
    for (const host of this.#hosts.values()) clearTimeout(host.timer);
  }

  #pause(host: Host): void {
    host.readyAt = performance.now() + (host.delay ?? this.#politeness.delaySeconds) * 1000;
  }

  #queue(host: Host): void {
    if (host.waiting.length === 0 || host.active >= this.#politeness.perHost || this.#ready.has(host)) return;
    const wait = host.readyAt - performance.now();
    if (wait <= 0) {
      this.#ready.add(host);
      return;
    }
    clearTimeout(host.timer);
    host.timer = setTimeout(() => {
      this.#queue(host);
      this.#onReady();
    }, Math.ceil(wait));
  }

  /** A host that has nothing left is forgotten after its pause, so that memory does not grow with the number of hosts. */
  #forget(name: string, host: Host): void {
    if (host.waiting.length > 0 || host.active > 0) return;
    clearTimeout(host.timer);
    const wait = host.readyAt - performance.now();
    if (wait <= 0) {
      this.#hosts.delete(name);
      return;
    }
    host.timer = setTimeout(() => this.#forget(name, host), Math.ceil(wait));
    host.timer.unref();
  }
}

/** Files have no host, and wait for nobody. */
function hostOf(source: string): string {
  if (!URL.canParse(source)) return `file ${source}`;
  const { host, href, protocol } = new URL(source);
  return protocol.startsWith('http') ? host : href;
}
