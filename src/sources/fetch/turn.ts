/** A queue that lets one caller in at a time, in the order of asking. */
export class Turn {
  #last: Promise<void> = Promise.resolve();

  /** Settles when it is the caller's turn, with what ends it. */
  async take(): Promise<() => void> {
    const before = this.#last;
    let end = () => {};
    this.#last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }
}
