/** A shell script meets options that contradict each other, places that cannot be written, sources that are none. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARTICLE } from '../helpers/article.ts';
import { BIN, filesIn, inFolder, type Run, tearsheet } from '../helpers/program.ts';
import { type Route, type TestServer, withServer } from '../helpers/server.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** When each picture was asked for, in milliseconds. */
const pictureTimes: number[] = [];
const picture: Route = (_request, response) => {
  pictureTimes.push(performance.now());
  response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
};
const SITE: Record<string, Route> = {
  '/a': ARTICLE,
  '/b': ARTICLE.replaceAll('Ministers agree', 'Mayors disagree'),
  '/busy': { status: 503, headers: { 'retry-after': '3600' } },
  '/pictures': ARTICLE.replace(
    '<p>',
    [1, 2, 3]
      .map((n) => `<figure><img src="/${n}.png" width="900" height="600"></figure>`)
      .join('')
      .concat('<p>'),
  ),
  ...Object.fromEntries([1, 2, 3].map((n) => [`/${n}.png`, picture])),
};

function atSite(run: (server: TestServer, cwd: string) => Promise<void>): Promise<void> {
  return inFolder((cwd) => withServer(SITE, (server) => run(server, cwd)));
}

/** By `sh`, for redirections; `$T` is the program. */
function shell(cwd: string, command: string): Promise<Run> {
  const env = { ...process.env, T: `${process.execPath} ${BIN}` };
  return new Promise((resolve) => {
    execFile('sh', ['-c', command], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code as unknown as number), stdout, stderr });
    });
  });
}

/** Arguments (U is the URL of an article), exit code and standard error; nothing is printed, written or fetched. */
const REFUSED: [args: string, code: number, stderr: string][] = [
  ['', 2, 'no source; give a URL, an HTML file, or - with --base (tearsheet --help tells more) (usage)'],
  ['U U2 -o x.md', 2, '-o names one file, and there are several sources; use -d DIR (usage)'],
  ['U U2 -o -', 2, '-o names one file, and there are several sources; use -d DIR (usage)'],
  ['U -', 2, '- reads one page from standard input; it must be the only source (usage)'],
  ['U -o x.md -d out', 2, '-o names the file whole, so -d cannot be given too (usage)'],
  ['U -o x.md --name {slug}', 2, '-o names the file whole, so --name cannot be given too (usage)'],
  ['U -o out/', 2, '-o names a file, and out/ is a folder; -d writes into it (usage)'],
  ['U -o .', 2, '-o names a file, and . is a folder; -d writes into it (usage)'],
  ['U -o ""', 2, '-o needs the name of a file, or - for standard output (usage)'],
  ['U -d page', 9, 'cannot write into page: it is not a folder (unwritable)'],
  ['U -f json,html -o -', 2, 'standard output takes one format: md, json, html, txt (usage)'],
  ['U -o - --archive done.txt', 2, '--archive keeps what was saved, and -o - saves nothing (usage)'],
  ['- --base U --archive done.txt', 2, '--archive keeps the addresses of sources, and - has none (usage)'],
  ['-i none.txt', 2, 'cannot read the list none.txt: no such file or folder (usage)'],
  ['-i .', 2, 'cannot read the list .: it is a folder (usage)'],
  ['""', 2, 'a source is empty; it must be a URL, an HTML file, or - (usage)'],
  ['none', 2, 'no such file: none (usage)'],
  ['.', 2, '. is a folder, not an HTML file (usage)'],
  ['http://', 2, 'http://: not a valid URL (usage)'],
  ['"https://exa mple.org/"', 2, 'https://exa mple.org/: not a valid URL (usage)'],
  ['"file://host/x.html"', 2, 'file://host/x.html: not the URL of a file on this machine (usage)'],
  ['"file:///a%2Fb.html"', 2, 'file:///a%2Fb.html: not the URL of a file on this machine (usage)'],
  ['ftp://x.test/', 2, 'ftp://x.test/: ftp: is not a scheme that can be archived; http, https and file are (usage)'],
  ['page', 3, 'there is no HTML in it: page (unsupported-type)'],
  ['"two\nlines"', 3, 'there is no HTML in it: two lines (unsupported-type)'],
];

for (const [args, code, stderr] of REFUSED) {
  test(`refused: tearsheet ${JSON.stringify(args).slice(1, -1)}`, () =>
    atSite(async ({ origin, requests }, cwd) => {
      for (const name of ['page', 'two\nlines']) await writeFile(join(cwd, name), 'only words');
      const ran = await shell(cwd, `$T ${args.replaceAll(/\bU/g, `${origin}/a?`)}`);
      assert.deepEqual(ran, { code, stdout: '', stderr: `tearsheet: ${stderr}\n` });
      assert.deepEqual([await filesIn(cwd), requests], [['page', 'two\nlines'], []]);
    }));
}

const REFUSED_VALUES: [args: string, message: string][] = [
  ['-j 0', "'-j, --jobs <n>' argument '0' is invalid. It must be 1 or more."],
  ['-j 4.5', "'-j, --jobs <n>' argument '4.5' is invalid. It must be a whole number."],
  ['--delay -1', "'--delay <seconds>' argument '-1' is invalid. It must be a number of seconds, at most 2000000."],
  [
    '-m 3000000',
    "'-m, --max-time <seconds>' argument '3000000' is invalid. It must be a number of seconds, at most 2000000.",
  ],
  ['-m 0', "'-m, --max-time <seconds>' argument '0' is invalid. It must be more than 0."],
  ['--retry x', "'--retry <n>' argument 'x' is invalid. It must be a whole number."],
  ['--max-size 0', "'--max-size <size>' argument '0' is invalid. It must be a size such as 500K or 20M."],
  ['-H x', "'-H, --header <line>' argument 'x' is invalid. It must be `Name: value` on one line."],
  ['-A "a\nb"', "'-A, --user-agent <text>' argument 'a b' is invalid. It must be on one line."],
  ['-b "a=b\nc"', "'-b, --cookie <data>' argument 'a=b c' is invalid. It must be on one line."],
  ['-f pdf', "'-f, --format <list>' argument 'pdf' is invalid. \"pdf\" is none of md, json, html, txt."],
  ['--if-exists x', "'--if-exists <what>' argument 'x' is invalid. Allowed choices are new, skip, replace."],
  ['--images x', "'--images <what>' argument 'x' is invalid. Allowed choices are save, link, none."],
];

test('values that no option takes', () =>
  inFolder(async (cwd) => {
    for (const [args, message] of REFUSED_VALUES) {
      const ran = await shell(cwd, `$T https://example.org/ ${args}`);
      assert.deepEqual(ran, { code: 2, stdout: '', stderr: `tearsheet: option ${message} (usage)\n` });
    }
  }));

test('folders are made as deep as they are asked for; where the system takes none, that is one error', () =>
  atSite(async ({ origin }, cwd) => {
    const made = await tearsheet([`${origin}/a`, '-d', 'deep/er', '--archive', 'lists/done.txt'], { cwd });
    assert.deepEqual([made.code, made.stderr], [0, '']);
    assert.equal(await readFile(join(cwd, 'lists/done.txt'), 'utf8'), `${origin}/a\n`);
    if (platform() !== 'linux') return;
    const refused = await tearsheet([`${origin}/a`, '-d', '/proc/none'], { cwd });
    assert.deepEqual([refused.code, refused.stdout], [9, '']);
    assert.equal(refused.stderr, 'tearsheet: cannot write into /proc/none: no such file or folder (unwritable)\n');
    const list = await tearsheet([`${origin}/a`, '--archive', '/proc/none/done.txt'], { cwd });
    assert.deepEqual(list, {
      code: 9,
      stdout: '',
      stderr: 'tearsheet: cannot write /proc/none/done.txt: no such file or folder (unwritable)\n',
    });
  }));

test('--archive holds for one source as for many: what is in it is not fetched again; pictures wait for no delay', () =>
  atSite(async ({ origin, requests }, cwd) => {
    const args = [`${origin}/pictures`, '--archive', 'done.txt', '-d', 'out'];
    const first = await tearsheet(args, { cwd });
    assert.equal(pictureTimes.length, 3);
    assert.ok((pictureTimes[2] as number) - (pictureTimes[0] as number) < 1900, 'a delay of 1 s between each two');
    assert.deepEqual([first.code, first.stderr, first.stdout.match(/^out\/\S+\.md\n$/)?.length], [0, '', 1]);
    assert.equal(await readFile(join(cwd, 'done.txt'), 'utf8'), `${origin}/pictures\n`);
    const fetched = requests.length;
    assert.deepEqual(await tearsheet(args, { cwd }), { code: 0, stdout: '', stderr: '' });
    assert.equal(requests.length, fetched);
    assert.equal((await readdir(join(cwd, 'out'))).length, 2);
  }));

test(
  'standard output that takes no more: a full disk is exit code 9, a closed pipe the quiet end',
  {
    skip: platform() !== 'linux' && 'there is no /dev/full',
  },
  () =>
    atSite(async ({ origin }, cwd) => {
      const full = {
        code: 9,
        stdout: '',
        stderr: 'tearsheet: cannot write to standard output: the disk is full (unwritable)\n',
      };
      for (const command of [`${origin}/a`, `${origin}/a ${origin}/b --delay 0`, `show ${origin}/a`])
        assert.deepEqual(await shell(cwd, `$T ${command} -q >/dev/full`), full);
      assert.equal((await shell(cwd, `{ $T show ${origin}/a; echo $? >&2; } | true`)).stderr, '0\n');
    }),
);

test(
  'standard error that takes no more does not stop the work',
  {
    skip: platform() !== 'linux' && 'there is no /dev/full',
  },
  () =>
    atSite(async ({ origin }, cwd) => {
      const ran = await shell(cwd, `$T ${origin}/none ${origin}/a --delay 0 --retry 0 2>/dev/full`);
      assert.deepEqual([ran.code, ran.stdout.split('\n').length], [6, 2]);
      const closed = await shell(cwd, `{ $T ${origin}/none ${origin}/a --delay 0 --retry 0 2>&1 >&3 | true; } 3>&1`);
      assert.equal(closed.stdout.split('\n').length, 2);
    }),
);

test('several formats: the first is the main file; -f json,html,txt', () =>
  atSite(async ({ origin }, cwd) => {
    const ran = await tearsheet([`${origin}/a`, '-o', 'x.json', '-f', 'json,html,txt', '--no-warc'], { cwd });
    assert.deepEqual(ran, { code: 0, stdout: 'x.json\n', stderr: '' });
    assert.deepEqual(await filesIn(cwd), ['x.files/SHA256SUMS', 'x.files/record.json', 'x.html', 'x.json', 'x.txt']);
  }));

test('--json: one record a source, also for -o - and for what fails', () =>
  atSite(async ({ origin }, cwd) => {
    const shown = await tearsheet([`${origin}/a`, '--json', '-o', '-'], { cwd });
    assert.equal(JSON.parse(shown.stdout).title, 'Ministers agree on a plan');
    const failed = await tearsheet([`${origin}/busy`, '--json', '--retry', '0'], { cwd });
    const message = /^HTTP 503 Service Unavailable: \S+\/busy; the server asks to wait until \d{4}-\d\d-\d\dT[\d:.]+Z$/;
    const { url, error } = JSON.parse(failed.stdout);
    assert.deepEqual([failed.code, url, error.code], [6, `${origin}/busy`, 'http-status']);
    assert.match(error.message, message);
    assert.equal(failed.stderr, `tearsheet: ${error.message} (http-status)\n`);
    assert.deepEqual(await filesIn(cwd), []);
  }));

test('user names and headers go out as they are typed', () =>
  atSite(async ({ origin, requests }, cwd) => {
    const url = origin.replace('//', '//u%zz:p%C3%A9@');
    const ran = await tearsheet([`${url}/a`, '-n', '-A', 'ü', '-H', 'X-A: سلام', '-b', 'a=é'], { cwd });
    assert.deepEqual([ran.code, ran.stderr], [0, '']);
    const { authorization, 'user-agent': agent, 'x-a': header, cookie } = requests[0]?.headers ?? {};
    assert.equal(authorization, `Basic ${Buffer.from('u%zz:pé').toString('base64')}`);
    const sent = [agent, header, cookie].map((value) => Buffer.from(String(value), 'latin1').toString());
    assert.deepEqual(sent, ['ü', 'سلام', 'a=é']);
  }));

test('links --json: what a feed says of a date writes nothing to the terminal', () =>
  inFolder((cwd) => {
    const item = '<item><link>/2020/01/02/a-story-\u009b31m\u202e</link><pubDate>\u009b31m \u202e2020</pubDate></item>';
    const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${item}</channel></rss>`;
    return withServer(
      { '/feed': { headers: { 'content-type': 'application/rss+xml' }, body: feed } },
      async ({ origin }) => {
        const { code, stdout } = await tearsheet(['links', `${origin}/feed`, '--json', '--delay', '0'], { cwd });
        assert.equal(code, 0);
        const url = `${origin}/2020/01/02/a-story-%C2%9B31m%E2%80%AE`;
        assert.equal(
          stdout,
          `${JSON.stringify({ url, date: '31m  2020', from: `${origin}/feed`, site: `${origin}/feed` })}\n`,
        );
      },
    );
  }));
