/**
 * A thread that reads large inputs: it unpacks them and parts them into pages. The main thread gets each page as memory that threads
 * share, and hands it on; what unpacking leaves to be collected is none of its heap.
 */
import { once } from 'node:events';
import { parentPort, Worker } from 'node:worker_threads';
import type { ThreadRole } from '../heavy-pages.ts';
import { pageWithoutCopies, receivedError, type SentError, sentError } from '../job.ts';
import type { PageInput, PageInputOptions } from './page-input.ts';

/** Options that can go to a thread. */
export type ReadingOptions = Pick<PageInputOptions, 'base' | 'lines'> & { countsOthers: boolean };

/** Asks for the pages of an input. */
interface ReadingOrder {
  file: string;
  options: ReadingOptions;
  /** Pages that may be there at once: one more is read when one of them is done with. */
  pages: number;
}

/** Messages to the thread: an input to read, or slots whose pages are done with. */
type ToReader = ReadingOrder | { free: number[] };
/** Pages come several at once: each message wakes the main thread, which costs more than what it does then. */
type FromReader = ReadPage[] | { others: number } | { end: true; failure?: SentError };
type ReadPage = { slot: number } & ({ input: PageInput } | { input: Omit<PageInput, 'error'>; failure: SentError });

/** Memory of a new slot, in bytes: most pages fit. */
const SLOT_BYTES = 256 * 1024;
/**
 * A larger page comes in memory of its own. No collector counts shared memory, so that it is freed late; of the slots there are a few.
 */
const LARGEST_SLOT = 4 * 1024 * 1024;
/** Bytes of such pages that may be there before the next page is read. */
const MOST_LARGE = 24 * 1024 * 1024;
/** Megabytes of V8's young generation in this thread, which holds no trees. */
const YOUNG_MEGABYTES = 6;

/** The thread as the main one sees it. It starts with the first input, and reads one at a time. */
export class ReadingThread {
  readonly #script: URL;
  readonly #pages: number;
  /** Slots in use, and those of them that are done with and not told yet. */
  #taken = 0;
  #released: number[] = [];
  #worker: Worker | undefined;
  #received: FromReader[] = [];
  #wake: () => void = () => {};
  #failure: { error: unknown } | undefined;

  /** `script` is the code of `worker.ts`; `pages` the number of them that may be there at once. */
  constructor(script: URL, pages: number) {
    [this.#script, this.#pages] = [script, pages];
  }

  get hasEnded(): boolean {
    return this.#failure !== undefined;
  }

  /** The pages of a file; each is to be told by its `release` when it is done with. Throws what reading it throws. */
  async *read(file: string, options: PageInputOptions): AsyncGenerator<PageInput> {
    const { base, lines, onOthers } = options;
    const kept = { ...(base !== undefined && { base }), ...(lines && { lines }), countsOthers: onOthers !== undefined };
    this.#send({ file, options: kept, pages: this.#pages });
    for (;;) {
      const message = await this.#next();
      if (Array.isArray(message)) yield* message.map((page) => this.#inputOf(page));
      else if ('others' in message) onOthers?.(file, message.others);
      else if (message.failure) throw receivedError(message.failure);
      else return;
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #inputOf({ slot, ...page }: ReadPage): PageInput {
    this.#taken += 1;
    const release = () => this.#release(slot);
    if ('failure' in page) return { ...page.input, error: receivedError(page.failure), release };
    return { ...page.input, release };
  }

  #release(slot: number): void {
    this.#released.push(slot);
    if (this.#released.length < Math.min(batchOf(this.#pages), this.#taken)) return;
    this.#taken -= this.#released.length;
    this.#send({ free: this.#released });
    this.#released = [];
  }

  async #next(): Promise<FromReader> {
    while (this.#received.length === 0) {
      if (this.#failure) throw this.#failure.error;
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    }
    return this.#received.shift() as FromReader;
  }

  #send(message: ToReader): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      workerData: 'reader' satisfies ThreadRole,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const fail = (error: unknown) => {
      this.#failure ??= { error };
      this.#wake();
    };
    worker.on('message', (message: FromReader) => {
      this.#received.push(message);
      this.#wake();
    });
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('the thread that reads the input ended')));
    return worker;
  }
}

/** A quarter of the pages: the others are in work meanwhile. */
function batchOf(pages: number): number {
  return Math.ceil(pages / 4);
}

/** A function that reads an input; it puts a page's bytes where `place` says. */
type ReadInput = (file: string, options: PageInputOptions) => AsyncGenerator<PageInput>;

/** The other side: reads what is asked for, as long as there are free slots. */
export async function answerAsReader(readInput: ReadInput): Promise<void> {
  const orders: ReadingOrder[] = [];
  const slots = new Slots();
  parentPort?.on('message', (message: ToReader) => {
    if ('free' in message) slots.free(message.free);
    else orders.push(message);
  });
  for (;;) {
    const order = orders.shift();
    if (order) await answerOrder(order, slots, readInput);
    else await once(parentPort as NonNullable<typeof parentPort>, 'message');
  }
}

async function answerOrder({ file, options, pages }: ReadingOrder, slots: Slots, readInput: ReadInput): Promise<void> {
  const { countsOthers, ...kept } = options;
  const onOthers = (_: string, others: number) => post({ others });
  slots.allow(pages);
  let batch: ReadPage[] = [];
  const flush = () => {
    if (batch.length > 0) post(batch);
    batch = [];
  };
  try {
    const inputs = readInput(file, { ...kept, ...(countsOthers && { onOthers }), place: (length) => slots.place(length) });
    for (;;) {
      if (!slots.hasFree) flush();
      await slots.reserve();
      const { done, value } = await inputs.next();
      if (done) break;
      batch.push(pageOf(value, slots));
      if (batch.length >= batchOf(pages)) flush();
    }
    flush();
    post({ end: true });
  } catch (error) {
    flush();
    post({ end: true, failure: sentError(error) });
  }
}

function pageOf(input: PageInput, slots: Slots): ReadPage {
  if ('error' in input) {
    const { error, ...named } = input;
    return { input: named, slot: slots.take(), failure: sentError(error) };
  }
  const { page } = input;
  const kept = 'block' in page ? { ...page, block: slots.copied(page.block) } : pageWithoutCopies(page);
  return { input: { ...input, page: kept }, slot: slots.take() };
}

function post(message: FromReader): void {
  parentPort?.postMessage(message);
}

/** Memory for as many pages as may be there at once. One slot is reserved for the page that is read next. */
class Slots {
  readonly #memory: SharedArrayBuffer[] = [];
  readonly #free: number[] = [];
  /** Bytes of each page that has memory of its own, by its slot. */
  readonly #large = new Map<number, number>();
  /** Bytes of what was placed last, which may be passed over. */
  #placed = 0;
  #wake: () => void = () => {};

  /** Makes slots until there are so many. */
  allow(pages: number): void {
    for (let slot = this.#memory.length; slot < pages; slot++) {
      this.#memory.push(new SharedArrayBuffer(SLOT_BYTES));
      this.#free.push(slot);
    }
  }

  get hasFree(): boolean {
    const large = [...this.#large.values()].reduce((sum, bytes) => sum + bytes, 0);
    return this.#free.length > 0 && large <= MOST_LARGE;
  }

  /** Waits until there is a free one. */
  async reserve(): Promise<void> {
    while (!this.hasFree) {
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    }
  }

  /** Memory in the reserved slot. */
  place(length: number): Uint8Array {
    this.#placed = length;
    if (length > LARGEST_SLOT) return new Uint8Array(length);
    const slot = this.#free[0] as number;
    let memory = this.#memory[slot] as SharedArrayBuffer;
    if (memory.byteLength < length) {
      memory = new SharedArrayBuffer(Math.min(2 * length, LARGEST_SLOT));
      this.#memory[slot] = memory;
    }
    return new Uint8Array(memory, 0, length);
  }

  copied(bytes: Uint8Array): Uint8Array {
    const copy = this.place(bytes.length);
    copy.set(bytes);
    return copy;
  }

  /** The reserved slot is in use now. */
  take(): number {
    const slot = this.#free.shift() as number;
    if (this.#placed > LARGEST_SLOT) this.#large.set(slot, this.#placed);
    this.#placed = 0;
    return slot;
  }

  free(slots: number[]): void {
    for (const slot of slots) this.#large.delete(slot);
    this.#free.push(...slots);
    this.#wake();
  }
}
