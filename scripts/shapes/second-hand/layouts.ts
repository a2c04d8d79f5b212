/** Frames that the model is not trained with. */
import type { Frame } from '../layouts.ts';
import { escaped, type Kit } from '../made-page.ts';

export const OTHER_LAYOUTS: Record<string, (frame: Frame) => string> = {
  bootstrap: (frame) => {
    const { kit, form, boxes } = frame;
    return `${all(boxes.top)}<div class="navbar">${bar(kit)}</div><div class="container"><div class="row"><div class="col-md-8">${heading(frame)}${all(boxes.before)}${form.html}${all(boxes.after)}${all(boxes.below)}</div><div class="col-md-4">${rail(kit)}</div></div></div><div class="container">${end(kit)}</div>`;
  },
  utility: (frame) => {
    const { kit, form, boxes } = frame;
    return `<div id="__next"><div class="flex flex-col min-h-screen">${all(boxes.top)}<div class="flex px-4 py-2">${bar(kit)}</div><div class="mx-auto max-w-3xl px-4"><div class="mt-8">${heading(frame)}</div><div class="mt-4">${all(boxes.before)}</div><div class="mt-6 text-lg leading-7">${form.html}</div><div class="mt-8">${all(boxes.after)}</div></div><div class="mx-auto max-w-5xl">${all(boxes.below)}</div><div class="bg-gray-900 text-white">${end(kit)}</div></div></div>`;
  },
  oldTables: (frame) => {
    const { kit, form, boxes } = frame;
    return `<center><table width="760" cellpadding="0" cellspacing="0" border="0"><tr><td colspan="2">${bar(kit)}</td></tr><tr><td width="140" valign="top">${rail(kit)}</td><td valign="top">${all(boxes.top)}<table><tr><td><font size="5"><b>${escaped(frame.headline)}</b></font><br><font size="1">${by(kit)}</font></td></tr><tr><td>${all(boxes.before)}</td></tr><tr><td>${form.html}</td></tr></table>${all(boxes.after)}${all(boxes.below)}</td></tr></table>${end(kit)}</center>`;
  },
  hero: (frame) => {
    const { kit, form, boxes } = frame;
    return `<header>${bar(kit)}</header><section${kit.named('opener')}><div><span>${kit.phrases.nav[3]}</span><h1>${escaped(frame.headline)}</h1><p>${by(kit)}</p></div></section>${all(boxes.top)}<section${kit.named('story', 'wrap')}>${all(boxes.before)}${form.html}</section><section>${all(boxes.after)}</section>${all(boxes.below)}<footer>${end(kit)}</footer>`;
  },
  amp: (frame) => {
    const { kit, form, boxes } = frame;
    return `<amp-sidebar id="m" layout="nodisplay">${bar(kit)}</amp-sidebar>${all(boxes.top)}<main role="main"><article>${heading(frame)}<amp-img src="/lead.jpg" width="900" height="500"></amp-img>${all(boxes.before)}<div${kit.named('amp', 'content')}>${form.html}</div>${all(boxes.after)}</article>${all(boxes.below)}</main><div>${end(kit)}</div>`;
  },
  oneDiv: (frame) => {
    const { kit, form, boxes } = frame;
    return `<div id="all">${all(boxes.top)}${bar(kit)}${heading(frame)}${all(boxes.before)}${form.html}${all(boxes.after)}${all(boxes.below)}${rail(kit)}${end(kit)}</div>`;
  },
  footFirst: (frame) => {
    const { kit, form, boxes } = frame;
    return `<aside>${rail(kit)}</aside><div>${end(kit)}</div>${all(boxes.top)}<div role="main"><div itemscope itemtype="https://schema.org/Article"><div itemprop="headline"><h1>${escaped(frame.headline)}</h1></div><div>${by(kit)}</div>${all(boxes.before)}<div itemprop="articleBody">${form.html}</div>${all(boxes.after)}</div></div>${all(boxes.below)}${bar(kit)}`;
  },
  magazine: (frame) => {
    const { kit, form, boxes } = frame;
    return `<div${kit.named('site')}><div${kit.named('masthead')}>${bar(kit)}</div><div${kit.named('feature')}><div${kit.named('title', 'group')}><h2>${kit.phrases.nav[5]}</h2><h1>${escaped(frame.headline)}</h1></div><div${kit.named('credits')}>${by(kit)}</div>${all(boxes.before)}<div${kit.named('prose')}><div>${form.html}</div></div><div${kit.named('tail')}>${all(boxes.after)}</div></div><div${kit.named('more')}>${all(boxes.below)}</div>${all(boxes.top)}<div${kit.named('base')}>${end(kit)}</div></div>`;
  },
};

function all(parts: string[]): string {
  return parts.join('\n');
}

function heading(frame: Frame): string {
  return `<h1>${escaped(frame.headline)}</h1><p>${by(frame.kit)}</p>`;
}

function by({ phrases, random, link }: Kit): string {
  return `${phrases.by} <a href="${link()}">${random.pick(phrases.names)}</a> | ${phrases.date}`;
}

function bar({ phrases, link }: Kit): string {
  return phrases.nav.map((name) => `<a href="${link()}">${name}</a>`).join(' | ');
}

function rail({ phrases, prose, link }: Kit): string {
  return `<h5>${phrases.mostRead}</h5>${Array.from({ length: 4 }, () => `<div><a href="${link()}">${escaped(prose.headline())}</a></div>`).join('')}`;
}

function end({ phrases }: Kit): string {
  return `<p>© ${phrases.imprint.map(escaped).join(' ')}</p>`;
}
