import type { ImportFile } from '../../src/imports/decode.ts';

/** A tiny data set that is right, file by file; a test replaces what it is about. */
const SOUND = {
  'jeu.json': JSON.stringify({
    slug: 'essai-2022',
    titre: 'Essai 2022',
    regionCode: '28',
    annee: 2022,
    debut: '2022-01-01',
    fin: '2022-12-31',
    licence: 'Licence Ouverte 2.0',
    sources: ['002'],
  }),
  'agences.csv': `reference;nom;departement;zone;provenance;source
AG-CAEN;Caen;14;Caen;reconstitué;graine 1
AG-ROUEN;Rouen;76;;reconstitué;graine 1
`,
  'enveloppes.csv': `reference;intitule;portee;opco;parent;plancher_eur;deja_engage_eur;provenance;source
ENV-REGION;Normandie;régionale;;;;0;publié;002:L119
ENV-AKTO;AKTO;opco;AKTO;ENV-REGION;100000;2500,50;reconstitué;graine 1
`,
  'tranches.csv': `enveloppe;date;montant_eur;nature;provenance;source
ENV-REGION;01/01/2022;850000;initiale;reconstitué;graine 1
ENV-REGION;01/04/2022;150000;réserve;publié;002:L421
`,
  'offres-prf.csv': `reference;intitule;rome;departement;zone;debut;fin;places;structurante;provenance;source
PRF-1;Soudeur;H2913;14;;14/03/2022;30/06/2022;12;oui;reconstitué;graine 1
`,
  'rentrees-alternance.csv': `reference;intitule;rome;departement;date;ecart_max_semaines;provenance;source
RENTREE-1;Rentrée de septembre;;;05/09/2022;6;reconstitué;002:L727
`,
  'fermetures.csv': `reference;intitule;du;au;provenance;source
TREVE;Trêve saisonnière;18/07/2022;21/08/2022;publié;002:L407
`,
  'sessions.csv': `reference;projet;opco;intitule;rome;nature;departement;agence;places;cout_eur;heures;enveloppe;debut_souhaite;alternance;etat;provenance;source
S001;P001;AKTO;Préparateur de commandes;N1103;structurante;14;AG-CAEN;9;48128,50;399;ENV-AKTO;14/03/2022;oui;validée;reconstitué;graine 1
S002;P001;AKTO;Préparateur de commandes;N1103;structurante;76;Rouen;12;62000;400;ENV-AKTO;second semestre 2022;oui;déposée;publié;002:L461
`,
} as const;

/** Name of a file of the data set. */
export type DataSetFile = keyof typeof SOUND;

/** The files of the tiny data set `essai-2022`, with some replaced, or left out when `null`. */
export function dataSetFiles(replaced: Partial<Record<DataSetFile, string | null>> = {}): ImportFile[] {
  return (Object.keys(SOUND) as DataSetFile[]).flatMap((file) => {
    const content = replaced[file] === undefined ? SOUND[file] : replaced[file];
    return content === null ? [] : [{ name: `essai-2022/${file}`, content }];
  });
}

/** The text of one file of the tiny data set. */
export function soundText(file: DataSetFile): string {
  return SOUND[file];
}
