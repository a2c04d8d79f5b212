/** Welsh. */
import type { Language } from '../language.ts';

export const cy: Language = {
  ofHere: 'gan',
  months:
    'ionawr|ion chwefror|chw|chwef mawrth|maw ebrill|ebr mai mehefin|meh gorffennaf|gor|gorff awst medi hydref|hyd tachwedd|tach rhagfyr|rhag',
  comments: 'sylwadau',
};
