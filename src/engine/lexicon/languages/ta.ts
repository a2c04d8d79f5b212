/** Tamil. */
import type { Language } from '../language.ts';

export const ta: Language = {
  author: 'எழுதியவர்',
  months: 'ஜனவரி|ஜன பிப்ரவரி|பிப் மார்ச்|மார் ஏப்ரல்|ஏப் மே ஜூன் ஜூலை ஆகஸ்ட்|ஆக செப்டம்பர்|செப் அக்டோபர்|அக் நவம்பர்|நவ டிசம்பர்|டிச',
};
