/** Japanese. */
import type { Language } from '../language.ts';

export const ja: Language = {
  joinedLabel:
    '[\\p{Script=Han}]{1,4}部|取材・構成・文|取材・文・写真|取材・構成|取材・文|取材|構成・文|文・写真|文と写真|文|執筆|著者|著|ライター|筆者|聞き手|インタビュー',
  role: '編集委員|論説委員|解説委員|専門委員|客員論説委員|支局長|編集長|特派員|専門記者|記者',
  pictures: '写真|撮影|イラスト',
  editing: '編集',
  translation: '翻訳',
  controls: '最新 編集 前の日記 次の日記 トップ 一覧 ログイン',
  comments: 'コメント|コメント一覧|みんなのコメント|読者のコメント|新着コメント|件のコメント',
  reply: '返信|返信する',
  published: '公開|発表|投稿|掲載|配信',
  updated: '更新|修正',
  otherDay: '配信期限|公開終了',
  credit: '写真|写真提供|画像提供|撮影|提供|画像|出典|資料',
  creditJoined: '撮影|写真|提供|画像',
};
