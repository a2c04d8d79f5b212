/** Portuguese. */
import type { Language } from '../language.ts';

export const pt: Language = {
  by: 'por',
  of: 'por|de|da',
  ofHere: 'de|da|do',
  and: 'e',
  with: 'com',
  author: 'autor|autora|autores|texto|textos',
  writtenBy: '(?:escrito|publicado|redactado|firmado|elaborado|realizado|redigido|produzido|assinado) por',
  post: 'jornalista|repórter|correspondente',
  genre:
    'análise|opinião|comentário|coluna|crônica|crónica|ensaio|exclusiva|reportagem|crítica|entrevista|artigo|editorial|texto',
  genreOfReaders: 'comentário|opinião',
  article: 'um|uma',
  text: 'texto|textos',
  pictures: 'fotos?|fotografia|vídeos?|ilustrações',
  editing: 'edição',
  translation: 'tradução',
  otherHands: 'produção|contato',
  made: 'traduzido',
  role: String.raw`colunista|redação|redacção|colaborador\w*`,
  otherPost: 'diretora?|presidente',
  newsroom: 'redação|redacção',
  purpose: 'para',
  press: 'agência agências notícias televisão',
  siteLine: 'artigo com compartilhe confira leia mais notícias publicidade relacionadas saiba siga também veja',
  elsewhere: 'pour|em|na|no|para',
  updated: 'atualiz|modif',
  otherDay: 'válid[oa] hasta',
  credit: 'foto|fotos|fotografia|imagem|imagens|cr[ée]ditos?|fonte|ilustração|gráfico',
  creditByOrOf: '(?:foto|fotos|imagen|imagem|fotografía) (?:de|di|do|da|por)',
  common: 'o a os as que do da em um uma para com não é no na de',
  weekdays: 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo',
  timesOfDay: 'manhã tarde noite',
  months:
    'janeiro|jan fevereiro|fev marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez',
};
