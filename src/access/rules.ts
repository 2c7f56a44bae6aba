/**
 * THE table of rights: what each role may ask. The code reads it, `docs/access.md` shows it, a test walks it.
 *
 * An operation that is not here is refused to everybody.
 */

import { type Role, roles } from '../domain/role.ts';
import type { Viewer } from '../domain/viewer.ts';

/**
 * What a role may do with an operation.
 *
 * - `YES`: all of it.
 * - `OWN`: filing, what is its own organisation's; reading and commenting, that and what is validated.
 * - `VALIDATED`: reading and commenting, what the Région and France Travail have validated.
 * - `NO`: nothing.
 */
export type Access = 'YES' | 'OWN' | 'VALIDATED' | 'NO';

/** From the least to the most: of several roles, the most generous decides. */
const GENEROSITY: readonly Access[] = ['NO', 'VALIDATED', 'OWN', 'YES'];

/** A line of the table. */
export type Rights = Readonly<Record<Role, Access>>;

/** A line from its cells, in the order of the columns. */
function rights(...cells: readonly [Access, Access, Access, Access, Access, Access, Access]): Rights {
  return Object.fromEntries(roles.codes.map((role, column) => [role, cells[column]])) as Record<Role, Access>;
}

//                         MEMBER       OPCO    REGION  FR. TRAVAIL  CARIF_OREF   PLANNER  ADMINISTRATOR
/** What the conference shares: its frame, its money, the programme of the Région. */
const SHARED = rights('YES', 'YES', 'YES', 'YES', 'YES', 'YES', 'YES');
/** Fiches, what is said of them, and whatever counts them: a draft is between its OPCO and those who judge or programme it. */
const FICHES = rights('VALIDATED', 'OWN', 'YES', 'YES', 'VALIDATED', 'YES', 'YES');
/** What judges say of a fiche: as a draft, between its OPCO and those who judge or programme it. */
const JUDGED = rights('NO', 'OWN', 'YES', 'YES', 'NO', 'YES', 'YES');
/** Working material of the planner, computed from drafts too. */
const WORKING = rights('NO', 'NO', 'YES', 'YES', 'NO', 'YES', 'YES');
/** Filing fiches. */
const FILING = rights('NO', 'OWN', 'NO', 'NO', 'NO', 'YES', 'NO');
/** Judging fiches: each judge in its own name. */
const OPINION = rights('NO', 'NO', 'YES', 'NO', 'NO', 'NO', 'NO');
const DECISION = rights('NO', 'NO', 'NO', 'YES', 'NO', 'NO', 'NO');
/** The agencies of France Travail. */
const AGENCIES = rights('NO', 'NO', 'NO', 'YES', 'NO', 'NO', 'NO');
/** Publishing sessions. */
const PUBLICATION = rights('NO', 'NO', 'NO', 'NO', 'YES', 'NO', 'NO');
/** Files that were sent, and what became of them. */
const SENT = rights('NO', 'OWN', 'NO', 'NO', 'NO', 'YES', 'YES');
/** Who did what, drafts included. */
const AUDIT = rights('NO', 'NO', 'NO', 'NO', 'NO', 'NO', 'YES');
/** Who takes part, and the tokens of their machines. */
const ACCESS = rights('NO', 'NO', 'NO', 'NO', 'NO', 'NO', 'YES');
/** What leads from a run or a simulation to the logs: for who launches them and who runs the place. */
const TRACE = rights('NO', 'NO', 'NO', 'NO', 'NO', 'YES', 'YES');
/** Scenarios, runs and simulations. */
const PLANNING = rights('NO', 'NO', 'NO', 'NO', 'NO', 'YES', 'NO');

/**
 * The lines, by `Type.field` of the contract. Every field of Query, Mutation and Subscription is here; a field
 * of another type is here when it leads from what is shared to what is not.
 */
export const RULES: Readonly<Record<string, Rights>> = {
  'Query.viewer': SHARED,

  'Query.campaign': SHARED,
  'Query.campaigns': SHARED,
  'Query.territories': SHARED,
  'Query.agencies': SHARED,
  'Query.envelope': SHARED,
  'Query.envelopes': SHARED,
  'Query.prfOffers': SHARED,
  'Query.alternanceIntakes': SHARED,
  'Query.closures': SHARED,
  'Query.allocateEnvelope': SHARED,
  'Query.allocationCases': SHARED,
  'Query.opcoCapacities': SHARED,
  'Query.candidatePools': SHARED,
  'Query.quarterCapacities': SHARED,
  'Query.parameterDefaults': SHARED,

  'Query.project': FICHES,
  'Query.projects': FICHES,
  'Query.session': FICHES,
  'Query.sessions': FICHES,
  'Campaign.entryCurve': FICHES,
  'Campaign.latestPlan': FICHES,
  'Project.awaits': JUDGED,
  'Project.fingerprint': JUDGED,
  'Project.judgements': JUDGED,

  'Query.scenario': WORKING,
  'Query.scenarios': WORKING,
  'Query.run': WORKING,
  'Query.runs': WORKING,
  'Query.simulation': WORKING,
  'Query.simulations': WORKING,
  'Query.compareScenarios': WORKING,
  'Query.quarterlyPreview': WORKING,
  'Campaign.scenarios': WORKING,
  'Assignment.handEffects': WORKING,
  'Plan.run': WORKING,
  'Plan.levels': WORKING,
  'Plan.scores': WORKING,
  'Plan.statistics': WORKING,
  'Run.requestId': TRACE,
  'Simulation.requestId': TRACE,

  'Subscription.campaignChanges': FICHES,
  'Subscription.runProgress': WORKING,
  'Subscription.simulationProgress': WORKING,

  'Query.import': SENT,
  'Query.imports': SENT,

  'Query.auditEntries': AUDIT,
  'Query.organisation': ACCESS,
  'Query.organisations': ACCESS,
  'Query.accessTokens': ACCESS,

  'Mutation.commentProject': FICHES,
  'Mutation.giveOpinion': OPINION,
  'Mutation.decideOnProject': DECISION,
  'Mutation.publishSession': PUBLICATION,
  'Mutation.withdrawPublication': PUBLICATION,
  'Mutation.updateAgency': AGENCIES,

  'Mutation.importSessions': FILING,
  'Mutation.importLimits': PLANNING,
  'Mutation.cancelImport': FILING,

  'Mutation.createScenario': PLANNING,
  'Mutation.updateScenario': PLANNING,
  'Mutation.rollScenarioForward': PLANNING,
  'Mutation.launchOptimization': PLANNING,
  'Mutation.cancelRun': PLANNING,
  'Mutation.replayRun': PLANNING,
  'Mutation.launchSimulation': PLANNING,
  'Mutation.cancelSimulation': PLANNING,

  'Mutation.addOrganisation': ACCESS,
  'Mutation.updateOrganisation': ACCESS,
  'Mutation.endOrganisation': ACCESS,
  'Mutation.resumeOrganisation': ACCESS,
  'Mutation.createAccessToken': ACCESS,
  'Mutation.revokeAccessToken': ACCESS,
};

/** What a viewer may do with an operation: the most generous of its roles; nothing where there is no line. */
export function accessOf(viewer: Viewer, operation: string): Access {
  const line = Object.hasOwn(RULES, operation) ? RULES[operation] : undefined;
  if (line === undefined) return 'NO';
  const granted = viewer.roles.map((role) => GENEROSITY.indexOf(line[role]));
  return GENEROSITY[Math.max(0, ...granted)] ?? 'NO';
}

/** The roles that an operation is open to, in part or in whole. */
export function rolesAllowed(operation: string): Role[] {
  const line = Object.hasOwn(RULES, operation) ? RULES[operation] : undefined;
  return line === undefined ? [] : roles.codes.filter((role) => line[role] !== 'NO');
}
