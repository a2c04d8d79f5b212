/** Languages of which no more is known than what Intl says of their months and of "and", and what credits begin with. */
import type { Language } from '../language.ts';

export const others: Record<string, Language> = {
  ak: {
    andHere: 'ne',
    months: 'ɔpɛpɔn ɔgyefoɔ ɔbɛnem oforisuo kɔtɔnimma ayɛwohomumu kutawonsa ɔsanaa ɛbɔ ahinime obubuo ɔpɛnimma',
  },
  am: {
    credit: 'ፎቶ|ፎቶግራፍ|ምስል',
    andHere: 'እና',
    comments: 'አስተያየቶች|አስተያየት',
    months: 'ጃንዋሪ|ጃን ፌብሩዋሪ|ፌብ ማርች ኤፕሪል|ኤፕሪ ሜይ ጁን ጁላይ ኦገስት|ኦገስ ሴፕቴምበር|ሴፕቴ ኦክቶበር|ኦክቶ ኖቬምበር|ኖቬም ዲሴምበር|ዲሴም',
  },
  as: { months: 'জানুৱাৰী|জানু ফেব্ৰুৱাৰী|ফেব্ৰু মাৰ্চ এপ্ৰিল মে’ জুন জুলাই আগষ্ট|আগ ছেপ্তেম্বৰ|ছেপ্তে অক্টোবৰ|অক্টো নৱেম্বৰ|নৱে ডিচেম্বৰ|ডিচে' },
  az: {
    credit: 'foto|fotoqraf',
    andHere: 'və',
    months:
      'yanvar|yan fevral|fev mart|mar aprel|apr may iyun|iyn iyul|iyl avqust|avq sentyabr|sen oktyabr|okt noyabr|noy dekabr|dek',
    monthsElsewhere: [
      'јанвар|јан феврал|фев март|мар апрел|апр маи ијун|ијн ијул|ијл август|авг сентјабр|сен октјабр|окт нојабр|ној декабр|дек',
    ],
  },
  ba: {
    andHere: 'һәм',
    months:
      'ғинуар|ғин февраль|фев март|мар апрель|апр маи июнь|июн июль|июл август|авг сентябрь|сент октябрь|окт ноябрь|нояб декабрь|дек',
  },
  be: {
    credit: 'фота',
    months:
      'студзень|сту|студзеня люты|лют|лютага сакавік|сак|сакавіка красавік|кра|красавіка маи|мая чэрвень|чэр|чэрвеня ліпень|ліп|ліпеня жнівень|жні|жніуня верасень|вер|верасня кастрычнік|кас|кастрычніка лістапад|ліс|лістапада снежань|сне|снежня',
  },
  bm: {
    months:
      'zanwuye|zan feburuye|feb marisi|mar awirili|awi mɛ zuwɛn|zuw zuluye|zul uti sɛtanburu|sɛt ɔkutɔburu|ɔku nowanburu|now desanburu|des',
  },
  bo: {
    months:
      'ཟླ་བ་དང་པོ་|ཟླ་༡|ཟླ་བ་དང་པོ ཟླ་བ་གཉིས་པ་|ཟླ་༢|ཟླ་བ་གཉིས་པ ཟླ་བ་གསུམ་པ་|ཟླ་༣|ཟླ་བ་གསུམ་པ ཟླ་བ་བཞི་པ་|ཟླ་༤|ཟླ་བ་བཞི་པ ཟླ་བ་ལྔ་པ་|ཟླ་༥|ཟླ་བ་ལྔ་པ ཟླ་བ་དྲུག་པ་|ཟླ་༦|ཟླ་བ་དྲུག་པ ཟླ་བ་བདུན་པ་|ཟླ་༧|ཟླ་བ་བདུན་པ ཟླ་བ་བརྒྱད་པ་|ཟླ་༨|ཟླ་བ་བརྒྱད་པ ཟླ་བ་དགུ་པ་|ཟླ་༩|ཟླ་བ་དགུ་པ ཟླ་བ་བཅུ་པ་|ཟླ་༡༠|ཟླ་བ་བཅུ་པ ཟླ་བ་བཅུ་གཅིག་པ་|ཟླ་༡༡|ཟླ་བ་བཅུ་གཅིག་པ ཟླ་བ་བཅུ་གཉིས་པ་|ཟླ་༡༢|ཟླ་བ་བཅུ་གཉིས་པ',
  },
  br: {
    andHere: 'ha',
    months:
      'genver|gen cʼhwevrer|cʼhwe meurzh|meur ebrel|ebr mae mezheven|mezh gouere|goue eost gwengolo|gwen here du kerzu|kzu',
  },
  bs: {
    months:
      'januar|jan februar|feb mart|mar april|apr maj juni|jun juli|jul august|aug septembar|sep oktobar|okt novembar|nov decembar|dec',
    monthsElsewhere: [
      'јануар|јан фебруар|феб март|мар април|апр мај јуни|јун јули|јул аугуст|ауг септембар|сеп октобар|окт новембар|нов децембар|дец',
    ],
  },
  ce: {
    months:
      'январь|янв февраль|фев март|мар апрель|апр маи июнь|июн июль|июл август|авг сентябрь|сен октябрь|окт ноябрь|ноя декабрь|дек',
  },
  cv: { andHere: 'тата', months: 'карлач|кар нарас|нар пуш ака ҫу ҫертме|ҫерт ута ҫурла|ҫур аван юпа чук раштав|раш' },
  dz: {
    months:
      'སྤྱི་ཟླ་དངཔ་|ཟླ་༡|ཟླ་དངཔ་ སྤྱི་ཟླ་གཉིས་པ་|ཟླ་༢|ཟླ་གཉིས་པ་ སྤྱི་ཟླ་གསུམ་པ་|ཟླ་༣|ཟླ་གསུམ་པ་ སྤྱི་ཟླ་བཞི་པ|ཟླ་༤|ཟླ་བཞི་པ་ སྤྱི་ཟླ་ལྔ་པ་|ཟླ་༥|ཟླ་ལྔ་པ་ སྤྱི་ཟླ་དྲུག་པ|ཟླ་༦|ཟླ་དྲུག་པ སྤྱི་ཟླ་བདུན་པ་|ཟླ་༧|ཟླ་བདུན་པ་ སྤྱི་ཟླ་བརྒྱད་པ་|ཟླ་༨|ཟླ་བརྒྱད་པ་ སྤྱི་ཟླ་དགུ་པ་|ཟླ་༩|ཟླ་དགུ་པ་ སྤྱི་ཟླ་བཅུ་པ་|ཟླ་༡༠|ཟླ་བཅུ་པ་ སྤྱི་ཟླ་བཅུ་གཅིག་པ་|ཟླ་༡༡|ཟླ་བཅུ་གཅིག་པ་ སྤྱི་ཟླ་བཅུ་གཉིས་པ་|ཟླ་༡༢|ཟླ་བཅུ་གཉིས་པ་',
  },
  ee: {
    andHere: 'kple',
    months:
      'dzove|dzv dzodze|dzd tedoxe|ted afɔfie|afɔ dame|dam masa|mas siamlɔm|sia deasiamime|dea anyɔnyɔ|any kele|kel adeɛmekpɔxe|ade dzome|dzm',
  },
  eo: {
    andHere: 'kaj',
    months:
      'januaro|jan februaro|feb marto|mar aprilo|apr majo|maj junio|jun julio|jul augusto|aug septembro|sep oktobro|okt novembro|nov decembro|dec',
  },
  ff: {
    months:
      'siilo|sii colte|col mbooy|mbo seeɗto|see duujal|duu korse|kor morso|mor juko|juk siilto|slt yarkomaa|yar jolal|jol bowte|bow',
  },
  fo: {
    months:
      'januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sep oktober|okt november|nov desember|des',
  },
  fy: {
    months:
      'jannewaris|jan febrewaris|feb maart|mrt april|apr maaie|mai juny|jun july|jul augustus|aug septimber|sep oktober|okt novimber|nov desimber|des',
  },
  gd: {
    andHere: 'agus',
    months:
      'am_faoilleach|faoi|dhen_fhaoilleach an_gearran|gearr|dhen_ghearran am_mart|mart|dhen_mhart an_giblean|gibl|dhen_ghiblean an_ceitean|ceit|dhen_cheitean an_t-ogmhios|ogmh|dhen_ogmhios an_t-iuchar|iuch|dhen_iuchar an_lunastal|luna|dhen_lunastal an_t-sultain|sult|dhen_t-sultain an_damhair|damh|dhen_damhair an_t-samhain|samh|dhen_t-samhain an_dubhlachd|dubh|dhen_dubhlachd',
  },
  gl: {
    months:
      'xaneiro|xan febreiro|feb marzo|mar abril|abr maio xuno xullo|xul agosto|ago setembro|set outubro|out novembro|nov decembro|dec',
  },
  gu: {
    credit: 'તસવીર|ફોટો',
    months: 'જાન્યુઆરી|જાન્યુ ફેબ્રુઆરી|ફેબ્રુ માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર|સપ્ટે ઑક્ટોબર|ઑક્ટો નવેમ્બર|નવે ડિસેમ્બર|ડિસે',
  },
  gv: {
    months:
      'jerrey-geuree|j-guer toshiaght-arree|t-arree mayrnt averil|avrril boaldyn mean-souree|m-souree jerrey-souree|j-souree luanistyn mean-fouyir|m-fouyir jerrey-fouyir|j-fouyir mee_houney|m-houney mee_ny_nollick|m-nollick',
  },
  ha: {
    andHere: 'da',
    months:
      'janairu|jan faburairu|fab maris|mar afirilu|afi mayu|may yuni|yun yuli|yul agusta|agu satumba|sat oktoba|okt nuwamba|nuw disamba|dis',
  },
  ia: {
    months:
      'januario|jan februario|feb martio|mar april|apr maio|mai junio|jun julio|jul augusto|aug septembre|sep octobre|oct novembre|nov decembre|dec',
  },
  ie: {
    months:
      'januar|jan februar|febr marte|mar april|apr may junio|jun juli august|aug septembre|sept octobre|oct novembre|nov decembre|dec',
  },
  ig: {
    andHere: 'na',
    months:
      'jenuwari|jen februwari|feb maachi|maa epreel|epr mee jun|juu julai|jul ogoost|ogo septemba|sep oktoba|okt novemba|nov disemba|dis',
  },
  ii: { andHere: 'ꌋꆀ', months: 'ꋍꆪ ꑍꆪ ꌕꆪ ꇖꆪ ꉬꆪ ꃘꆪ ꏃꆪ ꉆꆪ ꈬꆪ ꊰꆪ ꊯꊪꆪ ꊰꑋꆪ' },
  jv: {
    andHere: 'lan',
    months:
      'januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agt september|sep oktober|okt november|nov desember|des',
  },
  ki: {
    months:
      'njenuari|jen mwere_wa_keri|wkr mwere_wa_gatatu|wgt mwere_wa_kana|wkn mwere_wa_gatano|wtn mwere_wa_gatandatu|wtd mwere_wa_mugwanja|wmj mwere_wa_kanana|wnn mwere_wa_kenda|wkd mwere_wa_ikumi|wik mwere_wa_ikumi_na_umwe|wmw ndithemba|dit',
  },
  kk: {
    credit: 'фото|сурет',
    andHere: 'және',
    months:
      'қаңтар|қаң ақпан|ақп наурыз|нау сәуір|сәу мамыр|мам маусым|мау шілде|шіл тамыз|там қыркүиек|қыр қазан|қаз қараша|қар желтоқсан|жел',
  },
  kl: {
    months:
      'januaari|jan|januaarip februaari|febr|februaarip marsi|mar|marsip apriili|apr|apriilip maaji|maj|maajip juuni|jun|juunip juuli|jul|juulip aggusti|aug|aggustip septembari|sept|septembarip oktobari|okt|oktobarip novembari|nov|novembarip decembari|dec|decembarip',
  },
  km: {
    credit: 'រូបភាព|រូបថត',
    months:
      'មករា|ខែមករា កុម្ភៈ|ខែកុម្ភៈ មីនា|ខែមីនា មេសា|ខែមេសា ឧសភា|ខែឧសភា មិថុនា|ខែមិថុនា កក្កដា|ខែកក្កដា សីហា|ខែសីហា កញ្ញា|ខែកញ្ញា តុលា|ខែតុលា វិច្ឆិកា|ខែវិច្ឆិកា ធ្នូ|ខែធ្នូ',
  },
  kn: {
    credit: 'ಚಿತ್ರ|ಫೋಟೋ',
    months: 'ಜನವರಿ|ಜನ ಫೆಬ್ರವರಿ|ಫೆಬ್ರ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್|ಏಪ್ರಿ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್|ಆಗ ಸೆಪ್ಟೆಂಬರ್|ಸೆಪ್ಟೆಂ ಅಕ್ಟೋಬರ್|ಅಕ್ಟೋ ನವೆಂಬರ್|ನವೆಂ ಡಿಸೆಂಬರ್|ಡಿಸೆಂ',
  },
  ks: { months: 'جنوری فروری مارچ اپریل ميی جون جولایی|جلے اگست ستمبر اکتوبر نومبر دسمبر' },
  ku: {
    andHere: 'û',
    months:
      'rebendan|rbn sibat|sbt adar|adr nisan|nsn gulan|gln heziran|hzr tirmeh|trm tebax|tbx ilon|iln cotmeh|cot mijdar|mjd berfanbar|brf',
  },
  kw: {
    months:
      'mis_genver|gen mis_hwevrer|hwe mis_meurth|meu mis_ebrel|ebr mis_me|me mis_metheven|met mis_gortheren|gor mis_est|est mis_gwynngala|gwn mis_hedra|hed mis_du|du mis_kevardhu|kev',
  },
  ky: {
    andHere: 'жана',
    months:
      'январь|янв февраль|фев март|мар апрель|апр маи июнь|июн июль|июл август|авг сентябрь|сен октябрь|окт ноябрь|ноя декабрь|дек',
  },
  lb: {
    months:
      'januar|jan februar|feb maerz|mae abrell|abr mee juni|jun juli|jul august|aug september|sep oktober|okt november|nov dezember|dez',
  },
  lg: {
    months:
      'janwaliyo|jan febwaliyo|feb marisi|mar apuli|apu maayi|maa juuni|juu julaayi|jul agusito|agu sebuttemba|seb okitobba|oki novemba|nov desemba|des',
  },
  ln: {
    months:
      'sanza_ya_yambo|yan sanza_ya_mibale|fbl sanza_ya_misato|msi sanza_ya_minei|apl sanza_ya_mitano|mai sanza_ya_motoba|yun sanza_ya_nsambo|yul sanza_ya_mwambe|agt sanza_ya_libwa|stb sanza_ya_zomi|ɔtb sanza_ya_zomi_na_mɔkɔ|nvb sanza_ya_zomi_na_mibale|dsb',
  },
  lo: {
    credit: 'ພາບ',
    andHere: 'ແລະ',
    months: 'ມັງກອນ|ມກ ກຸມພາ|ກພ ມີນາ|ມນ ເມສາ|ມສ ພຶດສະພາ|ພພ ມິຖຸນາ|ມິຖ ກໍລະກົດ|ກລ ສິງຫາ|ສຫ ກັນຍາ|ກຍ ຕຸລາ|ຕລ ພະຈິກ|ພຈ ທັນວາ|ທວ',
  },
  lu: {
    months:
      'ciongo|cio luishi|lui lusolo|lus muuya|muu lumungulu|lum lufuimi|luf kabalashipu|kab lushika|lush lutongolo|lut lungudi|lun kaswekese|kas ciswa|cis',
  },
  mg: {
    months:
      'janoary|jan febroary|feb martsa|mar aprily|apr mey jona|jon jolay|jol aogositra|aog septambra|sep oktobra|okt novambra|nov desambra|des',
  },
  mi: {
    months:
      'hanuere|han pepuere|pep maehe|mae aperira|ape|apereira mei hune|hun hurae|hur akuhata|aku hepetema|hep oketopa|oke noema|noe tihema|tih',
  },
  ml: {
    credit: 'ചിത്രം|ഫോട്ടോ',
    months: 'ജനുവരി|ജനു ഫെബ്രുവരി|ഫെബ്രു മാർച്ച്|മാർ ഏപ്രിൽ|ഏപ്രി മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ്|ഓഗ സെപ്റ്റംബർ|സെപ്റ്റം ഒക്ടോബർ|ഒക്ടോ നവംബർ|നവം ഡിസംബർ|ഡിസം',
  },
  mn: {
    months:
      'нэгдүгээр_сар|1-р_сар хоердугаар_сар|2-р_сар гуравдугаар_сар|3-р_сар дөрөвдүгээр_сар|4-р_сар тавдугаар_сар|5-р_сар зургаадугаар_сар|6-р_сар долоодугаар_сар|7-р_сар наимдугаар_сар|8-р_сар есдүгээр_сар|9-р_сар аравдугаар_сар|10-р_сар арван_нэгдүгээр_сар|11-р_сар арван_хоердугаар_сар|12-р_сар',
  },
  mr: {
    credit: 'छायाचित्र',
    months: 'जानेवारी|जाने फेब्रुवारी|फेब्रु मार्च एप्रिल|एप्रि मे जून जुलै ऑगस्ट|ऑग सप्टेंबर|सप्टें ऑक्टोबर|ऑक्टो नोव्हेंबर|नोव्हें डिसेंबर|डिसें',
  },
  ms: {
    months:
      'januari|jan februari|feb mac april|apr mei jun julai|jul ogos|ogo september|sep oktober|okt november|nov disember|dis',
  },
  mt: {
    andHere: 'u',
    months:
      'jannar|jan frar|fra marzu|mar april|apr mejju|mej gunju|gun lulju|lul awwissu|aww settembru|set ottubru|ott novembru|nov dicembru|dic',
  },
  my: { credit: 'ဓာတ်ပုံ', months: 'ဇန်နဝါရီ|ဇန် ဖေဖော်ဝါရီ|ဖေ မတ် ဧပြီ|ဧ မေ ဇွန် ဇူလိုင်|ဇူ ဩဂုတ်|ဩ စက်တင်ဘာ|စက် အောက်တိုဘာ|အောက် နိုဝင်ဘာ|နို ဒီဇင်ဘာ|ဒီ' },
  nd: {
    months:
      'zibandlela|zib nhlolanja|nhlo mbimbitho|mbi mabasa|mab nkwenkwezi|nkw nhlangula|nhla ntulikazi|ntu ncwabakazi|ncw mpandula|mpan mfumfu|mfu lwezi|lwe mpalakazi|mpal',
  },
  ne: {
    credit: 'तस्बिर|तस्विर|फोटो',
    andHere: 'र',
    months: 'जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर',
  },
  oc: {
    months:
      'de_genier de_febrier de_marc d’abril de_mai de_junh de_julhet d’agost de_setembre d’octobre de_novembre de_decembre',
  },
  om: {
    months:
      'amajjii|ama guraandhala|gur bitootessa eebila|elb caamsaa|cam waxabajjii|wax adoolessa|ado hagayya|hag fulbaana|ful onkoloolessa|onk sadaasa mudde|mud',
  },
  or: { andHere: 'ଓ', months: 'ଜାନୁଆରୀ ଫେବୃଆରୀ ମାର୍ଚ୍ଚ ଅପ୍ରେଲ ମଇ ଜୁନ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର' },
  os: {
    andHere: 'ӕмӕ',
    months:
      'январь|янв|январы февраль|февр|февралы|фев мартъи|март|мартъииы|мар апрель|апр|апрелы маи|маиы июнь|июны июль|июлы август|авг|августы сентябрь|сент|сентябры|сен октябрь|окт|октябры ноябрь|нояб|ноябры|ноя декабрь|дек|декабры',
  },
  pa: {
    credit: 'ਤਸਵੀਰ|ਫੋਟੋ',
    months: 'ਜਨਵਰੀ|ਜਨ ਫ਼ਰਵਰੀ|ਫ਼ਰ ਮਾਰਚ ਅਪ੍ਰੈਲ|ਅਪ੍ਰੈ ਮਈ ਜੂਨ ਜੁਲਾਈ|ਜੁਲਾ ਅਗਸਤ|ਅਗ ਸਤੰਬਰ|ਸਤੰ ਅਕਤੂਬਰ|ਅਕਤੂ ਨਵੰਬਰ|ਨਵੰ ਦਸੰਬਰ|ਦਸੰ',
    monthsElsewhere: ['جنوری فروری مارچ اپریل مي جون جولايی اگست ستمبر اکتوبر نومبر دسمبر'],
  },
  ps: { andHere: 'او', months: 'جنوري فېبروري|فبروري مارچ اپریل مۍ جون جولای اګست سپتمبر|سېپتمبر اکتوبر نومبر دسمبر' },
  qu: {
    months:
      'enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago setiembre|set octubre|oct noviembre|nov diciembre|dic',
  },
  rm: {
    months:
      'schaner|schan|da_schaner favrer|favr|da_favrer mars|da_mars avrigl|avr|d’avrigl matg|da_matg zercladur|zercl|da_zercladur fanadur|fan|da_fanadur avust|d’avust settember|sett|da_settember october|oct|d’october november|nov|da_november december|dec|da_december',
  },
  rn: {
    months:
      'nzero|mut ruhuhuma|gas ntwarante|wer ndamukiza|mat rusama|gic ruheshi|kam mukakaro|nya nyandagaro|kan nyakanga|nze gitugutu|ukw munyonyo|ugu kigarama|uku',
  },
  rw: {
    months:
      'mutarama|mut gashyantare|gas werurwe|wer mata|mat gicurasi|gic kamena|kam nyakanga|nya kanama|kan nzeri|nze ukwakira|ukw ugushyingo|ugu ukuboza|uku',
  },
  sa: {
    months:
      'जनवरीमासः|जनवरी: फरवरीमासः|फरवरी: मार्चमासः|मार्च: अप्रैलमासः|अप्रैल: मईमासः|मई जूनमासः|जून: जुलाईमासः|जुलाई: अगस्तमासः|अगस्त: सितंबरमासः|सितंबर: अक्तूबरमासः|अक्तूबर: नवंबरमासः|नवंबर: दिसंबरमासः|दिसंबर:',
  },
  sc: {
    months:
      'ghennargiu|ghe freargiu|fre martzu|mar abrile|abr maju|maj lampadas|lam triulas|tri austu|aus cabudanni|cab santugaine|stg santandria|sta nadale|nad',
  },
  sd: { months: 'جنوري فيبروري مارچ اپريل ميي جون جولاء اگسٽ سيپٽمبر اڪٽوبر نومبر ڊسمبر' },
  se: {
    months:
      'ođđajagemannu|ođđj guovvamannu|guov njukcamannu|njuk cuoŋomannu|cuo miessemannu|mies geassemannu|geas suoidnemannu|suoi borgemannu|borg cakcamannu|cakc golggotmannu|golg skabmamannu|skab juovlamannu|juov',
  },
  sg: {
    months:
      'nyenye|nye fulundigi|ful mbangu|mba ngubue|ngu belawu|bel fondo|fon lengua|len kukuru|kuk mvuka|mvu ngberere|ngb nabanduru|nab kakauka|kak',
  },
  si: { credit: 'ඡායාරූප', andHere: 'සහ', months: 'දුරුතු නවම් මැදින් බක් වෙසක් පොසොන් ඇසළ නිකිණි බිනර වප් ඉල් උඳුවප්' },
  sn: {
    months:
      'ndira|ndi kukadzi|kuk kurume|kur kubvumbi|kub chivabvu|chv chikumi|chk chikunguru|chg nyamavhuvhu|nya gunyana|gun gumiguru|gum mbudzi|mbu zvita|zvi',
  },
  so: {
    andHere: 'iyo',
    months:
      'jannaayo|jan|janaayo febraayo|feb maarso|mar abriil|abr maayo|may juun|jun luulyo|lul ogosto|ogs|agosto sebteembar|seb|sebtembar oktoobar|okt noofeembar|nof diseembar|dis',
  },
  st: {
    months:
      'pherekgong|phe hlakola|kol hlakubele|hlb mmesa|mme motsheanong|mot phupjane|jan phupu|upu phato|pha lwetse|leo mphalane|mph pudungwana|pun tshitwe|tsh',
  },
  su: {
    andHere: 'sareng',
    months:
      'januari|jan pebruari|peb maret|mar april|apr mei juni|jun juli|jul agustus|ags september|sep oktober|okt nopember|nop desember|des',
  },
  te: {
    credit: 'ఫోటో|చిత్రం',
    months: 'జనవరి|జన ఫిబ్రవరి|ఫిబ్ర మార్చి ఏప్రిల్|ఏప్రి మే జూన్ జులై ఆగస్టు|ఆగ సెప్టెంబర్|సెప్టెం అక్టోబర్|అక్టో నవంబర్|నవం డిసెంబర్|డిసెం',
  },
  tg: {
    andHere: 'ва',
    months: 'январ|янв феврал|фев март|мар апрел|апр маи июн июл август|авг сентябр|сен октябр|окт ноябр|ноя декабр|дек',
  },
  ti: { andHere: 'ን', months: 'ጥሪ ለካቲት|ለካ መጋቢት|መጋ ሚያዝያ|ሚያ ጉንበት|ግን ሰነ ሓምለ|ሓም ነሓሰ|ነሓ መስከረም|መስ ጥቅምቲ|ጥቅ ሕዳር|ሕዳ ታሕሳስ|ታሕ' },
  tk: {
    andHere: 'we',
    months:
      'yanwar|yan fewral|few mart|mar aprel|apr may iyun iyul awgust|awg sentyabr|sen oktyabr|okt noyabr|noy dekabr|dek',
  },
  tl: {
    andHere: 'at',
    months:
      'enero|ene pebrero|peb marso|mar abril|abr mayo|may hunyo|hun hulyo|hul agosto|ago setyembre|set oktubre|okt nobyembre|nob disyembre|dis',
  },
  tn: {
    months:
      'ferikgong|fer tlhakole|tlh mopitlo|mop moranang|mor motsheganang|mot seetebosigo|see phukwi|phu phatwe|pha lwetse|lwe diphalane|dip ngwanatsele|ngw sedimonthole|sed',
  },
  to: {
    andHere: 'mo',
    months:
      'sanuali|san fepueli|fep maʻasi|maʻa ʻepeleli|ʻepe me sune|sun siulai|siu ʻaokosi|ʻaok sepitema|sep ʻokatopa|ʻoka novema|nov tisema|tis',
  },
  tt: {
    andHere: 'һәм',
    months:
      'гыинвар|гыин февраль|фев март|мар апрель|апр маи июнь июль август|авг сентябрь|сент октябрь|окт ноябрь|нояб декабрь|дек',
  },
  ug: { months: 'يانۋار فېۋرال مارت ياپرېل ماي يىيۇن يىيۇل ياۋغۇست سېنتەبىر يۆكتەبىر نويابىر دېكابىر' },
  uz: {
    andHere: 'va',
    months:
      'yanvar|yan fevral|fev mart|mar aprel|apr may iyun|iyn iyul|iyl avgust|avg sentabr|sen oktabr|okt noyabr|noy dekabr|dek',
    monthsElsewhere: [
      'январ|янв феврал|фев март|мар апрел|апр маи июн июл август|авг сентябр|сен октябр|окт ноябр|ноя декабр|дек',
      'جنوری|جنو فبروری|فبر مارچ|مار اپریل|اپر می جون جولای|جول اگست|اگس سپتمبر|سپت اکتوبر|اکت نومبر|نوم دسمبر|دسم',
    ],
  },
  wo: {
    months:
      'samwiyee|sam fewriyee|few mars|mar awril|awr mee suwe|suw sulet|sul ut sattumbar|sat oktoobar|okt nowambar|now desambar|des',
  },
  xh: {
    months:
      'janyuwari|jan februwari|feb matshi|mat epreli|epr meyi|mey juni|jun julayi|jul agasti|aga septemba|sep|sept okthoba|okt|okthobha novemba|nov disemba|dis',
  },
  yi: {
    andHere: 'און',
    months:
      'יאנואר|יאנ פעברואר|פעב מערץ אפריל|אפר מיי יוני יולי אויגוסט|אויג סעפטעמבער|סעפ אקטאבער|אקט נאוועמבער|נאוו דעצעמבער|דעצ',
  },
  yo: {
    andHere: 'àti',
    months:
      'osu_sere osu_erele osu_erena osu_igbe osu_ebibi osu_okudu osu_agemo osu_ogun osu_owewe osu_owara osu_belu osu_ope',
  },
  za: {
    months:
      'ndwenit ndwenngeih ndwensam ndwenseiq ndwenngux ndwenloeg ndwencaet ndwenbet ndwengouj ndwencib ndwencib’it ndwencibngeih',
  },
  hsb: {
    andHere: 'a',
    months:
      'januar|jan|januara februar|feb|februara merc|mer|merca apryl|apr|apryla meja|mej|meje junij|jun|junija julij|jul|julija awgust|awg|awgusta september|sep|septembra oktober|okt|oktobra nowember|now|nowembra december|dec|decembra',
  },
  dsb: {
    andHere: 'a',
    months:
      'januar|jan|januara februar|feb|februara merc|mer|merca apryl|apr|apryla maj|maja junij|jun|junija julij|jul|julija awgust|awg|awgusta september|sep|septembra oktober|okt|oktobra nowember|now|nowembra december|dec|decembra',
  },
  ckb: {
    months: 'کانوونی_دووەم شوبات يازار نیسان يایار حوزەیران تەمووز ياب يەیلوول تشرینی_یەکەم تشرینی_دووەم کانونی_یەکەم',
  },
  ast: {
    months:
      'xineru|xin|de_xineru febreru|feb|de_febreru marzu|mar|de_marzu abril|abr|d’abril mayu|may|de_mayu xunu|xun|de_xunu xunetu|xnt|de_xunetu agostu|ago|d’agostu setiembre|set|de_setiembre ochobre|och|d’ochobre payares|pay|de_payares avientu|avi|d’avientu',
  },
};
