/** Shapes, layouts and wordings of another manner, which no model is trained with: what they score tells how general a gain is. */
import { BOXES, type MakeBox } from '../boxes.ts';
import { FORMS } from '../forms.ts';
import type { Shape, Workshop } from '../shapes.ts';
import { OTHER_BOXES } from './boxes.ts';
import { OTHER_FORMS } from './forms.ts';
import { OTHER_LAYOUTS } from './layouts.ts';

const plain = (boxes: Shape['boxes'], length = 8): Shape => ({ form: 'plain', length, ...(boxes && { boxes }) });
const below = (...names: string[]) => plain({ below: names });
const inside = (...names: string[]) => plain({ inside: names });
const after = (...names: string[]) => plain({ after: names });

const OTHER_SHAPES: Record<string, Shape> = {
  builder: { form: 'builder', length: 10 },
  'sections of three': { form: 'sections', length: 12 },
  'one font': { form: 'font', length: 9 },
  spans: { form: 'spans', length: 9 },
  'questions in boxes': { form: 'questions', length: 14 },
  ranking: { form: 'ranking', length: 8 },
  'tabs of the text': { form: 'tabs', length: 12 },
  'key points': { form: 'keyPoints', length: 9 },
  chronicle: { form: 'chronicle', length: 10 },
  'results without head': { form: 'results', length: 6 },
  captioned: { form: 'captioned', length: 9 },
  'names at the end': { form: 'address', length: 7 },
  'sliced, long': { form: 'sliced', length: 200 },
  'builder, long': { form: 'builder', length: 300 },
  'breaks, long': { form: 'breaks', length: 400 },
  'questions, long': { form: 'questions', length: 300 },
  'ranking, long': { form: 'ranking', length: 60 },
  'paragraphs 1200': { form: 'plain', length: 1200, boxes: { below: ['cardGrid'] } },
  'scrolled articles': below('scrolled', 'scrolled'),
  'article after a rule': below('afterRule'),
  'article with a linked headline': below('linkedHeadline', 'linkedHeadline'),
  'article with a date': below('datedOnly', 'datedOnly'),
  'bare further articles': below('bareArticle', 'bareArticle'),
  'thread in a list': below('threadList'),
  'thread, nested': below('threadNested'),
  'thread in a table': below('threadTable'),
  'thread without boxes': below('threadLoose'),
  'thread without dates': below('threadUndated'),
  'plea in the text': inside('pleaInline'),
  'plea at the end': after('pleaInline'),
  'plea in a box': after('pleaAside'),
  'plea with offers': inside('pleaWall'),
  'letter in the text': inside('letterAside'),
  'podcast frame': inside('podcastFrame'),
  'podcast button': after('podcastButton'),
  'poll of buttons': inside('pollButtons'),
  'poll with results': inside('pollResult'),
  'translation, styled': below('translationStyled'),
  'translation, tagged': after('translationLang'),
  'translation, silent': below('translationAria'),
  'spoken, off the page': inside('spokenStyled'),
  'spoken, clipped': inside('spokenClip'),
  'spoken, by class': inside('spokenClass', 'spokenClass'),
  'consent bar': plain({ top: ['consentBar'] }, 5),
  'consent form': plain({ below: ['consentForm'] }, 4),
  'consent as text': plain({ top: ['consentText'] }, 5),
  'advertising note, slanted': plain({ before: ['adNoteSlanted'] }),
  'advertising note, small': plain({ before: ['adNoteSmall'] }),
  'advertising note in a box': plain({ before: ['adNoteBox'], after: ['share'] }),
  'advertising note at the end': after('adNoteSlanted'),
  profile: after('profile'),
  'read next': inside('readNext', 'readNext'),
  'card grid': below('cardGrid'),
  'cards in a table': below('cardTable'),
  'shop grid': inside('shopGrid'),
  'imprint, long': plain({ below: ['imprintLong'] }, 3),
};

export const SECOND_HAND: Workshop = {
  shapes: OTHER_SHAPES,
  layouts: OTHER_LAYOUTS,
  boxes: { ...BOXES, ...OTHER_BOXES } as Record<string, MakeBox>,
  forms: { ...FORMS, ...OTHER_FORMS },
};
