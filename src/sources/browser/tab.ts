/** One page in the browser, as the program drives it: nothing that a page does to itself can hold the program up. */
import type { BrowserContext, CDPSession, Frame, Page, Request } from 'playwright-core';
import { TearsheetError } from '../../errors.ts';
import type { BrowserFacts } from '../../types.ts';
import type { Deadline } from '../fetch/pace.ts';

/** Milliseconds that a script of ours gets in the page; its own work is short, but the page may be busy. */
export const SCRIPT_TIME = 10_000;
/** Milliseconds that a script gets in a frame, and a movement of the mouse. */
const FRAME_TIME = 2_000;
/** Milliseconds until requests that a moved mouse makes have begun. */
const STIRRED_TIME = 100;
/** Name of the JavaScript world in which the program's scripts run, where the page's cannot reach them. */
const WORLD = 'tearsheet';

export class Tab {
  readonly page: Page;
  readonly dismissed: BrowserFacts['dismissed'] = { dialogs: 0, windows: 0, downloads: 0 };
  readonly #session: CDPSession;
  readonly #deadline: Deadline;
  readonly #failed: Promise<never>;
  /** The request of the document that is shown, and of one that was asked for since. */
  #shown: Request | undefined;
  #asked: Request | undefined;

  private constructor(page: Page, session: CDPSession, deadline: Deadline) {
    [this.page, this.#session, this.#deadline] = [page, session, deadline];
    this.#failed = new Promise((_, reject) => {
      page.on('crash', () => reject(new TearsheetError('browser-failed', 'the page crashed, or took too much memory')));
      page.context().on('close', () => reject(new TearsheetError('browser-failed', 'the browser ended')));
      const stop = () => reject(deadline.signal.reason);
      if (deadline.signal.aborted) stop();
      deadline.signal.addEventListener('abort', stop, { once: true });
    });
    this.#failed.catch(() => {});
    this.#refuse();
    page.on('request', (request) => {
      if (request.isNavigationRequest() && isOfPage(request, page)) this.#asked = request;
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#shown = this.#asked;
    });
  }

  static async open(context: BrowserContext, deadline: Deadline): Promise<Tab> {
    const page = context.pages()[0] ?? (await context.newPage());
    const session = await context.newCDPSession(page);
    return new Tab(page, session, deadline);
  }

  /** The request whose answer is the document that is shown. */
  get document(): Request | undefined {
    return this.#shown;
  }

  get session(): CDPSession {
    return this.#session;
  }

  /** Throws as soon as the page has crashed, the browser is gone, or the time is up. */
  within<T>(work: Promise<T>): Promise<T> {
    // Work that is given up fails later, when nobody listens.
    work.catch(() => {});
    return Promise.race([work, this.#failed]);
  }

  wait(milliseconds: number): Promise<void> {
    return this.within(this.#deadline.wait(milliseconds));
  }

  /**
   * Runs a function of the program in the page, in a world of its own. It must need nothing but its argument. Undefined when
   * the page changed under it; throws `browser-failed` when the page's own scripts never let it run.
   */
  async run<In, Out>(
    script: (input: In) => Out | Promise<Out>,
    input: In,
    milliseconds = SCRIPT_TIME,
  ): Promise<Out | undefined> {
    const busy = Symbol('busy');
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<typeof busy>((resolve) => {
      timer = setTimeout(() => resolve(busy), milliseconds);
    });
    const found = this.#evaluate(`(${script})(${JSON.stringify(input) ?? 'undefined'})`).catch((error: unknown) => {
      if (isChange(error)) return undefined;
      throw error;
    });
    const result = await this.within(Promise.race([found, late]));
    clearTimeout(timer);
    if (result === busy) throw new TearsheetError('browser-failed', "the page's scripts never let go of the browser");
    return result as Out | undefined;
  }

  /** Runs a function of the program in a frame, beside its own scripts; undefined where the frame is gone or does not answer. */
  runIn<In, Out>(
    frame: Frame,
    script: (input: In) => Out | Promise<Out>,
    input: In,
    milliseconds = FRAME_TIME,
  ): Promise<Out | undefined> {
    const found = frame.evaluate(`(${script})(${JSON.stringify(input)})`) as Promise<Out>;
    return this.soon(found, milliseconds);
  }

  /** The result of work that may fail; undefined where it does, or takes longer. */
  async soon<T>(work: Promise<T>, milliseconds = SCRIPT_TIME): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), milliseconds);
    });
    try {
      return await this.within(Promise.race([work.catch(() => undefined), late]));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Moves the mouse at the edge of the page, where nothing opens under it: some pages load their scripts only then. */
  async stir(): Promise<void> {
    await this.soon(
      this.page.mouse.move(1, 440).then(() => this.page.mouse.move(2, 450)),
      FRAME_TIME,
    );
    await this.wait(STIRRED_TIME);
  }

  async #evaluate(expression: string): Promise<unknown> {
    const { frameTree } = await this.#session.send('Page.getFrameTree');
    const { executionContextId } = await this.#session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: WORLD,
    });
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Refuses all that the page wants of a person: dialogs, downloads and windows. */
  #refuse(): void {
    const { page, dismissed } = this;
    page.on('dialog', (dialog) => {
      dismissed.dialogs += 1;
      dialog.dismiss().catch(() => {});
    });
    page.on('download', (download) => {
      dismissed.downloads += 1;
      download.cancel().catch(() => {});
    });
    page.context().on('page', (other) => {
      if (other === page) return;
      dismissed.windows += 1;
      other.close().catch(() => {});
    });
  }
}

function isOfPage(request: Request, page: Page): boolean {
  try {
    return request.frame() === page.mainFrame();
  } catch {
    // Playwright throws for a request whose frame is not there yet, or no more.
    return false;
  }
}

/** The document went while the script ran. */
function isChange(error: unknown): boolean {
  return (
    error instanceof Error &&
    /context was destroyed|Cannot find context|navigated or closed|uniqueContextId|No frame|Inspected target/i.test(
      error.message,
    )
  );
}
