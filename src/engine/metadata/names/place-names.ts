/** Cities of more than one word, which look like names of people beside them. */

/** Those that no time zone is named after. */
const MORE =
  'Rio de Janeiro|Belo Horizonte|Porto Alegre|San Francisco|San Diego|San José|San Salvador|Las Vegas|St Louis|Washington DC|Salt Lake City|Hong Kong|New Delhi|Cape Town|Tel Aviv|Abu Dhabi|Addis Ababa|Den Haag|The Hague|La Haye|La Haya|St Petersburg|Saint Petersburg|Frankfurt am Main|Bad Homburg|Nueva York|Nova York|Nova Iorque|New Orleans|Santa Fe|Santa Cruz|La Plata|Bahía Blanca|Ciudad de México|Cidade do México|Mexico City|Guatemala City|Kuwait City|Panama City|Ho Chi Minh City|Hà Nội|Đà Nẵng|Reggio Emilia|La Spezia|Le Havre|Le Mans|Palma de Mallorca|Las Palmas|Santiago de Compostela|Nizhny Novgorod|Нижний Новгород';

let places: Set<string> | undefined;

/** Whether the text is the name of such a city. */
export function isPlace(text: string): boolean {
  if (!text.includes(' ')) return false;
  places ??= new Set([...MORE.split('|'), ...zoneCities()].map(plain));
  return places.has(plain(text));
}

/** "America/New_York" tells of New York. */
function zoneCities(): string[] {
  return Intl.supportedValuesOf('timeZone')
    .map((zone) => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' '))
    .filter((city) => city.includes(' '));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('.', '').toLowerCase();
}
