'use strict';
/**
 * Loads the bundle (`dist/bundle`, made by `scripts/bundle.ts`) chunk by chunk, as one requires another, with V8's code cache:
 * what V8 compiled in a run is written to the cache folder at its end, and the next runs need not compile it again. The
 * folder is `$TEARSHEET_CACHE` (empty: no cache), else `tearsheet` in `$XDG_CACHE_HOME` or `~/.cache`. A cache that is
 * missing, foreign, damaged or cannot be written costs time and nothing else. What is in it runs, so it is used only in a folder
 * of the user's own that nobody else can write to.
 */
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const v8 = require('node:v8');
const vm = require('node:vm');
const { crc32 } = require('node:zlib');

const BUNDLE = path.join(__dirname, '../dist/bundle');
/** The value of `import.meta.url` in the bundle, so that `worker.js` is beside it. */
const URL_HERE = pathToFileURL(__filename).href;
/** The bytes at the beginning of a file of compiled code, which no picture, text or archive has. */
const MAGIC = Buffer.from('tearsheet code\0\xff', 'latin1');
/** Bytes before V8's data: the above, a checksum, for V8 makes none and damaged data crash it, and the commands whose runs are in it. */
const HEADER = MAGIC.length + 8;
/** Names of its files, and of those that a killed process left; nothing else in the folder is ever touched. */
const OWN_NAME = /^[\w-]{1,100}-[0-9a-f]{16}-[0-9a-f]{1,16}(?:\.\d{1,10})?$/;
/** Largest size of a file in bytes, far above any chunk. */
const LARGEST = 64 * 1024 * 1024;
/** Messages, of four pages at most, after which the other threads have loaded their code too: it is kept under the flags of the main thread. */
const LOADED = 2;
/** Messages after which a thread has called nearly all functions that read pages, and those between two threads that write. */
const [CALLED, APART] = [32, 8];
/** Age at which a file is swept when something is written: it is of a version gone by, or left by a killed process. */
const KEPT_MILLISECONDS = 30 * 24 * 3600 * 1000;

// V8's flags are set before anything is loaded, because code is cached for the flags that it was compiled under.
const FLAGS = [
  // undici's WebAssembly is compiled once and quickly: to optimise it beside a short run holds up its end.
  '--liftoff-only',
  // Functions keep their bytecode though they are called seldom: the next page that needs one would have it compiled again.
  '--no-flush-bytecode',
  // V8's optimiser takes a third of a run over a hundred pages, most of it on functions copied into their callers. With a ninth
  // of that (default 920), thousands of pages run as fast.
  '--max-inlined-bytecode-size-cumulative=100',
  // V8's forecast soon makes objects old at birth when their like outlives a page's first collections. An old object keeps all
  // that it points to, the whole tree of each page, until the next full collection, which also drops the optimised code of inner
  // functions.
  '--no-allocation-site-pretenuring',
  // A page runs most regular expressions a few times, and compiling one with the letters of all scripts takes a millisecond or
  // more. So an expression is interpreted two hundred times, not once, before it is compiled (V8 does not wait where the text has a
  // thousand characters), and its bytecode is left as it comes. A page alone takes a seventh less, thousands the same.
  '--regexp-tier-up-ticks=200',
  '--no-regexp-peephole-optimization',
  // The main thread does no long work: what it lets lie until the end costs less than marking it in steps.
  '--no-incremental-marking',
  '--no-always-sparkplug',
  // The heap of new objects has its full size when it first grows, not in four steps: in a stream of small pages the last step
  // came after tens of thousands, and looked like a leak.
  '--semi-space-growth-factor=16',
  // Threads have `gc`, and collect new objects after a page, not in the midst of one.
  '--expose-gc',
  // V8 collects with as many helping threads as there are processors, which wait for one another more than they help where every
  // processor has a worker already: without them 450 pages take a twelfth less of all processors' time.
  '--no-parallel-scavenge',
  '--no-concurrent-marking',
  '--no-concurrent-sweeping',
];
/** Only the V8 of Node 20 knows some names; others would print an error. */
const KNOWS_ALL = process.versions.v8.startsWith('11.');
// A function runs eight times as long as usual (the budget is 132,000) before it is optimised: a single page takes a thirtieth
// less, and sixteen times are too many for a large one. And no collection of young objects because there is time for one, as at
// the end of a page alone.
if (KNOWS_ALL) FLAGS.push('--interrupt-budget=1056000', '--no-minor-gc-task');
setFlags(FLAGS);
const VERSION = v8.cachedDataVersionTag();

/** Flags for threads that read many pages, once their code is loaded. */
const LONG_RUN = [
  // Each function is compiled without optimising at once, not after some runs: the code of seldom paths else still grows over tens
  // of thousands of pages, and looks like a leak. CPU is the same; a page alone takes 3 % more.
  '--always-sparkplug',
  '--incremental-marking',
];
// There, four times as long: a hundred pages take a thirtieth less than with twice, thousands the same.
if (KNOWS_ALL) LONG_RUN.push('--interrupt-budget=528000');

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = fs.constants;
const cache = cacheFolder();
/** Memory for the files that are read; nearly all have less. */
let memory = Buffer.allocUnsafeSlow(2 * 1024 * 1024);
/** Whether the folder may be used, once that was asked. */
let trusted;
const modules = new Map();
/** Chunks that lie in one file, as functions by name: all that the command line needs, and all that are small. */
const together = new Map();
/** The command of this run, `worker` in its threads, or nothing before an address or a file. */
const [word = ''] = process.argv[1]?.endsWith('worker.js') ? ['worker'] : process.argv.slice(2);
/** The scripts by the files of their compiled code; the runs whose functions were found in it, as bits, and those of use. */
const scripts = new Map();

exports.load = load;

/** For a thread or a process that reads pages. A short run does without: its pages are as those that are read alone. */
exports.expectLongRun = () => {
  const { isMainThread, parentPort, threadId, workerData } = require('node:worker_threads');
  if (isMainThread) return setImmediate(setFlags, LONG_RUN);
  if (workerData === 'reader') return;
  let messages = 0;
  parentPort.on('message', () => {
    messages += 1;
    if (messages === LOADED) setFlags(LONG_RUN);
    // One thread after the other: flags are the same for all. A thread does not end by itself.
    if (messages === CALLED + (threadId % APART) * APART)
      setImmediate(() => {
        exports.writeCache(0);
        setFlags(LONG_RUN);
      });
  });
};

/**
 * Writes what was compiled, with what was read of earlier runs, unless such a run is in it already: other commands call other functions
 * of the same chunks. For the end of the program: then the functions that it called are compiled, too. A run that fails calls few,
 * and writes only what is not there at all.
 */
exports.writeCache = (exitCode) => {
  // The main thread of a run with threads calls none of the functions that read pages.
  const isLong = v8.cachedDataVersionTag() !== VERSION;
  // Two with one bit lose time alone.
  const bit = 1 << (crc32((/^-*[a-z]+$/.test(word) ? word : '') + (isLong ? ' long' : '')) & 31);
  const isLacking = ({ commands }) => commands === undefined || (exitCode === 0 && (commands & bit) === 0);
  // Another thread or process may have written since.
  const isAsFound = (file, { found }) => read(file)?.commands === found;
  const lacking = [...scripts].filter(([file, script]) => isLacking(script) && isAsFound(file, script));
  if (lacking.length === 0) return;
  // V8 takes compiled code for the flags that are set when it is written.
  setFlags(FLAGS);
  try {
    makeFolder(cache);
    if (!isOurs(cache)) return;
    for (const [file, { script, commands }] of lacking)
      write(file, script.createCachedData(), exitCode === 0 ? commands | bit : 0);
    sweep();
  } catch {
    // Nothing is lost but time.
  }
};

function setFlags(flags) {
  for (const flag of flags) v8.setFlagsFromString(flag);
}

/** The exports of a chunk, `./NAME.js`, or of a module of Node's. */
function load(id) {
  if (!id.startsWith('./')) return require(id);
  const known = modules.get(id);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(id, module);
  const filename = path.join(BUNDLE, id);
  const chunk = chunksIn('start.js')[id] ?? chunksIn('small.js')[id] ?? compile(filename).runInThisContext();
  chunk(module.exports, load, module, filename, BUNDLE, URL_HERE);
  return module.exports;
}

function chunksIn(name) {
  if (!together.has(name)) together.set(name, compile(path.join(BUNDLE, name)).runInThisContext());
  return together.get(name);
}

/** A chunk begins with a comment that holds the hash of its content. */
function compile(filename) {
  const source = readSource(filename);
  if (cache === undefined || v8.cachedDataVersionTag() !== VERSION) return new vm.Script(source, { filename });
  const key = `${source.slice(2, 18)}-${VERSION.toString(16)}`;
  const file = path.join(cache, `${path.basename(filename, '.js')}-${key}`);
  const kept = read(file);
  const script = new vm.Script(source, { filename, cachedData: kept?.data });
  const found = kept?.commands;
  scripts.set(file, { script, found, commands: script.cachedDataRejected ? undefined : found });
  return script;
}

function readSource(filename) {
  const descriptor = fs.openSync(filename);
  try {
    return bytesOf(descriptor, fs.fstatSync(descriptor).size).latin1Slice();
  } finally {
    fs.closeSync(descriptor);
  }
}

/**
 * All files are read into the same memory, one after the other: the system takes longer to give new memory for each than to read them. The
 * bytes are those of the file until the next one is read.
 */
function bytesOf(descriptor, size) {
  if (memory.length < size) memory = Buffer.allocUnsafeSlow(size);
  let length = 0;
  while (length < size) {
    const count = fs.readSync(descriptor, memory, length, size - length);
    if (count === 0) break;
    length += count;
  }
  return memory.subarray(0, length);
}

/**
 * Reads a file of compiled code. A file is trusted only where the same user wrote it: it is code. A pipe, a device or a link is
 * never opened.
 */
function read(file) {
  let descriptor;
  try {
    if (!isOurs(cache)) return undefined;
    descriptor = fs.openSync(file, O_RDONLY | (O_NONBLOCK ?? 0) | (O_NOFOLLOW ?? 0));
    const info = fs.fstatSync(descriptor);
    if (!info.isFile() || info.size > LARGEST || !isMine(info)) return undefined;
    const bytes = bytesOf(descriptor, info.size);
    const data = bytes.subarray(HEADER);
    if (bytes.length <= HEADER || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
    if (bytes.readUInt32LE(MAGIC.length) !== crc32(data)) return undefined;
    return { data, commands: bytes.readInt32LE(MAGIC.length + 4) };
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Whether a folder is none of a stranger's: no link, of this user, writable by nobody else. Asked once. */
function isOurs(folder) {
  if (trusted === undefined) {
    const info = fs.lstatSync(folder, { throwIfNoEntry: false });
    // A folder that is not there yet is asked again once it was made.
    if (info === undefined) return false;
    trusted = info.isDirectory() && isMine(info);
  }
  return trusted;
}

/** Windows knows neither users by number nor these bits. */
function isMine({ uid, mode }) {
  return process.geteuid === undefined || (uid === process.geteuid() && (mode & 0o022) === 0);
}

/** Writes a file beside its place and renames it, so that several processes may write at once. */
function write(file, data, commands) {
  const header = Buffer.alloc(HEADER);
  MAGIC.copy(header);
  header.writeUInt32LE(crc32(data), MAGIC.length);
  header.writeInt32LE(commands, MAGIC.length + 4);
  const temporary = `${file}.${process.pid}${require('node:worker_threads').threadId}`;
  fs.rmSync(temporary, { force: true });
  fs.writeFileSync(temporary, Buffer.concat([header, data]), { mode: 0o600, flag: 'wx' });
  fs.renameSync(temporary, file);
}

/** Makes a folder with its parent, which may be missing in a new home. (Node's own `recursive` never ends below `/proc`.) */
function makeFolder(folder) {
  for (const each of [path.dirname(folder), folder]) if (!fs.existsSync(each)) fs.mkdirSync(each, { mode: 0o700 });
}

function sweep() {
  for (const name of fs.readdirSync(cache)) {
    if (!OWN_NAME.test(name)) continue;
    const file = path.join(cache, name);
    const info = fs.lstatSync(file);
    if (info.isFile() && Date.now() - info.mtimeMs > KEPT_MILLISECONDS && beginsAsOurs(file)) fs.rmSync(file);
  }
}

function beginsAsOurs(file) {
  const descriptor = fs.openSync(file, O_RDONLY | (O_NONBLOCK ?? 0) | (O_NOFOLLOW ?? 0));
  try {
    const start = Buffer.alloc(MAGIC.length);
    fs.readSync(descriptor, start, 0, start.length, 0);
    return start.equals(MAGIC);
  } finally {
    fs.closeSync(descriptor);
  }
}

function cacheFolder() {
  const { TEARSHEET_CACHE: own, XDG_CACHE_HOME: xdg, HOME: home } = process.env;
  if (own !== undefined) return own === '' ? undefined : path.resolve(own);
  // The standard says that a relative path is to be ignored.
  if (xdg && path.isAbsolute(xdg)) return path.join(xdg, 'tearsheet');
  return home ? path.join(home, '.cache', 'tearsheet') : undefined;
}
