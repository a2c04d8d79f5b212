/** RIS, which EndNote, Zotero and Mendeley read: `TAG  - value`, a line each, a record from TY to ER. */

import type { Name } from './names.ts';
import { archiveNote, type Reference, referenceOf } from './reference.ts';
import type { TextFormat } from './text-format.ts';

export const ris: TextFormat = {
  before: '',
  item: (capture, key) => {
    const lines = linesOf(referenceOf(capture), key).flatMap(([tag, value]) => (value ? [`${tag}  - ${value}\r\n`] : []));
    return `${lines.join('')}ER  - \r\n\r\n`;
  },
  between: '',
  after: '',
};

function linesOf(reference: Reference, key: string): [tag: string, value: string | undefined][] {
  const { title, names, site, publisher, published, accessed, url, language, section, abstract, tags, path } = reference;
  return [
    ['TY', 'NEWS'],
    ['ID', key],
    ['TI', title],
    ...names.map((name): [string, string] => ['AU', risName(name)]),
    ['T2', site],
    ['PB', publisher],
    ['PY', published?.slice(0, 4)],
    ['DA', risDate(published)],
    ['SE', section],
    ['UR', url],
    ['Y2', risDate(accessed)],
    ['LA', language],
    ['AB', abstract],
    ...tags.map((tag): [string, string] => ['KW', tag]),
    ['AV', path],
    ['N1', archiveNote(reference)],
  ];
}

/** `Beethoven, Ludwig van`, as reference managers sort and print it. */
function risName({ literal, family = '', given, particle, suffix }: Name): string {
  // A comma in the name of an organization would make a person of it.
  if (literal !== undefined) return literal.replace(/(?:(?<!\s)\s+)?,\s*/g, ' ');
  return [[particle, family].filter(Boolean).join(' '), given, suffix].filter(Boolean).join(', ');
}

/** `2020/10/03/`; what is not known stays empty. */
function risDate(day: string | undefined): string | undefined {
  if (day === undefined) return undefined;
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}/${month}/${date}/`;
}
