/**
 * The phrases that pages print beside an article, in the languages of the made pages. The notices are worded as real ones are.
 */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ru', 'ar', 'zh', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Phrases {
  /** Labels: navigation, sections of a page, buttons. */
  nav: string[];
  related: string;
  comments: string;
  reply: string;
  share: string;
  tags: string;
  by: string;
  date: string;
  names: string[];
  mostRead: string;
  advertisement: string;
  sponsored: string;
  correction: string;
  question: string;
  agree: string;
  subscribe: string;
  /** Prose, several sentences each. */
  cookie: string[];
  plea: string[];
  newsletter: string[];
  podcast: string[];
  poll: string[];
  bio: string[];
  adNote: string[];
  imprint: string[];
  screenReader: string;
}

const words = (text: string) => text.split('|');

export const PHRASES: Record<Language, Phrases> = {
  en: {
    nav: words('Home|World|Politics|Business|Sport|Culture|Opinion|Weather'),
    ...{ related: 'More on this story', comments: 'Comments', reply: 'Reply', share: 'Share', tags: 'Topics' },
    ...{ by: 'By', date: '14 March 2024', mostRead: 'Most read', advertisement: 'Advertisement', sponsored: 'Sponsored' },
    names: words('Anna Whitfield|Tom Okafor|Maria Jensen|David Clarke|Priya Nair|Helen Ross|Jack Moreno|Lucy Brandt'),
    ...{ correction: 'Correction', question: 'Question', agree: 'Accept all', subscribe: 'Subscribe' },
    cookie: words(
      'We and our partners store and access information on your device, such as cookies and unique identifiers.|With your consent we process personal data to show personalised advertising and content, and to measure how they are used.|You can withdraw your consent at any time in the privacy settings at the foot of the page.|Some of our partners process your data on the basis of legitimate interest, to which you may object.|More is said in our privacy policy and in the list of our vendors.',
    ),
    plea: words(
      'If you have read this far, you know that independent reporting matters.|We have no shareholders and no paywall, and we depend on readers like you.|Support us today from as little as one pound: it takes less than a minute.|Every contribution, however big or small, powers our journalism.|Thank you for standing with us.',
    ),
    newsletter: words(
      'Get the best of our reporting in your inbox every morning.|Sign up to our newsletter, and never miss a story that matters to you.|You can unsubscribe at any time with one click.',
    ),
    podcast: words(
      'In this week’s episode our correspondents talk about what lies behind the headlines.|Listen wherever you get your podcasts, and leave us a review.|A new episode comes out each Thursday.',
    ),
    poll: words(
      'What do you think about the plans of the government?|I am in favour of them.|I am against them.|I have no opinion yet.',
    ),
    bio: words(
      'is a staff reporter and covers cities, transport and housing.|Before that, the author worked for a news agency in Brussels and Nairobi.|Contact the author with tips and comments by electronic mail.',
    ),
    adNote: words(
      'This article contains links to products of our partners, for which we may receive a commission.|That does not change what you pay, and our editors choose independently.',
    ),
    imprint: words(
      'All rights reserved; reproduction in whole or in part without written permission is prohibited.|The editors are not responsible for the content of external pages.|Published by the Example Media Group, registered in the commercial register.',
    ),
    screenReader: 'This link opens in a new window and leads to another page of the site.',
  },
  de: {
    nav: words('Start|Welt|Politik|Wirtschaft|Sport|Kultur|Meinung|Wetter'),
    ...{ related: 'Mehr zum Thema', comments: 'Kommentare', reply: 'Antworten', share: 'Teilen', tags: 'Schlagwörter' },
    ...{ by: 'Von', date: '14. März 2024', mostRead: 'Meistgelesen', advertisement: 'Anzeige', sponsored: 'Gesponsert' },
    names: words('Anna Weber|Thomas Krüger|Maria Jansen|David Seidel|Petra Noll|Helene Roth|Jan Maurer|Lena Brandt'),
    ...{ correction: 'Korrektur', question: 'Frage', agree: 'Alle akzeptieren', subscribe: 'Abonnieren' },
    cookie: words(
      'Wir und unsere Partner speichern Informationen auf Ihrem Gerät, etwa Cookies und eindeutige Kennungen.|Mit Ihrer Einwilligung verarbeiten wir personenbezogene Daten, um Werbung und Inhalte auf Sie zuzuschneiden und ihre Nutzung zu messen.|Sie können Ihre Einwilligung jederzeit in den Einstellungen am Fuß der Seite widerrufen.|Einige Partner verarbeiten Ihre Daten auf Grundlage berechtigten Interesses, dem Sie widersprechen können.|Näheres steht in unserer Datenschutzerklärung und in der Liste der Anbieter.',
    ),
    plea: words(
      'Wenn Sie bis hierher gelesen haben, wissen Sie, was unabhängiger Journalismus wert ist.|Wir haben keine Bezahlschranke und leben von Leserinnen und Lesern wie Ihnen.|Unterstützen Sie uns schon mit fünf Euro im Monat: Es dauert keine Minute.|Jeder Beitrag hilft uns, weiter zu berichten.|Vielen Dank für Ihre Hilfe.',
    ),
    newsletter: words(
      'Das Wichtigste des Tages bekommen Sie jeden Morgen in Ihr Postfach.|Melden Sie sich für unseren Newsletter an und verpassen Sie keine Geschichte.|Sie können sich jederzeit mit einem Klick abmelden.',
    ),
    podcast: words(
      'In der neuen Folge sprechen unsere Korrespondenten über das, was hinter den Schlagzeilen steht.|Hören Sie uns überall, wo es Podcasts gibt, und bewerten Sie uns.|Jeden Donnerstag erscheint eine neue Folge.',
    ),
    poll: words('Was halten Sie von den Plänen der Regierung?|Ich bin dafür.|Ich bin dagegen.|Ich habe noch keine Meinung.'),
    bio: words(
      'ist Redakteurin im Ressort Stadt und schreibt über Verkehr und Wohnen.|Davor arbeitete die Autorin für eine Nachrichtenagentur in Brüssel.|Hinweise nimmt die Autorin per Mail entgegen.',
    ),
    adNote: words(
      'Dieser Artikel enthält Links zu Angeboten unserer Partner, für die wir eine Provision erhalten können.|Am Preis ändert sich dadurch nichts, und die Redaktion wählt unabhängig aus.',
    ),
    imprint: words(
      'Alle Rechte vorbehalten; Nachdruck auch in Auszügen nur mit schriftlicher Genehmigung.|Für den Inhalt fremder Seiten übernimmt die Redaktion keine Haftung.|Verlegt von der Beispiel Mediengruppe, eingetragen im Handelsregister.',
    ),
    screenReader: 'Dieser Link öffnet ein neues Fenster und führt zu einer anderen Seite des Angebots.',
  },
  fr: {
    nav: words('Accueil|Monde|Politique|Économie|Sport|Culture|Opinion|Météo'),
    ...{ related: 'À lire également', comments: 'Commentaires', reply: 'Répondre', share: 'Partager', tags: 'Mots-clés' },
    ...{ by: 'Par', date: '14 mars 2024', mostRead: 'Les plus lus', advertisement: 'Publicité', sponsored: 'Sponsorisé' },
    names: words('Anne Lefèvre|Thomas Girard|Marie Jacquet|David Colin|Pauline Noël|Hélène Roux|Jean Moreau|Lucie Bernard'),
    ...{ correction: 'Rectificatif', question: 'Question', agree: 'Tout accepter', subscribe: 'S’abonner' },
    cookie: words(
      'Nous et nos partenaires stockons des informations sur votre appareil, comme des cookies et des identifiants uniques.|Avec votre accord, nous traitons des données personnelles pour afficher des publicités et des contenus personnalisés et en mesurer l’usage.|Vous pouvez retirer votre consentement à tout moment dans les paramètres au bas de la page.|Certains partenaires se fondent sur leur intérêt légitime, auquel vous pouvez vous opposer.|Notre politique de confidentialité en dit davantage.',
    ),
    plea: words(
      'Si vous avez lu jusqu’ici, vous savez ce que vaut une information indépendante.|Nous n’avons pas d’actionnaires et vivons grâce à des lecteurs comme vous.|Soutenez-nous dès aujourd’hui, à partir de cinq euros par mois.|Chaque don, petit ou grand, nous aide à continuer.|Merci de votre confiance.',
    ),
    newsletter: words(
      'Recevez chaque matin l’essentiel de l’actualité dans votre boîte de réception.|Inscrivez-vous à notre lettre d’information pour ne rien manquer.|Vous pouvez vous désinscrire à tout moment en un clic.',
    ),
    podcast: words(
      'Dans ce nouvel épisode, nos correspondants racontent ce qui se cache derrière l’actualité.|Écoutez-nous sur toutes les plateformes et laissez-nous un avis.|Un nouvel épisode paraît chaque jeudi.',
    ),
    poll: words(
      'Que pensez-vous des projets du gouvernement ?|J’y suis favorable.|J’y suis opposé.|Je n’ai pas encore d’avis.',
    ),
    bio: words(
      'est journaliste au service société et couvre les transports et le logement.|L’auteur a travaillé auparavant pour une agence de presse à Bruxelles.|Vous pouvez lui écrire par courrier électronique.',
    ),
    adNote: words(
      'Cet article contient des liens vers les produits de nos partenaires, pour lesquels nous pouvons toucher une commission.|Le prix reste le même pour vous, et la rédaction choisit en toute indépendance.',
    ),
    imprint: words(
      'Tous droits réservés ; toute reproduction, même partielle, est interdite sans autorisation écrite.|La rédaction n’est pas responsable du contenu des sites extérieurs.|Édité par le groupe Exemple Médias.',
    ),
    screenReader: 'Ce lien s’ouvre dans une nouvelle fenêtre et mène à une autre page du site.',
  },
  es: {
    nav: words('Portada|Mundo|Política|Economía|Deportes|Cultura|Opinión|Tiempo'),
    ...{ related: 'Más sobre este tema', comments: 'Comentarios', reply: 'Responder', share: 'Compartir', tags: 'Temas' },
    ...{
      by: 'Por',
      date: '14 de marzo de 2024',
      mostRead: 'Lo más leído',
      advertisement: 'Publicidad',
      sponsored: 'Patrocinado',
    },
    names: words('Ana Vidal|Tomás Guerrero|María Jiménez|David Cano|Pilar Nieto|Elena Ramos|Juan Moreno|Lucía Blanco'),
    ...{ correction: 'Corrección', question: 'Pregunta', agree: 'Aceptar todo', subscribe: 'Suscribirse' },
    cookie: words(
      'Nosotros y nuestros socios almacenamos información en su dispositivo, como cookies e identificadores únicos.|Con su consentimiento tratamos datos personales para mostrar publicidad y contenidos personalizados y medir su uso.|Puede retirar su consentimiento en cualquier momento en los ajustes al pie de la página.|Algunos socios se basan en su interés legítimo, al que usted puede oponerse.|Encontrará más detalles en nuestra política de privacidad.',
    ),
    plea: words(
      'Si ha leído hasta aquí, sabe lo que vale el periodismo independiente.|No tenemos accionistas y vivimos gracias a lectores como usted.|Apóyenos hoy desde cinco euros al mes: no tarda ni un minuto.|Cada aportación, grande o pequeña, nos ayuda a seguir.|Gracias por estar con nosotros.',
    ),
    newsletter: words(
      'Reciba cada mañana lo más importante en su correo.|Apúntese a nuestro boletín y no se pierda ninguna historia.|Puede darse de baja en cualquier momento con un clic.',
    ),
    podcast: words(
      'En este episodio nuestros corresponsales cuentan lo que hay detrás de los titulares.|Escúchenos en todas las plataformas y déjenos su valoración.|Cada jueves publicamos un episodio nuevo.',
    ),
    poll: words('¿Qué opina usted de los planes del Gobierno?|Estoy a favor.|Estoy en contra.|Todavía no tengo opinión.'),
    bio: words(
      'es redactora de la sección local y escribe sobre transporte y vivienda.|Antes trabajó para una agencia de noticias en Bruselas.|Puede escribir a la autora por correo electrónico.',
    ),
    adNote: words(
      'Este artículo contiene enlaces a productos de nuestros socios, por los que podemos recibir una comisión.|El precio no cambia para usted, y la redacción elige con independencia.',
    ),
    imprint: words(
      'Todos los derechos reservados; se prohíbe la reproducción total o parcial sin autorización escrita.|La redacción no responde del contenido de páginas externas.|Editado por el Grupo Ejemplo de Medios.',
    ),
    screenReader: 'Este enlace se abre en una ventana nueva y lleva a otra página del sitio.',
  },
  ru: {
    nav: words('Главная|Мир|Политика|Экономика|Спорт|Культура|Мнения|Погода'),
    ...{ related: 'Материалы по теме', comments: 'Комментарии', reply: 'Ответить', share: 'Поделиться', tags: 'Теги' },
    ...{
      by: 'Автор:',
      date: '14 марта 2024',
      mostRead: 'Самое читаемое',
      advertisement: 'Реклама',
      sponsored: 'На правах рекламы',
    },
    names: words('Анна Волкова|Фома Орлов|Мария Жукова|Давид Кац|Полина Носова|Елена Рожкова|Иван Морозов|Лидия Бондарь'),
    ...{ correction: 'Исправление', question: 'Вопрос', agree: 'Принять всё', subscribe: 'Подписаться' },
    cookie: words(
      'Мы и наши партнёры храним на вашем устройстве сведения, такие как файлы cookie и уникальные идентификаторы.|С вашего согласия мы обрабатываем личные данные, чтобы показывать подходящую рекламу и измерять её действие.|Вы можете отозвать согласие в любое время в настройках внизу страницы.|Некоторые партнёры опираются на законный интерес, против которого вы можете возразить.|Подробнее об этом сказано в политике конфиденциальности.',
    ),
    plea: words(
      'Если вы дочитали до этого места, вы знаете цену независимой журналистике.|У нас нет владельцев, и мы живём благодаря таким читателям, как вы.|Поддержите нас сегодня: это займёт меньше минуты.|Любая сумма помогает нам работать дальше.|Спасибо, что вы с нами.',
    ),
    newsletter: words(
      'Получайте главное за день каждое утро в своей почте.|Подпишитесь на нашу рассылку и не пропустите ни одной важной истории.|Отписаться можно в любой момент одним нажатием.',
    ),
    podcast: words(
      'В новом выпуске наши корреспонденты рассказывают о том, что стоит за новостями.|Слушайте нас на любой площадке и оставляйте отзывы.|Новый выпуск выходит каждый четверг.',
    ),
    poll: words('Что вы думаете о планах правительства?|Я за.|Я против.|У меня пока нет мнения.'),
    bio: words(
      'пишет для отдела городской жизни о транспорте и жилье.|До этого автор работал в информационном агентстве в Брюсселе.|Связаться с автором можно по электронной почте.',
    ),
    adNote: words(
      'В этой статье есть ссылки на товары наших партнёров, за которые мы можем получить вознаграждение.|На цену это не влияет, и редакция выбирает независимо.',
    ),
    imprint: words(
      'Все права защищены; перепечатка даже частями без письменного согласия запрещена.|Редакция не отвечает за содержание чужих страниц.|Издаётся медиагруппой «Пример».',
    ),
    screenReader: 'Эта ссылка откроется в новом окне и ведёт на другую страницу сайта.',
  },
  ar: {
    nav: words('الرئيسية|العالم|سياسة|اقتصاد|رياضة|ثقافة|رأي|الطقس'),
    ...{ related: 'اقرأ المزيد حول الموضوع', comments: 'التعليقات', reply: 'رد', share: 'مشاركة', tags: 'وسوم' },
    ...{ by: 'بقلم', date: '14 مارس 2024', mostRead: 'الأكثر قراءة', advertisement: 'إعلان', sponsored: 'برعاية' },
    names: words('آمنة الخطيب|طارق عثمان|مريم جابر|داود القاضي|بشرى نعيم|هالة رشيد|جمال مراد|ليلى برهان'),
    ...{ correction: 'تصحيح', question: 'سؤال', agree: 'قبول الكل', subscribe: 'اشترك' },
    cookie: words(
      'نقوم نحن وشركاؤنا بتخزين معلومات على جهازك مثل ملفات تعريف الارتباط والمعرفات الفريدة.|بموافقتك نعالج البيانات الشخصية لعرض إعلانات ومحتوى مخصص وقياس استخدامها.|يمكنك سحب موافقتك في أي وقت من إعدادات الخصوصية أسفل الصفحة.|يعتمد بعض الشركاء على المصلحة المشروعة التي يحق لك الاعتراض عليها.|تجد المزيد من التفاصيل في سياسة الخصوصية لدينا.',
    ),
    plea: words(
      'إذا وصلت إلى هنا فأنت تعرف قيمة الصحافة المستقلة.|ليس لدينا مالكون ونعتمد على قراء مثلك.|ادعمنا اليوم ولو بمبلغ صغير، فالأمر لا يستغرق دقيقة.|كل مساهمة تساعدنا على مواصلة العمل.|شكرا لوقوفك معنا.',
    ),
    newsletter: words(
      'احصل على أهم الأخبار في بريدك كل صباح.|اشترك في نشرتنا البريدية ولا تفوت أي قصة.|يمكنك إلغاء الاشتراك في أي وقت بضغطة واحدة.',
    ),
    podcast: words(
      'في هذه الحلقة يتحدث مراسلونا عما يقف وراء العناوين.|استمع إلينا على أي منصة واترك لنا تقييما.|تصدر حلقة جديدة كل خميس.',
    ),
    poll: words('ما رأيك في خطط الحكومة؟|أنا أؤيدها.|أنا أعارضها.|ليس لدي رأي بعد.'),
    bio: words(
      'صحفية في قسم المدينة وتكتب عن النقل والسكن.|عملت الكاتبة من قبل في وكالة أنباء في بروكسل.|يمكن مراسلة الكاتبة عبر البريد الإلكتروني.',
    ),
    adNote: words(
      'يحتوي هذا المقال على روابط لمنتجات شركائنا وقد نحصل مقابلها على عمولة.|لا يغير ذلك السعر الذي تدفعه، وتختار هيئة التحرير باستقلالية.',
    ),
    imprint: words(
      'جميع الحقوق محفوظة ولا يجوز النشر كليا أو جزئيا دون إذن مكتوب.|هيئة التحرير غير مسؤولة عن محتوى المواقع الخارجية.|تصدر عن مجموعة مثال الإعلامية.',
    ),
    screenReader: 'يفتح هذا الرابط في نافذة جديدة ويؤدي إلى صفحة أخرى من الموقع.',
  },
  zh: {
    nav: words('首页|国际|政治|财经|体育|文化|评论|天气'),
    ...{ related: '相关报道', comments: '评论', reply: '回复', share: '分享', tags: '标签' },
    ...{ by: '作者：', date: '2024年3月14日', mostRead: '阅读排行', advertisement: '广告', sponsored: '赞助内容' },
    names: words('王安娜|李涛|陈玛丽|张大卫|周佩|何海伦|杰克刘|陆露西'),
    ...{ correction: '更正', question: '问题', agree: '全部接受', subscribe: '订阅' },
    cookie: words(
      '我们和合作伙伴会在您的设备上存储信息，例如网络饼干和唯一标识符。|在您同意的情况下，我们会处理个人数据，以展示个性化的广告和内容并衡量其使用情况。|您可以随时在页面底部的隐私设置中撤回同意。|部分合作伙伴基于合法权益处理您的数据，您有权反对。|详情请参阅我们的隐私政策。',
    ),
    plea: words(
      '如果您读到这里，就会知道独立报道的价值。|我们没有股东，依靠像您这样的读者。|请今天就支持我们，只需不到一分钟。|每一份捐助，无论多少，都帮助我们继续前行。|感谢您与我们同行。',
    ),
    newsletter: words(
      '每天早晨在您的邮箱里收到最重要的新闻。|订阅我们的电子通讯，不错过任何重要的故事。|您可以随时一键退订。',
    ),
    podcast: words('在本期节目中，我们的记者讲述新闻背后的故事。|欢迎在各个平台收听并给我们评价。|每周四更新一期。'),
    poll: words('您如何看待政府的计划？|我赞成这个计划。|我反对这个计划。|我还没有意见。'),
    bio: words('是本报记者，负责城市、交通和住房方面的报道。|此前曾在布鲁塞尔的一家通讯社工作。|欢迎通过电子邮件提供线索。'),
    adNote: words('本文含有合作伙伴产品的链接，我们可能会因此获得佣金。|这不会影响您支付的价格，编辑部独立挑选。'),
    imprint: words('版权所有，未经书面许可不得全部或部分转载。|编辑部对外部网页的内容不承担责任。|由示例传媒集团出版。'),
    screenReader: '此链接将在新窗口中打开，并指向本网站的另一个页面。',
  },
  ja: {
    nav: words('ホーム|国際|政治|経済|スポーツ|文化|オピニオン|天気'),
    ...{ related: '関連する記事', comments: 'コメント', reply: '返信', share: 'シェア', tags: 'キーワード' },
    ...{ by: '文・', date: '2024年3月14日', mostRead: 'アクセスランキング', advertisement: '広告', sponsored: '提供' },
    names: words('渡辺杏奈|岡田智|松本真理|黒田大輔|中村雛|林遥|森田順|馬場涼子'),
    ...{ correction: '訂正', question: '質問', agree: 'すべて同意する', subscribe: '購読する' },
    cookie: words(
      '当社と提携先は、クッキーや固有の識別子などの情報をお使いの端末に保存します。|同意をいただいた場合、広告や内容を最適化し、利用状況を測るために個人情報を扱います。|同意はページ下部の設定からいつでも取り消すことができます。|一部の提携先は正当な利益に基づいて情報を扱い、これに異議を申し立てることができます。|詳しくはプライバシーポリシーをご覧ください。',
    ),
    plea: words(
      'ここまで読んでくださった方は、独立した報道の価値をご存じでしょう。|私たちは読者の皆さまのご支援で成り立っています。|今日から月五百円でご支援いただけます。|どのようなご寄付も取材の力になります。|ご支援に感謝いたします。',
    ),
    newsletter: words(
      '毎朝、大切なニュースをメールでお届けします。|ニュースレターに登録して、重要な記事を見逃さないようにしましょう。|登録はいつでも解除できます。',
    ),
    podcast: words(
      '今週の番組では、記者たちがニュースの背景を語ります。|お好きなアプリでお聴きになり、感想をお寄せください。|毎週木曜日に新しい回を配信します。',
    ),
    poll: words('政府の計画をどう思いますか。|賛成です。|反対です。|まだ分かりません。'),
    bio: words(
      'は社会部の記者で、都市や交通、住宅を担当している。|以前はブリュッセルの通信社に勤めていた。|情報やご意見はメールで受け付けている。',
    ),
    adNote: words(
      'この記事には提携先の商品へのリンクが含まれ、手数料を受け取る場合があります。|お支払いになる価格は変わらず、編集部が独自に選んでいます。',
    ),
    imprint: words(
      '無断での全部または一部の転載を禁じます。|外部サイトの内容について編集部は責任を負いません。|例メディアグループが発行しています。',
    ),
    screenReader: 'このリンクは新しいウィンドウで開き、サイトの別のページに移動します。',
  },
};
