/** Completion in the shells themselves, and the man page under mandoc. Needs zsh, fish and mandoc. */
import { equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inFolder, tearsheet } from '../../helpers/program.ts';

const MAN_PAGE = fileURLToPath(new URL('../../../man/tearsheet.1', import.meta.url));

/** Types a line and a tab into an interactive zsh, and gives the line as completion left it. */
const TYPE_INTO_ZSH = `
import os, pty, re, select, sys, time
script, typed, wanted = sys.argv[1:]
pid, fd = pty.fork()
if pid == 0:
    os.environ.update(TERM='dumb', PS1='ready> ')
    os.execvp('zsh', ['zsh', '-f', '-i'])
seen = ''
def until(pattern, seconds=60):
    global seen
    end = time.time() + seconds
    while not re.search(pattern, seen):
        if time.time() > end or not select.select([fd], [], [], 1)[0] and time.time() > end:
            sys.exit('not seen: ' + pattern + ' in ' + repr(seen))
        if select.select([fd], [], [], 1)[0]:
            seen += os.read(fd, 65536).decode(errors='replace')
    seen = ''
until('ready> ')
os.write(fd, ("autoload -Uz compinit; compinit -u -D; source " + script + "; echo load''ed\\n").encode())
until('loaded')
os.write(fd, (typed + '\\t').encode())
until(wanted)
os.close(fd)
`;

test('zsh completes commands, options, values and files', () =>
  inFolder(async (cwd) => {
    const { stdout: script } = await tearsheet(['completion', 'zsh'], { cwd });
    await writeFile(join(cwd, 'completion.zsh'), script);
    await writeFile(join(cwd, 'unusual-page.html'), '');
    for (const [typed, completed] of [
      ['tearsheet verif', 'tearsheet verify'],
      ['tearsheet verify --jso', 'tearsheet verify --json'],
      ['tearsheet --if-exists rep', 'tearsheet --if-exists replace'],
      ['tearsheet show unus', 'tearsheet show unusual-page.html'],
      ['tearsheet completion fi', 'tearsheet completion fish'],
    ] as const) {
      execFileSync('python3', ['-c', TYPE_INTO_ZSH, './completion.zsh', typed, completed], { cwd });
    }
  }));

test('fish completes commands, options, values and files', () =>
  inFolder(async (cwd) => {
    const { stdout: script } = await tearsheet(['completion', 'fish'], { cwd });
    await writeFile(join(cwd, 'tearsheet.fish'), script);
    await writeFile(join(cwd, 'unusual-page.html'), '');
    const complete = (line: string) => {
      const code = `source tearsheet.fish; complete -C ${JSON.stringify(line)}`;
      const env = { ...process.env, HOME: cwd };
      return execFileSync('fish', ['--no-config', '-c', code], { cwd, env, encoding: 'utf8' }).split('\n');
    };
    const words = (line: string) =>
      complete(line)
        .map((each) => each.split('\t')[0])
        .filter(Boolean);
    equal(words('tearsheet verif').join(), 'verify');
    equal(words('tearsheet verify --jso').join(), '--json');
    equal(words('tearsheet --if-exists ').sort().join(), 'new,replace,skip');
    equal(words('tearsheet show unus').join(), 'unusual-page.html');
    equal(words('tearsheet completion ').sort().join(), 'bash,fish,zsh');
  }));

test('the man page is without fault to mandoc, and shows every command', () => {
  equal(execFileSync('mandoc', ['-T', 'lint', MAN_PAGE], { encoding: 'utf8' }), '');
  const text = execFileSync('mandoc', ['-T', 'utf8', MAN_PAGE], { encoding: 'utf8' }).replace(/.[\b]/g, '');
  match(text, /^NAME\n +tearsheet (?:-|–) archive/m);
  for (const name of ['verify', 'extract', 'completion', 'list', 'search']) match(text, new RegExp(`^ {3}${name}$`, 'm'));
  match(text, /^EXIT STATUS$/m);
});
