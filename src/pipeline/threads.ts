/** Tells how many worker threads a machine has room for. */
import { availableParallelism, totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;
/** Memory of the program beside its workers, in MB. */
const BASE_MEGABYTES = 300;
/** Memory of a worker on ordinary pages, in MB (measured: 140), with room for a heavy one. */
const WORKER_MEGABYTES = 200;

/** The number of cores, but no more threads than memory has room for; both as the control group of a container allows. */
export function affordableThreads(cores = availableParallelism(), bytes = memoryLimit()): number {
  const room = Math.floor((bytes / MEGABYTE - BASE_MEGABYTES) / WORKER_MEGABYTES);
  return Math.max(1, Math.min(cores, room));
}

/** Node gives 0 or a number beyond all memory where nothing is constrained. */
function memoryLimit(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
