/** Spanish. */
import type { Language } from '../language.ts';

export const es: Language = {
  by: 'por',
  of: 'por|de',
  ofHere: 'de',
  and: 'y|e',
  with: 'con',
  author: 'autor|autora|autoras|autores|texto|textos|redacta|redactor',
  writes: 'escribe|escriben|escribió',
  writtenBy: '(?:escrito|publicado|redactado|firmado|elaborado|realizado|redigido|produzido|assinado) por',
  post: 'periodista|corresponsal|enviado especial|enviada especial',
  genre:
    'análisis|analisis|opinión|comentario|columna|crónica|ensayo|exclusiva|reportaje|reseña|crítica|entrevista|artículo|articulo|editorial|texto',
  genreOfReaders: 'comentario|reseña|opinión',
  article: 'un|una|la',
  text: 'texto|textos',
  pictures: 'fotos?|fotografías?|vídeos?|cámara|ilustraci(?:ón|ones)|infografías?|gráficos?',
  editing: 'edición|editado|editora?',
  translation: 'traducción|traducido',
  sources: 'fuentes?',
  otherHands: 'producción|contacto',
  made: 'fotos|fotografías|ilustraciones|traducido',
  role: 'redactor\\w*|colaborador\\w*|columnista|redacción',
  otherPost: 'directora?|presidente',
  newsroom: 'redacción',
  purpose: 'para',
  bodies: 'ayuntamiento ministerio gobierno universidad fundación',
  press: 'prensa agencia agencias noticias radio televisión',
  controls: 'aquí regístrate regístrese inscríbete actualizado',
  siteLine:
    'artículo artículos comparte comentarios con información interesar lea leer más noticias notas para publicidad puede relacionadas síguenos suscríbete también te tu ver vea',
  elsewhere: 'desde|para|en',
  comments:
    'comentarios|comentario|comentarios de los lectores|todos los comentarios|comentarios en|opiniones de los lectores|condolencias|libro de visitas',
  reply: 'responder|contestar',
  published: 'creado',
  updated: 'actualiz',
  otherDay: 'disponible (?:jusqu|hasta)|válid[oa] hasta',
  credit:
    'foto|fotos|fotografía|fotografías|fotografa|fotografo|fotografos|imagen|imagenes|cr[ée]ditos?|fuente|ilustración|gráfico|grafika|(?:foto|imagen) de archivo|gentileza|cortes[ií]a|fotógrafo|fotógrafa',
  creditByOrOf: '(?:foto|fotos|imagen|imagem|fotografía) (?:de|di|do|da|por)',
  common: 'el la los las que del por con una para es en se y de',
  weekdays: 'lunes martes miércoles jueves viernes sábado domingo',
  timesOfDay: 'mañana tarde noche',
  months:
    'enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|sept octubre|oct noviembre|nov diciembre|dic',
  monthsElsewhere: [
    'enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago setiembre|set octubre|oct noviembre|nov diciembre|dic',
  ],
};
