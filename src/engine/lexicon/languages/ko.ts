/** Korean. */
import type { Language } from '../language.ts';

export const ko: Language = {
  andHere: '및',
  joinedLabel: '글|글쓴이|작성자|기자',
  text: '글',
  pictures: '사진|영상|그래픽',
  editing: '편집',
  translation: '번역',
  sources: '출처|자료',
  controls: '입력 수정',
  comments: '댓글|전체 댓글|의견|독자 의견|개의 댓글',
  reply: '답글|답글쓰기|답글 달기',
  published: '입력|등록|게재|발행|승인|송고',
  updated: '수정|업데이트',
  credit: '사진|출처|자료',
  creditJoined: '사진|사진 ?제공|자료|출처',
  weekdays: '월요일 화요일 수요일 목요일 금요일 토요일 일요일',
  months: '1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월',
};
