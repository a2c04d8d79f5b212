/** Thai. */
import type { Language } from '../language.ts';

export const th: Language = {
  by: 'โดย',
  andHere: 'และ',
  author: 'ผู้เขียน|เขียนโดย|เรื่อง|นักเขียน',
  pictures: 'ภาพ',
  sources: 'ที่มา',
  updated: 'อัปเดต',
  credit: 'ภาพ',
  months:
    'มกราคม|มค กุมภาพันธ์|กพ มีนาคม|มีค เมษายน|เมย พฤษภาคม|พค มิถุนายน|มิย กรกฎาคม|กค สิงหาคม|สค กันยายน|กย ตุลาคม|ตค พฤศจิกายน|พย ธันวาคม|ธค',
};
