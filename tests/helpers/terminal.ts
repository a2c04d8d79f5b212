/** Runs the program on a pseudo-terminal of 80 columns, as Python makes one. */
import { spawn } from 'node:child_process';
import { BIN } from './program.ts';

const PYTHON = `
import fcntl, os, pty, select, struct, sys, termios
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
    os.execv(sys.argv[1], sys.argv[1:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
ends = [fd, 0]
while True:
    ready = select.select(ends, [], [])[0]
    if 0 in ready:
        keys = os.read(0, 1024)
        os.write(fd, keys) if keys else ends.remove(0)
    if fd not in ready:
        continue
    try:
        data = os.read(fd, 65536)
    except OSError:
        break
    if not data:
        break
    os.write(1, data)
status = os.waitpid(pid, 0)[1]
sys.exit(os.waitstatus_to_exitcode(status) & 255)
`;

export interface Shown {
  code: number | null;
  /** All that was written, both streams. */
  shown: string;
  /** The lines on the screen in the end, and each line that was drawn over. */
  lines: string[];
  drawnOver: string[];
}

/** Control-C as a keyboard sends it: the terminal makes the signal of it. */
export const CONTROL_C = '\x03';

/** `during` gets what was shown so far, at each piece, and what presses keys. */
export function onTerminal(
  args: string[],
  cwd: string,
  during: (shown: string, press: (keys: string) => void) => void = () => {},
): Promise<Shown> {
  const child = spawn('python3', ['-c', PYTHON, process.execPath, BIN, ...args], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  child.stdin.on('error', () => {});
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    during(shown, (keys) => child.stdin.write(keys));
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const versions = shown.split('\n').map((line) => line.replace(/\r$/, '').split('\r\u001b[K'));
      const lines = versions.map((each) => each.at(-1) ?? '').filter(Boolean);
      resolve({ code, shown, lines, drawnOver: versions.flatMap((each) => each.slice(0, -1)).filter(Boolean) });
    });
  });
}
