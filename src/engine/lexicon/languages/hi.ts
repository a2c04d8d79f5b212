/** Hindi. */
import type { Language } from '../language.ts';

export const hi: Language = {
  byOrOf: 'द्वारा',
  ofHere: 'द्वारा',
  andHere: 'और',
  author: 'लेखक|लेखिका|रिपोर्टर|रिपोर्ट',
  pictures: 'फोटो',
  editing: 'संपादन',
  translation: 'अनुवाद',
  sources: 'स्रोत',
  role: 'पत्रकार|संवाददाता|डेस्क|ब्यूरो',
  reply: 'जवाब दें|उत्तर दें',
  published: 'प्रकाशित|प्रकाशन',
  updated: 'अपडेट|अद्यतन',
  credit: 'फोटो|फोटो क्रेडिट|तस्वीर',
  months: 'जनवरी|जन फरवरी|फर मार्च अप्रैल मई जून जुलाई|जुल अगस्त|अग सितंबर|सित अक्टूबर|अक्टू नवंबर|नव दिसंबर|दिस',
};
