/**
 * Words on the buttons of requests for consent, by language; read as regular expressions that must hold for the whole text,
 * without regard to case. They serve for requests that no rule of autoconsent knows, and see to it that "reject" never presses an
 * acceptance.
 */

/** A refusal, in one step. */
const REJECT: Record<string, string> = {
  en: "(?:no,? (?:thanks?|thank you)|(?:reject|decline|refuse|deny|disagree)(?: (?:all|to all|everything|cookies|all cookies|optional cookies|non-essential(?: cookies)?|and (?:close|continue)|additional cookies|tracking)){0,4}|i (?:do not|don['’]t) (?:accept|agree|consent)|do not (?:accept|consent|sell[\\w ]{0,40})|disagree and close|continue without (?:accepting|agreeing|consent(?:ing)?)|(?:use |accept |allow )?(?:only )?(?:strictly )?(?:necessary|essential|required)(?: cookies)?(?: only)?)",
  de: '(?:alle[s]? )?(?:cookies )?(?:ablehnen|verweigern|zurückweisen)(?: und (?:schließen|weiter|fortfahren))?|nicht (?:einverstanden|zustimmen|akzeptieren)|(?:nur )?(?:notwendige|erforderliche|essenzielle|technisch notwendige)(?: cookies)?(?: (?:akzeptieren|zulassen|erlauben|verwenden))?|ohne (?:einwilligung|zustimmung) (?:fortfahren|weiter)|weiter ohne (?:einwilligung|zustimmung)',
  fr: '(?:tout )?(?:refuser|rejeter)(?: tout(?:es)?| tous les cookies| les cookies| et (?:fermer|continuer)){0,4}|(?:continuer|poursuivre) sans accepter|je refuse|non merci|(?:cookies )?(?:strictement |uniquement )?(?:nécessaires|essentiels)(?: uniquement| seulement)?',
  es: '(?:rechazar|denegar|no aceptar)(?: (?:todo|todas|todos|las cookies|todas las cookies|y (?:cerrar|continuar))){0,4}|continuar sin aceptar|solo (?:las )?(?:cookies )?(?:necesarias|esenciales)|no,? gracias',
  it: '(?:rifiuta|nega|declina)(?:re)?(?: (?:tutto|tutti|tutti i cookie|i cookie|e (?:chiudi|continua))){0,4}|(?:continua|prosegui) senza accettare|solo (?:i )?(?:cookie )?(?:necessari|essenziali)|no,? grazie',
  pt: '(?:rejeitar|recusar|negar)(?: (?:tudo|todos|todas|os cookies|todos os cookies)){0,4}|continuar sem aceitar|(?:somente|apenas|só) (?:os )?(?:cookies )?(?:necessários|essenciais)|não,? obrigad[oa]',
  nl: '(?:alles |alle cookies )?(?:weigeren|afwijzen)|(?:weiger|wijs)(?: (?:alles|alle|cookies|alle cookies|af)){0,4}|niet akkoord|nee,? (?:bedankt|dank je)|(?:alleen |enkel )(?:de )?(?:noodzakelijke|functionele|essentiële)(?: cookies)?(?: (?:accepteren|toestaan))?|doorgaan zonder (?:te )?accepteren',
  sv: '(?:avvisa|neka|avböj)(?: (?:alla|allt|cookies|alla cookies|kakor|alla kakor)){0,4}|(?:endast|bara) nödvändiga(?: (?:cookies|kakor))?|nej,? tack',
  da: '(?:afvis|nægt|afslå)(?: (?:alle|alt|cookies|alle cookies)){0,4}|(?:kun|brug kun) nødvendige(?: cookies)?|nej,? tak',
  nb: '(?:avvis|avslå|nekt)(?: (?:alle|alt|cookies|alle cookies|alle informasjonskapsler)){0,4}|(?:kun|bare) nødvendige(?: (?:cookies|informasjonskapsler))?|nei,? takk',
  fi: '(?:hylkää|kiellä|estä)(?: (?:kaikki|evästeet|kaikki evästeet)){0,4}|(?:vain|hyväksy vain) (?:välttämättömät|tarvittavat)(?: evästeet)?|ei kiitos',
  pl: '(?:odrzuć|odmów|nie zgadzam się)(?: (?:wszystko|wszystkie|pliki cookie|wszystkie pliki cookie)){0,4}|tylko (?:niezbędne|konieczne)(?: pliki cookie)?|kontynuuj bez akceptacji',
  cs: '(?:odmítnout|zamítnout|nesouhlasím)(?: (?:vše|všechno|všechny|cookies|všechny cookies)){0,4}|(?:pouze|jen) nezbytné(?: cookies)?|pokračovat bez souhlasu',
  sk: '(?:odmietnuť|nesúhlasím)(?: (?:všetko|všetky|cookies)){0,4}|(?:iba|len) nevyhnutné(?: cookies)?',
  hu: '(?:(?:összes |mindet )?(?:elutasít(?:ása|om|ás)?)|az összes elutasítása|nem fogadom el|csak a szükséges(?:eket| sütik)?)',
  ro: '(?:refuz(?:ați|ă)?|respinge(?:ți)?|nu accept)(?: (?:tot|toate|cookie-urile)){0,4}|doar (?:cele )?necesare',
  el: '(?:απόρριψη|άρνηση|δεν (?:συμφωνώ|αποδέχομαι))(?: (?:όλων|όλα|των cookies)){0,4}|μόνο (?:τα )?απαραίτητα',
  ru: '(?:отклонить|отказаться|запретить|не (?:принимать|согласен))(?: (?:все|всё|от всех|cookies?|все cookies?)){0,4}|только (?:необходимые|обязательные)(?: cookies?)?',
  uk: '(?:відхилити|відмовитися|не погоджуюся)(?: (?:все|всі|усі|cookies?)){0,4}|(?:лише|тільки) (?:необхідні|обовʼязкові)',
  bg: '(?:отхвърл(?:яне|ям|и)|отказ(?:вам)?)(?: (?:на )?(?:всички|всичко)){0,4}|само необходимите',
  hr: '(?:odbij(?:am|te)?|ne prihvaćam|ne slažem se)(?: (?:sve|kolačiće|sve kolačiće)){0,4}|samo (?:nužni|neophodni|nužne|neophodne)(?: kolačići?)?',
  tr: '(?:(?:tümünü |hepsini )?reddet|kabul etmiyorum|yalnızca (?:gerekli|zorunlu)(?: çerezler)?)',
  ja: '(?:すべて|全て)?(?:を)?(?:拒否(?:する)?|同意しない|許可しない)|必須(?:の)?(?:cookie|クッキー)?のみ',
  ko: '(?:모두 |전체 )?(?:거부|거절|동의하지 않음|동의 안 함)|필수 ?(?:쿠키)?만(?: 허용)?',
  zh: '(?:全部)?(?:拒绝|拒絕|不同意|不接受)(?:全部|所有|所有cookie)?|仅(?:限)?必要(?:的)?(?:cookie)?|僅(?:限)?必要(?:的)?(?:cookie)?',
  ar: 'رفض(?: الكل| الجميع)?|لا أوافق|الضرورية فقط',
};

/** An acceptance of everything. */
const ACCEPT: Record<string, string> = {
  en: '(?:yes,? )?(?:i )?(?:accept|agree|allow|consent|got it|ok(?:ay)?|i understand|enable)(?:,? (?:and|&) (?:close|continue|proceed|accept))?(?: (?:all|to all|everything|cookies|all cookies|the cookies|tracking|with (?:ads|advertising)|to (?:cookies|tracking))){0,4}(?: (?:and|&) (?:close|continue|proceed))?',
  de: '(?:alle[sn]? |allen )?(?:cookies )?(?:akzeptieren|zustimmen|annehmen|erlauben|zulassen|einverstanden|ich (?:stimme zu|akzeptiere|bin einverstanden))(?: und (?:schließen|weiter|weiterlesen|fortfahren))?|akzeptieren & schließen|mit werbung (?:weiter|lesen)',
  fr: "(?:tout )?accepter(?: tout(?:es)?| et (?:fermer|continuer)| les cookies| tous les cookies){0,4}|j['’]accepte|d['’]accord|autoriser(?: tous les cookies)?",
  es: '(?:aceptar|permitir)(?: (?:todo|todas|todos|las cookies|todas las cookies|y (?:cerrar|continuar))){0,4}|acepto|de acuerdo|estoy de acuerdo',
  it: '(?:accetta|consenti)(?:re)?(?: (?:tutto|tutti|tutti i cookie|i cookie|e (?:chiudi|continua))){0,4}|accetto|acconsento|va bene',
  pt: '(?:aceitar|permitir)(?: (?:tudo|todos|os cookies|todos os cookies|e (?:fechar|continuar))){0,4}|aceito|concordo|prosseguir',
  nl: '(?:alles |alle cookies |cookies )?(?:accepteren|toestaan)|accepteer(?: (?:alles|alle cookies|cookies)){0,4}|akkoord(?: en (?:sluiten|doorgaan))?|ja,? (?:ik ga akkoord|akkoord)',
  sv: '(?:acceptera|godkänn|tillåt)(?: (?:alla|allt|cookies|alla cookies|kakor|alla kakor)){0,4}|jag (?:godkänner|förstår)',
  da: '(?:accepter|godkend|tillad)(?: (?:alle|alt|cookies|alle cookies)){0,4}|ok|jeg accepterer',
  nb: '(?:aksepter|godta|tillat)(?: (?:alle|alt|cookies|alle cookies|alle informasjonskapsler)){0,4}|jeg (?:godtar|samtykker)',
  fi: '(?:hyväksy|salli)(?: (?:kaikki|evästeet|kaikki evästeet)){0,4}|hyväksyn',
  pl: '(?:zaakceptuj|akceptuj|akceptuję|zgadzam się|zezwól)(?: (?:wszystko|wszystkie|na wszystkie|pliki cookie|i (?:zamknij|przejdź do serwisu))){0,4}|przejdź do serwisu',
  cs: '(?:přijmout|povolit|souhlasím|rozumím)(?: (?:vše|všechno|všechny|cookies|všechny cookies|a zavřít)){0,4}',
  hu: '(?:(?:összes |mindet )?elfogad(?:ása|om|ás)?|egyetértek|rendben)',
  ro: '(?:accept(?:ă|ați)?|permite)(?: (?:tot|toate|cookie-urile|toate cookie-urile)){0,4}|sunt de acord',
  el: '(?:αποδοχή|συμφωνώ|αποδέχομαι)(?: (?:όλων|όλα|των cookies)){0,4}',
  ru: '(?:принять|согласен|согласиться|разрешить|хорошо|понятно)(?: (?:все|всё|cookies?|все cookies?|и (?:закрыть|продолжить))){0,4}',
  uk: '(?:прийняти|погоджуюся|згоден|дозволити)(?: (?:все|всі|усі|cookies?)){0,4}',
  tr: '(?:(?:tümünü |hepsini )?kabul (?:et|ediyorum)|onayla|anladım)',
  ja: '(?:すべて|全て)?(?:を)?(?:同意(?:する|します)?|許可(?:する)?|受け入れる)|ok',
  ko: '(?:모두 |전체 )?(?:동의|허용|수락)(?:함|합니다|하기)?|확인',
  zh: '(?:全部)?(?:接受|同意|允许|允許)(?:全部|所有|所有cookie|并继续|並繼續)?|好的|知道了',
  ar: 'قبول(?: الكل| الجميع)?|أوافق|موافق',
};

/** Words that tell what such a request is about. */
const SUBJECT =
  'cookie|consent|privacy|gdpr|tracking|partner|datenschutz|einwilligung|zustimmung|werbung|données personnelles|confidentialité|consentement|traceurs|privacidad|consentimiento|riservatezza|consenso|privacidade|privatliv|integritet|samtykke|samtycke|evästee|tietosuoja|prywatno|ciasteczk|souhlas|soukromí|adatvédel|sütik|confidențialitate|απορρήτου|конфиденциальност|куки|конфіденційніст|çerez|gizlilik|クッキー|プライバシー|쿠키|개인정보|隐私|隱私|الخصوصية|ملفات تعريف';

const whole = (patterns: Record<string, string>) =>
  `^[^\\p{L}\\p{N}]*(?:${Object.values(patterns).join('|')})[^\\p{L}\\p{N}]*$`;

/** The words as the scripts in the page take them. */
export const CONSENT_WORDS = { reject: whole(REJECT), accept: whole(ACCEPT), subject: SUBJECT };

export type ConsentWords = typeof CONSENT_WORDS;
