/** CSL-JSON, which Zotero, pandoc and citeproc read: one array of items. */

import type { Name } from './names.ts';
import { archiveNote, referenceOf } from './reference.ts';
import type { TextFormat } from './text-format.ts';

export const cslJson: TextFormat = {
  before: '[\n',
  item: (capture, key) => {
    const reference = referenceOf(capture);
    const item = {
      id: key,
      type: 'article-newspaper',
      title: plain(reference.title),
      ...(reference.names.length > 0 && { author: reference.names.map(cslName) }),
      ...present({ 'container-title': reference.site, publisher: reference.publisher }),
      ...date('issued', reference.published),
      ...date('accessed', reference.accessed),
      ...(reference.url !== undefined && { URL: reference.url }),
      ...present({ language: reference.language, section: reference.section, abstract: reference.abstract }),
      ...(reference.tags.length > 0 && { keyword: reference.tags.map(plain).join(', ') }),
      archive_location: plain(reference.path),
      note: plain(archiveNote(reference)),
    };
    return JSON.stringify(item);
  },
  between: ',\n',
  after: '\n]\n',
};

function cslName({ literal, family, given, particle, suffix }: Name): Record<string, string> {
  return present({ literal, family, given, 'non-dropping-particle': particle, suffix });
}

function present(fields: Record<string, string | undefined>): Record<string, string> {
  const kept = Object.entries(fields).flatMap(([name, value]) => (value ? [[name, plain(value)]] : []));
  return Object.fromEntries(kept);
}

function date(name: string, day: string | undefined): Record<string, unknown> {
  return day === undefined ? {} : { [name]: { 'date-parts': [day.split('-').map(Number)] } };
}

/** Tags that processors set in italics, bold and so on: a word joiner, which is not seen, makes text of them. */
function plain(text: string): string {
  return text.replace(/<(?=\/?(?:i|b|em|strong|sup|sub|sc|span)\b)/gi, '<\u2060');
}
