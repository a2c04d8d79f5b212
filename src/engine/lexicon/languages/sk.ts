/** Slovak. */
import type { Language } from '../language.ts';

export const sk: Language = {
  byOrOf: 'od',
  ofHere: 'od',
  andHere: 'a',
  author: 'autor|autorka|autorky',
  writes: 'napísal|napísala|pripravil|pripravila',
  post: 'redaktorka',
  genre: 'rozhovor|komentár|analýza',
  sources: 'zdroj|zdroje',
  siteLine: 'čítajte prečítajte reklama tiež viac',
  comments: 'komentáre|komentár|diskusia|názory čitateľov',
  reply: 'odpovedať|reagovať',
  published: 'zverejn|uverejn',
  updated: 'aktualiz',
  credit: 'foto|autor|autorka|zdroj|zdroj foto|ilustrácia',
  common: 'a sa v na je že s z do to aj sú pre',
  weekdays: 'pondelok utorok streda štvrtok piatok sobota nedeľa',
  months:
    'januar|jan|januara februar|feb|februara marec|mar|marca april|apr|aprila maj|maja jun|juna jul|jula august|aug|augusta september|sep|septembra oktober|okt|oktobra november|nov|novembra december|dec|decembra',
};
