/** The story that the pages of the regions' tests tell. */
export const SENTENCES = [
  'The council of the town voted on Tuesday to rebuild the old bridge over the river, which had been closed for two years.',
  'Engineers had warned that the pillars, built in 1931, would not stand another flood like the one of last spring.',
  'The work will take eighteen months and cost some twelve million, most of which the region is to pay.',
  'Shopkeepers on the northern bank said that they had lost a third of their customers since the closure.',
  'A ferry that the town set up in the meantime carries eight hundred people a day, and is often late.',
  'The mayor, who had promised a decision before the summer, called the vote a relief for everybody.',
  'Two members of the opposition voted against the plan, because they would have preferred a tunnel.',
  'Building is to begin in March, when the water is low and the birds have not yet begun to nest.',
];

/** The story in paragraphs of two sentences, of which no two are alike. */
export const PARAGRAPHS = SENTENCES.map((sentence, i) => `${sentence} ${SENTENCES.at(i - 3)}`);
