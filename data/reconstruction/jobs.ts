/** The jobs a session may train for: hand-written from what each OPCO's branches recruit. */

/** The cap of a POEC, hours: above it a session needs a derogation (002:L33-67). */
export const HOURS_CAP = 400;

/** A kind of session: what it trains for and how long it takes. */
export interface Job {
  title: string;
  /** ROME code; its official label is in `data/reference/rome.csv`. */
  rome: string;
  branch: string;
  /** Hours, both included, multiples of 7: a day of a 35-hour week. */
  hours: readonly [low: number, high: number];
  /** Hours a week. */
  weeklyHours: number;
  /** Trainees drawn, both included. */
  group: readonly [low: number, high: number];
  /** Names of the only zones where it is given, or null for any: shellfish is farmed on the western coast. */
  zones: readonly string[] | null;
  /** May it lead to a contract of alternance (002:L727-745)? */
  alternance: boolean;
  /** The derogation that lets it exceed 400 h, or null: its document and what it says (002:L47-67). */
  derogation: string | null;
}

interface Options {
  weeklyHours?: number;
  group?: readonly [low: number, high: number];
  zones?: readonly string[];
  alternance?: boolean;
  derogation?: string;
}

const job = (
  title: string,
  rome: string,
  branch: string,
  hours: readonly [number, number],
  { weeklyHours = 35, group = [7, 11], zones, alternance = false, derogation }: Options = {},
): Job => ({
  ...{ title, rome, branch, hours, weeklyHours, group, alternance },
  zones: zones ?? null,
  derogation: derogation ?? null,
});

const ALTERNANCE = { alternance: true };
/** OPCO Mobilités, road haulage: systematically above 400 h, by a national derogation (002:L47-67). */
const HAULAGE = { derogation: 'nationale, transport routier de marchandises (002:L47-67)' };
const COAST = ['Granville', 'Saint-Lô', 'Bayeux', 'Caen', 'Lisieux', 'Le Havre', 'Fécamp', 'Dieppe'];

/** Jobs by line of a programme: an OPCO, or one branch of AKTO, whose branches have their own envelopes. */
export const jobs = {
  'AKTO travail temporaire': [
    job("Cariste d'entrepôt, CACES R489", 'N1101', 'travail temporaire', [280, 343]),
    job('Préparateur de commandes', 'N1103', 'travail temporaire', [280, 343]),
    job('Soudeur semi-automatique et TIG', 'H2913', 'travail temporaire', [364, 399]),
    job('Opérateur de production agroalimentaire', 'H2102', 'travail temporaire', [294, 364]),
    job('Coffreur-bancheur', 'F1704', 'travail temporaire', [343, 399]),
    job('Technicien de maintenance industrielle', 'I1304', 'travail temporaire', [364, 399]),
    job("Opérateur d'assemblage et de conditionnement", 'H3302', 'travail temporaire', [280, 343]),
    job('Électricien du bâtiment', 'F1602', 'travail temporaire', [350, 399]),
  ],
  'AKTO hôtels, cafés, restaurants': [
    job('Commis de cuisine', 'G1602', 'hôtels, cafés, restaurants', [315, 399], ALTERNANCE),
    job('Serveur en restauration', 'G1803', 'hôtels, cafés, restaurants', [280, 364], ALTERNANCE),
    job("Employé d'étage", 'G1501', 'hôtels, cafés, restaurants', [266, 315]),
    job('Réceptionniste', 'G1703', 'hôtels, cafés, restaurants', [308, 378]),
    job('Employé polyvalent de restauration', 'G1603', 'hôtels, cafés, restaurants', [280, 350]),
  ],
  'AKTO propreté': [
    job('Agent machiniste en propreté', 'K2204', 'propreté', [245, 315], { weeklyHours: 28 }),
    job('Laveur de vitres', 'K2202', 'propreté', [245, 315]),
  ],
  'AKTO prévention-sécurité': [
    job('Agent de prévention et de sécurité', 'K2503', 'prévention-sécurité', [245, 315], { group: [8, 12] }),
  ],
  'OPCO EP': [
    job('Gestionnaire locatif', 'C1502', 'immobilier', [364, 399], ALTERNANCE),
    job('Négociateur immobilier', 'C1504', 'immobilier', [329, 399]),
    job('Boucher', 'D1101', 'boucherie', [343, 399], ALTERNANCE),
    job('Ouvrier boulanger', 'D1102', 'boulangerie-pâtisserie', [343, 399], ALTERNANCE),
    job('Charcutier-traiteur', 'D1103', 'charcuterie de détail', [336, 399], ALTERNANCE),
    job('Vendeur en produits alimentaires de proximité', 'D1106', 'boulangerie-pâtisserie', [280, 343]),
    job('Poissonnier', 'D1105', 'poissonnerie', [322, 385]),
    job('Assistant dentaire', 'J1303', 'cabinets dentaires', [350, 399], ALTERNANCE),
    job('Secrétaire médical', 'M1609', 'cabinets médicaux', [343, 399]),
    job('Assistant de vie auprès de particuliers', 'K1302', 'particuliers employeurs', [294, 371]),
    job("Garde d'enfants au domicile de particuliers", 'K1303', 'particuliers employeurs', [273, 350]),
    job('Fleuriste', 'D1209', 'fleuristes', [329, 392], ALTERNANCE),
    job('Coiffeur, remise à niveau', 'D1202', 'coiffure', [315, 385]),
  ],
  Constructys: [
    job('Maçon', 'F1703', 'bâtiment', [350, 399], ALTERNANCE),
    job('Plombier-chauffagiste', 'F1603', 'bâtiment', [350, 399], ALTERNANCE),
    job("Électricien d'équipement du bâtiment", 'F1602', 'bâtiment', [350, 399]),
    job('Couvreur-zingueur', 'F1610', 'bâtiment', [350, 399], ALTERNANCE),
    job('Canalisateur', 'F1705', 'travaux publics', [329, 399]),
    job("Conducteur d'engins de chantier", 'F1302', 'travaux publics', [315, 385]),
    job('Ouvrier en voirie et réseaux', 'F1702', 'travaux publics', [329, 385]),
    job('Peintre en bâtiment', 'F1606', 'bâtiment', [315, 392]),
  ],
  'OPCO Mobilités': [
    job(
      'Conducteur routier de marchandises',
      'N4101',
      'transport routier de marchandises',
      [420, 455],
      HAULAGE,
    ),
    job('Conducteur livreur', 'N4105', 'transport routier de marchandises', [406, 434], HAULAGE),
    job('Conducteur de transport en commun', 'N4103', 'transport routier de voyageurs', [350, 399]),
    job('Ambulancier', 'J1305', 'transport sanitaire', [350, 399]),
    job('Mécanicien automobile', 'I1604', "services de l'automobile", [343, 399], ALTERNANCE),
    job('Carrossier', 'I1606', "services de l'automobile", [343, 399], ALTERNANCE),
  ],
  OCAPIAT: [
    job('Conducteur de ligne agroalimentaire', 'H2102', 'industries alimentaires', [336, 399], ALTERNANCE),
    job('Opérateur en découpe de viande', 'H2101', 'industries alimentaires', [322, 392]),
    job("Agent d'élevage laitier", 'A1407', 'production agricole', [315, 385]),
    job('Ouvrier maraîcher', 'A1414', 'production agricole', [280, 350]),
    job("Conducteur d'engins agricoles", 'A1101', 'production agricole', [315, 385]),
    job('Ouvrier conchylicole', 'A1404', 'cultures marines', [294, 364], {
      zones: ['Granville', 'Saint-Lô', 'Bayeux', 'Cherbourg-en-Cotentin'],
    }),
  ],
  'OPCO 2i': [
    job('Soudeur industriel', 'H2913', 'métallurgie', [364, 399]),
    job('Chaudronnier', 'H2902', 'métallurgie', [364, 399], ALTERNANCE),
    job('Opérateur-régleur en usinage', 'H2903', 'métallurgie', [364, 399], ALTERNANCE),
    job('Conducteur de ligne pharmaceutique', 'H2301', 'industries de santé', [350, 399]),
    job('Monteur-câbleur', 'H2602', 'métallurgie', [329, 392]),
    job('Opérateur en maroquinerie', 'H2401', 'maroquinerie', [350, 399]),
    job('Technicien de maintenance', 'I1304', 'chimie', [364, 399]),
    job('Opérateur en plasturgie', 'H3201', 'plasturgie', [315, 385]),
  ],
  Uniformation: [
    job('Assistant de vie aux familles', 'K1302', 'aide à domicile', [315, 385], { weeklyHours: 30 }),
    job("Gardien d'immeuble", 'K2501', 'habitat social', [315, 385]),
    job('Animateur de loisirs', 'G1203', 'acteurs du lien social et familial', [294, 371]),
  ],
  ATLAS: [
    job('Conseiller clientèle en assurance', 'C1102', 'assurances', [350, 399], ALTERNANCE),
    job('Conseiller clientèle bancaire', 'C1206', 'banque', [350, 399], ALTERNANCE),
    job("Développeur d'applications", 'M1805', "bureaux d'études et numérique", [378, 399], ALTERNANCE),
    job('Assistant comptable', 'M1203', 'expertise comptable', [343, 399]),
    job("Technicien d'exploitation informatique", 'M1810', "bureaux d'études et numérique", [364, 399]),
  ],
  AFDAS: [
    job('Technicien de réseaux de fibre optique', 'I1307', 'télécommunications', [343, 399]),
    job('Éducateur sportif', 'G1204', 'sport', [336, 399], ALTERNANCE),
    job('Ouvrier de maintenance en hôtellerie de plein air', 'I1203', 'hôtellerie de plein air', [315, 378], {
      zones: COAST,
    }),
    job("Agent d'accueil en hôtellerie de plein air", 'G1703', 'hôtellerie de plein air', [280, 350], {
      zones: COAST,
    }),
  ],
  "L'Opcommerce": [
    job('Employé commercial en magasin', 'D1507', 'commerce à prédominance alimentaire', [280, 350]),
    job('Boucher en grande surface', 'D1101', 'commerce à prédominance alimentaire', [343, 399]),
    job('Vendeur conseil en bricolage', 'D1212', 'bricolage', [294, 364]),
    job('Vendeur en habillement', 'D1214', "commerce succursaliste de l'habillement", [280, 350]),
  ],
  'OPCO Santé': [
    job('Aide-soignant', 'J1501', 'sanitaire et médico-social privé', [350, 399], {
      group: [9, 13],
      alternance: true,
    }),
    job('Agent de service hospitalier', 'J1301', 'sanitaire et médico-social privé', [280, 350], {
      group: [9, 13],
    }),
    job('Accompagnant éducatif et social', 'K1301', 'sanitaire et médico-social privé', [336, 399], {
      group: [9, 13],
    }),
  ],
} satisfies Record<string, readonly Job[]>;

/** A line of a programme. */
export type LineName = keyof typeof jobs;

/** The jobs of a line. */
export function jobsOf(line: LineName): readonly Job[] {
  return jobs[line];
}

/** The OPCO of a line, as the files write it: `AKTO propreté` is `AKTO`. */
export function opcoOf(line: string): string {
  return line.startsWith('AKTO ') ? 'AKTO' : line;
}
