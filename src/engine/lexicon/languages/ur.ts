/** Urdu. */
import type { Language } from '../language.ts';

export const ur: Language = {
  andHere: 'اور',
  author: 'تحریر|مصنف|رپورٹ',
  credit: 'تصویر|تصاویر|فوٹو|فائل فوٹو',
  weekdays: 'پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار',
  months: 'جنوری فروری مارچ اپریل ميی جون جولايی اگست ستمبر اکتوبر نومبر دسمبر',
  published: 'شائع|اشاعت',
  updated: 'اپ ڈیٹ|اپڈیٹ',
  role: 'نامہ نگار|صحافی',
  comments: 'تبصرے|تبصرہ',
};
