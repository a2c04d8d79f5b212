/** Vietnamese. */
import type { Language } from '../language.ts';

export const vi: Language = {
  by: 'bởi',
  ofHere: 'theo',
  and: 'và',
  author: 'tác giả|người viết|bài và ảnh|bài viết|bài|nội dung',
  post: 'phóng viên|nhà báo',
  text: 'bài',
  pictures: 'ảnh|hình ảnh',
  editing: 'biên tập',
  translation: 'dịch',
  sources: 'nguồn|theo',
  siteLine: 'đọc thêm xem',
  comments: 'bình luận|ý kiến|ý kiến bạn đọc|phản hồi',
  reply: 'trả lời',
  published: 'ngày đăng|đăng lúc|xuất bản',
  updated: 'cập nhật',
  credit: 'nguồn|ảnh|hình',
  weekdays: 'thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy chủ_nhật',
  common: 'và của là có trong được cho không với các một',
  months:
    'thang_1|thg_1 thang_2|thg_2 thang_3|thg_3 thang_4|thg_4 thang_5|thg_5 thang_6|thg_6 thang_7|thg_7 thang_8|thg_8 thang_9|thg_9 thang_10|thg_10 thang_11|thg_11 thang_12|thg_12',
};
