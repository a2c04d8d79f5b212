import type { Case } from './case.ts';

const TEXT =
  'The yard has built ferries for a hundred years, and its order book is full until the autumn of next year, its owner said.';

/** Headings however they are marked up. */
export const HEADINGS: Case[] = [
  ['en', 'a heading', `<h2>What the yard says</h2><p>${TEXT}</p>`, `## What the yard says\n\n${TEXT}`],
  [
    'en',
    'levels move up',
    `<h3>What the yard says</h3><p>${TEXT}</p><h4>And what the crew says</h4><p>${TEXT.replace('yard', 'crew')}</p>`,
    `## What the yard says\n\n${TEXT}\n\n### And what the crew says\n\n${TEXT.replace('yard', 'crew')}`,
  ],
  [
    'en',
    'a box in a heading',
    `<h2><div class="inner"><div>What the yard says</div></div></h2><p>${TEXT}</p>`,
    `## What the yard says\n\n${TEXT}`,
  ],
  [
    'en',
    'a paragraph in a heading',
    `<h3 class="x"><p>What the yard says</p></h3><p>${TEXT}</p>`,
    `## What the yard says\n\n${TEXT}`,
  ],
  ['en', 'a bold run-in', `<p><strong>The yard.</strong> ${TEXT}</p>`, `**The yard.** ${TEXT}`],
  [
    'de',
    'eine fette Zeile',
    `<p><strong>Was die Werft sagt</strong></p><p>Die Werft baut seit hundert Jahren Fähren, und ihr Auftragsbuch ist bis zum Herbst voll, sagte ihr Besitzer.</p>`,
    '**Was die Werft sagt**\n\nDie Werft baut seit hundert Jahren Fähren, und ihr Auftragsbuch ist bis zum Herbst voll, sagte ihr Besitzer.',
  ],
  [
    'en',
    'a heading in an item',
    `<ol><li><h3>The yard</h3><p>${TEXT}</p></li><li><h3>The crew</h3><p>${TEXT.replace('yard', 'crew')}</p></li></ol>`,
    `1. ## The yard\n\n   ${TEXT}\n2. ## The crew\n\n   ${TEXT.replace('yard', 'crew')}`,
  ],
  [
    'en',
    'a sub-head by class',
    `<p class="subheading">What the yard says</p><p>${TEXT}</p>`,
    `## What the yard says\n\n${TEXT}`,
  ],
  [
    'de',
    'ein Zwischentitel nach Klasse',
    `<div class="article__zwischentitel">Was die Werft sagt</div><p>Die Werft baut seit hundert Jahren Fähren, und ihr Auftragsbuch ist bis zum Herbst voll, sagte ihr Besitzer.</p>`,
    '## Was die Werft sagt\n\nDie Werft baut seit hundert Jahren Fähren, und ihr Auftragsbuch ist bis zum Herbst voll, sagte ihr Besitzer.',
  ],
  [
    'fr',
    'un intertitre selon la classe',
    `<p class="intertitre">Ce que dit le chantier</p><p>Le chantier construit des bacs depuis cent ans, et son carnet de commandes est plein jusqu’à l’automne, a dit son patron.</p>`,
    '## Ce que dit le chantier\n\nLe chantier construit des bacs depuis cent ans, et son carnet de commandes est plein jusqu’à l’automne, a dit son patron.',
  ],
  [
    'en',
    'an element with the role of a heading',
    `<div role="heading" aria-level="2">What the yard says</div><p>${TEXT}</p>`,
    `## What the yard says\n\n${TEXT}`,
  ],
  ['en', 'an empty heading is none', `<h2> </h2><h3></h3><p>${TEXT}</p>`, TEXT],
  [
    'en',
    'a heading of what is left out goes with it',
    `<p>${TEXT}</p><h3>Read more</h3><ul><li><a href="/a">The old boat leaves the yard</a></li><li><a href="/b">The new boat is late again</a></li></ul>`,
    TEXT,
  ],
  [
    'en',
    'a bold heading',
    `<h2><strong>What the yard says</strong></h2><p>${TEXT}</p>`,
    `## **What the yard says**\n\n${TEXT}`,
  ],
  [
    'en',
    'a heading of two lines',
    `<h2>What the yard says<br>and what it does not</h2><p>${TEXT}</p>`,
    `## What the yard says and what it does not\n\n${TEXT}`,
  ],
  [
    'en',
    'a heading with a link and a number',
    `<h2>1. <a href="/yard">What the yard says</a></h2><p>${TEXT}</p>`,
    `## 1\\. [What the yard says](https://paper.example/yard)\n\n${TEXT}`,
  ],
  [
    'ru',
    'подзаголовок',
    '<h2>Что говорит верфь</h2><p>Верфь строит паромы уже сто лет, и её портфель заказов заполнен до осени следующего года, сказал владелец.</p>',
    '## Что говорит верфь\n\nВерфь строит паромы уже сто лет, и её портфель заказов заполнен до осени следующего года, сказал владелец.',
  ],
  [
    'zh',
    '小标题',
    '<h2>船厂怎么说</h2><p>船厂老板说，他们造渡轮已经有一百年的历史，订单一直排到了明年秋天，不会接受降价的要求。</p>',
    '## 船厂怎么说\n\n船厂老板说，他们造渡轮已经有一百年的历史，订单一直排到了明年秋天，不会接受降价的要求。',
  ],
  [
    'ja',
    '小見出し',
    '<h2>造船所の言い分</h2><p>造船所の社長は、百年にわたってフェリーを造ってきたが、来年の秋まで注文が埋まっていると話している。</p>',
    '## 造船所の言い分\n\n造船所の社長は、百年にわたってフェリーを造ってきたが、来年の秋まで注文が埋まっていると話している。',
  ],
  [
    'ar',
    'عنوان فرعي',
    '<h2>ماذا يقول حوض السفن</h2><p>قال مالك حوض السفن إنه يبني العبارات منذ مئة عام، وإن سجل طلباته ممتلئ حتى خريف العام المقبل.</p>',
    '## ماذا يقول حوض السفن\n\nقال مالك حوض السفن إنه يبني العبارات منذ مئة عام، وإن سجل طلباته ممتلئ حتى خريف العام المقبل.',
  ],
  [
    'es',
    'un subtítulo antes de una lista',
    '<h3>Las tres condiciones</h3><ul><li>Un casco nuevo.</li><li>Motores limpios.</li><li>Un barco de noche.</li></ul>',
    '## Las tres condiciones\n\n- Un casco nuevo.\n- Motores limpios.\n- Un barco de noche.',
  ],
];
