/** The words of such boxes, other than those that the model is trained with. Other languages have the words of the first hand. */
import type { Kit } from '../made-page.ts';

export interface Wording {
  plea: string[];
  give: string;
  newsletter: string[];
  letterName: string;
  podcast: string[];
  poll: string[];
  pollNote: string;
  cookie: string[];
  privacy: string;
  refuse: string;
  adNote: string[];
  spoken: string;
  bio: string;
  readNext: string;
}

const OWN: Partial<Record<Kit['language'], Wording>> = {
  en: {
    plea: [
      'Before you go: our newsroom is owned by the people who read it, and by nobody else.',
      'More than four thousand of you already pay what they can, so that all of you can read what we find out.',
      'If everyone who opens this page gave the price of a coffee, we would be safe for the year.',
      'You may stop whenever you like, and the first month is free of charge.',
    ],
    give: 'Become a member',
    newsletter: [
      'Our editors choose five stories each weekday and explain why they matter.',
      'It takes four minutes to read, costs nothing, and comes before breakfast.',
    ],
    letterName: 'The Morning Letter',
    podcast: [
      'The reporters who worked on this story for half a year talk with our host about the people they met.',
      'New episodes on Tuesdays and Fridays, wherever you listen to podcasts.',
    ],
    poll: ['Should the city pay for the new bridge?', 'Yes, and soon', 'Only if the region pays half', 'No'],
    pollNote: 'The result is not representative; 1,204 readers have taken part so far.',
    cookie: [
      'This website uses cookies so that we can provide you with the best user experience possible.',
      'Some of them are necessary for the page to work, others help us to understand which articles are read and to finance our journalism through advertising.',
      'By clicking on the button you allow us and 142 vendors to process your data; you can change your choice at any time in the settings at the bottom of each page.',
    ],
    privacy: 'Privacy policy',
    refuse: 'Continue without agreeing',
    adNote: [
      'When you buy through links on our site, we may earn an affiliate commission.',
      'Here is how it works and why you can trust our recommendations.',
    ],
    spoken: 'Image gallery with four pictures; press the arrow keys to move between them and escape to leave.',
    bio: 'has written about courts and prisons since 2009 and was a finalist of the state prize for local reporting.',
    readNext: 'Read next',
  },
  de: {
    plea: [
      'Bevor Sie weiterlesen: Diese Zeitung gehört denen, die sie lesen, und sonst niemandem.',
      'Über viertausend von Ihnen zahlen schon, was sie können, damit alle lesen dürfen, was wir herausfinden.',
      'Gäbe jeder, der diese Seite öffnet, den Preis eines Kaffees, wären wir für das Jahr gesichert.',
      'Sie können jederzeit aufhören, und der erste Monat kostet nichts.',
    ],
    give: 'Mitglied werden',
    newsletter: [
      'Unsere Redaktion wählt werktags fünf Geschichten aus und erklärt, warum sie wichtig sind.',
      'Das Lesen dauert vier Minuten, kostet nichts und kommt vor dem Frühstück.',
    ],
    letterName: 'Der Morgenbrief',
    podcast: [
      'Die Reporterinnen, die ein halbes Jahr an dieser Geschichte gearbeitet haben, erzählen von den Menschen, die sie trafen.',
      'Neue Folgen gibt es dienstags und freitags überall, wo Sie Podcasts hören.',
    ],
    poll: ['Soll die Stadt die neue Brücke bezahlen?', 'Ja, und zwar bald', 'Nur wenn das Land die Hälfte zahlt', 'Nein'],
    pollNote: 'Das Ergebnis ist nicht repräsentativ; bisher haben 1.204 Leser abgestimmt.',
    cookie: [
      'Diese Website verwendet Cookies, damit wir Ihnen die bestmögliche Nutzung bieten können.',
      'Manche sind notwendig, damit die Seite funktioniert, andere helfen uns zu verstehen, welche Artikel gelesen werden, und unseren Journalismus durch Werbung zu finanzieren.',
      'Mit dem Klick auf die Schaltfläche erlauben Sie uns und 142 Anbietern, Ihre Daten zu verarbeiten; Ihre Wahl können Sie jederzeit am Ende jeder Seite ändern.',
    ],
    privacy: 'Datenschutzerklärung',
    refuse: 'Ohne Zustimmung weiter',
    adNote: [
      'Kaufen Sie über Links auf unserer Seite ein, erhalten wir unter Umständen eine Provision.',
      'Wie das geht und warum Sie unseren Empfehlungen trauen können, steht hier.',
    ],
    spoken: 'Bildergalerie mit vier Bildern; die Pfeiltasten blättern, mit Escape verlassen Sie sie.',
    bio: 'schreibt seit 2009 über Gerichte und Gefängnisse und stand auf der Auswahlliste des Landespreises für Lokaljournalismus.',
    readNext: 'Lesen Sie als Nächstes',
  },
  fr: {
    plea: [
      'Avant de partir : notre rédaction appartient à celles et ceux qui la lisent, et à personne d’autre.',
      'Plus de quatre mille d’entre vous paient déjà ce qu’ils peuvent, pour que tous puissent lire ce que nous découvrons.',
      'Si chaque personne qui ouvre cette page donnait le prix d’un café, notre année serait assurée.',
      'Vous arrêtez quand vous voulez, et le premier mois est gratuit.',
    ],
    give: 'Devenir membre',
    newsletter: [
      'Notre rédaction choisit cinq sujets chaque jour de semaine et explique pourquoi ils comptent.',
      'Quatre minutes de lecture, sans frais, avant le petit-déjeuner.',
    ],
    letterName: 'La lettre du matin',
    podcast: [
      'Les journalistes qui ont enquêté pendant six mois racontent à notre animatrice les personnes qu’ils ont rencontrées.',
      'De nouveaux épisodes le mardi et le vendredi, sur toutes les plateformes.',
    ],
    poll: ['La ville doit-elle payer le nouveau pont ?', 'Oui, et vite', 'Seulement si la région paie la moitié', 'Non'],
    pollNote: 'Le résultat n’est pas représentatif ; 1 204 lecteurs ont participé jusqu’ici.',
    cookie: [
      'Ce site utilise des cookies afin de vous offrir la meilleure expérience possible.',
      'Certains sont nécessaires au fonctionnement de la page, d’autres nous aident à comprendre quels articles sont lus et à financer notre journalisme par la publicité.',
      'En cliquant sur le bouton, vous autorisez le traitement de vos données par nous et 142 partenaires ; vous pouvez modifier votre choix à tout moment en bas de chaque page.',
    ],
    privacy: 'Politique de confidentialité',
    refuse: 'Continuer sans accepter',
    adNote: [
      'Lorsque vous achetez par l’intermédiaire de nos liens, nous pouvons percevoir une commission.',
      'Voici comment cela fonctionne et pourquoi nos conseils restent indépendants.',
    ],
    spoken: 'Galerie de quatre images ; les flèches permettent de passer de l’une à l’autre, échap de la quitter.',
    bio: 'suit les tribunaux et les prisons depuis 2009 et a été finaliste du prix régional du journalisme local.',
    readNext: 'À lire ensuite',
  },
  es: {
    plea: [
      'Antes de irte: esta redacción es de quienes la leen, y de nadie más.',
      'Más de cuatro mil de vosotros pagáis ya lo que podéis, para que todos puedan leer lo que averiguamos.',
      'Si cada persona que abre esta página diera lo que cuesta un café, tendríamos el año asegurado.',
      'Puedes dejarlo cuando quieras, y el primer mes es gratis.',
    ],
    give: 'Hazte socio',
    newsletter: [
      'Nuestra redacción elige cinco historias cada día laborable y explica por qué importan.',
      'Se lee en cuatro minutos, no cuesta nada y llega antes del desayuno.',
    ],
    letterName: 'La carta de la mañana',
    podcast: [
      'Los periodistas que trabajaron medio año en esta historia hablan con nuestra presentadora de las personas que conocieron.',
      'Nuevos episodios los martes y los viernes en todas las plataformas.',
    ],
    poll: ['¿Debe pagar la ciudad el nuevo puente?', 'Sí, y pronto', 'Solo si la región paga la mitad', 'No'],
    pollNote: 'El resultado no es representativo; hasta ahora han participado 1.204 lectores.',
    cookie: [
      'Este sitio web utiliza cookies para que podamos ofrecerte la mejor experiencia de usuario posible.',
      'Algunas son necesarias para que la página funcione, otras nos ayudan a entender qué artículos se leen y a financiar nuestro periodismo con publicidad.',
      'Al pulsar el botón nos permites a nosotros y a 142 proveedores tratar tus datos; puedes cambiar tu elección en cualquier momento al pie de cada página.',
    ],
    privacy: 'Política de privacidad',
    refuse: 'Continuar sin aceptar',
    adNote: [
      'Si compras a través de los enlaces de nuestra página, podemos recibir una comisión.',
      'Aquí contamos cómo funciona y por qué puedes fiarte de nuestras recomendaciones.',
    ],
    spoken: 'Galería de cuatro imágenes; con las flechas se pasa de una a otra y con escape se sale.',
    bio: 'escribe sobre tribunales y prisiones desde 2009 y fue finalista del premio regional de periodismo local.',
    readNext: 'Lee a continuación',
  },
};

export function wordingOf({ language, phrases }: Kit): Wording {
  const { adNote, agree, bio, cookie, newsletter, nav, plea, podcast, poll, related, screenReader, subscribe } = phrases;
  return (
    OWN[language] ?? {
      ...{ plea: [...plea, ...newsletter], newsletter, podcast, poll, cookie, adNote, give: subscribe },
      ...{ letterName: subscribe, pollNote: newsletter.at(-1) as string, privacy: nav[1] as string, refuse: agree },
      ...{ spoken: screenReader, bio: bio.join(' '), readNext: related },
    }
  );
}
