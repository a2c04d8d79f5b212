/** Urdu. */
import type { Language } from '../language.ts';

export const ur: Language = {
  andHere: 'اور',
  author: 'تحریر|مصنف|رپورٹ',
  credit: 'تصویر',
  months: 'جنوری فروری مارچ اپریل ميی جون جولايی اگست ستمبر اکتوبر نومبر دسمبر',
};
