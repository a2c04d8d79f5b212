/** Icelandic. */
import type { Language } from '../language.ts';

export const is: Language = {
  by: 'eftir',
  author: 'höfundur',
  credit: 'mynd|ljósmynd',
  role: 'blaðamaður',
  weekdays: 'mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur',
  months:
    'januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul agust|agu september|sep oktober|okt november|nov desember|des',
  comments: 'athugasemdir|ummæli',
};
