/** Fiches to judge, and the words of those who judge them. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { RegionCode } from '../../src/domain/codes.ts';
import type { OpcoCode } from '../../src/domain/opco.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { Campaign } from '../../src/entities/index.ts';
import { aCampaign, aProject, aSession } from './campaign-rows.ts';
import type { Clients } from './clients.ts';
import { aViewer } from './viewers.ts';

/** The Région of another campaign than that of the tests. */
export function otherRegion(): Viewer {
  const { organisation, ...viewer } = aViewer(null, 'REGION');
  return { ...viewer, organisation: { ...organisation!, regions: ['76' as RegionCode] } };
}

/** Those who take part in a judgement. */
export const JUDGING = {
  'Région Normandie': aViewer(null, 'REGION'),
  'France Travail': aViewer(null, 'FRANCE_TRAVAIL'),
  DREETS: aViewer(null, 'PLANNER'),
};

/** Files a fiche with two sessions, « A » and « B » after its reference, in Normandie 2022. Returns its id. */
export async function fileFiche(
  em: EntityManager,
  reference: string,
  opco: OpcoCode = 'AKTO',
): Promise<string> {
  const campaign = (await em.findOne(Campaign, { slug: 'normandie-2022' })) ?? aCampaign(em);
  const project = aProject(em, campaign, reference, { opco });
  for (const letter of ['A', 'B'])
    aSession(em, project, `${reference}${letter}`, { state: 'SUBMITTED', places: 10 });
  await em.flush();
  return project.id;
}

/** What a judge states, as far as a test says. */
interface Stated {
  verdict?: string;
  reason?: string | null;
  replaces?: string;
  /** The one that is read now unless told. */
  fingerprint?: string;
}

/** A judgement as tests read it. */
export interface Judged {
  judgement: { id: string; stands: boolean; sessionsValidated: number; project: { awaits: string[] } } | null;
  problems: { __typename: string; code: string; path: string; value: string | null; message: string }[];
}

const PAYLOAD = `{ judgement { id judge verdict reason organisation stands sessionsValidated
  project { reference awaits sessions { nodes { reference state } } } }
  problems { __typename code path value message } }`;
const OPINION = `mutation ($input: GiveOpinionInput!) { giveOpinion(input: $input) ${PAYLOAD} }`;
const DECISION = `mutation ($input: DecideOnProjectInput!) { decideOnProject(input: $input) ${PAYLOAD} }`;

/** The verbs of the judges, favourable unless told, for a fiche by its id. */
export function judging<Name extends string>({ ask }: Clients<Name | keyof typeof JUDGING>) {
  const fingerprintOf = async (project: string) =>
    (
      (await ask('DREETS', 'query ($id: ID!) { project(id: $id) { fingerprint } }', { id: project })) as {
        fingerprint: string | null;
      }
    ).fingerprint ?? 'aucune';
  const stated = async (project: string, { verdict: _, ...said }: Stated) => ({
    ...{ project, fingerprint: said.fingerprint ?? (await fingerprintOf(project)) },
    ...said,
  });
  return {
    fingerprintOf,
    opinion: async (
      project: string,
      said: Stated = {},
      who: Name | keyof typeof JUDGING = 'Région Normandie',
    ) =>
      (await ask(who, OPINION, {
        input: { ...(await stated(project, said)), opinion: said.verdict ?? 'FAVOURABLE' },
      })) as Judged,
    decision: async (
      project: string,
      said: Stated = {},
      who: Name | keyof typeof JUDGING = 'France Travail',
    ) =>
      (await ask(who, DECISION, {
        input: { ...(await stated(project, said)), decision: said.verdict ?? 'VALIDATED' },
      })) as Judged,
  };
}
