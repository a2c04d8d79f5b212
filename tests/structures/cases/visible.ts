import type { Case } from './case.ts';

/** Hidden text is left out, folded text is kept. */
export const VISIBLE: Case[] = [
  [
    'en',
    'a hidden word',
    '<p>The boat left the yard <span hidden>draft 3</span>on Monday with its engines repaired, and nobody waved at it.</p>',
    'The boat left the yard on Monday with its engines repaired, and nobody waved at it.',
  ],
  [
    'en',
    'a word hidden by style',
    '<p>The boat left the yard <span style="display: none">draft 3</span>on Monday with its engines repaired, and nobody waved.</p>',
    'The boat left the yard on Monday with its engines repaired, and nobody waved.',
  ],
  [
    'en',
    'a tooltip',
    '<p>The boat has two <span class="term">draughts<span role="tooltip">The depth of a hull below the water</span></span> now, one for summer and one for winter.</p>',
    'The boat has two draughts now, one for summer and one for winter.',
  ],
  [
    'en',
    'a tooltip that the term before it names',
    '<p>The boat has two <span class="T_component__tB"><dfn aria-labelledby="tip-1">draughts</dfn><span class="T_tooltip__8V" id="tip-1"><span><strong>Draught</strong><br>The depth of a hull.<br><a href="/d">Learn more</a></span></span></span> now, one for summer and one for winter.</p>',
    'The boat has two *draughts* now, one for summer and one for winter.',
  ],
  [
    'en',
    'the text of a tooltip',
    '<p>The boat has two <span class="tooltip">draughts<span class="tooltiptext">The depth of a hull below the water</span></span> now, one for summer and one for winter.</p>',
    'The boat has two draughts now, one for summer and one for winter.',
  ],
  [
    'de',
    'ein Dialog',
    '<div role="dialog" aria-modal="true" class="overlay"><p>Bitte stimmen Sie der Nutzung zu, damit wir Ihnen alle Inhalte der Seite zeigen können.</p></div>',
    '',
  ],
  [
    'en',
    'a hidden paragraph',
    '<p hidden>This paragraph was taken out by the desk before the article was printed, and it is hidden in the page.</p>',
    '',
  ],
  [
    'en',
    'a summary and its details',
    '<details><summary>How the fares are made up</summary><p>A third of each fare goes to the county, a third to the yard, and the rest pays the crew and the fuel.</p></details>',
    'How the fares are made up\n\nA third of each fare goes to the county, a third to the yard, and the rest pays the crew and the fuel.',
  ],
  [
    'fr',
    'un accordéon',
    '<div class="accordion"><button class="accordion-button" aria-expanded="false">Comment se composent les tarifs</button><div class="accordion-panel" style="display:none"><p>Un tiers de chaque billet va au département, un tiers au chantier, et le reste paie l’équipage.</p></div></div>',
    'Comment se composent les tarifs\n\nUn tiers de chaque billet va au département, un tiers au chantier, et le reste paie l’équipage.',
  ],
  [
    'en',
    'tabs of the article',
    '<div class="tabs"><ul role="tablist"><li role="tab">Summer</li><li role="tab">Winter</li></ul><div role="tabpanel"><p>In summer the boat sails eight times a day, the first time at six in the morning.</p></div><div role="tabpanel" hidden><p>In winter it sails four times a day, and not at all when the wind is above force nine.</p></div></div>',
    '- Summer\n- Winter\n\nIn summer the boat sails eight times a day, the first time at six in the morning.\n\nIn winter it sails four times a day, and not at all when the wind is above force nine.',
  ],
  [
    'en',
    'words for screen readers alone',
    '<p>See <a href="https://e.org/fares">the fares<span class="sr-only"> (opens in a new window)</span></a> of the line for the coming year and those of the past one.</p>',
    'See [the fares](https://e.org/fares) of the line for the coming year and those of the past one.',
  ],
  [
    'es',
    'un enlace a otro artículo con su etiqueta',
    '<p class="related"><strong>Lea también:</strong> <a href="/otro">El astillero sube sus precios por tercera vez</a></p>',
    '',
  ],
  [
    'en',
    'a box that leads on, with its label',
    '<div class="read-more"><span>Read also</span><a href="/other">The yard raises its prices for the third time</a></div>',
    '',
  ],
  [
    'en',
    'a newsletter box',
    '<div class="newsletter-box"><h3>Get our newsletter</h3><p>Every morning the most important news of the coast in your inbox.</p><form><input type="email"><button>Sign up</button></form></div>',
    '',
  ],
  [
    'en',
    'a button and a share bar',
    '<div class="share"><a href="https://x.example/share">Share</a> <button>Copy link</button></div>',
    '',
  ],
  [
    'en',
    'a fallback for old browsers',
    '<noscript><p>Please switch on JavaScript to see the comments of this page.</p></noscript>',
    '',
  ],
  [
    'en',
    'a table whose rows begin with a link',
    '<table><thead><tr><th>Name</th><th>Where</th></tr></thead><tbody><tr><td><a href="/c/1"><b>Club</b></a></td><td><ul><li>Quay 1</li><li>Quay 2</li></ul></td></tr><tr><td></td><td>none</td></tr></tbody></table>',
    '| Name | Where |\n| --- | --- |\n| [**Club**](https://paper.example/c/1) | Quay 1; Quay 2 |\n|  | none |',
  ],
  [
    'en',
    'the slide that a slider repeats',
    '<div class="slider"><div class="slide"><img src="/i/g-a.jpg" width="800" height="533" alt="A"><p class="slide-caption">Picture a.</p></div><div class="slide slick-cloned"><img src="/i/g-a.jpg" width="800" height="533" alt="A"><p class="slide-caption">Picture a.</p></div></div>',
    '![A](https://paper.example/i/g-a.jpg)\n\n*Picture a.*',
  ],
];
