/** Lithuanian. */
import type { Language } from '../language.ts';

export const lt: Language = {
  andHere: 'ir',
  author: 'autorius|autorė|autoriai|tekstas',
  writes: 'parengė|parašė',
  genre: 'interviu',
  published: 'paskelbt',
  updated: 'atnaujint',
  credit: String.raw`nuotr\.?|nuotrauka|nuotraukos`,
  creditBehind: String.raw`nuotr\.?|nuotrauka|nuotraukos`,
  common: 'ir yra kad su iš į ne kaip bet po kai nuo iki buvo apie dėl jau',
  weekdays: 'pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis',
  months:
    'sausis|sausio vasaris|vasario kovas|kovo balandis|balandzio geguze|geguzes birzelis|birzelio liepa|liepos rugpjutis|rugpjucio rugsejis|rugsejo spalis|spalio lapkritis|lapkricio gruodis|gruodzio',
  comments: 'komentarai|komentaras',
};
