import type { Case } from './case.ts';

/** Texts that keep their lines: poems, addresses, lyrics, code; interviews and live blogs. */
export const LINES: Case[] = [
  [
    'en',
    'a poem of breaks',
    '<p class="poem">The boat went out,<br>the boat came in,<br>and nobody had counted.</p>',
    'The boat went out,\\\nthe boat came in,\\\nand nobody had counted.',
  ],
  [
    'en',
    'stanzas',
    '<div class="poem"><p>The boat went out,<br>the boat came in,</p><p>and nobody had counted<br>the people on the pier.</p></div>',
    'The boat went out,\\\nthe boat came in,\n\nand nobody had counted\\\nthe people on the pier.',
  ],
  [
    'de',
    'ein Gedicht aus Kästen',
    '<div class="strophe"><div class="vers">Das Schiff fuhr aus,</div><div class="vers">das Schiff fuhr ein,</div><div class="vers">und keiner hat gezählt.</div></div>',
    'Das Schiff fuhr aus,\\\ndas Schiff fuhr ein,\\\nund keiner hat gezählt.',
  ],
  [
    'fr',
    'un poème préformaté',
    '<pre class="wp-block-verse">Le bac est parti,\nle bac est rentré,\n   et nul n’a compté.</pre>',
    '```\nLe bac est parti,\nle bac est rentré,\n   et nul n’a compté.\n```',
  ],
  [
    'en',
    'lines by style',
    '<p style="white-space: pre-line">The boat went out,\nthe boat came in,\nand nobody had counted.</p>',
    'The boat went out,\\\nthe boat came in,\\\nand nobody had counted.',
  ],
  [
    'en',
    'code',
    '<pre><code class="language-sh">for boat in gull tern; do\n  echo "$boat * 2"\ndone</code></pre>',
    '```sh\nfor boat in gull tern; do\n  echo "$boat * 2"\ndone\n```',
  ],
  [
    'en',
    'code with marks inside',
    '<pre>a = b * c\n<span class="k">if</span> a:\n    print("`a`")</pre>',
    '```\na = b * c\nif a:\n    print("`a`")\n```',
  ],
  [
    'en',
    'an address',
    '<address>Harbour Office<br>2 Quay Street<br>Port Ellen</address>',
    'Harbour Office\\\n2 Quay Street\\\nPort Ellen',
  ],
  [
    'es',
    'una dirección en un párrafo',
    '<p>Oficina del Puerto<br>Calle del Muelle, 2<br>Puerto Nuevo</p>',
    'Oficina del Puerto\\\nCalle del Muelle, 2\\\nPuerto Nuevo',
  ],
  [
    'en',
    'an interview',
    '<p><strong>When will the new boat sail?</strong></p><p>In the autumn of next year, if the yard delivers what it has promised to us.</p><p><strong>And what will it cost?</strong></p><p>Twelve million, and half of it is paid by the county, as you have written yourselves.</p>',
    '**When will the new boat sail?**\n\nIn the autumn of next year, if the yard delivers what it has promised to us.\n\n**And what will it cost?**\n\nTwelve million, and half of it is paid by the county, as you have written yourselves.',
  ],
  [
    'de',
    'ein Interview mit Namen',
    '<p><b>Küstenbote:</b> Wann fährt das neue Schiff?</p><p><b>Lund:</b> Im Herbst.</p><p><b>Küstenbote:</b> Und was kostet es?</p><p><b>Lund:</b> Zwölf Millionen.</p>',
    '**Küstenbote:** Wann fährt das neue Schiff?\n\n**Lund:** Im Herbst.\n\n**Küstenbote:** Und was kostet es?\n\n**Lund:** Zwölf Millionen.',
  ],
  [
    'en',
    'an interview with speakers in boxes',
    '<div class="qa"><div class="speaker">Ledger</div><p>When will the new boat sail, and who will be at its wheel then?</p></div><div class="qa"><div class="speaker">Lund</div><p>In the autumn of next year, and I shall be, if my back lets me.</p></div>',
    'Ledger\n\nWhen will the new boat sail, and who will be at its wheel then?\n\nLund\n\nIn the autumn of next year, and I shall be, if my back lets me.',
  ],
  [
    'en',
    'a live blog',
    '<div class="live-entry"><time datetime="2024-05-14T10:05">10:05</time><h3>The boat leaves the yard</h3><p>Two tugs have taken the ferry to the middle of the bay, where its engines are tried out now.</p></div><div class="live-entry"><time datetime="2024-05-14T09:30">9:30</time><h3>A crowd on the quay</h3><p>Some three hundred people have come to the quay to see the old boat again, says the police.</p></div>',
    '10:05\n\n## The boat leaves the yard\n\nTwo tugs have taken the ferry to the middle of the bay, where its engines are tried out now.\n\n9:30\n\n## A crowd on the quay\n\nSome three hundred people have come to the quay to see the old boat again, says the police.',
  ],
  [
    'fr',
    'un direct',
    '<div class="entry"><span class="time">14 h 32</span><p>Le bac a quitté le chantier, tiré par deux remorqueurs, sous les applaudissements de la foule.</p></div><div class="entry"><span class="time">14 h 05</span><p>Environ trois cents personnes attendent sur le quai, selon la police du port.</p></div>',
    '14 h 32\n\nLe bac a quitté le chantier, tiré par deux remorqueurs, sous les applaudissements de la foule.\n\n14 h 05\n\nEnviron trois cents personnes attendent sur le quai, selon la police du port.',
  ],
  [
    'en',
    'paragraphs by breaks',
    '<div>The first paragraph of the letter was short, and it was written in a hurry by somebody at the yard.<br><br>The second one was longer, and it was written by a lawyer, as everybody could see at once.</div>',
    'The first paragraph of the letter was short, and it was written in a hurry by somebody at the yard.\n\nThe second one was longer, and it was written by a lawyer, as everybody could see at once.',
  ],
  [
    'en',
    'a rule between parts',
    '<p>The first part of the letter was short, and it was written in a hurry by somebody at the yard.</p><hr><p>The second one was longer, and it was written by a lawyer, as everybody could see at once.</p>',
    'The first part of the letter was short, and it was written in a hurry by somebody at the yard.\n\n***\n\nThe second one was longer, and it was written by a lawyer, as everybody could see at once.',
  ],
  [
    'en',
    'stars between parts',
    '<p>The first part of the letter was short, and it was written in a hurry by somebody at the yard.</p><p>* * *</p><p>The second one was longer, and it was written by a lawyer, as everybody could see at once.</p>',
    'The first part of the letter was short, and it was written in a hurry by somebody at the yard.\n\n\\* \\* \\*\n\nThe second one was longer, and it was written by a lawyer, as everybody could see at once.',
  ],
  [
    'ja',
    '詩',
    '<p>船は出て行き、<br>船は帰って来て、<br>誰も数えなかった。</p>',
    '船は出て行き、\\\n船は帰って来て、\\\n誰も数えなかった。',
  ],
];
