/** A campaign with one of everything, for what is read: two projects, four sessions, a tree of envelopes, and the rest. */

import type { EntityManager } from '@mikro-orm/postgresql';
import {
  aCampaign,
  aClosure,
  anAgency,
  anEnvelope,
  anIntake,
  aPrfOffer,
  aProject,
  aSession,
  aTerritory,
  aTranche,
} from './campaign-rows.ts';

/** Saves it, as normandie-2022, beside an empty normandie-2021. */
export async function saveReadableCampaign(em: EntityManager): Promise<void> {
  const normandie = aTerritory(em, { kind: 'REGION', code: 'REG-28', name: 'Normandie' });
  aTerritory(em, { kind: 'DEPARTEMENT', code: 'DEP-14', name: 'Calvados', parent: normandie });
  aTerritory(em, { kind: 'DEPARTEMENT', code: 'DEP-28', name: 'Eure-et-Loir' });
  const campaign = aCampaign(em);
  aCampaign(em, {
    slug: 'normandie-2021',
    title: 'Normandie 2021',
    year: 2021,
    startsOn: '2021-01-01',
    endsOn: '2021-12-31',
  });
  const agency = anAgency(em, campaign, 'AG-CAEN');
  const region = anEnvelope(em, campaign, 'REG', { label: 'Région', scope: 'REGIONAL', opco: null });
  const akto = anEnvelope(em, campaign, 'AKTO', {
    label: 'AKTO',
    parent: region,
    floorCents: 10_000_001,
    alreadyEngagedCents: 5,
  });
  aTranche(em, akto, '2022-04-15', 1_500_000, 'RESERVE');
  aTranche(em, akto, '2022-01-03', 8_500_050);
  const welders = aProject(em, campaign, 'P1');
  const carers = aProject(em, campaign, 'P2', {
    opco: 'OPCO_SANTE',
    title: 'Aide-soignant',
    rome: 'J1501',
    nature: 'CONJUNCTURAL',
    alternance: true,
  });
  aSession(em, welders, 'S1', {
    envelope: akto,
    agency,
    derogation: '002:L47-67',
    trainingBodyKnownOn: '2022-02-01',
    certification: 'RNCP35830',
    certificationUntil: '2022-08-31',
    announced: true,
  });
  aSession(em, welders, 'S2', {
    wishedStart: '07/03/2022',
    wishedFrom: '2022-03-07',
    wishedTo: '2022-03-07',
    places: 8,
  });
  aSession(em, carers, 'S3', {
    wishedStart: 'à déterminer',
    wishedFrom: null,
    wishedTo: null,
    places: null,
    costCents: null,
    departement: null,
    communeCode: null,
    communeName: null,
    zone: null,
  });
  aSession(em, carers, 'S4', {
    wishedStart: 'second semestre 2022',
    wishedFrom: '2022-07-01',
    wishedTo: '2022-12-31',
  });
  aPrfOffer(em, campaign, 'PRF1', { structuring: true });
  anIntake(em, campaign, 'SEPT');
  aClosure(em, campaign, 'ETE');
  await em.flush();
}
