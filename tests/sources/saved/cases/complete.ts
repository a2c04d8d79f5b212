/** Pages saved with a folder beside them: what their references and links may reach. */
import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { png } from '../../../helpers/png.ts';
import { article, type Case, figure, PICTURE, SECRET } from './case.ts';

const MARK = '<!-- saved from url=(0026)http://news.example/bridge -->';

export function completeCases(): Case[] {
  const one = (name: string, inside: string, files: Case['files'], rest: Partial<Case> = {}): Case => ({
    name: `complete: ${name}`,
    files: { 'page.html': article(inside, MARK), ...files },
    ...rest,
  });
  const link = (target: string) => async (path: string) => symlink(target, path);
  return [
    one('whole', figure('./page_files/1.png'), { 'page_files/1.png': PICTURE }, { pictures: 1 }),
    one('percent-encoded', figure('page_files/a%20b.png'), { 'page_files/a b.png': PICTURE }, { pictures: 1 }),
    one('literal percent', figure('./page_files/100%.png'), { 'page_files/100%.png': PICTURE }, { pictures: 1 }),
    one('missing picture', figure('./page_files/2.png'), { 'page_files/1.png': PICTURE }, { pictures: 0 }),
    one('folder is missing', figure('./page_files/1.png'), {}, { pictures: 0 }),
    ...[
      '../secret.txt',
      '../../secret.txt',
      '..%2Fsecret.txt',
      '%2e%2e/secret.txt',
      '..\\secret.txt',
      './../secret.txt',
      'a/../../secret.txt',
      '//etc/passwd',
      '/etc/passwd',
      '.',
      '',
      '\0',
      'x\0.png',
      'a'.repeat(5000),
    ].map((path) =>
      one(
        `reference ${JSON.stringify(path.slice(0, 30))}`,
        figure(`./page_files/${path}`),
        { 'page_files/1.png': PICTURE, 'secret.txt': SECRET },
        { pictures: 0 },
      ),
    ),
    one('absolute file: reference', figure('file:///etc/passwd'), { 'page_files/1.png': PICTURE }, { pictures: 0 }),
    one(
      'link to a secret',
      figure('./page_files/1.png'),
      { 'page_files/0.png': PICTURE, 'secret.png': PICTURE, 'page_files/1.png': link('../secret.png') },
      { pictures: 0 },
    ),
    one(
      'link to nothing',
      figure('./page_files/1.png'),
      { 'page_files/0.png': PICTURE, 'page_files/1.png': link('nowhere') },
      { pictures: 0 },
    ),
    one(
      'link to itself',
      figure('./page_files/1.png'),
      { 'page_files/0.png': PICTURE, 'page_files/1.png': link('1.png') },
      { pictures: 0 },
    ),
    one(
      'folder is a link',
      figure('./page_files/1.png'),
      { 'other/1.png': PICTURE, page_files: link('other') },
      { pictures: 0 },
    ),
    one(
      'folder in the folder is a link',
      figure('./page_files/in/1.png'),
      { 'other/1.png': PICTURE, 'page_files/0.png': PICTURE, 'page_files/in': link('../other') },
      { pictures: 0 },
    ),
    one('folder is a file', figure('./page_files/1.png'), { page_files: 'a file' }, { pictures: 0 }),
    one('picture is a folder', figure('./page_files/1.png'), { 'page_files/1.png/x': 'a folder' }, { pictures: 0 }),
    one(
      'picture is a pipe',
      figure('./page_files/1.png'),
      { 'page_files/0.png': PICTURE, 'page_files/1.png': (path) => void execFileSync('mkfifo', [path]) },
      { pictures: 0 },
    ),
    one('picture is empty', figure('./page_files/1.png'), { 'page_files/1.png': '' }, { pictures: 0 }),
    one(
      'picture is a script',
      figure('./page_files/1.png'),
      { 'page_files/1.png': '<script>alert(1)</script>' },
      { pictures: 0 },
    ),
    one(
      'picture of 25 MB',
      figure('./page_files/1.png'),
      { 'page_files/1.png': Buffer.concat([PICTURE, Buffer.alloc(25 * 1024 * 1024)]) },
      { pictures: 0 },
    ),
    one(
      '300 pictures',
      Array.from({ length: 300 }, (_, i) => figure(`./page_files/${i}.png`, `Picture ${i} of the bridge`)).join(''),
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`page_files/${i}.png`, png(200, 120, i)])),
    ),
    one('renamed page', figure('./Old name_files/1.png'), { 'Old name_files/1.png': PICTURE }, { pictures: 1 }),
    one(
      'names a folder that is none of its own',
      figure('./Documents/1.png'),
      { 'Documents/1.png': PICTURE },
      { pictures: 0 },
    ),
    one('address is javascript:', figure('./page_files/1.png'), { 'page_files/1.png': PICTURE }, { pictures: 1 }),
  ];
}
