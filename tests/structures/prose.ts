/** Paragraphs of an article in ten languages, between which a case's structure stands. */

export interface Prose {
  dir?: 'rtl';
  title: string;
  author: string;
  site: string;
  /** Names of the page's own boxes: more of the day, read next, newsletter. */
  more: string;
  newsletter: string;
  /** At least five. */
  paragraphs: string[];
}

export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'ru' | 'ar' | 'hi' | 'zh' | 'ja';

export const PROSE: Record<Language, Prose> = {
  en: {
    title: 'Harbour town weighs a new ferry after a winter of storms',
    author: 'Nora Whitfield',
    site: 'The Coast Ledger',
    more: 'More from the region',
    newsletter: 'Sign up for our morning newsletter',
    paragraphs: [
      'The council of the harbour town met on Tuesday evening to decide whether the old ferry should be repaired or replaced, a question that has divided its members since the storms of last winter broke two of the three landing stages.',
      'Engineers told the meeting that the hull would last another six years at most, and that every month of delay would add to the bill, because the yard on the other side of the bay has raised its prices three times since the spring.',
      'Several residents said they no longer trusted the timetable. One of them, a nurse who works nights at the hospital across the water, said she had slept in her car four times in January, when the last boat did not run.',
      'The company that operates the line rejected the criticism and pointed to the figures of the harbour office, according to which nine of ten crossings left on time during the past year, in spite of the weather and the repairs.',
      'A decision is expected before the end of the month. Until then the smaller boat goes on serving the route, with room for twelve cars and eighty passengers, and with a break of two hours at noon for the change of the crews.',
    ],
  },
  de: {
    title: 'Hafenstadt berät nach einem Winter der Stürme über eine neue Fähre',
    author: 'Nora Weidenfeld',
    site: 'Küstenbote',
    more: 'Mehr aus der Region',
    newsletter: 'Abonnieren Sie unseren Newsletter am Morgen',
    paragraphs: [
      'Der Rat der Hafenstadt ist am Dienstagabend zusammengekommen, um zu entscheiden, ob die alte Fähre repariert oder ersetzt werden soll, eine Frage, die seine Mitglieder entzweit, seit die Stürme des vergangenen Winters zwei der drei Anleger zerstört haben.',
      'Ingenieure sagten in der Sitzung, der Rumpf werde höchstens noch sechs Jahre halten, und jeder Monat des Zögerns werde die Rechnung erhöhen, weil die Werft auf der anderen Seite der Bucht ihre Preise seit dem Frühjahr dreimal angehoben habe.',
      'Mehrere Einwohner erklärten, sie trauten dem Fahrplan nicht mehr. Eine Krankenschwester, die nachts im Spital jenseits des Wassers arbeitet, sagte, sie habe im Januar viermal in ihrem Auto geschlafen, weil das letzte Schiff nicht gefahren sei.',
      'Die Gesellschaft, die die Linie betreibt, wies die Kritik zurück und verwies auf die Zahlen des Hafenamts, nach denen im vergangenen Jahr neun von zehn Überfahrten pünktlich begonnen haben, trotz des Wetters und trotz der Reparaturen.',
      'Eine Entscheidung wird vor dem Ende des Monats erwartet. Bis dahin bedient das kleinere Schiff die Strecke, mit Platz für zwölf Autos und achtzig Fahrgäste und mit einer Pause von zwei Stunden am Mittag für den Wechsel der Besatzung.',
    ],
  },
  fr: {
    title: 'La ville portuaire envisage un nouveau bac après un hiver de tempêtes',
    author: 'Noémie Chastain',
    site: 'Le Courrier du Littoral',
    more: 'À découvrir dans la région',
    newsletter: 'Inscrivez-vous à notre lettre du matin',
    paragraphs: [
      "Le conseil de la ville portuaire s'est réuni mardi soir pour décider si le vieux bac devait être réparé ou remplacé, une question qui divise ses membres depuis que les tempêtes de l'hiver dernier ont brisé deux des trois embarcadères.",
      "Les ingénieurs ont expliqué que la coque tiendrait encore six ans au plus, et que chaque mois de retard alourdirait la facture, car le chantier de l'autre côté de la baie a relevé ses prix à trois reprises depuis le printemps.",
      "Plusieurs habitants ont déclaré ne plus croire aux horaires. Une infirmière qui travaille la nuit à l'hôpital, de l'autre côté de l'eau, a raconté avoir dormi quatre fois dans sa voiture en janvier, parce que le dernier bateau n'était pas parti.",
      "La société qui exploite la ligne a rejeté ces critiques et renvoyé aux chiffres de la capitainerie, selon lesquels neuf traversées sur dix sont parties à l'heure au cours de l'année écoulée, malgré le temps et malgré les réparations.",
      "Une décision est attendue avant la fin du mois. Jusque-là, le petit bateau continue d'assurer la traversée, avec de la place pour douze voitures et quatre-vingts passagers, et une pause de deux heures à midi pour la relève des équipages.",
    ],
  },
  es: {
    title: 'La ciudad portuaria estudia un nuevo transbordador tras un invierno de temporales',
    author: 'Noelia Carrasco',
    site: 'El Diario de la Costa',
    more: 'Más noticias de la región',
    newsletter: 'Suscríbase a nuestro boletín de la mañana',
    paragraphs: [
      'El concejo de la ciudad portuaria se reunió el martes por la noche para decidir si el viejo transbordador debía repararse o sustituirse, una cuestión que divide a sus miembros desde que los temporales del invierno pasado rompieron dos de los tres embarcaderos.',
      'Los ingenieros explicaron que el casco aguantaría seis años más como mucho, y que cada mes de retraso aumentaría la factura, porque el astillero del otro lado de la bahía ha subido sus precios tres veces desde la primavera.',
      'Varios vecinos dijeron que ya no se fiaban de los horarios. Una enfermera que trabaja de noche en el hospital, al otro lado del agua, contó que en enero había dormido cuatro veces en su coche porque el último barco no había salido.',
      'La empresa que explota la línea rechazó las críticas y se remitió a las cifras de la oficina del puerto, según las cuales nueve de cada diez travesías salieron a su hora durante el último año, a pesar del tiempo y de las reparaciones.',
      'Se espera una decisión antes de que termine el mes. Hasta entonces el barco pequeño sigue cubriendo la ruta, con sitio para doce coches y ochenta pasajeros, y con una pausa de dos horas al mediodía para el relevo de las tripulaciones.',
    ],
  },
  ru: {
    title: 'Портовый город обсуждает новый паром после зимы штормов',
    author: 'Нина Воронцова',
    site: 'Прибрежная газета',
    more: 'Другие новости региона',
    newsletter: 'Подпишитесь на нашу утреннюю рассылку',
    paragraphs: [
      'Совет портового города собрался во вторник вечером, чтобы решить, ремонтировать старый паром или заменить его: этот вопрос разделил депутатов с тех пор, как штормы прошлой зимы разрушили два из трёх причалов.',
      'Инженеры рассказали на заседании, что корпус прослужит не больше шести лет и что каждый месяц промедления увеличит расходы, потому что верфь на другом берегу залива с весны уже трижды поднимала цены.',
      'Несколько жителей заявили, что больше не верят расписанию. Медсестра, которая работает по ночам в больнице на другом берегу, рассказала, что в январе четыре раза ночевала в машине, потому что последний рейс не состоялся.',
      'Компания, которая обслуживает линию, отвергла критику и сослалась на данные управления порта, согласно которым за последний год девять из десяти рейсов отправились вовремя, несмотря на погоду и на ремонт.',
      'Решение ожидается до конца месяца. До тех пор маршрут обслуживает меньшее судно, на котором есть место для двенадцати машин и восьмидесяти пассажиров, с перерывом на два часа в полдень для смены экипажа.',
    ],
  },
  ar: {
    dir: 'rtl',
    title: 'مدينة الميناء تدرس عبارة جديدة بعد شتاء من العواصف',
    author: 'نورا الخطيب',
    site: 'صحيفة الساحل',
    more: 'المزيد من المنطقة',
    newsletter: 'اشترك في نشرتنا الصباحية',
    paragraphs: [
      'اجتمع مجلس مدينة الميناء مساء الثلاثاء ليقرر ما إذا كان ينبغي إصلاح العبارة القديمة أو استبدالها، وهي مسألة تقسم أعضاءه منذ أن حطمت عواصف الشتاء الماضي رصيفين من أرصفة الرسو الثلاثة.',
      'وقال المهندسون في الاجتماع إن هيكل السفينة سيصمد ست سنوات أخرى على الأكثر، وإن كل شهر من التأخير سيزيد الفاتورة، لأن حوض السفن على الجانب الآخر من الخليج رفع أسعاره ثلاث مرات منذ الربيع.',
      'وقال عدد من السكان إنهم لم يعودوا يثقون بجدول المواعيد. وروت ممرضة تعمل ليلا في المستشفى على الضفة الأخرى أنها نامت في سيارتها أربع مرات في يناير لأن الرحلة الأخيرة لم تنطلق.',
      'ورفضت الشركة التي تشغل الخط هذه الانتقادات وأشارت إلى أرقام مكتب الميناء، التي تفيد بأن تسع رحلات من كل عشر انطلقت في موعدها خلال العام الماضي، رغم الطقس ورغم أعمال الإصلاح.',
      'ومن المتوقع صدور القرار قبل نهاية الشهر. وحتى ذلك الحين تواصل السفينة الأصغر خدمة الخط، وفيها متسع لاثنتي عشرة سيارة وثمانين راكبا، مع استراحة لمدة ساعتين ظهرا لتبديل الأطقم.',
    ],
  },
  zh: {
    title: '一冬风暴之后港口城市考虑购置新渡轮',
    author: '林若舟',
    site: '海岸日报',
    more: '更多地区新闻',
    newsletter: '订阅我们的早间通讯',
    paragraphs: [
      '港口城市的议会星期二晚间开会，讨论旧渡轮应当修理还是更换。自从去年冬天的风暴毁坏了三座码头中的两座以来，这个问题一直让议员们意见不一，几次表决都没有得出结果。',
      '工程师在会上表示，船体最多还能使用六年，每拖延一个月费用都会增加，因为海湾对面的船厂从春天以来已经三次提高价格，而且下一个船期要到明年秋天才能排上。',
      '几位居民说，他们已经不再相信时刻表。一位在对岸医院上夜班的护士说，一月份她有四次只能睡在车里，因为末班船没有开出，而下一班船要等到第二天清晨六点。',
      '经营这条航线的公司否认了这些批评，并援引港务局的数字说，过去一年里尽管天气恶劣、维修不断，十个航次中仍有九个准时出发，乘客的投诉也比前一年有所减少。',
      '预计月底之前会作出决定。在此之前，较小的船继续在这条航线上运行，可以容纳十二辆汽车和八十名乘客，中午有两个小时的休息时间，供船员换班和检查设备之用。',
    ],
  },
  ja: {
    title: '嵐の冬を経て港町が新しいフェリーを検討',
    author: '中原ひかり',
    site: '海岸新報',
    more: '地域のほかのニュース',
    newsletter: '朝のニュースレターに登録する',
    paragraphs: [
      '港町の議会は火曜日の夜に会合を開き、古いフェリーを修理するか、それとも買い替えるかを話し合った。昨年の冬の嵐で三つの桟橋のうち二つが壊れて以来、この問題をめぐって議員の意見は分かれたままである。',
      '技術者たちは会議で、船体はもってもあと六年であり、湾の対岸にある造船所が春から三度も値上げをしているため、決定が一か月遅れるごとに費用がかさむことになると説明した。',
      '住民の何人かは、もう時刻表を信用していないと話した。対岸の病院で夜勤をしている看護師は、最終便が出なかったために、一月には四回も車の中で眠らなければならなかったと語った。',
      '航路を運営する会社はこうした批判を退け、港湾事務所の数字を示して、この一年間は悪天候や修理があったにもかかわらず、十便のうち九便が定刻に出航していたと述べている。',
      '決定は月末までに下される見通しである。それまでは小さい船が引き続き航路を受け持ち、自動車十二台と乗客八十人を運ぶことができるが、乗組員の交代のために正午に二時間の休止がある。',
    ],
  },
  hi: {
    title: 'बंदरगाह नगर ने तूफ़ानी सर्दी के बाद नई नौका पर विचार किया',
    author: 'नीरजा वर्मा',
    site: 'तट समाचार',
    more: 'इस क्षेत्र की और ख़बरें',
    newsletter: 'हमारे सुबह के समाचार पत्र की सदस्यता लें',
    paragraphs: [
      'बंदरगाह नगर की परिषद मंगलवार की शाम यह तय करने के लिए बैठी कि पुरानी नौका की मरम्मत की जाए या उसे बदल दिया जाए। यह सवाल तब से सदस्यों को बाँट रहा है जब पिछली सर्दियों के तूफ़ानों ने तीन में से दो घाट तोड़ दिए थे।',
      'इंजीनियरों ने बैठक में कहा कि नौका का ढाँचा ज़्यादा से ज़्यादा छह साल और चलेगा, और देरी का हर महीना ख़र्च बढ़ाएगा, क्योंकि खाड़ी के उस पार के कारख़ाने ने वसंत से अब तक तीन बार अपने दाम बढ़ाए हैं।',
      'कई निवासियों ने कहा कि उन्हें अब समय सारिणी पर भरोसा नहीं रहा। पानी के उस पार अस्पताल में रात को काम करने वाली एक नर्स ने बताया कि जनवरी में वह चार बार अपनी कार में सोई, क्योंकि आख़िरी नौका नहीं चली।',
      'मार्ग चलाने वाली कंपनी ने इन आलोचनाओं को ख़ारिज किया और बंदरगाह कार्यालय के आँकड़ों का हवाला दिया, जिनके अनुसार पिछले साल मौसम और मरम्मत के बावजूद दस में से नौ यात्राएँ समय पर शुरू हुईं।',
      'महीने के अंत से पहले निर्णय की उम्मीद है। तब तक छोटी नौका इस मार्ग पर चलती रहेगी, जिसमें बारह कारों और अस्सी यात्रियों के लिए जगह है, और दोपहर में दल बदलने के लिए दो घंटे का विराम होता है।',
    ],
  },
  pt: {
    title: 'Cidade portuária estuda nova balsa depois de um inverno de temporais',
    author: 'Natália Figueiredo',
    site: 'Diário da Costa',
    more: 'Mais da região',
    newsletter: 'Assine a nossa newsletter da manhã',
    paragraphs: [
      'O conselho da cidade portuária reuniu-se na terça-feira à noite para decidir se a velha balsa deveria ser reparada ou substituída, uma questão que divide os seus membros desde que os temporais do último inverno destruíram dois dos três cais.',
      'Os engenheiros disseram na reunião que o casco aguentaria no máximo mais seis anos, e que cada mês de atraso aumentaria a conta, porque o estaleiro do outro lado da baía subiu os preços três vezes desde a primavera.',
      'Vários moradores disseram que já não confiavam nos horários. Uma enfermeira que trabalha à noite no hospital do outro lado da água contou que dormiu quatro vezes no carro em janeiro, porque o último barco não saiu.',
      'A empresa que explora a linha rejeitou as críticas e remeteu para os números da capitania, segundo os quais nove em cada dez travessias partiram à hora no último ano, apesar do tempo e das reparações.',
      'Espera-se uma decisão antes do fim do mês. Até lá o barco pequeno continua a servir a rota, com lugar para doze carros e oitenta passageiros, e com uma pausa de duas horas ao meio-dia para a troca das tripulações.',
    ],
  },
};
