/** Chinese. */
import type { Language } from '../language.ts';

export const zh: Language = {
  andHere: '和',
  joinedLabel: '文|文字|撰文|撰稿|執筆|作者|(?:[\\p{Script=Han}]{0,6})(?:记者|記者|通讯员|通訊員)|采写|採寫|采访|採訪',
  text: '文',
  pictures: '摄影|攝影|图片|圖片|图|圖|视频|影像|插图|插圖',
  editing: '责任编辑|責任編輯|编辑|編輯|责编|責編|审核|校对|监制',
  translation: '翻译|翻譯',
  sources: '来源|來源|出典',
  controls: '登录 登錄 注册 註冊 首页 首頁 订阅 訂閱',
  reply: '回复|回覆|答复',
  published: '发布|發布|发表|發表|發佈|刊登',
  updated: '更新|修訂|修订|修改',
  credit: '图源|图片|图片来源|圖片|圖片來源|来源|來源|摄影|攝影|图|圖|摄|攝',
  creditJoined: '图|圖|图片|圖片|图源|摄影|攝影',
  weekdays: '星期一 星期二 星期三 星期四 星期五 星期六 星期日',
  months:
    '一月|1月 二月|2月 三月|3月 四月|4月 五月|5月 六月|6月 七月|7月 八月|8月 九月|9月 十月|10月 十一月|11月 十二月|12月',
};
