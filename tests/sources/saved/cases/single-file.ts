/** Pages with their pictures within them, as SingleFile saves them. */
import { png } from '../../../helpers/png.ts';
import { article, type Case, figure, PICTURE } from './case.ts';

export function singleFileCases(): Case[] {
  const HEAD =
    '<!--\n Page saved with SingleFile \n url: http://news.example/bridge \n saved date: Fri Nov 27 2026 18:19:32 GMT-0500 (Eastern Standard Time)\n-->';
  const one = (name: string, inside: string, rest: Partial<Case> = {}, head = HEAD): Case => ({
    name: `SingleFile: ${name}`,
    files: { 'page.html': article(inside, head) },
    ...rest,
  });
  const data = PICTURE.toString('base64');
  return [
    one('whole', figure(`data:image/png;base64,${data}`), { pictures: 1 }),
    one('with parameters', figure(`data:image/png;charset=utf-8;name=a.png;base64,${data}`), { pictures: 1 }),
    one('percent-encoded base64', figure(`data:image/png;base64,${encodeURIComponent(data)}`), { pictures: 1 }),
    one(
      'percent-encoded bytes',
      figure(`data:image/png,${[...PICTURE].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`),
      { pictures: 1 },
    ),
    one('wrapped lines', figure(`data:image/png;base64,${data.replace(/(.{76})/g, '$1\n')}`), { pictures: 1 }),
    one('cut base64', figure(`data:image/png;base64,${data.slice(0, 11)}`), { pictures: 0 }),
    one('no data', figure('data:,'), { pictures: 0 }),
    one('no comma', figure('data:image/png;base64'), { pictures: 0 }),
    one('text called a picture', figure(`data:image/png;base64,${Buffer.from('<script>').toString('base64')}`), {
      pictures: 0,
    }),
    one('HTML', figure(`data:text/html;base64,${Buffer.from('<script>alert(1)</script>').toString('base64')}`), {
      pictures: 0,
    }),
    one(
      'a drawing with a script',
      figure(
        `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>').toString('base64')}`,
      ),
      { pictures: 0 },
    ),
    one('10,000 times the same', figure(`data:image/png;base64,${png(64, 64, 3).toString('base64')}`).repeat(10_000)),
    one(
      'a picture of 30 MB',
      figure(`data:image/png;base64,${Buffer.concat([PICTURE, Buffer.alloc(30 * 1024 * 1024)]).toString('base64')}`),
      { pictures: 0 },
    ),
    one(
      'variable that names itself',
      '<style>:root{--sf-img-1:var(--sf-img-1)}</style><figure><img src="data:image/svg+xml,<svg/>" style="background-image:var(--sf-img-1)"><figcaption>x</figcaption></figure>',
      { pictures: 0 },
    ),
    one(
      '40,000 attributes',
      `<p ${Array.from({ length: 40_000 }, (_, i) => `a${i}`).join(' ')}>x</p>${figure(`data:image/png;base64,${data}`)}`,
      { code: 'too-complex' },
    ),
    one('100,000 nested elements', `${'<div>'.repeat(100_000)}${figure(`data:image/png;base64,${data}`)}`),
    one('an endless comment at the head', '', {}, `<!-- Page saved with SingleFile ${'- '.repeat(500_000)}`),
    one(
      'address is no address',
      figure(`data:image/png;base64,${data}`),
      { pictures: 1 },
      HEAD.replace('http://news.example/bridge', 'javascript:alert(1)'),
    ),
  ];
}
