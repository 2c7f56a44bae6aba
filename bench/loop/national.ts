/** The heavy operations of the API at national size, each as a client asks it, in an order in which each finds what it needs. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isOver, launched, nationalScenario, until } from '../country/campaign.ts';
import { COUNTRY } from '../country/data-set.ts';
import { dataOf } from '../served.ts';

/** An operation, in the order in which they are asked. */
export interface Operation {
  name: string;
  /** Asks it and waits until nothing of it is left to do. */
  ask: () => Promise<unknown>;
}

/** Candidates that a department of ten thousand pools expects: the file is as long as such files get. */
const POOLS = 10_000;

/** Departments of the pools, repeated. */
const DEPARTEMENTS = ['14', '27', '50', '61', '76'] as const;

/** The operations on the server at `url`; the country is the data set of `folder`. */
export function nationalOperations(url: string, folder: string): Operation[] {
  const ids: Record<'scenario' | 'held' | 'run' | 'other', string> = {
    scenario: '',
    held: '',
    run: '',
    other: '',
  };
  const fiches = readFileSync(join(folder, 'sessions.csv'), 'utf8');
  const dearer = fiches.replaceAll('reconstitué', 'publié');

  const planOf = (asked: string) => async (): Promise<unknown> =>
    dataOf(url, `query ($run: ID!) { run(id: $run) { plan { ${asked} } } }`, { run: ids.run });
  const launch = (scenario: 'scenario' | 'held', run: 'run' | 'other') => async (): Promise<void> => {
    ids[run] = await launched(url, ids[scenario]);
  };
  const ended = (run: 'run' | 'other') => async (): Promise<unknown> => until(url, ids[run], isOver);
  const create = async (input: string): Promise<string> => {
    const { createScenario } = await dataOf<{ createScenario: { scenario: { id: string } } }>(
      url,
      `mutation { createScenario(input: { ${input} }) { scenario { id } problems { message } } }`,
    );
    return createScenario.scenario.id;
  };
  const imports = (kind: string, input: Record<string, unknown>) => async (): Promise<void> => {
    const answer = await dataOf<Record<string, { import: { id: string } }>>(
      url,
      `mutation ($input: Import${kind}Input!) { import${kind}(input: $input) { import { id } problems { message } } }`,
      { input: { campaign: COUNTRY, ...input } },
    );
    await imported(url, answer[`import${kind}`]!.import.id);
  };

  return [
    { name: '`createScenario`', ask: async () => (ids.scenario = await nationalScenario(url)) },
    {
      name: '`createScenario` with a hand',
      ask: async () =>
        (ids.held = await create(
          `base: "${ids.scenario}", name: "Tenu", choices: { hand: { decisions: [{ notBefore: { selection: { filter: { quarters: ["2022-Q1"] } }, date: "2022-02-07" } }] } }`,
        )),
    },
    {
      name: '`appliedHand`, `handEffects`',
      ask: () =>
        dataOf(
          url,
          `query ($id: ID!) { scenario(id: $id) { appliedHand { rules { sessions } problems { message } } handEffects(session: "R0_S1") { kind } } }`,
          { id: ids.held },
        ),
    },
    {
      name: '`quarterlyPreview`',
      ask: () =>
        dataOf(
          url,
          `query ($id: ID!) { quarterlyPreview(scenario: $id) { preview { quarters { previewEntries } } problems { message } } }`,
          { id: ids.scenario },
        ),
    },
    { name: '`entryCurve` of the wishes', ask: () => curve(url) },
    { name: '`launchOptimization`', ask: launch('scenario', 'run') },
    { name: 'the run under way, polled', ask: ended('run') },
    { name: '`launchOptimization` with a hand', ask: launch('held', 'other') },
    { name: 'the run with a hand under way, polled', ask: ended('other') },
    { name: '`plan.curve`', ask: planOf('curve { points { entries } } peakBefore { entries } weeksMoved') },
    { name: '`plan.envelopeConsumption`', ask: planOf('envelopeConsumption { points { date } }') },
    {
      name: '`plan.assignments`, a page of 100',
      ask: planOf(
        'assignments(first: 100) { nodes { session { reference } reasons { message } } totalCount }',
      ),
    },
    { name: '`plan.proof.document`', ask: planOf('proof { document }') },
    {
      name: '`handEffects` of 20 assignments',
      ask: () =>
        dataOf(
          url,
          'query ($run: ID!) { run(id: $run) { plan { assignments(first: 20) { nodes { handEffects { kind } } } } } }',
          { run: ids.other },
        ),
    },
    {
      name: '`compareScenarios`',
      ask: () =>
        dataOf(
          url,
          `query ($a: ID!, $b: ID!) { compareScenarios(first: $a, second: $b) { comparison { first { weeksMoved } differences { days } } problems { message } } }`,
          { a: ids.scenario, b: ids.held },
        ),
    },
    {
      name: '`rollScenarioForward`',
      ask: () =>
        dataOf(
          url,
          `mutation { rollScenarioForward(input: { scenario: "${ids.scenario}" }) { scenario { id } problems { message } } }`,
        ),
    },
    {
      name: '`replayRun`',
      ask: async () => {
        const { replayRun } = await dataOf<{ replayRun: { run: { id: string } } }>(
          url,
          'mutation ($run: ID!) { replayRun(run: $run) { run { id } problems { message } } }',
          { run: ids.run },
        );
        ids.other = replayRun.run.id;
      },
    },
    { name: 'the replay under way, polled', ask: ended('other') },
    {
      name: '`replay`',
      ask: () => dataOf(url, 'query ($run: ID!) { run(id: $run) { replay { isSame } } }', { run: ids.other }),
    },
    {
      name: '`importSessions`, a dry run that changes all',
      ask: imports('Sessions', { csv: dearer, dryRun: true }),
    },
    { name: '`importSessions` that changes all', ask: imports('Sessions', { csv: dearer }) },
    { name: '`importSessions` that changes nothing', ask: imports('Sessions', { csv: dearer }) },
    {
      name: '`importLimits`, 10,000 pools',
      ask: imports('Limits', { csv: pools(), kind: 'CANDIDATE_POOLS' }),
    },
    { name: '`allocateEnvelope`, 198 recipients', ask: () => allocate(url) },
  ];
}

/** Waits for an import and reads its report, as whoever sent the file does. */
async function imported(url: string, id: string): Promise<void> {
  for (;;) {
    const answer = await dataOf<{ import: { state: string; reason: string | null } }>(
      url,
      'query ($id: ID!) { import(id: $id) { state reason report { sessions { createdCount updatedCount updated { reference } } } } }',
      { id },
    );
    const { state, reason } = answer.import;
    if (state === 'APPLIED' || state === 'CHECKED') return;
    if (state !== 'QUEUED' && state !== 'RUNNING') throw new Error(`${state}: ${reason}`);
    await delay(20);
  }
}

function curve(url: string): Promise<unknown> {
  return dataOf(url, `{ campaign(slug: "${COUNTRY}") { entryCurve { points { entries } } } }`);
}

function pools(): string {
  const rows = Array.from({ length: POOLS }, (_, n) =>
    [
      `V${n}`,
      `H29`,
      `Zone ${n}`,
      DEPARTEMENTS[n % DEPARTEMENTS.length],
      20 + (n % 50),
      'publié',
      'bench',
    ].join(';'),
  );
  return ['reference;famille_rome;zone;departement;candidats_attendus;provenance;source', ...rows].join('\n');
}

function allocate(url: string): Promise<unknown> {
  const recipients = Array.from(
    { length: 198 },
    (_, n) =>
      `{ opco: "OPCO ${n}", floor: "${1_000 * n}.00", recruitmentStakes: ${n + 1}, trainingNeeds: ${200 - n} }`,
  );
  return dataOf(
    url,
    `{ allocateEnvelope(input: { total: "425000000.00", reserve: "63750000.00", startsOn: "2022-01-01", reserveOn: "2022-07-01", endsOn: "2022-12-31", recipients: [${recipients.join(' ')}] }) { problems { message } } }`,
  );
}
