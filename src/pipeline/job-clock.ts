/** Tells which job of a batch a thread is at and for how long: it counts in memory that both sides share, and sends no message. */

/** Places in the shared memory. */
const JOB = 0;
const BEGUN = 1;

export class JobClock {
  readonly shared: Int32Array;

  /** Without the memory of another clock this one gets its own. */
  constructor(shared: Int32Array = new Int32Array(new SharedArrayBuffer(8))) {
    this.shared = shared;
  }

  /** The time is written first: who reads the new number never reads the time of the job before. */
  begin(job: number): void {
    Atomics.store(this.shared, BEGUN, now());
    Atomics.store(this.shared, JOB, job);
  }

  /** The number of the job that runs, from 0. */
  get job(): number {
    return Atomics.load(this.shared, JOB);
  }

  /** Milliseconds that it has run. */
  get elapsed(): number {
    return (now() - Atomics.load(this.shared, BEGUN)) | 0;
  }
}

/** Milliseconds of the clock that all threads share, in 32 bits: the difference of two is right also where the count began anew. */
function now(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return (seconds * 1000 + Math.floor(nanoseconds / 1e6)) | 0;
}
