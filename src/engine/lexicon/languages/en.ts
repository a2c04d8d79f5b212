/** English. */
import type { Language } from '../language.ts';

export const en: Language = {
  by: 'by',
  of: 'by',
  and: 'and',
  with: 'with',
  author: 'author|authors|writer|writers|words|text|texts',
  authorBeforeColon: 'interview|reportage|story|reporting',
  writtenBy: String.raw`(?:written|posted|published|reported|reporting|report|story|words|article|post|created|contributed|submitted|penned|authored|compiled|interviewed|interview|reviewed|edited)(?: by)|as told to|(?:this|the)(?: \p{L}+)? (?:article|post|story|piece) (?:was|is) (?:written|reported|authored) by`,
  post: 'journalist|reporter|correspondent|writer|contributor|columnist',
  genre:
    'analysis|analyses|opinion|comment|commentary|column|essay|feature|exclusive|report|dispatch|review|interview|story|article|guest post|guest column|guest essay|blog|post|editorial|text',
  genreOfReaders: 'comment|review|report|post|blog|opinion|story',
  article: 'a|an|the',
  text: 'text|texts|words|story|stories|reporting',
  pictures:
    'photos?|photography|photographs|photographer|pictures?|images?|videos?|camera|film|illustrations?|illustrators?|graphics?|infographics?|cartoon',
  editing: 'editors?|editing|edited',
  translation: 'translations?|translators?|translated',
  sources: 'sources?',
  otherHands:
    'produced|producers?|hosted?|narrated|review(?:ed|er)|fact[- ]check(?:ed|ing)?|updated|contact|contacts|tags?|categor(?:y|ies)',
  made: '(?:additional )?(?:photos?|photography|photographs|pictures?|images?|videos?|illustrations?|graphics?|editing)|photographed|illustrated|filmed|edited|translated|produced|(?:(?:medically|technically|clinically|legally|scientifically|expert|fact)[- ]?)?(?:reviewed|checked)|updated|hosted|narrated',
  role: String.raw`editors?|reporters?|correspondents?|journalists?|writers?|columnists?|contributors?|contributing|authors?|staff|producers?|analysts?|bureau|chief|senior|managing|director|manager|president|founder|co-founder|cofounder|ceo|cto|cmo|professor|prof|lecturer|fellow|specialist|strategist|consultant|expert|coach|assistant|associate|coordinator|educator|intern|freelance\w*|desk`,
  otherPost:
    'director|manager|president|founder|co-founder|cofounder|ceo|cto|cmo|professor|prof|lecturer|fellow|specialist|strategist|consultant|expert|coach|assistant|associate|principal|partner|officer|engineer',
  newsroom: 'news ?desk|newsroom|staff reporter|web desk|correspondent',
  purpose: 'for',
  press:
    'press agency agencies times gazette herald tribune network studio magazin magazine radio television tv rtv service services reuters',
  controls:
    'register rsvp here click privacy policy terms contact about follow profile share comment comments subscribe newsletter read more view website min minute minutes home login log updates sign search menu image reading updated published posted released rate size',
  bodies:
    'department ministry university institute school committee council commission foundation association federation authority',
  sections:
    'post posts article articles news blog bio editorial process disclosure guidelines approach team project projects social media google scholar pubmed researchgate orcid facebook instagram linkedin twitter expertise university school institute foundation committee department ministry development platform ltd inc llc corp release releases study studies picks insights webinar podcast politics business technology sports lifestyle entertainment',
  siteLine:
    'about add advertisement also all and apply are article back below by click comments content credit end ends follow for from further gallery get happy here holidays how is it its key latest leave league live more most next of our photo popular premier read recommended related reply reserved rights see share sign sponsored sports stories story subscribe table tags talk terms the this top topics trending up us video view watch what when where who why with you your',
  elsewhere: 'in|from|at|for|reporting from',
  comments:
    'comments|comment|reader comments|readers’ comments|your comments|user comments|all comments|latest comments|recent comments|comments on|comment on|thoughts on|thought on|responses|response|responses to|response to|replies|guest book|guestbook|condolences|discussion|join the conversation|what readers say|conversation',
  reply: 'reply',
  published: 'publi|posted|created|released|written',
  updated: 'updat(?!es)|modif|edited(?! by)|revis(?:ed|ad|ion|ión|é)|amended|reviewed(?! by)',
  otherDay: String.raw`(?:available|valid) (?:un)?till?\b|\bexpir(?:es|y|ation)|\bas of\b|\bevent date\b`,
  credit:
    'photo(?:s|graphs?|graphy|graphers?|graphies?|graphie)?|(?:symbol|archiv|symbolic|beispiel|themen|handout|agentur|file|stock|cover|header|titel|aufmacher|presse|press|main|lead|feature|featured)[- ]?(?:photos?|fotos?|bild(?:er)?|images?|pictures?)|photos?[- ]?(?:credits?|source)|images?(?:[- ]?(?:credits?|source|copyright|courtesy|by))?|pictures?(?:[- ]?credits?)?|pics?|credits?|courtesy|copyright|source|file|illustration|infographic|graphic|screenshot|video|render(?:ing)?|montage|collage|composite|handout',
  creditBy:
    '(?:photos?|photographs?|photography|pictures?|image|(?:photo )?illustrations?|graphics?|pics?|video) (?:by|courtesy(?: of)?|credit)|(?:photo|image|picture) via|courtesy(?: of)?',
  common: 'the of and to is for that with as are be this from by you it your have we they',
  weekdays:
    'monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue tues wed wednes thu thurs thur fri sat satur sun',
  timesOfDay: 'morning mornings afternoon afternoons evening evenings night nights',
  months:
    'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep october|oct november|nov december|dec',
};
