/** An opinion of the Région or a decision of France Travail on a fiche, as it was then. Never changed: a later one takes its place. */

import { defineEntity, p } from '@mikro-orm/core';
import { judges, verdicts } from '../domain/verdict.ts';
import { Campaign } from './campaign.ts';
import { count, uuidKey } from './columns.ts';
import { Organisation } from './organisation.ts';
import { PoecProject } from './poec-project.ts';

const ProjectJudgementSchema = defineEntity({
  name: 'ProjectJudgement',
  tableName: 'project_judgement',
  uniques: [{ properties: ['project', 'number'] }],
  checks: [
    {
      name: 'project_judgement_verdict_is_of_its_judge',
      expression: `verdict = 'ADAPTATION_REQUESTED' or (judge = 'REGION') = (verdict in ('FAVOURABLE', 'UNFAVOURABLE'))`,
    },
    {
      name: 'project_judgement_says_why',
      expression: `verdict in ('FAVOURABLE', 'VALIDATED') or coalesce(btrim(reason), '') <> ''`,
    },
  ],
  properties: {
    id: uuidKey(),
    project: () => p.manyToOne(PoecProject).ref(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    /** Rank among all that was said of the fiche, from 1. */
    number: count('number', 1),
    /** As what the organisation judges. */
    judge: p.enum(judges),
    /** Who judges; null on a machine of one's own, where there is no organisation to tell apart. */
    organisation: () => p.manyToOne(Organisation).ref().index().strictNullable().deleteRule('restrict'),
    verdict: p.enum(verdicts.codes),
    reason: p.text().strictNullable(),
    /** Of what was judged: see `src/programming/fiche.ts`. It counts for a fiche that still is so. */
    fingerprint: p.text().check(`fingerprint ~ '^[0-9a-f]{64}$'`),
    /** Sessions that it validated, being the second of two that let the fiche pass. */
    sessionsValidated: count('sessions_validated', 0),
    /** By the clock of the database, the same for all servers. */
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
});

/** What a judge said of a fiche. */
export class ProjectJudgement extends ProjectJudgementSchema.class {}
ProjectJudgementSchema.setClass(ProjectJudgement);
