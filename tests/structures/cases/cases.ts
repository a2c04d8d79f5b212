/** All tables of cases, in the order of `docs/markdown.md`. */
import { BOXES } from './boxes.ts';
import type { Case } from './case.ts';
import { EMBEDS } from './embeds.ts';
import { HEADINGS } from './headings.ts';
import { LINES } from './lines.ts';
import { LISTS } from './lists.ts';
import { MARKS } from './marks.ts';
import { MODULES } from './modules.ts';
import { NEWSROOM } from './newsroom.ts';
import { NOTES } from './notes.ts';
import { PARTS } from './parts.ts';
import { PLAYERS } from './players.ts';
import { QUOTES } from './quotes.ts';
import { SIGNS } from './signs.ts';
import { SNIPPETS } from './snippets.ts';
import { STRANGERS } from './strangers.ts';
import { SYSTEMS } from './systems.ts';
import { TABLES_OF_DATA } from './tables.ts';
import { TEXT } from './text.ts';
import { VISIBLE } from './visible.ts';

export const TABLES: { structure: string; cases: Case[] }[] = [
  { structure: 'text', cases: TEXT },
  { structure: 'signs', cases: SIGNS },
  { structure: 'lists', cases: LISTS },
  { structure: 'tables', cases: TABLES_OF_DATA },
  { structure: 'quotes', cases: QUOTES },
  { structure: 'headings', cases: HEADINGS },
  { structure: 'lines', cases: LINES },
  { structure: 'embeds', cases: EMBEDS },
  { structure: 'snippets', cases: SNIPPETS },
  { structure: 'as content systems write them', cases: SYSTEMS },
  { structure: 'parts of the text', cases: PARTS },
  { structure: 'notes', cases: NOTES },
  { structure: 'what is visible', cases: VISIBLE },
  { structure: 'as a stranger expects it', cases: STRANGERS },
  { structure: 'players', cases: PLAYERS },
  { structure: 'boxes of text', cases: BOXES },
  { structure: 'the newsroom', cases: NEWSROOM },
  { structure: 'marks', cases: MARKS },
  { structure: 'modules', cases: MODULES },
];
