/** BibTeX, as biblatex with biber, pandoc and reference managers read it. */

import { escapeBibtex } from '../../render/escape.ts';
import type { Name } from './names.ts';
import { archiveNote, referenceOf } from './reference.ts';
import type { TextFormat } from './text-format.ts';

export const bibtex: TextFormat = {
  before: '',
  item: (capture, key) => {
    const reference = referenceOf(capture);
    const text = (value: string | undefined) => (value ? escapeBibtex(value) : undefined);
    const fields: Record<string, string | undefined> = {
      // Second braces keep the capitals.
      title: `{${escapeBibtex(reference.title)}}`,
      author: reference.names.map(bibtexName).join(' and ') || undefined,
      journaltitle: text(reference.site),
      publisher: text(reference.publisher),
      date: reference.published,
      url: reference.url?.replace(/[{}\\^"`<>\s]/g, (sign) => encodeURIComponent(sign)),
      urldate: reference.accessed,
      abstract: text(reference.abstract),
      keywords: reference.tags.map((tag) => escapeBibtex(tag.replaceAll(',', ' '))).join(', ') || undefined,
      note: text(archiveNote(reference)),
    };
    const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
    return `@article{${key},\n${lines.join(',\n')}\n}\n`;
  },
  between: '\n',
  after: '',
};

/** `van Beethoven, Jr., Ludwig`; a name that is one whole, in braces. */
function bibtexName({ literal, family = '', given = '', particle, suffix }: Name): string {
  if (literal !== undefined) return `{${escapeBibtex(literal)}}`;
  const last = [particle && escapeBibtex(particle), namePart(family)].filter(Boolean).join(' ');
  return [last, suffix && namePart(suffix), namePart(given)].filter(Boolean).join(', ');
}

/** The word `and` would part two names, a comma the parts of one. */
function namePart(text: string): string {
  return escapeBibtex(text)
    .replace(/(?<=^|\s)and(?=\s|$)/gi, '{$&}')
    .replace(/[,"]/g, '{$&}');
}
