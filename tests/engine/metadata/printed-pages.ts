/** Pages of one story in twenty languages, for tests of what a page prints of its headline, its author and its days. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { readMetadata } from '../../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

export interface Language {
  code: string;
  headline: string;
  /** Another wording of the same story, as search engines get it. */
  search: string;
  kicker: string;
  site: string;
  section: string;
  /** A whole byline of one author and the name in it. */
  byline: [string, string];
  /** A second reporter. */
  second: string;
  /** 14 January 2025 as printed, and 12 January 2025. */
  day: string;
  before: string;
  /** The words of a control below the headline. */
  control: string;
  prose: string;
}

// biome-ignore format: a table
export const LANGUAGES: Language[] = [
  { code: 'en', headline: 'Old bridge opens again after ten years', search: 'Bridge opening 2025: everything about the old bridge', kicker: 'Traffic', site: 'Springfield Post', section: 'Local', byline: ['By Jane Roe', 'Jane Roe'], second: 'Joe Doe', day: 'January 14, 2025', before: 'January 12, 2025', control: 'Show updates', prose: 'The bridge that the city had waited for was opened on Tuesday by the mayor, who was the first to cross it with her family.' },
  { code: 'de', headline: 'Alte Brücke öffnet nach zehn Jahren wieder', search: 'Brücke Öffnung 2025: alles über die alte Brücke', kicker: 'Verkehr', site: 'Springfelder Bote', section: 'Lokales', byline: ['Von Jana Beispiel', 'Jana Beispiel'], second: 'Karl Muster', day: '14. Januar 2025', before: '12. Januar 2025', control: 'Artikel merken', prose: 'Die Brücke, auf die die Stadt lange gewartet hat, ist am Dienstag von der Bürgermeisterin eröffnet worden, die sie als Erste überquerte.' },
  { code: 'fr', headline: 'Le vieux pont rouvre après dix ans', search: 'Ouverture du pont 2025 : tout sur le vieux pont', kicker: 'Circulation', site: 'Le Courrier de Springfield', section: 'Région', byline: ['Par Jeanne Dupont', 'Jeanne Dupont'], second: 'Luc Petit', day: '14 janvier 2025', before: '12 janvier 2025', control: 'Lire plus tard', prose: 'Le pont que la ville attendait depuis des années a été ouvert mardi par la maire, qui a été la première à le traverser avec sa famille.' },
  { code: 'es', headline: 'El puente viejo abre de nuevo tras diez años', search: 'Apertura del puente 2025: todo sobre el puente viejo', kicker: 'Tráfico', site: 'El Diario de Springfield', section: 'Local', byline: ['Por Juana Pérez', 'Juana Pérez'], second: 'Luis Gómez', day: '14 de enero de 2025', before: '12 de enero de 2025', control: 'Compartir', prose: 'El puente que la ciudad esperaba desde hacía años fue abierto el martes por la alcaldesa, que fue la primera en cruzarlo con su familia.' },
  { code: 'pt', headline: 'Ponte velha reabre depois de dez anos', search: 'Abertura da ponte 2025: tudo sobre a ponte velha', kicker: 'Trânsito', site: 'Folha de Springfield', section: 'Cidade', byline: ['Por Ana Silva', 'Ana Silva'], second: 'João Souza', day: '14 de janeiro de 2025', before: '12 de janeiro de 2025', control: 'Compartilhe', prose: 'A ponte que a cidade esperava há anos foi aberta na terça-feira pela prefeita, que foi a primeira a atravessá-la com a família.' },
  { code: 'it', headline: 'Il vecchio ponte riapre dopo dieci anni', search: 'Apertura del ponte 2025: tutto sul vecchio ponte', kicker: 'Viabilità', site: 'Il Corriere di Springfield', section: 'Cronaca', byline: ['Di Gianna Rossi', 'Gianna Rossi'], second: 'Luca Bianchi', day: '14 gennaio 2025', before: '12 gennaio 2025', control: 'Condividi', prose: 'Il ponte che la città aspettava da anni è stato aperto martedì dalla sindaca, che è stata la prima ad attraversarlo con la famiglia.' },
  { code: 'nl', headline: 'Oude brug gaat na tien jaar weer open', search: 'Opening brug 2025: alles over de oude brug', kicker: 'Verkeer', site: 'Springfieldse Courant', section: 'Regio', byline: ['Door Anna de Wit', 'Anna de Wit'], second: 'Jan Bakker', day: '14 januari 2025', before: '12 januari 2025', control: 'Lees later', prose: 'De brug waarop de stad jaren heeft gewacht is dinsdag geopend door de burgemeester, die er als eerste met haar gezin overheen liep.' },
  { code: 'sv', headline: 'Gamla bron öppnar igen efter tio år', search: 'Broöppning 2025: allt om den gamla bron', kicker: 'Trafik', site: 'Springfieldbladet', section: 'Lokalt', byline: ['Av Åsa Lind', 'Åsa Lind'], second: 'Per Berg', day: '14 januari 2025', before: '12 januari 2025', control: 'Dela artikel', prose: 'Bron som staden har väntat på i flera år öppnades på tisdagen av borgmästaren, som var den första att gå över den med sin familj.' },
  { code: 'da', headline: 'Den gamle bro åbner igen efter ti år', search: 'Broåbning 2025: alt om den gamle bro', kicker: 'Trafik', site: 'Springfield Avis', section: 'Lokalt', byline: ['Af Søren Holm', 'Søren Holm'], second: 'Mette Dahl', day: '14. januar 2025', before: '12. januar 2025', control: 'Del artikel', prose: 'Broen som byen har ventet på i flere år blev åbnet tirsdag af borgmesteren, som var den første til at gå over den med sin familie.' },
  { code: 'nb', headline: 'Gamle brua åpner igjen etter ti år', search: 'Bruåpning 2025: alt om gamle brua', kicker: 'Trafikk', site: 'Springfield Tidende', section: 'Lokalt', byline: ['Av Kari Lie', 'Kari Lie'], second: 'Ola Dal', day: '14. januar 2025', before: '12. januar 2025', control: 'Del saken', prose: 'Brua som byen har ventet på i flere år ble åpnet tirsdag av ordføreren, som var den første til å gå over den med familien sin.' },
  { code: 'fi', headline: 'Vanha silta avautuu kymmenen vuoden jälkeen', search: 'Sillan avaus 2025: kaikki vanhasta sillasta', kicker: 'Liikenne', site: 'Springfieldin Sanomat', section: 'Paikalliset', byline: ['Teksti: Aino Mäki', 'Aino Mäki'], second: 'Eero Salo', day: '14. tammikuuta 2025', before: '12. tammikuuta 2025', control: 'Jaa juttu', prose: 'Silta jota kaupunki on odottanut vuosia avattiin tiistaina, ja pormestari oli ensimmäinen joka ylitti sen perheensä kanssa.' },
  { code: 'pl', headline: 'Stary most otwarty po dziesięciu latach', search: 'Otwarcie mostu 2025: wszystko o starym moście', kicker: 'Ruch', site: 'Gazeta Springfieldzka', section: 'Lokalne', byline: ['Autor: Anna Nowak', 'Anna Nowak'], second: 'Jan Lis', day: '14 stycznia 2025', before: '12 stycznia 2025', control: 'Udostępnij', prose: 'Most, na który miasto czekało od lat, został otwarty we wtorek przez burmistrz, która jako pierwsza przeszła przez niego z rodziną.' },
  { code: 'cs', headline: 'Starý most se po deseti letech znovu otevřel', search: 'Otevření mostu 2025: vše o starém mostě', kicker: 'Doprava', site: 'Springfieldské listy', section: 'Místní', byline: ['Autor: Jan Novák', 'Jan Novák'], second: 'Eva Malá', day: '14. ledna 2025', before: '12. ledna 2025', control: 'Sdílet', prose: 'Most, na který město čekalo řadu let, v úterý otevřela starostka, která po něm jako první přešla se svou rodinou.' },
  { code: 'hu', headline: 'Tíz év után újra megnyílt a régi híd', search: 'Hídavatás 2025: minden a régi hídról', kicker: 'Közlekedés', site: 'Springfieldi Hírlap', section: 'Helyi', byline: ['Szerző: Kovács Anna', 'Kovács Anna'], second: 'Nagy Péter', day: '2025. január 14.', before: '2025. január 12.', control: 'Megosztás', prose: 'A hidat, amelyre a város évek óta várt, kedden nyitotta meg a polgármester, aki elsőként kelt át rajta a családjával.' },
  { code: 'ru', headline: 'Старый мост снова открыт через десять лет', search: 'Открытие моста 2025: всё о старом мосте', kicker: 'Транспорт', site: 'Спрингфилдские вести', section: 'Город', byline: ['Автор: Анна Иванова', 'Анна Иванова'], second: 'Пётр Ильин', day: '14 января 2025', before: '12 января 2025', control: 'Поделиться', prose: 'Мост, которого город ждал много лет, во вторник открыла мэр, которая первой прошла по нему вместе со своей семьёй.' },
  { code: 'el', headline: 'Η παλιά γέφυρα ανοίγει ξανά μετά από δέκα χρόνια', search: 'Άνοιγμα γέφυρας 2025: όλα για την παλιά γέφυρα', kicker: 'Κυκλοφορία', site: 'Τα Νέα του Σπρίνγκφιλντ', section: 'Τοπικά', byline: ['Του Νίκου Παπαδόπουλου', 'Νίκου Παπαδόπουλου'], second: 'Μαρία Παππά', day: '14 Ιανουαρίου 2025', before: '12 Ιανουαρίου 2025', control: 'Κοινοποίηση', prose: 'Η γέφυρα που η πόλη περίμενε χρόνια άνοιξε την Τρίτη από τη δήμαρχο, που ήταν η πρώτη που την πέρασε με την οικογένειά της.' },
  { code: 'tr', headline: 'Eski köprü on yıl sonra yeniden açıldı', search: 'Köprü açılışı 2025: eski köprü hakkında her şey', kicker: 'Trafik', site: 'Springfield Gazetesi', section: 'Yerel', byline: ['Yazan: Ayşe Yılmaz', 'Ayşe Yılmaz'], second: 'Ali Demir', day: '14 Ocak 2025', before: '12 Ocak 2025', control: 'Paylaş', prose: 'Şehrin yıllardır beklediği köprü için bu salı günü bir tören yapıldı ve köprü belediye başkanı tarafından açıldı. Başkan ailesi ile birlikte köprüden ilk geçen kişi oldu.' },
  { code: 'id', headline: 'Jembatan lama dibuka lagi setelah sepuluh tahun', search: 'Pembukaan jembatan 2025: semua tentang jembatan lama', kicker: 'Lalu lintas', site: 'Warta Springfield', section: 'Daerah', byline: ['Oleh Siti Rahma', 'Siti Rahma'], second: 'Budi Santoso', day: '14 Januari 2025', before: '12 Januari 2025', control: 'Bagikan', prose: 'Jembatan yang ditunggu kota ini selama bertahun-tahun dibuka pada hari Selasa oleh wali kota yang pertama menyeberang bersama keluarganya.' },
  { code: 'ja', headline: '古い橋が十年ぶりに再び開通した', search: '橋の開通2025、古い橋のすべて', kicker: '交通', site: '春野新聞', section: '地域', byline: ['文・山田花子', '山田花子'], second: '鈴木一郎', day: '2025年1月14日', before: '2025年1月12日', control: '共有する', prose: '市が長年待ち続けた橋が火曜日に市長によって開通し、市長は家族と一緒に最初に橋を渡った。市民は大きな拍手で迎え、式典は夕方まで続いた。' },
  { code: 'ko', headline: '낡은 다리가 십 년 만에 다시 열렸다', search: '다리 개통 2025, 낡은 다리의 모든 것', kicker: '교통', site: '봄들신문', section: '지역', byline: ['글: 김민수', '김민수'], second: '박지영', day: '2025년 1월 14일', before: '2025년 1월 12일', control: '공유하기', prose: '도시가 오랫동안 기다려 온 다리가 화요일에 시장에 의해 열렸고 시장은 가족과 함께 처음으로 다리를 건넜다. 시민들은 큰 박수로 맞이했다.' },
];

export const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
export const og = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
export const news = (fields: object) => ld({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...fields });

export interface Page {
  head: string;
  body: string;
  url?: string;
}

export interface Cause {
  what: string;
  page: (language: Language) => Page;
  /** The fields that are asked for, and their values. */
  expected: (language: Language) => Record<string, unknown>;
}

export const text = ({ prose }: Language) => `<p>${prose}</p>`.repeat(4);

function read({ head, body, url = 'https://news.example/2025/bridge' }: Page, code: string): Record<string, unknown> {
  const page = parsePage(`<!doctype html><html lang="${code}"><head>${head}</head><body>${body}</body></html>`, url);
  return { ...readMetadata(page, readJsonLd(page)) };
}

/** Each cause in each language: what is read of its page. */
export function testCauses(causes: Cause[]): void {
  for (const { what, page, expected } of causes) {
    describe(what, () => {
      for (const language of LANGUAGES) {
        it(language.code, () => {
          const metadata = read(page(language), language.code);
          const wanted = expected(language);
          const got = Object.fromEntries(Object.keys(wanted).map((field) => [field, metadata[field]]));
          assert.deepEqual(got, wanted);
        });
      }
    });
  }
}
