/** Every table, in an order a reader follows. */

import { AccessToken } from './access-token.ts';
import { Agency } from './agency.ts';
import { AlternanceIntake } from './alternance-intake.ts';
import { AuditEntry } from './audit-entry.ts';
import { Campaign } from './campaign.ts';
import { CandidatePool } from './candidate-pool.ts';
import { Closure } from './closure.ts';
import { Envelope } from './envelope.ts';
import { ImportBatch } from './import-batch.ts';
import { ImportJob } from './import-job.ts';
import { OpcoCapacity } from './opco-capacity.ts';
import { OptimizationRun } from './optimization-run.ts';
import { Organisation } from './organisation.ts';
import { PlanAssignment } from './plan-assignment.ts';
import { PoecProject } from './poec-project.ts';
import { PoecSession } from './poec-session.ts';
import { PrfOffer } from './prf-offer.ts';
import { ProjectComment } from './project-comment.ts';
import { ProjectJudgement } from './project-judgement.ts';
import { QuarterCapacity } from './quarter-capacity.ts';
import { Scenario } from './scenario.ts';
import { SignIn } from './sign-in.ts';
import { SignedSession } from './signed-session.ts';
import { SimulationRun } from './simulation-run.ts';
import { Territory } from './territory.ts';
import { Tranche } from './tranche.ts';

export {
  AccessToken,
  Agency,
  AlternanceIntake,
  AuditEntry,
  Campaign,
  CandidatePool,
  Closure,
  Envelope,
  ImportBatch,
  ImportJob,
  OpcoCapacity,
  OptimizationRun,
  Organisation,
  PlanAssignment,
  PoecProject,
  PoecSession,
  PrfOffer,
  ProjectComment,
  ProjectJudgement,
  QuarterCapacity,
  Scenario,
  SignedSession,
  SignIn,
  SimulationRun,
  Territory,
  Tranche,
};

/** What the ORM is told of: tables are listed, never discovered. */
export const entities = [
  Campaign,
  Territory,
  Agency,
  PoecProject,
  PoecSession,
  Envelope,
  Tranche,
  PrfOffer,
  AlternanceIntake,
  Closure,
  OpcoCapacity,
  CandidatePool,
  QuarterCapacity,
  ImportBatch,
  Scenario,
  OptimizationRun,
  PlanAssignment,
  SimulationRun,
  Organisation,
  ImportJob,
  ProjectComment,
  ProjectJudgement,
  AccessToken,
  SignIn,
  SignedSession,
  AuditEntry,
];
