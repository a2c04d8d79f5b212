/**
 * Proper names that are the same in all languages: agencies and licences that sign pictures, cities that look like people.
 */
import { late } from '../page/text.ts';

// Names of two to four letters are words of some language too, so they count only as agencies write them.
const SHORT_AGENCIES =
  'AFP|AP|A\\.P\\.|dpa(?:-\\w+)?|DPA|EPA(?:-EFE)?|EFE|ANSA|APA|TT|NTB|STT|ANP|PAP|ČTK|TASR|MTI|TASS|ТАСС|DHA|İHA|IHA|AA|PTI|ANI|ddp|epd|KNA|UPI|AAP|SWNS|NASA|ESA|SIPA|PA(?: Wire| Images| Media)?|ＡＰ|ＡＦＰ|DR|D\\.R\\.|ABr|CC0|CC[ -]BY(?:-[A-Z]+)*(?: \\d\\.\\d)?|[A-Z]{2,}/(?:AFP|AP|EPA)';
const LONG_AGENCIES =
  'reuters|ansa|lusa|fotogramma|imagoeconomica|profimedia|mediafax|agerpres|antara(?: foto)?|eurokinissi|απε-μπε|униан|укринформ|укрінформ|keystone(?:-sda)?|lapresse|ritzau|scanpix|lehtikuva|belga|interfax|sputnik|риа новости|xinhua|新华社|新華社|新华网|中新社|中央社|法新社|路透(?:社)?|美联社|美聯社|视觉中国|視覺中國|东方ic|ロイター|kyodo|共同(?:通信)?|時事(?:通信)?|jiji|yonhap|연합뉴스|뉴시스|뉴스1|رويترز|الفرنسية|الألمانية|الأوروبية|فرانس برس|أسوشيتد ?برس|أ ?ف ?ب|أ ?ب|الأناضول|وكالات|רויטרס|anadolu(?: agency)?|bernama|getty(?:[ -]?images)?|i-?stock(?:photo)?|shutterstock|alamy|(?:stock\\.)?adobe(?: ?stock)?|fotolia|unsplash|pexels|pixabay|depositphotos|wikimedia(?: commons)?|imago(?: images)?|picture[- ]alliance|zuma(?: press)?|bloomberg|press association|canadian press|associated press|agence france-presse|europa press|agência brasil|nurphoto|abaca|hans lucas|maxppp|magnum|corbis|rex features|cover images|splash news|wenn|sopa images|lightrocket|usa today sports|imagn|creative commons|public domain';

/** Press agencies, picture libraries and licences, which sign with their bare names. */
export const AGENCY = late(
  () => new RegExp(`(?<![\\p{L}\\p{N}])(?:${SHORT_AGENCIES}|${anyCase(LONG_AGENCIES)})(?![\\p{L}\\p{N}])`, 'u'),
);

/** The pattern with each letter in both cases: expressions have no case of their own for a part. */
function anyCase(pattern: string): string {
  return pattern.replace(/\\.|\p{Ll}/gu, (char) => (char.length === 1 ? `[${char}${char.toUpperCase()}]` : char));
}

/** Cities of more than one word, which look like names of people beside them; the second list are those of time zones. */
const CITIES =
  'Rio de Janeiro|Belo Horizonte|Porto Alegre|San Francisco|San Diego|San José|San Salvador|Las Vegas|St Louis|Washington DC|Salt Lake City|Hong Kong|New Delhi|नई दिल्ली|Cape Town|Tel Aviv|Abu Dhabi|Addis Ababa|Den Haag|The Hague|La Haye|La Haya|St Petersburg|Saint Petersburg|Frankfurt am Main|Bad Homburg|Nueva York|Nova York|Nova Iorque|New Orleans|Santa Fe|Santa Cruz|La Plata|Bahía Blanca|Ciudad de México|Cidade do México|Mexico City|Guatemala City|Kuwait City|Panama City|Ho Chi Minh City|Hà Nội|Đà Nẵng|Reggio Emilia|La Spezia|Le Havre|Le Mans|Palma de Mallorca|Las Palmas|Santiago de Compostela|Nizhny Novgorod|Нижний Новгород|' +
  'Addis Ababa|Dar es Salaam|El Aaiun|Sao Tome|La Rioja|Rio Gallegos|San Juan|San Luis|Bahia Banderas|Boa Vista|Buenos Aires|Cambridge Bay|Campo Grande|Ciudad Juarez|Coral Harbour|Costa Rica|Dawson Creek|El Salvador|Fort Nelson|Glace Bay|Goose Bay|Grand Turk|Tell City|La Paz|Los Angeles|Lower Princes|Mexico City|New York|New Salem|Port of Spain|Porto Velho|Puerto Rico|Punta Arenas|Rankin Inlet|Rio Branco|Santo Domingo|Sao Paulo|St Barthelemy|St Johns|St Kitts|St Lucia|St Thomas|St Vincent|Swift Current|Hong Kong|Kuala Lumpur|Phnom Penh|Cape Verde|South Georgia|St Helena|Broken Hill|Lord Howe|Isle of Man|San Marino|Pago Pago|Port Moresby';

let cities: Set<string> | undefined;

/** Whether the text is the name of such a city. */
export function isPlace(text: string): boolean {
  if (!text.includes(' ')) return false;
  cities ??= new Set(CITIES.split('|').map(plain));
  return cities.has(plain(text));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('.', '').toLowerCase();
}
