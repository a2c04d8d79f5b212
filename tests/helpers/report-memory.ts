/**
 * Loaded before the program (`--import`): at its end it writes its peak resident memory, in bytes, and its CPU time, in seconds, to
 * file descriptor 3.
 */
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Not `resourceUsage().maxRSS`: on Linux a child that shares its parent's memory until it starts inherits the parent's peak.
if (isMainThread) {
  process.on('exit', () => {
    const [, kilobytes = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    const { user, system } = process.cpuUsage();
    writeSync(3, `${Number(kilobytes) * 1024} ${(user + system) / 1e6}`);
  });
}
