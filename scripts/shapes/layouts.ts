/** The frames that sites put around an article. */
import { type Boxes, escaped, type Form, type Kit } from './made-page.ts';
import { PHRASES } from './phrases.ts';

export interface Frame {
  kit: Kit;
  headline: string;
  form: Form;
  boxes: Boxes;
  /** False for a page that states nothing for machines. */
  metadata: boolean;
}

export type Layout = (frame: Frame) => string;

export const LAYOUTS: Record<string, Layout> = {
  semantic: (frame) => {
    const { kit } = frame;
    const article = `<article${kit.named('article')}><header>${head(frame)}</header>${joined(frame.boxes.before)}<div${kit.named('article', 'body')}>${frame.form.html}</div>${joined(frame.boxes.after)}</article>`;
    return `${top(frame)}<header>${nav(kit)}</header><main>${article}${joined(frame.boxes.below)}</main><aside>${side(kit)}</aside><footer>${foot(kit)}</footer>`;
  },
  blog: (frame) => {
    const { kit } = frame;
    return `${top(frame)}<div id="page"><div id="masthead">${nav(kit)}</div><div id="content"><div class="post type-post hentry">${head(frame)}${joined(frame.boxes.before)}<div class="entry-content">${frame.form.html}${joined(frame.boxes.after)}</div></div>${joined(frame.boxes.below)}</div><div id="secondary" class="widget-area">${side(kit)}</div><div id="colophon">${foot(kit)}</div></div>`;
  },
  sidebarFirst: (frame) => {
    const { kit } = frame;
    return `${top(frame)}<div${kit.named('page')}><div${kit.named('left')}>${nav(kit)}${side(kit)}</div><div${kit.named('center')}>${head(frame)}${joined(frame.boxes.before)}<div${kit.named('story')}>${frame.form.html}${joined(frame.boxes.after)}</div>${joined(frame.boxes.below)}</div></div><div${kit.named('foot')}>${foot(kit)}</div>`;
  },
  flat: (frame) =>
    `${top(frame)}${nav(frame.kit)}<div>${head(frame)}${joined(frame.boxes.before)}${frame.form.html}${joined(frame.boxes.after)}${joined(frame.boxes.below)}</div>${foot(frame.kit)}`,
  tables: (frame) => {
    const { kit } = frame;
    return `${top(frame)}<table width="100%"><tr><td colspan="3">${nav(kit)}</td></tr><tr><td width="150" valign="top">${side(kit)}</td><td valign="top">${head(frame)}${joined(frame.boxes.before)}${frame.form.html}${joined(frame.boxes.after)}${joined(frame.boxes.below)}</td></tr><tr><td colspan="3"><font size="1">${foot(kit)}</font></td></tr></table>`;
  },
  nested: (frame) => {
    const { kit } = frame;
    const wrap = (html: string) =>
      `<div${kit.named('outer')}><div${kit.named('inner')}><div${kit.named('column')}>${html}</div></div></div>`;
    return `${top(frame)}${wrap(nav(kit))}${wrap(`${wrap(head(frame))}${joined(frame.boxes.before)}${wrap(`${frame.form.html}${joined(frame.boxes.after)}`)}`)}${wrap(joined(frame.boxes.below))}${wrap(side(kit))}${wrap(foot(kit))}`;
  },
  elements: (frame) => {
    const { kit } = frame;
    return `${top(frame)}<site-header>${nav(kit)}</site-header><news-page><news-article>${head(frame)}${joined(frame.boxes.before)}<news-text>${frame.form.html}</news-text>${joined(frame.boxes.after)}</news-article>${joined(frame.boxes.below)}</news-page><site-footer>${foot(kit)}</site-footer>`;
  },
  microdata: (frame) => {
    const { kit } = frame;
    return `${top(frame)}<div${kit.named('wrap')}>${nav(kit)}<section itemscope itemtype="https://schema.org/NewsArticle">${head(frame)}${joined(frame.boxes.before)}<section itemprop="articleBody">${frame.form.html}</section>${joined(frame.boxes.after)}</section>${joined(frame.boxes.below)}<section>${side(kit)}</section>${foot(kit)}</div>`;
  },
};

/** The whole document. */
export function framed(layout: Layout, frame: Frame): string {
  const { kit, headline, metadata } = frame;
  const stated = metadata
    ? `<meta property="og:type" content="article"><meta property="og:title" content="${escaped(headline).replaceAll('"', '&quot;')}"><meta property="article:published_time" content="2024-03-14T09:30:00+01:00">`
    : '';
  const direction = kit.language === 'ar' ? ' dir="rtl"' : '';
  const body = layout(frame);
  return `<!DOCTYPE html><html lang="${kit.language}"${direction}><head><meta charset="utf-8"><title>${escaped(headline)} - Example News</title>${stated}</head><body>${body}</body></html>`;
}

function joined(parts: string[]): string {
  return parts.join('\n');
}

function top({ boxes }: Frame): string {
  return joined(boxes.top);
}

function head({ kit, headline }: Frame): string {
  const { by, date, names } = kit.phrases;
  return `<h1${kit.named('headline')}>${escaped(headline)}</h1><div${kit.named('byline')}>${by} <a href="${kit.link()}">${kit.random.pick(names)}</a> <time datetime="2024-03-14T09:30">${date}</time></div>`;
}

function nav({ named, phrases, link }: Kit): string {
  return `<nav${named('nav')}><ul>${phrases.nav.map((name) => `<li><a href="${link()}">${name}</a></li>`).join('')}</ul></nav>`;
}

function side({ named, phrases, prose, link }: Kit): string {
  const links = Array.from({ length: 5 }, () => `<li><a href="${link()}">${escaped(prose.headline())}</a></li>`).join('');
  return `<div${named('side')}><h4>${phrases.mostRead}</h4><ul>${links}</ul></div>`;
}

function foot({ named, language }: Kit): string {
  return `<div${named('footer')}><p>${escaped(PHRASES[language].imprint.join(' '))}</p></div>`;
}
