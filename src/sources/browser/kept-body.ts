import type { Exchange } from '../../types.ts';
import type { Recording } from './recording.ts';

/** The body of an answer, up to what is kept; all the rest goes to the browser as well, and the record says that it is cut. */
export class KeptBody {
  readonly #exchange: Exchange;
  readonly #recording: Recording;
  readonly #chunks: Buffer[] = [];
  #left: number;

  constructor(exchange: Exchange, recording: Recording, most: number) {
    [this.#exchange, this.#recording, this.#left] = [exchange, recording, most];
  }

  push(chunk: Buffer): void {
    if (this.#exchange.truncated !== undefined) return;
    this.#left -= chunk.length;
    if (this.#left < 0 || !this.#recording.takes(chunk.length)) this.#exchange.truncated = 'length';
    else this.#chunks.push(chunk);
  }

  end(): void {
    this.#exchange.body = Buffer.concat(this.#chunks);
  }
}
