/** Lines and pieces out of a stream of chunks. */
export class ByteReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private chunk: Buffer = Buffer.alloc(0);
  private taken = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** Bytes that were read so far. */
  get position(): number {
    return this.taken - this.chunk.length;
  }

  /** Passes over line ends. */
  async skipLineEnds(): Promise<void> {
    while ((await this.fill()) && (this.chunk[0] === 0x0a || this.chunk[0] === 0x0d)) this.chunk = this.chunk.subarray(1);
  }

  /** UTF-8 up to the next line feed, without CR and LF; undefined at the end. Throws a RangeError beyond `limit` bytes. */
  async line(limit: number): Promise<string | undefined> {
    const pieces: Buffer[] = [];
    let size = 0;
    while (await this.fill()) {
      const end = this.chunk.indexOf(0x0a);
      const piece = end < 0 ? this.chunk : this.chunk.subarray(0, end);
      this.chunk = end < 0 ? Buffer.alloc(0) : this.chunk.subarray(end + 1);
      size += piece.length;
      if (size > limit) throw new RangeError(`a line is longer than ${limit} bytes`);
      pieces.push(piece);
      if (end >= 0) return Buffer.concat(pieces).toString('utf8').replace(/\r$/, '');
    }
    return size === 0 ? undefined : Buffer.concat(pieces).toString('utf8').replace(/\r$/, '');
  }

  /** The next bytes, at least one and at most `limit`; undefined at the end. */
  async upTo(limit: number): Promise<Uint8Array | undefined> {
    if (!(await this.fill())) return undefined;
    const piece = this.chunk.subarray(0, limit);
    this.chunk = this.chunk.subarray(piece.length);
    return piece;
  }

  private async fill(): Promise<boolean> {
    while (this.chunk.length === 0) {
      const next = await this.source.next();
      if (next.done) return false;
      this.chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
      this.taken += this.chunk.length;
    }
    return true;
  }
}
