/** Persian. */
import type { Language } from '../language.ts';

export const fa: Language = {
  byOrOf: 'به قلم|از',
  author: 'نویسنده|نوشته|خبرنگار|گزارش',
  pictures: 'عکس',
  editing: 'ویرایش',
  translation: 'ترجمه',
  sources: 'منبع|مأخذ',
  comments: 'نظرات|نظر|دیدگاه‌ها|دیدگاه|نظرات کاربران',
  reply: 'پاسخ',
  published: 'انتشار|منتشر',
  updated: 'به‌روز|بروزرسانی',
  credit: 'عکس|تصویر',
  creditBy: 'عکس از|تصویر از',
  weekdays: 'دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه',
  months: 'ژانویه فوریه مارس اوریل مه ژوين ژويیه اوت سپتامبر اکتبر نوامبر دسامبر',
  monthsElsewhere: ['جنوری|جنو فبروری مارچ اپریل می جون جولای|جول اگست سپتمبر اکتوبر نومبر دسمبر|دسم'],
};
